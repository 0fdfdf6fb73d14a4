"""A second reader: who, where, when and how many, worked out from the plain data of a file alone.

Nothing of the program's model, editions or view is used here, so that a mistake there is not made
twice. The data is what YAML says, read as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any

Data = Mapping[str, Any]

STATES = ("to be confirmed", "unknown", "not applicable", "withheld")
LEADING = ("lead host", "co-host")
HOSTING = (*LEADING, "additional host")
CITIES = ("city", "municipality", "borough", "district")
VISITED = ("main", "embedded event", "margins")
PLANS = ("planned", "announced", "postponed", "cancelled")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
DATE = re.compile(r"(?:week of )?(?:\d{3}X|\d{4}|XXXX)(?:-(?:\d\d|XX)){0,2}[~?%]?(?:/.+)?|\.\./.+")

Size = tuple[str, int]
"""A qualifier and a number, as stated."""


def known(value: Any) -> Any:
    """A value; None where a state stands instead of one."""
    return None if value in STATES else value


def entries(value: Any) -> list[Any]:
    """A list, or nothing where there is none."""
    if isinstance(value, str):
        return [value] if known(value) else []
    return [entry for entry in value or () if known(entry)]


def table(data: Data, name: str) -> Mapping[str, Any]:
    """The entries of the file under keys of their own."""
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}


def size(value: Any) -> Size | None:
    """A stated size; None without one."""
    value = known(value)
    if value is None:
        return None
    if isinstance(value, Mapping):
        return str(value.get("qualifier") or "exactly"), int(value["count"])
    return "exactly", int(value)


def points(text: Any) -> list[tuple[str, str, str]]:
    """The year, month and day of each end of a date, as written; empty where left out."""
    found = []
    for point in re.split("/", str(known(text) or "").removeprefix("week of ")):
        year, month, day = [*point.rstrip("~?%").split("-"), "", ""][:3]
        if point and point != "..":
            found.append((year.replace("XXXX", ""), month.replace("XX", ""), day.replace("XX", "")))
    return found


def words_of_date(text: Any) -> set[str]:
    """The words that a report has to say of a date: days, months, seasons, years, decades."""
    words = set()
    for year, month, day in points(text):
        if month in SEASONS:
            words.add(SEASONS[month])
        elif month:
            words.add(MONTHS[int(month) - 1])
        words |= {f"{year[:3]}0s"} if year.endswith("X") else {year}
        words |= {str(int(day))} if day else set()
    return words - {""}


def leaves(value: Any) -> Iterator[Any]:
    """Every value of the data."""
    if isinstance(value, Mapping):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def in_public(data: Data) -> Data:
    """The data without the entries and sections that the public may not see, and without what
    refers to them."""
    sections = table(data, "sections")
    seen = {name: value for name, value in data.items() if sections.get(name, "public") == "public"}
    hidden = {
        key
        for value in seen.values()
        if isinstance(value, Mapping)
        for key, entry in value.items()
        if _is_hidden(entry)
    }
    return {name: _without(value, hidden) for name, value in seen.items()}


def _is_hidden(entry: Any) -> bool:
    return isinstance(entry, Mapping) and entry.get("audience", "public") in (
        "partners",
        "internal",
    )


def _without(value: Any, hidden: set[str]) -> Any:
    if isinstance(value, Mapping):
        seen = {k: v for k, v in value.items() if k not in hidden and not _is_hidden(v)}
        return {k: _without(v, hidden) for k, v in seen.items() if not _refers(v, hidden)}
    if isinstance(value, list):
        return [
            _without(item, hidden)
            for item in value
            if not _refers(item, hidden) and not _is_hidden(item) and not _is_lost(item, hidden)
        ]
    return value


def _refers(value: Any, hidden: set[str]) -> bool:
    return isinstance(value, str) and value in hidden


def _is_lost(item: Any, hidden: set[str]) -> bool:
    """True of a party that may not be named."""
    return isinstance(item, Mapping) and "roles" in item and _refers(item.get("who"), hidden)


@dataclass(frozen=True)
class Person:
    """An entry of the participants, and how it stands to the parties."""

    entry: Data
    party: str | None

    @property
    def came(self) -> bool:
        """True unless it sent apologies, was replaced, or was a host and nothing else."""
        absent = self.entry.get("mode") in ("apologies", "replaced")
        return not absent and entries(self.entry.get("roles")) != ["host"]

    @property
    def count(self) -> int | None:
        """How many people it certainly is; None where nobody can say."""
        if "name" in entries(self.entry.get("withheld")):
            return None
        if known(self.entry.get("person")) or known(self.entry.get("function")):
            return 1
        n, exact = known(self.entry.get("count")), self.entry.get("qualifier", "exactly")
        return int(n) if n is not None and exact == "exactly" else None


class Facts:
    """What a file says of an exchange, by the meanings that a report has to keep to."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.places = table(data, "places")
        self.bodies = table(data, "organisations")
        self.people = table(data, "people")
        self.legs = table(data, "legs")
        self.delegations = table(data, "delegations")
        self.sessions = table(data, "sessions")
        self.events = table(data, "events")
        self.parties = entries(data.get("parties"))
        self.status = known(data.get("status")) or "completed"
        self.entries = [
            Person(entry, known(entry.get("party"))) for entry in entries(data.get("participants"))
        ]

    # ---- parties --------------------------------------------------------------------------------

    def with_role(self, *roles: str) -> list[str]:
        """The parties with one of these roles, as they stand."""
        return [p["who"] for p in self.parties if {*roles} & {*entries(p.get("roles"))}]

    @cached_property
    def visitors(self) -> list[str]:
        """The visiting parties."""
        return self.with_role("visiting")

    @cached_property
    def hosts(self) -> list[str]:
        """The hosting parties."""
        return self.with_role(*HOSTING)

    def home(self, actor: str | None) -> str | None:
        """The place that an actor is, or where a body or the body that it is part of is at home."""
        seen: set[str] = set()
        while actor and actor not in self.places and actor not in seen:
            seen.add(actor)
            body = self.bodies.get(actor) or {}
            actor = known(body.get("place")) or known(body.get("part_of"))
        return actor if actor in self.places else None

    def party_of(self, actor: str | None) -> str | None:
        """The party that an actor is, or that it acts for because it is at home there."""
        parties = [party["who"] for party in self.parties]
        return actor if actor in parties else self.home(actor)

    def hosted(self, party: str, leg: Data) -> bool:
        """True if a party hosted a leg."""
        hosts = entries(leg.get("hosts"))
        if hosts:
            return party in hosts or party in {self.party_of(host) for host in hosts}
        return self.home(party) in entries(leg.get("to"))

    def visited(self, party: str, leg: Data) -> bool:
        """True if a party visited on a leg."""
        if self.hosted(party, leg):
            return False
        sent = entries(leg.get("delegations"))
        if sent:
            return party in {self.sender(key) for key in sent}
        return self.home(party) in entries(leg.get("from"))

    def sender(self, delegation: str) -> str | None:
        """The party that sent a delegation."""
        given = known((self.delegations.get(delegation) or {}).get("sender"))
        if given:
            return self.party_of(given)
        senders = {p.party for p in self.entries if p.entry.get("delegation") == delegation}
        return senders.pop() if len(senders) == 1 else None

    # ---- where ----------------------------------------------------------------------------------

    @cached_property
    def is_online(self) -> bool:
        """True if the exchange as a whole was online."""
        return self.status == "moved online" or self.data.get("modality") == "online"

    def _is_travelled(self, leg: Data) -> bool:
        if leg.get("status") in ("cancelled", "moved online"):
            return False
        how = known(leg.get("modality"))
        return how != "online" if how else not self.is_online

    def _is_met(self, session: Data) -> bool:
        how, leg = known(session.get("modality")), self.legs.get(session.get("leg") or "")
        if how:
            return bool(how != "online")
        return self._is_travelled(leg) if leg else not self.is_online

    @cached_property
    def held(self) -> list[Data]:
        """The sessions that were not cancelled."""
        return [each for each in self.sessions.values() if each.get("outcome") != "cancelled"]

    def city(self, place: str) -> str:
        """The city that a place lies in; the place itself without one."""
        chain_ = [place]
        while (larger := known(self.places[chain_[-1]].get("part_of"))) and larger not in chain_:
            chain_.append(larger)
        cities = [key for key in chain_[1:] if self.places[key].get("kind", "city") in CITIES]
        return cities[-1] if cities else place

    @cached_property
    def where(self) -> list[str]:
        """The places where it took, takes or is to take place; none where it is online."""
        sessions = [s for s in self.held if s.get("phase", "main") in VISITED and self._is_met(s)]
        found = [
            *chain.from_iterable([s.get("place"), *entries(s.get("also_at"))] for s in sessions),
            *chain.from_iterable(
                entries(leg.get("to")) for leg in self.legs.values() if self._is_travelled(leg)
            ),
            *(event.get("place") for event in self.events.values()),
        ]
        found = [key for key in found if known(key)]
        if not found and self.status in PLANS:
            found = entries((known(self.data.get("planned")) or {}).get("places"))
        if not found and not self.is_online:
            found = [who for who in self.hosts if who in self.places]
        return list(dict.fromkeys(self.city(key) for key in found))

    # ---- how many -------------------------------------------------------------------------------

    @cached_property
    def sizes(self) -> set[Size]:
        """Every number of people that the file states, with its qualifier."""
        stated = [size(each.get("attendance")) for each in (*self.sessions.values(),)]
        stated += [size(each.get("attendance")) for each in self.events.values()]
        for each in self.delegations.values():
            stated += [size(each.get("size")), size(each.get("companions"))]
            stated += [size(group.get("size")) for group in entries(each.get("groups"))]
        for person in self.entries:
            if known(person.entry.get("count")) is not None:
                how = known(person.entry.get("qualifier")) or "exactly"
                stated.append((how, int(person.entry["count"])))
        for figure in entries(self.data.get("figures")):
            if re.fullmatch(r"\d+", str(figure["value"])):
                stated.append((known(figure.get("qualifier")) or "exactly", int(figure["value"])))
        return {each for each in stated if each}

    def main_delegations(self, party: str) -> list[str]:
        """The delegations that a party sent, without those inside another."""
        sent = [key for key in self.delegations if self.sender(key) == party]
        return [key for key in sent if self.delegations[key].get("part_of") not in sent]

    def stated(self, party: str) -> Size | None:
        """The size of a party's one delegation, as stated."""
        sent = self.main_delegations(party)
        return size(self.delegations[sent[0]].get("size")) if len(sent) == 1 else None

    def certain(self, party: str) -> set[int]:
        """The numbers of people that may be counted for a visiting party: none where somebody may
        be missing, or where another number is stated."""
        came = [person for person in self.entries if person.party == party and person.came]
        counts = [person.count for person in came]
        if not came or None in counts or any(s.get("with_others") for s in self.held):
            return set()
        total = sum(n or 0 for n in counts)
        stated = [size(self.delegations[key].get("size")) for key in self.main_delegations(party)]
        if any(stated) and stated != [("exactly", total)]:
            return set()
        aside = ("interpreter", "staff", "companion", "observer", "press", "guest of honour")
        delegates = [p for p in came if not {*entries(p.entry.get("roles"))} <= {*aside}]
        return {total, sum(person.count or 0 for person in delegates or came)}

    @cached_property
    def numbers(self) -> set[Size]:
        """Every number of people that a report may say."""
        counted = [self.certain(party) for party in self.visitors]
        numbers = {("exactly", n) for n in chain.from_iterable(counted)}
        if counted and all(counted):
            numbers.add(("exactly", sum(max(each) for each in counted)))
            numbers.add(("exactly", sum(min(each) for each in counted)))
        stated = [self.stated(party) for party in self.visitors]
        if stated and all(each and each[0] == "exactly" for each in stated):
            numbers.add(("exactly", sum(each[1] for each in stated if each)))
        return numbers | self.sizes

    @cached_property
    def unnamed(self) -> set[int]:
        """How many single people may not be named: of each party who came, and who were met; and of
        all who visited."""
        hidden: Counter[str | None] = Counter()
        met: Counter[str | None] = Counter()
        for person in self.entries:
            key = known(person.entry.get("person"))
            withheld = "name" in entries(person.entry.get("withheld"))
            if withheld or (key and not self.may_be_named(key)):
                hidden[person.party] += person.came
                met[person.party] += bool({key, person.entry.get("key")} & {*self.met})
        of_visitors = sum(hidden[party] for party in self.visitors)
        return {*hidden.values(), *met.values(), of_visitors}

    @cached_property
    def with_one_function(self) -> set[int]:
        """How many people of a party each hold the same function."""
        held: dict[tuple[str | None, str], int] = {}
        for person in self.entries:
            for title in {_title(f) for f in entries(person.entry.get("functions"))}:
                held[person.party, title] = held.get((person.party, title), 0) + 1
        return set(held.values())

    @cached_property
    def days(self) -> set[str]:
        """The lengths in days that a report may say: as stated, or from the first to the last."""
        stated = re.findall(r"(\d+) days?", str(self.data.get("duration") or ""))
        ends = points(self.data.get("dates"))
        whole = all(all(part.isdigit() for part in end) for end in ends)
        if len(ends) in (1, 2) and whole and "week" not in str(self.data.get("dates")):
            first, last = (date(*map(int, end)) for end in (ends[0], ends[-1]))
            stated.append(str((last - first).days + 1))
        return set(stated)

    # ---- whom they met --------------------------------------------------------------------------

    @cached_property
    def own(self) -> set[str]:
        """The keys of all that is the visitors' own: parties, delegations, people, bodies."""
        own = {*self.visitors, *(k for k in self.delegations if self.sender(k) in self.visitors)}
        for person in self.entries:
            entry = person.entry
            sent = known(entry.get("delegation"))
            if person.party in self.visitors or (sent and sent in own):
                own |= {str(entry.get("key")), str(entry.get("person")), *self.bodies_of(person)}
        hosted = {self.home(who) for who in self.hosts}
        homes = {self.home(who) for who in self.visitors} - hosted
        own |= {key for key in self.bodies if self._is_at_home(key, homes | {*self.visitors})}
        return own - {"None"}

    @staticmethod
    def bodies_of(person: Person) -> set[str]:
        """The bodies that somebody comes from or has a function in."""
        functions = [f for f in entries(person.entry.get("functions")) if isinstance(f, Mapping)]
        bodies = (known(each.get("organisation")) for each in (person.entry, *functions))
        return {body for body in bodies if body}

    def _is_at_home(self, body: str, homes: Iterable[str | None]) -> bool:
        home = self.home(body)
        while home:
            if home in homes:
                return True
            home = known(self.places[home].get("part_of"))
        return False

    @cached_property
    def met(self) -> list[str]:
        """The keys of those whom the visitors met in sessions that were held."""
        keys = chain.from_iterable(entries(session.get("with")) for session in self.held)
        persons = {p.entry.get("key"): known(p.entry.get("person")) for p in self.entries}
        met = dict.fromkeys(persons.get(key) or key for key in keys)
        return [key for key in met if key not in self.own]

    @cached_property
    def met_others(self) -> bool:
        """True if a session says that there were more than it names."""
        return any(str(s.get("with_others")).lower() in ("true", "yes") for s in self.held)

    # ---- names ----------------------------------------------------------------------------------

    def names(self, key: str) -> set[str]:
        """What somebody or something may be called."""
        for known_ in (self.places, self.bodies, self.people, self.delegations):
            if key in known_:
                entry = known_[key]
                found = {known(entry.get("name")), known(entry.get("short_name"))}
                found |= {entry.get("name")} if key in self.people else set()
                if key in self.delegations and not entry.get("name"):
                    found |= self.names(str(self.sender(key)))
                return found - {None}
        for person in self.entries:
            entry = person.entry
            if key in (entry.get("key"), entry.get("person")):
                return {known(entry.get("function")), known(entry.get("group"))} - {None}
        return set()

    @cached_property
    def delegates_in_public(self) -> list[str]:
        """The names of all who came for a visiting party and may be named to the public."""
        came = [p for p in self.entries if p.party in self.visitors and p.came]
        keys = [key for p in came if (key := known(p.entry.get("person")))]
        return [self.people[key]["name"] for key in keys if self.may_be_named(key)]

    def may_be_named(self, person: str) -> bool:
        """True if the public may read the name of this person."""
        about = [r for r in entries(self.data.get("releases")) if "name" in _what(r)]
        own = [release for release in about if person in entries(release.get("people"))]
        general = [release for release in about if release.get("people") == "everyone"]
        bases = own or general
        withdrawn = [r for r in bases if r.get("withdrawn") not in (None, "not applicable")]
        hidden = self.people[person].get("audience", "public") != "public"
        released = any(release.get("audience") == "public" for release in bases)
        return released and not withdrawn and not hidden


def _what(release: Data) -> list[str]:
    return entries(release.get("what")) or ["name", "function", "organisation"]


def _title(function: Any) -> str:
    return str(function.get("title") if isinstance(function, Mapping) else function)
