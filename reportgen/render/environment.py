"""The one Jinja environment that both engines render in: sandboxed, strict, escaping."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.render.faults import TemplateFault
from reportgen.view.records import Prose


def environment(
    filters: dict[str, Callable[..., Any]],
    loader: BaseLoader | None = None,
    finalize: Callable[[Any], Any] | None = None,
    compiled: BytecodeCache | None = None,
) -> ImmutableSandboxedEnvironment:
    """An environment in which nothing prints by accident.

    A name that does not exist raises, `None` raises, and Markdown raises unless a filter gives it
    a form. Templates reach no file but through the loader, and no function but the filters.
    `finalize` is what becomes of each value before it is printed, where that is more than this.
    """
    made = ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize or printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        # Nothing is worked out while compiling: what a filter prints may differ by report, and the
        # compiled templates are kept.
        optimized=False,
        bytecode_cache=compiled,
    )
    made.globals.clear()
    made.filters.update(filters)
    return made


def printable(value: Any) -> Any:
    """The value, if it has words of its own; raises TemplateFault for what must not print."""
    if isinstance(value, Undefined):
        str(value)  # raises, with the name that does not exist
    if value is None:
        raise TemplateFault("this part of the report has no data; guard it with {% if ... %}")
    if isinstance(value, Prose):
        raise TemplateFault("this is Markdown; print it with the filter “prose”")
    if not isinstance(value, str | int):
        raise TemplateFault(f"a {type(value).__name__} has no words of its own; print its fields")
    return value
