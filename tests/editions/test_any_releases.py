"""Whatever is released, and for whatever readers: no more is shown."""

import copy
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reportgen.editions.data import entries
from reportgen.editions.restricted import RESTRICTED
from reportgen.editions.select import AUDIENCES, released, select
from reportgen.errors import InputError
from reportgen.model.base import STATES, may_have_state
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Released, Sections
from reportgen.model.sessions import ReportingRule
from reportgen.reading.shape import field_at
from reportgen.reading.source import load
from support.documents import RICH
from support.editions import (
    edition,
    from_data,
)

RICH_DATA = load(RICH).data
PEOPLE = sorted(RICH_DATA["people"])
RELEASES = some.lists(
    some.fixed_dictionaries(
        {
            "people": some.one_of(
                some.just("everyone"),
                some.lists(some.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True),
            ),
            "audience": some.sampled_from(AUDIENCES),
            "basis": some.just("consent"),
            "what": some.lists(
                some.sampled_from(get_args(Released)), min_size=1, max_size=6, unique=True
            ),
        },
        optional={"withdrawn": some.sampled_from(["2024-06-30", *STATES])},
    ),
    max_size=5,
)
ALWAYS_SHOWN = {("parties", 0), ("parties", 1), ("places", "marlhaven"), ("places", "ostwick")}
"""Without a party and a place there is no exchange."""
RESTRICTIONS = some.dictionaries(
    some.sampled_from(
        [
            (name, key)
            for name in RESTRICTED
            for key, _ in entries(RICH_DATA, name)
            if (name, key) not in ALWAYS_SHOWN
        ]
    ),
    some.sampled_from(AUDIENCES),
    max_size=6,
)
SECTIONS = some.dictionaries(
    some.sampled_from(sorted(Sections.model_fields)), some.sampled_from(AUDIENCES), max_size=3
)
RULES = some.dictionaries(
    some.sampled_from(sorted(RICH_DATA["sessions"])),
    some.sampled_from(get_args(ReportingRule)),
    max_size=3,
)
"""Rules of sessions, under which who was there and who spoke is for nobody."""


def values_that_may_be_withheld(value: Any, path: tuple[Any, ...] = ()) -> Iterator[Any]:
    """The path of each value of this data for which a state may stand instead."""
    if path and isinstance(path[-1], str) and (field := field_at(path)) and may_have_state(field):
        yield path
    for part, item in value.items() if isinstance(value, dict) else ():
        yield from values_that_may_be_withheld(item, (*path, part))
    for part, item in enumerate(value) if isinstance(value, list) else ():
        yield from values_that_may_be_withheld(item, (*path, part))


WITHHELD = some.lists(
    some.sampled_from(
        # Releases are drawn apart.
        [path for path in values_that_may_be_withheld(RICH_DATA) if path[0] != "releases"]
    ),
    max_size=5,
    unique=True,
)


IDS = ("marlhaven-2024", "okell-2024", "dunmore-and-okell", "penhallow")
HEARD_IN = some.lists(
    some.sampled_from(sorted(RICH_DATA["sessions"])), min_size=1, max_size=2, unique=True
)
DISPUTED = some.lists(
    some.sampled_from(
        [
            *("people.ada-penhallow.suffix", "people.bruno-okell.given_name"),
            *("participants.2.functions", "participants.5.delegation", "sessions.house.venue"),
            *("sessions.schools.title", "organisations.bridge.kind", "total_cost", "costs.1.what"),
        ]
    ),
    max_size=3,
    unique=True,
)


@some.composite
def exchanges(draw: some.DrawFn) -> Exchange:
    """The rich exchange with other releases, and parts of it for fewer readers."""
    data = copy.deepcopy(RICH_DATA) | {"releases": draw(RELEASES), "sections": draw(SECTIONS)}
    data["summary"] = "[[ada-penhallow]] met [[bruno-okell]], see [the house](#house)."
    data["id"] = draw(some.sampled_from(IDS))
    data["findings"][0]["text"] = "As [[cara-dunmore]] and [[clerk]] of [[bridge]] said."
    data["findings"][0]["heard_in"] = draw(HEARD_IN)
    data["participants"].append({"key": "okell", "person": "bruno-okell", "party": "tressel"})
    for field in draw(DISPUTED):
        data["discrepancies"].append({"field": field, "what": field, "values": [{"value": "1"}]})
    for (name, key), audience in draw(RESTRICTIONS).items():
        data[name][key]["audience"] = audience
    for key, rule in draw(RULES).items():
        data["sessions"][key]["rule"] = rule
    for path in draw(WITHHELD):
        data = with_state(data, path)
    return from_data(data)


def with_state(data: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """The data with this value withheld, where it may be."""
    made = copy.deepcopy(data)
    owner: Any = made
    for part in path[:-1]:
        owner = owner[part]
        if owner == "withheld":
            return data  # with all that was in it
    owner[path[-1]] = "withheld"
    try:
        from_data(made)
    except InputError:
        return data
    return made


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(exchanges())
def test_whatever_is_released_no_more_is_shown(exchange: Exchange) -> None:
    assert_no_more_is_shown(exchange)


@pytest.mark.slow  # a third of a second for each example
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(exchanges())
def test_whatever_is_released_often_no_more_is_shown(exchange: Exchange) -> None:
    assert_no_more_is_shown(exchange)


def assert_no_more_is_shown(exchange: Exchange) -> None:
    selected = {}
    for audience in AUDIENCES:
        shown = edition(exchange, audience)
        selected[audience] = set(values_in(shown.exchange.model_dump(mode="json", by_alias=True)))
        for key, person in exchange.people.items():
            may = released(exchange, key, audience)
            secrets = [] if "name" in may else [key, person.name, person.name.split()[-1]]
            secrets += [other.name for other in person.names] if "name" not in may else []
            secrets += [] if "contact" in may else person.contact
            assert [secret for secret in secrets if secret in shown.text] == []
        assert select(shown.exchange, audience) == shown.exchange
        data = shown.exchange.model_dump(mode="json", by_alias=True, exclude_none=True)
        assert from_data(data) == shown.exchange
    original = set(values_in(exchange.model_dump(mode="json", by_alias=True)))
    assert selected["public"] & original <= selected["partners"]
    assert selected["partners"] & original <= selected["internal"]


def values_in(value: Any) -> Iterator[str]:
    """Every text of this data that is not the author's word for what is not told."""
    if isinstance(value, dict):
        for item in value.values():
            yield from values_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from values_in(item)
    elif isinstance(value, str):
        yield value
