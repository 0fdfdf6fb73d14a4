"""What is to be known of organisations and places beyond the chapters: kinds, homes, addresses,
other names."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.model.names import OtherName
from reportgen.model.organisations import Organisation, OrganisationKind
from reportgen.model.places import Place
from reportgen.view import records as r
from reportgen.view.context import Context


def bodies(context: Context) -> r.Part:
    """The organisations by their kinds, with where they are at home and on the web."""
    by_kind: dict[OrganisationKind, dict[str, Organisation]] = {}
    for key, entry in context.exchange.organisations.items():
        if _adds(context, key, entry):
            by_kind.setdefault(_kind(context, key) or "other", {})[key] = entry
    grid = (
        r.Fact(_called(context, kind, len(entries)), (_listed(context, entries),))
        for kind, entries in by_kind.items()
    )
    return r.Part(grid=tuple(grid))


def _listed(context: Context, entries: dict[str, Organisation]) -> str:
    return context.words.listed([_described(context, *entry) for entry in entries.items()])


def _called(context: Context, kind: OrganisationKind, n: int) -> str:
    return context.words.kind("organisation" if n == 1 else "organisations", kind)


def _adds(context: Context, key: str, entry: Organisation) -> bool:
    """True if more is known of a body than the chapters say where they name it."""
    more = entry.kind or entry.website or entry.place or entry.short_name or entry.sources
    return bool(more) or key not in context.referred


def _kind(context: Context, key: str) -> OrganisationKind | None:
    """An organisation's kind, or that of the body it is a part of."""
    organisation = context.exchange.organisations[key]
    if organisation.kind is None and organisation.part_of:
        return _kind(context, organisation.part_of)
    return organisation.kind


def _described(context: Context, key: str, entry: Organisation) -> str:
    about = (context.naming.organisation_in_full(key), *_about(context, entry))
    return context.sourced(", ".join(about), entry)


def _about(context: Context, entry: Organisation) -> Iterator[str]:
    """Where a body is at home, unless its name says so, and on the web."""
    home = context.naming.place(entry.place) if entry.place else ""
    if home and home not in entry.name:
        yield home
    if entry.website:
        yield entry.website


def places(context: Context) -> r.Part:
    """What the chapters do not say of places, and names in other scripts and spellings."""
    exchange = context.exchange
    lists = [*context.listing(_places(context))]
    named: list[Organisation | Place] = [*exchange.organisations.values()]
    others = (
        r.Item(_other_names(context, entry.names), f"{entry.name}:")
        for entry in (*named, *exchange.people.values())
        if entry.names
    )
    title = "names" if lists else ""
    return r.Part(lists=(*lists, *context.listing(others, title)))


def _places(context: Context) -> Iterator[r.Item]:
    for key, entry in context.exchange.places.items():
        more = entry.part_of or entry.time_zone or entry.names or entry.sources
        if more or entry.kind != "city" or key not in context.referred:
            about = "; ".join(_about_place(context, entry))
            yield r.Item(context.sourced(about, entry), f"{entry.name}:")


def _about_place(context: Context, entry: Place) -> Iterator[str]:
    words = context.words
    kind = words.kind("place", entry.kind)
    if entry.part_of:
        larger = context.naming.place(entry.part_of)
        kind = words.say("within", place=kind, larger=larger)
    yield (
        words.say("country", place=kind, country=words.country(entry.country))
        if (entry.country)
        else kind
    )
    if entry.time_zone:
        yield words.zone(entry.time_zone)
    if entry.names:
        yield _other_names(context, entry.names)


def _other_names(context: Context, names: tuple[OtherName, ...]) -> str:
    """“Θαλασσόπυλη (original script, Greek)”; several one after the other."""
    words = context.words
    texts = []
    for other in names:
        kind = words.kind("name", other.kind)
        language = [words.language(other.language)] if other.language else []
        texts.append(words.say("part_of", unit=other.name, body=", ".join((kind, *language))))
    return "; ".join(texts)
