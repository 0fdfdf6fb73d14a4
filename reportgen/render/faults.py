"""What a template's fault is called, in every engine; where it stands, the engine says."""

from __future__ import annotations

import difflib
import re
import traceback
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from reportgen.view import records


class TemplateFault(Exception):  # noqa: N818 - a designer's word; translated before it leaves render
    """A template prints something that has no form of its own, or never ends."""

    def __init__(self, sentence: str, code: str = "template-value") -> None:
        super().__init__(sentence)
        self.code = code


def told(error: Exception) -> tuple[str, str, str]:  # noqa: PLR0911 - a line a kind
    """A sentence about what a template did wrong, its code, and a hint."""
    match error:
        case UndefinedError():
            name = _asked_for(error)
            return f"there is no “{name}” to print here", "unknown-name", _nearest(name)
        case TemplateNotFound():
            return f"the pack has no file “{error.name}”", "pack-file", ""
        case TemplateSyntaxError():
            return f"the template cannot be read: {error.message}", "template-syntax", ""
        case SecurityError():
            return "a template may only print and ask, not run anything", "template-forbidden", ""
        case TemplateFault():
            return str(error), error.code, ""
        case RecursionError():
            sentence = "a macro or a file of the template calls itself without an end"
            return sentence, "template-circle", ""
        case _:
            return f"this expression cannot be worked out: {error}", "template-expression", ""


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


def _asked_for(error: UndefinedError) -> str:
    """The name that does not exist: the last of those that Jinja quotes."""
    quoted = re.findall(r"'([\w.]+)'", str(error))
    return quoted[-1] if quoted else str(error)


def _nearest(name: str) -> str:
    """A hint at a name that a template can ask for."""
    kinds = (kind for kind in vars(records).values() if is_dataclass(kind))
    known = {"report"} | {field.name for kind in kinds for field in fields(kind)}
    found = difflib.get_close_matches(name, sorted(known), 1)
    return f"did you mean “{found[0]}”?" if found else ""
