"""Expressions of templates, held against the types of the view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from jinja2 import nodes

from reportgen.authoring.checking.filters import TESTS, Filter
from reportgen.authoring.checking.scope import Macro, Module, Scope, learned, path_of, words_of
from reportgen.authoring.checking.values import (
    ANY,
    LOOP,
    MARKUP,
    NOTHING,
    NUMBER,
    TEXT,
    TRUTH,
    Value,
    list_of,
    members,
)
from reportgen.errors import did_you_mean, nearest
from reportgen.sandbox.faults import in_loop
from reportgen.view.parts import NAMES
from reportgen.view.records import ReportView

PRINTED = ("text", "number", "markup", "any")
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
    """True if there is a template of this name, readable or not."""
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

    def call(self, macro: Macro, node: nodes.Call, scope: Scope) -> Value:
        """What a macro makes, and what is wrong in it when it is called like this."""
        raise NotImplementedError

    # ---- faults

    def fault(self, node: nodes.Node, sentence: str, code: str, hint: str = "") -> None:
        """Notes what is wrong here."""
        self.faults[Fault(self._file, node.lineno, sentence, code, hint)] = None

    def unknown(  # noqa: PLR0913, PLR0917
        self,
        node: nodes.Node,
        code: str,
        lack: str,
        name: str,
        known: Iterable[str],
        rest: str = "",
    ) -> None:
        """Notes a name that is not among those known here, with the one that may be meant."""
        self.fault(node, f"{lack} “{name}”{rest}", code, _hint_at_name(name, known))

    def misfit(  # noqa: PLR0913, PLR0917
        self,
        node: nodes.Node,
        subject: nodes.Node,
        value: Value,
        want: str,
        code: str,
        hint: str = "",
    ) -> None:
        """Notes that a value is not what is wanted of it here."""
        self.fault(node, f"“{words_of(subject)}” is {value.noun}{want}", code, hint)

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
        self.value(test, scope)
        self._asking = before

    def value(self, node: nodes.Node, scope: Scope) -> Value:
        """What this expression stands for, as far as that is known; notes what is wrong in it."""
        walk = getattr(self, f"_of_{type(node).__name__.lower()}", None)
        if walk is None:
            for child in node.iter_child_nodes():
                self.value(child, scope)
            return ANY
        value: Value = walk(node, scope)
        return value.there() if path_of(node) in scope.present else value

    def _needed(self, node: nodes.Node, value: Value) -> Value:
        """The same value, where it must be there."""
        if value.optional:
            self._unguarded(node)
        return value.there()

    def _there(self, node: nodes.Node, scope: Scope) -> Value:
        """What this expression stands for, where it must be there."""
        return self._needed(node, self.value(node, scope))

    def _print(self, node: nodes.Node, scope: Scope) -> None:
        value = self._there(node, scope)
        if value.form in PRINTED:
            return
        words = words_of(node)
        hints = {
            "Markdown": f"print it with the filter: {{{{ {words} | prose }}}}",
            "list": "loop over it with {% for %}, or join it: | join(', ')",
            "record": f"print its fields: {', '.join(list(members(value))[:6])}",
            "words": "print one of them, as report.words.contents",
            "truth": "it would print True or False; ask with {% if %}",
        }
        no_words = ", which has no words of its own"
        self.misfit(node, node, value, no_words, "template-value", hints[value.form])

    def _of_const(self, node: nodes.Const, _: Scope) -> Value:
        value = node.value
        if value is None:
            return NOTHING
        if isinstance(value, bool):
            return TRUTH
        return TEXT if isinstance(value, str) else NUMBER

    def _of_templatedata(self, _node: nodes.TemplateData, _: Scope) -> Value:
        return TEXT

    def _of_name(self, node: nodes.Name, scope: Scope) -> Value:
        thing = scope.names.get(node.name)
        if isinstance(thing, Value):
            return thing
        if thing is not None:
            return ANY
        if node.name not in ("self", "super", "caller"):
            known = [*scope.names, "report"]
            self.unknown(node, "unknown-name", "there is no", node.name, known)
        return ANY

    def _of_getattr(self, node: nodes.Getattr, scope: Scope) -> Value:
        return self._member(node, node.node, node.attr, scope)

    def _of_getitem(self, node: nodes.Getitem, scope: Scope) -> Value:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._member(node, node.node, node.arg.value, scope)
        base = self._there(node.node, scope)
        if not isinstance(node.arg, nodes.Slice):
            self.value(node.arg, scope)
        if base.form == "list":
            if isinstance(node.arg, nodes.Slice):
                return base
            entry = base.of or ANY
            sure = not isinstance(node.arg, nodes.Const) or path_of(node.node) in scope.present
            return entry if sure else replace(entry, optional=True)
        if base.form in ("record", "number", "truth"):
            self.misfit(node, node.node, base, ", not a list", "no-list", hint_at_list(base))
        return TEXT if base.form == "text" else ANY

    def _member(self, node: nodes.Node, of: nodes.Node, name: str, scope: Scope) -> Value:
        if isinstance(of, nodes.Name) and isinstance(module := scope.names.get(of.name), Module):
            if name not in module.names:
                lack = f"“{of.name}” has no macro"
                self.unknown(node, "unknown-macro", lack, name, module.names)
            return ANY
        base = self._there(of, scope)
        if name.startswith("_"):
            self.fault(node, _OUTPUT, "template-forbidden")
            return ANY
        if base.form == "any" and base != LOOP:
            return ANY
        known = members(base)
        value = known.get(name)
        if value is None and base.record is ReportView and name in NAMES:
            sentence = f"“{words_of(of)}” has no “{name}”"
            self.fault(node, sentence, "unknown-name", in_loop(name))
        elif value is None and (known or base.form == "words"):
            self.unknown(node, "unknown-name", f"“{words_of(of)}” has no", name, known)
        elif value is None:
            hint = "loop over it with {% for %}" if base.form == "list" else ""
            self.misfit(node, of, base, f", which has no “{name}”", "unknown-name", hint)
        elif base.record and (
            not self._asking or "truth" in (value.form, (value.of or value).form)
        ):
            self.shown.add((base.record, name))
        return value or ANY

    def _of_condexpr(self, node: nodes.CondExpr, scope: Scope) -> Value:
        self._ask(node.test, scope)
        first = self.value(node.expr1, scope.inner(learned(node.test, holds=True)))
        if node.expr2 is None:
            return replace(first, optional=True)
        return either(first, self.value(node.expr2, scope.inner(learned(node.test, holds=False))))

    def _of_and(self, node: nodes.And, scope: Scope) -> Value:
        left = self.value(node.left, scope)
        right = self.value(node.right, scope.inner(learned(node.left, holds=True)))
        if left.form == "record":  # it is there, or it is None
            return replace(right, optional=left.optional or right.optional)
        return either(left, right)

    def _of_or(self, node: nodes.Or, scope: Scope) -> Value:
        left = self.value(node.left, scope)
        right = self.value(node.right, scope.inner(learned(node.left, holds=False)))
        return either(left.there(), right)

    def _of_not(self, node: nodes.Not, scope: Scope) -> Value:
        self.value(node.node, scope)
        return TRUTH

    def _of_test(self, node: nodes.Test, scope: Scope) -> Value:
        if node.name not in TESTS:
            self.unknown(node, "unknown-test", "there is no test", node.name, TESTS)
        self.value(node.node, scope)
        for argument in node.args:
            self.value(argument, scope)
        return TRUTH

    def _of_compare(self, node: nodes.Compare, scope: Scope) -> Value:
        one, left = node.expr, self.value(node.expr, scope)
        for operand in node.ops:
            other, right = operand.expr, self.value(operand.expr, scope)
            if operand.op in ("in", "notin"):
                container = self._needed(other, right)
                if container.form in ("number", "truth", "record"):
                    self.misfit(node, other, container, ", not a list", "no-list")
            elif operand.op not in ("eq", "ne"):
                self._alike(node, one, self._needed(one, left), other, self._needed(other, right))
            one, left = other, right
        return TRUTH

    def _alike(
        self, node: nodes.Node, one: nodes.Node, left: Value, other: nodes.Node, right: Value
    ) -> None:
        """Two values that are set against each other, or added, must be of one form."""
        forms = {"number" if k.form == "truth" else k.form for k in (left, right)}
        forms = {"text" if form in ("markup", "Markdown") else form for form in forms}
        if "any" not in forms and (len(forms) > 1 or forms & {"record", "words"}):
            sentence = (
                f"“{words_of(one)}” is {left.noun} and “{words_of(other)}” is {right.noun}:"
                " they do not go together"
            )
            self.fault(node, sentence, "template-expression")

    def _arithmetic(self, node: nodes.BinExpr, scope: Scope) -> Value:
        left, right = self._there(node.left, scope), self._there(node.right, scope)
        self._alike(node, node.left, left, node.right, right)
        texts = {"text", "markup", "Markdown"}
        if {left.form, right.form} & texts and not isinstance(node, nodes.Add):
            sentence = "only numbers can be worked with; this is text"
            self.fault(node, sentence, "template-expression", "join texts with ~")
        return TEXT if {left.form, right.form} & texts else left if left.form == "list" else NUMBER

    _of_add = _of_sub = _of_mul = _of_div = _of_floordiv = _of_mod = _of_pow = _arithmetic

    def _of_neg(self, node: nodes.Neg, scope: Scope) -> Value:
        value = self._there(node.node, scope)
        if value.form not in ("number", "truth", "any"):
            self.misfit(node.node, node.node, value, ", not a number", "template-expression")
        return NUMBER

    _of_pos = _of_neg

    def _of_concat(self, node: nodes.Concat, scope: Scope) -> Value:
        for each in node.nodes:
            self._print(each, scope)
        return TEXT

    def _of_list(self, node: nodes.List | nodes.Tuple, scope: Scope) -> Value:
        values = [self.value(each, scope) for each in node.items]
        return list_of(values[0] if len(set(values)) == 1 else ANY)

    _of_tuple = _of_list

    def _of_call(self, node: nodes.Call, scope: Scope) -> Value:
        called = self._called(node.node, scope)
        if isinstance(called, Macro):
            return self.call(called, node, scope)
        for argument in (*node.args, *(each.value for each in node.kwargs)):
            self.value(argument, scope)
        if called is None:
            hint = "filters do it: | upper" if isinstance(node.node, nodes.Getattr) else ""
            self.fault(node, _OUTPUT, "template-forbidden", hint)
        return called or ANY

    def _called(self, target: nodes.Node, scope: Scope) -> Macro | Value | None:
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
                    thing = known.names.get(name)
                    return thing if isinstance(thing, Macro) else ANY
                self.value(target.node, scope)
                return ANY if known == LOOP and name in ("cycle", "changed") else None
        self.value(target.node if isinstance(target, nodes.Getattr) else target, scope)
        return None


def either(one: Value, other: Value) -> Value:
    """What is known of a value that is the one or the other."""
    optional = one.optional or other.optional
    if NOTHING in (one, other):
        value = other if one == NOTHING else one
    elif one.form == other.form and one.record is other.record:
        value = one
    elif one.form in PRINTED and other.form in PRINTED:
        value = ANY if "any" in (one.form, other.form) else TEXT
    else:
        value = other if one.form in PRINTED else one
    return replace(value, optional=optional)


def hint_at_list(value: Value) -> str:
    """The lists that a record has, where one was looped over itself."""
    lists = [name for name, each in members(value).items() if each.form == "list"]
    return f"its lists: {', '.join(lists)}" if value.form == "record" and lists else ""


def _hint_at_name(name: str, known: Iterable[str]) -> str:
    """A hint at the name that was meant."""
    known = [each for each in dict.fromkeys(known) if not each.startswith("_")]
    otherwise = f"there are: {', '.join(known)}" if 0 < len(known) <= 12 else ""
    return did_you_mean(nearest(name, known), otherwise)
