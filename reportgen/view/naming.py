"""What the entries of an exchange are called in a report: by name, by function, or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportgen.language.words import Words
from reportgen.model.events import EmbeddedEvent
from reportgen.model.exchange import Exchange
from reportgen.model.names import OtherName
from reportgen.model.participants import Function, Participation
from reportgen.model.people import Person
from reportgen.reading.references import WITHHELD

HEADS = ("head", "co-head", "deputy")
BESIDE = ("original script", "transliteration")
"""The other names that stand beside a name; the rest stand in the annex."""


def sortable(person: Person) -> str:
    """A name as a list is sorted by it, accents and case aside."""
    name = f"{person.family_name or ''} {person.name}"
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold() or name


def _rank(participation: Participation) -> int:
    ranks = [HEADS.index(role) for role in participation.roles if role in HEADS]
    return min(ranks, default=len(HEADS))


def small_names(exchange: Exchange) -> tuple[str, ...]:
    """The names that their owners write with a small first letter."""
    kinds = (exchange.places, exchange.organisations, exchange.people, exchange.events)
    names = (entry.name for entries in kinds for entry in entries.values())
    return tuple(name for name in names if name[:1].islower())


@dataclass(frozen=True)
class Naming:
    """The names of one exchange in one language."""

    exchange: Exchange
    words: Words

    def place(self, key: str) -> str:
        """A place's name."""
        return self.exchange.places[key].name

    def place_in_full(self, key: str) -> str:
        """A place's name with that in its own script."""
        return self._with_script(self.place(key), self.exchange.places[key].names)

    def _with_script(self, name: str, others: tuple[OtherName, ...]) -> str:
        """A name with those in the original script or transliterated from it beside it."""
        shown = [other.name for other in others if other.kind in BESIDE]
        return self.words.aside(name, *shown)

    def places(self, keys: Sequence[str], *, in_script: bool = True) -> str:
        """Several places, each country said once, after its places; with or without what they are
        called in their own script."""
        by_country: dict[str | None, list[str]] = {}
        for key in keys:
            country = self.exchange.places[key].country
            name = self.place_in_full(key) if in_script else self.place(key)
            by_country.setdefault(country, []).append(name)
        return "; ".join(
            [
                self._with_country(self.words.listed(names), code)
                for code, names in by_country.items()
            ]
        )

    def places_in_sentence(self, keys: Sequence[str]) -> str:
        """The same inside a sentence: “Peshawar, Pakistan, and Birmingham, United Kingdom”."""
        by_country: dict[str | None, list[str]] = {}
        for key in keys:
            by_country.setdefault(self.exchange.places[key].country, []).append(
                self.in_sentence(key)
            )
        texts = [self._with_country(self.words.listed(n), code) for code, n in by_country.items()]
        if len(texts) == 2 and {*by_country} != {None}:
            return self.words.say("two_countries", one=texts[0], two=texts[1])
        return self.words.listed(texts)

    def _with_country(self, names: str, code: str | None) -> str:
        country = self.words.country(code) if code else ""
        if not country or names == country:
            return names
        return self.words.say("country", place=names, country=country)

    def organisation(self, key: str) -> str:
        """An organisation's name, with the body that it is a part of."""
        organisation = self.exchange.organisations[key]
        if organisation.part_of is None:
            return organisation.name
        return self.words.aside(organisation.name, self.organisation(organisation.part_of))

    def organisation_in_full(self, key: str) -> str:
        """An organisation's name, with its abbreviation where it has one."""
        organisation = self.exchange.organisations[key]
        body = self.organisation(organisation.part_of) if organisation.part_of else ""
        name = self._with_script(organisation.name, organisation.names)
        if name != organisation.name:
            return self.words.aside(*name[:-1].split(" (", 1), organisation.short_name or "", body)
        return self.words.aside(name, organisation.short_name or "", body)

    def in_sentence(self, key: str, *, in_full: bool = False) -> str:
        """Anybody inside a sentence, with the article that the name takes: “the Open Quays
        Network”, “Birmingham City Council’s Prevent team”; in full with the abbreviation, as at
        the first of several places."""
        if key in self.exchange.places:
            place = self.exchange.places[key]
            return self.words.the(place.name) if place.article else place.name
        if key not in self.exchange.organisations:
            return self.attendee(key)
        organisation = self.exchange.organisations[key]
        name = self._unit(key)
        short = organisation.short_name if in_full else None
        return self.words.aside(name, short) if short else name

    def in_company(self, key: str) -> str:
        """The same of somebody whom others met, a city as a body: “the city of Kirjala”."""
        place = self.exchange.places.get(key)
        if place is None or place.kind in ("site", "country", "other"):
            return self.in_sentence(key)
        kind = self.words.kind("place", place.kind).lower()
        return self.words.say("those_of", kind=kind, place=place.name)

    def _unit(self, key: str) -> str:
        """An organisation with its article; a unit as that of the whole body that it is in."""
        organisations, words = self.exchange.organisations, self.words
        organisation = organisations[key]
        name, larger, seen = organisation.name, organisation.part_of, {key}
        while larger and organisations[larger].part_of and larger not in seen:
            seen.add(larger)
            larger = organisations[larger].part_of
        if larger and larger not in seen and organisations[larger].name not in name:
            body = self._unit(larger)
            pattern = "unit_of_s" if body.endswith("s") else "unit_of"
            return words.say(pattern, body=body, unit=name)
        takes = organisation.article
        if takes is None:
            takes = words.takes_article(name, organisation.kind)
        return words.the(name) if takes else name

    def actor(self, key: str) -> str:
        """A place or an organisation that acts."""
        return self.place(key) if key in self.exchange.places else self.organisation(key)

    def actor_in_full(self, key: str) -> str:
        """The same, a place with its country, an organisation with its abbreviation."""
        if key in self.exchange.places:
            return self.places([key])
        return self.organisation_in_full(key)

    def attendee(self, key: str) -> str:
        """Somebody who can be in a room, inside a sentence."""
        if key in self.exchange.people:
            return self.person(key)
        for participation in self.exchange.participants:
            if participation.key == key:
                return self.participant(participation)
        if key in self.exchange.delegations:
            return self.words.the(self.delegation(key))
        return self.actor(key)

    def referred(self, key: str) -> str | None:
        """What prose says for `[[key]]`; None for what is no key of anything with a name."""
        for kind, word in WITHHELD.items():
            if key == word:
                return self.words.say(f"withheld_{kind}")
        if key in self.exchange.organisations:
            return self.exchange.organisations[key].name
        known = (*self.exchange.people, *self.exchange.places)
        if key in known or any(entry.key == key for entry in self.exchange.participants):
            return self.attendee(key)
        return None

    def participant(self, participation: Participation) -> str:
        """A participant inside a sentence: “the Prevent Coordinator”, “60 councillors”."""
        if participation.person:
            return self.person(participation.person)
        if participation.function:
            return self._with_article(participation.function)
        return self.group(participation)

    def person(self, key: str) -> str:
        """A person's name, whose initials stay together."""
        name = self.exchange.people[key].name
        return re.sub(r"(\b\w\.) (?=\w)", "\\1\u00a0", name) if "." in name else name

    def person_in_full(self, key: str) -> str:
        """A person's name with titles, and as it is written in its own script."""
        return self._with_script(self.titled(key), self.exchange.people[key].names)

    def titled(self, key: str) -> str:
        """A person's name with titles."""
        person = self.exchange.people[key]
        return " ".join(part for part in (person.prefix, self.person(key), person.suffix) if part)

    def names(self, participants: Sequence[Participation]) -> list[str]:
        """Participants inside a sentence; those of a party without name and function as one."""
        counts = Counter(map(self.participant, participants))
        return [self._several(name, n, participants) for name, n in counts.items()]

    def _several(self, name: str, n: int, participants: Sequence[Participation]) -> str:
        same = next(p for p in participants if self.participant(p) == name)
        return self._anonymous(same.party, n) if n > 1 and self.is_nameless(same) else name

    def _anonymous(self, party: str | None, n: int) -> str:
        if party is None:
            return self.words.plural("anonymous", n)
        return self.words.plural("anonymous_of", n, party=self.actor(party))

    def each(self, keys: Sequence[str], name: Callable[[str], str]) -> list[str]:
        """Several, each by `name`; single people of a party who may not be named are counted."""
        people = [p for p in self.exchange.participants if p.count in (None, 1)]
        parties = {p.key: p.party for p in people if p.key and self.is_nameless(p)}
        counts = Counter(parties[key] for key in keys if key in parties)
        names = []
        for key in keys:
            if key not in parties or counts[parties[key]] == 1:
                names.append(name(key))
            elif n := counts.pop(parties[key], 0):
                names.append(self._anonymous(parties[key], n))
        return names

    def is_nameless(self, participation: Participation) -> bool:
        """True if only the party of somebody may be named."""
        return "name" in participation.withheld and not participation.functions

    def participant_in_full(self, participation: Participation) -> str:
        """The same as a line of its own: a person with titles, a group with those known of it."""
        if participation.person:
            return self.person_in_full(participation.person)
        who = self.participant(participation)
        if not participation.including:
            return who
        known = self.words.listed([self.attendee(key) for key in participation.including])
        return self.words.say("including", group=who, who=known)

    def in_order(self, participants: Sequence[Participation]) -> list[Participation]:
        """Heads first; then by family name where all have one recorded, else as in the file."""
        people = {p.person: self.exchange.people[p.person] for p in participants if p.person}
        names = {key: sortable(person) for key, person in people.items() if person.family_name}
        if len(names) < len(people):
            names = {}
        # Those without a name stand after those with one.
        by_name = sorted(
            participants, key=lambda p: (p.person not in names, names.get(p.person or "", ""))
        )
        return sorted(by_name, key=_rank)

    def group(self, participation: Participation) -> str:
        """A group or a number of people."""
        if "name" in participation.withheld:
            return self._unnamed(participation)
        if participation.count is None:
            return participation.group or ""
        number = self.words.plural("people", participation.count)
        if participation.group:
            number = self.words.say(
                "counted", n=self.words.count(participation.count), group=participation.group
            )
        return self.words.qualified(number, participation.qualifier)

    def _unnamed(self, participation: Participation) -> str:
        if participation.functions:
            titles = self.words.listed([function.title for function in participation.functions])
            return self._with_article(titles)
        if participation.party is None:
            return self.words.say("anonymous")
        return self.words.say("anonymous_of", party=self.actor(participation.party))

    def _with_article(self, title: str) -> str:
        """“the Prevent Lead”, or “a councillor” where several in the file are one."""
        holders = sum(
            title == entry.function or any(title == function.title for function in entry.functions)
            for entry in self.exchange.participants
        )
        return self.words.the(title) if holders < 2 else self.words.one(title)

    def function(self, function: Function) -> str:
        """A function with the body it is held in."""
        if function.organisation is None:
            return function.title
        body = self.organisation(function.organisation)
        return self.words.say("function_at", title=function.title, organisation=body)

    def event(self, event: EmbeddedEvent) -> str:
        """An event's name with what it is: “Building Strong Cities conference”."""
        if event.kind.casefold() in event.name.casefold():
            return event.name
        return self.words.say("event", name=event.name, kind=event.kind)

    def event_in_sentence(self, event: EmbeddedEvent) -> str:
        """The same inside a sentence: “the Building Strong Cities conference”."""
        name = self.event(event)
        return name if event.article is False else self.words.the(name)

    def event_in_full(self, event: EmbeddedEvent) -> str:
        """The same with its hosts and partners."""
        name = self.event(event)
        hosts = self.words.listed([self.organisation(key) for key in event.hosts])
        partners = self.words.listed([self.organisation(key) for key in event.partners])
        if hosts and partners:
            return self.words.say("hosted_with", event=name, hosts=hosts, partners=partners)
        if hosts:
            return self.words.say("hosted", event=name, hosts=hosts)
        return self.words.say("with_partners", event=name, partners=partners) if partners else name

    def leg(self, key: str) -> str:
        """A leg by its title, else by where it led."""
        leg = self.exchange.legs[key]
        if leg.title:
            return leg.title
        origin, destination = (
            self.words.listed([self.place(key) for key in keys])
            for keys in (leg.origin, leg.destination)
        )
        if origin and destination:
            return self.words.say("leg_between", origin=origin, destination=destination)
        n = list(self.exchange.legs).index(key) + 1
        return destination or self.words.say("leg", ordinal=self.words.ordinal(n))

    def delegation(self, key: str) -> str:
        """A delegation by its name, else by who sent it."""
        delegation = self.exchange.delegations[key]
        if delegation.name:
            return delegation.name
        if delegation.sender:
            return self.words.say("delegation_of", who=self.in_sentence(delegation.sender))
        n = list(self.exchange.delegations).index(key) + 1
        return self.words.say("delegation", ordinal=self.words.ordinal(n))

    def held(self, participation: Participation) -> str:
        """An unnamed participant's function, with the body it is held in."""
        return self.function(
            Function(title=participation.function or "", organisation=participation.organisation)
        )

    def body(self, participation: Participation) -> str:
        """The body that an unnamed participant comes from; empty when not recorded."""
        return self.organisation(participation.organisation) if participation.organisation else ""
