"""Rules about people: who takes part, where they come from, and who leads them."""

from __future__ import annotations

from reportgen.editions.people import person_of
from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.participants import ABSENT
from reportgen.rules.actors import belong, is_absent, place_of
from reportgen.rules.parts import references, unused
from reportgen.rules.rule import Concerns, rule

_SERVING = {"interpreter", "press"}
"""Roles of those who come with nobody."""


@rule("person-without-part", Weight.WARNING)
def people_take_part(exchange: Exchange) -> Concerns:
    """Everybody under `people` takes part in the exchange, in a session or in the report."""
    for key in unused(exchange, "people", "person"):
        hint = "add the person under “participants”, or leave the person out"
        yield ("people", key), f"“{key}” takes no part, so the report does not show them", hint


@rule("participant-without-side", Weight.NOTE)
def participants_have_a_side(exchange: Exchange) -> Concerns:
    """Everybody under `participants` belongs to a party, a delegation or a session; interpreters
    and press need not."""
    named = {
        person_of(exchange, key) or key
        for path, kinds, key in references(exchange)
        if "participant" in kinds and path[0] in ("sessions", "delegations", "participants")
    }
    for n, entry in enumerate(exchange.participants):
        placed = entry.party or entry.delegation or {entry.person, entry.key} & named
        if not placed and not set(entry.roles) & _SERVING:
            hint = "write “party: ” or “delegation: ”, or name it in a session"
            sentence = "the participant belongs to no party, no delegation and no session"
            yield ("participants", n), sentence, hint


@rule("absent-contributor", Weight.ERROR)
def absent_do_not_speak(exchange: Exchange) -> Concerns:
    """Somebody who sent apologies or was replaced contributes nothing to a session."""
    for key, session in exchange.sessions.items():
        for n, entry in enumerate(session.contributions):
            if is_absent(exchange, entry.who):
                sentence = f"“{entry.who}” contributes to the session, but did not take part"
                hint = "check the participant’s “mode”, or write who spoke instead"
                yield ("sessions", key, "contributions", n, "who"), sentence, hint


@rule("several-heads", Weight.WARNING)
def one_head(exchange: Exchange) -> Concerns:
    """A delegation, or a party's participants outside of delegations, have one head, unless the
    others are co-heads."""
    heads: dict[str, str] = {}
    for n, entry in enumerate(exchange.participants):
        side = entry.delegation or entry.party
        leads = "head" in entry.roles and "co-head" not in entry.roles and entry.mode not in ABSENT
        if not side or not leads:
            continue
        who = entry.person or entry.key or f"participant {n + 1}"
        if heads.setdefault(side, who) != who:
            sentence = f"“{side}” has a second head; the first is “{heads[side]}”"
            hint = "give them the role “co-head”, or one of them “deputy”"
            yield ("participants", n, "roles"), sentence, hint


@rule("not-marked-external", Weight.WARNING)
def outsiders_are_marked(exchange: Exchange) -> Concerns:
    """A participant who comes with a party, but from a body that is no part of it and not at home
    there, is marked as external."""
    for n, entry in enumerate(exchange.participants):
        held = [function.organisation for function in entry.functions]
        bodies = [body for body in (*held, entry.organisation) if body]
        if entry.party is None or entry.external or not bodies or set(entry.roles) & _SERVING:
            continue
        if not any(_may_belong(exchange, body, entry.party) for body in bodies):
            sentence = f"the participant comes with “{entry.party}”, but from “{bodies[0]}”"
            hint = "write “external: yes”, or check the party and the organisation"
            yield ("participants", n, "external"), sentence, hint


def _may_belong(exchange: Exchange, body: str, party: str) -> bool:
    """True if a body is part of a party, or a party of it; a body whose place is not known may be
    at home in any."""
    if party in exchange.organisations:
        return belong(exchange, body, party)
    place = place_of(exchange, body)
    return place is None or belong(exchange, place, party)
