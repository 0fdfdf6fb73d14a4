"""Keys that spell the name of somebody who is not named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from reportgen.editions.data import entries
from reportgen.model.people import Person
from reportgen.reading.references import KEYED, LISTED, known_keys
from reportgen.reading.source import Data


def words_of_names(people: Iterable[Person]) -> set[str]:
    """The words of these people's names in all their spellings, as keys could spell them."""
    return {word for person in people for name in names_of(person) for word in plain_words(name)}


def names_of(person: Person) -> Iterator[str]:
    """A person's full names, and the parts of it that are recorded."""
    yield person.name
    yield from (other.name for other in person.names)
    yield from (part for part in (person.family_name, person.given_name) if part)


def plain_words(text: str) -> list[str]:
    """The words of a text without case, accents and what cannot be seen."""
    decomposed = unicodedata.normalize("NFKD", text)
    unaccented = (c for c in decomposed if not unicodedata.combining(c))
    seen = (c for c in unaccented if unicodedata.category(c) != "Cf")
    return re.findall(r"[^\W_]+", "".join(seen).casefold())


def neutral_keys(data: Data, words: set[str]) -> dict[str, str]:
    """Another key for each entry whose key spells one of these words: what it is, and its place
    in the file."""
    taken = {key for keys in known_keys(data).values() for key in keys}
    names = {}
    for kind, field in {**KEYED, **LISTED}.items():
        for n, (key, entry) in enumerate(entries(data, field), 1):
            own = entry.get("key") if isinstance(key, int) else key
            if isinstance(own, str) and spells(own, words):
                names[own] = free_key(f"{kind}-{n}", taken)
                taken.add(names[own])
    return names


def spells(key: str, words: set[str]) -> bool:
    """True if a key holds one of these words: a long one anywhere, a short one as a word."""
    joined = key.replace("-", "")
    return any(word in joined if len(word) > 3 else word in key.split("-") for word in words)


def neutral_id(key: str, words: set[str]) -> str:
    """The key without its parts that spell one of these words."""
    left = "-".join(part for part in key.split("-") if not spells(part, words))
    return left if left and not spells(left, words) else "exchange"


def free_key(key: str, taken: set[str]) -> str:
    """The key, longer where it is taken."""
    while key in taken:
        key += "-unnamed"
    return key
