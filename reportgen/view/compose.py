"""From an exchange, already selected for its readers, to what a template may see."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.view import annexes, chapters, front
from reportgen.view import records as r
from reportgen.view.context import Context, Numbers
from reportgen.view.naming import Naming
from reportgen.words import words_of

MOST_CHAPTERS_WITHOUT_NEW_PAGES = 6
WORDS_OF_A_FULL_CHAPTER = 120
"""About a third of a page: chapters with less would leave their pages empty."""


def view(exchange: Exchange, audience: Audience, language: str, made_with: str) -> r.ReportView:
    """What templates see of this exchange, in this language; `made_with` is the program's version.

    The chapters are composed in the order in which they are numbered.
    """
    words = words_of(language)
    numbers = Numbers(words.label("annex"))
    context = Context(exchange, audience, words, Naming(exchange, words), numbers)
    report = r.ReportView(
        id=exchange.id,
        title=exchange.title,
        short_title=exchange.short_title or exchange.title,
        language=words.tag,
        edition=audience,
        words=words.labels,
        document=front.document(context),
        foot=", ".join(front.details(context)),
        cover=front.cover(context),
        glance=front.glance(context),
        summary=chapters.summary(context),
        background=chapters.background(context),
        objectives=chapters.objectives(context),
        people=chapters.people(context),
        programme=chapters.programme(context),
        accounts=chapters.accounts(context),
        findings=chapters.findings(context),
        steps=chapters.steps(context),
        outcome=chapters.outcome(context),
        bodies=annexes.bodies(context),
        sources=annexes.sources(context),
        imprint=front.imprint(context, made_with),
        contents=numbers.contents,
        chapters_on_new_pages=False,
    )
    full = [chapter for chapter in _chapters(report) if _words(chapter) >= WORDS_OF_A_FULL_CHAPTER]
    return replace(report, chapters_on_new_pages=len(full) > MOST_CHAPTERS_WITHOUT_NEW_PAGES)


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
