"""Cases of the rules about people and parties."""

from support.asking import Firing, Silent

PERSON = "people: { p: { name: Pim Oduya }, q: { name: Quill Marsh } }\n"
PART = PERSON + "participants:\n  - { person: p, party: a }\n  - { person: q, party: a }\n"
COUNCILS = "organisations: { k: { name: Kay }, l: { name: Ell }, m: { name: Emm } }\n"
TWO_PLACES = (
    "places: { a: { name: A }, b: { name: B }, c: { name: C } }\nkind: bilateral exchange\n"
)


def group(fields: str, more: str = PERSON) -> str:
    return f"{more}participants:\n  - {{ {fields} }}\n"


def spoke(mode: str) -> str:
    return (
        f"{PERSON}participants:\n  - {{ person: p, party: a, key: x-p, mode: {mode} }}\n"
        "  - { person: q, party: a }\nsessions: { s: { title: S, "
        "contributions: [{ who: q, what: spoke }, { §who: x-p, what: spoke }] } }\n"
    )


def delegation(fields: str, *members: str) -> str:
    listed = "".join(f"  - {{ {member}, delegation: d }}\n" for member in members)
    listed = f"participants:\n{listed}" if members else ""
    return f"{PERSON}{listed}delegations: {{ d: {{ {fields} }} }}\n"


def groups(*sizes: str) -> str:
    return f"groups: [{', '.join(f'{{ name: G, size: {size} }}' for size in sizes)}]"


def external(function: str, party: str = "b", more: str = "") -> str:
    return (
        "places: { a: { name: A }, b: { name: B }, c: { name: C, part_of: b } }\n"
        "organisations:\n  ours: { name: Ours, place: b }\n  team: { name: Team, part_of: ours }\n"
        "  suburb: { name: Suburb, place: c }\n  other: { name: Other, place: a }\n"
        "  anywhere: { name: Anywhere }\nparties:\n  - { who: a, roles: [visiting] }\n"
        "  - { who: b, roles: [lead host] }\n  - { who: ours, roles: [partner] }\n"
        f"people: {{ p: {{ name: P }} }}\nparticipants:\n  - §{{ person: p, party: {party}, {more}"
        f"functions: [{{ title: T, organisation: {function} }}] }}\n"
    )


def names(field: str, one: str, other: str) -> str:
    return f"{field}:\n  k1: {{ name: {one} }}\n  k2: {{ §name: {other} }}\n"


def bodies(one: str, other: str) -> str:
    return names("organisations", one, other)


FIRING = (
    Firing("no-host-or-visitor", "warning", "§parties: [{ who: a, roles: [visiting] }]\n", "host"),
    Firing(
        "party-twice",
        "error",
        "parties:\n  - { who: a, roles: [visiting] }\n  - { who: b, roles: [lead host] }\n"
        "  - { §who: a, roles: [co-host] }\n",
        "“a” is listed as a party twice",
    ),
    Firing("person-without-part", "warning", "people: { §p: { name: P } }\n", "“p” takes no part"),
    Firing(
        "participant-without-side", "note", group("§person: p").replace("{ §", "§{ "), "no party"
    ),
    Firing("participant-without-side", "note", "participants:\n  - §{ count: 3 }\n", "no session"),
    Firing("absent-contributor", "error", spoke("apologies"), "“x-p” contributes"),
    Firing("absent-contributor", "error", spoke("replaced"), "“x-p” contributes"),
    Firing(
        "several-heads",
        "warning",
        PERSON + "participants:\n  - { person: p, party: a, roles: [head] }\n"
        "  - { person: q, party: a, §roles: [delegate, head] }\n",
        "the first is “p”",
    ),
    Firing(
        "several-heads",
        "warning",
        PERSON + "delegations: { d: {} }\n"
        "participants:\n  - { person: p, delegation: d, party: a, roles: [head] }\n"
        "  - { function: Mayor, delegation: d, party: b, §roles: [head] }\n",
        "“d” has a second head",
    ),
    Firing("not-marked-external", "warning", external("other"), "with “b”, but from “other”"),
    Firing("not-marked-external", "warning", external("suburb", "ours"), "with “ours”"),
    Firing(
        "delegation-size",
        "warning",
        delegation("§size: 2", "person: p", "group: officers, count: 2"),
        "is 2, but 3",
    ),
    Firing(
        "delegation-size",
        "warning",
        delegation("§size: { count: 10, qualifier: about }", "group: officers, count: 12"),
        "is 10, but 12",
    ),
    Firing(
        "delegation-size",
        "warning",
        delegation("§size: 1, leaders: [p]", "person: q", "person: p, mode: in person"),
        "is 1, but 2",
    ),
    Firing(
        "groups-do-not-add-up",
        "warning",
        delegation("§size: 26, " + groups("3", "12", "12")),
        "together are 27, but the size is 26",
    ),
    Firing(
        "groups-do-not-add-up", "warning", delegation("§size: 26, " + groups("3", "12")), "are 15"
    ),
    Firing("groups-do-not-add-up", "warning", delegation("§size: 10, " + groups("12")), "are 12"),
    Firing(
        "groups-do-not-add-up",
        "warning",
        delegation("§size: { count: 20, qualifier: about }, " + groups("20", "12")),
        "are 32",
    ),
    Firing(
        "group-count",
        "warning",
        group("group: officers, §count: 1, including: [p, q], party: a"),
        "counts 1, but 2",
    ),
    Firing(
        "group-number",
        "warning",
        group("§group: Two councils, including: [k, l, m], party: a", COUNCILS),
        "“Two councils”, but 3",
    ),
    Firing(
        "group-number",
        "warning",
        group("§group: 1 officer, including: [p, q], party: a"),
        "“1 officer”, but 2",
    ),
    Firing(
        "figure-of-delegates",
        "warning",
        "figures: [{ what: delegates, §value: 9 }]\n"
        "delegations: { d: { size: 3 }, e: { size: 4 } }\n",
        "9 delegates",
    ),
    Firing(
        "third-place-without-reason",
        "warning",
        TWO_PLACES + "parties:\n  - { who: a, roles: [visiting] }\n"
        "  - §{ who: c, roles: [additional host] }\n  - { who: b, roles: [lead host] }\n",
        "“c” is a further place",
    ),
    Firing(
        "third-place-without-reason",
        "warning",
        TWO_PLACES.replace("C }", "C }, d: { name: D }, e: { name: E }")
        + "§parties:\n  - { who: a, roles: [visiting] }\n"
        "  - { who: b, roles: [lead host] }\n  - { who: c, roles: [co-host] }\n"
        "  - { who: d, roles: [visiting] }\n"
        "  - { who: e, roles: [additional host] }\n",
        "“c”, “d” and 1 more",
    ),
    Firing(
        "third-place-without-reason",
        "warning",
        "places: { a: { name: A }, b: { name: B }, c: { name: C } }\nkind: study visit\n"
        "series: { name: Bilateral city exchange }\n"
        "parties:\n  - { who: a, roles: [visiting, lead host] }\n"
        "  - { who: b, roles: [lead host, visiting] }\n  - §{ who: c, roles: [visiting] }\n",
        "“c” is a further place",
    ),
    Firing(
        "in-person-session-online",
        "warning",
        "modality: online\nsessions: { s: { title: S, place: b, §modality: in person } }\n",
        "“in person”, but the exchange is online",
    ),
    Firing(
        "in-person-session-online",
        "warning",
        "status: moved online\nsessions: { s: { title: S, §modality: in person } }\n",
        "the exchange",
    ),
    Firing(
        "in-person-session-online",
        "warning",
        "legs: { l: { modality: online }, m: {} }\n"
        "sessions: { s: { title: S, leg: l, §modality: in person } }\n",
        "the leg is online",
    ),
    Firing(
        "online-participant-in-person",
        "warning",
        group("person: p, party: a, mode: online")
        + "sessions: { s: { title: S, modality: in person, with: [b, §p] } }\n",
        "“p” took part online, but",
    ),
    Firing(
        "online-participant-in-person",
        "warning",
        group("key: g, group: officers, party: a, mode: online") + "sessions:\n"
        "  s: { title: S, modality: in person, contributions: [{ §who: g, what: spoke }] }\n",
        "“g” took part online",
    ),
    Firing(
        "place-unused",
        "warning",
        "places: { a: { name: A }, b: { name: B }, §c: { name: C } }\n",
        "in “c”",
    ),
    Firing(
        "host-not-visited",
        "note",
        "parties:\n  - { who: a, roles: [visiting] }\n  - { §who: b, roles: [lead host] }\n"
        "sessions: { s: { title: S, place: a } }\n",
        "“b” is a host",
    ),
    Firing("mutual-with-one-leg", "note", "§direction: mutual\nlegs: { l: {} }\n", "“mutual”"),
    Firing(
        "session-without-leg",
        "note",
        "legs: { l: {}, m: {} }\nsessions: { s: { title: S, leg: l }, §t: { title: T } }\n",
        "to which leg",
    ),
    Firing("two-spellings", "warning", names("people", "Waqar Ahmed", "Waqar Ahmad"), "“k1”"),
    Firing("two-spellings", "warning", names("people", "José Núñez", "Jose Nunez"), "“k1”"),
    Firing("two-spellings", "warning", names("people", "Ada Penhallow", "Penhallow Ada"), "“k1”"),
    Firing("two-spellings", "warning", names("people", "Ada Marsh", "Ada Marsh"), "“k1”"),
    Firing("two-spellings", "warning", bodies("Ostwick Council", "Ostwik Council"), "“k1”"),
    Firing("two-spellings", "warning", bodies("Youth Work", "Youthwork"), "Youthwork"),
    Firing(
        "two-spellings",
        "warning",
        "places: { a: { name: Ostwick, country: DE }, b: { §name: Ostwik } }\n",
        "“Ostwik” may be “Ostwick”",
    ),
)

SILENT = (
    Silent(
        "no-host-or-visitor",
        "kind: conference delegation\nparties: [{ who: a, roles: [visiting] }]\n",
    ),
    Silent(
        "party-twice",
        "parties: [{ who: a, roles: [visiting, lead host] }, { who: b, roles: [lead host] }]\n",
    ),
    Silent("no-host-or-visitor", "modality: online\nparties: [{ who: a, roles: [partner] }]\n"),
    Silent(
        "person-without-part", "people: { p: { name: P } }\nquotes: [{ words: W, speaker: p }]\n"
    ),
    Silent(
        "person-without-part", "people: { p: { name: P } }\nactions: [{ title: T, owner: p }]\n"
    ),
    Silent(
        "person-without-part",
        "people: { p: { name: P } }\nimages: { i: { file: i.png, people: [{ who: p }] } }\n",
    ),
    Silent(
        "person-without-part",
        "people: { p: { name: P } }\nreport: { foreword: { text: T, by: p } }\n",
    ),
    Silent(
        "participant-without-side",
        group("person: p") + "sessions: { s: { title: S, with: [p] } }\n",
    ),
    Silent(
        "participant-without-side", "delegations: { d: {} }\n" + group("count: 3, delegation: d")
    ),
    Silent("participant-without-side", group("count: 3, roles: [interpreter]")),
    Silent("absent-contributor", spoke("online").replace("§", "")),
    Silent("several-heads", PART.replace("party: a", "party: a, roles: [head, co-head]")),
    Silent(
        "several-heads",
        PERSON + "participants:\n  - { person: p, party: a, roles: [head] }\n"
        "  - { person: q, party: b, roles: [head] }\n"
        "  - { person: p, party: a, roles: [head, speaker] }\n"
        "  - { function: Mayor, party: a, roles: [head], mode: apologies }\n",
    ),
    Silent("not-marked-external", external("ours").replace("§", "")),
    Silent("not-marked-external", external("team").replace("§", "")),
    Silent("not-marked-external", external("suburb").replace("§", "")),
    Silent("not-marked-external", external("anywhere").replace("§", "")),
    Silent("not-marked-external", external("team", "ours").replace("§", "")),
    Silent("not-marked-external", external("other", more="external: yes, ").replace("§", "")),
    Silent("delegation-size", delegation("size: 26", "person: p", "person: q")),
    Silent(
        "delegation-size",
        delegation("size: { count: 10, qualifier: about }", "group: officers, count: 11"),
    ),
    Silent(
        "delegation-size",
        delegation("size: { count: 1, qualifier: at least }", "person: p", "person: q"),
    ),
    Silent(
        "delegation-size",
        delegation("size: 2", "person: p", "person: q", "function: Mayor, mode: apologies"),
    ),
    Silent(
        "delegation-size",
        delegation(
            "size: 2, companions: 1", "person: p", "person: q, roles: [companion]", "count: 1"
        ),
    ),
    Silent("delegation-size", delegation("size: 2", "person: p", "group: both, including: [p, q]")),
    Silent(
        "delegation-size",
        delegation(
            "size: 5",
            "group: officers, count: 6, qualifier: about",
            "group: clerks, count: 9, qualifier: up to",
        ).replace("size: 5", "size: 6"),
    ),
    Silent("groups-do-not-add-up", delegation("size: 27, " + groups("3", "12", "12"))),
    Silent("groups-do-not-add-up", delegation("size: 26, companions: 1, " + groups("15", "12"))),
    Silent(
        "groups-do-not-add-up",
        delegation("size: { count: 26, qualifier: about }, " + groups("15", "12")),
    ),
    Silent(
        "groups-do-not-add-up",
        delegation("size: 26, " + groups("15", "{ count: 10, qualifier: about }")),
    ),
    Silent(
        "groups-do-not-add-up", delegation("size: 26, groups: [{ name: G, size: 3 }, { name: H }]")
    ),
    Silent("groups-do-not-add-up", delegation(groups("3", "4"))),
    Silent("group-count", group("group: officers, count: 2, including: [p, q], party: a")),
    Silent(
        "group-count",
        group("group: officers, count: 1, qualifier: at least, including: [p, q], party: a"),
    ),
    Silent(
        "group-number", group("group: Three councils, including: [k, l, m], party: a", COUNCILS)
    ),
    Silent("group-number", group("group: Four councils, including: [k, l], party: a", COUNCILS)),
    Silent("group-number", group("group: one youth team, including: [p, q], party: a")),
    Silent("group-number", group("group: 2024 graduates, including: [p, q], party: a")),
    Silent("group-number", group("group: councillors, including: [p, q], party: a")),
    Silent(
        "figure-of-delegates",
        "figures: [{ what: delegates, value: 7 }, { what: schools, value: 9 }]\n"
        "delegations: { d: { size: 7 }, e: { part_of: d, size: 3 } }\n",
    ),
    Silent(
        "figure-of-delegates",
        "figures: [{ what: delegates, value: 9 }]\ndelegations: { d: { size: 3 }, e: {} }\n",
    ),
    Silent(
        "third-place-without-reason",
        TWO_PLACES + "parties:\n  - { who: a, roles: [visiting] }\n"
        "  - { who: c, roles: [additional host], reason: Near }\n"
        "  - { who: b, roles: [lead host] }\n",
    ),
    Silent(
        "third-place-without-reason",
        TWO_PLACES.replace("C }", "C, part_of: b }")
        + "parties:\n  - { who: a, roles: [visiting] }\n  - { who: b, roles: [lead host] }\n"
        "  - { who: c, roles: [additional host] }\n",
    ),
    Silent(
        "third-place-without-reason",
        "kind: bilateral exchange\nparties:\n  - { who: a, roles: [visiting, lead host] }\n"
        "  - { who: b, roles: [lead host, visiting] }\n",
    ),
    Silent(
        "third-place-without-reason",
        "organisations: { o: { name: O, place: c } }\n"
        + TWO_PLACES
        + "parties:\n  - { who: a, roles: [visiting] }\n  - { who: b, roles: [lead host] }\n"
        "  - { who: c, roles: [additional host] }\n"
        "  - { who: o, roles: [co-host], reason: Near }\n",
    ),
    *(
        Silent(
            "third-place-without-reason",
            TWO_PLACES.replace("bilateral exchange", kind)
            + "parties:\n  - { who: a, roles: [visiting] }\n  - { who: b, roles: [lead host] }\n"
            "  - { who: c, roles: [additional host] }\n",
        )
        for kind in ("study tour", "multilateral exchange\nseries: { name: bilateral exchange }")
    ),
    Silent(
        "in-person-session-online",
        "modality: hybrid\nsessions: { s: { title: S, modality: in person } }\n",
    ),
    *(
        Silent(
            "in-person-session-online",
            f"modality: online\nsessions: {{ s: {{ title: S, modality: {fields} }} }}\n",
        )
        for fields in (
            "hybrid",
            "in person, phase: preparatory",
            "in person, phase: margins",
            "in person, outcome: cancelled",
        )
    ),
    Silent(
        "in-person-session-online",
        "status: moved online\nlegs: { l: { modality: in person }, m: {} }\n"
        "sessions: { s: { title: S, leg: l, modality: in person } }\n",
    ),
    Silent(
        "in-person-session-online",
        "modality: online\nevents: { e: { name: E } }\n"
        "sessions: { s: { title: S, event: e, modality: in person } }\n",
    ),
    Silent(
        "online-participant-in-person",
        group("person: p, party: a, mode: online")
        + "sessions:\n  s: { title: S, modality: hybrid, with: [p] }\n"
        "  t: { title: T, with: [p] }\n",
    ),
    Silent(
        "online-participant-in-person",
        PERSON + "participants:\n  - { person: p, party: a, mode: online }\n"
        "  - { person: p, party: a, mode: in person }\n"
        "sessions: { s: { title: S, modality: in person, with: [p, b] } }\n",
    ),
    Silent(
        "place-unused",
        "places: { a: { name: A, part_of: c }, b: { name: B }, c: { name: C } }\n",
    ),
    Silent(
        "place-unused",
        "places: { a: { name: A }, b: { name: B }, c: { name: C } }\nplanned: { places: [c] }\n",
    ),
    Silent("host-not-visited", "sessions: { s: { title: S } }\n"),
    Silent(
        "host-not-visited",
        "places: { a: { name: A }, b: { name: B }, c: { name: C, part_of: b } }\n"
        "sessions: { s: { title: S, place: c } }\n",
    ),
    Silent("mutual-with-one-leg", "direction: mutual\nlegs: { l: {}, m: {} }\n"),
    Silent("mutual-with-one-leg", "direction: mutual\n"),
    Silent("session-without-leg", "legs: { l: {}, m: {} }\nsessions: { t: { title: T } }\n"),
    Silent(
        "session-without-leg",
        "legs: { l: {}, m: {} }\n"
        "sessions: { s: { title: S, leg: l }, t: { title: T, phase: preparatory } }\n",
    ),
    Silent("two-spellings", names("people", "Ada Marsh", "Bruno Marsh").replace("§", "")),
    Silent("two-spellings", bodies("Ward A", "Ward B").replace("§", "")),
    Silent("two-spellings", bodies("Primary School 11", "Primary School 12").replace("§", "")),
    Silent(
        "two-spellings", bodies("East Quay Youth House", "West Quay Youth House").replace("§", "")
    ),
    Silent(
        "two-spellings", bodies("Marlhaven City Council", "Ostwick City Council").replace("§", "")
    ),
    Silent(
        "two-spellings",
        "organisations:\n  k: { name: Youth team, place: a }\n"
        "  l: { name: Youth team, place: b }\n",
    ),
    Silent(
        "two-spellings",
        "places:\n  a: { name: Ostwick }\n  b: { name: Ostwick, kind: borough, part_of: a }\n",
    ),
    Silent(
        "two-spellings", "people: { k: { name: Waqar Ahmed, names: [{ name: Waqar Ahmad }] } }\n"
    ),
)
