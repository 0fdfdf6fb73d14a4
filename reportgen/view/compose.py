"""From an exchange, already selected for its readers, to what a template may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from reportgen.language.words import words_of
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.pictures.picture import Picture
from reportgen.view import (
    annexes,
    announcement,
    front,
    learning,
    opening,
    people,
    programme,
    results,
)
from reportgen.view import records as r
from reportgen.view.context import PLAIN, Context, House, Numbers
from reportgen.view.links import without_lost_links
from reportgen.view.naming import Naming

T = TypeVar("T")
MOST_CHAPTERS_WITHOUT_NEW_PAGES = 6
WORDS_OF_A_FULL_CHAPTER = 120
"""About a third of a page: chapters with less would leave their pages empty."""


def view(
    exchange: Exchange,
    audience: Audience,
    language: str,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    house: House = PLAIN,
) -> r.ReportView:
    """What templates see of this exchange, in this language.

    The parts are composed in the order in which they are printed and numbered.
    """
    words = words_of(language).with_labels(house.labels)
    numbers = Numbers(words)
    context = Context(exchange, audience, words, Naming(exchange, words), numbers, pictures, house)
    file = f"{exchange.id}-{audience}-{language}"

    def part(name: str, make: Callable[[Context], T | None]) -> T | None:
        return None if name in house.leaves_out else make(context)

    report = r.ReportView(
        id=exchange.id,
        file=file,
        title=exchange.title,
        short_title=exchange.short_title or exchange.title,
        language=words.tag,
        edition=audience,
        words=words.labels,
        document=front.document(context),
        foot=", ".join(front.details(context)),
        marks=front.marks(context),
        cover=front.cover(context),
        glance=front.glance(context),
        foreword=part("foreword", opening.foreword),
        acknowledgements=part("acknowledgements", opening.acknowledgements),
        abbreviations=part("abbreviations", opening.abbreviations),
        summary=part("summary", opening.summary),
        background=part("background", opening.background),
        objectives=part("objectives", opening.objectives),
        people=part("people", people.people),
        legs=part("legs", programme.legs),
        programme=part("programme", programme.programme),
        accounts=part("accounts", programme.accounts),
        voices=part("voices", programme.voices),
        contexts=part("contexts", learning.contexts),
        findings=part("findings", learning.findings),
        steps=part("steps", learning.steps),
        agreements=part("agreements", results.agreements),
        evaluation=part("evaluation", results.evaluation),
        costs=part("costs", results.costs),
        outcome=part("outcome", results.outcome),
        next_steps=part("next_steps", results.next_steps),
        biographies=part("biographies", annexes.biographies),
        bodies=part("bodies", annexes.bodies),
        places=part("places", annexes.places),
        photographs=part("photographs", annexes.photographs),
        documents=part("documents", annexes.documents),
        sources=part("sources", annexes.sources),
        discrepancies=part("discrepancies", annexes.discrepancies),
        glossary=part("glossary", annexes.glossary),
        remarks=part("remarks", annexes.remarks),
        gaps=part("gaps", annexes.gaps),
        imprint=front.imprint(context),
        announcement=announcement.announcement(context, file),
        contents=() if "contents" in house.leaves_out else numbers.contents,
        chapters_on_new_pages=False,
    )
    full = [chapter for chapter in _chapters(report) if _words(chapter) >= WORDS_OF_A_FULL_CHAPTER]
    report = replace(report, chapters_on_new_pages=len(full) > MOST_CHAPTERS_WITHOUT_NEW_PAGES)
    return without_lost_links(report) if house.leaves_out else report


def dated(report: r.ReportView, day: str) -> r.ReportView:
    """The report with this day, such as `2018-11-02`, in the file's properties, unless its own date
    stands there."""
    if report.document.date or not day:
        return report
    return replace(report, document=replace(report.document, date=day))


def _chapters(report: r.ReportView) -> list[object]:
    """The numbered chapters; annexes have letters."""
    parts = [getattr(report, field.name) for field in fields(report)]
    headings = [(part, getattr(part, "heading", None)) for part in parts]
    return [part for part, heading in headings if heading and heading.number.isdigit()]


def _words(value: object) -> int:
    """How many words a part of the view holds."""
    if isinstance(value, str):
        return len(value.split())
    if isinstance(value, tuple):
        return sum(map(_words, value))
    if is_dataclass(value):
        return sum(_words(getattr(value, field.name)) for field in fields(value))
    return 0
