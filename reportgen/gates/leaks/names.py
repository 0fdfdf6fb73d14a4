"""How one name may be written: with titles or without, in one word or two, in any order."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from reportgen.gates.leaks.folding import words
from reportgen.gates.leaks.ordinary import AFTER, BEFORE, PARTICLES
from reportgen.model.people import Person

Parts = tuple[str, ...]
"""The words of a name, folded and small."""

MOST_PERMUTED = 4
"""Names of more parts are looked for in the orders that people write: as recorded, the last part
first, backwards."""


def recorded(person: Person) -> Iterator[str]:
    """The name and its recorded variants, each also without what is no part of a name."""
    for name in (person.name, *(other.name for other in person.names)):
        yield name
        if (without := bare(name)) != name:
            yield without
    if person.given_name and person.family_name:
        yield f"{person.given_name} {person.family_name}"


def bare(name: str) -> str:
    """A name without titles and letters after it, the given name first; whole where fewer than two
    words would be left."""
    first, comma, rest = name.partition(",")
    if comma and not AFTER.issuperset(words(rest)):
        name = f"{rest.partition(',')[0]} {first}"
    left = re.findall(r"[^\s,]+", name)
    while len(left) > 2 and BEFORE.issuperset(words(left[0])):
        del left[0]
    while len(left) > 2 and AFTER.issuperset(words(left[-1].replace(".", ""))):
        del left[-1]
    return " ".join(left) if len(left) > 1 else name


_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae",
                              "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"})  # fmt: skip
_CAPITAL_INSIDE = re.compile("(?<=[^\\W\\d_])(?=[A-Z][a-z])")


def spellings(name: str) -> set[Parts]:
    """The words of a name, however its letters are folded, transcribed or joined."""
    written = {name, _CAPITAL_INSIDE.sub(" ", name), re.sub(r"\bMa?c ?(?=[A-Z])", "Mc", name)}
    written |= {re.sub(r"\bMc ?(?=[A-Z])", prefix, each) for each in written for prefix in _MACS}
    cases = {case for each in written for case in (each, each.upper(), each.lower(), each.title())}
    cases |= {name.translate(_TRANSCRIBED)}
    cases |= {re.sub("([aou])e", r"\1", name)} if re.search("[aou]e", name) else set()
    return {parts for case in cases if (parts := words(case))}


_MACS = ("Mac", "Mac ")


def orders(parts: Parts) -> Iterator[Parts]:
    """The parts of a name as people arrange them."""
    if len(parts) <= MOST_PERMUTED:
        yield from itertools.permutations(parts)
        return
    yield from (parts, parts[::-1], (parts[-1], *parts[:-1]), (*parts[1:], parts[0]))


def surnames(person: Person) -> Iterator[Parts]:
    """The surname as it may stand alone: with its particles and without, and each half of a double
    one."""
    names = [person.family_name] if person.family_name else []
    names += [_last(name) for name in recorded(person) if len(name.split()) > 1]
    for name in dict.fromkeys(names):
        for parts in spellings(name):
            yield parts
            without = tuple(itertools.dropwhile(PARTICLES.__contains__, parts))
            if without:
                yield without
        for half in _HALVES.split(name):
            if half != name and not PARTICLES.issuperset(words(half)):
                yield from spellings(half)


_HALVES = re.compile(r"[\s\u2010-\u2015-]+")


def _last(name: str) -> str:
    """The last word of a name with the particles before it."""
    written = name.split()
    first = len(written) - 1
    while first > 1 and PARTICLES.issuperset(words(written[first - 1])):
        first -= 1
    return " ".join(written[first:])
