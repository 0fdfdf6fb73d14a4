"""Exchanges that strain the model are accepted, their contradictions found, their reports honest.

What the rules find in a strain stands at its top, a line each: `# finds: code at path`.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from reportgen.errors import Weight
from reportgen.model.dates import PartialDate, Point
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.reading.source import Path_, load
from reportgen.reading.validate import validate
from reportgen.rules.check import RULES, check
from reportgen.rules.parts import parts, texts, values
from support.documents import FORMATS, STRAINS, built, flat, whole_text

TODAY = date(2026, 11, 20)
MONTHS = tuple(calendar.month_name)[1:]
MONTH = "|".join(MONTHS)


def dotted(path: Path_) -> str:
    """A path as authors write it: list entries are counted from one."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def finds(file: Path) -> list[str]:
    """What the rules are to find, by the comments at the top of the file."""
    return re.findall(r"^# finds: (.+)$", file.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("file", STRAINS, ids=lambda file: file.stem)
def test_its_contradictions_are_found_and_nothing_else(file: Path) -> None:
    source = load(file)
    exchange = validate(source)
    told = check(exchange, source, TODAY)
    places = {(problem.code, problem.place) for problem in told}
    found = [
        f"{rule.code} at {dotted(path)}"
        for rule in RULES
        for path, _, _ in rule.find(exchange, TODAY)
        if (rule.code, source.place(path)) in places
    ]
    assert sorted(found) == finds(file)
    assert len(found) == len(told) > 0


@pytest.mark.parametrize("file", STRAINS, ids=lambda file: file.stem)
@pytest.mark.parametrize("edition", get_args(Audience))
def test_nothing_stops_its_report(file: Path, edition: Audience) -> None:
    source = load(file)
    problems = check(validate(source), source, TODAY, edition)
    assert [problem for problem in problems if problem.weight is Weight.ERROR] == []


def test_each_strain_says_what_it_is_for() -> None:
    assert {file.stem for file in STRAINS} == set(SAID)
    assert set(SAID) >= TELLING
    for file in STRAINS:
        head = re.split(r"^(?=id:)", file.read_text("utf-8"), flags=re.MULTILINE)[0]
        assert re.search(r"^# Strain: .+^# Contradiction: .+^# finds: ", head, re.M | re.S)


UNTIMED = "Times of the sessions were not recorded."
UNDATED = "Dates and times of the sessions were not recorded."
NOBODY = r"Who visited|Who hosted|Who will visit|Who will host"

SAID: dict[str, tuple[str, ...]] = {
    "chatham-house-workshop": (
        "Chatham House Rule: what was said may be used, not who said it or who was there.",
        "It was agreed not to say who spoke.",
        "Two probation officers",
    ),
    "conference-outside-period": (
        "The exchange was timed to coincide with the conference.",
        "Cities That Listen conference",
        "Friday 2 November 2018",
        "Two council members",
    ),
    "contradicting-sources": (
        "seven guests (S1); eight travellers (S2)",
        "3 days (S1); four days (S2)",
        "Not named in this edition",
        UNTIMED,
    ),
    "costs-and-agreement": (
        "EUR 4,980.00",
        "Not recorded",
        "Four members of the town council",
        UNTIMED,
    ),
    "dates-without-year": (
        "In the week of 23 October 2017",
        "23 October Welcome by the service",
        "September 2017",
        "About 2017",
        "date not known",
        UNTIMED,
    ),
    "delegation-inside-mission": (
        "Part of: Northmere trade and culture mission to the north",
        "About 40 people",
        "Not named in this edition",
        UNTIMED,
    ),
    "delegation-of-26-with-27": (
        "26 people were stated; 27 are listed here.",
        "12 headteachers",
        UNTIMED,
    ),
    "everything-unknown": (
        "When Not recorded",
        "number, organisation and roles not known",
        "A1: owner and date due to be confirmed.",
        "country, time zone and reason not known",
        UNDATED,
    ),
    "functions-only": (
        "Four agencies, including Huis van het Kind, Lokale Politie Rombout, Jeugdhulp Rombout, "
        "Straathoekwerk and Scholengroep Rombout",
        "At least 12 people",
        "The Prevent Coordinator (not named)",
        UNDATED,
    ),
    "harbour-cities-2025": (
        "In October 2025 thirteen people from Vila do Molhe and Nordhamnvik visited Thalassopyli",
        "Moved online because the ferry harbour and the airfield were closed by a storm.",
        "EUR 25,245.50",
    ),
    "hosts-of-one-session": (
        "Kiln Trust",
        "Weir College",
        "Cancelled because of the wind.",
        "18 people",
    ),
    "nineteen-hosts": (
        "Aalwijk",
        "Nieuwerhorn",
        "Tjalkerzijl",
        "14 mayors and integration officers",
        UNTIMED,
    ),
    "online-exchange": (
        "(Sofia time)",
        "At least 31 trainers",
        "Where Online",
        "Delegates (online)",
    ),
    "planned-exchange": (
        "Who will visit",
        "To be led by",
        "Up to four officers",
        "About 21:00",
        "Status Planned",
        "date to be confirmed",
    ),
    "planned-here-held-online": (
        "11–14 May 2020",
        "Travel was not possible in the spring of 2020.",
        "Held online, in half the time.",
        "Bilateral exchange · Online",
    ),
    "postponed-visit": (
        "Status Postponed",
        "When To be confirmed",
        "The host city had to call new elections for the same week.",
        "Who will visit",
        "Times of the sessions are not yet known.",
    ),
    "sixty-councillors-two-named": (
        "About 60 councillors of the uplands, including Harriet Selworth and Colin Tarrant",
        "50 people",
        UNTIMED,
    ),
    "three-councils-four-names": (
        "Three councils, including Great Hollin Council, Nether Wick District Council, "
        "Corve Town Council and Aldermoor Borough Council",
        UNDATED,
    ),
    "three-cities-in-turn": ("Spring visit", "Winter visit", "Autumn talks", "about three people"),
    "two-continents-one-day": ("Stockholm time", "Bogota time", "Not named in this edition"),
    "two-legs-swapped-roles": ("Each side visited the other", "Visiting city and lead host"),
    "wrong-weekday": (
        "Wednesday 14 March 2018",
        "Five members of the community safety team",
        "Stated as Thursday",
        "09:30",
    ),
}
"""What each report must say, in every format."""

UNSAID = {
    "chatham-house-workshop": r"described the first|Attendance|With (Tom|Síle)|Speaker",
    "contradicting-sources": r"Rosal[ií]a|Quinteros?\b|12 March \(S|Wednesday 12",
    "delegation-inside-mission": r"Fergal|Dunshea|Niamh|Corrane",
    "everything-unknown": r"Albert|Wintle|\b(19|20)\d\d\b(?<!2024)",
    "hosts-of-one-session": r"19 (people|delegates|visitors)|\bSallow Island, United",
    "online-exchange": NOBODY,
    "planned-exchange": r"Who (visited|hosted)|\bLed by",
    "planned-here-held-online": r"Orla|Penstone|May 2021",
    "postponed-visit": r"Who (visited|hosted)",
    "two-continents-one-day": r"Linnea|Askmark",
    "wrong-weekday": r"Thursday 14",
}
"""What no format of a report may say."""

BROKEN = (
    r"\bNone\b|\{\{|\}\}|\{%|%\}|\(\s*\)|\[\s*\]"
    r"|\b[Ii]ncluding\s*(?:[.,;:)·]|$)|\b(?:and|from|of|with) [.;·)]|· ·|[,;:] [,;.)]|,,|;;"
    r"|\d{4}-\d\d|XXXX|\d~"
)
"""Marks of a hole where something was left out, and of what only the file says so."""


def read(file: Path) -> Iterator[str]:
    """The whole text of each document, without the dots of its table of contents."""
    for format_, data in built(file).items():
        yield flat(re.sub(r"\.{3,}", " ", whole_text(format_, data)))


# These six strain most rooms; the others, half a minute of builds, wait for `make test-all`.
TELLING = {
    *("chatham-house-workshop", "contradicting-sources", "dates-without-year"),
    *("everything-unknown", "planned-exchange", "two-legs-swapped-roles"),
}
BUILT = [
    pytest.param(file, id=file.stem, marks=[] if file.stem in TELLING else pytest.mark.slow)
    for file in STRAINS
]


@pytest.mark.parametrize("file", BUILT)
def test_its_report_is_honest(file: Path) -> None:
    exchange = validate(load(file))
    reports = list(read(file))
    assert len(reports) == len(FORMATS)
    for text in reports:
        assert list(holes(text, file.read_text("utf-8"))) == []
        assert [said for said in SAID[file.stem] if said not in text] == []
        unsaid = UNSAID.get(file.stem)
        assert not unsaid or re.search(unsaid, text) is None
        assert sorted(finer_than_recorded(text, exchange)) == []


def holes(text: str, written: str) -> Iterator[str]:
    """Where something was left out, or a mark of the file printed; a number of a grant, a document
    or a web address that is written so in the file is none."""
    for hole in re.finditer(rf"[^\s“(]*(?:{BROKEN})[^\s”),]*", text):
        if not re.search(r"\d{4}-\d\d", hole[0]) or hole[0].rstrip(".") not in written:
            yield text[max(hole.start() - 40, 0) : hole.end() + 20]


def finer_than_recorded(text: str, exchange: Exchange) -> Iterator[str]:
    """The days, months and times of a text that nobody recorded as precisely."""
    prose = " ".join(prose for _, _, prose in texts(exchange))
    days, months = recorded(exchange)
    days |= set(days_in(prose))
    months |= set(re.findall(rf"\b((?:{MONTH}) \d{{4}})\b", prose))
    yield from set(days_in(text)) - days
    yield from set(re.findall(rf"\b((?:{MONTH}) \d{{4}})\b", text)) - months
    times = {
        str(value)
        for _, part in parts(exchange)
        for name, value in values(part)
        if name in ("start", "end") and value
    }
    printed = {said.lower() for said in re.findall(r"(?:\b[Aa]bout )?\b\d\d:\d\d\b", text)}
    printed -= set(re.findall(r"\b\d\d:\d\d\b", prose))
    yield from printed - {f"about {t[:-1]}" if t.endswith("~") else t for t in times}


def days_in(text: str) -> list[str]:
    """The days with a year that a text names; the week of a day is none."""
    return re.findall(rf"(?<!week of )(?<!\.)\b(\d{{1,2}} (?:{MONTH}) \d{{4}})\b", text)


def recorded(exchange: Exchange) -> tuple[set[str], set[str]]:
    """The days with a year, and the months with a year, that were recorded so."""
    when = [
        value
        for _, part in parts(exchange)
        for _, value in values(part)
        if isinstance(value, PartialDate)
    ]
    points = [(date_.week, p) for date_ in when for p in (date_.start, date_.end) if p]
    whole: list[tuple[bool, Point]] = [(w, p) for w, p in points if p.year and p.month]
    days = {f"{p.day} {MONTHS[(p.month or 1) - 1]} {p.year}" for w, p in whole if p.day and not w}
    return days, {f"{MONTHS[(p.month or 1) - 1]} {p.year}" for _, p in whole}
