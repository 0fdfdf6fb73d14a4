"""A pack's Word master, checked without data: its tags, where they stand, and its styles."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from reportgen.authoring.checking.expressions import Fault, Templates
from reportgen.authoring.checking.filters import JINJA, of_function
from reportgen.authoring.checking.html import syntax_fault
from reportgen.authoring.checking.kinds import Kind
from reportgen.authoring.checking.walk import Walk
from reportgen.errors import PackError, Place, Problem
from reportgen.openxml import w
from reportgen.packs.pack import Pack
from reportgen.render.word.docx import MASTER, tagged
from reportgen.render.word.faults import where
from reportgen.render.word.filters import Filters
from reportgen.render.word.wordml import Styles, style_name
from reportgen.sandbox.environment import environment

_FILTERS = {
    **JINJA,
    **{name: of_function(getattr(Filters, name)) for name in Filters.FORMS},
}


def check_master(pack: Pack, root: Kind) -> tuple[list[Problem], set[tuple[type, str]]]:
    """What is wrong in the Word master, and the fields of the view that it shows."""
    try:
        parts, sources, problems = tagged(pack)
    except PackError as error:
        return list(error.problems), set()
    master = str(pack.path(MASTER))
    shown: set[tuple[type, str]] = set()
    for name, source in sources.items():
        faults, seen = _check_part(name, source, root, _style_names(parts))
        shown |= seen
        problems += [_problem(fault, source, master) for fault in faults]
    for told in (
        *_unread_tags(parts),
        *_lost(parts),
        *_unknown_styles(parts),
        *_fonts(parts, pack),
    ):
        problems.append(Problem(Place(master), told.sentence, told.code, hint=told.hint))
    return problems, shown


@dataclass(frozen=True)
class _Told:
    """What is wrong in a part that is not a template."""

    sentence: str
    code: str
    hint: str = ""


def _problem(fault: Fault, source: str, master: str) -> Problem:
    place = where(source, fault.line, fault.template)
    above = _heading_above(source, fault.line)
    under = f" under “{above}”" if above else ""
    sentence = f"in {place}{under}: {fault.sentence}"
    return Problem(Place(master), sentence, fault.code, hint=fault.hint)


def _heading_above(source: str, line: int) -> str:
    """The words of the nearest heading before this line, as they stand in the master; those of a
    macro that has ended before it are printed elsewhere."""
    is_elsewhere = False
    for each in reversed(source.split("\n")[: line - 1]):
        if mark := re.search(r"{%\s*(end)?macro\b", each):
            is_elsewhere = bool(mark[1])
        elif not is_elsewhere and re.search(r'<w:pStyle w:val="\w*Heading', each):
            return " ".join(re.sub(r"<[^>]+>", " ", each).split())[:60]
    return ""


# ---- templates ----------------------------------------------------------------------------------


def _check_part(
    name: str, source: str, root: Kind, styles: frozenset[str]
) -> tuple[list[Fault], set[tuple[type, str]]]:
    try:
        page = environment({}).parse(source, name)
    except (TemplateSyntaxError, RecursionError) as error:
        return [syntax_fault(name, source, error)], set()
    walk = Walk(Templates({name: page}.get, {name}.__contains__, _FILTERS), root)
    walk.template(name)
    standing = _Standing(name, styles)
    standing.body(page.body, [])
    return [*walk.faults, *standing.faults], walk.shown


_TAG = re.compile(r"<(/?)([\w:]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
_FORMS = {"w:t": "{{ ... }}", "w:p": "{{r ... }}"}


_EDGE = "|"
"""Where a span begins: what was open before must not be closed in it."""


class _Standing:
    """Where tags stand among Word's own: what they open closes in the same place, and what they
    print has a form that may stand there."""

    def __init__(self, name: str, styles: frozenset[str]) -> None:
        self._name = name
        self._styles = styles
        self.faults: list[Fault] = []

    def _fault(self, node: nodes.Node, sentence: str, code: str, hint: str = "") -> None:
        self.faults.append(Fault(self._name, node.lineno, sentence, code, hint))

    def body(self, body: Sequence[nodes.Node], around: list[str]) -> list[str]:
        """What is open after these nodes, which stand inside of `around`."""
        stack = list(around)
        for node in body:
            for output in node.nodes if isinstance(node, nodes.Output) else ():
                if isinstance(output, nodes.TemplateData):
                    self._move(output.data, stack)
                else:
                    self._printed(output, next((x for x in reversed(stack) if x != _EDGE), ""))
            for inner, what in _inner(node):
                self._span(node, inner, stack, what)
        return stack

    @staticmethod
    def _move(data: str, stack: list[str]) -> None:
        for closing, name, _, alone in _TAG.findall(data):
            if alone:
                continue
            if not closing:
                stack.append(name)
            elif stack and stack[-1] == name:
                stack.pop()
            else:
                stack.append(f"/{name}")

    def _span(
        self, node: nodes.Node, inner: Sequence[nodes.Node], stack: list[str], what: str
    ) -> None:
        """What a tag spans ends where it began: nothing that was open before is closed in it."""
        within = [*stack, _EDGE]
        after = self.body(inner, within)
        if after == within:
            return
        crossed = set(after[len(within) :])
        place = "row" if "/w:tr" in crossed else "cell" if "/w:tc" in crossed else "paragraph"
        sentence = f"this {{% {what} %}} begins in one {place} and ends in another"
        hint = "begin and end it in the same; {%p %} spans paragraphs, {%tr %} rows, {%tc %} cells"
        self._fault(node, sentence, "template-nesting", hint)

    def _printed(self, node: nodes.Expr, around: str) -> None:
        for each in (node, *node.find_all(nodes.Filter)):
            if isinstance(each, nodes.Filter):
                self._needed_styles(each)
        form = Filters.FORMS.get(node.name, "text") if isinstance(node, nodes.Filter) else "text"
        if isinstance(node, nodes.Call) or not around:
            return
        if form == "text" and around != "w:t":
            if around.startswith(("w:", "/")) and not isinstance(node, nodes.Name):
                tag = "{{ ... }} stands in a paragraph’s text; {{r and {{p need a filter that makes"
                sentence = "text is printed by {{r or {{p, and would be lost"
                self._fault(node, sentence, "template-nesting", f"{tag} runs or paragraphs")
        elif form == "runs" and around != "w:p":
            sentence = "the filter makes text with its look, which {{r prints"
            self._fault(node, sentence, "template-nesting", "write {{r ... }}")
        elif form == "paragraphs" and around in ("w:t", "w:p", "w:r"):
            sentence = "the filter makes whole paragraphs, which {{p prints"
            self._fault(node, sentence, "template-nesting", "write {{p ... }} in a paragraph alone")

    def _needed_styles(self, node: nodes.Filter) -> None:
        said = [each.value for each in node.args if isinstance(each, nodes.Const)]
        said += [each.value.value for each in node.kwargs if isinstance(each.value, nodes.Const)]
        named = [str(each) for each in said] if node.name == "prose" else []
        for style in (*Filters.STYLES.get(node.name, ()), *named):
            if style.lower() not in self._styles:
                sentence = f"the master has no style “{style}”, which “{node.name}” needs"
                self._fault(node, sentence, "pack-style", "make it in Word, or take it from formal")


def _inner(node: nodes.Node) -> Iterator[tuple[Sequence[nodes.Node], str]]:
    """The bodies inside a node, with what it is called."""
    match node:
        case nodes.If():
            yield node.body, "if"
            for each in node.elif_:
                yield each.body, "elif"
            yield node.else_, "else"
        case nodes.For():
            yield node.body, "for"
            yield node.else_, "else"
        case nodes.Macro():
            yield node.body, "macro"
        case nodes.CallBlock() | nodes.With() | nodes.Block() | nodes.FilterBlock():
            yield node.body, type(node).__name__.lower().removesuffix("block")


# ---- the parts ----------------------------------------------------------------------------------

_READ = re.compile(r"word/(document|(header|footer)\d*|footnotes|numbering)\.xml")
_CALLED = {f"docProps/{name}.xml": "the properties" for name in ("app", "core", "custom")}


def _style_names(parts: Mapping[str, bytes]) -> frozenset[str]:
    return frozenset(Styles(etree.fromstring(parts["word/styles.xml"])))


def _unread_tags(parts: Mapping[str, bytes]) -> Iterator[_Told]:
    """Tags where nobody reads them: they would be printed as they are, or lost."""
    for name, data in sorted(parts.items()):
        if not name.endswith(".xml") or _READ.fullmatch(name):
            continue
        words = re.sub(r"<[^>]+>", "", data.decode("utf-8", "replace"))
        for tag in re.findall(r"\{[{%].{0,80}?[%}]\}", words):
            place = _CALLED.get(name, f"the part “{name}”")
            hint = "tags are read in the text, its footnotes, headers and footers"
            yield _Told(f"in {place}: “{tag}” is not read here", "template-place", hint)


def _lost(parts: Mapping[str, bytes]) -> Iterator[_Told]:
    """Pictures and other parts that are named and not there, or asked for by no name."""
    for name, data in sorted(parts.items()):
        folder, _, file = name.rpartition("/_rels/")
        if not file.endswith(".rels"):
            continue
        ids = set()
        for link in etree.fromstring(data):
            ids.add(link.get("Id"))
            target = posixpath.normpath(posixpath.join(f"/{folder}", link.get("Target", "")))
            if link.get("TargetMode") != "External" and target.lstrip("/") not in parts:
                sentence = f"the Word file has no “{target.lstrip('/')}”, which it names"
                yield _Told(sentence, "pack-file", "put the picture into the master again")
        owner = f"{folder}/{file.removesuffix('.rels')}"
        if owner in parts:
            used = re.findall(rb'r:(?:embed|id|link)="([^"{}]+)"', parts[owner])
            for lost in sorted({each.decode() for each in used} - ids):
                sentence = f"in “{owner}”: a picture or link leads to “{lost}”, which is not there"
                yield _Told(sentence, "pack-file", "put the picture into the master again")


def _unknown_styles(parts: Mapping[str, bytes]) -> Iterator[_Told]:
    """Styles that paragraphs, runs and tables name and the master does not have."""
    known = set(Styles(etree.fromstring(parts["word/styles.xml"])).values())
    for name in filter(_READ.fullmatch, sorted(parts)):
        for element in etree.fromstring(parts[name]).iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            style = element.get(w("val"))
            if style not in known:
                words = _around(element)
                sentence = f"in “{words}”: the master has no style “{style}”"
                yield _Told(sentence, "pack-style", "choose another style for it in Word")


_SYMBOLS = ("Symbol", "Wingdings", "Courier New")
"""What Word’s own bullets are set in."""


def _fonts(parts: Mapping[str, bytes], pack: Pack) -> Iterator[_Told]:
    """Fonts that the master names and the pack does not bring."""
    family = pack.manifest.fonts.family
    told = set()
    for name in (*filter(_READ.fullmatch, sorted(parts)), "word/styles.xml"):
        for fonts in etree.fromstring(parts[name]).iter(w("rFonts")):
            for script in ("ascii", "hAnsi"):
                font = fonts.get(w(script))
                themed = fonts.get(w(f"{script}Theme"))
                symbol = name == "word/numbering.xml" and font in _SYMBOLS
                if font and not themed and font != family and not symbol:
                    told.add((font, _around(fonts)))
    for font, words in sorted(told):
        hint = f"set it in “{family}” or in a font of the theme"
        yield _Told(f"in “{words}”: the pack does not bring the font “{font}”", "pack-font", hint)


def _around(element: etree._Element) -> str:
    """The words of the paragraph that this stands in, or the name of the style."""
    for each in element.iterancestors(w("p"), w("style")):
        if each.tag == w("style"):
            return style_name(each)
        return "".join(text.text or "" for text in each.iter(w("t")))[:100]
    return "the list’s number"
