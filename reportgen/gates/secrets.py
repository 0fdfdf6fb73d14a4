"""What must not stand in an edition: the names, contacts and functions of those it withholds.

Policy. A full name and its recorded variants are looked for always, in any order of their parts,
without their middle parts and with initials. A surname alone is looked for unless

- it has fewer than three letters,
- this edition shows it as something else: a place, an organisation, an event, a series, a person
  who may be named, the author of a source who is another person,
- or it is an ordinary word (`common.COMMON`, or one of the report's own labels); then it counts
  only after a title such as “Mrs”.

A key is looked for where it is made of the name. A function is looked for where nobody else holds
the same one and the edition does not speak of it in the plural, as one does of what many are; if it
is a single word, only beside the place or body of the person. Given names alone
are not looked for, nor names in a script in which the file does not record them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Set
from functools import cache
from importlib import resources

from reportgen.editions import released
from reportgen.gates.common import COMMON, PARTICLES, TECHNICAL, TITLES
from reportgen.gates.folding import letters, plain, words
from reportgen.gates.search import Needle
from reportgen.model.exchange import Exchange
from reportgen.model.people import Person
from reportgen.model.releases import Audience

SHORTEST_SURNAME = 3
MOST_PERMUTED = 4
"""Names of more parts are looked for in the orders that people write: as recorded, the last part
first, backwards."""


def withheld(exchange: Exchange, audience: Audience) -> tuple[str, ...]:
    """The keys of the people whom this edition must not name."""
    return tuple(key for key in exchange.people if "name" not in released(exchange, key, audience))


def secrets(exchange: Exchange, selected: Exchange, audience: Audience) -> tuple[Needle, ...]:
    """Everything that an edition must not hold. `selected` is the exchange as it shows it."""
    others = _shown_as_something_else(exchange, selected, audience)
    found: dict[Needle, None] = {}
    for key in withheld(exchange, audience):
        found |= dict.fromkeys(_names(key, exchange, others, selected))
        found |= dict.fromkeys(_functions(key, exchange, selected, audience))
    for key in exchange.people:
        if "contact" not in released(exchange, key, audience):
            found |= dict.fromkeys(_contacts(key, exchange.people[key], selected))
    return tuple(found)


def innocent_words(exchange: Exchange, selected: Exchange, audience: Audience) -> frozenset[str]:
    """Words that a name written in one word may be by chance."""
    return frozenset(_shown_as_something_else(exchange, selected, audience) | COMMON | _labels())


# ---- names --------------------------------------------------------------------------------------


def _names(key: str, exchange: Exchange, others: Set[str], selected: Exchange) -> Iterator[Needle]:
    person = exchange.people[key]
    spellings = {spelt for name in _recorded(person) for spelt in _spellings(name)}
    for parts in spellings:
        yield from _name(key, parts, others)
    yield from _key(key, spellings, others)
    for surname in dict.fromkeys(_surnames(person)):
        alone = tuple(_surname(key, surname, others))
        yield from alone
        yield from _with_initials(key, surname, spellings, selected)
        if not alone and not _shown_bearers(surname, selected):
            for title in TITLES:
                yield Needle(key, "name", (title, *surname))


def _recorded(person: Person) -> Iterator[str]:
    """The name and its recorded variants."""
    yield person.name
    yield from (other.name for other in person.names)
    if person.given_name and person.family_name:
        yield f"{person.given_name} {person.family_name}"


_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae",
                              "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"})  # fmt: skip


def _spellings(name: str) -> set[tuple[str, ...]]:
    """The words of a name, however its letters are folded or transcribed."""
    cases = {name, name.upper(), name.lower(), name.title(), name.translate(_TRANSCRIBED)}
    cases |= {re.sub("([aou])e", r"\1", name)} if re.search("[aou]e", name) else set()
    return {found for case in cases if (found := words(case))}


def _name(key: str, parts: tuple[str, ...], others: Set[str]) -> Iterator[Needle]:
    """A full name in the orders of its parts, and without what stands in the middle."""
    if len(parts) == 1 and parts[0] in others:
        return
    for ordered in _orders(parts):
        yield Needle(key, "name", ordered)
    if len(parts) > 2:
        for first in parts[:-1]:
            if len(first) > 1 and first not in PARTICLES:
                yield Needle(key, "name", (first, parts[-1]))
                yield Needle(key, "name", (parts[-1], first))


def _orders(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(parts) <= MOST_PERMUTED:
        yield from itertools.permutations(parts)
        return
    yield from (parts, parts[::-1], (parts[-1], *parts[:-1]), (*parts[1:], parts[0]))


def _key(key: str, spellings: Set[tuple[str, ...]], others: Set[str]) -> Iterator[Needle]:
    """The key, if it is made of the name."""
    parts = words(key)
    known = {word for spelt in spellings for word in spelt if len(word) >= SHORTEST_SURNAME}
    if not known & {*parts}:
        return
    if len(parts) > 1:
        yield Needle(key, "name", parts)
    elif parts[0] not in others | COMMON | TECHNICAL | _labels():
        yield Needle(key, "surname", parts)


def _surnames(person: Person) -> Iterator[tuple[str, ...]]:
    """The surname as it may stand alone: with its particles, and without."""
    names = [person.family_name] if person.family_name else []
    names += [name.split()[-1] for name in _recorded(person) if len(name.split()) > 1]
    for name in names:
        for parts in _spellings(name):
            yield parts
            bare = tuple(itertools.dropwhile(PARTICLES.__contains__, parts))
            if bare:
                yield bare


def _surname(key: str, surname: tuple[str, ...], others: Set[str]) -> Iterator[Needle]:
    ordinary = COMMON | TECHNICAL | _labels()
    short = len("".join(surname)) < SHORTEST_SURNAME
    if not short and not {*surname} <= others and not {*surname} <= ordinary:
        yield Needle(key, "surname", surname)


def _with_initials(
    key: str, surname: tuple[str, ...], spellings: Set[tuple[str, ...]], selected: Exchange
) -> Iterator[Needle]:
    """“A. Penhallow”, “Penhallow, A.”, “apenhallow”; not where somebody shown may be meant."""
    if len("".join(surname)) < SHORTEST_SURNAME or {*surname} <= COMMON:
        return
    taken = {word[0] for words_ in _shown_bearers(surname, selected) for word in words_}
    for spelt in spellings:
        given = [word for word in spelt if word not in surname]
        initials = [word[0] for word in given]
        if initials and not taken & {*initials}:
            for marks in {(initials[0],), tuple(initials)}:
                yield Needle(key, "name", (*marks, *surname))
                yield Needle(key, "name", (*surname, *marks))


def _shown_bearers(surname: tuple[str, ...], selected: Exchange) -> list[tuple[str, ...]]:
    """The names of the people shown who have this surname too."""
    shown = [words(name) for each in selected.people.values() for name in _recorded(each)]
    return [name for name in shown if {*surname} <= {*name}]


# ---- what else tells who it is ------------------------------------------------------------------


def _contacts(key: str, person: Person, selected: Exchange) -> Iterator[Needle]:
    public = {selected.report.accessibility_contact or ""}
    public |= {body.website or "" for body in selected.organisations.values()}
    open_ = {letters(plain(text)) for text in public}
    for contact in person.contact:
        figures = re.sub(r"\D", "", plain(contact))
        parts = tuple(re.findall(r"[^\W_]+", plain(contact).lower()))
        if len(figures) >= 7 and len(letters(plain(contact))) < 5:
            yield Needle(key, "number", (figures[-8:],))
        elif len(letters(plain(contact))) >= 5 and letters(plain(contact)) not in open_:
            yield Needle(key, "contact", parts)


def _functions(
    key: str, exchange: Exchange, selected: Exchange, audience: Audience
) -> Iterator[Needle]:
    if "function" in released(exchange, key, audience):
        return
    entries = [entry for entry in exchange.participants if entry.person == key]
    if not any(entry.functions for entry in entries):
        return
    others = [entry for entry in exchange.participants if entry.person not in (None, key)]
    shown = [words(function.title) for entry in others for function in entry.functions]
    shown += list(_functions_shown(selected))
    texts = plain(selected.model_dump_json()).lower()
    for entry in entries:
        homes = {entry.party, entry.organisation, *(f.organisation for f in entry.functions)}
        for function in entry.functions:
            title = words(function.title)
            if title and not _is_known(title, shown, texts):
                yield from _function(key, title, [_called(exchange, home) for home in homes])


def _function(key: str, title: tuple[str, ...], homes: list[tuple[str, ...]]) -> Iterator[Needle]:
    if len(title) > 1:
        yield Needle(key, "function", title)
        return
    for home in filter(None, homes):
        yield Needle(key, "function", (*title, "of", *home))
        yield Needle(key, "function", (*home, *title))


def _called(exchange: Exchange, key: str | None) -> tuple[str, ...]:
    body = exchange.places.get(key or "") or exchange.organisations.get(key or "")
    return words(body.name) if body else ()


def _functions_shown(selected: Exchange) -> Iterator[tuple[str, ...]]:
    """What the edition's participants are called, and its bodies, which may be called by one."""
    for entry in selected.participants:
        yield from (words(function.title) for function in entry.functions)
        yield from (words(text) for text in (entry.function, entry.group) if text)
    yield from (words(body.name) for body in selected.organisations.values())


def _is_known(title: tuple[str, ...], shown: list[tuple[str, ...]], texts: str) -> bool:
    """Whether somebody else is shown with this title, or a text speaks of it in the plural."""
    plural = rf"\b{r'[^a-z0-9]+'.join(title)}s\b"
    return any(_holds(other, title) for other in shown) or bool(re.search(plural, texts))


def _holds(text: tuple[str, ...], part: tuple[str, ...]) -> bool:
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
    """Whether an author who is named here may be one of these people: the surname is the same, and
    no other name or initial tells them apart."""
    told = words(author)
    for person in hidden:
        known = {word for name in _recorded(person) for word in words(name)}
        initials = {word[0] for word in known}
        rest = [word for word in told if word not in known and word not in TITLES]
        apart = rest and all(word[0] not in initials for word in rest)
        if known & {*told} and not apart:
            return True
    return False


@cache
def _labels() -> frozenset[str]:
    """The words that reports print whatever the exchange is."""
    folder = resources.files("reportgen") / "locales"
    files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    return frozenset(word for file in files for word in words(file.read_text("utf-8")))
