"""What of Jinja's own a template may say after a bar and after “is”, and on what.

Texts go through the same rule as what is printed: a value that may not be printed as it is comes
into no text by way of a filter.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any

from jinja2 import Environment, Undefined, pass_environment, pass_eval_context
from jinja2.filters import FILTERS, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import markup_join
from jinja2.tests import TESTS

from reportgen.sandbox.bounds import Budget
from reportgen.sandbox.faults import TemplateFault
from reportgen.view.records import Prose

Function = Callable[..., Any]

OF_TEXTS = "capitalize e escape lower replace string striptags title trim truncate upper wordcount"
_OF_NUMBERS = "abs float int round"
_OF_LISTS = (
    "batch count first groupby join last length list map max min reject rejectattr reverse "
    "select selectattr slice sort sum unique"
)
_OF_ALL = "d default"
NAMES = frozenset(f"{OF_TEXTS} {_OF_NUMBERS} {_OF_LISTS} {_OF_ALL}".split())
_ASKED = (
    "boolean defined divisibleby eq equalto even false filter ge gt greaterthan in integer",
    "iterable le lessthan lower lt mapping ne none number odd sameas sequence string test true",
    "undefined upper",
)
QUESTIONS = frozenset(" ".join(_ASKED).split())

LONGEST = 100_000
"""Of a text that goes through a filter, in characters."""
MOST_ENTRIES = 1_000
"""That `batch` and `slice` put into a list, or make lists of."""
MOST_DIGITS = 9
"""That `round` keeps."""


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
    if not isinstance(value, str) and value.bit_length() > 64:
        raise TemplateFault("this number is too large")
    return value


def number(value: Any) -> Any:
    """The value, if it can be reckoned with; raises TemplateFault for what is no number or text,
    and for a whole number that is too large."""
    return value if isinstance(value, float) else printable(value)


def joined(budget: Budget, values: list[Any]) -> str:
    """`a ~ b`: these values in one text."""
    texts = [printable(value) for value in values]
    budget.write(sum(len(str(text)) for text in texts))
    return markup_join(texts)


def filters(budget: Budget) -> dict[str, Function]:
    """Jinja's filters that a template may use, by name."""
    admitting: dict[str, Function] = {
        **{name: _of_text(FILTERS[name]) for name in OF_TEXTS.split()},
        **{name: _of(FILTERS[name], number) for name in _OF_NUMBERS.split()},
        **{name: _of_list(FILTERS[name]) for name in _OF_LISTS.split()},
        **{name: FILTERS[name] for name in _OF_ALL.split()},
        "replace": _of_text(_replace(budget)),
        "join": _of_list(_join(budget)),
        "round": _of(_round, number),
        "batch": _of_list(_in_rows(FILTERS["batch"])),
        "slice": _of_list(_in_rows(FILTERS["slice"])),
        "sum": _of_list(_sum),
    }
    return {name: counted(function, budget) for name, function in admitting.items()}


def questions(budget: Budget) -> dict[str, Function]:
    """Jinja's tests that a template may use, by name."""
    known: Mapping[str, Function] = TESTS  # type: ignore[assignment]
    return {name: counted(known[name], budget) for name in QUESTIONS}


def counted(function: Function, budget: Budget) -> Function:
    """The same function, which counts what it is given and what it prints."""

    @wraps(function)  # its attributes say what Jinja hands to it before the value
    def counting(*given: Any, **options: Any) -> Any:
        # A value may be gone through once for each entry of another.
        budget.work(math.prod(map(budget.weigh, (*given, *options.values()))))
        result = function(*given, **options)
        if isinstance(result, str):
            budget.write(len(result))
        return result

    return counting


def _of(function: Function, admitted: Callable[[Any], Any]) -> Function:
    """The filter, whose value is first admitted; what Jinja hands to it before stays as it is."""
    before = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def admitting(*given: Any, **options: Any) -> Any:
        value = admitted(given[before])
        result = function(*given[:before], value, *given[before + 1 :], **options)
        return list(result) if isinstance(result, Iterator) else result

    return admitting


def _of_text(function: Function) -> Function:
    def admitted(value: Any) -> Any:
        if len(str(printable(value))) > LONGEST:
            raise TemplateFault(f"no filter takes a text of more than {LONGEST} characters")
        return value

    return _of(function, admitted)


def _of_list(function: Function) -> Function:
    def admitted(value: Any) -> Any:
        if isinstance(value, Undefined | list | tuple | Mapping):
            return value
        return printable(value)

    return _of(function, admitted)


# ---- filters that could make much of little, or print what is not printable ---------------------


def _replace(budget: Budget) -> Function:
    @pass_eval_context
    def replace(
        context: EvalContext, value: Any, old: Any, new: Any, count: int | None = None
    ) -> Any:
        # Plain texts: what is marked as finished could turn back what was escaped.
        old, new = (str.__str__(str(printable(each))) for each in (old, new))
        budget.write(str(value).count(old) * len(new) * _ESCAPED)
        return FILTERS["replace"](context, value, old, new, count)

    return replace


_ESCAPED = 5
"""How many characters one can become when it is escaped."""


def _join(budget: Budget) -> Function:
    @pass_eval_context
    def join(
        context: EvalContext, value: Any, d: Any = "", attribute: str | int | None = None
    ) -> Any:
        if isinstance(value, str):
            raise TemplateFault("this is a text, not a list to join")
        entries = list(value)
        if attribute is not None:
            entries = list(map(make_attrgetter(context.environment, attribute), entries))
        texts = [printable(entry) for entry in entries]
        budget.write(len(str(printable(d))) * len(texts) * _ESCAPED)
        budget.write(sum(len(str(text)) for text in texts))
        return FILTERS["join"](context, texts, d)

    return join


def _round(value: float, precision: int = 0, method: Any = "common") -> float:
    if abs(precision) > MOST_DIGITS:
        raise TemplateFault(f"a number is rounded to {MOST_DIGITS} digits at most")
    return float(FILTERS["round"](value, precision, method))


def _in_rows(function: Function) -> Function:
    def rows(value: Any, number: int, fill_with: Any = None) -> Any:
        if not 0 < number <= MOST_ENTRIES:
            raise TemplateFault(f"a list is divided by 1 to {MOST_ENTRIES}")
        return function(value, number, fill_with)

    return rows


@pass_environment
def _sum(
    environment: Environment, value: Any, attribute: str | int | None = None, start: float = 0
) -> float:
    entries = map(make_attrgetter(environment, attribute), value) if attribute else value
    total = start
    for entry in entries:
        if not isinstance(entry, int | float):
            raise TemplateFault("only numbers are added up")
        total += entry
    return total
