"""A pack's page templates and style sheets, checked without data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jinja2 import TemplateSyntaxError, nodes

from reportgen.authoring.checking.expressions import Fault, Templates
from reportgen.authoring.checking.filters import JINJA, Filter, of_function
from reportgen.authoring.checking.kinds import MARKUP, TEXT, Kind
from reportgen.authoring.checking.walk import Walk
from reportgen.errors import Place, Problem
from reportgen.packs.pack import Pack
from reportgen.render.html import announcement as announcement_html
from reportgen.render.html.page import TEMPLATE, Prose
from reportgen.render.markdown import announcement as announcement_md
from reportgen.sandbox.environment import environment
from reportgen.sandbox.unprinted import unprinted

SHEETS = ("report.css", "screen.css")
_FILTERS = {
    **JINJA,
    "prose": of_function(Prose().prose),
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


def check_pages(pack: Pack, root: Kind) -> tuple[list[Problem], set[tuple[type, str]]]:
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
        self._environment = environment({})
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
        try:
            return self._environment.parse(text, name)
        except (TemplateSyntaxError, RecursionError) as error:
            self.faults.append(syntax_fault(name, text, error))
            return None


def syntax_fault(name: str, text: str, error: Exception) -> Fault:
    """What is wrong with a template that cannot be parsed."""
    line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
    said = (getattr(error, "message", None) or str(error)).rstrip(".")
    written = text.splitlines()[line - 1 : line]
    hint = ""
    if re.search(r"[\u2018\u2019\u201c\u201d]", written[0] if written else ""):
        hint = "write straight quotes: ' or \""
    elif "Unexpected end of template" in said or "unexpected end" in said:
        hint = "a {% if %} needs its {% endif %}, a {% for %} its {% endfor %}, “{{” its “}}”"
    return Fault(name, line, f"the template cannot be read: {said}", "template-syntax", hint)


def _problem(fault: Fault, pack: Pack) -> Problem:
    file = str(pack.files.get(fault.template, pack.folder / fault.template))
    return Problem(Place(file, fault.line, 1), fault.sentence, fault.code, hint=fault.hint)


# ---- pictures and style sheets ------------------------------------------------------------------

_SOURCE = re.compile(r"""<(?:img|source|image)\b[^>]*?\b(?:src|href)\s*=\s*["']([^"'{}]+)["']""")
_OWN_FAMILY = re.compile(r"var\(|inherit|initial|unset|revert|sans-serif|serif|monospace|system-ui")


def check_files(pack: Pack) -> Iterator[Problem]:
    """Pictures that templates name and the pack lacks; faults and foreign fonts of style sheets."""
    for name, file in sorted(pack.own.items()):
        if name.endswith(".j2"):
            yield from _pictures(pack, name, file.read_text("utf-8", "replace"))
        elif name.endswith(".css"):
            yield from _sheet(pack, name, file.read_bytes())


def _pictures(pack: Pack, name: str, text: str) -> Iterator[Problem]:
    for found in _SOURCE.finditer(text):
        if found.group(1) not in pack.files:
            line = text.count("\n", 0, found.start(1)) + 1
            place = Place(str(pack.own[name]), line, 1)
            yield _missing_file(place, found.group(1))


def _missing_file(place: Place, name: str) -> Problem:
    sentence = f"the pack has no file “{name}”"
    hint = "put it into the pack’s folder; names start there"
    return Problem(place, sentence, "pack-file", hint=hint)


def _sheet(pack: Pack, name: str, data: bytes) -> Iterator[Problem]:
    import tinycss2

    rules, _ = tinycss2.parse_stylesheet_bytes(data, skip_comments=True, skip_whitespace=True)
    file = str(pack.own[name])
    for rule in rules:
        yield from _of_rule(pack, file, rule)


def _of_rule(pack: Pack, file: str, rule: object) -> Iterator[Problem]:
    import tinycss2

    kind = getattr(rule, "type", "")
    if kind == "error":
        yield _bad_style(file, rule)
        return
    content = getattr(rule, "content", None)
    if content is None:
        return
    names = getattr(rule, "lower_at_keyword", "")
    if names in ("media", "supports", "layer", "container"):
        for inner in tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True):
            yield from _of_rule(pack, file, inner)
        return
    for each in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if each.type == "error":
            yield _bad_style(file, each)
        elif each.type == "declaration":
            yield from _of_declaration(pack, file, each, is_face=names == "font-face")
        elif each.type in ("qualified-rule", "at-rule"):
            yield from _of_rule(pack, file, each)


def _bad_style(file: str, error: object) -> Problem:
    line, column = getattr(error, "source_line", 1), getattr(error, "source_column", 1)
    sentence = f"the style sheet cannot be read here: {getattr(error, 'message', '')}"
    hint = "a declaration is “name: value;”, a rule ends with “}”"
    return Problem(Place(file, line, column), sentence, "css-syntax", hint=hint)


def _of_declaration(pack: Pack, file: str, each: object, *, is_face: bool) -> Iterator[Problem]:
    import tinycss2

    name = getattr(each, "lower_name", "")
    value = getattr(each, "value", [])
    place = Place(file, getattr(each, "source_line", 1), getattr(each, "source_column", 1))
    for address in _addresses(value):
        if not address.startswith(("#", "data:")) and address not in pack.files:
            yield _missing_file(place, address)
    if name == "font-family" and not is_face:
        for each_family in tinycss2.serialize(value).split(","):
            family = each_family.strip().strip("'\"")
            known = (pack.manifest.fonts.family, *_faces(pack))
            if family and not _OWN_FAMILY.search(family) and family not in known:
                sentence = f"the pack does not bring the font “{family}”"
                hint = "write var(--font), or name the font and its files in pack.yaml"
                yield Problem(place, sentence, "pack-font", hint=hint)


def _addresses(value: list[object]) -> Iterator[str]:
    for token in value:
        kind = getattr(token, "type", "")
        if kind == "url":
            yield str(getattr(token, "value", ""))
        elif kind == "function" and getattr(token, "lower_name", "") == "url":
            for argument in getattr(token, "arguments", []):
                if argument.type == "string":
                    yield str(argument.value)


def _faces(pack: Pack) -> Iterator[str]:
    """The families that the pack's own style sheets declare."""
    for name, file in pack.files.items():
        if name.endswith(".css"):
            text = file.read_text("utf-8", "replace")
            for face in re.findall(r"@font-face\s*\{[^}]*\}", text):
                for family in re.findall(r"font-family:\s*[\"']?([^;\"']+)", face):
                    yield family.strip()
