"""How everybody stands: what may be shown of them to whom, and which documents name them.

People are told by their keys: what these reports say may be logged, and names are the secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reportgen.editions.permissions import ASPECTS, AUDIENCES, bases, released
from reportgen.editions.select import edition_id
from reportgen.editions.withheld import known_of
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience, Released
from reportgen.write import MANIFEST, read_manifest


@dataclass(frozen=True)
class Shown:
    """What readers may see of a person, and why they may."""

    what: tuple[Released, ...]
    basis: str
    since: str | None
    evidence: str | None

    def __str__(self) -> str:
        reasons = [self.basis, f"since {self.since}" if self.since else "", self.evidence or ""]
        return f"{', '.join(self.what)} ({'; '.join(filter(None, reasons))})"


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
        return asdict(self)


_Documents = Mapping[str, Mapping[str, Any]]
"""What the manifests say of documents, by their paths."""


def standings(exchange: Exchange, output: Path) -> tuple[Standing, ...]:
    """How everybody in the exchange stands, with the documents that lie in `output`; and who is in
    the exchange no more, but in documents."""
    documents = _documents(exchange, output)
    named = dict.fromkeys(key for entry in documents.values() for key in _people(entry))
    return tuple(_standing(exchange, key, documents) for key in {**exchange.people, **named})


def _standing(exchange: Exchange, person: str, documents: _Documents) -> Standing:
    """How a person stands; nothing is released of who is not in the file any more."""
    is_known = person in exchange.people
    missing = known_of(exchange, person) - {"contact"} if is_known else set()
    releases = [release for release in exchange.releases if is_known and release.is_withdrawn]
    printed = {
        file: what for file, entry in documents.items() if (what := _people(entry).get(person))
    }
    outdated = {
        file: tuple(
            each
            for each in what
            if not is_known or each not in released(exchange, person, _edition(documents[file]))
        )
        for file, what in printed.items()
    }
    return Standing(
        person=person,
        shown={a: _shown(exchange, person, a) for a in AUDIENCES if a != "internal" and is_known},
        missing=tuple(w for w in ASPECTS if w in missing - released(exchange, person, "public")),
        withdrawn=tuple(
            f"{release.withdrawn or release.states['withdrawn']} ({', '.join(release.what)})"
            for release in releases
            if any(release.is_about(person, what) for what in release.what)
        ),
        named_in=tuple(file for file, what in printed.items() if "name" in what),
        to_withdraw={file: what for file, what in outdated.items() if what},
    )


def _shown(exchange: Exchange, person: str, audience: Audience) -> tuple[Shown, ...]:
    """What is released to these readers, by the release it rests on."""
    by_release: dict[int, list[Released]] = {}
    for what in ASPECTS:
        for release in bases(exchange, person, what, audience)[:1]:
            by_release.setdefault(exchange.releases.index(release), []).append(what)
    shown = []
    for n, released_by_it in by_release.items():
        release = exchange.releases[n]
        since = str(release.date) if release.date else None
        shown.append(Shown(tuple(released_by_it), release.basis, since, release.evidence))
    return tuple(shown)


def _documents(exchange: Exchange, output: Path) -> _Documents:
    """What the manifests say of the documents of this exchange that still stand in the output."""
    # An edition may have an id of its own, where the exchange's spells a name.
    ids = dict.fromkeys((exchange.id, *(edition_id(exchange, each) for each in AUDIENCES)))
    return {
        str(folder / name): entry
        for folder in (output / id_ for id_ in ids)
        for name, entry in read_manifest(folder).items()
        if name != MANIFEST and (folder / name).is_file()
    }


def _people(entry: Mapping[str, Any]) -> dict[str, tuple[Released, ...]]:
    """What a document shows of whom, as its manifest says."""
    people = entry.get("people")
    if not isinstance(people, dict):
        return {}
    return {
        key: tuple(each for each in ASPECTS if each in what)
        for key, what in people.items()
        if isinstance(what, list)
    }


def _edition(entry: Mapping[str, Any]) -> Audience:
    """The edition of a document; public where the manifest is silent, which is the strictest."""
    edition = entry.get("edition")
    return next((each for each in AUDIENCES if each == edition), "public")
