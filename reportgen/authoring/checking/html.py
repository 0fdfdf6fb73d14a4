"""A pack's page templates, checked without data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from reportgen.authoring.checking.expressions import Fault, Templates
from reportgen.authoring.checking.filters import JINJA, Filter, of_function
from reportgen.authoring.checking.sheets import missing_file
from reportgen.authoring.checking.values import MARKUP, TEXT, Value
from reportgen.authoring.checking.walk import Walk
from reportgen.errors import Place, Problem
from reportgen.packs.pack import Pack
from reportgen.render.html import announcement as announcement_html
from reportgen.render.html.page import TEMPLATE, Prose, addressed
from reportgen.render.markdown import announcement as announcement_md
from reportgen.sandbox.environment import environment
from reportgen.sandbox.unprinted import unprinted

_FILTERS = {
    **JINJA,
    "prose": of_function(Prose().prose),
    "addressed": of_function(addressed),
    "picture": Filter(TEXT, lambda _: MARKUP),
}
_PAGES = {
    TEMPLATE: _FILTERS,
    announcement_html.TEMPLATE: {**JINJA, "prose": of_function(Prose().prose)},
    announcement_md.TEMPLATE: {
        **JINJA,
        "prose": of_function(announcement_md.prose),
        "address": of_function(announcement_md.address),
    },
}
"""The templates that are pages of their own, and the filters that each has."""


def check_pages(pack: Pack, root: Value) -> tuple[list[Problem], set[tuple[type, str]]]:
    """What is wrong in the templates, and the fields of the view that they show."""
    sources = _Sources(pack)
    faults: list[Fault] = []
    shown: set[tuple[type, str]] = set()
    for template, filters in _PAGES.items():
        if sources.known(template):
            walk = Walk(Templates(sources.load, sources.known, filters), root)
            walk.template(template)
            faults += walk.faults
            shown |= walk.shown
    problems = [_problem(fault, pack) for fault in (*sources.faults, *faults)]
    return [*problems, *unprinted(pack, TEMPLATE, sources.find)], shown


class _Sources:
    """The templates of a pack, parsed once each; what cannot be parsed is a fault."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self.faults: list[Fault] = []
        self.load = cache(self._load)

    def known(self, name: str) -> bool:
        return name in self._pack.files

    def find(self, name: str) -> nodes.Template | None:
        """The template of this name, if there is one that can be read."""
        return self.load(name) if self.known(name) else None

    def _load(self, name: str) -> nodes.Template | None:
        try:
            text = self._pack.path(name).read_text("utf-8")
        except UnicodeDecodeError:
            self.faults.append(Fault(name, 1, "the file cannot be read as UTF-8", "unreadable"))
            return None
        template = parsed(name, text)
        if isinstance(template, Fault):
            self.faults.append(template)
            return None
        return template


def parsed(name: str, text: str) -> nodes.Template | Fault:
    """The template, or why it cannot be parsed."""
    try:
        return environment({}).parse(text, name)
    except (TemplateSyntaxError, RecursionError) as error:
        line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
        reason = (getattr(error, "message", None) or str(error)).rstrip(".")
    hint = ""
    if re.search(r"[\u2018\u2019\u201c\u201d]", "".join(text.splitlines()[line - 1 : line])):
        hint = "write straight quotes: ' or \""
    elif "unexpected end" in reason.lower():
        hint = "a {% if %} needs its {% endif %}, a {% for %} its {% endfor %}, “{{” its “}}”"
    return Fault(name, line, f"the template cannot be read: {reason}", "template-syntax", hint)


def _problem(fault: Fault, pack: Pack) -> Problem:
    file = str(pack.files.get(fault.template, pack.folder / fault.template))
    return Problem(Place(file, fault.line, 1), fault.sentence, fault.code, hint=fault.hint)


_SOURCE = re.compile(r"""<(?:img|source|image)\b[^>]*?\b(?:src|href)\s*=\s*["']([^"'{}]+)["']""")


def check_pictures(pack: Pack, file: Path) -> Iterator[Problem]:
    """Pictures that a template of the pack names and the pack lacks."""
    text = file.read_text("utf-8", "replace")
    for match in _SOURCE.finditer(text):
        if match[1] not in pack.files:
            line = text.count("\n", 0, match.start(1)) + 1
            yield missing_file(Place(str(file), line, 1), match[1])
