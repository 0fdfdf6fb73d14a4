"""What the rules of sessions forbid to tell in any edition, the internal one included."""

from __future__ import annotations

from typing import Any

from reportgen.editions.data import change_prose, entries, keep, listed, no_default
from reportgen.model.sessions import ReportingRule
from reportgen.reading.references import WITHHELD, known_keys
from reportgen.reading.source import Data

BEHIND_DOORS: tuple[ReportingRule, ...] = ("Chatham House Rule", "closed")
"""The rules under which it is not told either who was there."""

_ATTENDANCE = ("with", "with_others", "apologies", "attendance", "hosts", "documents", "venue_of")


def silence(data: Data) -> bool:
    """Take who said what in sessions that were not open, and of those that were closed or under
    the Chatham House Rule, who was there (https://www.chathamhouse.org/about-us/chatham-house-rule);
    True if there is such a session."""
    rules = {key: session.get("rule", "open") for key, session in entries(data, "sessions")}
    quiet = {key for key, rule in rules.items() if rule != "open"}
    hidden = {key for key, rule in rules.items() if rule in BEHIND_DOORS}
    for key in quiet:
        _silence_session(data["sessions"][key], key in hidden, known_keys(data))
    for _, quote in entries(data, "quotes"):
        if quote.get("session") in quiet:
            _unattributed_quote(quote)
    for _, finding in entries(data, "findings"):
        heard_in = {*listed(finding, "heard_in")}
        if quiet & heard_in:
            finding.pop("heard_from", None)
            finding["unattributed"] = True
        if hidden & heard_in:
            _name_nobody({"findings": [finding]}, known_keys(data))
    for name, field in (("agreements", "session"), ("actions", "agreed_in")):
        for _, entry in entries(data, name):
            if entry.get(field) in hidden:
                del entry[field]
    _unsource(data, hidden)
    keep(data, "images", lambda _, i: i.get("session") not in hidden or i.get("decorative", False))
    return bool(quiet)


def _unsource(data: Data, hidden: set[str | int]) -> None:
    """Take from what was heard behind doors, and from what rests on it, who wrote it down: an
    author was there, or had it from somebody who was."""
    heard = [f for _, f in entries(data, "findings") if hidden & {*listed(f, "heard_in")}]
    keys = {finding["key"] for finding in heard if "key" in finding}
    private = [session for key, session in entries(data, "sessions") if key in hidden]
    private += [quote for _, quote in entries(data, "quotes") if quote.get("session") in hidden]
    advice = entries(data, "recommendations")
    private += [*heard, *(each for _, each in advice if keys & {*listed(each, "based_on")})]
    taken = [entry.pop("sources", None) for entry in private]
    if any(taken):
        no_default(data)


def _silence_session(session: dict[str, Any], hidden: bool, known: dict[str, list[str]]) -> None:
    """Take from a session who said what, and who was there if that is hidden."""
    session.pop("contributions", None)
    if hidden:
        for field in _ATTENDANCE:
            session.pop(field, None)
        _name_nobody({"sessions": {"session": session}}, known)


def _name_nobody(inside: Data, known: dict[str, list[str]]) -> None:
    """Let the prose of this part of the data name no person by reference."""
    kinds = dict.fromkeys([*known["person"], *known["participant"]], "person")
    change_prose(inside, lambda _: WITHHELD["person"], lambda key: key, kinds)


def _unattributed_quote(quote: dict[str, Any]) -> None:
    """Take the speaker, and the language, by which the speaker may be known."""
    quote.pop("speaker", None)
    quote.pop("described", None)
    if quote.get("translation") and quote["translation"] not in ("unknown", "withheld"):
        quote["words"] = quote.pop("translation")
        quote.pop("language", None)
        quote.pop("translator", None)
