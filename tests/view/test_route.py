"""The route and the ribbon of days: drawn from what the file says, and left out where it says too
little."""

from typing import Any

import pytest

from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view import ribbon, route
from reportgen.view.context import Context
from support.contexts import sessions, small, strain
from support.documents import HARBOUR, MINIMAL, part_of, viewed

LEGS = {
    "out": {"from": ["a"], "to": ["b"], "dates": "2025-10-06/2025-10-09"},
    "back": {"from": ["b"], "to": ["a"], "dates": "2026-03-04", "modality": "online"},
}


def told(context: Context) -> str:
    drawing = route.route(context)
    return plain(drawing.alt) if drawing else ""


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


# ---- the route ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "alt"),
    [
        ({}, "Route: from Arden to Brock."),
        ({"parties": [{"who": "a", "roles": ["visiting"]}]}, ""),
        ({"parties": [{"who": "a", "roles": ["visiting", "lead host"]}]}, ""),
        # Sessions decide the order; a part of a city is the city.
        (
            {"sessions": sessions({"place": "c"}, {"place": "b-harbour"}, {"place": "b"})},
            "Route: from Arden to Cray, then to Brock.",
        ),
        (
            {
                "sessions": sessions(
                    {"place": "b", "date": "2025-10-06"},
                    {"place": "b", "date": "2025-10-07"},
                    {"place": "c", "date": "2025-10-08"},
                )
            },
            "Route: from Arden to Brock (6–7 October 2025), then to Cray (8 October 2025).",
        ),
        # The day of one session is not known: the stay has no dates. Those who came back have none.
        (
            {
                "sessions": sessions(
                    {"place": "b", "date": "2025-10-06"},
                    {"place": "b"},
                    {"place": "c", "date": "2025-10-08"},
                )
            },
            "Route: from Arden to Brock, then to Cray (8 October 2025).",
        ),
        (
            {
                "sessions": sessions(
                    {"place": "b", "date": "2025-10-06"},
                    {"place": "c", "date": "2025-10-07"},
                    {"place": "b", "date": "2025-10-08"},
                )
            },
            "Route: from Arden to Brock, then to Cray (7 October 2025).",
        ),
        # What was cancelled led nowhere.
        (
            {"sessions": sessions({"place": "b"}, {"place": "c", "outcome": "cancelled"})},
            "Route: from Arden to Brock.",
        ),
        (
            {"legs": LEGS},
            "Route: from Arden to Brock (6–9 October 2025), then online to Arden (4 March 2026).",
        ),
        (
            {"legs": {**LEGS, "back": {**LEGS["back"], "status": "cancelled"}}},
            "Route: from Arden to Brock (6–9 October 2025).",
        ),
        # At the same time, one cannot go on with the other.
        (
            {"legs": {**LEGS, "back": {"from": ["b"], "to": ["a"], "dates": "2025-10-06"}}},
            "Route: from Arden to Brock (6–9 October 2025); from Brock to Arden (6 October 2025).",
        ),
        # What a leg does not say, its parties do.
        ({"legs": {"out": {"to": ["c"]}}}, "Route: from Arden to Cray."),
        ({"modality": "online"}, "Route: online between Arden and Brock."),
    ],
)
def test_the_route_is_what_the_file_says(fields: dict[str, Any], alt: str) -> None:
    assert told(small(**fields)) == alt


def test_of_many_places_some_are_counted() -> None:
    (journey,) = route.route(strain("nineteen-hosts")).journeys  # type: ignore[union-attr]
    names = [name for stop in journey.stops for name in stop.names]
    assert names[:2] == ["Varnhold", "Aalwijk"]
    assert names[-1] == "Tjalkerzijl"
    (rest,) = (name for name in names if name.endswith("further places"))
    assert int(rest.split()[0]) + len(names) - 1 == 19  # eighteen that were visited, and their own


def test_each_line_says_how_one_came_along_it() -> None:
    (journey,) = route.route(small(legs=LEGS)).journeys  # type: ignore[union-attr]
    assert [(stop.names, stop.way, stop.goes_on) for stop in journey.stops] == [
        (("Arden",), "", True),
        (("Brock",), "online", True),
        (("Arden",), "", False),
    ]


# ---- the days -----------------------------------------------------------------------------------


def dated(*days: str, **others: Any) -> dict[str, Any]:
    return sessions(*({"date": day, "place": "b", **others} for day in days))


def test_days_that_cannot_be_drawn_are_not() -> None:
    for days in (("2025-10-06",), ("2025-10-06", "2025-10"), ("2025-10-06", "XXXX-10-07"), ()):
        assert ribbon.ribbon(small(sessions=dated(*days))) is None
    many = (f"2025-10-{day:02}" for day in range(1, 16))
    assert ribbon.ribbon(small(sessions=dated(*many))) is None
    preparations = dated("2025-10-06", "2025-10-07", phase="preparatory")
    assert ribbon.ribbon(small(sessions=preparations)) is None


def test_a_short_gap_is_drawn_and_a_long_one_told() -> None:
    days = dated("2025-10-30", "2025-11-03", "2025-11-03", "2026-03-04")
    drawing = ribbon.ribbon(small(sessions=days))
    assert drawing
    shown = [
        (span.title, span.is_apart, [(day.weekday, day.number) for day in span.days])
        for span in drawing.spans
    ]
    assert shown == [
        ("October 2025", False, [("Thu", "30"), ("Fri", "31")]),
        ("November 2025", False, [("Sat", "1"), ("Sun", "2"), ("Mon", "3")]),
        ("March 2026", True, [("Wed", "4")]),
    ]
    counts = [tally.count for span in drawing.spans for day in span.days for tally in day.tallies]
    assert counts == ["1", "2", "1"]
    assert plain(drawing.alt) == (
        "By day: one session on 30 October 2025; two sessions on 3 November 2025; one session on"
        " 4 March 2026."
    )
    assert drawing.key == ()


def test_a_colour_has_a_letter_and_the_key_says_what_it_means() -> None:
    days = sessions(
        {"date": "2025-10-06", "place": "b"},
        {"date": "2025-10-07", "place": "b-harbour"},
        {"date": "2025-10-07", "place": "c"},
        {"date": "2025-10-08", "modality": "online"},
        {"place": "b"},
    )
    drawing = ribbon.ribbon(small(sessions=days))
    assert drawing
    assert [(tone.mark, tone.label) for tone in drawing.key] == [
        ("A", "Brock"),
        ("B", "Cray"),
        ("C", "Online"),
    ]
    known = {tone.mark: tone.tone for tone in drawing.key}
    tallies = [tally for span in drawing.spans for day in span.days for tally in day.tallies]
    assert [tally.mark for tally in tallies] == ["A", "A", "B", "C"]
    assert all(tally.tone == known[tally.mark] for tally in tallies)
    assert "one in Brock and one in Cray" in plain(drawing.alt)
    assert drawing.note.endswith("Without a recorded day: 1.")


def test_where_all_met_in_one_place_phases_are_told_apart() -> None:
    drawing = ribbon.ribbon(strain("conference-outside-period"))
    assert drawing
    assert [tone.label for tone in drawing.key] == [
        *("Embedded event", "Main programme", "In the margins"),
    ]


# ---- where they stand ---------------------------------------------------------------------------


def test_the_route_stands_on_the_cover_or_heads_the_programme() -> None:
    plain_cover = viewed(validate(load(MINIMAL)), load(MINIMAL), "public")
    pictured = viewed(validate(load(HARBOUR)), load(HARBOUR), "public")
    programme = part_of(pictured, "programme")
    assert plain_cover.cover.route
    assert pictured.cover.route is None
    assert programme.route
    assert programme.ribbon
