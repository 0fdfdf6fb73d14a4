"""What must hold of what a report tells; each check yields what is untrue, for a developer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from support.documents import flat
from support.second_reader import DATE as WRITTEN_DATE
from support.second_reader import (
    MONTHS,
    Data,
    Facts,
    Size,
    entries,
    in_public,
    known,
    leaves,
    points,
    words_of_date,
)
from support.told import Told

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TEENS = ("eleven", "twelve")
NUMBERS = {word: n for n, word in enumerate((*UNITS, *TEENS), 1)}
NUMBER = rf"\d[\d,]*|{'|'.join(NUMBERS)}"
PEOPLE = (
    "people|persons?|delegates?|visitors?|travellers?|participants?|members?|guests?|companions?"
    "|officers?|attendees?|representatives?|hosts?"
)
QUALIFIER = r"about|around|some|at least|more than|over|up to"
SAME = {"around": "about", "some": "about", "over": "more than"}
COUNTED = re.compile(
    rf"(?<![\d⟧–-])(?:\b({QUALIFIER})\s)?\b({NUMBER})\s(?:(?!⟦)[a-z-]+\s){{0,2}}?(⟦[gf]⟧s?|(?:{PEOPLE})\b)",
    re.IGNORECASE,
)
DAY = re.compile(rf"\b(\d{{1,2}})(?:\s*(?:–|to|and|until)\s*(\d{{1,2}}))?\s+({'|'.join(MONTHS)})\b")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
OTHERS = re.compile(rf"\band (?:at least )?({NUMBER}) (?:others?|other bodies|more)\b")
MEETING = re.compile(
    r"\b(?:met|(?:are|were|had been due|will|is|was) (?:to )?meet(?:ing)?)\b(?: with)?"
)

PROSE = (
    *("summary", "background", "why_host", "purpose", "objectives", "outcome", "next_steps"),
    *("relation", "reason", "text", "note", "remark", "change", "key_points", "what", "duration"),
    *("presence", "evidence", "interpretation", "counts", "instalment", "framework"),
)
"""The fields that an author fills with words of his own, which this does not judge."""


def number(word: str) -> int:
    """A number in figures or in words."""
    return NUMBERS.get(word.lower()) or int(re.sub(r"\D", "", word))


class Truths:
    """The checks of one file's documents, in the public or in the internal edition."""

    def __init__(self, data: Data, *, is_public: bool) -> None:
        self.data = in_public(data) if is_public else data
        self.facts = Facts(self.data)
        self.is_public = is_public

    # ---- names in a text ------------------------------------------------------------------------

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        """What may be called by each name: places, bodies, people, participants, delegations, and
        what bears the name of one of them in its own."""
        facts, found = self.facts, dict[str, set[str]]()
        people = [key for p in facts.entries for key in (p.entry.get("key"), p.entry.get("person"))]
        keys = [*facts.places, *facts.bodies, *facts.people, *facts.delegations]
        for key in (*keys, *filter(None, people)):
            for name in facts.names(key):
                found.setdefault(name, set()).add(key)
        for kind in (facts.legs, facts.sessions, facts.events):
            for key, entry in kind.items():
                title = known(entry.get("title")) or known(entry.get("name"))
                if title:
                    found.setdefault(title, set()).add(key)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted(map(flat, self._keys), key=len, reverse=True)
        return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.I)

    def named(self, text: str) -> list[str]:
        """The keys that a text names, in order; a name inside a longer one is not heard."""
        folded = {flat(name).casefold(): keys for name, keys in self._keys.items()}
        found = (folded[match.group().casefold()] for match in self._pattern.finditer(text))
        return list(dict.fromkeys(key for keys in found for key in sorted(keys)))

    def own_words(self, text: str) -> str:
        """A text without what the author wrote: prose is left out, names are tokens."""
        for words in self._prose:
            text = text.replace(words, " ")
        for token, names in self._tokens:
            text = names.sub(token, text)
        return flat(text)

    @cached_property
    def _prose(self) -> list[str]:
        """The author's sentences, the longest first."""
        found = set()
        for name, value in _fields(self.data):
            if name in PROSE and isinstance(value, str):
                plain = flat(re.sub(r"\[([^]]*)\]\([^)]*\)|[*_`]", r"\1", value))
                found |= {plain, *re.split(r"(?<=[.!?:])\s", plain)}
        return sorted((each for each in found if len(each) > 3), key=len, reverse=True)

    @cached_property
    def _tokens(self) -> list[tuple[str, re.Pattern[str]]]:
        facts = self.facts
        groups = {known(p.entry.get("group")) for p in facts.entries}
        groups |= {known(figure.get("what")) for figure in entries(self.data.get("figures"))}
        functions = {
            function.get("title") if isinstance(function, Mapping) else function
            for person in facts.entries
            for function in entries(person.entry.get("functions"))
        }
        titles = {value for name, value in _fields(self.data) if name in ("title", "name", "what")}
        titles -= functions
        kinds = (("⟦x⟧", titles - groups), ("⟦g⟧", groups), ("⟦f⟧", functions))
        return [(token, _any(names)) for token, names in kinds if any(names)]

    # ---- the checks -----------------------------------------------------------------------------

    def of_glance(self, told: Told) -> Iterator[str]:
        """What is untrue or missing at a glance."""
        yield from self._when(told.grid.get("when", ""))
        yield from self._where(told.grid.get("where", ""))
        yield from self._visited(told.grid.get("visited", ""))
        yield from self._hosted(told.grid.get("hosted", ""))
        yield from self._met(told.grid.get("met", ""))
        yield from self._numbers(" | ".join((*told.figures, told.grid.get("visited", ""))))
        yield from self._stated(" ".join((*told.figures, *told.grid.values())), "at a glance")
        yield from self._days(" | ".join(told.figures))
        if self.facts.status not in ("completed", "moved online"):
            past = [each for each in told.labels if re.match(r"Who (visited|hosted)|Met", each)]
            yield from (f"“{label}”, but it is {self.facts.status}" for label in past)

    def of_announcement(self, paragraphs: list[str]) -> Iterator[str]:
        """What is untrue or missing in an announcement."""
        text = "\n".join(paragraphs)
        own = "\n".join(map(self.own_words, paragraphs[1:]))
        yield from self._dates(own, "in the announcement")
        yield from self._numbers(own)
        yield from self._stated(own, "in the announcement")
        yield from self._told_where(text)
        yield from self._between(paragraphs)
        for sentence in (part for each in paragraphs[1:] for part in self._sentences(each)):
            yield from self._host_clause(sentence)
            yield from self._journey(sentence)
            yield from self._meeting(sentence)
        if self.is_public:
            for name in self.facts.delegates_in_public:
                if name not in text:
                    yield f"the announcement does not name the delegate {name}"

    # ---- dates ----------------------------------------------------------------------------------

    @cached_property
    def _recorded(self) -> list[str]:
        """Every date of the file."""
        texts = filter(lambda value: isinstance(value, str), leaves(self.data))
        return [text for text in texts if WRITTEN_DATE.fullmatch(text)]

    def _dates(self, text: str, where: str) -> Iterator[str]:
        """The days and years that nobody recorded, and the first and last that are missing."""
        recorded = [point for date in self._recorded for point in points(date)]
        days = {(int(day), MONTHS[int(month) - 1]) for _, month, day in recorded if day}
        for first, last, month in DAY.findall(text):
            for day in filter(None, (first, last)):
                if (int(day), month) not in days and not (day == first and last):
                    yield f"“{day} {month}” {where} is no date of the file"
                elif (int(day), month) not in days and not any(int(day) == d for d, _ in days):
                    yield f"“{day}” {where} is no day of the file"
        years = {year for year, _, _ in recorded}
        for year in YEAR.findall(text):
            if year not in years:
                yield f"the year {year} {where} is none of the file"
        told = {word.casefold() for word in re.findall(r"\w+", text)}
        dates = words_of_date(known(self.data.get("dates")))
        missing = [word for word in dates if word.casefold() not in told]
        if missing:
            yield f"{sorted(missing)} of the dates is not told {where}"

    def _when(self, value: str) -> Iterator[str]:
        if known(self.data.get("dates")):
            yield from self._dates(value, "at a glance")
        legs = [known(leg.get("dates")) for leg in self.facts.legs.values()]
        own = [known(self.data.get(name)) for name in ("dates", "activity", "travel")]
        planned = known(self.data.get("planned")) or {}
        texts = [*own, *legs, known(planned.get("dates")), known(planned.get("decided"))]
        years = {year for text in texts for year, _, _ in points(text)}
        for year in YEAR.findall(value):
            if year not in years:
                yield f"the year {year} under “When” is none of the exchange"

    def _days(self, figures: str) -> Iterator[str]:
        for n in re.findall(r"\b(\d+) days?\b", figures):
            if n not in self.facts.days:
                yield f"“{n} days”, but it took {sorted(self.facts.days)}"

    # ---- places and parties ---------------------------------------------------------------------

    def _where(self, value: str) -> Iterator[str]:
        expected, places = self.facts.where, self.facts.places
        if not expected:
            if self.facts.is_online and "nline" not in value:
                yield "it is online, and “Where” does not say so"
            yield from (f"“Where” names {key}" for key in self.named(value) if key in places)
            return
        told = [key for key in self.named(value) if key in places]
        names = {name for key in expected for name in self.facts.names(key)}
        larger = {known(places[key].get("part_of")) for key in expected}
        for key in told:
            if key not in expected and key not in larger and not names & self.facts.names(key):
                yield f"“Where” names {key}, where nothing took place"
        missing = [key for key in expected if key not in told]
        yield from self._rest(value, missing, "Where")
        hosting = [
            self.facts.city(home) for who in self.facts.hosts if (home := self.facts.home(who))
        ]
        first = next((key for key in hosting if key in expected), None)
        if first and told and told[0] != first:
            yield f"“Where” does not begin with the first host's place {first}"

    def _rest(self, value: str, missing: list[str], label: str) -> Iterator[str]:
        """What is missing, unless exactly so many others are counted."""
        counted = sum(number(n) for n in OTHERS.findall(value))
        if counted != len(missing):
            yield f"“{label}” leaves out {missing}, and counts {counted} others"

    def _visited(self, value: str) -> Iterator[str]:
        yield from self._side(value, self.facts.visitors, self.facts.hosts, "visited")

    def _hosted(self, value: str) -> Iterator[str]:
        yield from self._side(value, self.facts.hosts, self.facts.visitors, "hosted")

    def _side(self, value: str, own: list[str], other: list[str], what: str) -> Iterator[str]:
        """The parties of one side: all of its own, none of the other's, who is both by legs."""
        told, facts = self.named(value), self.facts
        if not value and not own:
            return
        yield from (f"who {what}: {who} is missing" for who in own if who not in told)
        allowed = {name for who in own for name in facts.names(who)}
        bodies = self._bodies_named_beside(own)
        for key in told:
            is_actor = key in facts.places or key in facts.bodies
            if is_actor and key not in own and not allowed & facts.names(key) and key not in bodies:
                yield f"who {what}: {key} did not"
        for who in set(own) & set(other):
            yield from self._by_leg(value, who, what)

    def _bodies_named_beside(self, own: list[str]) -> set[str]:
        """The bodies and places that are named as what a party or its people belong to."""
        facts, found = self.facts, set[str]()
        for person in facts.entries:
            if person.party in own:
                found |= facts.bodies_of(person)
        found |= {facts.home(who) or "" for who in own}
        for table in (facts.bodies, facts.places):
            for key in [*own, *found]:
                found.add(known((table.get(key) or {}).get("part_of")) or "")
        return found

    def _by_leg(self, value: str, who: str, what: str) -> Iterator[str]:
        legs = self.facts.legs
        takes = self.facts.visited if what == "visited" else self.facts.hosted
        own = [key for key, leg in legs.items() if takes(who, leg)]
        if not own or len(own) == len(legs):
            return
        told = [key for key in self.named(self._after(value, who)) if key in legs]
        names = "|".join(map(re.escape, self.facts.names(who)))
        bracket = re.search(rf"(?<!\w)(?:{names})(?!\w)[^()]*\(([^)]*)\)", value)
        told += [key for key in legs if bracket and self._is_way(legs[key], bracket.group(1))]
        wrong = [key for key in told if key not in own]
        if wrong or not told:
            yield f"who {what}: {who} is told with {told}, but it was on {own}"

    def _is_way(self, leg: Data, text: str) -> bool:
        """True if a text says from where to where a leg without a title led."""
        ends = [
            "|".join(
                re.escape(name) for key in entries(leg.get(end)) for name in self.facts.names(key)
            )
            for end in ("from", "to")
        ]
        if known(leg.get("title")) or not all(ends):
            return False
        return re.search(rf"(?:{ends[0]}).* to .*(?:{ends[1]})", text) is not None

    def _after(self, value: str, who: str) -> str:
        """What a line says of a party: from its name to the next party's."""
        names = "|".join(map(re.escape, self.facts.names(who)))
        rest = re.split(rf"(?<!\w)(?:{names})(?!\w)", value, maxsplit=1)[-1]
        others = {
            name
            for party in self.facts.parties
            if party["who"] != who
            for name in self.facts.names(party["who"])
        }
        if not others:
            return rest
        titles = [known(leg.get("title")) or "" for leg in self.facts.legs.values()]
        keep = "|".join(re.escape(title) for title in sorted(titles, key=len)[::-1] if title)
        stop = "|".join(map(re.escape, sorted(others, key=len)[::-1]))
        parts = re.finditer(rf"({keep or '(?!)'})|(?<!\w)(?:{stop})(?!\w)", rest, re.I)
        end = next((match.start() for match in parts if not match.group(1)), len(rest))
        return rest[:end]

    # ---- whom they met --------------------------------------------------------------------------

    def _met(self, value: str) -> Iterator[str]:
        facts, told = self.facts, self.named(value)
        names = {name for key in facts.met for name in facts.names(key)}
        units = {known((facts.bodies.get(key) or {}).get("part_of")) for key in facts.met}
        for key in told:
            if key in facts.own and not names & facts.names(key) and key not in units:
                yield f"met: {key} is the visitors' own"
        if not value:
            return
        nameable = [key for key in facts.met if facts.names(key)]
        missing = [key for key in nameable if key not in told]
        if self.is_public:  # who may not be named is counted or told without a name
            hidden = [key for key in missing if key in facts.people and not facts.may_be_named(key)]
            counted = sum(number(n) for n in OTHERS.findall(value))
            missing = [key for key in missing if key not in hidden[: len(missing) - counted]]
        yield from self._rest(value, missing, "Met")
        others = re.search(r"\bat least \w+ others?\b|\band (?:\w+ )?others\b", value)
        if others and not others.group().startswith("at least"):
            others = re.search(r"\band (?:\w+ )?others\b", OTHERS.sub("", value))
        if others and not facts.met_others:
            yield "met: “and others”, but no session says so"

    # ---- numbers --------------------------------------------------------------------------------

    def _numbers(self, text: str) -> Iterator[str]:
        """The numbers of people that neither are stated nor certain."""
        allowed: set[Size] = self.facts.numbers
        for how, n, what in COUNTED.findall(YEAR.sub("", self.own_words(text))):
            qualifier = SAME.get(how.lower(), how.lower()) or "exactly"
            of_one_function = what.startswith("⟦f⟧") and number(n) in self.facts.with_one_function
            is_unnamed = what.startswith("participant") and number(n) in self.facts.unnamed
            if (qualifier, number(n)) not in allowed and not (of_one_function or is_unnamed):
                yield f"“{how} {n} {what}” is neither stated nor certain"

    def _stated(self, text: str, where: str) -> Iterator[str]:
        """The stated size of the one delegation that visited, if it is not told."""
        sizes = [self.facts.stated(who) for who in self.facts.visitors]
        if len(sizes) == 1 and sizes[0]:
            n = sizes[0][1]
            words = [word for word, value in NUMBERS.items() if value == n]
            if not re.search(rf"(?<!\w)(?:{'|'.join([f'{n:,}', *words])})(?!\w)", text, re.I):
                yield f"the stated size {n} is not told {where}"

    # ---- the announcement -----------------------------------------------------------------------

    def _told_where(self, text: str) -> Iterator[str]:
        names = [name for key in self.facts.where for name in self.facts.names(key)]
        if names and not any(name in text for name in names):
            yield "the announcement does not say where"
        if not names and self.facts.is_online and "online" not in text.lower():
            yield "the announcement does not say that it is online"

    def _between(self, paragraphs: list[str]) -> Iterator[str]:
        """Between whom it was: no place that is no party, and where nothing took place."""
        facts = self.facts
        homes = {facts.home(who) for who in facts.visitors} | {
            party["who"] for party in facts.parties
        }
        for text in paragraphs[1:]:
            match = re.search(r"\bbetween (?:the )?", text)
            for key in self.named(text[match.end() :].split(". ", 1)[0]) if match else ():
                if key in facts.places and facts.where and key not in {*homes, *facts.where}:
                    yield f"the announcement says that it was between {key} and others"

    def _sentences(self, paragraph: str) -> list[str]:
        for words in self._prose:
            paragraph = paragraph.replace(words, " ")
        return re.split(r"(?<=[.!?])\s+(?=[A-Z“])", flat(paragraph))

    def _host_clause(self, sentence: str) -> Iterator[str]:
        """Who is told as a host: no visitor, and no host of a session or an event alone."""
        match = re.search(r"\bhosted by |\bhosts? (?:was|were|is|are|will be|was to be) ", sentence)
        if not match:
            return
        facts = self.facts
        inside = {*self.named(sentence[: match.start()])}
        hosting = {*facts.hosts, *(facts.home(who) for who in facts.hosts)}
        for leg in facts.legs.values():
            hosting |= {*entries(leg.get("hosts"))}
        hosting |= {party for leg in facts.legs.values() for party in entries(leg.get("to"))}
        for person in facts.entries:
            if "host" in entries(person.entry.get("roles")):
                hosting |= facts.bodies_of(person)
        for each in (*facts.sessions.items(), *facts.events.items()):
            if each[0] in inside:
                hosting |= {*entries(each[1].get("hosts")), *entries(each[1].get("partners"))}
        for key in self.named(sentence[match.end() :].split(" to ", 1)[0]):
            if key in {*facts.visitors} - hosting:
                yield f"the announcement tells the visitor {key} as a host"
            elif key in self._hosts_of_one - hosting:
                yield f"the announcement tells {key} as a host of all"

    @cached_property
    def _hosts_of_one(self) -> set[str]:
        """Who hosted a session or an event."""
        each = (*self.facts.sessions.values(), *self.facts.events.values())
        return {host for entry in each for host in entries(entry.get("hosts"))}

    def _meeting(self, sentence: str) -> Iterator[str]:
        """Whom the visitors met, as a sentence says: nobody of their own."""
        match = MEETING.search(sentence)
        names = {name for key in self.facts.met for name in self.facts.names(key)}
        for key in self.named(sentence[match.end() :]) if match else ():
            if key in self.facts.own and not names & self.facts.names(key):
                yield f"the announcement says that the visitors met {key}, their own"

    def _journey(self, sentence: str) -> Iterator[str]:
        """Where they travelled: nowhere but where something took place."""
        match = re.search(r"\btravel(?:led|s|ling)?\b[^.;]*? to (?!attend|take|see|be)", sentence)
        if not match:
            return
        rest = re.split(r" to (?:attend|take)|, hosted|;|\bfrom\b", sentence[match.end() :])[0]
        facts = self.facts
        reached = {*facts.where} | {
            key for leg in facts.legs.values() for key in entries(leg.get("to"))
        }
        names = {name for key in reached for name in facts.names(key)}
        for key in self.named(rest):
            if (
                key in facts.places
                and not facts.names(key) & names
                and facts.city(key) not in reached
            ):
                yield f"the announcement says that they travelled to {key}"


def _fields(value: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every value with the name of its field; an entry of a list has that of the list."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _fields(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from _fields(item, name)
    else:
        yield name, value


def _any(names: set[object]) -> re.Pattern[str]:
    texts = sorted((flat(str(name)) for name in names if name), key=len, reverse=True)
    return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?=s?(?!\w))" for text in texts), re.I)
