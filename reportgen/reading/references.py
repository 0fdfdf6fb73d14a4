"""Keys that other entries refer to: each exists, is given once, and leads in no circle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.errors import Place, Problem
from reportgen.markdown import links
from reportgen.model.exchange import Exchange
from reportgen.model.fields import EntryKind, Markdown
from reportgen.reading.sentences import hint_at_nearest
from reportgen.reading.shape import marked, referring
from reportgen.reading.source import Data, Path_, Source, texts

KEYED = {
    "place": "places",
    "organisation": "organisations",
    "person": "people",
    "leg": "legs",
    "delegation": "delegations",
    "session": "sessions",
    "event": "events",
    "image": "images",
    "attachment": "attachments",
    "source": "sources",
}
# Kinds whose entries stand in a list and may have a key.
LISTED = {"participant": "participants", "finding": "findings"}
_LINKS_UP = {
    "places": "part_of",
    "organisations": "part_of",
    "delegations": "part_of",
    "sessions": "after",
}


def reference_problems(source: Source) -> Iterator[Problem]:
    """What is wrong with the keys of this file."""
    known = known_keys(source.data)
    for path, refers, key in referring(Exchange, source.data, ()):
        if key not in _keys_of(refers.kinds, known):
            yield _no_such_key(source.place(path), key, refers.kinds, known)
    yield from _dangling_links(source, known)
    yield from _dangling_names(source, known)
    yield from _repeated_keys(source)
    yield from _circles(source)


def _keys_of(kinds: tuple[EntryKind, ...], known: Mapping[str, list[str]]) -> list[str]:
    return [key for kind in kinds for key in known[kind]]


LINK = re.compile(r"\]\(#([^)\s]*)\)")
"""A link of Markdown that leads to an entry of the file by its key."""
LINKED: tuple[EntryKind, ...] = (
    *("session", "event", "leg", "delegation", "finding", "image", "attachment", "source"),
)
"""What links can lead to."""


def _dangling_links(source: Source, known: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Links in prose that lead to no entry of the file."""
    wanted = _keys_of(LINKED, known)
    for path, text in _prose(source).items():
        written = LINK.findall(text)
        for key in written:
            if key not in wanted:
                sentence = f"“#{key}” leads nowhere: it is the key of nothing that links lead to"
                hint = hint_at_nearest(key, wanted)
                hint = hint or f"links lead to the key of a {', '.join(LINKED)}"
                yield Problem(source.place(path), sentence, "no-such-key", hint=hint)
        for link in links(text) if "#" in text else ():
            if link.startswith("#") and link[1:] not in written:
                sentence = f"the link to “{link}” is not one that an edition can follow"
                hint = "write “[text](#key)”, with nothing else between the brackets"
                yield Problem(source.place(path), sentence, "link-form", hint=hint)


def _prose(source: Source) -> dict[Path_, str]:
    """Every text of the file that is Markdown."""
    texts = marked(Exchange, source.data, ())
    return {path: text for path, mark, text in texts if isinstance(mark, Markdown)}


NAMED = re.compile(r"(?<!\\)((?:\\\\)*)\[\[([^\[\]\n]+)\]\](?=(\(?))")
"""A name by reference: `[[key]]`, with what stands before it of backslashes, and whether a bracket
follows, which makes it the text of a link."""

NAMEABLE: tuple[EntryKind, ...] = ("person", "participant", "organisation", "place")
"""What `[[key]]` can name."""

WITHHELD = {kind: f"withheld {kind}" for kind in ("person", "organisation", "place")}
"""What stands between the brackets, by kind, where an edition shows nothing of what was named; no
key can be that."""


def _dangling_names(source: Source, known: Mapping[str, list[str]]) -> Iterator[Problem]:
    """Names by reference in prose that refer to nobody, or that stand where none is printed."""
    wanted = _keys_of(NAMEABLE, known)
    prose = _prose(source)
    for path, text in prose.items():
        for name in NAMED.finditer(text):
            key = name[2].strip()
            if key not in (*wanted, *WITHHELD.values()) and not name[3]:
                yield _no_such_key(source.place(path), key, NAMEABLE, known)
    for path, text in texts(source.data):
        for name in NAMED.finditer(text) if "[[" in text and path not in prose else ():
            if name[2].strip() in wanted:
                sentence = f"“[[{name[2]}]]” prints no name here: this text is not Markdown"
                hint = "write the function instead, or put it into a text that is Markdown"
                yield Problem(source.place(path), sentence, "name-outside-prose", hint=hint)


def known_keys(data: Data) -> dict[str, list[str]]:
    """The keys of this data by what they stand for."""
    known: dict[str, list[str]] = {kind: [] for kind in (*KEYED, *LISTED, "party")}
    for _, kind, key in (*_own_keys(data), *_listed_keys(data, "party", "parties", "who")):
        known[kind].append(key)
    return known


def _own_keys(data: Data) -> Iterator[tuple[Path_, str, str]]:
    """The keys of this data, each with its path and what it stands for."""
    for kind, field in KEYED.items():
        if isinstance(data.get(field), dict):
            yield from (((field, key), kind, key) for key in data[field])
    for kind, field in LISTED.items():
        yield from _listed_keys(data, kind, field, "key")


def _listed_keys(data: Data, kind: str, field: str, name: str) -> Iterator[tuple[Path_, str, str]]:
    """The keys that the entries of a list have in the field of this name."""
    entries = data.get(field)
    for n, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict) and isinstance(entry.get(name), str):
            yield (field, n, name), kind, entry[name]


def _no_such_key(
    place: Place, key: str, kinds: tuple[EntryKind, ...], known: Mapping[str, list[str]]
) -> Problem:
    """A key that is none of these kinds; where it is of another, the sentence says so."""
    wanted = _keys_of(kinds, known)
    wants = " or ".join(with_article(kind) for kind in kinds)
    other = next((kind for kind in KEYED if key in known[kind]), None)
    fields = " or ".join(f"“{KEYED[kind]}”" for kind in kinds if kind in KEYED)
    sentence = f"“{key}” is not the key of {wants}"
    hint = f"add it under {fields}" if fields else ""
    if kinds == ("party",):
        sentence = f"“{key}” is not one of the parties"
        hint = f"under “parties”, write “- {{ who: {key}, roles: [...] }}”"
    else:
        if other:
            sentence = f"“{key}” is {with_article(other)}; {wants} is wanted here"
        if 0 < len(wanted) <= 12:
            hint = f"there are: {', '.join(wanted)}"
    return Problem(place, sentence, "no-such-key", hint=hint_at_nearest(key, wanted) or hint)


def with_article(kind: str) -> str:
    """“a place”, “an organisation”."""
    return f"an {kind}" if kind[0] in "aeio" else f"a {kind}"


def _repeated_keys(source: Source) -> Iterator[Problem]:
    """Keys are one namespace: a reference must say one thing wherever it stands."""
    seen: dict[str, str] = {}
    for path, kind, key in _own_keys(source.data):
        if key in seen:
            sentence = f"“{key}” is already the key of {with_article(seen[key])}"
            hint = f"give this {kind} another key, such as “{key}-{kind}”"
            yield Problem(source.place(path), sentence, "duplicate-key", hint=hint)
        seen.setdefault(key, kind)


def _circles(source: Source) -> Iterator[Problem]:
    """Entries that are part of themselves, or come after themselves."""
    for field, link in _LINKS_UP.items():
        entries = source.data.get(field)
        if isinstance(entries, dict):
            ups = {key: e.get(link) for key, e in entries.items() if isinstance(e, dict)}
            for key in ups:
                if _leads_back(key, ups):
                    sentence = f"“{key}” leads back to itself over “{link}”"
                    yield Problem(source.place((field, key, link)), sentence, "circle")


def _leads_back(key: str, ups: dict[str, Any]) -> bool:
    step, steps = ups.get(key), 0
    while isinstance(step, str) and step in ups and step != key and steps < len(ups):
        step, steps = ups[step], steps + 1
    return bool(step == key)
