"""What the view tells of what was learned."""

from typing import Any

import pytest

from reportgen.model.exchange import Exchange
from reportgen.view.compose import view
from reportgen.view.records import Card, Part
from support.documents import part_of

PLACES = {"a": {"name": "Arden"}, "b": {"name": "Brock"}}
PARTIES = [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}]


def part(name: str, **fields: Any) -> Part:
    data = {"id": "x", "title": "X", "places": PLACES, "parties": PARTIES, **fields}
    return part_of(view(Exchange.model_validate(data), "internal", "en"), name)


def card(**finding: Any) -> Card:
    sessions = {"s": {"title": "Talk"}}
    sources = {"n": {"title": "Notes"}}
    given = {"kind": "lesson", "title": "Ask first", **finding}
    (made,) = part("findings", findings=[given], sessions=sessions, sources=sources).cards
    return made


def test_a_comparison_is_one_row_with_a_column_for_each_city() -> None:
    views = [{"who": "a", "text": "High"}, {"who": "b", "text": "Low"}]
    rent = {"theme": "Rent", "views": views, "verdict": "different", "note": "Since 2020."}
    (table,) = part("contexts", contexts=[rent]).tables
    assert table.head == ("Theme: similar or different", "Arden", "Brock")
    assert table.rows == (("Rent\nDifferent\nSince 2020.", "High", "Low"),)
    assert table.leads == (True, False, False)


def test_figures_of_places_have_a_column_for_each_place() -> None:
    profile = {"what": "Population", "value": "8,000", "year": "2021", "sources": ["n"]}
    places = {"a": {"name": "Arden", "profile": [profile]}, "b": {"name": "Brock", "profile": [
        {"what": "Population", "value": "9,000"}]}}  # fmt: skip
    (table,) = part("contexts", places=places, sources={"n": {"title": "Notes"}}).tables
    assert table.head == ("Fact", "Arden", "Brock")
    assert table.rows == (("Population", "8,000 (2021; S1)", "9,000"),)


@pytest.mark.parametrize(
    ("finding", "closing"),
    [
        ({}, ""),
        ({"transferable": "yes"}, "Transferable."),
        ({"transferable": "partly", "suits": ["a"]}, "Partly transferable; may suit Arden."),
        (
            {"transferable": "yes", "suits": ["a", "b"], "conditions": "if it rains."},
            "Transferable; may suit Arden and Brock if it rains.",
        ),
        ({"transferable": "no", "conditions": "alone"}, "Not transferable if alone."),
        ({"conditions": "it rains"}, "May suit others if it rains."),
    ],
)
def test_one_line_says_whether_a_finding_is_transferable(
    finding: dict[str, Any], closing: str
) -> None:
    assert card(**finding).closing == closing


def test_a_finding_concerns_some_cities_or_it_is_not_said() -> None:
    assert card(about=["a"]).facts == "Concerns Arden"
    assert card(about=["b", "a"]).facts == ""


def test_one_line_says_where_and_from_whom_a_finding_was_heard() -> None:
    (note,) = card(heard_in=["s"], heard_from=["b"], sources=["n"]).notes
    assert note.text == "Heard from Brock in:"
    assert [link.text for link in (*note.links, *note.marks)] == ["Talk", "S1"]


@pytest.mark.parametrize(
    ("silent", "note"),
    [
        ([False, False], ""),
        ([True, False], "For some of these findings it was agreed not to say who spoke."),
        ([True, True], "It was agreed not to say who spoke."),
    ],
)
def test_that_nobody_is_quoted_is_said_once(silent: list[bool], note: str) -> None:
    findings = [
        {"kind": "lesson", "title": f"T{n}", "unattributed": each} for n, each in enumerate(silent)
    ]
    made = part("findings", findings=findings)
    assert made.lead_in == note
    assert not any(card.notes for card in made.cards)


def test_a_long_finding_takes_the_width_of_the_page() -> None:
    assert not card(text="word " * 100).wide
    assert card(text="word " * 120).wide


def test_a_recommendation_has_a_heading_of_its_own() -> None:
    advice = {"title": "Name one", "to": ["b"], "priority": "high", "due": "2024-12",
              "based_on": ["f"], "reply": "Accepted."}  # fmt: skip
    findings = [{"key": "f", "kind": "lesson", "title": "Ask first"}]
    (made,) = part("steps", recommendations=[advice], findings=findings).cards
    assert (made.heading.number, made.heading.title) == ("R1", "Name one")
    assert made.heading.anchor == "recommendation-1"
    assert made.facts == "To Brock · High priority · Due December 2024"
    assert [(note.text, [link.text for link in note.links]) for note in made.notes] == [
        ("Follows from:", ["Ask first"]),
        ("Reply: Accepted.", []),
    ]


def test_an_action_says_where_it_was_agreed_in_few_words() -> None:
    sessions = {
        "r": {"title": "Table of all", "kind": "round table"},
        "w": {"title": "Workshop one", "kind": "workshop"},
        "v": {"title": "Workshop two", "kind": "workshop"},
    }
    actions = [{"title": f"Do {key}", "agreed_in": key} for key in sessions]
    (table,) = part("steps", sessions=sessions, actions=actions).tables
    assert [row[1] for row in table.rows] == [
        "Do r (agreed at the round table)",
        "Do w (agreed in “Workshop one”)",
        "Do v (agreed in “Workshop two”)",
    ]
    assert table.head == ("No.", "Action")


def test_a_state_that_nobody_wrote_is_not_said() -> None:
    actions = [{"title": "One", "due": "2024-12"}, {"title": "Two", "state": "open"}]
    (table,) = part("steps", actions=actions).tables
    assert [row[-1] for row in table.rows] == ["Due December 2024", "Open"]
