"""What a template's fault is called, in every engine; where it stands, the engine says."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from jinja2 import TemplateAssertionError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from reportgen.errors import did_you_mean, nearest
from reportgen.view import records
from reportgen.view.parts import NAMES


class TemplateFault(Exception):  # noqa: N818 - a designer's word; translated before it leaves render
    """A template prints something that has no form of its own."""

    code = "template-value"
    hint = ""


class Exhausted(TemplateFault):
    """A template is more work than a report can be."""

    code = "template-budget"
    hint = "look for loops in loops, and for what calls itself"


class Refused(TemplateAssertionError):  # noqa: N818 - as above
    """A template says something that no template may say; told while it is compiled."""

    code = "template-forbidden"
    hint = ""


def explanation(error: Exception) -> tuple[str, str, str]:
    """A sentence about what a template did wrong, its code, and a hint."""
    match error:
        case UndefinedError():
            # The last of the names that Jinja quotes is the one that does not exist.
            name = (re.findall(r"'([\w.]+)'", str(error)) or [str(error)])[-1]
            is_part = name in NAMES and records.ReportView.__name__ in str(error)
            hint = in_loop(name) if is_part else _nearest(name)
            words = f"there is no “{name}” to print here", "unknown-name", hint
        case TemplateNotFound():
            words = f"the pack has no file “{error.name}”", "pack-file", ""
        case Refused():
            words = str(error.message), error.code, error.hint
        case TemplateSyntaxError():
            words = f"the template cannot be read: {error.message}", "template-syntax", ""
        case SecurityError():
            sentence = "a template may only print and ask, not run anything"
            words = sentence, "template-forbidden", "say it with a filter: {{ ... | upper }}"
        case TemplateFault():
            words = str(error), error.code, error.hint
        case RecursionError():
            sentence = "a macro, a block or an included file calls itself without an end"
            words = sentence, "template-recursion", "let it call itself for fewer things each time"
        case _:
            words = f"this expression cannot be worked out: {error}", "template-expression", ""
    return words


def printed_when(error: BaseException) -> Iterator[str]:
    """The texts of what a template was printing when it failed, the innermost first: an entry of
    the exchange file can be found by them."""
    cause = error.__cause__
    if cause is None:
        return
    for frame, _ in reversed(list(traceback.walk_tb(cause.__traceback__))):
        for value in reversed(list(frame.f_locals.values())):
            is_part = is_dataclass(value) and type(value).__module__ == records.__name__
            if is_part and not isinstance(value, records.ReportView):
                yield from sorted(_texts(value), key=len, reverse=True)


def _texts(record: object) -> Iterator[str]:
    for value in vars(record).values():
        if isinstance(value, str) and value:
            yield str(value)
        elif isinstance(value, records.Heading):
            yield value.title


def in_loop(name: str) -> str:
    """How a template finds this part of the report."""
    return f'write {{% for part in report.parts if part.name == "{name}" %}} ... {{% endfor %}}'


def _nearest(name: str) -> str:
    """A hint at a name that a template can ask for."""
    kinds = (kind for kind in vars(records).values() if is_dataclass(kind))
    known = {"report"} | {field.name for kind in kinds for field in fields(kind)}
    return did_you_mean(nearest(name, sorted(known)))
