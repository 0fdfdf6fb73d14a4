"""Small exchanges made up at random, each the same for the same number: parties, legs, sessions,
people and sizes in every mixture, so that no report can be right by chance."""

from __future__ import annotations

import random
from typing import Any

CITIES = ("Alderwick", "Brantmouth", "Corvenham", "Dunlarch", "Eskelby", "Farrowgate", "Glimsund")
COUNTRIES = ("GB", "NO", "PT", "DE", "NL")
PEOPLE = (
    *("Ada Quillfeather", "Bo Trelawick", "Cem Ostrander", "Dita Vosskuhl", "Efe Marchbanks"),
    *("Fia Lindqvarn", "Gus Pemberwell", "Hana Zimmerlo", "Ivo Castelbrun", "Jun Hathersett"),
)
FUNCTIONS = ("council member", "youth officer", "planning lead", "harbour clerk")
GROUPS = ("teachers", "street wardens", "apprentices", "school pupils")
BODIES = ("Lantern House", "Crossroads Forum", "Saltbridge Trust", "Ninefold Workshop")
QUALIFIERS = ("exactly", "exactly", "about", "at least", "more than", "up to")
SESSIONS = (
    *("Opening at the town hall", "Walk along the dyke", "Round table on housing"),
    *("Evening with the wardens", "Closing talk", "Workshop on lighting", "Tour of the depot"),
)
STATUSES = ("completed",) * 6 + ("planned", "announced", "under way", "postponed", "cancelled")


def exchange(seed: int) -> dict[str, Any]:
    """The data of one exchange."""
    return _Maker(random.Random(seed)).data(seed)


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.cities = chance.sample(CITIES, chance.randint(2, 5))
        self.keys = [city.lower() for city in self.cities]
        self.people = chance.sample(PEOPLE, chance.randint(0, 6))
        self.mutual = chance.random() < 0.25
        self.year = chance.randint(2009, 2024)

    def some(self, share: float) -> bool:
        """True in this share of cases."""
        return self.chance.random() < share

    def data(self, seed: int) -> dict[str, Any]:
        """All of it; what is empty is left out."""
        parties = self._parties()
        participants = self._participants(parties)
        delegations = self._delegations(parties, participants)
        data = {
            "id": f"invented-{seed}",
            "title": f"Exchange number {seed}",
            "kind": self.chance.choice(["study visit", "bilateral exchange", "peer review"]),
            "status": self.chance.choice(STATUSES),
            "modality": self.chance.choice(["in person", "in person", "hybrid", "online"]),
            "dates": self._dates(),
            "places": self._places(),
            "organisations": self._organisations(),
            "parties": parties,
            "people": {_key(name): {"name": name} for name in self.people},
            "participants": participants,
            "delegations": delegations,
            "legs": self._legs(parties, delegations),
            "events": self._events(),
            "sessions": {},
            "releases": self._releases(),
        }
        data["sessions"] = self._sessions(data)
        if self.some(0.3):
            data["figures"] = [
                {"what": "young people reached", "value": 240, "qualifier": "more than"}
            ]
        return {name: value for name, value in data.items() if value not in ({}, [], None)}

    def _places(self) -> dict[str, Any]:
        places: dict[str, Any] = {
            key: {"name": name, "country": self.chance.choice(COUNTRIES)}
            for key, name in zip(self.keys, self.cities, strict=True)
        }
        places["mill-quarter"] = {"name": "Mill Quarter", "kind": "district"}
        places["mill-quarter"]["part_of"] = self.keys[-1]
        return places

    def _organisations(self) -> dict[str, Any]:
        bodies: dict[str, Any] = {
            f"{key}-council": {
                "name": f"{name} Town Council",
                "kind": "local authority",
                "place": key,
            }
            for key, name in zip(self.keys, self.cities, strict=True)
        }
        bodies["quiet-network"] = {"name": "Quiet Rivers Network", "kind": "network"}
        bodies["care-team"] = {"name": "Care team", "part_of": f"{self.keys[-1]}-council"}
        for name in BODIES:
            home = {"place": self.chance.choice(self.keys)} if self.some(0.5) else {}
            bodies[_key(name)] = {"name": name, **home}
        return bodies

    def _parties(self) -> list[dict[str, Any]]:
        first, last = self.keys[0], self.keys[-1]
        if self.mutual:
            parties = [
                {"who": first, "roles": ["visiting", "lead host"]},
                {"who": last, "roles": ["lead host", "visiting"]},
            ]
        else:
            host = f"{last}-council" if self.some(0.3) else last
            parties = [{"who": first, "roles": ["visiting"]}, {"who": host, "roles": ["lead host"]}]
        for key in self.keys[1:-1]:
            role = self.chance.choice(["visiting", "co-host", "additional host"])
            parties.append({"who": key, "roles": [role]})
        if self.some(0.5):
            parties.append({"who": "quiet-network", "roles": ["organiser"]})
        return parties

    def _participants(self, parties: list[dict[str, Any]]) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = []
        for name in self.people:
            party = self.chance.choice(parties)
            roles = ["host"] if "visiting" not in party["roles"] else ["delegate"]
            entry = {"person": _key(name), "party": party["who"], "roles": roles}
            entry["functions"] = [self.chance.choice(FUNCTIONS)]
            if self.some(0.1):
                entry["mode"] = "apologies"
            entries.append(entry)
        for n, group in enumerate(self.chance.sample(GROUPS, self.chance.randint(0, 2))):
            visiting = [party for party in parties if "visiting" in party["roles"]]
            entry = {"key": f"group-{n}", "group": group, "roles": ["delegate"]}
            entry["party"] = self.chance.choice(visiting)["who"]
            if self.some(0.8):
                entry["count"] = self.chance.randint(2, 14)
                entry["qualifier"] = self.chance.choice(QUALIFIERS)
            entries.append(entry)
        if self.some(0.4):
            host = self.chance.choice(parties)
            entry = {"key": "warden", "function": "Dyke Warden", "party": host["who"]}
            entries.append(entry)
        return entries

    def _delegations(
        self, parties: list[dict[str, Any]], participants: list[dict[str, Any]]
    ) -> dict[str, Any]:
        delegations: dict[str, Any] = {}
        for party in parties:
            if "visiting" in party["roles"] and self.some(0.6):
                delegation: dict[str, Any] = {"sender": party["who"]}
                if self.some(0.7):
                    count, how = self.chance.randint(2, 40), self.chance.choice(QUALIFIERS)
                    delegation["size"] = {"count": count, "qualifier": how}
                delegations[f"from-{party['who']}"] = delegation
        return delegations

    def _legs(self, parties: list[dict[str, Any]], delegations: dict[str, Any]) -> dict[str, Any]:
        first, last = self.keys[0], self.keys[-1]
        ways = [("outward", "Outward visit", first, last)]
        if self.mutual:
            ways.append(("homeward", "Homeward visit", last, first))
        elif self.some(0.7):
            return {}
        legs = {}
        for key, title, start, end in ways:
            leg: dict[str, Any] = {"title": title, "from": [start], "to": [end]}
            if self.some(0.5):
                leg["hosts"] = [end]
            if f"from-{start}" in delegations:
                leg["delegations"] = [f"from-{start}"]
            if self.some(0.2):
                leg["modality"] = "online"
            legs[key] = leg
        return legs

    def _events(self) -> dict[str, Any]:
        if self.some(0.6):
            return {}
        event: dict[str, Any] = {"name": "Rivers and Roofs", "kind": "conference"}
        event["hosts"] = [self.chance.choice(["lantern-house", "crossroads-forum"])]
        if self.some(0.5):
            event["place"] = self.chance.choice(self.keys[1:])
        return {"roofs": event}

    def _sessions(self, data: dict[str, Any]) -> dict[str, Any]:
        sessions: dict[str, Any] = {}
        whom = [_key(name) for name in (*BODIES, *self.people)]
        whom += ["care-team", *(f"{key}-council" for key in self.keys)]
        whom += [entry["key"] for entry in data["participants"] if "key" in entry]
        for n, title in enumerate(self.chance.sample(SESSIONS, self.chance.randint(0, 7))):
            session: dict[str, Any] = {"title": title}
            if self.some(0.7):
                session["place"] = self.chance.choice(
                    [*self.keys[1:], self.keys[-1], "mill-quarter"]
                )
            if self.some(0.8):
                session["with"] = self.chance.sample(
                    whom, min(len(whom), self.chance.randint(1, 4))
                )
            session |= {"with_others": True} if "with" in session and self.some(0.15) else {}
            session |= {"hosts": [self.chance.choice(BODIES)]} if self.some(0.2) else {}
            session["hosts"] = [_key(host) for host in session.pop("hosts", [])]
            session |= {"outcome": "cancelled"} if self.some(0.1) else {}
            session |= {"modality": "online"} if self.some(0.15) else {}
            session |= (
                {"phase": self.chance.choice(["follow-up", "margins"])} if self.some(0.15) else {}
            )
            session |= {"leg": self.chance.choice([*data["legs"]])} if data["legs"] else {}
            sessions[f"session-{n}"] = {key: value for key, value in session.items() if value}
        return sessions

    def _releases(self) -> list[dict[str, Any]]:
        named = [_key(name) for name in self.people if self.some(0.7)]
        release = {"people": named, "audience": "public", "basis": "consent"}
        return [release] if named else []

    def _dates(self) -> str:
        month, day = self.chance.randint(1, 12), self.chance.randint(1, 20)
        whole = f"{self.year}-{month:02}-{day:02}"
        last = f"{self.year}-{month:02}-{day + self.chance.randint(1, 7):02}"
        partial = [f"{self.year}", f"{self.year}-{month:02}", f"week of {whole}", f"{whole}~"]
        return self.chance.choice([f"{whole}/{last}"] * 4 + [whole, *partial])


def _key(name: str) -> str:
    return name.lower().replace(" ", "-")
