"""Entries and whole parts of the file that are not for all readers."""

from __future__ import annotations

from typing import Any, get_args

from reportgen.editions.data import data_of, entries, keep, no_default
from reportgen.editions.permissions import may_see
from reportgen.model.base import STATES
from reportgen.model.exchange import Exchange
from reportgen.model.fields import annotation_of, fields_of, members
from reportgen.model.releases import Audience, Restricted
from reportgen.reading.shape import referring
from reportgen.reading.source import Data

RESTRICTED = tuple(
    name
    for name, field in fields_of(Exchange).items()
    for kind, _ in members(annotation_of(field))
    for inside in get_args(kind)
    if isinstance(inside, type) and issubclass(inside, Restricted)
)
"""The fields of the exchange whose entries can have an audience of their own."""


def restrict(data: Data, audience: Audience) -> None:
    """Take what these readers may not see, and what stands and falls with it: the sessions of an
    event or a leg, the quotations and pictures of a session, the participants of a party."""
    shown = {}
    for name, widest in data.get("sections", {}).items():
        if may_see(audience, widest):
            shown[name] = widest
        else:
            data.pop(name, None)
            if name == "costs":
                data.pop("total_cost", None)
    data["sections"] = shown
    parties = [entry["who"] for _, entry in entries(data, "parties")]
    drawn_on = {key for _, refers, key in referring(Exchange, data, ()) if "source" in refers.kinds}
    for name in RESTRICTED:
        keep(data, name, lambda _, entry: may_see(audience, entry.get("audience", "public")))
    _follow(data)
    bodies = {*dict(entries(data, "organisations")), *dict(entries(data, "places"))}
    keep(data, "parties", lambda _, entry: entry["who"] in bodies)
    gone = {*parties} - {entry["who"] for _, entry in entries(data, "parties")}
    keep(data, "participants", lambda _, entry: entry.get("party") not in gone)
    if drawn_on - {*dict(entries(data, "sources"))}:
        no_default(data)


def _follow(data: Data) -> None:
    """Take the sessions whose event or leg is gone, then what belongs to sessions that are."""
    keys = {name: {*dict(entries(data, name))} for name in ("events", "legs")}
    keep(
        data,
        "sessions",
        lambda _, s: _has(s, "event", keys["events"]) and _has(s, "leg", keys["legs"]),
    )
    sessions: set[Any] = {*dict(entries(data, "sessions"))}
    for name in ("quotes", "images"):
        keep(data, name, lambda _, entry: _has(entry, "session", sessions))


def _has(entry: dict[str, Any], field: str, keys: set[Any]) -> bool:
    """True if what an entry refers to is still there, or it refers to nothing."""
    return entry.get(field) in (None, *STATES, *keys)


def parts_shown(exchange: Exchange, audience: Audience) -> set[tuple[str, str | int]]:
    """The entries of the exchange's fields, by key or position, and the fields that are no lists,
    that are for these readers."""
    data = data_of(exchange)
    for name in (*RESTRICTED, "participants"):
        for key, entry in entries(data, name):
            entry[_WAS_AT] = key
    if audience != "internal":
        restrict(data, audience)
    shown: set[tuple[str, str | int]] = {(name, "") for name in data}
    for name in data:
        for key, entry in entries(data, name):
            shown.add((name, entry.get(_WAS_AT, key) if isinstance(entry, dict) else key))
    return shown


_WAS_AT = "was at"
