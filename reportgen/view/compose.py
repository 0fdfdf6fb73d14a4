"""From an exchange, already selected for its readers, to what a template may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from reportgen.language.words import words_of
from reportgen.markdown import first_blocks
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.pictures.picture import Picture
from reportgen.view import announcement, cover, opening, paging
from reportgen.view import records as r
from reportgen.view.context import PLACES, PLAIN, Context, House, Numbers
from reportgen.view.links import without_lost_links
from reportgen.view.naming import Naming, small_names
from reportgen.view.parts import NAMES, PARTS, ReportPart


def view(
    exchange: Exchange,
    audience: Audience,
    language: str,
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    house: House = PLAIN,
) -> r.ReportView:
    """What templates see of this exchange, in this language."""
    words = words_of(language).with_labels(house.labels)
    words = replace(words, small_names=small_names(exchange))
    context = Context(
        exchange, audience, words, Naming(exchange, words), Numbers(words), pictures, house
    )
    file = f"{exchange.id}-{audience}-{language}"
    parts = _parts(context)
    is_long = paging.is_long(parts)
    if not is_long:
        parts = tuple(part for part in parts if not part.contents)
    return r.ReportView(
        id=exchange.id,
        file=file,
        title=exchange.title,
        short_title=exchange.short_title or exchange.title,
        language=words.tag,
        edition=audience,
        words=words.labels,
        document=cover.document(context),
        foot=", ".join(cover.number(context)),
        marks=cover.marks(context),
        plain_marks=cover.marks(context, with_tlp=False),
        tlp=cover.tlp(context),
        cover=cover.cover(context),
        parts=without_lost_links(paging.with_whole_glance(parts)),
        is_long=is_long,
        announcement=announcement.announcement(context, file),
    )


def dated(report: r.ReportView, day: str) -> r.ReportView:
    """The report with this day, such as `2018-11-02`, in the file's properties, unless its own date
    stands there."""
    if report.document.date or not day:
        return report
    return replace(report, document=replace(report.document, date=day))


def _parts(context: Context) -> tuple[r.Part, ...]:
    """The parts that the house prints and the exchange has data for, in the order of printing,
    which is that of their numbers."""
    house = context.house
    order = NAMES if house.parts is None else house.parts
    printed = [part for part in PARTS if house.prints(part.name)]
    places = {part.name: _place(part, context.exchange) for part in printed}
    printed.sort(key=lambda part: (PLACES.index(places[part.name]), order.index(part.name)))
    parts = {}
    # The contents list the others.
    for part in sorted(printed, key=lambda part: part.make is opening.contents):
        parts[part.name] = _composed(part, places[part.name], context)
    composed = (parts[part.name] for part in printed)
    return tuple(part for part in composed if part is not None)


def _place(part: ReportPart, exchange: Exchange) -> str:
    return part.place if isinstance(part.place, str) else part.place(exchange)


def _composed(part: ReportPart, place: str, context: Context) -> r.Part | None:
    """The part with its heading; None where there is nothing under it."""
    context.numbers.place = place
    content = part.make(context)
    if content == r.Part(content.heading):
        return None
    if part.name in context.house.at_most:
        content = _shortened(content, context.house.at_most[part.name], context)
    title = content.heading.title or context.words.label(part.name)
    heading = context.numbers.part(part.name, title, content.heading.anchor or part.name)
    return replace(content, heading=heading, name=part.name, place=place)


def _shortened(part: r.Part, most: int, context: Context) -> r.Part:
    """The first sections of a part, and how many more there are; of a part without sections the
    first paragraphs."""
    if more := len(part.cards[most:] or part.parts[most:]):
        left = context.words.plural("more", more)
        return replace(part, cards=part.cards[:most], parts=part.parts[:most], more=left)
    if part.prose and not part.parts:
        return replace(part, prose=r.Prose(first_blocks(part.prose, most)))
    return part
