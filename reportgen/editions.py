"""Who may read what: an exchange holds only what its readers may see before any view exists."""

from __future__ import annotations

from typing import Any, get_args

from reportgen.model.exchange import Exchange
from reportgen.model.participants import Function, Participation
from reportgen.model.releases import Audience, Release, Released
from reportgen.model.sessions import Session
from reportgen.source import Path_
from reportgen.validation.shape import referring

AUDIENCES: tuple[Audience, ...] = get_args(Audience)
"""From the widest readers to the narrowest; each sees what the one before sees, and more."""


def select(exchange: Exchange, audience: Audience) -> Exchange:
    """The exchange as these readers may see it.

    A person without a release for them appears as function and organisation where those are
    released, else as a participant of the party; what refers to the person refers to that
    participant. Selecting twice changes nothing.
    """
    exchange = _without_contacts(kept_silent(exchange), audience)
    exchange = _everybody_listed(exchange)
    withheld = {key for key in exchange.people if "name" not in released(exchange, key, audience)}
    stand_ins: dict[str, str | None] = dict.fromkeys(withheld)
    participants = []
    for n, entry in enumerate(exchange.participants, 1):
        shown = _shown(entry, released(exchange, entry.person, audience)) if entry.person else entry
        if entry.person in withheld:
            key = _neutral_key(exchange, n)
            stand_ins[entry.person] = stand_ins[entry.person] or key
            # The participant's own key may spell the name too.
            stand_ins |= {entry.key: key} if entry.key else {}
            shown = _unnamed(shown, key)
        participants.append(shown)
    exchange = exchange.model_copy(update={"participants": tuple(participants)})
    return _with_stand_ins(exchange, stand_ins) if stand_ins else exchange


def kept_silent(exchange: Exchange) -> Exchange:
    """The exchange without what the rules of its sessions forbid to tell, in any edition: who said
    what in a session that was not open, and of one that was closed or under the Chatham House
    Rule, who was there (https://www.chathamhouse.org/about-us/chatham-house-rule)."""
    silent = {key for key, session in exchange.sessions.items() if session.rule != "open"}
    if not silent:
        return exchange
    sessions = {key: _quiet(session) for key, session in exchange.sessions.items()}
    quotes = (
        quote.model_copy(update={"speaker": None}) if quote.session in silent else quote
        for quote in exchange.quotes
    )
    findings = (
        finding.model_copy(update={"heard_from": ()}) if silent & {*finding.heard_in} else finding
        for finding in exchange.findings
    )
    images = {
        key: image.model_copy(update={"people": ()}) if image.session in silent else image
        for key, image in exchange.images.items()
    }
    changes = {"sessions": sessions, "quotes": tuple(quotes), "findings": tuple(findings)}
    return exchange.model_copy(update={**changes, "images": images})


def _quiet(session: Session) -> Session:
    """A session without what its rule forbids to tell."""
    if session.rule == "open":
        return session
    changes: dict[str, Any] = {"contributions": ()}
    if session.rule != "without attribution":
        changes |= {"attendees": (), "with_others": False}
    return session.model_copy(update=changes)


def _without_contacts(exchange: Exchange, audience: Audience) -> Exchange:
    """The exchange without contact data that is not released to these readers, and without the
    bases on which pictures show people, which only the internal edition tells."""
    if audience == "internal":
        return exchange
    people = {
        key: person
        if "contact" in released(exchange, key, audience)
        else person.model_copy(update={"contact": ()})
        for key, person in exchange.people.items()
    }
    images = {
        key: image.model_copy(update={"consent": None}) for key, image in exchange.images.items()
    }
    return exchange.model_copy(update={"people": people, "images": images})


def _everybody_listed(exchange: Exchange) -> Exchange:
    """The same exchange, with an entry for each person whom only a session names."""
    listed = {entry.person for entry in exchange.participants}
    met: dict[str, None] = {}
    for session in exchange.sessions.values():
        contributors = (contribution.who for contribution in session.contributions)
        met |= dict.fromkeys((*session.attendees, *contributors))
    entries = [Participation(person=key) for key in met if key in exchange.people.keys() - listed]
    return exchange.model_copy(update={"participants": (*exchange.participants, *entries)})


def released(exchange: Exchange, person: str, audience: Audience) -> set[Released]:
    """What may be shown of a person to these readers; the internal edition shows everything."""
    if audience == "internal":
        return set(get_args(Released))
    shown: set[Released] = set()
    for release in exchange.releases:
        if _concerns(release, person) and _reaches(release, audience):
            shown.update(release.what)
    return shown


def _concerns(release: Release, person: str) -> bool:
    return release.people == "everyone" or person in release.people


def _reaches(release: Release, audience: Audience) -> bool:
    wide_enough = AUDIENCES.index(release.audience) <= AUDIENCES.index(audience)
    return wide_enough and release.withdrawn is None


def _shown(entry: Participation, may: set[Released]) -> Participation:
    """A participation with what may be shown of its person besides the name."""
    changes: dict[str, Any] = {}
    if "organisation" not in may:
        without = tuple(Function(title=function.title) for function in entry.functions)
        changes = {"organisation": None, "functions": without}
    if "function" not in may and entry.functions:
        changes |= {"functions": (), "withheld": (*entry.withheld, "function")}
    return entry.model_copy(update=changes)


def _unnamed(entry: Participation, key: str) -> Participation:
    """The same participant without the name: by function, else as one of the party."""
    withheld = ("name", *entry.withheld)
    changes = {"key": key, "person": None, "count": 1, "withheld": withheld}
    return entry.model_copy(update=changes)


def _neutral_key(exchange: Exchange, n: int) -> str:
    """A key for the participant at this place of the list: the same on every run, and free."""
    keyed = ("places", "organisations", "people", "events", "sessions", "sources")
    taken = {key for name in keyed for key in getattr(exchange, name)}
    taken |= {entry.key for entry in exchange.participants if entry.key}
    key = f"participant-{n}"
    while key in taken:
        key += "-unnamed"
    return key


def _with_stand_ins(exchange: Exchange, stand_ins: dict[str, str | None]) -> Exchange:
    """The exchange without the people of these keys; what referred to them refers to the stand-ins,
    or is gone where nothing stands for them."""
    data = exchange.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data["people"] = {key: person for key, person in data["people"].items() if key not in stand_ins}
    for path, refers, key in list(referring(Exchange, data, ())):
        if key in stand_ins:
            _replace(data, path, stand_ins[key] if "participant" in refers.kinds else None)
    data = _swept(data)
    data["releases"] = [release for release in data.get("releases", []) if release["people"]]
    return Exchange.model_validate(data)


def _replace(data: Any, path: Path_, value: str | None) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


def _swept(value: Any) -> Any:
    """The same data without what was replaced by nothing."""
    if isinstance(value, dict):
        return {key: _swept(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_swept(item) for item in value if item is not None]
    return value
