"""Who visited whom, where, how many they were and whom they met, by sessions, legs and parties."""

from typing import Any

import pytest

from reportgen.view import visit
from reportgen.view.context import Context
from support.contexts import sessions, small, strain

# ---- where --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({}, "Brock, Germany"),
        ({"parties": [{"who": "o", "roles": ["lead host"]}]}, ""),  # never a body's home
        ({"sessions": sessions({"place": "c"})}, "Cray, Germany"),
        ({"sessions": sessions({"place": "c", "also_at": ["b"]})}, "Brock and Cray, Germany"),
        ({"sessions": sessions({"place": "b-harbour"})}, "Brock, Germany"),
        ({"sessions": sessions({"place": "d"})}, "Dell, Germany"),
        ({"sessions": sessions({"place": "c", "outcome": "cancelled"})}, "Brock, Germany"),
        ({"sessions": sessions({"place": "c", "modality": "online"})}, "Brock, Germany"),
        ({"sessions": sessions({"place": "c", "phase": "follow-up"})}, "Brock, Germany"),
        ({"sessions": sessions({"place": "c", "phase": "margins"})}, "Cray, Germany"),
        ({"events": {"e": {"name": "Fair", "place": "c"}}}, "Cray, Germany"),
        ({"legs": {"l": {"to": ["c"]}}}, "Cray, Germany"),
        ({"legs": {"l": {"to": ["c"], "modality": "online"}}}, "Brock, Germany"),
        ({"legs": {"l": {"to": ["c"], "status": "cancelled"}}}, "Brock, Germany"),
        (
            {
                "legs": {"l": {"to": ["c"], "status": "moved online"}},
                "sessions": sessions({"place": "c", "leg": "l"}),
            },
            "Brock, Germany",
        ),
        ({"status": "planned", "planned": {"places": ["c"]}}, "Cray, Germany"),
        ({"planned": {"places": ["c"]}}, "Brock, Germany"),
        ({"modality": "online"}, "Online"),
        ({"modality": "online", "sessions": sessions({"place": "c"})}, "Online"),
        ({"status": "moved online", "planned": {"places": ["b"]}}, "Online"),
        (
            {"modality": "online", "sessions": sessions({"place": "c", "modality": "in person"})},
            "Cray, Germany",
        ),
    ],
)
def test_where_is_where_things_took_place(fields: dict[str, Any], where: str) -> None:
    bodies = {"o": {"name": "Office", "place": "c"}}
    assert visit.where(small(organisations=bodies, **fields)) == where


def test_a_host_that_was_not_visited_is_no_place_of_the_exchange() -> None:
    context = strain("nineteen-hosts")
    assert len(visit.hosts(context)) == 19
    assert len(visit.places(context)) == 18
    assert "Nieuwerhorn" not in visit.where(context)


def test_an_additional_host_is_not_where_each_of_several_parties_went() -> None:
    hosts = [{"who": "b", "roles": ["lead host"]}, {"who": "c", "roles": ["additional host"]}]
    both = sessions({"place": "b"}, {"place": "c"})
    one = small(parties=[{"who": "a", "roles": ["visiting"]}, *hosts], sessions=both)
    assert visit.destinations(one) == ["b", "c"]
    visitors = [{"who": who, "roles": ["visiting"]} for who in ("a", "d")]
    two = small(parties=[*visitors, *hosts], sessions=both)
    assert visit.destinations(two) == ["b"]


# ---- who ----------------------------------------------------------------------------------------


def test_a_party_of_both_roles_is_told_with_the_legs_of_each() -> None:
    context = strain("two-legs-swapped-roles")
    sides = [(side.who, side.legs) for side in visit.visitors(context)]
    assert sides == [("ardenmouth", ("outward",)), ("kelsund", ("return",))]
    sides = [(side.who, side.legs) for side in visit.hosts(context)]
    assert sides == [("ardenmouth", ("return",)), ("kelsund", ("outward",))]


def test_legs_without_delegations_and_hosts_are_told_by_where_they_led() -> None:
    both = [{"who": who, "roles": ["visiting", "lead host"]} for who in ("a", "b")]
    context = small(
        parties=both,
        legs={"there": {"from": ["a"], "to": ["b"]}, "back": {"from": ["b"], "to": ["a"]}},
    )
    assert [side.legs for side in visit.visitors(context)] == [("there",), ("back",)]
    assert [side.legs for side in visit.hosts(context)] == [("back",), ("there",)]


def test_a_host_of_one_leg_alone_is_no_host_of_the_exchange() -> None:
    context = strain("harbour-cities-2025")
    hosts = [(side.who, side.legs) for side in visit.hosts(context)]
    assert hosts == [("thalassopyli", ()), ("nordhamnvik", ("return-leg",)), ("port-authority", ())]
    visitors = [(side.who, side.legs) for side in visit.visitors(context)]
    assert visitors == [("nordhamnvik", ("first-leg",)), ("vila-do-molhe", ())]
    assert visit.where(context) == "Thalassopyli, Greece"


# ---- how many -----------------------------------------------------------------------------------


def counted(context: Context) -> list[int | None]:
    sizes = [visit.size(context, side) for side in visit.visitors(context)]
    return [size.count if size else None for size in sizes]


def test_the_stated_size_stands_whatever_is_listed() -> None:
    assert counted(strain("delegation-of-26-with-27")) == [26]
    assert counted(strain("harbour-cities-2025")) == [7, 6]


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        ([{"person": "p"}, {"person": "q"}], 2),
        ([{"person": "p"}, {"group": "pupils", "count": 3}], 4),
        ([{"person": "p"}, {"person": "q", "mode": "apologies"}], 1),
        ([], None),
        ([{"person": "p"}, {"group": "pupils"}], None),
        ([{"group": "pupils", "count": 3, "qualifier": "about"}], None),
        ([{"person": "p"}, {"function": "Clerk"}], None),
        ([{"person": "p"}, {"withheld": ["name"], "count": 1}], None),
    ],
)
def test_entries_are_counted_only_where_nobody_can_be_missing(
    entries: list[dict[str, Any]], count: int | None
) -> None:
    fields: dict[str, Any] = {
        "people": {"p": {"name": "P Quill"}, "q": {"name": "Q Rush"}},
        "participants": [{"party": "a", **entry} for entry in entries],
        "releases": [{"people": "everyone", "audience": "public", "basis": "consent"}],
    }
    assert counted(small(**fields)) == [count]
    others = sessions({"with": ["o"], "with_others": True})
    assert counted(small(**fields, organisations={"o": {"name": "Office"}}, sessions=others)) == [
        None
    ]


# ---- whom they met ------------------------------------------------------------------------------


def test_the_visitors_and_their_own_authority_are_nobody_whom_they_met() -> None:
    organisations = {
        "a-council": {"name": "Arden Council", "place": "a"},
        "a-team": {"name": "Youth Team", "part_of": "a-council"},
        "school": {"name": "School"},
        "b-council": {"name": "Brock Council", "place": "b"},
    }
    context = small(
        organisations=organisations,
        participants=[
            {"key": "clerk", "function": "Clerk", "party": "a", "organisation": "school"},
            {"key": "mayor", "function": "Mayor", "party": "b"},
        ],
        sessions=sessions(
            {"with": ["clerk", "a-team", "b-council", "a-council"]},
            {"with": ["school", "mayor", "b-council"]},
            {"with": ["mayor"], "outcome": "cancelled"},
        ),
    )
    assert visit.met(context) == ["b-council", "mayor"]
    assert visit.met_in_words(context) == "Brock Council and the Mayor"


def test_nobody_who_is_recorded_is_among_the_others() -> None:
    bodies = {f"o-{n}": {"name": f"Office {n}"} for n in range(8)}
    context = small(
        organisations=bodies,
        participants=[{"key": "mayor", "function": "Mayor", "party": "b"}],
        sessions=sessions({"with": [*bodies, "mayor"], "with_others": True}),
    )
    told = visit.met_in_words(context).replace("\u00a0", " ")
    assert told.endswith("Office 5, the Mayor and at least two others")


def test_others_are_told_only_where_a_session_says_so_and_else_counted() -> None:
    bodies = {f"o-{n}": {"name": f"Office {n}"} for n in range(8)}
    few = sessions({"with": ["o-0", "o-1"]})
    many = sessions({"with": [*bodies]})
    more = {key: {**entry, "with_others": True} for key, entry in few.items()}
    told = [
        visit.met_in_words(small(organisations=bodies, sessions=each)).replace("\u00a0", " ")
        for each in (few, more, many)
    ]
    six = ", ".join(f"Office {n}" for n in range(6))
    assert told == [
        "Office 0 and Office 1",
        "Office 0, Office 1 and others",
        f"{six} and two others",
    ]
