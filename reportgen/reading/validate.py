"""Plain data to an Exchange, or every problem at once, each with its place and what to do."""

from __future__ import annotations

from pydantic import ValidationError

from reportgen.errors import InputError
from reportgen.model.exchange import Exchange
from reportgen.reading.references import reference_problems
from reportgen.reading.sentences import empty_problems, shape_problems
from reportgen.reading.source import Source


def validate(source: Source) -> Exchange:
    """The exchange that this file describes; raises InputError with all its problems, in order.

    References are checked on the plain data, so that a wrong key is told in the same pass as a
    wrong type elsewhere.
    """
    problems = [*reference_problems(source), *empty_problems(source)]
    try:
        exchange = Exchange.model_validate(source.data)
    except ValidationError as error:
        problems += shape_problems(error, source)
    if problems:
        unique = dict.fromkeys(problems)
        raise InputError(sorted(unique, key=lambda problem: problem.place))
    return exchange
