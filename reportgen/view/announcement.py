"""The short public text that leads to the report, from the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from reportgen.language.words import capital
from reportgen.markdown import Paragraph, begin_of, escaped, parse, plain
from reportgen.model.dates import PartialDate
from reportgen.model.modality import Status
from reportgen.model.participants import ABSENT, Participation
from reportgen.model.parties import HOSTING, LEADING, ORGANISING
from reportgen.view import records as r
from reportgen.view import visit
from reportgen.view.context import Context
from reportgen.view.cover import UNFINISHED
from reportgen.view.naming import HEADS

# How the announcement speaks of the exchange.
_TIMES: dict[Status, str] = {
    "planned": "to_come",
    "announced": "to_come",
    "under way": "now",
    "completed": "past",
    "moved online": "past",
    "postponed": "postponed",
    "cancelled": "cancelled",
}
_OFF = ("postponed", "cancelled")

# An announcement has 250 to 400 words; what an author wrote ends at a paragraph's end.
MOST_WORDS_OF_SESSIONS = 170
"""Of a longer programme, the summary is told, and whom the visitors met."""
_MOST_WORDS = {"summary": 110, "purpose": 60, "relation": 50, "reason": 100, "outcome": 60}
_MOST_OBJECTIVES = 3
"""Of more, the purpose says enough."""
_MOST_PLACES = 5
"""More do not fit into a sentence that says what the exchange was."""
_MOST_WITH_FUNCTIONS = 4
_MOST_NAMES = 10
_MOST_HOSTS_WITH_FUNCTIONS = 3
_MOST_BODIES = 4


def announcement(context: Context, file: str) -> r.Announcement:
    """The announcement; `file` is what the report's files are called, without their endings."""
    exchange = context.exchange
    given = exchange.announcement
    link, availability = _report(context, file)
    return r.Announcement(
        headline=given.title if given else exchange.title,
        marks=" · ".join(_marks(context)),
        lead=" ".join(_lead(context)),
        reason=_begin(context, "reason", exchange.planned.reason if exchange.planned else None)
        if _time(context) in _OFF
        else None,
        visit=" ".join(_visit(context)),
        purpose=_purpose(context),
        objectives=_objectives(context),
        events=tuple(_events(context)),
        programme=tuple(_programme(context)),
        met=_met(context),
        hosts=tuple(_reasons(context)),
        outcome=_begin(context, "outcome", exchange.outcome),
        availability=availability,
        link=link,
    )


def _marks(context: Context) -> Iterator[str]:
    """That it is not for everybody, which nothing else in a pasted text would say."""
    if context.audience != "public":
        yield context.words.say(f"edition_{context.audience}")
    if context.exchange.report.handling:
        yield context.exchange.report.handling


def _time(context: Context) -> str:
    return _TIMES[context.exchange.status]


def _is_online(context: Context) -> bool:
    return context.exchange.status == "moved online" or context.exchange.modality == "online"


def _begin(context: Context, name: str, text: str | None) -> r.Prose | None:
    """As many paragraphs of an author's text as there is room for."""
    return context.prose(begin_of(text, _MOST_WORDS[name])) if text else None


def _purpose(context: Context) -> r.Prose | None:
    """The purpose, which may be no more than “to learn from each other”, after its label."""
    purpose, label = context.exchange.purpose, context.words.label("purpose")
    if purpose is None:
        return None
    return context.prose(f"**{escaped(label)}.** {begin_of(purpose, _MOST_WORDS['purpose'])}")


def _objectives(context: Context) -> tuple[str, ...]:
    """The objectives, all or none; a purpose that ends in a colon wants them."""
    objectives, purpose = context.exchange.objectives, context.exchange.purpose
    led = purpose is None or purpose.rstrip().endswith(":")
    if not led and len(objectives) > _MOST_OBJECTIVES:
        return ()
    return tuple(entry.title for entry in objectives)


# ---- what it is ---------------------------------------------------------------------------------


def _lead(context: Context) -> Iterator[str]:
    """Which exchange of which series, between whom and when, and whether it takes place."""
    exchange, words, time = context.exchange, context.words, _time(context)
    online = _is_online(context) and exchange.kind != "online exchange"  # whose name says it
    held = words.say(f"held_{time}")
    dates = exchange.dates
    phrases = [words.say("held_online", held=held) if online and time not in _OFF else held]
    phrases += [_on(context, dates)] if dates and time not in _OFF else []
    yield _sentence(_subject(context), _between(context), *phrases)
    if time in _OFF:
        planned = exchange.planned.dates if exchange.planned else None
        before = planned or dates
        if before:
            yield words.say("had_been_planned", when=_on(context, before))
        if planned and dates and time == "postponed":
            yield words.say("now_planned", when=_on(context, dates))


def _sentence(*phrases: str) -> str:
    return capital(" ".join(filter(None, phrases))) + "."


def _on(context: Context, dates: PartialDate) -> str:
    """A date with its preposition: “on 3 May 2024”, “in May 2024”, “from 2024”."""
    text, points = context.words.when(dates), [p for p in (dates.start, dates.end) if p]
    parts = len(context.exchange.legs)
    if parts > 1 and dates.start != dates.end:
        return context.words.say("in_parts", n=context.words.number(parts), date=text)
    if dates.week or len(points) < 2 or points[0].approximate:
        return text
    if any(point.decade is not None for point in points):
        return context.words.say("in_date", date=context.words.the(text))
    return context.words.say("on_date" if points[0].day else "in_date", date=text)


def _subject(context: Context) -> str:
    """“the third bilateral city exchange of the Strong Cities Network”, “a study visit”."""
    exchange, words, series = context.exchange, context.words, context.exchange.series
    organisers = [p.who for p in exchange.parties if {*ORGANISING} & {*p.roles}]
    if not organisers and series and series.organiser:
        organisers = [series.organiser]
    who = words.listed([_with_article(context, key) for key in organisers])
    if series and series.ordinal is not None:
        nth = words.say("in_series", ordinal=words.ordinal(series.ordinal), name=series.name)
        what, by = words.the(nth), "exchange_of"
    else:
        kind = words.kind("exchange", exchange.kind or "other")
        what, by = words.one(kind[:1].lower() + kind[1:]), "organised_by"
        what = words.say("of_series", what=what, series=series.name) if series else what
    return words.say(by, what=what, who=who) if who else what


def _with_article(context: Context, key: str) -> str:
    """An actor inside a sentence; a network has an article, a city or a council none."""
    if key in context.exchange.places:
        return context.naming.place(key)
    name = context.naming.organisation_in_full(key)
    # “of the Quiet Streets Network”, but “of Ostwick City Council”.
    articled = ("network", "ministry", "parliament", "international organisation")
    kind = context.exchange.organisations[key].kind
    return context.words.the(name) if kind in articled else name


def _between(context: Context) -> str:
    """“between Peshawar, Pakistan, and Birmingham, United Kingdom”; empty for too many places."""
    words, naming = context.words, context.naming
    visitors, hosts = context.exchange.homes(("visiting",)), context.exchange.homes(LEADING)
    both = list(dict.fromkeys(visitors + hosts))
    if len(both) < 2 or len({*both, *context.exchange.homes(HOSTING)}) > _MOST_PLACES:
        return ""
    if not visitors or not hosts or {*visitors} & {*hosts} or len(both) > 2:
        return words.say("between", who=words.listed([naming.place(key) for key in both]))
    countries = {context.exchange.places[key].country for key in both}
    if countries == {None}:
        return words.say("between", who=words.listed([naming.place(key) for key in both]))
    if len(countries) == 1:
        return words.say("between_in_country", who=naming.places(both))
    one, two = naming.places(visitors), naming.places(hosts)
    return words.say("between_countries", one=one, two=two)


# ---- who came to whom ---------------------------------------------------------------------------


def _visit(context: Context) -> Iterator[str]:
    """Who travelled where, and who hosted them, as far as readers may know."""
    parties = [party.who for party in context.exchange.parties if "visiting" in party.roles]
    delegates = {party: _delegates(context, party) for party in parties}
    with_functions = sum(map(len, delegates.values())) <= _MOST_WITH_FUNCTIONS
    for party, entries in delegates.items():
        if who := _who(context, entries, with_functions=with_functions):
            yield _travel(context, [party], who)
    if unlisted := [party for party, entries in delegates.items() if not entries]:
        yield _travel(context, unlisted, context.words.plural("delegations", len(unlisted)))
    yield from _hosted(context, list(chain.from_iterable(delegates.values())))


def _delegates(context: Context, party: str) -> list[Participation]:
    """Who came for a party: its delegates; all who came where none are marked as such."""
    came = visit.came(context, party)
    return [p for p in came if {"delegate", *HEADS} & {*p.roles}] or came


def _travel(context: Context, parties: Sequence[str], who: str) -> str:
    """Who came from where to whom; only that they took part, where it is not as simple as that."""
    exchange, words = context.exchange, context.words
    hosts = context.exchange.homes(HOSTING)
    homes = {context.exchange.home_of(party) for party in parties}
    apart = not homes & {*hosts} and len(exchange.legs) < 2
    within = [key for key in hosts if exchange.places[key].part_of not in hosts]
    where = _few(context, [context.naming.place(key) for key in within])
    names = {"party": context.actors(parties), "who": who, "hosts": where}
    if hosts and apart and not _is_online(context):
        return words.say(f"travelled_{_time(context)}", **names)
    return words.say(f"took_part_{_time(context)}", **names)


def _who(
    context: Context,
    entries: Sequence[Participation],
    *,
    with_functions: bool,
    with_bodies: bool = False,
) -> str:
    """People in one phrase, with their functions where they are few; “each” says one for all."""
    words, naming = context.words, context.naming
    entries = naming.in_order(entries)
    nameless = sum(map(naming.is_nameless, entries))
    entries = [entry for entry in entries if not naming.is_nameless(entry)]
    names = naming.names(entries)
    names += [words.plural("participants", nameless)] if nameless else []
    functions = [_function(context, entry, with_bodies=with_bodies) for entry in entries]
    if not with_functions or len(entries) > _MOST_WITH_FUNCTIONS:
        return _few(context, names)
    if (
        len(names) > 1
        and len(entries) == len(names)
        and functions[0]
        and {*functions} == {functions[0]}
    ):
        # What all of them are is said once.
        each = words.one(functions[0])
        return words.say("each", who=words.listed(names), function=each)
    held = {naming.participant(entry): f for entry, f in zip(entries, functions, strict=True) if f}
    return words.listed(
        [words.say("part_of", unit=n, body=held[n]) if n in held else n for n in names]
    )


def _function(context: Context, entry: Participation, *, with_bodies: bool) -> str:
    """What somebody named first of all was; who is called by a function has no name beside it."""
    if not entry.person or not entry.functions:
        return ""
    function = entry.functions[0]
    if not with_bodies or function.organisation is None:
        return function.title
    body = context.exchange.organisations[function.organisation].name
    return context.words.say("function_at", title=function.title, organisation=body)


def _few(context: Context, names: Sequence[str], most: int = _MOST_NAMES) -> str:
    """Names in one phrase; of very many, the first."""
    if len(names) > most:
        return context.words.say("and_others", list=", ".join(names[:most]))
    return context.words.listed(names)


def _hosted(context: Context, travellers: Sequence[Participation]) -> Iterator[str]:
    """The people who hosted, else the bodies that did; cities alone are told with the journey."""
    exchange = context.exchange
    people = [
        entry
        for entry in exchange.participants
        if "host" in entry.roles
        and entry.mode not in ABSENT
        and not context.naming.is_nameless(entry)
        and entry not in travellers
    ]
    bodies = [
        context.naming.organisation_in_full(party.who)
        for party in exchange.parties
        if {*HOSTING} & {*party.roles} and party.who in exchange.organisations
    ]
    functions = len(people) <= _MOST_HOSTS_WITH_FUNCTIONS
    who = _who(context, people, with_functions=functions, with_bodies=True)
    who = who or _few(context, bodies)
    n = sum(p.count or (2 if p.group else 1) for p in people) or len(bodies)
    if who:
        yield context.words.plural(f"hosts_{_time(context)}", n, who=who)


# ---- what happened ------------------------------------------------------------------------------


def _events(context: Context) -> Iterator[r.Prose]:
    """The events that the exchange was linked to: how, in the author's words, and who held them."""
    words = context.words
    for event in context.exchange.events.values():
        name = words.the(context.naming.event(event))
        hosts = context.actors(event.hosts)
        partners = words.listed([_with_article(context, key) for key in event.partners])
        relation = event.relation
        sentences = [begin_of(relation, _MOST_WORDS["relation"])] if relation else []
        if not relation:
            sentences.append(escaped(capital(words.say("linked", event=name))))
        if hosts and _time(context) not in _OFF:
            by = words.say("with_partner", who=hosts, partners=partners) if partners else hosts
            line = words.say(f"event_{_time(context)}", event=name, hosts=by)
            sentences.append(escaped(capital(line)))
        yield from _prose(context, _joined(sentences))


def _programme(context: Context) -> Iterator[r.Prose]:
    """A short programme in the words of its sessions, one paragraph for each place; of a long one,
    or one without accounts, the summary of the exchange."""
    exchange = context.exchange
    if _is_told_by_sessions(context):
        with_accounts = [session for session in exchange.sessions.values() if session.summary]
        for (_, place), sessions in groupby(with_accounts, lambda each: (each.event, each.place)):
            text = _joined([session.summary or "" for session in sessions])
            name = context.naming.place(place) if place else ""
            yield from _prose(context, _run_in(context, name, text))
    elif exchange.summary:
        yield from _prose(context, begin_of(exchange.summary, _MOST_WORDS["summary"]))


def _is_told_by_sessions(context: Context) -> bool:
    """True if the sessions have accounts, and short ones."""
    if _time(context) in _OFF:
        return False
    accounts = [s.summary for s in context.exchange.sessions.values() if s.summary]
    return 0 < sum(len(text.split()) for text in accounts) <= MOST_WORDS_OF_SESSIONS


def _prose(context: Context, text: str) -> Iterator[r.Prose]:
    prose = context.prose(text)
    if prose:
        yield prose


def _joined(texts: Iterable[str]) -> str:
    """Several texts as one: as one paragraph where each is no more than that."""
    stripped = [text.strip() for text in texts]
    single = all(len(read := parse(t)) == 1 and isinstance(read[0], Paragraph) for t in stripped)
    return (" " if single else "\n\n").join(stripped)


def _run_in(context: Context, name: str, text: str) -> str:
    """A text that begins with this name in bold, unless it says it somewhere."""
    if not name or name in plain(context.prose(text) or ""):
        return text.strip()
    return f"**{escaped(name)}.** {text.strip()}"


def _met(context: Context) -> str:
    """Which bodies the visitors met, else whom, where no account of a session says so."""
    exchange, naming = context.exchange, context.naming
    sessions = [s for s in exchange.sessions.values() if s.attendees]
    has_accounts = _is_told_by_sessions(context) and all(s.summary for s in sessions)
    visiting = {p.who for p in exchange.parties if "visiting" in p.roles}
    if has_accounts or not visiting or _time(context) in _OFF:
        return ""
    known = {*visiting, *exchange.delegations}  # who came, and who is named as a host
    for entry in exchange.participants:
        if entry.party in visiting or "host" in entry.roles:
            known |= {entry.key or "", entry.person or ""}
    met = dict.fromkeys(key for s in sessions for key in s.attendees if key not in known)
    bodies = [key for key in met if key in exchange.organisations]
    shown = bodies or list(met)
    names = [naming.attendee(key) for key in shown]
    others = any(s.with_others for s in sessions) or len(met) > len(shown)
    if not names:
        return ""
    if others or len(names) > _MOST_BODIES:
        who = context.words.say("and_others", list=", ".join(names[:_MOST_BODIES]))
    else:
        who = context.words.listed(names)
    return context.words.say(f"met_{_time(context)}", who=who)


def _reasons(context: Context) -> Iterator[r.Prose]:
    """Why each of the hosts was chosen of whom the author says so."""
    for party in context.exchange.parties:
        if party.reason and {*HOSTING} & {*party.roles}:
            text = begin_of(party.reason, _MOST_WORDS["reason"])
            yield from _prose(context, _run_in(context, context.naming.actor(party.who), text))


# ---- where the report is ------------------------------------------------------------------------


def _report(context: Context, file: str) -> tuple[r.Link | None, str]:
    """The link to the full report, or what there is to say of it instead.

    What the author wrote of its availability goes first, but what was to follow may be published
    by now; else a report that is not finished is being prepared, and one that is published can be
    read. What nobody recorded is not promised.
    """
    exchange, words = context.exchange, context.words
    report, given = exchange.report, exchange.announcement
    availability = given.availability if given else None
    if availability == "to follow" and report.status == "published":
        availability = "public"
    if availability and availability != "public":
        name = availability.replace(" ", "_")
        return None, capital(words.say(f"availability_{name}")) + "."
    if availability == "public" or report.status == "published":
        target = f"https://doi.org/{report.doi}" if report.doi else f"{file}.pdf"
        text = words.say("report_link", title=exchange.short_title or exchange.title)
        return r.Link(text, target), capital(words.say("availability_public")) + "."
    if report.status in UNFINISHED and _time(context) in ("past", "now"):
        return None, words.say("report_prepared")
    return None, ""
