"""The finished report inside a page of the site, and the finished announcement."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import cast

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

from reportgen.site.records import File

_DRAWN = re.compile(r"data:image/(png|jpeg|svg\+xml|gif|webp);base64,([A-Za-z0-9+/=]+)")
_SUFFIXES = {"jpeg": "jpg", "svg+xml": "svg"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BELOW = 1
"""How many levels of the site's page stand above the report's own."""


@dataclass(frozen=True)
class Embedded:
    """A report as a part of a page, with the pictures that it names."""

    markup: Markup
    files: tuple[File, ...]
    is_long: bool
    """True if the report's own page says so, for its style sheet."""


def report(page: bytes) -> Embedded:
    """What the report's HTML file shows, without what makes it a page of its own.

    Its headings keep their looks, and so their names, but are told as one level below the
    page's title; its pictures are files.
    """
    text, files = _with_files(page.decode())
    body = cast("HtmlElement", html.document_fromstring(text).find("body"))
    for skip in body.find_class("skip"):
        skip.drop_tree()
    for main in body.iter("main"):
        main.tag = "div"
        main.set("class", "matter")
    for heading in body.iter(*_HEADINGS):
        heading.set("aria-level", str(_HEADINGS.index(heading.tag) + 1 + _BELOW))
    return Embedded(_inner(body), files, "long" in body.get("class", "").split())


def announcement(fragment: bytes, headline: str) -> Markup:
    """The announcement without the headline, which is the page's own title."""
    article = html.fragment_fromstring(fragment.decode(), create_parent="div")
    first = next(article.iter(*_HEADINGS), None)
    if first is not None and first.text_content().strip() == headline:
        first.drop_tree()
    return _inner(article)


def _with_files(text: str) -> tuple[str, tuple[File, ...]]:
    """The page with the names of its pictures in place of the pictures, and these."""
    files: dict[str, File] = {}

    def file(match: re.Match[str]) -> str:
        data = base64.b64decode(match[2])
        suffix = _SUFFIXES.get(match[1], match[1])
        name = f"picture-{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        files[name] = File(name, data)
        return name

    head, end, body = text.partition("</head>")
    return f"{head}{end}{_DRAWN.sub(file, body)}", tuple(files.values())


def _inner(element: HtmlElement) -> Markup:
    """What is inside an element."""
    parts = [Markup.escape(element.text or "")]
    parts += [html.tostring(child, encoding="unicode") for child in element]
    return Markup("".join(parts))  # noqa: S704 - what was read is HTML, and escaped as such
