"""From an exchange, already selected for its readers, to what a template may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType

from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.pictures import Picture
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
from reportgen.view.context import Context, Numbers
from reportgen.view.naming import Naming
from reportgen.words import words_of

MOST_CHAPTERS_WITHOUT_NEW_PAGES = 6
WORDS_OF_A_FULL_CHAPTER = 120
"""About a third of a page: chapters with less would leave their pages empty."""


def view(
    exchange: Exchange,
    audience: Audience,
    language: str,
    made_with: str,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
) -> r.ReportView:
    """What templates see of this exchange, in this language; `made_with` is the program's version.

    The parts are composed in the order in which they are printed and numbered.
    """
    words = words_of(language)
    numbers = Numbers(words)
    context = Context(exchange, audience, words, Naming(exchange, words), numbers, pictures)
    file = f"{exchange.id}-{audience}-{language}"
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
        foreword=opening.foreword(context),
        acknowledgements=opening.acknowledgements(context),
        abbreviations=opening.abbreviations(context),
        summary=opening.summary(context),
        background=opening.background(context),
        objectives=opening.objectives(context),
        people=people.people(context),
        legs=programme.legs(context),
        programme=programme.programme(context),
        accounts=programme.accounts(context),
        voices=programme.voices(context),
        contexts=learning.contexts(context),
        findings=learning.findings(context),
        steps=learning.steps(context),
        agreements=results.agreements(context),
        evaluation=results.evaluation(context),
        costs=results.costs(context),
        outcome=results.outcome(context),
        next_steps=results.next_steps(context),
        biographies=annexes.biographies(context),
        bodies=annexes.bodies(context),
        places=annexes.places(context),
        photographs=annexes.photographs(context),
        documents=annexes.documents(context),
        sources=annexes.sources(context),
        discrepancies=annexes.discrepancies(context),
        glossary=annexes.glossary(context),
        remarks=annexes.remarks(context),
        gaps=annexes.gaps(context),
        imprint=front.imprint(context, made_with),
        announcement=announcement.announcement(context, file),
        contents=numbers.contents,
        chapters_on_new_pages=False,
    )
    full = [chapter for chapter in _chapters(report) if _words(chapter) >= WORDS_OF_A_FULL_CHAPTER]
    return replace(report, chapters_on_new_pages=len(full) > MOST_CHAPTERS_WITHOUT_NEW_PAGES)


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
