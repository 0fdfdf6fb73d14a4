"""What a pack brings for its page and nothing prints, which would be passed over in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jinja2 import nodes

from reportgen.errors import Place, Problem, did_you_mean, nearest
from reportgen.packs.pack import Pack
from reportgen.view.parts import NAMES

_OF_PARTS = {f"html/{name}.html.j2": name for name in NAMES}
"""The names under which a pack once brought a file for a part."""


def in_block(name: str) -> str:
    """How a page prints this part in its own way."""
    return (
        f'write {{% block part scoped %}}{{% if part.name == "{name}" %}} ...'
        " {% else %}{{ super() }}{% endif %}{% endblock %}"
    )


def unprinted(
    pack: Pack, page: str, load: Callable[[str], nodes.Template | None]
) -> Iterator[Problem]:
    """A problem for each block and each part's file that no page prints. `load` gives the template
    of a name; None when there is none, or when it cannot be read."""
    yield from _blocks(pack, page, load)
    texts = [file.read_bytes() for name, file in pack.files.items() if name.endswith(".j2")]
    for name in _OF_PARTS.keys() & pack.own.keys():
        if not any(name.encode() in text for text in texts):
            sentence, place = "no page prints this file", Place(str(pack.own[name]), 1, 1)
            yield Problem(place, sentence, "unused-file", hint=in_block(_OF_PARTS[name]))


def _blocks(
    pack: Pack, page: str, load: Callable[[str], nodes.Template | None]
) -> Iterator[Problem]:
    """A problem for each block that is in no page that its own page extends."""
    chain: dict[str, nodes.Template] = {}
    name: str | None = page
    while name is not None and name not in chain and (tree := load(name)) is not None:
        chain[name] = tree
        name = _extended(tree)
    known: set[str] = set()
    for name, tree in reversed(chain.items()):
        called = {each.attr for each in tree.find_all(nodes.Getattr) if _is_self(each.node)}
        for block in tree.body if _extended(tree) else ():
            if isinstance(block, nodes.Block) and block.name not in known | called:
                place = Place(str(pack.files[name]), block.lineno, 1)
                sentence = f"the page has no block “{block.name}”, so this is never printed"
                names = sorted(known)
                otherwise = f"there are: {', '.join(names)}"
                hint = did_you_mean(nearest(block.name, names), otherwise)
                hint = in_block(block.name) if block.name in NAMES else hint
                yield Problem(place, sentence, "unknown-block", hint=hint)
        known |= {block.name for block in tree.find_all(nodes.Block)}


def _is_self(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "self"


def _extended(page: nodes.Template) -> str | None:
    """The name of the page that this one extends, where it says one."""
    extends = next(page.find_all(nodes.Extends), None)
    named = extends.template if extends else None
    return str(named.value) if isinstance(named, nodes.Const) else None
