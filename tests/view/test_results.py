"""What the view tells of agreements, evaluation and costs."""

from typing import Any

import pytest

from reportgen.model.exchange import Exchange
from reportgen.view.compose import view
from reportgen.view.records import Part, ReportView
from support.documents import has_part, part_of


def report(**fields: Any) -> ReportView:
    data = {
        "id": "x",
        "title": "X",
        "places": {"a": {"name": "Arden"}, "b": {"name": "Brock"}},
        "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
        "sources": {"m": {"title": "Minutes"}},
        **fields,
    }
    return view(Exchange.model_validate(data), "internal", "en")


def agreement(status: str = "completed", **fields: Any) -> Part:
    given = {"title": "On youth work", "kind": "letter of intent", **fields}
    attachments = {"d": {"title": "On youth work", "kind": "letter"}}
    made = report(status=status, agreements=[given], attachments=attachments)
    return part_of(made, "agreements").parts[0]


@pytest.mark.parametrize(
    ("status", "fields", "lead"),
    [
        ("completed", {}, "Letter of intent"),
        ("completed", {"state": "negotiated"}, "Letter of intent · Negotiated"),
        (
            "completed",
            {"state": "signed", "date": "2024-05-03", "place": "b", "sources": ["m"]},
            "Letter of intent · signed on 3\u00a0May 2024 in Brock (S1)",
        ),
        (
            "completed",
            {"state": "in force", "date": "2024-05"},
            "Letter of intent · In force · signed in May 2024",
        ),
        ("planned", {"date": "2024-05"}, "Letter of intent · to be signed in May 2024"),
        ("cancelled", {"place": "b"}, "Letter of intent · was to be signed in Brock"),
    ],
)
def test_one_line_says_what_an_agreement_is(status: str, fields: dict[str, Any], lead: str) -> None:
    assert agreement(status, **fields).facts == (lead,)


def test_the_sides_of_an_agreement_stand_before_its_text() -> None:
    made = agreement(parties=["a", "b"], signatories=["b"], reference="D 44", text="They agree.")
    assert [(fact.label, fact.lines) for fact in made.grid] == [
        ("Between", ("Arden and Brock",)),
        ("Signed by", ("Brock",)),
    ]
    assert made.facts[1] == "Reference: D 44"
    assert (made.prose, made.statements) == (None, ("They agree.",))
    assert [fact.label for fact in agreement("planned", signatories=["b"]).grid] == [
        "To be signed by"
    ]


def test_a_document_of_the_same_name_is_not_named_again() -> None:
    (note,) = agreement(document="d").notes
    assert [link.text for link in note.links] == ["The document is listed among the documents."]


@pytest.mark.parametrize(
    ("asked", "answered", "line"),
    [
        (26, 21, "21 of 26\u00a0people answered"),
        (9, 5, "Five of nine\u00a0people answered"),
        (None, 5, "Five\u00a0people answered"),
        (12, None, "12\u00a0people were asked"),
    ],
)
def test_one_line_says_how_many_answered(
    asked: int | None, answered: int | None, line: str
) -> None:
    numbers = {"asked": asked, "answered": answered}
    given = {name: n for name, n in numbers.items() if n is not None}
    assert part_of(report(evaluation=given), "evaluation").facts == (line,)


def test_outcome_and_next_steps_are_one_chapter_where_both_are_short() -> None:
    short = report(outcome="All gained.", next_steps="They meet again.")
    made = part_of(short, "outcome")
    assert made.heading.title == "Outcome and next steps"
    assert (made.prose, made.statements) == ("All gained.", ("They meet again.",))
    assert not has_part(short, "next_steps")
    assert part_of(report(outcome="All gained."), "outcome").heading.title == "Outcome"
    assert has_part(report(outcome="word " * 260, next_steps="They meet again."), "next_steps")


def test_what_is_given_in_kind_is_said_so() -> None:
    funding = [
        {"funder": "a", "what": "A room", "amount": "not applicable", "sources": ["m"]},
        {"funder": "b", "what": "Travel", "reference": "B 7",
         "amount": {"amount": "5", "currency": "EUR"}},
    ]  # fmt: skip
    (table,) = part_of(report(funding=funding), "costs").tables
    assert table.rows == (
        ("Arden (S1)", "A room", "In kind"),
        ("Brock", "Travel\nReference: B 7", "EUR\u00a05"),
    )


def test_no_cost_is_actual_that_nobody_called_so() -> None:
    costs = [{"what": "Train", "amount": {"amount": "5", "currency": "EUR"}}]
    (table,) = part_of(report(costs=costs), "costs").tables
    assert table.caption.title == "Costs"
    assert table.head == ("Item", "Amount")
