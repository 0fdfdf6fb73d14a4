"""What a report tells at a glance and in its announcement is what the file says: a second reader
works it out from the plain data, and finds it in the finished Word, PDF and HTML files."""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen import Options, build, pipeline
from reportgen.model.releases import Audience
from reportgen.reading.source import load
from reportgen.view.compose import view
from reportgen.view.records import Fact, ReportView
from support import told
from support.documents import EVERY_EXCHANGE, EXCHANGES, REAL, STRAINS
from support.invented import exchange
from support.truths import Truths

FORMATS = ("html", "docx", "pdf", "announcement.html")
EDITIONS: tuple[Audience, ...] = ("public", "internal")


def untruths(file: Path, edition: Audience, formats: tuple[str, ...] = FORMATS) -> list[str]:
    """What the documents of a file tell that its data does not say, each with its format."""
    made = build(file, Options(formats=formats, edition=edition)).artifacts
    data = {artifact.format: artifact.data for artifact in made}
    truths = Truths(load(file).data, is_public=edition == "public")
    page = told.of_html(data["html"])
    glances = {"html": page}
    if "docx" in data:
        glances |= {"docx": told.of_word(data["docx"], page.labels)}
        glances |= {"pdf": told.of_pdf(data["pdf"], page.labels)}
    found = [
        f"{name}: {fault}" for name, tell in glances.items() for fault in truths.of_glance(tell)
    ]
    found += [
        f"{name}: {label} is missing"
        for name, tell in glances.items()
        for label in page.grid
        if label not in tell.grid
    ]
    news = told.announcement(data["announcement.html"])
    return found + [f"announcement: {fault}" for fault in truths.of_announcement(news)]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    "file",
    [
        pytest.param(file, id=file.stem, marks=[] if file in EXCHANGES else pytest.mark.slow)
        for file in EVERY_EXCHANGE
    ],
)
def test_what_is_told_is_true(file: Path, edition: Audience) -> None:
    assert untruths(file, edition) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_what_is_told_of_any_exchange_is_true(part: int, tmp_path: Path) -> None:
    for seed in range(10 * part, 10 * part + 10):
        file = tmp_path / f"invented-{seed}.yaml"
        file.write_text(
            yaml.safe_dump(exchange(seed), allow_unicode=True, sort_keys=False), "utf-8"
        )
        formats = FORMATS if seed % 5 == 0 else ("html", "announcement.html")
        for edition in EDITIONS:
            assert (seed, untruths(file, edition, formats)) == (seed, [])


# ---- faults that somebody might make in the view ------------------------------------------------

Fault = Callable[[ReportView], ReportView]


def changed(record: Any, change: Callable[[Any], Any]) -> Any:
    """A record with each of its texts and facts changed."""
    if isinstance(record, str | Fact):
        return change(record)
    if isinstance(record, tuple):
        return tuple(changed(each, change) for each in record)
    if is_dataclass(record):
        values = {f.name: changed(getattr(record, f.name), change) for f in fields(record)}
        return replace(record, **values)  # type: ignore[type-var]
    return record


def everywhere(old: str, new: str) -> Fault:
    """These words for those, at a glance and in the announcement."""
    pattern = re.compile(old.replace(" ", r"\s"))

    def change(part: Any) -> Any:
        if isinstance(part, Fact):
            return replace(part, lines=tuple(pattern.sub(new, line) for line in part.lines))
        return type(part)(pattern.sub(new, part))

    return in_first_pages(change)


def in_first_pages(change: Callable[[Any], Any]) -> Fault:
    """A change of every text and fact at a glance and in the announcement."""

    def fault(view: ReportView) -> ReportView:
        parts = tuple(changed(p, change) if p.name == "glance" else p for p in view.parts)
        return replace(view, parts=parts, announcement=changed(view.announcement, change))

    return fault


def in_fact(name: str, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Fault:
    """A change of the lines of one fact at a glance."""

    def one(part: Any) -> Any:
        if isinstance(part, Fact) and re.fullmatch(told.LABELS[name], part.label):
            return replace(part, lines=change(part.lines))
        return part

    return in_first_pages(one)


def added(line: str) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """The same lines and this one."""
    return lambda lines: (*lines, line)


def ended(words: str) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """The same lines with these words at the end."""
    return lambda lines: (*lines[:-1], lines[-1] + words)


def in_news(words: str) -> Fault:
    """A sentence more in the announcement."""

    def fault(view: ReportView) -> ReportView:
        lead = f"{view.announcement.lead} {words}"
        return replace(view, announcement=replace(view.announcement, lead=lead))

    return fault


def strain(name: str) -> Path:
    """The strain of this name."""
    return next(file for file in STRAINS if file.stem == name)


FAULTS: dict[str, tuple[Path, Fault]] = {
    "a wrong size": (strain("delegation-of-26-with-27"), everywhere(r"\b26\b", "62")),
    "entries counted instead of the stated size": (
        strain("delegation-of-26-with-27"),
        everywhere(r"\b26\b", "27"),
    ),
    "a host that was not visited as a place": (
        strain("nineteen-hosts"),
        in_fact("where", ended(", Nieuwerhorn")),
    ),
    "a place that is left out": (
        REAL,
        in_fact("where", lambda lines: tuple(line.replace("Luton", "") for line in lines)),
    ),
    "a visitor as a host": (REAL, in_fact("hosted", added("Peshawar, Pakistan"))),
    "a host as a visitor": (REAL, in_fact("visited", added("Luton, United Kingdom"))),
    "a visitor as a host in the announcement": (REAL, in_news("It was hosted by Peshawar.")),
    "a delegate who is left out": (REAL, everywhere("Mubashir Manzoor", "others")),
    "a wrong day": (REAL, everywhere("30 October", "29 October")),
    "a wrong year": (REAL, everywhere("2018", "2019")),
    "a visitor among those met": (REAL, in_fact("met", ended(", Safdar Khan Baghi"))),
    "others who are recorded": (
        strain("planned-exchange"),
        in_fact("met", ended(" and others")),
    ),
    "somebody met who is left out": (REAL, everywhere("Kikit", "one more")),
    "too many others": (
        strain("harbour-cities-2025"),
        in_fact("met", ended(" and nine others")),
    ),
    "a host of one session as host of all": (
        strain("harbour-cities-2025"),
        in_news("The exchange was hosted by the Association of Quay Traders."),
    ),
    "a host of one session among the hosts": (
        strain("harbour-cities-2025"),
        in_fact("hosted", added("Association of Quay Traders")),
    ),
    "a journey to where nobody went": (
        strain("nineteen-hosts"),
        in_news("They travelled to Nieuwerhorn."),
    ),
}


@cache
def without_fault(file: Path) -> list[str]:
    """What is untrue in the public edition of a file as it is."""
    return untruths(file, "public")


@pytest.mark.slow
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_view_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file, fault = FAULTS[name]
    before = without_fault(file)
    monkeypatch.setattr(pipeline, "view", lambda *given: fault(view(*given)))
    found = {untruth.split(":")[0] for untruth in untruths(file, "public") if untruth not in before}
    assert found
    assert found == {"announcement"} or found >= {"html", "docx", "pdf"}
