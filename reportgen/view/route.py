"""The route and the days of an exchange: what a drawing shows, and the same in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportgen.model.dates import PartialDate
from reportgen.model.legs import Leg
from reportgen.model.parties import HOSTING
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view import visit
from reportgen.view.context import Context

MOST_STOPS = 6
"""Of a longer journey, the first and the last; the others are counted."""
MOST_LETTERS = 64
"""About how many have room in a line."""
MOST_NAMES = 4
"""The names at one dot; of more, the others are counted."""
MOST_JOURNEYS = 4
"""More than these are a table, not a drawing."""


@dataclass(frozen=True)
class _Stage:
    """Places where a journey was at the same time; how one came there from those before."""

    places: tuple[str, ...]
    online: bool = False
    dates: PartialDate | None = None
    further: int = 0
    """How many places this stands for, where it names none."""


def route(context: Context) -> r.Route | None:
    """From where to where, leg by leg, else from the visitors' homes to where sessions took place;
    None where fewer than two places are known."""
    journeys = [*_by_legs(context)] or [*_by_sessions(context)]
    if not journeys or len(journeys) > MOST_JOURNEYS:
        return None
    shown = [_shortened(context, journey) for journey in journeys]
    phrases = "; ".join(_phrase(context, journey) for journey in shown)
    return r.Route(
        journeys=tuple(_journey(context, journey) for journey in shown),
        alt=context.words.say("route", journeys=phrases),
    )


# ---- legs ---------------------------------------------------------------------------------------


def _by_legs(context: Context) -> Iterator[list[_Stage]]:
    """The journeys that the legs make: a leg that begins where the one before ended, and after it,
    goes on with it."""
    journey: list[_Stage] = []
    for key, leg in context.exchange.legs.items():
        start, end = _ends(context, key, leg)
        if leg.status == "cancelled" or not (start and end):
            continue
        if not journey or not _goes_on(journey[-1], start, leg):
            if journey:
                yield journey
            journey = [_Stage(start)]
        online = not visit.is_travelled(context, leg)
        journey.append(_Stage(end, online, leg.dates))
    if journey:
        yield journey


def _ends(context: Context, key: str, leg: Leg) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where a leg began and where it led; of what it does not say, the homes of its visitors and
    of its hosts."""
    sides = visit.visitors(context), visit.hosts(context)
    visitors, hosts = (
        [side.who for side in each if not side.legs or key in side.legs] for each in sides
    )
    start = _cities(context, leg.origin or _homes(context, visitors))
    end = _cities(context, leg.destination or _homes(context, leg.hosts or hosts))
    return tuple(place for place in start if place not in end), end


def _goes_on(before: _Stage, start: tuple[str, ...], leg: Leg) -> bool:
    ended = before.dates.latest if before.dates else None
    begins = leg.dates.earliest if leg.dates else None
    return set(start) == set(before.places) and not (ended and begins and begins <= ended)


# ---- sessions -----------------------------------------------------------------------------------


def _by_sessions(context: Context) -> Iterator[list[_Stage]]:
    """One journey of all visitors, to the places in the order of the sessions; of an exchange
    online without places, the line between those who took part."""
    online = visit.is_online(context)
    start = _cities(context, _homes(context, (side.who for side in visit.visitors(context))))
    reached = visit.destinations(context)
    if start and reached and not {*start} & {*reached}:
        order = [key for session in visit.sessions(context) for key in _seen(context, session)]
        reached.sort(key=lambda key: order.index(key) if key in order else len(order))
        dates = _stays(context) if len(reached) > 1 else {}
        yield [_Stage(start), *(_Stage((key,), online, dates.get(key)) for key in reached)]
    elif online and not reached:
        taking_part = {"visiting", "partner", *HOSTING}
        parties = (party.who for party in context.exchange.parties if taking_part & {*party.roles})
        places = _cities(context, (who for who in parties if who in context.exchange.places))
        if len(places) > 1:
            yield [_Stage((key,), online=n > 0) for n, key in enumerate(places)]


def _stays(context: Context) -> dict[str, PartialDate]:
    """The day or days at each place, where all its sessions have a day and no other place's come
    between them."""
    days: dict[str, list[PartialDate | None]] = {}
    order: list[str] = []
    for session in visit.sessions(context):
        for key in _seen(context, session):
            days.setdefault(key, []).append(session.date)
            order += [key] if order[-1:] != [key] else []
    known = {key: dates for key, dates in days.items() if order.count(key) == 1}
    stays = {key: _stay(dates) for key, dates in known.items()}
    return {key: stay for key, stay in stays.items() if stay}


def _seen(context: Context, session: Session) -> tuple[str, ...]:
    return _cities(context, visit.places_of(context, session))


def _stay(dates: Sequence[PartialDate | None]) -> PartialDate | None:
    whole = [date.whole_day for date in dates if date and date.whole_day]
    if len(whole) < len(dates):
        return None
    first, last = min(whole), max(whole)
    return PartialDate.parse(str(first) if first == last else f"{first}/{last}")


def _homes(context: Context, actors: Iterable[str]) -> list[str]:
    homes = map(context.exchange.home_of, actors)
    return [home for home in homes if home]


def _cities(context: Context, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(visit.rolled_up(context, key) for key in keys))


# ---- what is shown and said ---------------------------------------------------------------------


def _shortened(context: Context, journey: list[_Stage]) -> list[_Stage]:
    """As many dots as have room for their names side by side; two at the least."""
    shown = journey
    for most in range(MOST_STOPS, 2, -1):
        shown = _first_and_last(journey, most)
        words = [_longest(context, stage) for stage in shown]
        if max(words[:-1]) * (len(shown) - 1) + words[-1] <= MOST_LETTERS:
            break
    return shown


def _first_and_last(journey: list[_Stage], most: int) -> list[_Stage]:
    if len(journey) <= most:
        return journey
    first, left_out, last = journey[: most - 2], journey[most - 2 : -1], journey[-1]
    return [*first, replace(left_out[0], places=(), dates=None, further=len(left_out)), last]


def _longest(context: Context, stage: _Stage) -> int:
    """The letters of the longest word at a dot, and a space."""
    return 1 + max(len(word) for name in _names(context, stage) for word in name.split())


def _journey(context: Context, stages: list[_Stage]) -> r.Journey:
    ways = [stage.online for stage in stages[1:]]
    label = context.words.label("way_online")
    return r.Journey(
        tuple(
            r.Stop(
                names=_names(context, stage),
                when=context.words.when(stage.dates),
                way=label if ways[n : n + 1] == [True] else "",
                goes_on=n < len(ways),
            )
            for n, stage in enumerate(stages)
        )
    )


def _names(context: Context, stage: _Stage) -> tuple[str, ...]:
    names = tuple(context.naming.place(key) for key in stage.places)
    if stage.further:
        return (context.words.plural("further_places", stage.further),)
    if len(names) <= MOST_NAMES:
        return names
    rest = len(names) - MOST_NAMES + 1
    return (*names[: MOST_NAMES - 1], context.words.plural("further_places", rest))


def _phrase(context: Context, stages: list[_Stage]) -> str:
    """A journey in words: “from Peshawar to Birmingham, then to Luton”."""
    words = context.words
    names = [_dated_names(context, stage) for stage in stages]
    if all(stage.online for stage in stages[1:]) and not context.exchange.legs:
        return words.say("route_online", places=words.listed(names))
    phrase = words.say("route_from", place=names[0])
    steps = zip(stages[1:], names[1:], strict=True)
    # What follows in the same way is one list.
    for n, (online, group) in enumerate(
        groupby(steps, key=lambda step: (step[0].online, step[0] is stages[1]))
    ):
        step = ("route_then" if n else "route_to") + ("_online" if online[0] else "")
        phrase = words.say(step, route=phrase, places=words.listed([name for _, name in group]))
    return phrase


def _dated_names(context: Context, stage: _Stage) -> str:
    names = context.words.listed(_names(context, stage))
    when = context.words.when(stage.dates)
    return context.words.say("route_stop", place=names, when=when) if when else names
