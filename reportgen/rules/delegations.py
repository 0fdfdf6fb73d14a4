"""Rules about how many people there were: stated numbers against those who are known."""

from __future__ import annotations

import re

from reportgen.editions.people import person_of
from reportgen.errors import Weight
from reportgen.model.delegations import Delegation
from reportgen.model.exchange import Exchange
from reportgen.model.participants import ABSENT, Participation
from reportgen.rules.actors import is_absent, participations
from reportgen.rules.rule import Concerns, rule
from reportgen.rules.sizes import NOTHING, Range, stated
from reportgen.rules.vocabulary import COLLECTIVES, NUMBERS


@rule("delegation-size", Weight.WARNING)
def members_fit(exchange: Exchange) -> Concerns:
    """A delegation has no more known members than its stated size allows; fewer may be known."""
    for key, delegation in exchange.delegations.items():
        size = delegation.size
        known = _known_members(exchange, key, delegation)
        if size and known > stated(size.count, size.qualifier).most:
            sentence = f"the delegation’s size is {size.count}, but {known} members are known"
            hint = "check the size; or record under “discrepancies” what the sources say"
            yield ("delegations", key, "size"), sentence, hint


def _known_members(exchange: Exchange, key: str, delegation: Delegation) -> int:
    """How many people surely belonged to a delegation, each counted once."""
    members: dict[str, int] = {}
    counted_in_groups: set[str] = set()
    for n, entry in enumerate(exchange.participants):
        aside = delegation.companions and "companion" in entry.roles
        if entry.delegation == key and entry.mode not in ABSENT and not aside:
            members[entry.person or entry.key or f"participant {n}"] = least(entry)
            counted_in_groups |= {person_of(exchange, who) or who for who in entry.including}
    groups = (who for group in delegation.groups for who in group.members)
    for who in (*delegation.leaders, *groups):
        if participations(exchange, who) and not is_absent(exchange, who):
            members.setdefault(person_of(exchange, who) or who, 1)
    return sum(number for who, number in members.items() if who not in counted_in_groups)


def least(entry: Participation) -> int:
    """The least number of people that a participant can stand for."""
    known = max(len(entry.including), 1)
    return max(known, int(stated(entry.count, entry.qualifier).least)) if entry.count else known


@rule("groups-do-not-add-up", Weight.WARNING)
def groups_add_up(exchange: Exchange) -> Concerns:
    """The groups of a delegation add up to its stated size, with or without companions; they are
    not more where the size of some is not known."""
    for key, delegation in exchange.delegations.items():
        if delegation.size is None:
            continue
        total = stated(delegation.size.count, delegation.size.qualifier)
        sizes = [stated(g.size.count, g.size.qualifier) for g in delegation.groups if g.size]
        together = sum(sizes, NOTHING)
        if len(sizes) < max(len(delegation.groups), 2):
            together = Range(NOTHING.least, together.least)
            fits = together.most <= _with_companions(total, delegation).most
        else:
            fits = total.meets(together) or _with_companions(total, delegation).meets(together)
        if not fits:
            most = together.most
            counted = f"{most.normalize():f}" if most.is_finite() else "more"
            sentence = f"the groups together are {counted}, but the size is {delegation.size.count}"
            hint = "check the sizes; or record under “discrepancies” what the sources say"
            yield ("delegations", key, "size"), sentence, hint


def _with_companions(total: Range, delegation: Delegation) -> Range:
    if delegation.companions is None:
        return total
    return total + stated(delegation.companions.count, delegation.companions.qualifier)


@rule("group-count", Weight.WARNING)
def group_holds_its_members(exchange: Exchange) -> Concerns:
    """A group is not smaller than the list of those whom it includes."""
    for n, entry in enumerate(exchange.participants):
        known = len(set(entry.including))
        if entry.count and known > stated(entry.count, entry.qualifier).most:
            sentence = f"the group counts {entry.count}, but {known} are named under “including”"
            yield ("participants", n, "count"), sentence, "check the count and the list"


@rule("group-number", Weight.WARNING)
def group_says_its_number(exchange: Exchange) -> Concerns:
    """A group that begins with a number, such as “three councils”, does not include more: bodies,
    or people where the words do not say that bodies are counted."""
    for n, entry in enumerate(exchange.participants):
        number, known = _number_of(entry.group or ""), len(set(entry.including))
        if number and known > number and _counts_alike(exchange, entry):
            sentence = f"the group is “{entry.group}”, but {known} are named under “including”"
            yield ("participants", n, "group"), sentence, "check the number and the list"


def _counts_alike(exchange: Exchange, entry: Participation) -> bool:
    """True if a group's number counts the same things as its list: not in “two teams”, with the
    names of five people."""
    bodies = [who in exchange.organisations or who in exchange.places for who in entry.including]
    words = set(re.findall(r"[a-z]+", (entry.group or "").casefold()))
    return all(bodies) or (not any(bodies) and entry.count is None and not words & COLLECTIVES)


def _number_of(text: str) -> int | None:
    """The number that a text begins with, in digits or as an English word."""
    first = re.match(r"(\d{1,3}|[a-z]+)\s", text.casefold(), re.ASCII)
    if first is None:
        return None
    return int(first[1]) if first[1].isdigit() else NUMBERS.get(first[1])


@rule("figure-of-delegates", Weight.WARNING)
def figure_is_counted(exchange: Exchange) -> Concerns:
    """A figure of delegates is the sum of the delegations' sizes, where each is known."""
    sizes = [d.size for d in exchange.delegations.values() if d.part_of is None]
    if not sizes or None in sizes:
        return
    together = sum((stated(s.count, s.qualifier) for s in sizes if s), NOTHING)
    for n, figure in enumerate(exchange.figures):
        of_all = figure.what.casefold() in ("delegates", "delegation members")
        if of_all and not stated(figure.value, figure.qualifier).meets(together):
            number = figure.value
            sentence = f"the figure says {number} delegates, but the delegations’ sizes do not"
            yield ("figures", n, "value"), sentence, "check the figure and the sizes"
