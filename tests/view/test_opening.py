"""What the view tells of how an exchange came about and what it is for."""

from typing import Any

import pytest

from reportgen.model.exchange import Exchange
from reportgen.view.compose import view
from reportgen.view.records import ReportView
from support.documents import has_part, part_of

LONG = "word " * 260
EVENT = {"name": "Strong Cities", "kind": "conference", "hosts": ["c"], "partners": ["n"]}


def report(**fields: Any) -> ReportView:
    data = {
        "id": "x",
        "title": "X",
        "places": {"a": {"name": "Arden"}, "b": {"name": "Brock"}},
        "organisations": {
            "c": {"name": "Brock City Council"},
            "n": {"name": "Quiet Streets Network", "kind": "network"},
        },
        "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
        "sources": {"m": {"title": "Minutes"}},
        **fields,
    }
    return view(Exchange.model_validate(data), "internal", "en")


def test_background_and_purpose_are_one_chapter_where_both_are_short() -> None:
    short = report(background="It began.", purpose="To learn:", objectives=["one", "two"])
    made = part_of(short, "background")
    assert made.heading.title == "Background and purpose"
    assert (made.prose, made.statements) == ("It began.", ("To learn:",))
    assert [item.text for item in made.lists[0].items] == ["one", "two"]
    assert not has_part(short, "objectives")
    long = report(background=LONG, purpose="To learn.")
    assert part_of(long, "background").heading.title == "Background"
    assert part_of(long, "objectives").prose == "To learn."


@pytest.mark.parametrize(
    ("status", "event", "text"),
    [
        (
            "completed",
            {"relation": "It was timed to coincide with the Strong Cities conference."},
            "It was timed to coincide with the Strong Cities conference. The conference was hosted "
            "by Brock City Council with the Quiet Streets Network.",
        ),
        (
            "planned",
            {"date": "2027-05-04", "place": "b"},
            "The Strong Cities conference is to take place on 4\u00a0May 2027 in Brock, hosted by "
            "Brock City Council with the Quiet Streets Network.",
        ),
        (
            "cancelled",
            {"hosts": [], "partners": [], "date": "2020-05", "attendance": 60, "sources": ["m"]},
            "The Strong Cities conference was to take place in May 2020. Expected to attend: "
            "60\u00a0people. ([S1](#source-1))",
        ),
    ],
)
def test_an_event_is_told_in_sentences_that_name_it_once(
    status: str, event: dict[str, Any], text: str
) -> None:
    made = report(status=status, purpose="To learn.", events={"e": {**EVENT, **event}})
    assert part_of(made, "background").statements[0] == text


def test_a_reason_has_a_title_only_where_it_does_not_say_whom_it_is_about() -> None:
    def reason(text: str) -> str:
        parties = [{"who": "b", "roles": ["lead host"], "reason": text}]
        return part_of(report(parties=parties, purpose="P."), "background").statements[0]

    assert reason("Brock has a quay.") == "Brock has a quay."
    assert reason("It has a quay.") == "**Brock as lead host.** It has a quay."


def test_objectives_stand_with_their_results_and_what_shows_them() -> None:
    given = [
        {"title": "See it.", "result": "met", "evidence": "They *saw*.", "sources": ["m"]},
        {"title": "Do it.", "result": "not assessed"},
    ]
    (made,) = part_of(report(purpose=LONG, objectives=given), "objectives").lists
    assert [(item.lead, item.text, item.prose) for item in made.items] == [
        ("See it.", "Met (S1).", "They *saw*."),
        ("Do it.", "Not assessed.", None),
    ]


def test_a_related_exchange_is_one_line_with_its_address() -> None:
    related = {"title": "Staff exchange", "relation": "follows", "dates": "2023-05",
               "address": "https://example.org/a", "sources": ["m"]}  # fmt: skip
    (made,) = part_of(report(related=[related]), "background").lists
    assert [(item.lead, item.text) for item in made.items] == [
        ("Follows:", "Staff exchange, May 2023 https://example.org/a (S1)")
    ]
