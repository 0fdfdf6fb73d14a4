"""What makes an HTML file run, or depend on others: none of it may be in one that is published."""

from __future__ import annotations

import mimetypes
import re
from base64 import b64encode
from collections.abc import Iterator

from reportgen.errors import PackError, Place, Problem
from reportgen.packs.pack import Pack
from reportgen.render.html import STYLE_SHEET, TEMPLATE

_STYLE = re.compile(r"(<style>)(.*?)(</style>)", re.DOTALL)
_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")
_SOURCE = re.compile(r"""(<(?:img|source)\b[^>]*?\bsrc=")([^"]*)(")""")
_RUNNING = frozenset(("script", "iframe", "frame", "object", "embed", "applet", "base", "link"))
_FETCHING = ("src", "srcset", "poster", "background", "data", "xlink:href")


def inlined(page: str, pack: Pack) -> str:
    """The page with the files of the pack that its styles and pictures name inside it; raises
    PackError for those that the pack does not have."""

    def style(found: re.Match[str]) -> str:
        return found[1] + inlined_style(found[2], pack) + found[3]

    def source(found: re.Match[str]) -> str:
        return found[1] + _address(found[2], pack, TEMPLATE) + found[3]

    return _SOURCE.sub(source, _STYLE.sub(style, page))


def inlined_style(sheet: str, pack: Pack) -> str:
    """The style sheet with the files of the pack that it names inside it."""

    def address(found: re.Match[str]) -> str:
        return f'url("{_address(found[2].strip(), pack, STYLE_SHEET)}")'

    return _URL.sub(address, sheet)


def _address(name: str, pack: Pack, where: str) -> str:
    if name.startswith(("data:", "#")):
        return name
    if name not in pack.files:
        hint = "put the file into the pack's folder and name it relative to that folder"
        place = Place(str(pack.files.get(where, pack.folder / where)))
        raise PackError(Problem(place, f"the pack has no file “{name}”", "pdf-address", hint=hint))
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(pack.path(name).read_bytes()).decode()}"


def refuse_active(page: str, pack: Pack) -> None:
    """Raises PackError when the page would run, fetch or embed something."""
    from lxml import html

    place = Place(str(pack.files[TEMPLATE]))
    hint = "a report is read, on any site and in any archive: it runs and fetches nothing"
    found = dict.fromkeys(_active(html.document_fromstring(page)))
    if found:
        raise PackError(
            Problem(place, f"the page holds {each}", "pack-active", hint=hint) for each in found
        )


def _active(page: object) -> Iterator[str]:
    for element in page.iter():  # type: ignore[attr-defined]
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if tag in _RUNNING:
            yield f"<{tag}>"
        if tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield "a <meta> that leads elsewhere"
        for name, value in element.items():
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            if name.lower().startswith("on"):
                yield f"the handler “{name}” of <{tag}>"
            elif address.startswith(("javascript:", "vbscript:")):
                yield f"an address of <{tag}> that runs"
            elif _fetches(tag, name, address):
                yield f"“{value[:60]}”, which <{tag}> fetches"


def _fetches(tag: str, name: str, address: str) -> bool:
    """Whether a reader's program would ask for this, without being asked to go there."""
    if name == "href":
        return not address.startswith("#") and (
            tag not in ("a", "area") or address.startswith("data:")
        )
    return name in _FETCHING and not address.startswith(("data:image/", "#"))
