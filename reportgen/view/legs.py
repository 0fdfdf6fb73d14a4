"""The visits that an exchange is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.model.legs import Leg
from reportgen.view import records as r
from reportgen.view.context import TIMES, Context


def legs(context: Context) -> r.Part:
    """The visits that the exchange is made of, in the order of travel; where there is only one, the
    programme begins with it."""
    several = context.exchange.legs if len(context.exchange.legs) > 1 else ()
    return r.Part(parts=tuple(_section(context, key) for key in several))


def only_leg(context: Context) -> r.Part:
    """What is known of the one visit that the exchange is; nothing where it is none, or several."""
    visits = list(context.exchange.legs.values())
    return _visit(context, visits[0]) if len(visits) == 1 else r.Part()


def _section(context: Context, key: str) -> r.Part:
    title = context.words.capital(context.naming.leg(key))
    heading = context.numbers.next_section(title, context.anchors[key])
    visit = _visit(context, context.exchange.legs[key])
    return context.never_empty(replace(visit, heading=heading))


def _visit(context: Context, visit: Leg) -> r.Part:
    """What is known of a visit beside what it is called."""
    return r.Part(
        facts=tuple(filter(None, [" · ".join(filter(None, _facts(context, visit)))])),
        grid=tuple(_grid(context, visit)),
        prose=context.prose(visit.purpose),
        notes=(*context.sources_of(visit),),
    )


def _facts(context: Context, visit: Leg) -> Iterator[str]:
    """When and how it takes place, and what has become of it, where that is not said of the
    exchange."""
    words, exchange = context.words, context.exchange
    several = len(exchange.legs) > 1
    if several or visit.dates != exchange.dates:
        yield context.words.capital(words.when(visit.dates))
    if several or visit.modality != exchange.modality:
        yield words.kind("modality", visit.modality)
    if visit.status != exchange.status:
        yield words.kind("exchange_status", visit.status)


def _grid(context: Context, visit: Leg) -> Iterator[r.Fact]:
    """From where to where, who hosted and who travelled, each as what became of the visit asks."""
    naming, words = context.naming, context.words
    is_online = visit.modality == "online" or visit.status == "moved online"
    names = ("joined_from", "hosted_from") if is_online else ("from", "to")
    facts = (
        (names[0], naming.places(visit.origin)),
        (names[1], naming.places(visit.destination)),
        ("host", context.actors(visit.hosts)),
        ("joined" if is_online else "travelled", words.listed(list(_travellers(context, visit)))),
    )
    for name, line in facts:
        if line:
            yield r.Fact(_label(context, visit, name), (context.words.capital(line),))


def _label(context: Context, visit: Leg, name: str) -> str:
    return context.words.fact(name, time=TIMES[visit.status or context.exchange.status])


def _travellers(context: Context, visit: Leg) -> Iterator[str]:
    """The delegations, each with its size as stated."""
    words = context.words
    for key in visit.delegations:
        name, size = context.naming.delegation(key), context.exchange.delegations[key].size
        yield words.say("part_of", unit=name, body=words.people(size)) if size else name
