"""The short public text that leads to the report, from the same facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from reportgen.markdown import Paragraph, begin_of, escaped, parse, plain
from reportgen.model.events import EmbeddedEvent
from reportgen.model.parties import ORGANISING
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view import visit
from reportgen.view.context import Context
from reportgen.view.cover import counted
from reportgen.view.journeys import Names, is_under_way, journeys, sentence
from reportgen.view.texts import texts

# An announcement has 250 to 400 words; what an author wrote ends at a paragraph's end.
MOST_WORDS_OF_SESSIONS = 170
"""Of a longer programme, the summary is told, the titles, and whom the visitors met."""
_MOST_WORDS = {"summary": 110, "purpose": 60, "relation": 50, "reason": 100, "outcome": 60}
_MOST_OBJECTIVES = 3
"""Of more, the purpose says enough."""
_MOST_PLACES = 5
"""More do not fit into a sentence that says what the exchange was."""
_MOST_TITLES = 6
_BESIDE = ("travel", "free time")
"""The kinds of sessions that nobody would announce."""


def announcement(context: Context, file: str) -> r.Announcement:
    """The announcement; `file` is what the report's files are called, without their endings."""
    first = _told(context, file, Names(context))
    whole = " ".join(texts(first))
    shorts = [o.short_name for o in context.exchange.organisations.values() if o.short_name]
    unused = frozenset(
        short for short in shorts if len(re.findall(rf"\b{re.escape(short)}\b", whole)) < 2
    )
    return _told(context, file, Names(context, unused))


def _told(context: Context, file: str, names: Names) -> r.Announcement:
    exchange = context.exchange
    given = exchange.announcement
    language = given.language if given else None
    foreign = language and language.partition("-")[0] != context.words.tag.partition("-")[0]
    link, availability = _report(context, file)
    return r.Announcement(
        headline=given.title if given else exchange.title,
        language=language if language and foreign else "",
        marks=" · ".join(_marks(context)),
        lead=" ".join(_lead(context, names)),
        reason=_reason_of_change(context),
        visit=" ".join(journeys(context, names)),
        purpose=_purpose(context),
        story=tuple(_story(context, names)),
        programme=" ".join([*_titles(context), *_met(context)]),
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


# ---- what the author wrote ----------------------------------------------------------------------


def _begin(context: Context, label: str, text: str | None) -> r.Prose | None:
    """As many paragraphs of an author's text as there is room for."""
    if text is None:
        return None
    return context.prose(
        _whole(context, context.words.label(label), begin_of(text, _MOST_WORDS[label]))
    )


def _whole(context: Context, title: str, text: str) -> str:
    """An author's text as sentences; what is none stands after what it is about."""
    text = text.strip()
    if _is_sentence(context, text):
        return text
    return sentence(context, context.words.say("titled", title=escaped(title), text=text))


def _is_sentence(context: Context, text: str) -> bool:
    """True if a text begins with a capital and ends with a stop."""
    words = plain(context.prose(text) or "").strip()
    first = next((sign for sign in words if sign.isalnum()), "")
    return not first.islower() and words.rstrip("”’\"')").endswith((".", "!", "?", "…"))


def _purpose(context: Context) -> r.Prose | None:
    """The purpose as a sentence; the objectives end it where it ends in a colon."""
    exchange, words = context.exchange, context.words
    purpose = begin_of(exchange.purpose, _MOST_WORDS["purpose"]).strip() if exchange.purpose else ""
    objectives = [escaped(entry.title.rstrip(".")) for entry in exchange.objectives]
    if purpose.endswith(":") and objectives:
        return context.prose(sentence(context, f"{purpose} {words.listed(objectives)}"))
    paragraphs = [_as_purpose(context, purpose)] if purpose else []
    if objectives and (not purpose or len(objectives) <= _MOST_OBJECTIVES):
        listing = "\n".join(f"- {escaped(entry.title)}" for entry in exchange.objectives)
        paragraphs.append(f"{words.label('announced_objectives')}\n\n{listing}")
    return context.prose("\n\n".join(paragraphs)) if paragraphs else None


def _as_purpose(context: Context, text: str) -> str:
    """“To learn from each other” is what the purpose was."""
    words, infinitive = context.words, context.words.say("infinitive")
    if text.casefold().startswith(f"{infinitive} "):
        text = infinitive + text[len(infinitive) :]
    if text.startswith(f"{infinitive} ") or (text[:1].islower() and not text.endswith(".")):
        return sentence(context, words.say(f"purpose_{context.time}", purpose=text))
    return _whole(context, words.label("purpose"), text)


def _reason_of_change(context: Context) -> r.Prose | None:
    """Why the exchange was postponed, cancelled or moved online."""
    planned = context.exchange.planned
    if planned is None or planned.reason is None or context.exchange.status == "completed":
        return None
    return context.prose(_whole(context, context.words.label("reason"), escaped(planned.reason)))


# ---- what it is ---------------------------------------------------------------------------------


def _lead(context: Context, names: Names) -> Iterator[str]:
    """Which exchange of which series, between whom, when and where, and whether it takes place."""
    exchange, words, time = context.exchange, context.words, context.time
    online = visit.is_online(context) and exchange.kind != "online exchange"  # whose name says it
    between = _between(context)
    status = exchange.status
    if status in ("postponed", "cancelled"):
        what = _what(context)
        if organisers := _organisers(context):
            what = words.say("exchange_of", what=what, who=names.listed(organisers))
        between = words.say("enclosed", text=between) if "," in between else between
        yield sentence(context, what, between, words.say(f"held_{status}"))
        yield from _plan(context)
        return
    how = [words.say("online")] if online else []
    how += [_when(context)] if exchange.dates else []
    if not between and (where := visit.places(context)):
        between = words.say("in_places", places=words.listed([names(key) for key in where]))
    held = _held(context, names) or f"{_what(context)} {words.say(f'held_{time}')}"
    if between and exchange.series and exchange.series.counts:
        # What the number counts may say “between” too.
        yield sentence(context, held, *how)
        yield sentence(context, words.say(f"this_one_{time}"), between)
    else:
        yield sentence(context, held, *how, between)


def _organisers(context: Context) -> list[str]:
    """Who organised it: as a party, else as the owner of the series."""
    exchange = context.exchange
    parties = exchange.acting_as(ORGANISING)
    owner = exchange.series.organiser if exchange.series else None
    return parties or ([owner] if owner else [])


def _held(context: Context, names: Names) -> str:
    """“The Strong Cities Network held its third city exchange”; empty where nobody is known to
    have organised it."""
    words, time, series = context.words, context.time, context.exchange.series
    organisers = _organisers(context)
    if not organisers:
        return ""
    who = names.listed(organisers)
    if series and series.ordinal is not None and series.organiser in organisers:
        return words.plural(f"own_{time}", len(organisers), who=who, what=_nth(context))
    what = _what(context)
    if series and series.organiser and series.organiser not in organisers:
        what = words.say("exchange_of", what=what, who=names(series.organiser))
    return words.plural(f"organised_{time}", len(organisers), who=who, what=what)


def _nth(context: Context) -> str:
    """“third bilateral city exchange”, with what the number counts."""
    words, series = context.words, context.exchange.series
    if series is None or series.ordinal is None:
        return ""
    return words.say("in_series", ordinal=words.ordinal(series.ordinal), name=counted(context))


def _what(context: Context) -> str:
    """“the third bilateral city exchange”, “a study visit”."""
    exchange, words, series = context.exchange, context.words, context.exchange.series
    if series and series.ordinal is not None:
        return words.the(_nth(context))
    what = words.one(words.kind_in_sentence("exchange", exchange.kind or "other"))
    return words.say("of_series", what=what, series=series.name) if series else what


def _when(context: Context) -> str:
    """The dates with their preposition, and in how many parts."""
    dates, words = context.exchange.dates, context.words
    if dates is None:
        return ""
    parts = sum(is_under_way(context, leg) for leg in context.exchange.legs.values())
    if parts > 1 and dates.start != dates.end:
        return words.plural("in_parts", parts, date=words.on(dates))
    return words.on(dates)


def _plan(context: Context) -> Iterator[str]:
    """When and where it was to take place, and when it is to now."""
    exchange, words, planned = context.exchange, context.words, context.exchange.planned
    before = planned.dates if planned and planned.dates else exchange.dates
    where = visit.places(context)
    was_online = ((planned and planned.modality) or exchange.modality) == "online"
    online = [words.say("online")] if exchange.kind != "online exchange" and not where else []
    how = [*online] if was_online else []
    how += [words.on(before)] if before else []
    if where:
        places = words.listed([context.naming.in_sentence(key) for key in where])
        how.append(words.say("in_places", places=places))
    if how:
        yield sentence(context, words.say("had_been_planned", how=" ".join(how)))
    if before != exchange.dates and exchange.dates and context.exchange.status == "postponed":
        now = [] if was_online or not visit.is_online(context) else online
        when = " ".join([*now, words.on(exchange.dates)])
        yield sentence(context, words.say("now_planned", when=when))


def _between(context: Context) -> str:
    """“between the cities of Peshawar, Pakistan, and Birmingham, United Kingdom”; empty for too
    many."""
    words, exchange = context.words, context.exchange
    both = visit.ends(context)
    both = both or [party.who for party in exchange.parties if party.who in exchange.places]
    if not 1 < len(both) <= _MOST_PLACES:
        return ""
    if not {*both} <= {*exchange.places}:
        return words.say("between", who=words.listed([context.naming.in_sentence(k) for k in both]))
    cities = all(exchange.places[key].kind == "city" for key in both)
    who = context.naming.places_in_sentence(both)
    return words.say("between_cities" if cities else "between", who=who)


# ---- what happened ------------------------------------------------------------------------------


def _story(context: Context, names: Names) -> Iterator[r.Prose]:
    """What happened, in the order of the sessions, each host with the reason before it; of a long
    programme the summary."""
    exchange, accounts = context.exchange, _accounts(context)
    if not accounts and exchange.summary:
        yield from _prose(context, begin_of(exchange.summary, _MOST_WORDS["summary"]))
    events = dict(exchange.events)
    for key in [key for key in events if key not in {session.event for session in accounts}]:
        yield from _prose(context, _joined(_event(context, names, events.pop(key))))
    reasons, before = _reasons(context), ""
    several = len({place for _, place in map(partial(_scene, context), accounts) if place}) > 1
    for (key, place), group in groupby(accounts, lambda each: _scene(context, each)):
        yield from (reason := reasons.pop(place, ()))
        event = events.pop(key, None)
        parts = list(_event(context, names, event)) if event else []
        parts += [_whole(context, each.title, each.summary or "") for each in group]
        moved = several and place != before and not reason and not key
        yield from _prose(context, _joined(parts), place if moved else "")
        before = place or before
    yield from (text for reason in reasons.values() for text in reason)


def _accounts(context: Context) -> list[Session]:
    """The sessions that the announcement tells by their accounts: all that have one, where these
    are short."""
    told = [session for session in _sessions(context) if session.summary]
    words = sum(len((session.summary or "").split()) for session in told)
    return told if words <= MOST_WORDS_OF_SESSIONS and context.time != "off" else []


def _sessions(context: Context) -> list[Session]:
    return [s for s in context.exchange.sessions.values() if s.outcome != "cancelled"]


def _scene(context: Context, session: Session) -> tuple[str, str]:
    """The event that a session was a part of, else the city that it was in."""
    city = visit.rolled_up(context, session.place) if session.place else ""
    return (session.event or "", "" if session.event else city)


def _event(context: Context, names: Names, event: EmbeddedEvent) -> Iterator[str]:
    """How the exchange was linked to an event, in the author's words, and who held that."""
    words, time, relation = context.words, context.time, event.relation
    name = context.naming.event_in_sentence(event)
    hosts = names.listed(event.hosts) if time != "off" else ""
    if hosts and event.partners:
        hosts = words.say("with_partner", who=hosts, partners=names.listed(event.partners))
    if relation is None:
        linked = words.say(f"linked_{time}", event=name)
        linked = words.say("hosted_by", visit=linked, who=hosts) if hosts else linked
        yield escaped(sentence(context, linked))
        return
    told = begin_of(relation, _MOST_WORDS["relation"])
    yield _whole(context, context.naming.event(event), told)
    if hosts:
        again = words.the(event.kind) if event.name in plain(told) else name
        yield escaped(sentence(context, words.say(f"event_{time}", event=again, hosts=hosts)))


def _reasons(context: Context) -> dict[str, tuple[r.Prose, ...]]:
    """Why each additional host was chosen, by the place that it is at home in."""
    reasons: dict[str, tuple[r.Prose, ...]] = {}
    for party in context.exchange.parties:
        if party.reason and "additional host" in party.roles:
            home = context.exchange.home_of(party.who) or party.who
            name, text = (
                context.naming.actor(party.who),
                begin_of(party.reason, _MOST_WORDS["reason"]),
            )
            whole = _whole(context, name, text)
            if context.naming.place(home) not in plain(whole) and name not in plain(whole):
                whole = context.words.say("titled", title=escaped(name), text=whole)
            reasons[home] = (*reasons.get(home, ()), *_prose(context, whole))
    return reasons


def _prose(context: Context, text: str, place: str = "") -> Iterator[r.Prose]:
    """A paragraph, which begins with the place where it does not name it."""
    prose = context.prose(text)
    if prose and place and (name := context.naming.in_sentence(place)) not in plain(prose):
        prose = r.Prose(context.words.say("told_in", place=escaped(name), text=prose))
    if prose:
        yield prose


def _joined(texts: Iterable[str]) -> str:
    """Several texts as one: as one paragraph where each is no more than that."""
    parts = [text.strip() for text in texts]
    single = all(len(read := parse(t)) == 1 and isinstance(read[0], Paragraph) for t in parts)
    return (" " if single else "\n\n").join(parts)


def _titles(context: Context) -> Iterator[str]:
    """The sessions that nothing else tells, by their titles."""
    words, told, time = context.words, _accounts(context), context.time
    titles = [
        words.say("quoted", title=session.title)
        for session in visit.sessions(context)
        if session.kind not in _BESIDE and session not in told
    ]
    if len(titles) > _MOST_TITLES and context.exchange.summary and time == "past":
        return  # the summary has told what matters of so many
    sessions = words.few(titles, _MOST_TITLES)
    if titles and told:
        yield sentence(context, words.say(f"programme_also_{time}", sessions=sessions))
    elif titles:
        yield sentence(context, words.say(f"programme_{time}", sessions=sessions))


def _met(context: Context) -> Iterator[str]:
    """Whom the visitors met, where no account of a session says so."""
    with_company = [session for session in _sessions(context) if session.attendees]
    accounts = _accounts(context)
    told = all(session in accounts for session in with_company)
    if told or not visit.visitors(context) or context.time == "off":
        return
    if context.exchange.summary and len(visit.met(context)) > visit.MOST_MET:
        return  # the summary has told whom, and a list of so many is for the report
    if who := visit.met_in_words(context, in_sentence=True):
        yield sentence(context, context.words.say(f"met_{context.time}", who=who))


# ---- where the report is ------------------------------------------------------------------------


def _report(context: Context, file: str) -> tuple[r.Link | None, str]:
    """The link to the full report, or what there is to say of it instead.

    What the author wrote of its availability goes first, but what was to follow may be published
    by now; else one that is published can be read. What nobody recorded is not promised.
    """
    exchange, words = context.exchange, context.words
    report, given = exchange.report, exchange.announcement
    availability = given.availability if given else None
    if availability == "to follow" and report.status == "published":
        availability = "public"
    if availability and availability != "public":
        name = availability.replace(" ", "_")
        return None, sentence(context, words.say(f"availability_{name}"))
    if availability == "public" or report.status == "published":
        target = f"https://doi.org/{report.doi}" if report.doi else f"{file}.pdf"
        text = words.say("report_link", title=exchange.short_title or exchange.title)
        return r.Link(text, target), words.say("read_report")
    if report.status in ("for comment", "cleared") and context.time in ("past", "now"):
        return None, words.say("report_prepared")
    return None, ""
