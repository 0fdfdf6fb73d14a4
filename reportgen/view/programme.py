"""What happened, or is to: each session once, in the file's order, under the day it was on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

from reportgen.model.sessions import Session
from reportgen.view import legs, ribbon, route, sessions, visit
from reportgen.view import records as r
from reportgen.view.context import Column, Context

MOST_WORDS_IN_PLACE = 90
"""Accounts that are longer on average have a chapter of their own; the programme is a table."""


@dataclass(frozen=True)
class _Group:
    """Sessions that follow each other on one day, else at one event or place."""

    title: str
    is_day: bool
    keys: tuple[str, ...]


def programme(context: Context) -> r.Part:
    """The sessions by day, those without a day by event, else by place, each with its account;
    where accounts are long, as one table."""
    head = legs.only_leg(context)
    if not context.exchange.sessions:
        return head
    lead_in = " ".join(filter(None, (_cancelled(context), _unrecorded(context))))
    way = route.route(context) if context.has_cover_picture else None
    head = replace(head, route=way, ribbon=ribbon.ribbon(context), lead_in=lead_in)
    if _are_long(context):
        return replace(head, tables=tuple(_overview(context)))
    return _by_group(context, head, frozenset())


def accounts(context: Context) -> r.Part:
    """What happened in the sessions, where the accounts are long; else the programme tells it."""
    return _by_group(context, r.Part(), sessions.TABLED) if _are_long(context) else r.Part()


def _are_long(context: Context) -> bool:
    """True if the accounts of what happened are long on average."""
    lengths = map(sessions.words_in_account, context.exchange.sessions.values())
    written = [length for length in lengths if length]
    return not context.is_planned and sum(written) > MOST_WORDS_IN_PLACE * len(written)


def _cancelled(context: Context) -> str:
    """That none of the sessions was held, where the exchange was cancelled before any of them."""
    held = (s.outcome == "held" or s.phase == "preparatory" for s in _all(context))
    is_off = context.exchange.status == "cancelled" and not any(held)
    return context.words.say("cancelled_programme") if is_off else ""


def _unrecorded(context: Context) -> str:
    """What is not known of all days and times."""
    planned = "_plan" if context.is_planned else "_sessions"
    if not any(session.date or session.start for session in _all(context)):
        return context.words.say(f"undated{planned}")
    if not any(session.start or session.end for session in _all(context)):
        return context.words.say(f"untimed{planned}")
    return ""


def _all(context: Context) -> Sequence[Session]:
    return list(context.exchange.sessions.values())


def _overview(context: Context) -> Iterator[r.Table]:
    """The sessions as rows; the first of a day names it."""
    columns = (
        Column("when", 27, unsaid="dash"),
        Column("session", 38),
        Column("where", 35, unsaid="dash"),
    )
    entries = context.exchange.sessions
    rows = (
        (
            sessions.when(context, entries[key], _day_in_row(context, group, key)),
            entries[key].title,
            sessions.where(context, entries[key]),
        )
        for group in _groups(context)
        for key in group.keys
    )
    return context.table(context.words.label("overview"), columns, rows)


def _day_in_row(context: Context, group: _Group, key: str) -> str:
    is_first = key == group.keys[0]
    return context.words.when(context.exchange.sessions[key].date) if is_first else ""


# ---- groups -------------------------------------------------------------------------------------


def _by_group(context: Context, head: r.Part, said: Set[str]) -> r.Part:
    """The head, and the sessions below it without what is said there of all of them."""
    common = _common(context, list(context.exchange.sessions))
    rules = _common_rules(context)
    said = {*said, *common, *rules}
    head = replace(
        head,
        grid=(*head.grid, *_common_facts(context, common)),
        notes=(*head.notes, *(_rule(context, rule) for rule in rules)),
    )
    groups = list(_groups(context))
    if [group.title for group in groups] == [context.words.say("other_sessions")]:
        return replace(head, timeline=tuple(_items(context, groups[0], said)))
    return replace(head, parts=tuple(_sections(context, groups, said)))


def _groups(context: Context) -> Iterator[_Group]:
    """Runs of sessions with the same heading, in the file's order. A session without a day stands
    under the day that its neighbours on both sides have."""
    exchange, words = context.exchange, context.words
    days = _days(context)
    titles = [day or _title(context, s, days) for day, s in zip(days, _all(context), strict=True)]
    seen: Counter[str] = Counter()
    entries = zip(exchange.sessions, titles, days, strict=True)
    for title, run in groupby(entries, lambda entry: entry[1]):
        keys, _, (day, *_) = zip(*run, strict=True)
        shown = words.say("continued", title=title) if seen[title] else title
        seen[title] += 1
        yield _Group(shown, bool(day), keys)


def _days(context: Context) -> list[str]:
    """The heading of the day for each session; empty where it has none."""
    own = [_day(context, session) for session in _all(context)]
    days = list(own)
    for n, day in enumerate(own):
        before = next((d for d in reversed(own[:n]) if d), "")
        after = next((d for d in own[n:] if d), "")
        days[n] = day or (before if before == after else "")
    return days


def _day(context: Context, session: Session) -> str:
    if session.date is None:
        return ""
    words, day = context.words, session.date.whole_day
    return words.weekday(day) if day else words.capital(words.when(session.date))


def _title(context: Context, session: Session, days: Sequence[str]) -> str:
    """What a group of sessions without a day is called."""
    words, naming = context.words, context.naming
    if any(days):
        return words.say("unknown_day" if context.is_planned else "unrecorded_day")
    if session.event:
        return context.words.capital(naming.event(context.exchange.events[session.event]))
    return naming.place(session.place) if session.place else words.say("other_sessions")


def _sections(context: Context, groups: Sequence[_Group], said: Set[str]) -> Iterator[r.Part]:
    """The groups that have something to tell, each with what its sessions have in common; the leg
    that they belong to is named where it begins."""
    leg = ""
    for n, group in enumerate(groups, 1):
        common = _common(context, group.keys)
        items = tuple(_items(context, group, {*said, *common}))
        line = " · ".join(
            text
            for name, text in common.items()
            if name not in said and text not in (leg, group.title)
        )
        leg = common.get("leg", "")
        if items:
            heading = context.numbers.next_section(group.title, f"day-{n}")
            yield r.Part(heading, facts=(line,) if line else (), timeline=items)


def _items(context: Context, group: _Group, said: Set[str]) -> Iterator[r.ProgrammeItem]:
    """The sessions of a group; beside an overview only those that it does not tell whole."""
    unknown = context.words.say("unknown_day" if context.is_planned else "unrecorded_day")
    for key in group.keys:
        undated = group.is_day and context.exchange.sessions[key].date is None
        item = sessions.item(context, key, group.title, said, unknown if undated else "")
        if item.facts or item.account or not said >= sessions.TABLED:
            yield item


# ---- what holds for several sessions ------------------------------------------------------------


def _common(context: Context, keys: Sequence[str]) -> dict[str, str]:
    """What all of these sessions have in common, by name; nothing of one alone."""
    several = [sessions.aspects(context, context.exchange.sessions[key]) for key in keys]
    first, others = several[0], several[1:]
    return {
        name: text
        for name, text in first.items()
        if text and others and all(other[name] == text for other in others)
    }


def _common_facts(context: Context, common: dict[str, str]) -> Iterator[r.Fact]:
    """What holds for all sessions, but for what the exchange at a glance says."""
    words, naming = context.words, context.naming
    glance = {
        "modality": words.kind("modality", context.exchange.modality),
        "place": words.listed([naming.place(key) for key in visit.places(context)]),
    }
    for name, text in common.items():
        if text != glance.get(name):
            yield from context.fact(f"all_{name}", text)


def _common_rules(context: Context) -> dict[str, None]:
    """The rules of speaking that hold for more sessions than one, in the file's order."""
    counts = Counter(session.rule for session in _all(context) if session.rule != "open")
    return dict.fromkeys(rule for rule, n in counts.items() if n > 1)


def _rule(context: Context, rule: str) -> r.Note:
    """A rule of speaking, and the sessions that it holds for."""
    links = tuple(
        r.Link(session.title, context.anchors[key])
        for key, session in context.exchange.sessions.items()
        if session.rule == rule
    )
    return r.Note(context.words.say("rule_of", rule=context.words.kind("rule", rule)), links)


def voices(context: Context) -> r.Part:
    """What was said, where no session is known that it was said in."""
    quotes = [quote for quote in context.exchange.quotes if quote.session is None]
    return r.Part(quotes=tuple(map(context.quote, quotes)))
