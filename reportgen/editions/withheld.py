"""What an edition withheld and why.

People are told by their keys: what this report says may be logged, and names are the secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from reportgen.editions.permissions import ASPECTS, deciding, released
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience, Released

_READERS = {"public": "the public", "partners": "partners", "internal": "internal readers"}
_COUNTED = {
    "name": ("name", "names"),
    "function": ("function", "functions"),
    "organisation": ("organisation", "organisations"),
    "photo": ("person in photographs", "people in photographs"),
    "quote": ("person’s quotes", "people’s quotes"),
    "contact": ("person’s contact data", "people’s contact data"),
}
_OF_PEOPLE = ("participants", "people", "releases")
"""What is not counted part by part: names and functions stand for it."""


@dataclass(frozen=True)
class Withheld:
    """Something of a person that an edition does not show."""

    what: Released
    person: str
    reason: str


@dataclass(frozen=True)
class EditionReport:
    """What an edition withheld and why, and whom it names."""

    edition: Audience
    withheld: tuple[Withheld, ...]
    left_out: Mapping[str, tuple[int, int]]
    """How many entries of which part of the file are left out, and of how many."""
    shown: Mapping[str, tuple[Released, ...]]
    """What it shows of whom, by their keys."""

    def lines(self) -> Iterator[str]:
        """The report in as few lines as there are kinds of things withheld."""
        for what in ASPECTS:
            by_reason: dict[str, list[str]] = {}
            for each in self.withheld:
                if each.what == what:
                    by_reason.setdefault(each.reason, []).append(each.person)
            if by_reason:
                count = sum(map(len, by_reason.values()))
                reasons = "; ".join(f"{', '.join(who)}: {why}" for why, who in by_reason.items())
                yield f"{self.edition}: {count} {_COUNTED[what][count != 1]} withheld ({reasons})"
        if self.left_out:
            parts = (f"{n} of {of} {name}" for name, (n, of) in self.left_out.items())
            yield f"{self.edition}: left out: {', '.join(parts)}"
        if not self.withheld and not self.left_out:
            yield f"{self.edition}: nothing withheld"

    def as_json(self) -> dict[str, Any]:
        """The same for a machine."""
        withheld = [asdict(each) for each in self.withheld]
        left_out = {name: {"left_out": n, "of": of} for name, (n, of) in self.left_out.items()}
        return {"edition": self.edition, "withheld": withheld, "left_out": left_out}

    def as_manifest(self) -> dict[str, Any]:
        """What the manifest says of each document of this edition."""
        people = {person: list(what) for person, what in self.shown.items()}
        return {"edition": self.edition, "people": people}


def edition_report(exchange: Exchange, selected: Exchange, audience: Audience) -> EditionReport:
    """What this edition, which shows `selected` of the exchange, withheld."""
    may = {key: released(exchange, key, audience) for key in exchange.people}
    known = {key: known_of(exchange, key) for key in exchange.people}
    withheld = tuple(
        Withheld(what, key, _reason(exchange, key, what, audience))
        for what in ASPECTS
        for key in exchange.people
        if what in known[key] - may[key]
    )
    # Some may be named, but are only in what is left out; others are there under another key.
    names = {person.name for person in selected.people.values()}
    shown = {
        key: tuple(
            what
            for what in ASPECTS
            if what in known[key] & may[key] and (what != "name" or person.name in names)
        )
        for key, person in exchange.people.items()
    }
    shown = {key: what for key, what in shown.items() if what}
    return EditionReport(audience, withheld, _left_out(exchange, selected), shown)


def _reason(exchange: Exchange, person: str, what: Released, audience: Audience) -> str:
    """Why this is not shown: what the last release that decides on it says."""
    releases = deciding(exchange, person, what)
    withdrawn = [release for release in releases if release.is_withdrawn]
    if withdrawn:
        day = withdrawn[-1].withdrawn
        return f"withdrawn {day}" if day else "withdrawn"
    if releases:
        return f"released to {_READERS[releases[-1].audience]} only"
    return f"no release for {_READERS[audience]}"


def _left_out(exchange: Exchange, selected: Exchange) -> dict[str, tuple[int, int]]:
    """How many entries of each part the selected exchange lacks, and of how many."""
    counts = {}
    for name in Exchange.model_fields:
        before, after = _size(getattr(exchange, name)), _size(getattr(selected, name))
        if name not in _OF_PEOPLE and after < before:
            counts[name] = (before - after, before)
    return counts


def _size(value: Any) -> int:
    return len(value) if isinstance(value, tuple | Mapping) else int(value is not None)


def known_of(exchange: Exchange, person: str) -> set[Released]:
    """What the file has of a person that a release could be about."""
    entries = [entry for entry in exchange.participants if entry.person == person]
    keys = {person, *(entry.key for entry in entries if entry.key)}
    functions = [function for entry in entries for function in entry.functions]
    pictured = {shown.who for image in exchange.images.values() for shown in image.people}
    known: dict[Released, bool] = {
        "name": True,
        "function": bool(functions),
        "organisation": any(f.organisation for f in functions)
        or any(entry.organisation for entry in entries),
        "photo": bool(keys & pictured),
        "quote": any(quote.speaker in keys and not quote.released for quote in exchange.quotes),
        "contact": bool(exchange.people[person].contact),
    }
    return {what for what, is_known in known.items() if is_known}
