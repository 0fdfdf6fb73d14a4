"""What rules find in whole files: their order, their weight, and the first of them in detail."""

from datetime import date
from pathlib import Path

import pytest

from reportgen.errors import InputError, Weight
from reportgen.options import Options
from reportgen.pipeline import read
from support.asking import FINE, found, told


def test_nothing_is_found_in_a_good_file(tmp_path: Path) -> None:
    assert found(tmp_path, FINE) == []


def test_an_exchange_wants_a_visitor(tmp_path: Path) -> None:
    text = FINE.replace("visiting", "partner")
    assert told(tmp_path, text) == [("no-host-or-visitor", Weight.WARNING, 5, 1)]
    assert "no visitor" in found(tmp_path, text)[0].sentence
    assert "“visiting”" in found(tmp_path, text)[0].hint


def test_an_exchange_wants_a_host(tmp_path: Path) -> None:
    text = FINE.replace("lead host", "organiser")
    assert told(tmp_path, text) == [("no-host-or-visitor", Weight.WARNING, 5, 1)]
    assert "no host" in found(tmp_path, text)[0].sentence
    assert "“lead host”" in found(tmp_path, text)[0].hint


def test_an_exchange_may_want_both(tmp_path: Path) -> None:
    text = FINE.replace("lead host", "organiser").replace("visiting", "partner")
    assert [problem.code for problem in found(tmp_path, text)] == ["no-host-or-visitor"] * 2


@pytest.mark.parametrize("role", ["lead host", "co-host", "additional host"])
def test_any_host_is_a_host(role: str, tmp_path: Path) -> None:
    assert found(tmp_path, FINE.replace("lead host", role)) == []


def test_an_exchange_online_has_no_visitor(tmp_path: Path) -> None:
    text = FINE.replace("visiting", "partner") + "kind: online exchange\n"
    assert found(tmp_path, text) == []


def session(fields: str, text: str = FINE) -> str:
    return f"{text}sessions:\n  s:\n    title: S\n    {fields}\n"


@pytest.mark.parametrize(
    ("when", "side"),
    [
        ("2025-03-09", "before"),
        ("2025-03-13", "after"),
        ("2025-02", "before"),
        ("2025-04", "after"),
        ("2024", "before"),
        ("2026", "after"),
        ("2025-03-01/2025-03-09", "before"),
        ("week of 2025-03-03", "before"),
        ("2025-03-13/..", "after"),
        ("../2025-03-09", "before"),
    ],
)
def test_a_session_outside_the_exchange_is_found(when: str, side: str, tmp_path: Path) -> None:
    text = session(f"date: {when}")
    assert told(tmp_path, text) == [("session-outside-period", Weight.WARNING, 11, 5)]
    assert f"is {side} the exchange" in found(tmp_path, text)[0].sentence


@pytest.mark.parametrize(
    "when",
    [
        "2025-03-10",
        "2025-03-12",
        "2025-03",
        "2025",
        "202X",
        "2025-03-XX",
        "XXXX-12-24",
        "2025-03-01/2025-03-10",
        "2025-03-12/..",
        "../2025-03-10",
        "week of 2025-03-10",
    ],
)
def test_a_session_that_can_lie_inside_is_fine(when: str, tmp_path: Path) -> None:
    assert found(tmp_path, session(f"date: {when}")) == []


@pytest.mark.parametrize("phase", ["preparatory", "embedded event", "margins", "follow-up"])
def test_only_sessions_of_the_main_phase_must_lie_inside(phase: str, tmp_path: Path) -> None:
    assert found(tmp_path, session(f"date: 2024-01-01\n    phase: {phase}")) == []


def test_a_session_of_an_event_may_lie_outside(tmp_path: Path) -> None:
    text = session("date: 2024-01-01\n    event: e") + "events: { e: { name: E } }\n"
    assert found(tmp_path, text) == []


@pytest.mark.parametrize("dates", ["", "dates: XXXX-03-10\n", "dates: ../2025-03-12\n"])
def test_a_session_is_not_before_an_exchange_of_unknown_start(dates: str, tmp_path: Path) -> None:
    text = FINE.replace("dates: 2025-03-10/2025-03-12\n", dates)
    assert found(tmp_path, session("date: 2024-01-01", text)) == []


def test_a_session_cannot_end_before_it_starts(tmp_path: Path) -> None:
    text = session('start: "10:00"\n    end: "09:30"')
    assert told(tmp_path, text) == [("session-times", Weight.ERROR, 12, 5)]


def test_a_session_with_an_end_wants_a_start(tmp_path: Path) -> None:
    text = session('end: "09:30"')
    assert told(tmp_path, text) == [("session-times", Weight.ERROR, 11, 5)]
    assert "no start" in found(tmp_path, text)[0].sentence


@pytest.mark.parametrize("times", ['start: "09:30"', 'start: "09:30"\n    end: "10:00"'])
def test_a_session_with_times_in_order_is_fine(times: str, tmp_path: Path) -> None:
    assert found(tmp_path, session(times)) == []


def test_a_completed_exchange_cannot_lie_in_the_future(tmp_path: Path) -> None:
    expected = [("completed-in-future", Weight.ERROR, 3, 1)]
    assert told(tmp_path, FINE, date(2025, 3, 9)) == expected
    assert told(tmp_path, FINE + "status: completed\n", date(2025, 3, 9)) == expected


@pytest.mark.parametrize(
    ("text", "today"),
    [
        (FINE, date(2025, 3, 12)),
        (FINE + "status: under way\n", date(2025, 3, 11)),
        (FINE + "status: planned\n", date(2025, 3, 9)),
        (FINE.replace("2025-03-10/2025-03-12", "XXXX-03-10"), date(2025, 1, 1)),
        (FINE.replace("2025-03-10/2025-03-12", "2025"), date(2025, 1, 1)),
        (FINE.replace("dates: 2025-03-10/2025-03-12\n", ""), date(2025, 1, 1)),
    ],
)
def test_a_completed_exchange_may_be_over(text: str, today: date, tmp_path: Path) -> None:
    assert found(tmp_path, text, today) == []


def test_a_completed_exchange_is_over(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, FINE, date(2025, 3, 11))
    assert (problem.code, problem.weight) == ("completed-in-future", Weight.ERROR)
    assert "before its last day" in problem.sentence
    assert "under way" in problem.hint


def test_a_completed_exchange_with_an_open_end_cannot_begin_in_the_future(tmp_path: Path) -> None:
    text = FINE.replace("2025-03-10/2025-03-12", "2025-03-10/..")
    assert told(tmp_path, text, date(2025, 3, 9)) == [("completed-in-future", Weight.ERROR, 3, 1)]


PERSON = FINE + "people:\n  p: { name: P }\n"


def test_a_person_who_takes_no_part_is_found(tmp_path: Path) -> None:
    assert told(tmp_path, PERSON) == [("person-without-part", Weight.WARNING, 9, 3)]


@pytest.mark.parametrize(
    "part",
    [
        "participants: [{ person: p, party: a }]\n",
        "sessions: { s: { title: S, with: [p] } }\n",
        "sessions: { s: { title: S, contributions: [{ who: p, what: spoke }] } }\n",
        "report: { authors: [p] }\n",
    ],
)
def test_a_person_may_take_part_in_any_way(part: str, tmp_path: Path) -> None:
    assert found(tmp_path, PERSON + part) == []


def test_a_release_is_no_part(tmp_path: Path) -> None:
    text = PERSON + "releases: [{ people: [p], audience: public, basis: consent }]\n"
    assert [problem.code for problem in found(tmp_path, text)] == ["person-without-part"]


def test_problems_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = session('date: 2024-01-01\n    end: "09:00"', PERSON)
    lines = [problem.place.line for problem in found(tmp_path, text)]
    assert lines == sorted(lines)
    assert len(lines) == 3


def test_an_error_stops_a_report_and_a_warning_only_when_strict(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(PERSON, "utf-8")
    assert [problem.code for problem in read(file).problems] == ["person-without-part"]
    with pytest.raises(InputError, match="person-without-part"):
        read(file, Options(strict=True))
    file.write_text(session('end: "09:30"'), "utf-8")
    with pytest.raises(InputError, match="session-times"):
        read(file)


@pytest.mark.parametrize(
    ("action", "missing"),
    [
        ("{ title: Do it }", ["owner", "date"]),
        ("{ title: Do it, owner: a }", ["date"]),
        ("{ title: Do it, due: 2025-07 }", ["owner"]),
        ("{ title: Do it, owner: a, due: 2025-07 }", []),
        ("{ title: Do it, owner: a, due: no date agreed }", []),
    ],
)
@pytest.mark.parametrize(("status", "weight"), [("draft", "warning"), ("final", "error")])
def test_an_action_has_an_owner_and_a_date(
    tmp_path: Path, action: str, missing: list[str], status: str, weight: str
) -> None:
    report = f"report: {{ status: {status}, date: 2025-06, approvals: unknown }}\n"
    text = f"{FINE}actions:\n  - {action}\n{report}"
    problems = found(tmp_path, text)
    assert [problem.code for problem in problems] == ["action-incomplete"] * len(missing)
    assert all(str(problem.weight) == weight for problem in problems)
    assert all((problem.place.line, problem.place.column) == (9, 5) for problem in problems)
    assert all(word in problem.sentence for word, problem in zip(missing, problems, strict=True))
