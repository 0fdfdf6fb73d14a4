"""Who may read what: an exchange holds only what its readers may see before any view exists."""

from __future__ import annotations

from typing import Any, get_args

from reportgen.model.exchange import Exchange
from reportgen.model.participants import Function, Participation
from reportgen.model.releases import Audience, Release, Released
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
    withheld = [key for key in exchange.people if "name" not in released(exchange, key, audience)]
    shown = tuple(_shown(exchange, entry, audience) for entry in exchange.participants)
    exchange = exchange.model_copy(update={"participants": shown})
    return _without(exchange, withheld) if withheld else exchange


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


def _shown(exchange: Exchange, participation: Participation, audience: Audience) -> Participation:
    """A participation with what these readers may see of its person."""
    if participation.person is None:
        return participation
    may = released(exchange, participation.person, audience)
    functions = tuple(
        function if "organisation" in may else Function(title=function.title)
        for function in participation.functions
        if "function" in may
    )
    return participation.model_copy(update={"functions": functions})


def _without(exchange: Exchange, withheld: list[str]) -> Exchange:
    """The exchange with each withheld person replaced by an unnamed participant, keys included."""
    stand_ins = _stand_ins(exchange, withheld)
    data = exchange.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data["people"] = {key: person for key, person in data["people"].items() if key not in withheld}
    data["participants"] = [
        _unnamed(participation, stand_ins) for participation in exchange.participants
    ]
    data["participants"] += _nowhere_listed(exchange, stand_ins)
    for path, refers, key in list(referring(Exchange, data, ())):
        if key in stand_ins:
            _replace(data, path, stand_ins[key] if "participant" in refers.kinds else None)
    data = _swept(data)
    data["releases"] = [release for release in data.get("releases", []) if release["people"]]
    return Exchange.model_validate(data)


def _stand_ins(exchange: Exchange, withheld: list[str]) -> dict[str, str]:
    """Neutral keys for withheld people, and for the participants' own keys, which may spell a name.

    They follow the order of the file, so that they are the same on every run.
    """
    stand_ins: dict[str, str] = {}
    for n, participation in enumerate(exchange.participants, 1):
        if participation.person in withheld:
            stand_ins.setdefault(participation.person, f"participant-{n}")
            if participation.key:
                stand_ins[participation.key] = stand_ins[participation.person]
    unlisted = [person for person in withheld if person not in stand_ins]
    first = len(exchange.participants) + 1
    return stand_ins | {key: f"participant-{n}" for n, key in enumerate(unlisted, first)}


def _unnamed(participation: Participation, stand_ins: dict[str, str]) -> dict[str, Any]:
    data = participation.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if participation.person not in stand_ins:
        return data
    data = {"key": stand_ins[data.pop("person")], **data, "name_withheld": True}
    data["key"] = stand_ins[participation.person]
    functions = data.pop("functions", [])
    if not functions:
        return {**data, "count": 1}
    bodies = {function.get("organisation") for function in functions}
    title = "; ".join(function["title"] for function in functions)
    body = {"organisation": bodies.pop()} if len(bodies) == 1 and None not in bodies else {}
    return {**data, "function": title, **body}


def _nowhere_listed(exchange: Exchange, stand_ins: dict[str, str]) -> list[dict[str, Any]]:
    """Participants for people whom sessions name and `participants` does not."""
    listed = {participation.person for participation in exchange.participants}
    return [
        {"key": stand_in, "count": 1, "name_withheld": True}
        for person, stand_in in stand_ins.items()
        if person in exchange.people and person not in listed
    ]


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
