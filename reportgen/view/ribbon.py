"""The days of the programme in one line: what the boxes show, and the same in a sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from reportgen.language.words import capital
from reportgen.model.dates import PartialDate
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view import visit
from reportgen.view.context import Context

MOST_BOXES = 14
MOST_TONES = 4
LONGEST_GAP = 3
"""Days without sessions that are drawn as boxes; of more, only that they are left out."""


@dataclass(frozen=True)
class _Kind:
    """What sessions are coloured by, as the key says it and within a sentence."""

    label: str = ""
    phrase: str = ""


def ribbon(context: Context) -> r.Ribbon | None:
    """The days with sessions and the few between them; None where fewer than two are known, or
    more than fit in a line."""
    sessions = visit.sessions(context)
    kinds = _kinds(context, sessions)
    days: dict[date, Counter[_Kind]] = {}
    for session, kind in zip(sessions, kinds, strict=True):
        if session.date and (day := session.date.whole_day):
            days.setdefault(day, Counter())[kind] += 1
    boxes = list(_boxes(sorted(days)))
    if len(days) < 2 or sum(map(len, boxes)) > MOST_BOXES:
        return None
    tones = _tones(days)
    undated = len(sessions) - sum(map(Counter.total, days.values()))
    return r.Ribbon(
        spans=tuple(_spans(context, boxes, days, tones)),
        key=tuple(tone for tone in tones.values() if tone.mark),
        note=_noted(context, undated),
        alt=_sentence(context, days),
    )


def _noted(context: Context, undated: int) -> str:
    """What the numbers are, and how many sessions they leave out."""
    note = context.words.label("ribbon_note")
    if not undated:
        return note
    return context.words.say("ribbon_undated", note=note, n=context.words.number(undated))


# ---- kinds and colours --------------------------------------------------------------------------


def _kinds(context: Context, sessions: Sequence[Session]) -> list[_Kind]:
    """What each session is coloured by: its place, or its phase where all were at one; nothing
    where neither tells days apart, or there are more than colours."""
    for kind in (_place, _phase):
        kinds = [kind(context, session) for session in sessions]
        if 2 <= len({*kinds} - {_Kind()}) <= MOST_TONES:
            return kinds
    return [_Kind()] * len(sessions)


def _place(context: Context, session: Session) -> _Kind:
    words = context.words
    if not visit.is_met(context, session):
        return _Kind(words.kind("modality", "online"), words.label("way_online"))
    event = context.exchange.events[session.event].place if session.event else None
    places = visit.places_of(context, session) or ((event,) if event else ())
    if not places:
        return _Kind()
    name = context.naming.place(visit.rolled_up(context, places[0]))
    return _Kind(name, words.say("ribbon_in", place=name))


def _phase(context: Context, session: Session) -> _Kind:
    words, phase = context.words, session.phase
    return _Kind(words.kind("phase", phase), words.kind("phase_within", phase))


def _tones(days: Mapping[date, Counter[_Kind]]) -> dict[_Kind, r.Tone]:
    """The colours in the order of the days; the letters are for those who do not see them. What is
    of no kind has the last colour where there are others."""
    kinds = dict.fromkeys(kind for day in sorted(days) for kind in days[day])
    told = [kind for kind in kinds if kind.label]
    marks = [chr(ord("A") + n) for n in range(len(told))] if len(told) > 1 else [""] * len(told)
    tones = {
        kind: r.Tone(mark, kind.label, n)
        for n, (kind, mark) in enumerate(zip(told, marks, strict=True), 1)
    }
    return {_Kind(): r.Tone("", "", MOST_TONES if told else 1), **tones}


# ---- boxes --------------------------------------------------------------------------------------


def _boxes(days: Sequence[date]) -> Iterator[list[date]]:
    """The days to be drawn, parted where many are left out."""
    run = list(days[:1])
    for before, day in pairwise(days):
        between = (day - before).days - 1
        if between > LONGEST_GAP:
            yield run
            run = []
        else:
            run += [before + timedelta(n + 1) for n in range(between)]
        run.append(day)
    if run:
        yield run


def _spans(
    context: Context,
    boxes: Sequence[list[date]],
    days: Mapping[date, Counter[_Kind]],
    tones: Mapping[_Kind, r.Tone],
) -> Iterator[r.Span]:
    for n, run in enumerate(boxes):
        months = dict.fromkeys(day.replace(day=1) for day in run)
        for month in months:
            drawn = [day for day in run if day.replace(day=1) == month]
            yield r.Span(
                title=capital(context.words.when(PartialDate.parse(f"{month:%Y-%m}"))),
                days=tuple(_day(context, day, days.get(day, Counter()), tones) for day in drawn),
                is_apart=n > 0 and drawn[0] == run[0],
            )


def _day(
    context: Context, day: date, counts: Counter[_Kind], tones: Mapping[_Kind, r.Tone]
) -> r.Day:
    words = context.words
    return r.Day(
        weekday=words.short_weekday(day),
        number=words.number(day.day),
        tallies=tuple(
            r.Tally(tones[kind].mark, words.number(n), tones[kind].tone)
            for kind, n in counts.items()
        ),
    )


# ---- in words -----------------------------------------------------------------------------------


def _sentence(context: Context, days: Mapping[date, Counter[_Kind]]) -> str:
    """The days in words: “By day: one session on 6 October 2025; six sessions on ...”."""
    several = len({kind for counts in days.values() for kind in counts}) > 1
    phrases = [_phrase(context, day, days[day], several=several) for day in sorted(days)]
    return context.words.say("ribbon", days="; ".join(phrases))


def _phrase(context: Context, day: date, counts: Counter[_Kind], *, several: bool) -> str:
    """A day in words; where there are several kinds of sessions, with these."""
    words = context.words
    when = words.when(PartialDate.parse(day.isoformat()))
    phrase = words.say("ribbon_day", date=when, n=words.plural("of_day", counts.total()))
    told = [(kind.phrase, n) for kind, n in counts.items() if kind.phrase]
    if not (several and told):
        return phrase
    each = [
        words.say("ribbon_kind", n=words.count(n), where=where) if len(counts) > 1 else where
        for where, n in told
    ]
    return words.say("ribbon_kinds", day=phrase, kinds=words.listed(each))
