"""The one Jinja environment that all engines render in: sandboxed, strict, escaping, bounded."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from reportgen.render.faults import TemplateFault
from reportgen.view.records import Prose

MOST_STEPS = 1_000_000
"""Turns of loops and calls of macros in one rendering. A report of 500 participants on 120 pages
has less than a twentieth of them."""
MOST_CHARACTERS = 200_000_000
"""Characters printed and joined, each as often as it passes through a macro or a join."""
MOST_MADE = 10_000_000
"""Characters that one filter can make."""
MOST_AS_ARGUMENT = 10_000
"""The largest number, and the longest text, that a filter takes after its bar."""

WORDS = "capitalize e escape lower replace string striptags title trim truncate upper wordcount"
LISTS = (
    "batch first groupby join last list map max min reject rejectattr reverse select selectattr"
    " slice sort sum unique"
)
OTHERS = "abs count d default float int length round"
ALLOWED_TESTS = (
    "boolean defined divisibleby eq equalto even false filter ge gt greaterthan in integer"
    " iterable le lessthan lower lt mapping ne none number odd sameas sequence string test true"
    " undefined upper"
)


def environment(
    filters: Mapping[str, Callable[..., Any]],
    loader: BaseLoader | None = None,
    finalize: Callable[[Any], Any] | None = None,
    compiled: BytecodeCache | None = None,
) -> Bounded:
    """An environment for one rendering, in which nothing prints by accident.

    A name that does not exist raises, `None` raises, and Markdown raises unless a filter gives it
    a form. Templates reach no file but through the loader, and no function but the filters, their
    own macros and what a loop offers. `finalize` is what becomes of a value that is printed, in
    place of `printable`.
    """
    made = Bounded(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        # Nothing is worked out while compiling: what a filter prints may differ by report, and the
        # compiled templates are kept.
        optimized=False,
        bytecode_cache=compiled,
    )
    made.finalize = lambda value: made.printed((finalize or printable)(value))
    made.globals.clear()
    made.tests = {name: TESTS[name] for name in ALLOWED_TESTS.split()}
    made.filters = {name: _checked(FILTERS[name]) for name in f"{LISTS} {OTHERS}".split()}
    made.filters |= {name: _checked(_of_words(FILTERS[name])) for name in WORDS.split()}
    made.filters |= {"join": _checked(_of_entries(FILTERS["join"])), **filters}
    return made


def printable(value: Any) -> Any:
    """The value, if it has words of its own; raises for what a template must not print."""
    if isinstance(value, Undefined):
        str(value)  # raises, with the name that does not exist
    if value is None:
        raise TemplateFault("this part of the report has no data; guard it with {% if ... %}")
    if isinstance(value, Prose):
        raise TemplateFault("this is Markdown; print it with the filter “prose”")
    if not isinstance(value, str | int | float):
        raise TemplateFault(f"a {type(value).__name__} has no words of its own; print its fields")
    return value


# ---- filters ------------------------------------------------------------------------------------


def _subject(function: Callable[..., Any]) -> int:
    """At which place a filter of Jinja's takes its value: before it some take the environment."""
    return 1 if hasattr(function, "jinja_pass_arg") else 0


def _of_words(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, for what can be printed: else it would print “None”, or an object's name."""
    place = _subject(function)

    @functools.wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:
        text = str(printable(arguments[place]))
        # At worst each character becomes an argument, as `replace` can have it.
        if len(text) * sum(len(str(each)) for each in arguments[place + 1 :]) > MOST_MADE:
            raise _exhausting()
        return function(*arguments, **named)

    return run


def _of_entries(function: Callable[..., Any]) -> Callable[..., Any]:
    """`join`, for a list of what can be printed."""
    place = _subject(function)

    @functools.wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:
        if isinstance(arguments[place], str):
            raise TemplateFault("this is a text, not a list to join")
        entries = list(arguments[place])
        if not named.get("attribute") and len(arguments) < place + 3:
            for each in entries:
                printable(each)
        return function(*arguments[:place], entries, *arguments[place + 1 :], **named)

    return run


def _checked(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, refusing numbers and texts after its bar that would exhaust the machine."""
    place = _subject(function)

    @functools.wraps(function)
    def run(*arguments: Any, **named: Any) -> Any:
        for each in (*arguments[place + 1 :], *named.values()):
            size = len(each) if isinstance(each, str) else each if isinstance(each, int) else 0
            if size > MOST_AS_ARGUMENT:
                raise _exhausting()
        return function(*arguments, **named)

    return run


# ---- bounds -------------------------------------------------------------------------------------


def _exhausting() -> TemplateFault:
    return TemplateFault("the template asks for more than a report can need", "template-budget")


class _Generator(CodeGenerator):
    """Compiles loops that are counted, and joins whose parts have words of their own."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - Jinja’s
        written = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        counted = nodes.EnvironmentAttribute("counted")
        node.iter = nodes.Call(counted, [node.iter, nodes.Const(written)], [], None, None)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        self.write("environment.joined((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write("))")


class Bounded(ImmutableSandboxedEnvironment):
    """A sandbox that counts: what a template loops, calls, joins and prints is bounded, without a
    clock, so that the same template ends the same way on every machine."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(("*", "**", "%", "+"))

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.steps = 0
        self.characters = 0

    def _spend(self, steps: int, characters: int) -> None:
        self.steps += steps
        self.characters += characters
        if self.steps > MOST_STEPS or self.characters > MOST_CHARACTERS:
            raise _exhausting()

    def counted(self, items: Any, written: int) -> Any:
        """What a loop goes through; `written` is the length of the template's own text in it."""
        if isinstance(items, str):
            raise TemplateFault("this is a text, not a list to loop over")
        items = items if isinstance(items, tuple | list | Mapping) else list(items)
        self._spend(len(items), len(items) * written)
        return items

    def joined(self, parts: tuple[Any, ...]) -> str:
        """What `~` makes of texts and numbers."""
        made = markup_join([printable(part) for part in parts])
        self._spend(1, len(made))
        return made

    def printed(self, value: Any) -> Any:
        """The value on its way to the page."""
        self._spend(0, len(value) if isinstance(value, str) else 1)
        return value

    def call(self, context: Any, function: Any, /, *arguments: Any, **named: Any) -> Any:
        """The call of a macro, or of what Jinja itself offers."""
        self._spend(1, 0)
        made = super().call(context, function, *arguments, **named)
        self._spend(0, len(made) if isinstance(made, str) else 0)
        return made

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether a template may call this: no method of any value is among it."""
        owner = getattr(obj, "__self__", obj)
        return owner is self or isinstance(owner, Macro | LoopContext | BlockReference)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum, product, rest or power of numbers; texts and lists can only be added."""
        if operator == "+" and not isinstance(left, int | float):
            self._spend(1, len(left) + len(right))
        elif not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise TemplateFault("only numbers can be worked with; join texts with ~")
        elif operator == "**" and (abs(right) > 64 or abs(left) > MOST_AS_ARGUMENT):
            raise _exhausting()
        return super().call_binop(context, operator, left, right)
