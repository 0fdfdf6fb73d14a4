"""A pack's Word master, checked without data: its tags, where they stand, and its styles."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from jinja2 import nodes
from lxml import etree

from reportgen.authoring.checking.expressions import Fault, Templates
from reportgen.authoring.checking.filters import JINJA, of_function
from reportgen.authoring.checking.html import parsed
from reportgen.authoring.checking.values import Value
from reportgen.authoring.checking.walk import Walk
from reportgen.errors import PackError, Place, Problem
from reportgen.openxml import w
from reportgen.packs.pack import Pack
from reportgen.render.word.docx import MASTER, tagged
from reportgen.render.word.faults import where
from reportgen.render.word.filters import Filters
from reportgen.render.word.wordml import Styles, style_name

_FILTERS = {
    **JINJA,
    **{name: of_function(getattr(Filters, name)) for name in Filters.FORMS},
}


def check_master(pack: Pack, root: Value) -> tuple[list[Problem], set[tuple[type, str]]]:
    """What is wrong in the Word master, and the fields of the view that it shows."""
    try:
        parts, sources, problems = tagged(pack)
    except PackError as error:
        return list(error.problems), set()
    master = Place(str(pack.path(MASTER)))
    styles = Styles(etree.fromstring(parts["word/styles.xml"]))
    shown: set[tuple[type, str]] = set()
    for name, source in sources.items():
        faults, seen = _check_part(name, source, root, frozenset(styles))
        shown |= seen
        for fault in faults:
            sentence = f"in {_place(source, fault)}: {fault.sentence}"
            problems.append(Problem(master, sentence, fault.code, hint=fault.hint))
    for sentence, code, hint in (
        *_unread_tags(parts),
        *_missing_files(parts),
        *_unknown_styles(parts, {*styles.values()}),
        *_fonts(parts, pack),
    ):
        problems.append(Problem(master, sentence, code, hint=hint))
    return problems, shown


def _place(source: str, fault: Fault) -> str:
    """Where a fault stands: its part, and the nearest heading before it, as in the master."""
    place = where(source, fault.line, fault.template)
    # The words of a macro that has ended before are printed elsewhere.
    is_elsewhere = False
    for line in reversed(source.split("\n")[: fault.line - 1]):
        if mark := re.search(r"{%\s*(end)?macro\b", line):
            is_elsewhere = bool(mark[1])
        elif not is_elsewhere and re.search(r'<w:pStyle w:val="\w*Heading', line):
            heading = " ".join(re.sub(r"<[^>]+>", " ", line).split())[:60]
            return f"{place} under “{heading}”" if heading else place
    return place


# ---- templates ----------------------------------------------------------------------------------


def _check_part(
    name: str, source: str, root: Value, styles: frozenset[str]
) -> tuple[list[Fault], set[tuple[type, str]]]:
    page = parsed(name, source)
    if isinstance(page, Fault):
        return [page], set()
    walk = Walk(Templates({name: page}.get, {name}.__contains__, _FILTERS), root)
    walk.template(name)
    standing = _Standing(name, styles)
    standing.body(page.body, [])
    return [*walk.faults, *standing.faults], walk.shown


_TAG = re.compile(r"<(/?)([\w:]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
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
        filters = [node] if isinstance(node, nodes.Filter) else []
        for each in (*filters, *node.find_all(nodes.Filter)):
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
        arguments = (*node.args, *(each.value for each in node.kwargs))
        texts = [str(each.value) for each in arguments if isinstance(each, nodes.Const)]
        named = texts if node.name == "prose" else []
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

_Finding = tuple[str, str, str]
"""A sentence, its code and a hint."""

_READ = re.compile(r"word/(document|(header|footer)\d*|footnotes|numbering)\.xml")
_PROPERTIES = {f"docProps/{name}.xml": "the properties" for name in ("app", "core", "custom")}


def _unread_tags(parts: Mapping[str, bytes]) -> Iterator[_Finding]:
    """Tags where nobody reads them: they would be printed as they are, or lost."""
    for name, data in sorted(parts.items()):
        if not name.endswith(".xml") or _READ.fullmatch(name):
            continue
        words = re.sub(r"<[^>]+>", "", data.decode("utf-8", "replace"))
        for tag in re.findall(r"\{[{%].{0,80}?[%}]\}", words):
            place = _PROPERTIES.get(name, f"the part “{name}”")
            hint = "tags are read in the text, its footnotes, headers and footers"
            yield f"in {place}: “{tag}” is not read here", "template-place", hint


def _missing_files(parts: Mapping[str, bytes]) -> Iterator[_Finding]:
    """Pictures and other parts that are named and are not there, or are used without a name."""
    hint = "put the picture into the master again"
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
                yield sentence, "pack-file", hint
        owner = f"{folder}/{file.removesuffix('.rels')}"
        if owner in parts:
            used = re.findall(rb'r:(?:embed|id|link)="([^"{}]+)"', parts[owner])
            for lost in sorted({each.decode() for each in used} - ids):
                sentence = f"in “{owner}”: a picture or link leads to “{lost}”, which is not there"
                yield sentence, "pack-file", hint


def _unknown_styles(parts: Mapping[str, bytes], known: set[str]) -> Iterator[_Finding]:
    """Styles that paragraphs, runs and tables name and the master does not have."""
    for name in filter(_READ.fullmatch, sorted(parts)):
        for element in etree.fromstring(parts[name]).iter(w("pStyle"), w("rStyle"), w("tblStyle")):
            style = element.get(w("val"))
            if style not in known:
                sentence = f"in “{_around(element)}”: the master has no style “{style}”"
                yield sentence, "pack-style", "choose another style for it in Word"


_SYMBOLS = ("Symbol", "Wingdings", "Courier New")
"""What Word’s own bullets are set in."""


def _fonts(parts: Mapping[str, bytes], pack: Pack) -> Iterator[_Finding]:
    """Fonts that the master names and the pack does not bring."""
    family = pack.manifest.fonts.family
    foreign = set()
    for name in (*filter(_READ.fullmatch, sorted(parts)), "word/styles.xml"):
        for fonts in etree.fromstring(parts[name]).iter(w("rFonts")):
            for script in ("ascii", "hAnsi"):
                font = fonts.get(w(script))
                themed = fonts.get(w(f"{script}Theme"))
                symbol = name == "word/numbering.xml" and font in _SYMBOLS
                if font and not themed and font != family and not symbol:
                    foreign.add((font, _around(fonts)))
    for font, words in sorted(foreign):
        hint = f"set it in “{family}” or in a font of the theme"
        yield f"in “{words}”: the pack does not bring the font “{font}”", "pack-font", hint


def _around(element: etree._Element) -> str:
    """The words of the paragraph that this stands in, or the name of the style."""
    for each in element.iterancestors(w("p"), w("style")):
        if each.tag == w("style"):
            return style_name(each)
        return "".join(text.text or "" for text in each.iter(w("t")))[:100]
    return "the list’s number"
