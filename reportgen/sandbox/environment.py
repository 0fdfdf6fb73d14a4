"""The one Jinja environment that both engines render in: sandboxed, strict, escaping, bounded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import CodeType, MethodType
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    TemplateSyntaxError,
    Undefined,
    nodes,
    pass_context,
)
from jinja2.parser import Parser
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.sandbox.bounds import ENTERED, JOINED, SLICED, STEP, WEIGHED, Bounding, Budget
from reportgen.sandbox.faults import TemplateFault
from reportgen.sandbox.filters import counted, filters, joined, number, printable, questions

Function = Callable[..., Any]


def environment(
    own: Mapping[str, Function],
    loader: BaseLoader | None = None,
    finalize: Function = printable,
    compiled: BytecodeCache | None = None,
) -> Templates:
    """An environment in which nothing prints by accident, for one rendering.

    A name that does not exist raises, `None` raises, and Markdown raises unless a filter gives it
    a form. Templates reach no file but through the loader, and no function but the filters: `own`
    and the harmless ones of Jinja. `finalize` is what becomes of each value before it is printed,
    where that is more than this.
    """
    return Templates(own, loader, finalize, compiled)


class Templates(ImmutableSandboxedEnvironment):
    """The environment of one rendering, whose work is counted."""

    intercepted_binops = frozenset(ImmutableSandboxedEnvironment.default_binop_table)

    def __init__(
        self,
        own: Mapping[str, Function],
        loader: BaseLoader | None,
        finalize: Function,
        compiled: BytecodeCache | None,
    ) -> None:
        self.budget = budget = Budget()

        # What depends on the context is not worked out while compiling: what a filter prints may
        # differ by report, and the compiled templates are kept.
        @pass_context
        def printed(_: Context, value: Any) -> Any:
            printed_value = finalize(value)
            budget.write(len(str(printed_value)))
            return printed_value

        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            optimized=False,
            bytecode_cache=compiled,
        )
        self.globals.clear()
        bounded_own = {name: counted(function, budget) for name, function in own.items()}
        self.filters.clear()
        self.filters.update(filters(budget) | bounded_own | _bounds(budget))
        self.tests.clear()
        self.tests.update(questions(budget))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parser = Parser(self, source, name, filename)
        try:
            return parser.parse()
        except RecursionError as error:
            raise _too_deep(parser.stream.current.lineno, name, filename) from error

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        try:
            tree = Bounding(self.filters, self.tests, name, filename).visit(source)
            return super()._generate(tree, name, filename, defer_init)
        except RecursionError as error:
            raise _too_deep(1, name, filename) from error

    def _compile(self, source: str, filename: str) -> CodeType:
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError) as error:
            raise _too_deep(1, None, filename) from error

    def is_safe_callable(self, obj: Any) -> bool:
        """True if it is one of a template's own things, or a name that does not exist, which says
        so when it is called. No method of a value is."""
        if isinstance(obj, MethodType):
            return isinstance(obj.__self__, LoopContext) and obj.__name__ in ("cycle", "changed")
        return isinstance(obj, Macro | LoopContext | BlockReference | Undefined)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """What comes of a call; what it is given is counted, as a loop may compare it."""
        __self.budget.weigh(*args)
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers are reckoned with; `+` also joins texts, or lists."""
        match left, right:
            case (int() | float(), int() | float()) if operator != "**":
                return number(self.binop_table[operator](left, right))
            case (list() | tuple(), list() | tuple()) if operator == "+":
                self.budget.weigh(left, right)
                return [*left, *right]
            case (str(), str()) if operator == "+":
                return joined(self.budget, [left, right])
        for value in (left, right):
            if not isinstance(value, float | list | tuple):
                printable(value)
        raise TemplateFault(f"“{operator}” does not go with these values")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An entry, asked for by its number or name."""
        if not isinstance(argument, int | str | Undefined):
            raise TemplateFault("an entry is asked for by its number or its name")
        return super().getitem(obj, argument)


def _bounds(budget: Budget) -> dict[str, Function]:
    """What is put into a template's tree, to count its work."""

    def entered(entries: Any, asked: int) -> Any:
        if isinstance(entries, Undefined):
            return entries
        if isinstance(entries, str):
            raise TemplateFault("this is a text, not a list to loop over")
        if not isinstance(entries, list | tuple | Mapping):
            printable(entries)
            raise TemplateFault("a loop goes through a list")
        budget.work(len(entries) * asked)
        return entries

    def weighed(value: Any) -> Any:
        budget.weigh(value)
        return value

    def sliced(value: Any, *bounds: int | None) -> Any:
        if not isinstance(value, list | tuple):
            printable(value)
        budget.weigh(value)
        return value[slice(*bounds)]

    return {
        STEP: budget.step,
        ENTERED: entered,
        WEIGHED: weighed,
        SLICED: sliced,
        JOINED: lambda values: joined(budget, values),
    }


def _too_deep(line: int, name: str | None, filename: str | None) -> TemplateSyntaxError:
    return TemplateSyntaxError("too much stands inside each other here", line, name, filename)
