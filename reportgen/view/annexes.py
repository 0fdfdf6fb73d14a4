"""The lists at the end."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.language.words import capital
from reportgen.model.attachments import Attachment
from reportgen.model.base import Entity, Traced, ValueState
from reportgen.model.organisations import Organisation, OrganisationKind
from reportgen.model.participants import Participation
from reportgen.model.people import Person
from reportgen.model.places import Place
from reportgen.model.sessions import Session
from reportgen.view import records as r
from reportgen.view.context import Column, Context


def biographies(context: Context) -> r.Part:
    """About the participants, of whom more is known than the list of participants says."""
    people = {key: p for key, p in context.exchange.people.items() if p.biography or p.contact}
    parts = (
        r.Part(
            r.Heading("", context.naming.person_in_full(key), f"person-{n}"),
            prose=context.prose(person.biography),
            grid=(r.Fact(context.words.fact("contact"), person.contact),) if person.contact else (),
        )
        for n, (key, person) in enumerate(people.items(), 1)
    )
    return r.Part(parts=tuple(parts))


def bodies(context: Context) -> r.Part:
    """The organisations that the sessions say were met, and what is known of the others."""
    exchange = context.exchange
    met: dict[str, list[str]] = {}
    for session in exchange.sessions.values():
        for key in dict.fromkeys(_bodies_in(context, session)):
            met.setdefault(key, []).append(session.title)
    others = [
        key
        for key, entry in exchange.organisations.items()
        if entry.kind or entry.website or entry.place or key not in context.referred
    ]
    shown = [*met, *(key for key in others if key not in met)]
    columns = (
        Column("organisation", 34),
        Column("details", 28),
        Column("part", 38, unsaid="named_here"),
    )
    rows = (
        (
            context.naming.organisation_in_full(key),
            ", ".join(_about(context, key)),
            capital("; ".join(_parts_of(context, key, met.get(key, [])))),
        )
        for key in shown
    )
    title = context.words.label("bodies" if len(met) == len(shown) else "organisations")
    return r.Part(r.Heading("", title, ""), tables=tuple(context.table(title, columns, rows)))


def _about(context: Context, key: str) -> Iterator[str]:
    """What kind of body an organisation is, and where it is at home and on the web."""
    organisation = context.exchange.organisations[key]
    if kind := _kind(context, key):
        yield context.words.kind("organisation", kind)
    if organisation.place:
        yield context.naming.place(organisation.place)
    if organisation.website:
        yield organisation.website


def _parts_of(context: Context, key: str, met_in: list[str]) -> Iterator[str]:
    """What an organisation did: as a party, as host or partner of an event, in sessions."""
    words, exchange = context.words, context.exchange
    for party in exchange.parties:
        if party.who == key:
            yield words.listed([words.kind("party", role) for role in party.roles])
    for event in exchange.events.values():
        if key in event.hosts:
            yield words.say("host_of", event=context.naming.event(event))
        elif key in event.partners:
            yield words.say("partner_of", event=context.naming.event(event))
    if met_in:
        yield words.say("met_in", sessions=words.listed(met_in))


def _bodies_in(context: Context, session: Session) -> Iterator[str]:
    """The organisations met in a session: themselves, or an unnamed participant from them."""
    homes = {p.key: p.organisation for p in context.exchange.participants if p.key}
    for key in session.attendees:
        body = key if key in context.exchange.organisations else homes.get(key)
        if body:
            yield body


def _kind(context: Context, key: str) -> OrganisationKind | None:
    """An organisation's kind, or that of the body it is a part of."""
    organisation = context.exchange.organisations[key]
    if organisation.kind is None and organisation.part_of:
        return _kind(context, organisation.part_of)
    return organisation.kind


def places(context: Context) -> r.Part:
    """The places with what they lie in, and names in other scripts and spellings."""
    return r.Part(tables=(*_places(context), *_names(context)))


def _places(context: Context) -> Iterator[r.Table]:
    words, entries = context.words, context.exchange.places
    plain = (
        not (p.part_of or p.time_zone or p.kind != "city") and key in context.referred
        for key, p in entries.items()
    )
    if all(plain):
        return
    columns = (
        Column("place", 28),
        Column("kind", 18),
        Column("country", 18, unsaid="country_unrecorded"),
        Column("time_zone", 18),
    )
    rows = (
        (
            _within(context, place),
            words.kind("place", place.kind),
            words.country(place.country) if place.country else "",
            words.zone(place.time_zone) if place.time_zone else "",
        )
        for place in entries.values()
    )
    yield from context.table(words.label("places"), columns, rows)


def _within(context: Context, place: Place) -> str:
    """A place's name, with what it is a part of."""
    if place.part_of is None:
        return place.name
    larger = context.naming.place(place.part_of)
    return context.words.say("within", place=place.name, larger=larger)


def _names(context: Context) -> Iterator[r.Table]:
    words, exchange = context.words, context.exchange
    named: list[Place | Organisation | Person] = [
        *exchange.places.values(),
        *exchange.organisations.values(),
        *exchange.people.values(),
    ]
    columns = (
        Column("name", 32),
        Column("also_written", 32),
        Column("kind", 20),
        Column("language", 16),
    )
    rows = (
        (
            entity.name,
            other.name,
            words.kind("name", other.kind),
            words.language(other.language) if other.language else "",
        )
        for entity in named
        for other in entity.names
    )
    return context.table(words.label("names"), columns, rows)


def photographs(context: Context) -> r.Part:
    """The pictures that stand neither on the cover nor with a session."""
    images = context.exchange.images.items()
    shown = [key for key, image in images if not (image.cover or image.session)]
    return r.Part(pictures=tuple(map(context.picture, shown)))


def documents(context: Context) -> r.Part:
    """The documents that belong to the exchange."""
    columns = (
        Column("document", 36),
        Column("details", 32),
        Column("where_to_find", 32),
    )
    rows = (
        (
            entry.title,
            capital(", ".join(_details(context, entry))),
            "; ".join(part for part in (entry.address, entry.where) if part),
        )
        for entry in context.exchange.attachments.values()
    )
    return r.Part(tables=tuple(context.table(context.words.label("documents"), columns, rows)))


def _details(context: Context, document: Attachment) -> Iterator[str]:
    """What kind of document it is, by whom, of when, in which language."""
    yield from (text for text in (document.kind, document.author) if text)
    if document.date:
        yield context.words.when(document.date)
    if document.language:
        yield context.words.language(document.language)
    if document.handling:
        yield document.handling


def sources(context: Context) -> r.Part:
    """The texts and records that the facts rest on."""
    return r.Part(lead_in=_note(context), sources=tuple(_entries(context)))


def _note(context: Context) -> str:
    """Where facts without a mark come from, when the file says so."""
    given = context.exchange.sources
    default = [key for key, source in given.items() if source.default]
    if not default:
        return ""
    if len(given) == 1:
        return context.words.say("one_source")
    return context.words.say("rest_source", marks=context.marked(default))


def _entries(context: Context) -> Iterator[r.SourceEntry]:
    words = context.words
    supported = _supported(context)
    for key, source in context.exchange.sources.items():
        publisher = context.naming.organisation(source.publisher) if source.publisher else ""
        title = words.say("quoted", title=source.title)
        date = words.when(source.date)
        phrases = [part for part in (source.author, publisher, title, source.kind, date) if part]
        named = supported.get(key)
        yield r.SourceEntry(
            mark=context.source_marks[key],
            text=", ".join(phrases),
            address=source.address or "",
            anchor=context.anchors[key],
            supports=words.say("supports", what="; ".join(named)) if named else "",
        )


def _supported(context: Context) -> dict[str, list[str]]:
    """What names each source as its own, so that no trace in the file is lost."""
    supported: dict[str, dict[str, None]] = {}
    for part, name in _named(context, context.exchange, ""):
        for key in part.sources if isinstance(part, Traced) else ():
            supported.setdefault(key, {})[name] = None
    return {key: list(names) for key, names in supported.items()}


def _named(context: Context, part: Entity, name: str) -> Iterator[tuple[Entity, str]]:
    """Every part of the exchange from this one down, with what to call it: an entry without a name
    of its own has that of what it belongs to."""
    yield part, name
    for field in type(part).model_fields:
        value = getattr(part, field)
        entries = value.items() if isinstance(value, dict) else _counted(value)
        for key, entry in entries:
            if isinstance(entry, Entity):
                mark = _mark(context, field, key) if part is context.exchange else ""
                label = context.words.labels.get(field, "") if part is context.exchange else ""
                yield from _named(context, entry, mark or _name(context, entry) or label or name)


def _counted(value: object) -> Iterator[tuple[int, object]]:
    """The entries of a list by their numbers from 1; a value that is no list is its own entry."""
    return enumerate(value if isinstance(value, tuple) else (value,), 1)


def _mark(context: Context, field: str, key: str | int) -> str:
    """What the report calls an entry by its place: R1, A1, a leg, a delegation."""
    match field:
        case "recommendations":
            return f"R{key}"
        case "actions":
            return f"A{key}"
        case "legs":
            return capital(context.naming.leg(str(key)))
        case "delegations":
            return capital(context.naming.delegation(str(key)))
        case _:
            return ""


def _name(context: Context, part: Entity) -> str:
    """What an entry calls itself, or what its reference makes of it."""
    if isinstance(part, Participation):
        return capital(context.naming.participant(part))
    if who := getattr(part, "who", ""):
        return capital(context.naming.attendee(who))
    names = (getattr(part, field, None) for field in _NAMES)
    return next((name for name in names if isinstance(name, str)), "").rstrip(".")


_NAMES = ("name", "title", "theme", "caption", "what")
"""Fields that say what an entry is called."""


def discrepancies(context: Context) -> r.Part:
    """Facts on which sources differ, and what this report takes."""
    say = context.words.say
    columns = (
        Column("fact", 22),
        Column("sources_say", 36),
        Column("taken", 20),
        Column("reason", 22),
    )
    rows = (
        (
            entry.what,
            "; ".join(
                say("value_of", value=each.value, marks=context.marked(each.sources))
                if each.sources
                else each.value
                for each in entry.values
            ),
            entry.chosen,
            entry.reason,
        )
        for entry in context.exchange.discrepancies
        if entry.printed
    )
    return r.Part(tables=tuple(context.table(context.words.label("discrepancies"), columns, rows)))


def glossary(context: Context) -> r.Part:
    """Words that readers may not know, in the order of the alphabet."""
    terms = sorted(context.exchange.glossary, key=lambda entry: entry.term.casefold())
    return r.Part(grid=tuple(r.Fact(entry.term, (entry.meaning,)) for entry in terms))


def remarks(context: Context) -> r.Part:
    """What authors added to entries beyond what any field says."""
    items = (
        r.Item(part.remark, f"{name}:")
        for part, name in _named(context, context.exchange, context.exchange.title)
        if isinstance(part, Traced) and part.remark
    )
    return r.Part(lists=tuple(context.listing(items)))


def gaps(context: Context) -> r.Part:
    """What is to be confirmed, unknown, or not shown: each state that the author wrote."""
    return r.Part(lists=tuple(context.listing(_gaps(context))))


def _gaps(context: Context) -> Iterator[r.Item]:
    words = context.words
    for part, name in _named(context, context.exchange, context.exchange.title):
        by_state: dict[ValueState, list[str]] = {}
        for field, state in part.states.items():
            by_state.setdefault(state, []).append(words.field(field))
        phrases = [words.say(_STATES[s], what=words.listed(f)) for s, f in by_state.items()]
        if phrases:
            yield r.Item(capital("; ".join(phrases)) + ".", f"{name}:")


_STATES: dict[ValueState, str] = {
    "to be confirmed": "to_be_confirmed",
    "unknown": "unknown",
    "not applicable": "not_applicable",
    "withheld": "withheld",
}
