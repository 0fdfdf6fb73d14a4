"""What is recorded as a discrepancy is not complained of again, unless it is an error."""

from pathlib import Path

import pytest

from support.asking import FINE, found


def recorded(field: str) -> str:
    return f"discrepancies: [{{ field: {field}, what: It, values: [{{ value: '1' }}] }}]\n"


WEEKDAY = "sessions: { panel: { title: P, date: 2025-03-10, weekday: Tuesday } }\n"
SIZE = """\
delegations:
  councillors: { size: 3, groups: [{ name: G, size: 2 }, { name: H, size: 2 }] }
"""
COUNT = (
    "people: { p: { name: P }, q: { name: Q } }\nparticipants:\n  - { person: p, party: a }\n"
    "  - { person: q, party: a }\n"
    "  - { group: officers, count: 1, party: a, including: [p, q] }\n"
)


def codes(folder: Path, text: str) -> list[str]:
    return [problem.code for problem in found(folder, text)]


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        (WEEKDAY, "weekday", "sessions.panel.weekday"),
        (WEEKDAY, "weekday", "sessions.panel"),
        (WEEKDAY, "weekday", "sessions"),
        (SIZE, "groups-do-not-add-up", "delegations.councillors.size"),
        (COUNT, "group-count", "participants.3.count"),
        ("duration: 9 days\n", "duration", "duration"),
        (
            "sessions: { s: { title: S, with: to be confirmed } }\n",
            "to-be-confirmed",
            "sessions.s.with",
        ),
        ("participants: [{ count: 3 }]\n", "participant-without-side", "participants.1.party"),
        ("legs: { l: { dates: 2026 } }\n", "leg-outside-period", "legs.l.dates"),
    ],
)
def test_a_recorded_field_is_not_complained_of(
    text: str, code: str, field: str, tmp_path: Path
) -> None:
    assert codes(tmp_path, FINE + text) == [code]
    assert codes(tmp_path, FINE + text + recorded(field)) == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (WEEKDAY, "sessions.panel.date"),
        (WEEKDAY, "dates"),
        (SIZE, "delegations.councillors.groups"),
        (COUNT, "participants.2.person"),
        ("parties: [{ who: a, roles: [visiting] }]\n", "parties.1.roles"),
    ],
)
def test_other_fields_are(text: str, field: str, tmp_path: Path) -> None:
    fine = FINE if "parties" not in text else FINE.partition("parties")[0]
    before = codes(tmp_path, fine + text)
    assert len(before) == 1 + text.startswith("parties")
    assert codes(tmp_path, fine + text + recorded(field)) == before


def test_errors_are_never_silenced(tmp_path: Path) -> None:
    text = FINE + 'sessions: { s: { title: S, start: "10:00", end: "09:00" } }\n'
    assert codes(tmp_path, text + recorded("sessions.s.end")) == ["session-times"]
    text = FINE + "costs: [{ what: W, amount: to be confirmed }]\n"
    assert codes(tmp_path, text + recorded("costs.1.amount")) == []
    text += (
        recorded("costs.1.amount") + "report: { status: final, date: 2025, approvals: unknown }\n"
    )
    assert codes(tmp_path, text) == ["to-be-confirmed"]


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("sesions.panel.date", "did you mean “sessions.panel.date”?"),
        ("sessions.pannel.date", "did you mean “sessions.panel.date”?"),
        ("sessions.panel.weekdy", "did you mean “sessions.panel.weekday”?"),
        ("sessions.kettle", "“sessions” has: panel"),
        ("parties.0.who", "“parties” has: 1, 2"),
        ("title.x", "“title” has no parts: name the field itself"),
        ("announcement.title", "“announcement” has no parts: name the field itself"),
    ],
)
def test_a_field_that_is_not_there_is_told_with_what_may_be_meant(
    field: str, hint: str, tmp_path: Path
) -> None:
    problems = found(tmp_path, FINE + WEEKDAY + recorded(field))
    told = {problem.code: problem.hint for problem in problems}
    assert told["discrepancy-field"] == hint
