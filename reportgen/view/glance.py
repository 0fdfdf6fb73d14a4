"""The exchange in short: what a reader should take away, and the exchange at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reportgen.model.figures import Figure
from reportgen.model.parties import HOSTING, ORGANISING, SUPPORTING, PartyRole
from reportgen.view import records as r
from reportgen.view import visit
from reportgen.view.context import Context
from reportgen.view.visit import Side

MOST_MESSAGES = 5
MOST_AGREEMENTS = 2
"""Of the messages: what was learned and what is recommended must have room."""
MOST_NAMED = 4
"""People of a party; more stand in the table of people alone."""
MOST_HOSTS = 4
"""Each on a line of its own; more are grouped by what they did."""
MOST_FIGURES = 4


# ---- key messages -------------------------------------------------------------------------------


def messages(context: Context) -> r.Part:
    """What was agreed, what is recommended and what was learned: up to five entries of the report
    in their own words, each a link to where it stands.

    Agreements go first, two at most. The rest is shared by recommendations (those of high priority
    where any are marked so) and findings, each in the author's order; where one has too few, the
    other has more.
    """
    agreed = _agreed(context)[:MOST_AGREEMENTS]
    advice, findings = _recommended(context), _learned(context)
    room = MOST_MESSAGES - len(agreed)
    advised = max((room + 1) // 2, room - len(findings))
    shown = [*agreed, *advice[:advised]]
    shown += findings[: MOST_MESSAGES - len(shown)]
    return r.Part(lists=tuple(context.listing(shown)))


def _agreed(context: Context) -> list[r.Item]:
    words = context.words
    return [
        r.Item(
            entry.title,
            f"{words.kind('agreement_state', entry.state)}:" if entry.state else "",
            target=f"agreement-{n}",
        )
        for n, entry in enumerate(context.exchange.agreements, 1)
    ]


def _recommended(context: Context) -> list[r.Item]:
    advice = list(enumerate(context.exchange.recommendations, 1))
    first = [(n, entry) for n, entry in advice if entry.priority == "high"]
    return [
        r.Item(entry.title, f"R{n}", target=f"recommendation-{n}") for n, entry in first or advice
    ]


def _learned(context: Context) -> list[r.Item]:
    findings = enumerate(context.exchange.findings, 1)
    return [r.Item(entry.title, target=f"finding-{n}") for n, entry in findings]


# ---- at a glance --------------------------------------------------------------------------------


def glance(context: Context) -> r.Part:
    """When, where, who visited and hosted, whom they met, what was agreed: a page at most."""
    stated = context.exchange.figures[:MOST_FIGURES]
    return r.Part(
        r.Heading("", context.words.label("at_a_glance"), "at-a-glance"),
        figures=tuple(_figure(context, figure) for figure in stated),
        grid=tuple(chain(_course(context), _parties(context), _matter(context))),
    )


def _figure(context: Context, figure: Figure) -> r.Figure:
    """A stated number, with the words that say how exact it is, and what is to be known of it."""
    words = context.words
    exact = figure.qualifier == "exactly"
    return r.Figure(
        value=words.exact(figure.value),
        label=figure.what,
        before="" if exact else words.capital(words.kind("qualifier", figure.qualifier)),
        note=figure.note or "",
        marks=context.marked(figure.sources),
    )


def _course(context: Context) -> Iterator[r.Fact]:
    """When, where and how it took place, and what had been planned."""
    words, exchange = context.words, context.exchange
    where, modality = visit.where(context), words.kind("modality", exchange.modality)
    forms = (
        words.kind("exchange", exchange.kind),
        "" if modality == where else modality,
        words.kind("direction", exchange.direction),
    )
    yield from context.fact("when", *_time(context))
    yield from context.fact("where", where or _open(context, "places"))
    if exchange.status != "completed":
        yield from context.fact("exchange_status", words.kind("exchange_status", exchange.status))
    yield from context.fact("planned", *_planned(context))
    yield from context.fact("format", " · ".join(filter(None, forms)))


def _time(context: Context) -> Iterator[str]:
    """The dates, the duration as stated, and the periods of the programme and of travel."""
    exchange, words = context.exchange, context.words
    when = words.when(exchange.dates) or _open(context, "dates")
    yield words.aside(when, words.duration(exchange.duration, figures=True))
    periods = (("activity", exchange.activity), ("travel", exchange.travel))
    yield "; ".join(words.say(name, date=words.when(when)) for name, when in periods if when)


def _open(context: Context, field: str) -> str:
    """What the author wrote instead of a value, where that is for a reader to know."""
    sentences = {"to be confirmed": "still_open", "unknown": "unrecorded"}
    state = context.exchange.states.get(field, "")
    return context.words.say(sentences[state]) if state in sentences else ""


def _planned(context: Context) -> Iterator[str]:
    """What had been planned, as one line, and when, by whom and why it was changed."""
    planned, words = context.exchange.planned, context.words
    if planned is None:
        return
    plan = (
        words.kind("modality", planned.modality),
        words.when(planned.dates),
        context.naming.places(planned.places, in_script=False),
    )
    yield ", ".join(filter(None, plan))
    when = words.on(planned.decided) if planned.decided else ""
    by = context.naming.in_sentence(planned.decided_by) if planned.decided_by else ""
    if when and by:
        yield words.say("changed_when_by", when=when, who=by)
    elif when or by:
        yield words.say("changed_when", when=when) if when else words.say("changed_by", who=by)
    yield planned.reason or ""


def _parties(context: Context) -> Iterator[r.Fact]:
    yield from context.fact("visiting", *(_visitor(context, s) for s in visit.visitors(context)))
    yield from context.fact("host", *_hosts(context))
    yield from context.fact("organiser", *_actors(context, ORGANISING))
    yield from context.fact("supporter", "; ".join(_actors(context, SUPPORTING)))


def _visitor(context: Context, side: Side) -> str:
    """A visiting party with its stated size and, where they are few, its people."""
    words = context.words
    people = visit.size(context, side)
    members = [words.people(people, figures=True)] if people else _delegations(context, side)
    names = _named(context, side)
    if names and (people is None or people.count == len(names)):
        members.append(words.listed(names))
    party = _told(context, side, _name(context, side.who))
    return words.say("members", party=party, members=": ".join(members)) if members else party


def _told(context: Context, side: Side, party: str) -> str:
    """The party with the legs that it visited or hosted, where it did the other too."""
    legs = context.words.listed([context.naming.leg(key) for key in side.legs])
    return context.words.aside(party, legs)


def _delegations(context: Context, side: Side) -> list[str]:
    """Several delegations of one party, each with its stated size, in one phrase."""
    words, known = context.words, context.exchange.delegations
    sized = [
        words.aside(context.naming.delegation(key), words.people(size, figures=True))
        for key in visit.delegations(context, side)
        if (size := known[key].size)
    ]
    return [words.listed(sized)] if sized else []


def _named(context: Context, side: Side) -> list[str]:
    """Those who came for a party, if they are few and the edition may tell who each of them is."""
    entries = visit.came(context, side.who)
    if len(entries) > MOST_NAMED or any(map(context.naming.is_nameless, entries)):
        return []
    return context.naming.names(context.naming.in_order(entries))


def _hosts(context: Context) -> list[str]:
    """The hosts, each on a line with what it was; many are grouped by that."""
    words, naming = context.words, context.naming
    known = {p.who: p.roles for p in context.exchange.parties}
    sides = visit.hosts(context)
    roles = [tuple(role for role in known[side.who] if role in HOSTING) for side in sides]
    if len(sides) > MOST_HOSTS:
        alike: dict[tuple[PartyRole, ...], list[Side]] = {}
        for side, shared in zip(sides, roles, strict=True):
            alike.setdefault(shared, []).append(side)
        return [_group(context, shared, group) for shared, group in alike.items()]
    if roles == [("lead host",)]:  # the label says it
        return [_told(context, side, _name(context, side.who)) for side in sides]
    lines = []
    for side, shared in zip(sides, roles, strict=True):
        kinds = [words.kind("party", role) for role in shared]
        legs = [naming.leg(key) for key in side.legs]
        lines.append(words.aside(_name(context, side.who), *kinds, *legs))
    return lines


def _group(context: Context, roles: Sequence[PartyRole], sides: Sequence[Side]) -> str:
    """Hosts of the same roles in one line, each country said once."""
    words = context.words
    alike = [side.who for side in sides if side.who in context.exchange.places and not side.legs]
    names = [context.naming.places(alike, in_script=False)] if alike else []
    rest = (side for side in sides if side.who not in alike)
    names += [_told(context, side, _name(context, side.who)) for side in rest]
    number = "parties" if len(sides) > 1 else "party"
    kinds = words.listed([words.kind(number, role) for role in roles])
    return words.say("members", party=words.capital(kinds), members="; ".join(names))


def _name(context: Context, who: str) -> str:
    """A place with its country, an organisation with its abbreviation; other names stand in the
    annexes."""
    if who in context.exchange.places:
        return context.naming.places([who], in_script=False)
    short = context.exchange.organisations[who].short_name
    return context.words.aside(context.naming.organisation(who), short or "")


def _actors(context: Context, roles: Sequence[PartyRole]) -> Iterator[str]:
    """The parties in these roles, with what they were where the label does not say it."""
    words = context.words
    for party in context.exchange.parties:
        shared = [role for role in party.roles if role in roles]
        if shared in ([], ["organiser"]):
            yield from [_name(context, party.who)] if shared else []
            continue
        shown = words.listed([words.kind("party", role) for role in shared])
        yield words.aside(_name(context, party.who), shown)


def _matter(context: Context) -> Iterator[r.Fact]:
    """What it joined, whom the visitors met, what was agreed, and what it was about."""
    words, exchange = context.words, context.exchange
    yield from context.fact("event", *map(context.naming.event, exchange.events.values()))
    yield from context.fact("met", visit.met_in_words(context))
    yield from context.fact("agreed", *(agreement.title for agreement in exchange.agreements))
    yield from context.fact("figures", *_other_figures(context))
    spoken = words.listed([words.language(tag) for tag in exchange.working_languages])
    yield from context.fact("languages", spoken, exchange.interpretation)
    yield from context.fact("themes", words.listed(exchange.themes))


def _other_figures(context: Context) -> Iterator[str]:
    """The stated figures that do not stand large."""
    words = context.words
    for figure in context.exchange.figures[MOST_FIGURES:]:
        number = words.qualified(words.exact(figure.value), figure.qualifier)
        yield words.noted(words.say("counted", n=number, group=figure.what), figure.note)
