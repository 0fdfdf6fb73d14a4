"""People who are not named: the participants that stand for them, and what is shown of these."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.editions.data import change_prose, entries, keep, listed, put
from reportgen.editions.keys import free_key
from reportgen.model.base import STATES
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Released
from reportgen.reading.references import known_keys
from reportgen.reading.shape import referring
from reportgen.reading.source import Data

_May = Mapping[str, set[Released]]
"""What may be shown of each person."""


def person_of(exchange: Exchange, key: str) -> str | None:
    """The person of this key, or of the participant of this key; None where there is no name."""
    if key in exchange.people:
        return key
    return next((entry.person for entry in exchange.participants if entry.key == key), None)


def list_everybody(data: Data) -> None:
    """Give an entry to each person whom only a session names, so that all editions count alike."""
    known = {entry.get("person") for _, entry in entries(data, "participants")}
    met: dict[str, None] = {}
    for _, session in entries(data, "sessions"):
        met |= dict.fromkeys(listed(session, "with"))
        met |= dict.fromkeys(entry["who"] for entry in listed(session, "contributions"))
    new = [{"person": key} for key, _ in entries(data, "people") if key in met.keys() - known]
    if new:
        new.sort(key=lambda entry: list(met).index(entry["person"]))
        data["participants"] = [*listed(data, "participants"), *new]


def replace_withheld(data: Data, may: _May) -> None:
    """Let people whose names may not be shown be participants without one, wherever they are
    referred to, and show of the others what may be shown."""
    secret = _secret_functions(data, may)
    stand_ins: dict[str, str] = {}
    taken = {key for keys in known_keys(data).values() for key in keys}
    for n, entry in entries(data, "participants"):
        person = entry.get("person", "")
        if person in may:
            _show(entry, may[person])
        elif str(entry.get("function", "")).casefold() in secret:
            _make_unnamed(entry, withheld=["name", "function"])
        if person in may and "name" not in may[person]:
            key = free_key(f"participant-{int(n) + 1}", taken)
            stand_ins.setdefault(person, key)
            # The participant's own key may spell the name too.
            stand_ins |= {entry["key"]: key} if "key" in entry else {}
            _make_unnamed(entry, withheld=["name", *entry.get("withheld", [])])
            entry["key"] = key
    _refer_to(data, stand_ins)
    keep(data, "people", lambda key, _: "name" in may[str(key)])
    for who, person in entries(data, "people"):
        if "contact" not in may[str(who)]:
            person.pop("contact", None)
        if not {"function", "organisation"} <= may[str(who)]:
            person.pop("biography", None)


def _secret_functions(data: Data, may: _May) -> set[str]:
    """The functions of people of whom neither name nor function is shown: an unnamed holder of
    the same may be one of them."""
    return {
        function["title"].casefold()
        for _, entry in entries(data, "participants")
        if not may.get(entry.get("person", ""), {"name"}) & {"name", "function"}
        for function in listed(entry, "functions")
    }


def _show(entry: dict[str, Any], may: set[Released]) -> None:
    """Leave of a participation what may be shown of its person besides the name."""
    if "organisation" not in may:
        entry.pop("organisation", None)
        for function in listed(entry, "functions"):
            function.pop("organisation", None)
    if "function" not in may and entry.pop("functions", None) not in (None, *STATES):
        entry["withheld"] = [*entry.get("withheld", []), "function"]


def _make_unnamed(entry: dict[str, Any], withheld: list[str]) -> None:
    """Make the same participant one without a name: by function, else as one of the party."""
    if "function" in entry:
        del entry["function"]
        entry.pop("organisation", None)
    entry.pop("person", None)
    entry |= {"count": 1, "withheld": withheld}


def _refer_to(data: Data, stand_ins: Mapping[str, str]) -> None:
    """Let what referred to a person refer to the participant that stands for them."""
    for path, refers, key in list(referring(Exchange, data, ())):
        if key in stand_ins and "participant" in refers.kinds:
            put(data, path, stand_ins[key])
    known = dict.fromkeys(stand_ins, "participant")
    change_prose(data, lambda key: stand_ins[key], lambda key: key, known)
