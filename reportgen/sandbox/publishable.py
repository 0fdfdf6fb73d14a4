"""What a page that is put on the web may hold: nothing that runs, and nothing from elsewhere.

The page is read as browsers read it, and only what is known to be harmless passes.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from reportgen.errors import PackError, Place, Problem
from reportgen.packs.pack import Pack

_NAMED = (
    "html head title meta style body header footer main nav section article aside address hgroup"
    " h1 h2 h3 h4 h5 h6 p div span a abbr b bdi bdo blockquote br caption cite code col colgroup"
    " data dd del details dfn dl dt em figcaption figure hr i img ins kbd li mark ol pre q rp rt"
    " ruby s samp small strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
_ELEMENTS = frozenset(_NAMED.split())
_FETCHING = frozenset(
    ("srcset", "background", "poster", "ping", "lowsrc", "dynsrc", "http-equiv", "usemap")
)
_SCHEMES = ("http", "https", "mailto", "tel")
# Functions of CSS that take an address as a mere text.
_FUNCTIONS = frozenset(("image-set", "-webkit-image-set", "image", "cross-fade", "src"))
_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}
_HTML = "{http://www.w3.org/1999/xhtml}"
_STYLE = re.compile(r"(<style>)(.*?)(</style>)", re.DOTALL)
_IMAGE = re.compile(r'(<img\b[^<>]*?\ssrc=")([^"]*)(")')
_INSIDE = "inside:"


def reference(name: str) -> str:
    """What stands in a page for a file until its data take its place; no text is like it."""
    return f"{_INSIDE}{hashlib.sha256(name.encode()).hexdigest()}"


def address(media_type: str, data: bytes) -> str:
    """The data as an address."""
    return f"data:{media_type};base64,{b64encode(data).decode()}"


class Files:
    """The files of a pack that its page asks for, by their references."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self.addresses: dict[str, str] = {}

    def taken(self, page: str) -> str:
        """The page with references for the pack's files in its styles and pictures."""
        page = _STYLE.sub(lambda part: f"{part[1]}{self.in_style(part[2])}{part[3]}", page)
        return _IMAGE.sub(lambda part: f"{part[1]}{self._referred(part[2])}{part[3]}", page)

    def in_style(self, css: str) -> str:
        """The style sheet with references for the files that it names."""
        import tinycss2

        nodes = tinycss2.parse_component_value_list(css)
        changed = False
        for node in _addresses(nodes):
            if (target := self._referred(node.value)) != node.value:
                quoted = f'"{target}"'
                node.representation = quoted if node.type == "string" else f"url({quoted})"
                changed = True
        return str(tinycss2.serialize(nodes)) if changed else css

    def _referred(self, target: str) -> str:
        file = self._pack.files.get(target)
        if file is None or file.suffix.lower() not in _TYPES:
            return target
        name = reference(f"file:{target}")
        self.addresses[name] = address(_TYPES[file.suffix.lower()], file.read_bytes())
        return name


def inlined_style(css: str, pack: Pack) -> str:
    """The style sheet with the files of the pack that it names inside it."""
    files = Files(pack)
    return filled(files.in_style(css), files.addresses)


def filled(page: str, addresses: Mapping[str, str]) -> str:
    """The page with the data of its files in the place of their references."""
    return re.sub(_INSIDE + "[0-9a-f]{64}", lambda part: addresses.get(part[0], part[0]), page)


def check(page: str, pack: Pack, template: str) -> None:
    """Raises PackError with everything that must not be published in a page, or a piece of one,
    which this template of the pack made."""
    import tinyhtml5

    _refuse(tinyhtml5.parse(page), pack, template, _in_element)


def check_links(tree: Any, pack: Pack, template: str) -> None:
    """Raises PackError for links of a page, which an engine has read, that lead to a reader's own
    machine, run something or attach a file: a PDF has them too."""
    _refuse(tree, pack, template, _in_link)


def _refuse(
    tree: Any, pack: Pack, template: str, finds: Callable[[Any], Iterator[_Danger]]
) -> None:
    dangers = dict.fromkeys(danger for element in tree.iter() for danger in finds(element))
    if dangers:
        raise PackError(
            Problem(_where(sign, pack, template), sentence, "page-active", hint=_HINT)
            for sentence, sign in dangers
        )


_HINT = "a published page runs nothing and fetches nothing; put files into the pack's folder"
_Danger = tuple[str, str]
"""A sentence, and what to look for in the pack's files to say where."""


def _in_link(element: Any) -> Iterator[_Danger]:
    link = {str(name).rpartition("}")[2].lower(): str(v) for name, v in element.attrib.items()}
    if "href" in link:
        yield from _in_attribute("a", "href", link["href"])
    if "attachment" in link.get("rel", "").lower().split():
        yield "the page attaches a file (“rel=attachment”)", "attachment"


def _in_element(element: Any) -> Iterator[_Danger]:
    if not isinstance(element.tag, str):
        return
    space, _, name = element.tag.rpartition("}")
    if f"{space}}}" != _HTML or name not in _ELEMENTS:
        yield f"the page holds a <{name}>", f"<{name}"
    for attribute, value in element.attrib.items():
        yield from _in_attribute(name, str(attribute).rpartition("}")[2].lower(), str(value))
    if name == "style":
        yield from _in_style("".join(element.itertext()))


def _in_attribute(element: str, name: str, value: str) -> Iterator[_Danger]:
    if name.startswith("on"):
        yield f"the page runs something (“{name}” of <{element}>)", name
    elif name in _FETCHING:
        yield f"the page fetches something (“{name}” of <{element}>)", name
    elif name == "style":
        yield from _in_style(value)
    elif name == "href":
        plain = re.sub(r"[\x00-\x20]", "", value)
        scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
        if scheme and scheme[1].lower() not in _SCHEMES:
            yield f"a link of the page leads to “{value[:100]}”", value
    elif name == "src":
        yield from _fetched(value)


def _in_style(css: str) -> Iterator[_Danger]:
    import tinycss2

    nodes = tinycss2.parse_component_value_list(css)
    for node in _addresses(nodes):
        yield from _fetched(node.value)
    for node in tokens(nodes):
        if node.type == "at-keyword" and node.lower_value == "import":
            yield "a style sheet reads another (“@import”)", "@import"
        elif node.type == "function" and node.lower_name in _FUNCTIONS:
            yield f"a style sheet fetches something (“{node.name}(...)”)", f"{node.name}("


def _addresses(nodes: Any) -> Iterator[Any]:
    """What is fetched, however it is quoted."""
    for node in tokens(nodes):
        if node.type == "url":
            yield node
        elif node.type == "function" and node.lower_name == "url":
            yield from (inside for inside in node.arguments if inside.type == "string")


def tokens(nodes: Iterable[Any]) -> Iterator[Any]:
    """These parts of a style sheet, as tinycss2 reads it, and all that stand inside them."""
    waiting = [*nodes][::-1]
    while waiting:
        node = waiting.pop()
        yield node
        if node.type in ("function", "() block", "[] block", "{} block"):
            waiting += reversed(node.arguments if node.type == "function" else node.content)


def _fetched(target: str) -> Iterator[_Danger]:
    if not target.startswith((_INSIDE, "#")):
        yield f"the page fetches “{target[:100]}”, which is no picture or font of the pack", target


def _where(sign: str, pack: Pack, template: str) -> Place:
    """The first line of the pack that says this, its own files before those that it inherits; the
    template, when it is written in another way or put together."""
    written = re.compile(
        rf"(?<!\w){re.escape(sign)}" + (r"(?!\w)" if sign[-1:].isalnum() else ""), re.I
    )
    for file in (*pack.own.values(), *pack.files.values()):
        if file.suffix in (".j2", ".css"):
            for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
                if written.search(line):
                    return Place(str(file), number, 1)
    return Place(str(pack.path(template)), 1, 1)
