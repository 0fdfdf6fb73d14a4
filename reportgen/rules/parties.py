"""Rules about the sides of an exchange and about its places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.model.parties import Party
from reportgen.rules.actors import HOSTS, belong, place_of
from reportgen.rules.parts import references
from reportgen.rules.rule import Found, Rule

_WITHOUT_SIDES = ("online exchange", "peer learning event", "conference delegation")


def _host_and_visitor(exchange: Exchange, _today: date) -> Iterator[Found]:
    """An exchange has at least one visitor and one host, unless it takes place online or is a
    meeting of many."""
    if exchange.kind in _WITHOUT_SIDES or _is_online(exchange):
        return
    roles = {role for party in exchange.parties for role in party.roles}
    for wanted, names in (("visitor", {"visiting"}), ("host", set(HOSTS))):
        if not roles & names:
            hint = f"give one of the parties the role “{sorted(names)[-1]}”"
            yield ("parties",), f"the exchange has no {wanted}", hint


def _is_online(exchange: Exchange) -> bool:
    return exchange.modality == "online" or exchange.status == "moved online"


def _third_place_has_a_reason(exchange: Exchange, _today: date) -> Iterator[Found]:
    """A bilateral exchange with more than two places says why the others take part."""
    if exchange.kind != "bilateral exchange":
        return
    for n, party in _beside_the_two(exchange):
        if party.reason is None and "reason" not in party.states:
            sentence = f"“{party.who}” is a further place of a bilateral exchange, without a reason"
            hint = "write “reason: ” with why it takes part, or check the exchange’s kind"
            yield ("parties", n, "reason"), sentence, hint


def _beside_the_two(exchange: Exchange) -> Iterator[tuple[int, Party]]:
    """The parties that visit or host from another place than the first visitor and first host."""
    sides: list[list[tuple[int, Party]]] = [[], []]
    for n, party in enumerate(exchange.parties):
        for side, names in zip(sides, (("visiting",), HOSTS), strict=True):
            if set(party.roles) & set(names):
                side.append((n, party))
    visitors, hosts = sides[0], sorted(sides[1], key=lambda one: "lead host" not in one[1].roles)
    main = [place_of(exchange, side[0][1].who) for side in (visitors, hosts) if side]
    for n, party in sorted((*visitors[1:], *hosts[1:]), key=lambda one: one[0]):
        place = place_of(exchange, party.who)
        if place and all(one is not None and not belong(exchange, place, one) for one in main):
            yield n, party


def _places_are_used(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Every place takes part, or something takes place or is at home there."""
    used = {key for _, kinds, key in references(exchange) if "place" in kinds}
    for key in exchange.places:
        if key not in used:
            hint = "write it where something took place, or leave the place out"
            yield ("places", key), f"nothing in the file takes place in “{key}”", hint


def _hosts_are_visited(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Where the places of sessions are recorded, every host has had one, or a leg or event."""
    stops = {stop for session in exchange.sessions.values() if (stop := session.place)}
    stops |= {stop for event in exchange.events.values() if (stop := event.place)}
    stops |= {stop for leg in exchange.legs.values() for stop in leg.destination}
    if not any(session.place for session in exchange.sessions.values()) or _is_online(exchange):
        return
    for n, party in enumerate(exchange.parties):
        place = place_of(exchange, party.who) if set(party.roles) & set(HOSTS) else None
        if place and not any(belong(exchange, stop, place) for stop in stops):
            sentence = f"“{party.who}” is a host, but no session, event or leg is in “{place}”"
            hint = "write the place of each session, or check the party’s roles"
            yield ("parties", n, "who"), sentence, hint


def _mutual_has_two_legs(exchange: Exchange, _today: date) -> Iterator[Found]:
    """An exchange in which both sides visit each other has more than one leg."""
    if exchange.direction == "mutual" and len(exchange.legs) == 1:
        hint = "add the other visit under “legs”, or write “direction: one way”"
        yield ("direction",), "the exchange is “mutual”, but has one leg", hint


def _sessions_have_a_leg(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Where an exchange has several legs and sessions say to which they belong, all of them do."""
    main = {key: one for key, one in exchange.sessions.items() if one.phase == "main"}
    if len(exchange.legs) < 2 or not any(session.leg for session in main.values()):
        return
    for key, session in main.items():
        if session.leg is None and "leg" not in session.states:
            hint = f"write “leg: ” with one of: {', '.join(exchange.legs)}"
            yield ("sessions", key, "leg"), "the session does not say to which leg it belongs", hint


RULES = (
    Rule("no-host-or-visitor", Weight.WARNING, _host_and_visitor),
    Rule("third-place-without-reason", Weight.WARNING, _third_place_has_a_reason),
    Rule("place-unused", Weight.WARNING, _places_are_used),
    Rule("host-not-visited", Weight.NOTE, _hosts_are_visited),
    Rule("mutual-with-one-leg", Weight.NOTE, _mutual_has_two_legs),
    Rule("session-without-leg", Weight.NOTE, _sessions_have_a_leg),
)
"""Rules about the sides of an exchange and about its places."""
