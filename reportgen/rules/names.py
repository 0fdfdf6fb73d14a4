"""Rules about names: one person, body or place in two spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.rules.actors import homes
from reportgen.rules.rule import Concerns, rule
from reportgen.rules.vocabulary import CONTRASTS

_ALIKE = 0.88
"""How alike two names are that are taken for one: a letter in eight or nine may differ."""

_ALIKE_WORD = 0.7
"""How alike the words in which two names differ must be: more than “east” and “lake”."""

_NEIGHBOURS = 12
"""With how many names each is compared, in the order of the alphabet from either end."""


@rule("two-spellings", Weight.WARNING)
def one_spelling(exchange: Exchange) -> Concerns:
    """No two people, organisations or places have names that look like two spellings of one."""
    people = {key: person.name for key, person in exchange.people.items()}
    bodies = {key: body.name for key, body in exchange.organisations.items()}
    places = {key: place.name for key, place in exchange.places.items()}
    for field, names in (("people", people), ("organisations", bodies), ("places", places)):
        for one, other in sorted(_pairs(names)):
            if _may_be_one(exchange, field, one, other):
                sentence = f"“{names[other]}” may be “{names[one]}” (“{one}”) in another spelling"
                hint = "keep one entry, with the other spelling under “names”; or, if they are two,"
                hint += f" record “{field}.{other}” under “discrepancies”"
                yield (field, other, "name"), sentence, hint


def _pairs(names: Mapping[str, str]) -> set[tuple[str, str]]:
    """The keys whose names look alike, in the order of the file."""
    order = {key: n for n, key in enumerate(names)}
    words = {key: _words(name) for key, name in names.items()}
    pairs: set[tuple[str, str]] = set()
    for way in (lambda key: words[key], lambda key: [word[::-1] for word in words[key]][::-1]):
        keys = sorted(names, key=way)
        for n, one in enumerate(keys):
            for other in keys[n + 1 : n + 1 + _NEIGHBOURS]:
                if _look_alike(words[one], words[other]):
                    first, second = sorted((one, other), key=lambda key: order[key])
                    pairs.add((first, second))
    return pairs


def _words(name: str) -> list[str]:
    """A name's words in small letters without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.findall(r"\w+", plain.casefold().replace("’", "").replace("'", ""))


def _look_alike(one: list[str], other: list[str]) -> bool:
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return bool(one)
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    same_words = all(_are_one_word(a, b) for a, b in differing)
    return same_words and _alike(" ".join(one), " ".join(other), _ALIKE)


def _are_one_word(one: str, other: str) -> bool:
    """True if two words can be one in two spellings: neither numbers nor letters of a series."""
    counted = min(len(one), len(other)) < 3 or any(c.isdigit() for c in one + other)
    return not counted and not {one, other} <= CONTRASTS and _alike(one, other, _ALIKE_WORD)


def _alike(one: str, other: str, least: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    quick = matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least
    return quick and matcher.ratio() >= least


def _may_be_one(exchange: Exchange, field: str, one: str, other: str) -> bool:
    """True if nothing but their names is known to tell two entries apart."""
    if field == "people":
        return True
    if other in homes(exchange, one) or one in homes(exchange, other):
        return False
    names = ("kind", "part_of", "country" if field == "places" else "place")
    entries = [getattr(exchange, field)[key] for key in (one, other)]
    facts = [[getattr(entry, name) for entry in entries] for name in names]
    return not any(a and b and a != b for a, b in facts)
