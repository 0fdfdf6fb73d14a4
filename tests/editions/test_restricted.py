"""Entries, parts and sessions that are not for everybody, and how what is left is marked."""

import pytest

from reportgen.editions.select import AUDIENCES, select
from reportgen.model.releases import Audience
from support.documents import part_of
from support.editions import PICTURE, edition, release, report_of, small
from support.secret import FOR_PARTNERS, INTERNAL, SECRET, SMALL

INTERNAL += ("Memo", "Slides", "Advice One", "Bloggs", "secret-office", "Hidden title")
FOR_ALL = ("Open One", "Lesson One", "Advice Two", "News", "The title")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_not_for_these_readers_is_gone_with_all_that_leads_to_it(
    audience: Audience,
) -> None:
    shown = edition(small(**SECRET, releases=[release("jo-bloggs")]), audience)
    assert [word for word in FOR_ALL if word not in shown.text] == []
    for words, readers in ((FOR_PARTNERS, AUDIENCES[1:]), (INTERNAL, AUDIENCES[2:])):
        seen = {word for word in words if word in shown.text}
        assert seen == (set(words) if audience in readers else set())
    assert select(shown.exchange, audience) == shown.exchange
    text = repr(part_of(shown.report, "summary"))
    if audience != "internal":
        assert "See the hidden one, [the open one](#session-1), an organisation not named" in text


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("people.jo-bloggs.given_name", False),
        ("participants.1.functions", False),
        ("participants.2.functions", True),
        ("sessions.hidden.venue", False),
        ("sessions.open-one.venue", True),
    ],
)
def test_a_discrepancy_about_what_is_not_recorded_follows_its_entry(
    field: str, shown: bool
) -> None:
    fields = {**SECRET, "parties": SMALL["parties"]}
    fields["participants"] = [*SMALL["participants"], {"function": "Clerk", "party": "b"}]
    fields["sessions"] = {
        "open-one": {"title": "Open One", "with": ["jo-bloggs"]},
        "hidden": {"title": "Hidden One", "audience": "internal"},
    }
    fields["discrepancies"] = [{"field": field, "what": "W", "values": [{"value": "1"}]}]
    exchange = small(**fields)
    assert bool(select(exchange, "public").discrepancies) == shown
    assert select(exchange, "internal").discrepancies


def test_steps_are_numbered_as_they_are_shown() -> None:
    steps = part_of(report_of(small(**SECRET), "public"), "steps")
    assert steps is not None
    headings = [card.heading for card in steps.cards]
    assert [(heading.number, heading.title) for heading in headings] == [("R1", "Advice Two")]
    assert [[link.text for link in note.links] for note in steps.cards[0].notes] == [["Lesson One"]]


def test_no_other_source_is_said_to_be_that_of_what_came_from_a_hidden_one() -> None:
    sources = {**SECRET["sources"], "memo": {"title": "Memo", "audience": "internal"}}
    exchange = small(**{**SECRET, "sources": sources})
    assert not select(exchange, "public").sources["news"].default
    assert select(exchange, "internal").sources["news"].default


def test_any_value_can_be_withheld() -> None:
    session = {"title": "S", "place": "withheld", "date": "withheld", "with": "withheld"}
    for audience in AUDIENCES:
        shown = edition(small(sessions={"s": session}, dates="withheld"), audience)
        assert shown.exchange.sessions["s"].place is None
        assert "place, date and who was met not shown in this edition" in shown.text


# Sessions that were not open


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("rule", ["Chatham House Rule", "closed"])
def test_of_a_session_behind_doors_nothing_tells_who_was_there(
    rule: str, audience: Audience
) -> None:
    exchange = small(
        places={**SMALL["places"], "c": {"name": "C"}},
        organisations={"secret-office": {"name": "Secret Office", "kind": "police"}},
        attachments={"slides": {"title": "Slides", "author": "Secret Author"}},
        sessions={
            "s": {
                "title": "S",
                "rule": rule,
                "with": ["secret-office", "jo-bloggs"],
                "hosts": ["secret-office"],
                "attendance": 7331,
                "documents": ["slides"],
                "summary": "[[jo-bloggs]] of [[secret-office]] opened it.",
            }
        },
        participants=[],
        images={"i": {**PICTURE, "session": "s", "consent": "Forms"}},
        agreements=[{"title": "Pact", "session": "s", "signatories": ["a"]}],
        quotes=[
            {"words": "Κλειδί", "language": "el", "translation": "A key", "translator": "Q"}
            | {"session": "s", "speaker": "jo-bloggs"}
        ],
        findings=[
            {"kind": "lesson", "title": "T", "heard_in": ["s"], "heard_from": ["a"]}
            | {"text": "[[jo-bloggs]] of [[secret-office]] says so."}
        ],
        releases=[release("jo-bloggs", what=["name", "photo", "quote"])],
    )
    shown = edition(exchange, audience)
    for secret in ("Bloggs", "7,331", "7331", "Secret Author", "Κλειδί", "Somebody"):
        assert secret not in shown.text
    assert "A person not named in this edition of Secret Office opened it." in shown.text
    assert "A person not named in this edition of Secret Office says so." in shown.text
    selected = shown.exchange
    assert selected.agreements[0].session is None
    assert selected.findings[0].unattributed
    assert selected.quotes[0].words == "A key"
    assert select(selected, audience) == selected


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("rule", ["Chatham House Rule", "closed"])
def test_what_was_heard_behind_doors_has_no_source_and_no_picture(
    rule: str, audience: Audience
) -> None:
    exchange = small(
        organisations={"secret-office": {"name": "Secret Office"}},
        sessions={
            "s": {"title": "S", "rule": rule, "sources": ["notes"], "venue_of": "secret-office"}
        },
        quotes=[{"words": "We came", "session": "s", "sources": ["notes"]}],
        findings=[
            {"key": "f", "kind": "lesson", "title": "T", "heard_in": ["s"], "sources": ["notes"]}
        ],
        recommendations=[
            {"title": "R", "based_on": ["f"], "sources": ["notes"]},
            {"title": "Q", "sources": ["press"]},
        ],
        actions=[{"title": "A", "owner": "a", "agreed_in": "s"}],
        images={
            "room": {"file": "x.png", "alt": "Faces", "session": "s"},
            "line": {"file": "y.png", "decorative": "yes", "session": "s"},
        },
        sources={
            "notes": {"title": "Notes", "author": "Secret Author"},
            "press": {"title": "Press", "default": "yes"},
        },
    )
    shown = edition(exchange, audience)
    for secret in ("Secret Office", "Secret Author", "Faces"):
        assert secret not in shown.text
    selected = shown.exchange
    assert [advice.sources for advice in selected.recommendations] == [(), ("press",)]
    assert selected.actions[0].agreed_in is None
    assert list(selected.images) == ["line"]
    assert not selected.sources["press"].default
    assert select(selected, audience) == selected


# Handling


@pytest.mark.parametrize(
    ("own", "content", "marks"),
    [
        (None, "TLP:AMBER", [None, None, "TLP:AMBER"]),
        ("TLP:GREEN", "TLP:AMBER", ["TLP:GREEN", "TLP:GREEN", "TLP:AMBER"]),
        ("TLP:RED", "TLP:AMBER", ["TLP:RED"] * 3),
        (None, "TLP:CLEAR", [None] * 3),
        ("OFFICIAL", "SECRET", ["OFFICIAL", "OFFICIAL", "SECRET"]),
        ("TLP:RED", "SECRET", ["TLP:RED"] * 3),
        ("to be confirmed", "TLP:AMBER", [None, None, "TLP:AMBER"]),
    ],
)
def test_a_report_is_marked_as_strictly_as_what_it_holds(
    own: str | None, content: str, marks: list[str | None]
) -> None:
    session = {"title": "S", "audience": "internal", "handling": content}
    exchange = small(sessions={"s": session}, report={"handling": own} if own else {})
    assert [select(exchange, audience).report.handling for audience in AUDIENCES] == marks
    assert (marks[2] or "") in report_of(exchange, "internal").marks
