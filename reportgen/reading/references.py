"""Keys that other entries refer to: each exists, is given once, and leads in no circle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportgen.errors import Problem
from reportgen.markdown import links
from reportgen.model.exchange import Exchange
from reportgen.model.fields import EntryKind, Markdown, Refers
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
    yield from _dangling_references(source)
    yield from _dangling_links(source)
    yield from _dangling_names(source)
    yield from _repeated_keys(source)
    yield from _circles(source)


def _dangling_references(source: Source) -> Iterator[Problem]:
    known = known_keys(source.data)
    for path, refers, key in referring(Exchange, source.data, ()):
        wanted = [name for kind in refers.kinds for name in known[kind]]
        if key not in wanted:
            other = next((kind for kind in KEYED if key in known[kind]), None)
            sentence = _not_found(key, refers, other)
            hint = _hint(key, refers, wanted)
            yield Problem(source.place(path), sentence, "no-such-key", hint=hint)


LINK = re.compile(r"\]\(#([^)\s]*)\)")
"""A link of Markdown that leads to an entry of the file by its key."""
LINKED: tuple[EntryKind, ...] = (
    *("session", "event", "leg", "delegation", "finding", "image", "attachment", "source"),
)
"""What links can lead to."""


def _dangling_links(source: Source) -> Iterator[Problem]:
    """Links in prose that lead to no entry of the file."""
    known = known_keys(source.data)
    wanted = [name for kind in LINKED for name in known[kind]]
    for path, mark, text in marked(Exchange, source.data, ()):
        plain = LINK.findall(text) if isinstance(mark, Markdown) else []
        for key in plain:
            if key not in wanted:
                sentence = f"“#{key}” leads nowhere: it is the key of nothing that links lead to"
                hint = hint_at_nearest(key, wanted)
                hint = hint or f"links lead to the key of a {', '.join(LINKED)}"
                yield Problem(source.place(path), sentence, "no-such-key", hint=hint)
        for link in links(text) if isinstance(mark, Markdown) and "#" in text else ():
            if link.startswith("#") and link[1:] not in plain:
                sentence = f"the link to “{link}” is not one that an edition can follow"
                hint = "write “[text](#key)”, with nothing else between the brackets"
                yield Problem(source.place(path), sentence, "link-form", hint=hint)


NAMED = re.compile(r"(?<!\\)((?:\\\\)*)\[\[([^\[\]\n]+)\]\](?=(\(?))")
"""A name by reference: `[[key]]`, with what stands before it of backslashes, and whether a bracket
follows, which makes it the text of a link."""

NAMEABLE: tuple[EntryKind, ...] = ("person", "participant", "organisation", "place")
"""What `[[key]]` can name."""

WITHHELD = {kind: f"withheld {kind}" for kind in ("person", "organisation", "place")}
"""What stands between the brackets, by kind, where an edition shows nothing of what was named; no
key can be that."""


def _dangling_names(source: Source) -> Iterator[Problem]:
    """Names by reference in prose that refer to nobody, or that stand where none is printed."""
    known = known_keys(source.data)
    wanted = [name for kind in NAMEABLE for name in known[kind]]
    prose = {p: t for p, mark, t in marked(Exchange, source.data, ()) if isinstance(mark, Markdown)}
    for path, text in prose.items():
        for found in NAMED.finditer(text):
            key = found[2].strip()
            if key not in (*wanted, *WITHHELD.values()) and not found[3]:
                other = next((kind for kind in KEYED if key in known[kind]), None)
                sentence = _not_found(key, Refers(NAMEABLE), other)
                hint = _hint(key, Refers(NAMEABLE), wanted)
                yield Problem(source.place(path), sentence, "no-such-key", hint=hint)
    for path, text in texts(source.data):
        for found in NAMED.finditer(text) if path not in prose else ():
            if found[2].strip() in wanted:
                sentence = f"“[[{found[2]}]]” prints no name here: this text is not Markdown"
                hint = "write the function instead, or put it into a text that is Markdown"
                yield Problem(source.place(path), sentence, "name-outside-prose", hint=hint)


def known_keys(data: Data) -> dict[str, list[str]]:
    """The keys of this data by what they stand for."""
    known = {
        kind: list(data[field]) if isinstance(data.get(field), dict) else []
        for kind, field in KEYED.items()
    }
    known["party"] = _texts(data.get("parties"), "who")
    for kind, field in LISTED.items():
        known[kind] = _texts(data.get(field), "key")
    return known


def _texts(entries: Any, field: str) -> list[str]:
    found = (
        [entry.get(field) for entry in entries if isinstance(entry, dict)]
        if isinstance(entries, list)
        else []
    )
    return [text for text in found if isinstance(text, str)]


def _not_found(key: str, refers: Refers, other: str | None) -> str:
    if refers.kinds == ("party",):
        return f"“{key}” is not one of the parties"
    kinds = " or ".join(with_article(kind) for kind in refers.kinds)
    if other:
        return f"“{key}” is {with_article(other)}; {kinds} is wanted here"
    return f"“{key}” is not the key of {kinds}"


def _hint(key: str, refers: Refers, wanted: list[str]) -> str:
    if hint := hint_at_nearest(key, wanted):
        return hint
    if refers.kinds == ("party",):
        return f"under “parties”, write “- {{ who: {key}, roles: [...] }}”"
    if wanted and len(wanted) <= 12:
        return f"there are: {', '.join(wanted)}"
    fields = " or ".join(f"“{KEYED[kind]}”" for kind in refers.kinds if kind in KEYED)
    return f"add it under {fields}" if fields else ""


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


def _own_keys(data: Data) -> Iterator[tuple[Path_, str, str]]:
    for kind, field in KEYED.items():
        if isinstance(data.get(field), dict):
            yield from (((field, key), kind, key) for key in data[field])
    for kind, field in LISTED.items():
        entries = data.get(field)
        for n, entry in enumerate(entries if isinstance(entries, list) else []):
            if isinstance(entry, dict) and isinstance(entry.get("key"), str):
                yield (field, n, "key"), kind, entry["key"]


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
