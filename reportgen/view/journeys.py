"""Who travelled to whom, in sentences: the visitors of an exchange, or leg by leg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.language.words import Time
from reportgen.model.figures import Size
from reportgen.model.legs import Leg
from reportgen.model.participants import ABSENT, Participation
from reportgen.model.parties import HOSTING
from reportgen.view import visit
from reportgen.view.context import TIMES, Context
from reportgen.view.naming import HEADS

_EXCHANGES = (None, "bilateral exchange", "multilateral exchange", "staff exchange", "other")
"""The kinds that are called an exchange."""

_MOST_IN_SUBJECT = 4
"""More people are told in a sentence of their own."""
_MOST_WITH_FUNCTIONS = 4
_MOST_MEMBERS = 12
_MOST_HOSTS = 3
"""Of more hosts only names are told."""


def _time(context: Context, leg: Leg) -> Time:
    """How a text speaks of a leg, which may have a state of its own."""
    return TIMES[leg.status] if leg.status else context.time


def is_under_way(context: Context, leg: Leg) -> bool:
    """True unless a leg was cancelled."""
    return _time(context, leg) != "off"


def sentence(context: Context, *phrases: str) -> str:
    """These phrases as one sentence, with its capital and its stop."""
    clause = " ".join(filter(None, phrases)).rstrip(",")
    return context.words.say("sentence", clause=context.words.capital(clause))


@dataclass
class Names:
    """Names in running text: in full where they stand first, short from then on."""

    context: Context
    unused: frozenset[str] = frozenset()
    """Abbreviations that nothing takes up, so that they stand beside no name."""
    _known: set[str] = field(default_factory=set)

    def __call__(self, key: str) -> str:
        organisation = self.context.exchange.organisations.get(key)
        short = organisation.short_name if organisation else None
        if short and key in self._known:
            return short
        self._known.add(key)
        return self.context.naming.in_sentence(key, in_full=short not in self.unused)

    def listed(self, keys: Sequence[str]) -> str:
        """Several in one phrase."""
        return self.context.words.listed([self(key) for key in keys])


@dataclass(frozen=True)
class _Travellers:
    """Those who travelled together."""

    who: str
    """“Two officers from Ostwick”; empty where nothing but their city is known."""
    is_one: bool
    members: str = ""
    """Those of a delegation, where they have no room in the sentence."""
    home: str = ""
    is_complete: bool = False
    """Whether these are known to be all."""


def journeys(context: Context, names: Names) -> Iterator[str]:
    """Who travelled where, and who hosted them, as far as readers may know."""
    if len(context.exchange.legs) > 1:
        known: set[str] = set()
        for leg in context.exchange.legs.values():
            yield from _leg(context, names, leg, known)
        yield from _beside(context, names, known)
        return
    groups = [
        _travellers(
            context, names, visit.came(context, side.who), visit.size(context, side), side.who
        )
        for side in visit.visitors(context)
    ]
    if loose := _loose(context):
        groups.append(_travellers(context, names, loose, None, None))
    if groups:
        yield sentence(context, _visit(context, names, groups))
        yield from _members(context, groups)


def _loose(context: Context) -> list[Participation]:
    """The delegates of no party, unless they are groups beside those of parties."""
    parties = visit.visitors(context)
    loose = [p for p in context.exchange.participants if _is_loose(p, none=not parties)]
    return [] if parties and all(p.group is not None for p in loose) else loose


def _is_loose(entry: Participation, *, none: bool) -> bool:
    """True for a delegate of no party, and for any where no party visited."""
    return _is_delegate(entry) and entry.mode not in ABSENT and (none or entry.party is None)


def _is_delegate(entry: Participation) -> bool:
    return bool({"delegate", *HEADS} & {*entry.roles})


def _visit(context: Context, names: Names, groups: Sequence[_Travellers]) -> str:
    """Who came from where to whom; only that they took part, where it is not as simple as that."""
    words, time, exchange = context.words, context.time, context.exchange
    unnamed = [group.home for group in groups if not group.who]
    phrases = [group.who for group in groups if group.who]
    if unnamed:
        home = words.listed(unnamed)
        phrases.append(words.plural("delegations", len(unnamed), home=home))
    is_one = len(phrases) == 1 and len(unnamed) < 2 and all(group.is_one for group in groups)
    n = 1 if is_one else 2
    homes = {exchange.home_of(side.who) for side in visit.visitors(context)}
    places = visit.destinations(context)
    who = _together(context, phrases)
    if not places or not homes or homes & {*places} or visit.is_online(context):
        return words.plural(f"took_part_{time}", n, who=who)
    where = words.few([names(key) for key in places], visit.MOST_MET)
    kind = words.kind_in_sentence("exchange", exchange.kind or "other")
    aim = words.say("for_this", what=kind)
    if exchange.kind in _EXCHANGES:
        aim = words.say("to_attend")
    clause = words.plural(f"travelled_{time}", n, who=who, hosts=where, aim=aim)
    hosts = _hosts(context, names)
    return words.say("hosted_by", visit=clause, who=hosts) if hosts else clause


def _together(context: Context, phrases: Sequence[str]) -> str:
    """Several who travelled, as one subject."""
    if len(phrases) == 1:
        return phrases[0]
    return context.words.listed([phrase.rstrip(",") for phrase in phrases])


def _as_subject(context: Context, groups: Sequence[_Travellers]) -> tuple[int, str]:
    """The grammatical number of all groups together, and what to call them."""
    n = 1 if len(groups) == 1 and groups[0].is_one else 2
    return n, _together(context, [group.who for group in groups])


def _members(context: Context, groups: Sequence[_Travellers]) -> Iterator[str]:
    """Who belonged to each delegation that was only told by its number."""
    words, time = context.words, context.time
    for group in groups:
        if group.members:
            who = words.say("the_delegation")
            if len(groups) > 1 and group.home:
                who = words.say("its_delegation", who=group.home)
            told = {"who": who, "members": group.members}
            if group.is_complete:
                yield sentence(context, words.say(f"consisted_{time}", **told))
            else:
                yield sentence(context, words.say(f"included_{time}", **told))


# ---- legs ---------------------------------------------------------------------------------------


def _leg(context: Context, names: Names, leg: Leg, known: set[str]) -> Iterator[str]:
    """Who travelled on a leg, where to, when, and who hosted them there."""
    words, time = context.words, _time(context, leg)
    groups = list(_on_leg(context, names, leg, known))
    n, who = _as_subject(context, groups)
    online = leg.modality == "online" or leg.status == "moved online" or visit.is_online(context)
    if online:
        clause = words.plural(f"online_{time}", n, who=who)
    elif leg.destination:
        where = words.listed([names(key) for key in leg.destination])
        clause = words.plural(f"went_{time}", n, who=who, hosts=where)
    else:
        clause = words.plural(f"took_part_{time}", n, who=who)
    when = words.on(leg.dates) if leg.dates else ""
    clause = " ".join(filter(None, (clause, when)))
    bodies = [key for key in leg.hosts if key not in leg.destination]
    hosted = words.say("as_guests", visit=clause, who=names.listed(bodies)) if bodies else clause
    yield sentence(context, hosted)
    yield from _members(context, groups)


def _on_leg(context: Context, names: Names, leg: Leg, known: set[str]) -> Iterator[_Travellers]:
    """Those who travelled on a leg; who has been told already is only named again."""
    exchange, words = context.exchange, context.words
    for key in leg.delegations:
        sender = visit.sender(context, key)
        if key in known:
            again = words.say("its_delegation", who=names(sender)) if sender else ""
            yield _Travellers(again or context.naming.in_sentence(key), is_one=True)
            continue
        known.add(key)
        entries, size = _sent(context, key), exchange.delegations[key].size
        yield _group(context, names, entries, size, sender)
    if leg.delegations:
        return
    parties = [party.who for party in exchange.parties if exchange.home_of(party.who) in leg.origin]
    for who in parties:
        entries = [] if who in known else visit.came(context, who)
        size = None if who in known else visit.size(context, visit.Side(who))
        known.add(who)
        yield _group(context, names, entries, size, who)
    if not parties:
        yield _Travellers(words.say("delegates"), is_one=False)


def _beside(context: Context, names: Names, known: set[str]) -> Iterator[str]:
    """Who took part but was on no leg; `known` are the delegations and parties that were."""
    told = {id(p) for key in known & {*context.exchange.delegations} for p in _sent(context, key)}
    told |= {id(entry) for who in known for entry in visit.came(context, who)}
    groups = []
    for side in visit.visitors(context):
        entries = [entry for entry in _visiting(context, side.who) if id(entry) not in told]
        is_known = side.who in known or known & {*visit.delegations(context, side)}
        size = None if is_known else visit.size(context, side)
        if entries or not is_known:
            groups.append(_group(context, names, entries, size, side.who))
    if loose := [entry for entry in _loose(context) if id(entry) not in told]:
        groups.append(_travellers(context, names, loose, None, None))
    if groups:
        name = "also_took_part" if known else "took_part"
        n, who = _as_subject(context, groups)
        yield sentence(context, context.words.plural(f"{name}_{context.time}", n, who=who))
        yield from _members(context, groups)


def _sent(context: Context, delegation: str) -> list[Participation]:
    """Who travelled in a delegation, or in one within it: of the only one of a party all who came
    for it."""
    exchange, sender = context.exchange, visit.sender(context, delegation)
    within = {key for key, each in exchange.delegations.items() if each.part_of == delegation}
    alone = sender and visit.delegations(context, visit.Side(sender)) == [delegation]
    loose = {id(p) for p in _visiting(context, sender or "") if alone and p.delegation is None}
    return [
        entry
        for entry in exchange.participants
        if id(entry) in loose
        or (entry.delegation in {delegation, *within} and entry.mode not in ABSENT)
    ]


def _visiting(context: Context, party: str) -> list[Participation]:
    """Who came for a party to visit: of one that was a host too, no host, speaker or guest."""
    came = visit.came(context, party)
    if party not in {side.who for side in visit.hosts(context)}:
        return came
    return [p for p in came if not p.roles or (_is_delegate(p) and "host" not in p.roles)]


def _group(
    context: Context,
    names: Names,
    entries: Sequence[Participation],
    size: Size | None,
    party: str | None,
) -> _Travellers:
    """Those who came together; a delegation where no more than their home is known."""
    group = _travellers(context, names, entries, size, party)
    alone = context.words.plural("delegations", 1, home=group.home)
    return group if group.who else _Travellers(alone, is_one=True, home=group.home)


# ---- people in a phrase -------------------------------------------------------------------------


def _travellers(
    context: Context,
    names: Names,
    entries: Sequence[Participation],
    size: Size | None,
    party: str | None,
) -> _Travellers:
    """Those who came together: as the subject of a sentence where they are few or alike, else as
    a delegation, with its members for a sentence of their own."""
    words, naming = context.words, context.naming
    entries = naming.in_order([entry for entry in entries if "companion" not in entry.roles])
    entries.sort(key=lambda entry: entry.group is not None)
    home = names(party) if party else ""
    counted = sum(entry.count or (1 if entry.person or entry.function else 0) for entry in entries)
    agrees = size is None or (size.count == counted and size.qualifier == "exactly")
    if agrees and (subject := _subject(context, entries, home)):
        plural = len(entries) > 1 or entries[0].group or entries[0].count
        return _Travellers(subject, is_one=not plural, home=home)
    if not entries and size is None and home:
        return _Travellers("", is_one=True, home=home)
    what = words.say("a_delegation")
    if size:
        n = words.qualified(words.count(size.count), size.qualifier)
        what = words.say("delegation_of_size", n=n)
    who = _from(context, what, home)
    members = _people(context, entries, counts=agrees or size is None or counted < size.count)
    whole = size is not None and agrees and not any(map(naming.is_nameless, entries))
    return _Travellers(who, is_one=True, members=members, home=home, is_complete=whole)


def _from(context: Context, who: str, home: str) -> str:
    if not home or home in who:
        return who
    # No sentence begins with a figure.
    pattern = "from_home_first" if who[:1].isdigit() else "from_home"
    return context.words.say(pattern, who=who, home=home)


def _subject(context: Context, entries: Sequence[Participation], home: str) -> str:
    """People as the subject of a sentence; empty where they are too many or too different."""
    words, naming = context.words, context.naming
    if not 0 < len(entries) <= _MOST_IN_SUBJECT or any(map(naming.is_nameless, entries)):
        return ""
    functions = [_function(entry) for entry in entries]
    names = [_name(context, entry, entries) for entry in entries]
    if len(entries) == 1:
        who = (
            words.say("apposed", name=names[0], function=functions[0]) if functions[0] else names[0]
        )
        return f"{_from(context, who, home)}," if functions[0] else _from(context, who, home)
    holders = words.several(functions[0]) if len({*functions}) == 1 else ""
    if holders:
        n = words.count(len(entries)) if all(entry.person for entry in entries) else ""
        alike = words.say("counted", n=n, group=holders) if n else holders
        alike = _from(context, alike, home)
        return words.say("named", who=alike, names=words.listed(names)) if n else alike
    return "" if any(functions) else _from(context, words.listed(names), home)


def _people(context: Context, entries: Sequence[Participation], *, counts: bool) -> str:
    """People in one phrase, with their functions where they are few."""
    words, naming = context.words, context.naming
    known = [entry for entry in entries if not naming.is_nameless(entry)]
    all_functions = [
        p for p in context.exchange.participants if "host" not in p.roles and _function(p)
    ]
    few = len(all_functions) <= _MOST_WITH_FUNCTIONS
    people = []
    for entry in known:
        name = entry.group if entry.group and not counts else _name(context, entry, entries)
        function = _function(entry) if few else ""
        people.append(words.say("apposed", name=name, function=function) if function else name)
    return words.few(people, _MOST_MEMBERS, others=len(known) < len(entries)) if people else ""


def _name(context: Context, entry: Participation, entries: Sequence[Participation] = ()) -> str:
    """A participant in running text: a person with titles, a group with those known of it, unless
    they are told beside it."""
    naming = context.naming
    if entry.person:
        return naming.titled(entry.person)
    beside = {key for other in entries for key in (other.key, other.person)}
    return (
        naming.participant(entry)
        if {*entry.including} & beside
        else naming.participant_in_full(entry)
    )


def _function(entry: Participation) -> str:
    """What somebody named first of all was; who is called by a function has no name beside it."""
    return entry.functions[0].title if entry.person and entry.functions else ""


def _hosts(context: Context, names: Names) -> str:
    """The people who hosted, else the bodies that did; cities alone are told with the journey."""
    words, naming, exchange = context.words, context.naming, context.exchange
    people = [
        entry
        for entry in exchange.participants
        if "host" in entry.roles and entry.mode not in ABSENT and not naming.is_nameless(entry)
    ]
    if people:
        few = len(people) <= _MOST_HOSTS
        return words.few(
            [_host(context, names, e) if few else naming.participant(e) for e in people],
            visit.MOST_MET,
        )
    sides = {side.who for side in visit.hosts(context) if side.who in exchange.organisations}
    bodies = [p.who for p in exchange.parties if p.who in sides and {*HOSTING} & {*p.roles}]
    return words.few([names(key) for key in bodies], visit.MOST_MET)


def _host(context: Context, names: Names, entry: Participation) -> str:
    """A host with what he or she was, and in which body."""
    words, name = context.words, _name(context, entry)
    title = _function(entry)
    body = entry.functions[0].organisation if title else None
    if body:
        title = words.say("function_in", title=title, organisation=names(body))
    return words.say("apposed", name=name, function=title) if title else name
