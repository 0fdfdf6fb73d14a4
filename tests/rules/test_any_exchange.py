"""No rule fails on any exchange that is valid, whatever is left out of it or unclear in it."""

import copy
import random
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from reportgen.errors import InputError, Problem, Weight
from reportgen.model.base import STATES, ValueState, may_have_state
from reportgen.model.releases import Audience
from reportgen.reading.shape import field_at
from reportgen.reading.source import Path_, Source, load
from reportgen.reading.validate import validate
from reportgen.rules.check import check
from support.documents import EXCHANGES, RICH

DATA = load(RICH).data
TODAY = date(2024, 5, 14)
DATES = (
    "2024", "2024-05", "2024-05-13", "2024-05-14/2024-05-15", "XXXX-05-13", "201X", "2024-21",
    "2024-05-13/..", "../2024-05-13", "week of 2024-05-13", "2024-05-13~", "2024-05-XX",
    "XXXX-02-29", "9999-24/..", "../000X", "2024-24", "0001-01-01", "9999-12-31", "XXXX-05/2024-06",
)  # fmt: skip


def paths(value: Any, path: Path_ = ()) -> list[Path_]:
    """The path of every part of this data."""
    inner: Any = value.items() if isinstance(value, dict) else ()
    inner = enumerate(value) if isinstance(value, list) else inner
    return [path, *(p for name, item in inner for p in paths(item, (*path, name)))]


def changed(data: Any, path: Path_, value: Any) -> Any:
    """The same data with another value here, or without one for None; as it was if there is no
    such part."""
    data = copy.deepcopy(data)
    node = data
    try:
        for part in path[:-1]:
            node = node[part]
        node[path[-1]]
        if value is None:
            del node[path[-1]]
        else:
            node[path[-1]] = value
    except (KeyError, IndexError, TypeError):
        pass
    return data


def asked(data: Any) -> tuple[Problem, ...] | None:
    """What the rules find; None where the data is no valid exchange."""
    source = Source("x.yaml", data)
    try:
        exchange = validate(source)
    except InputError:
        return None
    return check(exchange, source, TODAY)


ALL = paths(DATA)[1:]
NEEDED = ("key", "person", "function", "group", "count", "functions")
"""Fields without which others are wrong."""

FIELDS = [path for path in ALL if len(path) <= 3 or isinstance(path[-1], str)]


# One field in eight now, the others, two thirds of a minute of work, in `make test-all`.
@pytest.mark.parametrize(
    "part", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, 8))]
)
def test_rules_bear_that_anything_is_left_out(part: int) -> None:
    asked_of = [asked(changed(DATA, path, None)) for path in FIELDS[part::8]]
    assert sum(found is not None for found in asked_of) > len(asked_of) / 3


@pytest.mark.parametrize("state", get_args(ValueState))
def test_rules_bear_that_everything_has_a_state(state: str) -> None:
    data = DATA
    for path in FIELDS:
        field = field_at(path)
        if len(path) > 1 and field and may_have_state(field) and path[-1] not in NEEDED:
            data = changed(data, path, state)
    told = asked(data)
    assert told is not None
    assert ("to-be-confirmed" in {problem.code for problem in told}) == (state == STATES[0])


@pytest.mark.parametrize("when", DATES)
def test_rules_bear_any_date(when: str) -> None:
    assert asked({**DATA, "dates": when}) is not None
    data = DATA
    for path in FIELDS:
        if path[-1] in ("date", "dates", "due", "valid_until", "embargo"):
            data = changed(data, path, when)
    assert asked({**data, "activity": when, "travel": when}) is not None


@settings(max_examples=30, deadline=None)
@given(chance=some.randoms(use_true_random=False))
def test_rules_bear_that_much_is_left_out_or_changed(chance: random.Random) -> None:
    assert_much_is_borne(chance)


@pytest.mark.slow  # a third of a second for each example
@settings(max_examples=200, deadline=None)
@given(chance=some.randoms(use_true_random=False))
def test_rules_bear_that_very_much_is_left_out_or_changed(chance: random.Random) -> None:
    assert_much_is_borne(chance)


def assert_much_is_borne(chance: random.Random) -> None:
    data = DATA
    for path in chance.sample(ALL, chance.randint(1, 12)):
        less = changed(data, path, chance.choice([None, None, *STATES[:2], chance.choice(DATES)]))
        data = data if asked(less) is None else less
    assert asked(data) is not None


@pytest.mark.parametrize("file", EXCHANGES, ids=lambda file: file.stem)
@pytest.mark.parametrize("edition", get_args(Audience))
def test_no_error_is_found_in_what_is_shipped(file: Path, edition: Audience) -> None:
    source = load(file)
    problems = check(validate(source), source, date(2026, 1, 1), edition)
    assert [problem for problem in problems if problem.weight is Weight.ERROR] == []


def test_little_is_found_in_the_smallest_exchange() -> None:
    source = load(EXCHANGES[1])
    assert check(validate(source), source, date(2026, 1, 1)) == ()


def calls_for(count: int) -> int:
    """How many functions are called to check an exchange with so many more people."""
    people = {f"p{n}": {"name": f"Pim{n} Oduya{n * 7919 % 4001}"} for n in range(count)}
    source = Source("x.yaml", {**DATA, "people": {**DATA["people"], **people}})
    exchange = validate(source)
    events: Counter[str] = Counter()
    sys.setprofile(lambda _frame, event, _argument: events.update([event]))
    try:
        check(exchange, source, TODAY)
    finally:
        sys.setprofile(None)
    return events["call"]


def test_the_work_grows_as_the_number_of_people() -> None:
    """Comparing each with each would take four times the calls for twice the people."""
    without = calls_for(0)
    assert calls_for(1000) - without < 2.5 * (calls_for(500) - without)
