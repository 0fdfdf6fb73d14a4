"""What must not stand in an edition: the names, contacts and functions of those it withholds.

Policy. A full name and its recorded variants are looked for always, in any order of their parts,
without their middle parts and with initials. A surname alone is looked for unless

- it has fewer than three letters; then it counts with capitals and an initial or a title,
- this edition shows it as something else: a place, an organisation, an event, a series, a person
  who may be named, the author of a source who is another person,
- or it is an ordinary word (`ordinary.COMMON`, a month, a country, a label of the report's own);
  then it counts only after a title such as “Mrs”, or with an initial.

A key is looked for where it is made of the name. A function is looked for where nobody else holds
the same one and the edition does not speak of it in the plural, as one does of what many are; if it
is a single word, only beside the place or body of the person. Given names are looked for after a
title only, as in “Mr Tariq”; names in a script in which the file does not record them are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache
from importlib import resources

from babel import Locale

from reportgen.editions.select import released
from reportgen.gates.leaks.folding import letters, plain, words
from reportgen.gates.leaks.names import Parts, orders, recorded, spellings, surnames
from reportgen.gates.leaks.ordinary import (
    ALSO_OF_STREETS,
    BEFORE,
    COMMON,
    PARTICLES,
    TECHNICAL,
    TITLES,
)
from reportgen.gates.leaks.search import Needle
from reportgen.language.words import languages
from reportgen.model.exchange import Exchange
from reportgen.model.people import Person
from reportgen.model.releases import Audience

SHORTEST_SURNAME = 3


def withheld(exchange: Exchange, audience: Audience) -> tuple[str, ...]:
    """The keys of the people whom this edition must not name."""
    return tuple(key for key in exchange.people if "name" not in released(exchange, key, audience))


def secrets(exchange: Exchange, selected: Exchange, audience: Audience) -> tuple[Needle, ...]:
    """Everything that an edition must not hold. `selected` is the exchange as it shows it."""
    others = _shown_as_something_else(exchange, selected, audience)
    needles: dict[Needle, None] = {}
    for key in withheld(exchange, audience):
        needles |= dict.fromkeys(_names(key, exchange, others, selected))
        needles |= dict.fromkeys(_functions(key, exchange, selected, audience))
    for key in exchange.people:
        if "contact" not in released(exchange, key, audience):
            needles |= dict.fromkeys(_contacts(key, exchange.people[key], selected))
    return tuple(needles)


def innocent_words(exchange: Exchange, selected: Exchange, audience: Audience) -> frozenset[str]:
    """Words that a name written in one word may be by chance."""
    return frozenset(_shown_as_something_else(exchange, selected, audience) | _ordinary())


# ---- names --------------------------------------------------------------------------------------


def _names(key: str, exchange: Exchange, others: Set[str], selected: Exchange) -> Iterator[Needle]:
    person = exchange.people[key]
    spelt = {parts for name in recorded(person) for parts in spellings(name)}
    for parts in spelt:
        yield from _name(key, parts, others)
        yield from _without_last(key, parts, others, selected)
    # Any other part of a name with a title: “Mr Wang” where the family name comes first, “Mr
    # Tariq” where people are called by the given one; not where somebody shown may be meant.
    for word in dict.fromkeys(word for parts in spelt for word in parts[:-1]):
        called = len(word) > 1 and word not in PARTICLES | BEFORE
        if called and not _shown_bearers((word,), selected):
            yield Needle(key, "called", (word,))
    yield from _key(key, spelt, others)
    for surname in dict.fromkeys(surnames(person)):
        alone = tuple(_surname(key, surname, others))
        yield from alone
        yield from _with_initials(key, surname, spelt, others, selected)
        if not alone and not TITLES & {*surname} and not _shown_bearers(surname, selected):
            common = ALSO_OF_STREETS if {*surname} <= COMMON else frozenset()
            for title in sorted(TITLES - common):
                yield Needle(key, "name", (title, *surname))


def _name(key: str, parts: Parts, others: Set[str]) -> Iterator[Needle]:
    """A full name in the orders of its parts, and without what stands in the middle."""
    if len(parts) == 1 and parts[0] in others:
        return
    for ordered in orders(parts):
        yield Needle(key, "name", ordered)
    if len(parts) > 2:
        for first in parts[:-1]:
            ordinary = {first, parts[-1]} <= COMMON
            if len(first) > 1 and first not in PARTICLES and not ordinary:
                yield Needle(key, "name", (first, parts[-1]))
                yield Needle(key, "name", (parts[-1], first))


def _without_last(key: str, parts: Parts, others: Set[str], selected: Exchange) -> Iterator[Needle]:
    """The first two words of a longer name, by which many are known; not where they are words of
    other names, or ordinary ones."""
    ordinary = others | _ordinary() | PARTICLES
    known_by = parts[:2]
    telling = len(parts) > 2 and min(map(len, known_by)) > 2 and not {*known_by} & ordinary
    if telling and not _shown_bearers(known_by, selected):
        yield Needle(key, "name", known_by)
        yield Needle(key, "name", known_by[::-1])


def _key(key: str, names: Set[Parts], others: Set[str]) -> Iterator[Needle]:
    """The key, if it is made of the name."""
    parts = words(key)
    known = {word for name in names for word in name if len(word) >= SHORTEST_SURNAME}
    if not known & {*parts}:
        return
    if len(parts) > 1:
        yield Needle(key, "name", parts)
    elif parts[0] not in others | _ordinary():
        yield Needle(key, "surname", parts)


def _surname(key: str, surname: Parts, others: Set[str]) -> Iterator[Needle]:
    ordinary = _ordinary()
    short = len("".join(surname)) < SHORTEST_SURNAME
    if not short and not {*surname} <= others and not {*surname} <= ordinary:
        yield Needle(key, "surname", surname)


def _with_initials(
    key: str, surname: Parts, names: Set[Parts], others: Set[str], selected: Exchange
) -> Iterator[Needle]:
    """“A. Penhallow”, “Penhallow, A.”, “AB Penhallow”, “apenhallow”; not where somebody shown
    may be meant. A surname that is short, ordinary or something else's name as well counts as one
    only with capitals and stops."""
    short = len("".join(surname)) < SHORTEST_SURNAME
    ordinary = short or {*surname} <= others | _ordinary()
    taken = {word[0] for words_ in _shown_bearers(surname, selected) for word in words_}
    for name in names:
        given = [word for word in name if word not in surname]
        initials = tuple(word[0] for word in given)
        if not initials or taken & {*initials}:
            continue
        yield Needle(key, "initials", (given[0], *surname))
        if len(initials) > 1:
            yield Needle(key, "initials", ("".join(initials).upper(), *surname))
        for marks in () if ordinary else {initials[:1], initials}:
            yield Needle(key, "name", (*marks, *surname))
            yield Needle(key, "name", (*surname, *marks))


def _shown_bearers(surname: Parts, selected: Exchange) -> list[Parts]:
    """The names of the people shown who have this surname too."""
    shown = [words(name) for each in selected.people.values() for name in recorded(each)]
    return [name for name in shown if {*surname} <= {*name}]


# ---- what else tells who it is ------------------------------------------------------------------


def _contacts(key: str, person: Person, selected: Exchange) -> Iterator[Needle]:
    public = {selected.report.accessibility_contact or ""}
    public |= {body.website or "" for body in selected.organisations.values()}
    open_ = {letters(plain(text)) for text in public}
    for contact in person.contact:
        folded = plain(contact)
        for number in _NUMBER.findall(folded):
            figures = re.sub(r"\D", "", number)
            if len(figures) >= 7:
                yield Needle(key, "number", (figures[-8:],))
        for address in _EMAIL.findall(folded) or [_NUMBER.sub(" ", folded)]:
            if len(letters(address)) >= 5 and letters(address) not in open_:
                yield Needle(key, "contact", tuple(re.findall(r"[^\W_]+", address.lower())))


_NUMBER = re.compile(r"(?<!\w)\+?\(?\d[\d ()./-]{5,}\d(?!\w)")
_EMAIL = re.compile(r"[\w.+%-]+@[\w.-]+\w")


def _functions(
    key: str, exchange: Exchange, selected: Exchange, audience: Audience
) -> Iterator[Needle]:
    if "function" in released(exchange, key, audience):
        return
    entries = [entry for entry in exchange.participants if entry.person == key]
    if not any(entry.functions for entry in entries):
        return
    others = [entry for entry in exchange.participants if entry.person not in (None, key)]
    both = (*others, *selected.participants)
    shown = [words(function.title) for entry in both for function in entry.functions]
    for entry in selected.participants:
        shown += [words(text) for text in (entry.function, entry.group) if text]
    shown += [words(body.name) for body in selected.organisations.values()]
    texts = plain(selected.model_dump_json()).lower()
    for entry in entries:
        homes = {entry.party, entry.organisation, *(f.organisation for f in entry.functions)}
        for function in entry.functions:
            title = words(function.title)
            several = re.search(rf"\b{r'[^a-z0-9]+'.join(title)}s\b", texts)
            if title and not several and not any(_holds(other, title) for other in shown):
                yield from _function(key, title, [_called(exchange, home) for home in homes])


def _function(key: str, title: Parts, homes: list[Parts]) -> Iterator[Needle]:
    if len(title) > 1:
        yield Needle(key, "function", title)
        return
    for home in filter(None, homes):
        yield Needle(key, "function", (*title, "of", *home))
        yield Needle(key, "function", (*home, *title))


def _called(exchange: Exchange, key: str | None) -> Parts:
    body = exchange.places.get(key or "") or exchange.organisations.get(key or "")
    return words(body.name) if body else ()


def _holds(text: Parts, part: Parts) -> bool:
    return any(text[n : n + len(part)] == part for n in range(len(text) - len(part) + 1))


# ---- words that are something else --------------------------------------------------------------


def _shown_as_something_else(
    exchange: Exchange, selected: Exchange, audience: Audience
) -> frozenset[str]:
    """The words of every proper name that the edition shows beside those of withheld people."""
    names = [each.name for each in selected.people.values()]
    names += [other.name for each in selected.people.values() for other in each.names]
    for place in selected.places.values():
        names += [place.name, *(other.name for other in place.names)]
    for body in selected.organisations.values():
        names += [body.name, body.short_name or "", *(other.name for other in body.names)]
    names += [event.name for event in selected.events.values()]
    names += [selected.series.name] if selected.series else []
    hidden = [exchange.people[key] for key in withheld(exchange, audience)]
    names += [author for author in _authors(selected) if not _may_be(author, hidden)]
    return frozenset(word for name in names for word in words(name))


def _authors(selected: Exchange) -> Iterator[str]:
    for source in selected.sources.values():
        yield source.author or ""
    for attachment in selected.attachments.values():
        yield attachment.author or ""
    for image in selected.images.values():
        yield image.credit or ""


def _may_be(author: str, hidden: list[Person]) -> bool:
    """True if an author who is named here may be one of these people: the surname is the same, and
    no other name or initial tells them apart."""
    named = words(author)
    for person in hidden:
        known = {word for name in recorded(person) for word in words(name)}
        initials = {word[0] for word in known}
        rest = [word for word in named if word not in known and word not in TITLES]
        apart = rest and all(word[0] not in initials for word in rest)
        if known & {*named} and not apart:
            return True
    return False


@cache
def _ordinary() -> frozenset[str]:
    """Words that are no names, or rather others' than people's."""
    return COMMON | TECHNICAL | _labels() | _of_the_world()


@cache
def _of_the_world() -> frozenset[str]:
    """The names of months, days and countries, in each language of reports."""
    ordinary: set[str] = set()
    for language in languages():
        locale = Locale(language)
        calendar = (locale.months, locale.days)
        names = [name for each in calendar for name in each["format"]["wide"].values()]
        names += locale.territories.values()
        # “Saint Martin” makes no ordinary word of Martin.
        ordinary.update(*(parts for name in names if len(parts := words(name)) == 1))
    return frozenset(ordinary)


@cache
def _labels() -> frozenset[str]:
    """The words that reports print whatever the exchange is."""
    folder = resources.files("reportgen.language") / "locales"
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    return frozenset(word for file in files for word in words(file.read_text("utf-8")))
