"""What an edition withheld and why; and of every person, what may be shown to whom.

People are told by their keys: what these reports say may be logged, and names are the secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from reportgen.editions.released import bases
from reportgen.editions.select import AUDIENCES, edition_id, released
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience, Release, Released
from reportgen.write import MANIFEST, read_manifest

_READERS = {"public": "the public", "partners": "partners", "internal": "internal readers"}
_COUNTED = {
    "name": ("name", "names"),
    "function": ("function", "functions"),
    "organisation": ("organisation", "organisations"),
    "photo": ("person in photographs", "people in photographs"),
    "quote": ("person’s quotes", "people’s quotes"),
    "contact": ("person’s contact data", "people’s contact data"),
}
_TOLD = ("participants", "people", "releases")
"""What is not counted part by part: that is what names and functions are told for."""


# ---- what one edition withheld ------------------------------------------------------------------


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
        for what in get_args(Released):
            found = [each for each in self.withheld if each.what == what]
            if found:
                noun = _COUNTED[what][len(found) != 1]
                yield f"{self.edition}: {len(found)} {noun} withheld ({_by_reason(found)})"
        if self.left_out:
            parts = (f"{n} of {of} {name}" for name, (n, of) in self.left_out.items())
            yield f"{self.edition}: left out: {', '.join(parts)}"
        if not self.withheld and not self.left_out:
            yield f"{self.edition}: nothing withheld"

    def as_json(self) -> dict[str, Any]:
        """The same for a machine."""
        withheld = [
            {"what": each.what, "person": each.person, "reason": each.reason}
            for each in self.withheld
        ]
        left_out = {name: {"left_out": n, "of": of} for name, (n, of) in self.left_out.items()}
        return {"edition": self.edition, "withheld": withheld, "left_out": left_out}

    def as_manifest(self) -> dict[str, Any]:
        """What the manifest says of each document of this edition."""
        people = {person: list(what) for person, what in self.shown.items()}
        return {"edition": self.edition, "people": people}


def edition_report(exchange: Exchange, selected: Exchange, audience: Audience) -> EditionReport:
    """What this edition, which shows `selected` of the exchange, withheld."""
    withheld = tuple(
        Withheld(what, key, _reason(exchange, key, what, audience))
        for what in get_args(Released)
        for key in exchange.people
        if what not in released(exchange, key, audience) and what in _known(exchange, key)
    )
    # Some may be named, but are only in what is left out; others are there under another key.
    names = {person.name for person in selected.people.values()}
    shown = {
        key: tuple(
            what
            for what in get_args(Released)
            if what in released(exchange, key, audience)
            and (person.name in names if what == "name" else what in _known(exchange, key))
        )
        for key, person in exchange.people.items()
    }
    shown = {key: what for key, what in shown.items() if what}
    return EditionReport(audience, withheld, _left_out(exchange, selected), shown)


def _by_reason(found: list[Withheld]) -> str:
    keys: dict[str, list[str]] = {}
    for each in found:
        keys.setdefault(each.reason, []).append(each.person)
    return "; ".join(f"{', '.join(people)}: {reason}" for reason, people in keys.items())


def _reason(exchange: Exchange, person: str, what: Released, audience: Audience) -> str:
    """Why this is not shown: what the last release that is about it says."""
    about = [release for release in exchange.releases if _is_about(release, person, what)]
    about = [release for release in about if release.people != "everyone"] or about
    withdrawn = [release for release in about if release.is_withdrawn]
    if withdrawn:
        day = withdrawn[-1].withdrawn
        return f"withdrawn {_written(withdrawn[-1], 'withdrawn')}" if day else "withdrawn"
    if about:
        return f"released to {_READERS[about[-1].audience]} only"
    return f"no release for {_READERS[audience]}"


def _is_about(release: Release, person: str, what: Released) -> bool:
    return what in release.what and (release.people == "everyone" or person in release.people)


def _written(release: Release, field: str) -> str:
    """A date of a release as the author wrote it."""
    return str(release.model_dump(mode="json")[field])


def _left_out(exchange: Exchange, selected: Exchange) -> dict[str, tuple[int, int]]:
    counted = {}
    for name in Exchange.model_fields:
        before, after = getattr(exchange, name), getattr(selected, name)
        if name not in _TOLD and _size(after) < _size(before):
            counted[name] = (_size(before) - _size(after), _size(before))
    return counted


def _size(value: Any) -> int:
    return len(value) if isinstance(value, tuple | Mapping) else int(value is not None)


# ---- what there is of a person ------------------------------------------------------------------


def _known(exchange: Exchange, person: str) -> set[Released]:
    """What the file has of a person that a release could be about."""
    entries = [entry for entry in exchange.participants if entry.person == person]
    keys = {person, *(entry.key for entry in entries if entry.key)}
    functions = [function for entry in entries for function in entry.functions]
    known: dict[Released, bool] = {
        "name": True,
        "function": bool(functions),
        "organisation": any(f.organisation for f in functions)
        or any(entry.organisation for entry in entries),
        "photo": bool(_pictures(exchange, keys)),
        "quote": any(quote.speaker in keys and not quote.released for quote in exchange.quotes),
        "contact": bool(exchange.people[person].contact),
    }
    return {what for what, is_known in known.items() if is_known}


def _pictures(exchange: Exchange, keys: set[str]) -> list[str]:
    return [
        key
        for key, image in exchange.images.items()
        if keys & {shown.who for shown in image.people}
    ]


# ---- who may be shown to whom -------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """What readers may see of a person, and why they may."""

    what: tuple[Released, ...]
    basis: str
    since: str | None
    evidence: str | None

    def __str__(self) -> str:
        told = [self.basis, f"since {self.since}" if self.since else "", self.evidence or ""]
        return f"{', '.join(self.what)} ({'; '.join(filter(None, told))})"


@dataclass(frozen=True)
class Standing:
    """What may be shown of one person to whom, what is missing, and where the name is in print."""

    person: str
    shown: Mapping[Audience, tuple[Shown, ...]]
    """Empty for somebody who is not in the file any more."""
    missing: tuple[Released, ...]
    """What of the person the file has and the public may not see, contact data apart."""
    withdrawn: tuple[str, ...]
    named_in: tuple[str, ...]
    """The documents in the output that name the person."""
    to_withdraw: Mapping[str, tuple[Released, ...]]
    """The documents that show something of the person which may not be shown, as the file stands
    today, and what that is."""

    def lines(self) -> Iterator[str]:
        """The same as an officer reads it."""
        yield self.person if self.shown else f"{self.person} (not in the file any more)"
        for audience, shown in self.shown.items():
            yield f"  {audience}: {'; '.join(map(str, shown)) or 'nothing'}"
        if self.shown:
            yield "  internal: everything"
        if self.missing:
            yield f"  missing for publication: {', '.join(self.missing)}"
        for date in self.withdrawn:
            yield f"  withdrawn: {date}"
        for file in self.named_in:
            yield f"  named in: {file}"
        for file, what in self.to_withdraw.items():
            yield f"  to withdraw: {file} (shows the {', '.join(what)}, no longer released)"

    def as_json(self) -> dict[str, Any]:
        """The same for a machine."""
        shown = {
            audience: [{**vars(each), "what": list(each.what)} for each in entries]
            for audience, entries in self.shown.items()
        }
        told = {name: list(getattr(self, name)) for name in ("missing", "withdrawn", "named_in")}
        outdated = {file: list(what) for file, what in self.to_withdraw.items()}
        return {"person": self.person, "shown": shown, **told, "to_withdraw": outdated}


def standings(exchange: Exchange, output: Path) -> tuple[Standing, ...]:
    """How everybody in the exchange stands, with the documents that lie in `output`; and who is in
    the exchange no more, but in documents."""
    documents = _documents(exchange, output)
    named = dict.fromkeys(key for entry in documents.values() for key in _people(entry))
    gone = [key for key in named if key not in exchange.people]
    return (
        *(_standing(exchange, key, documents) for key in exchange.people),
        *(_gone(key, documents) for key in gone),
    )


def _gone(person: str, documents: Mapping[str, Mapping[str, Any]]) -> Standing:
    """Of somebody who was taken out of the file, or has another key there, the documents that name
    them: nothing is released any more."""
    showing = {
        file: what for file, entry in documents.items() if (what := _people(entry).get(person))
    }
    return Standing(person, {}, (), (), _naming(person, documents), to_withdraw=showing)


def _naming(person: str, documents: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(
        file for file, entry in documents.items() if "name" in _people(entry).get(person, ())
    )


def _standing(
    exchange: Exchange, person: str, documents: Mapping[str, Mapping[str, Any]]
) -> Standing:
    public = released(exchange, person, "public")
    known = _known(exchange, person) - {"contact"}

    def outdated(entry: Mapping[str, Any]) -> tuple[Released, ...]:
        may = released(exchange, person, _edition(entry))
        return tuple(what for what in _people(entry).get(person, ()) if what not in may)

    return Standing(
        person=person,
        shown={a: _shown(exchange, person, a) for a in AUDIENCES if a != "internal"},
        missing=tuple(what for what in get_args(Released) if what in known - public),
        withdrawn=tuple(
            f"{_written(release, 'withdrawn')} ({', '.join(release.what)})"
            for release in exchange.releases
            if release.is_withdrawn
            and any(_is_about(release, person, what) for what in release.what)
        ),
        named_in=_naming(person, documents),
        to_withdraw={file: what for file in documents if (what := outdated(documents[file]))},
    )


def _shown(exchange: Exchange, person: str, audience: Audience) -> tuple[Shown, ...]:
    """What is released to these readers, by the release it rests on."""
    by_release: dict[int, list[Released]] = {}
    for what in get_args(Released):
        for release in bases(exchange, person, what, audience)[:1]:
            by_release.setdefault(exchange.releases.index(release), []).append(what)
    return tuple(_shown_by(exchange.releases[n], what) for n, what in by_release.items())


def _shown_by(release: Release, what: list[Released]) -> Shown:
    since = _written(release, "date") if release.date else None
    return Shown(tuple(what), release.basis, since, release.evidence)


# ---- the output ---------------------------------------------------------------------------------


def _documents(exchange: Exchange, output: Path) -> dict[str, dict[str, Any]]:
    """What the manifests say of the documents of this exchange that still stand in the output."""
    # An edition may have an id of its own, where the exchange's spells a name.
    ids = dict.fromkeys((exchange.id, *(edition_id(exchange, each) for each in AUDIENCES)))
    found = {}
    for folder in (output / id_ for id_ in ids):
        for name, entry in read_manifest(folder).items():
            if name != MANIFEST and (folder / name).is_file():
                found[str(folder / name)] = entry
    return found


def _people(entry: Mapping[str, Any]) -> dict[str, tuple[Released, ...]]:
    """What a document shows of whom, as its manifest says."""
    people = entry.get("people")
    if not isinstance(people, dict):
        return {}
    return {
        key: tuple(each for each in get_args(Released) if each in what)
        for key, what in people.items()
        if isinstance(what, list)
    }


def _edition(entry: Mapping[str, Any]) -> Audience:
    """The edition of a document; public where the manifest is silent, which is the strictest."""
    edition = entry.get("edition")
    return next((each for each in AUDIENCES if each == edition), "public")
