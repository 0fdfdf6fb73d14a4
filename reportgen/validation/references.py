"""Keys that other entries refer to: each exists, is given once, and leads in no circle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from reportgen.errors import Problem
from reportgen.model.base import Markdown, Refers
from reportgen.model.exchange import Exchange
from reportgen.source import Data, Path_, Source
from reportgen.validation.sentences import nearest
from reportgen.validation.shape import marked, referring

_KEYED = {
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
_LISTED = {"participant": "participants", "finding": "findings"}
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
    yield from _repeated_keys(source)
    yield from _circles(source)


def _dangling_references(source: Source) -> Iterator[Problem]:
    known = _known_keys(source.data)
    for path, refers, key in referring(Exchange, source.data, ()):
        wanted = [name for kind in refers.kinds for name in known[kind]]
        if key not in wanted:
            other = next((kind for kind in _KEYED if key in known[kind]), None)
            sentence = _not_found(key, refers, other)
            hint = _hint(key, refers, wanted)
            yield Problem(source.place(path), sentence, "no-such-key", hint=hint)


LINK = re.compile(r"\]\(#([^)\s]*)\)")
"""A link of Markdown that leads to an entry of the file by its key."""
_LINKED = ("session", "event", "leg", "delegation", "finding", "image", "attachment", "source")


def _dangling_links(source: Source) -> Iterator[Problem]:
    """Links in prose that lead to no entry of the file."""
    known = _known_keys(source.data)
    wanted = [name for kind in _LINKED for name in known[kind]]
    for path, mark, text in marked(Exchange, source.data, ()):
        for key in LINK.findall(text) if isinstance(mark, Markdown) else ():
            if key not in wanted:
                sentence = f"“#{key}” leads nowhere: it is the key of nothing that links lead to"
                hint = nearest(key, wanted) or f"links lead to the key of a {', '.join(_LINKED)}"
                yield Problem(source.place(path), sentence, "no-such-key", hint=hint)


def _known_keys(data: Data) -> dict[str, list[str]]:
    known = {
        kind: list(data[field]) if isinstance(data.get(field), dict) else []
        for kind, field in _KEYED.items()
    }
    known["party"] = _texts(data.get("parties"), "who")
    for kind, field in _LISTED.items():
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
    if hint := nearest(key, wanted):
        return hint
    if refers.kinds == ("party",):
        return f"under “parties”, write “- {{ who: {key}, roles: [...] }}”"
    if wanted and len(wanted) <= 12:
        return f"there are: {', '.join(wanted)}"
    fields = " or ".join(f"“{_KEYED[kind]}”" for kind in refers.kinds if kind in _KEYED)
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
    for kind, field in _KEYED.items():
        if isinstance(data.get(field), dict):
            yield from (((field, key), kind, key) for key in data[field])
    for kind, field in _LISTED.items():
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
