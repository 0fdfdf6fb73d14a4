"""Expressions of templates, held against the types of the view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from jinja2 import nodes

from reportgen.authoring.checking.filters import TESTS, Filter
from reportgen.authoring.checking.kinds import (
    ANY,
    MARKUP,
    NOTHING,
    NUMBER,
    TEXT,
    TRUTH,
    Kind,
    field,
    list_of,
    members,
)
from reportgen.authoring.checking.scope import Macro, Module, Scope, learned, path_of, words_of
from reportgen.sandbox.faults import in_loop, nearest
from reportgen.view.parts import NAMES
from reportgen.view.records import ReportView

_PRINTED = ("text", "number", "markup", "any")
_LOOP: Mapping[str, Kind] = {
    **dict.fromkeys(
        ("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), NUMBER
    ),
    **dict.fromkeys(("first", "last"), TRUTH),
    **dict.fromkeys(("previtem", "nextitem"), NOTHING),
    **dict.fromkeys(("cycle", "changed"), ANY),
}
LOOP = Kind("any", keys=frozenset(_LOOP))
_OUTPUT = "a template may only print and ask, not run anything"


@dataclass(frozen=True)
class Fault:
    """What is wrong at a line of a template."""

    template: str
    line: int
    sentence: str
    code: str
    hint: str = ""


@dataclass(frozen=True)
class Templates:
    """What a walk knows beside the template: the others by name, and the filters."""

    load: Callable[[str], nodes.Template | None]
    """The template of this name; None when there is none, or when it cannot be read."""
    known: Callable[[str], bool]
    """Whether there is a template of this name, readable or not."""
    filters: Mapping[str, Filter]


class Expressions:
    """What expressions stand for, and what is wrong in them, in order."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._file = ""
        self._asking = False
        self.faults: dict[Fault, None] = {}
        self.shown: set[tuple[type, str]] = set()
        """The fields of the view that are printed, looped over or handed on."""

    def call(self, macro: Macro, node: nodes.Call, scope: Scope) -> Kind:
        """What a macro makes, and what is wrong in it when it is called like this."""
        raise NotImplementedError

    # ---- faults

    def fault(self, node: nodes.Node | int, sentence: str, code: str, hint: str = "") -> None:
        """Notes what is wrong here."""
        line = node if isinstance(node, int) else node.lineno
        self.faults[Fault(self._file, line, sentence, code, hint)] = None

    def _unguarded(self, node: nodes.Node) -> None:
        words = words_of(node)
        asked = words if path_of(node) else "..."
        sentence = f"“{words}” may have no data here"
        self.fault(node, sentence, "unguarded", f"ask first: {{% if {asked} %}} ... {{% endif %}}")

    @contextmanager
    def _in(self, file: str) -> Iterator[None]:
        before, self._file = self._file, file
        try:
            yield
        finally:
            self._file = before

    # ---- expressions

    def _ask(self, test: nodes.Node, scope: Scope) -> None:
        before, self._asking = self._asking, True
        self.kind(test, scope)
        self._asking = before

    def kind(self, node: nodes.Node, scope: Scope) -> Kind:
        """What this expression stands for; what is wrong in it is told."""
        walk = getattr(self, f"_of_{type(node).__name__.lower()}", None)
        if walk is None:
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Node):
                    self.kind(child, scope)
            return ANY
        found: Kind = walk(node, scope)
        return found.there() if path_of(node) in scope.present else found

    def _needed(self, node: nodes.Node, kind: Kind) -> Kind:
        """The same kind, where it must be there."""
        if kind.optional:
            self._unguarded(node)
        return kind.there()

    def _printable(self, node: nodes.Node, kind: Kind) -> None:
        kind = self._needed(node, kind)
        if kind.form in _PRINTED:
            return
        words = words_of(node)
        hints = {
            "Markdown": f"print it with the filter: {{{{ {words} | prose }}}}",
            "list": "loop over it with {% for %}, or join it: | join(', ')",
            "record": f"print its fields: {', '.join(list(members(kind))[:6])}",
            "words": "print one of them, as report.words.contents",
            "truth": "it would print True or False; ask with {% if %}",
        }
        sentence = f"“{words}” is {kind.told}, which has no words of its own"
        self.fault(node, sentence, "template-value", hints[kind.form])

    def _of_const(self, node: nodes.Const, _: Scope) -> Kind:
        value = node.value
        if value is None:
            return NOTHING
        if isinstance(value, bool):
            return TRUTH
        return TEXT if isinstance(value, str) else NUMBER

    def _of_templatedata(self, _node: nodes.TemplateData, _: Scope) -> Kind:
        return TEXT

    def _of_name(self, node: nodes.Name, scope: Scope) -> Kind:
        thing = scope.names.get(node.name)
        if isinstance(thing, Kind):
            return thing
        if thing is not None:
            return ANY
        if node.name not in ("self", "super", "caller"):
            names = [*scope.names, "report"]
            sentence = f"there is no “{node.name}”"
            self.fault(node, sentence, "unknown-name", nearest(node.name, names))
        return ANY

    def _of_getattr(self, node: nodes.Getattr, scope: Scope) -> Kind:
        return self._member(node, node.node, node.attr, scope)

    def _of_getitem(self, node: nodes.Getitem, scope: Scope) -> Kind:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._member(node, node.node, node.arg.value, scope)
        base = self._needed(node.node, self.kind(node.node, scope))
        if not isinstance(node.arg, nodes.Slice):
            self.kind(node.arg, scope)
        if base.form == "list":
            if isinstance(node.arg, nodes.Slice):
                return base
            entry = base.of or ANY
            sure = not isinstance(node.arg, nodes.Const) or path_of(node.node) in scope.present
            return entry if sure else replace(entry, optional=True)
        if base.form in ("record", "number", "truth"):
            sentence = f"“{words_of(node.node)}” is {base.told}, not a list"
            self.fault(node, sentence, "no-list", hint_at_list(base))
        return TEXT if base.form == "text" else ANY

    def _member(self, node: nodes.Node, of: nodes.Node, name: str, scope: Scope) -> Kind:
        if isinstance(of, nodes.Name) and isinstance(module := scope.names.get(of.name), Module):
            if name not in module.names:
                sentence = f"“{of.name}” has no macro “{name}”"
                self.fault(node, sentence, "unknown-macro", nearest(name, module.names))
            return ANY
        base = self._needed(of, self.kind(of, scope))
        if name.startswith("_"):
            self.fault(node, _OUTPUT, "template-forbidden")
            return ANY
        if base == LOOP:
            if name not in _LOOP:
                self._unknown(node, of, name, _LOOP)
            return _LOOP.get(name, ANY)
        if base.form == "any":
            return ANY
        found = field(base, name)
        if found is None and base.form in ("record", "words"):
            is_part = base.record is ReportView and name in NAMES
            self._unknown(node, of, name, members(base), in_loop(name) if is_part else "")
        elif found is None:
            sentence = f"“{words_of(of)}” is {base.told}, which has no “{name}”"
            hint = "loop over it with {% for %}" if base.form == "list" else ""
            self.fault(node, sentence, "unknown-name", hint)
        elif base.record and (not self._asking or _is_question(found)):
            self.shown.add((base.record, name))
        return found or ANY

    def _unknown(
        self, node: nodes.Node, of: nodes.Node, name: str, known: Iterable[str], hint: str = ""
    ) -> None:
        sentence = f"“{words_of(of)}” has no “{name}”"
        self.fault(node, sentence, "unknown-name", hint or nearest(name, known))

    def _of_condexpr(self, node: nodes.CondExpr, scope: Scope) -> Kind:
        self._ask(node.test, scope)
        first = self.kind(node.expr1, scope.inner(learned(node.test, holds=True)))
        if node.expr2 is None:
            return replace(first, optional=True)
        return _either(first, self.kind(node.expr2, scope.inner(learned(node.test, holds=False))))

    def _of_and(self, node: nodes.And, scope: Scope) -> Kind:
        left = self.kind(node.left, scope)
        right = self.kind(node.right, scope.inner(learned(node.left, holds=True)))
        if left.form == "record":  # it is there, or it is None
            return replace(right, optional=left.optional or right.optional)
        return _either(left, right)

    def _of_or(self, node: nodes.Or, scope: Scope) -> Kind:
        left = self.kind(node.left, scope)
        right = self.kind(node.right, scope.inner(learned(node.left, holds=False)))
        return _either(left.there(), right)

    def _of_not(self, node: nodes.Not, scope: Scope) -> Kind:
        self.kind(node.node, scope)
        return TRUTH

    def _of_test(self, node: nodes.Test, scope: Scope) -> Kind:
        if node.name not in TESTS:
            sentence = f"there is no test “{node.name}”"
            self.fault(node, sentence, "unknown-test", nearest(node.name, TESTS))
        self.kind(node.node, scope)
        for argument in node.args:
            self.kind(argument, scope)
        return TRUTH

    def _of_compare(self, node: nodes.Compare, scope: Scope) -> Kind:
        kinds = [self.kind(node.expr, scope), *(self.kind(op.expr, scope) for op in node.ops)]
        exprs = [node.expr, *(op.expr for op in node.ops)]
        for n, operand in enumerate(node.ops):
            left, right = kinds[n], kinds[n + 1]
            if operand.op in ("in", "notin"):
                right = self._needed(exprs[n + 1], right)
                if right.form in ("number", "truth", "record"):
                    sentence = f"“{words_of(exprs[n + 1])}” is {right.told}, not a list"
                    self.fault(node, sentence, "no-list")
            elif operand.op not in ("eq", "ne"):
                left, right = self._needed(exprs[n], left), self._needed(exprs[n + 1], right)
                self._alike(node, exprs[n], left, exprs[n + 1], right)
        return TRUTH

    def _alike(
        self, node: nodes.Node, one: nodes.Node, left: Kind, other: nodes.Node, right: Kind
    ) -> None:
        """Two values that are set against each other, or added, must be of one kind."""
        forms = {"number" if k.form == "truth" else k.form for k in (left, right)}
        forms = {"text" if form in ("markup", "Markdown") else form for form in forms}
        if "any" not in forms and (len(forms) > 1 or forms & {"record", "words"}):
            sentence = (
                f"“{words_of(one)}” is {left.told} and “{words_of(other)}” is {right.told}:"
                " they do not go together"
            )
            self.fault(node, sentence, "template-expression")

    def _arithmetic(self, node: nodes.BinExpr, scope: Scope) -> Kind:
        left = self._needed(node.left, self.kind(node.left, scope))
        right = self._needed(node.right, self.kind(node.right, scope))
        self._alike(node, node.left, left, node.right, right)
        texts = {"text", "markup", "Markdown"}
        if {left.form, right.form} & texts and not isinstance(node, nodes.Add):
            sentence = "only numbers can be worked with; this is text"
            self.fault(node, sentence, "template-expression", "join texts with ~")
        return TEXT if {left.form, right.form} & texts else left if left.form == "list" else NUMBER

    _of_add = _of_sub = _of_mul = _of_div = _of_floordiv = _of_mod = _of_pow = _arithmetic

    def _of_neg(self, node: nodes.Neg, scope: Scope) -> Kind:
        self._number(node.node, scope)
        return NUMBER

    _of_pos = _of_neg

    def _number(self, node: nodes.Node, scope: Scope) -> None:
        kind = self._needed(node, self.kind(node, scope))
        if kind.form not in ("number", "truth", "any"):
            sentence = f"“{words_of(node)}” is {kind.told}, not a number"
            self.fault(node, sentence, "template-expression")

    def _of_concat(self, node: nodes.Concat, scope: Scope) -> Kind:
        for each in node.nodes:
            self._printable(each, self.kind(each, scope))
        return TEXT

    def _of_list(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Kind:
        kinds = [self.kind(each, scope) for each in node.items]
        same = kinds and all(kind == kinds[0] for kind in kinds)
        return list_of(kinds[0] if same else ANY)

    _of_tuple = _of_list

    def _of_call(self, node: nodes.Call, scope: Scope) -> Kind:
        called = self._called(node.node, scope)
        if isinstance(called, Macro):
            return self.call(called, node, scope)
        for argument in (*node.args, *(each.value for each in node.kwargs)):
            self.kind(argument, scope)
        if called is None:
            hint = "filters do it: | upper" if isinstance(node.node, nodes.Getattr) else ""
            self.fault(node, _OUTPUT, "template-forbidden", hint)
        return called or ANY

    def _called(self, target: nodes.Node, scope: Scope) -> Macro | Kind | None:
        """The macro that is called, or what a call of Jinja's own makes; None for anything that a
        template may not call."""
        match target:
            case nodes.Name(name="super" | "caller" | "loop"):
                return MARKUP
            case nodes.Name():
                thing = scope.names.get(target.name)
                if thing is None:
                    self._of_name(target, scope)
                return thing if isinstance(thing, Macro) else ANY if thing in (None, ANY) else None
            case nodes.Getattr(node=nodes.Name(name="self")):
                return MARKUP
            case nodes.Getattr(node=nodes.Name(name=owner), attr=name):
                known = scope.names.get(owner)
                if isinstance(known, Module):
                    self._member(target, target.node, name, scope)
                    found = known.names.get(name, ANY)
                    return found if isinstance(found, Macro) else ANY
                self.kind(target.node, scope)
                return ANY if known == LOOP and name in ("cycle", "changed") else None
        self.kind(target.node if isinstance(target, nodes.Getattr) else target, scope)
        return None

    # ---- filters

    def _of_filter(self, node: nodes.Filter, scope: Scope) -> Kind:
        if node.node is None:
            return TEXT
        kind = self.kind(node.node, scope)
        return self._filtered(node, kind, scope)

    def _filtered(self, node: nodes.Filter, kind: Kind, scope: Scope) -> Kind:
        known = self._templates.filters.get(node.name)
        arguments = [self.kind(each, scope) for each in node.args]
        named = {str(each.key): each.value for each in node.kwargs}
        for value in named.values():
            self.kind(value, scope)
        if known is None:
            sentence = f"there is no filter “{node.name}”"
            names = list(self._templates.filters)
            self.fault(node, sentence, "unknown-filter", nearest(node.name, names))
            return ANY
        if not known.least <= len(arguments) + len(named) <= known.most:
            said = (
                f"{known.least}" if known.least == known.most else f"{known.least} to {known.most}"
            )
            self.fault(
                node, f"the filter “{node.name}” takes {said} values after it", "filter-values"
            )
        if node.name in ("default", "d"):
            always = len(arguments) > 1 or "boolean" in named
            other = arguments[0] if arguments else TEXT
            return _either(kind.there() if always else kind, other)
        subject = node.node
        if subject is not None:
            kind = self._needed(subject, kind)
            self._fits(node, subject, kind, known)
        if node.name == "map" or node.name in _BY_ATTRIBUTE:
            return self._of_entries(node, kind, known, named)
        made = known.makes(kind)
        return made.there() if isinstance(subject, nodes.List) and subject.items else made

    def _fits(self, node: nodes.Filter, subject: nodes.Node, kind: Kind, known: Filter) -> None:
        """Whether a filter can take this."""
        takes = known.takes
        if kind.form == "any" or takes == "any":
            if takes == "any" and kind.form in ("record", "number", "truth"):
                sentence = f"“{words_of(subject)}” is {kind.told}, which cannot be counted"
                self.fault(node, sentence, "filter-value")
            return
        if isinstance(takes, Kind):
            self._same_kind(node, subject, kind, takes)
            return
        fitting = {
            "words": kind.form in ("text", "number", "markup"),
            "list": kind.form in ("list", "words"),
            "number": kind.form in ("number", "truth", "text"),
        }[takes]
        if not fitting:
            wanted = {"words": "text", "list": "a list", "number": "a number"}[takes]
            sentence = (
                f"“{words_of(subject)}” is {kind.told}; the filter “{node.name}” takes {wanted}"
            )
            hint = "Markdown goes through “prose”" if kind.form == "Markdown" else ""
            self.fault(node, sentence, "filter-value", hint)

    def _same_kind(self, node: nodes.Filter, subject: nodes.Node, kind: Kind, takes: Kind) -> None:
        """Whether a filter of our own, which says what it takes, can take this."""
        inner, wanted = kind.of or ANY, takes.of or ANY
        if not _is_like(kind, takes) or (takes.form == "list" and not _is_like(inner, wanted)):
            like = f"a list, each {takes.of.told}" if takes.of else takes.told
            sentence = (
                f"“{words_of(subject)}” is {kind.told}; the filter “{node.name}” takes {like}"
            )
            self.fault(node, sentence, "filter-value")
        self._show_all(takes.of or takes)

    def _show_all(self, kind: Kind) -> None:
        """A filter that takes a record, or a list of them, prints all that they have."""
        for name, each in members(kind).items():
            if kind.record and (kind.record, name) not in self.shown:
                self.shown.add((kind.record, name))
                self._show_all(each.of or each)

    def _of_entries(
        self, node: nodes.Filter, kind: Kind, known: Filter, named: Mapping[str, nodes.Node]
    ) -> Kind:
        """A filter that looks into the entries of a list."""
        entry = kind.of or ANY
        attribute = named.get("attribute")
        if node.name in _BY_ATTRIBUTE and len(node.args) > _BY_ATTRIBUTE[node.name]:
            attribute = node.args[_BY_ATTRIBUTE[node.name]]
        if isinstance(attribute, nodes.Const) and isinstance(attribute.value, str):
            entry = self._attribute(node, entry, attribute.value)
        if node.name == "map":
            by_filter = attribute is None and node.args
            return list_of(self._mapped(node, entry, node.args[0]) if by_filter else entry)
        if node.name == "join" and entry.form not in _PRINTED:
            sentence = f"each entry of this list is {entry.told}, which has no words of its own"
            self.fault(node, sentence, "template-value", "write join(', ', attribute='...')")
        if node.name == "join" and entry.optional and node.node is not None:
            self._unguarded(node.node)
        return known.makes(kind)

    def _attribute(self, node: nodes.Filter, entry: Kind, path: str) -> Kind:
        """What the named field of each entry is."""
        for name in path.split("."):
            found = field(entry, name)
            if found is None and entry.form != "any":
                sentence = f"an entry of this list is {entry.told}, which has no “{name}”"
                self.fault(node, sentence, "unknown-name", nearest(name, members(entry)))
            elif entry.record and found is not None:
                self.shown.add((entry.record, name))
            entry = found or ANY
        return entry

    def _mapped(self, node: nodes.Filter, entry: Kind, name: nodes.Node) -> Kind:
        """What the named filter makes of each entry."""
        said = str(name.value) if isinstance(name, nodes.Const) else ""
        known = self._templates.filters.get(said)
        if known is None:
            hint = nearest(said, self._templates.filters)
            self.fault(node, f"there is no filter “{said}”", "unknown-filter", hint)
            return ANY
        return known.makes(entry)


_BY_ATTRIBUTE = {"selectattr": 0, "rejectattr": 0, "groupby": 0, "sum": 0, "join": 1, "unique": 1}
"""Filters that can name a field of the entries by position, and which."""


def _is_like(kind: Kind, wanted: Kind) -> bool:
    """Whether a value of this kind is what is wanted."""
    if "any" in (kind.form, wanted.form):
        return True
    return kind.form == wanted.form and kind.record is wanted.record


def _either(one: Kind, other: Kind) -> Kind:
    """What is known of a value that is the one or the other."""
    optional = one.optional or other.optional
    if NOTHING in (one, other):
        kind = other if one == NOTHING else one
    elif one.form == other.form and one.record is other.record:
        kind = one
    elif one.form in _PRINTED and other.form in _PRINTED:
        kind = ANY if "any" in (one.form, other.form) else TEXT
    else:
        kind = other if one.form in _PRINTED else one
    return replace(kind, optional=optional)


def _is_question(kind: Kind) -> bool:
    """Whether a field is there to be asked for only."""
    return kind.form == "truth" or (kind.of is not None and kind.of.form == "truth")


def hint_at_list(kind: Kind) -> str:
    """The lists that a record has, where one was looped over itself."""
    lists = [name for name, each in members(kind).items() if each.form == "list"]
    return f"its lists: {', '.join(lists)}" if kind.form == "record" and lists else ""
