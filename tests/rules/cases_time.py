"""Cases of the rules about time."""

from datetime import date

from support.asking import Firing, Silent

IN_SPRING = date(2025, 3, 11)


ZONES = """\
places: { a: { name: A, time_zone: America/Bogota }, b: { name: B, time_zone: Europe/Stockholm } }
"""


def session(fields: str) -> str:
    return f"sessions: {{ s: {{ title: S, {fields} }} }}\n"


def two(first: str, second: str, more: str = "people: { p: { name: P } }\n") -> str:
    return f"{more}sessions:\n  s: {{ title: S, {first} }}\n  t: {{ title: T, {second} }}\n"


def legs(first: str, second: str) -> str:
    return (
        f"delegations: {{ d: {{}}, e: {{}} }}\nlegs:\n  one: {{ {first} }}\n  two: {{ {second} }}\n"
    )


FIRING = (
    Firing("session-outside-period", "warning", session("§date: 2025-03-13"), "after the exchange"),
    Firing(
        "session-outside-period",
        "warning",
        "legs: { l: { dates: 2025-03-10 } }\n" + session("leg: l, §date: 2025-03-12"),
        "after the leg’s dates",
    ),
    Firing("periods-disagree", "warning", "§activity: 2025-03-09/2025-03-11\n", "not within"),
    Firing("periods-disagree", "warning", "§travel: 2025-03-11/2025-03-13\n", "not enclose"),
    Firing(
        "periods-disagree",
        "warning",
        "dates: unknown\ntravel: 2025-03-10/2025-03-12\n§activity: 2025-03-12/2025-03-13\n",
        "“travel”",
    ),
    Firing("leg-outside-period", "warning", "legs: { l: { §dates: 2025-04 } }\n", "after"),
    Firing(
        "agreement-expires-early",
        "warning",
        "agreements: [{ title: L, date: 2025-03-12, §valid_until: 2025-02 }]\n",
        "before its date 2025-03-12",
    ),
    Firing(
        "agreement-expires-early",
        "error",
        "agreements: [{ title: L, date: 2025, §valid_until: 2024 }]\nreport: { status: final }\n",
        "before its date 2025",
    ),
    Firing("weekday", "warning", session("date: 2025-03-10, §weekday: Tuesday"), "is a Monday"),
    Firing(
        "weekday",
        "warning",
        session("date: XXXX-03-10, §weekday: Tuesday"),
        "XXXX-03-10 in 2025 is a Monday, not a Tuesday",
    ),
    Firing(
        "weekday",
        "warning",
        "dates: 2024-12-30/2025-01-03\n" + session("date: XXXX-01-01, §weekday: Monday"),
        "in 2025 is a Wednesday",
    ),
    Firing(
        "weekday",
        "warning",
        "dates: week of 2024-02-26\n" + session("date: XXXX-02-29, §weekday: Monday"),
        "in 2024 is a Thursday",
    ),
    Firing(
        "weekday",
        "warning",
        "events: { e: { name: E, date: 2023-10 } }\n"
        + session("event: e, date: XXXX-10-23, §weekday: Tuesday"),
        "in 2023 is a Monday",
    ),
    Firing(
        "weekday",
        "warning",
        "legs: { l: { dates: 2026 } }\n" + session("leg: l, date: XXXX-03-10, §weekday: Monday"),
        "in 2026 is a Tuesday",
    ),
    Firing("duration", "warning", "§duration: 4 days\n", "the dates are 3 days"),
    Firing("duration", "warning", "§duration: 3 nights\n", "3 nights"),
    Firing("duration", "warning", "§duration: 1 week\n", "1 week"),
    Firing("duration", "warning", "§duration: 8 hours\n", "8 hours"),
    Firing("duration", "warning", "dates: 2025-03-10\n§duration: 2 days\n", "the dates are 1 day"),
    Firing(
        "duration",
        "warning",
        session('start: "10:00", end: "12:30", §duration: 2 hours'),
        "from 10:00 to 12:30",
    ),
    Firing(
        "duration",
        "warning",
        session('start: "10:00", end: "10:30", §duration: 45 minutes'),
        "from 10:00",
    ),
    Firing(
        "duration", "warning", session("date: 2025-03-10, §duration: 2 days"), "its date is 2025"
    ),
    Firing(
        "legs-overlap",
        "warning",
        legs(
            "delegations: [d], dates: 2025-03-10/2025-03-12",
            "delegations: [e, d], §dates: 2025-03-11/2025-03-12",
        ),
        "“d” is on this leg and on the leg “one”",
    ),
    Firing(
        "session-before-its-after",
        "warning",
        two("date: 2025-03-11", "date: 2025-03-10, §after: s", ""),
        "after “s”",
    ),
    Firing(
        "session-before-its-after",
        "warning",
        "events: { e: { name: E, date: 2025-03-12 } }\n" + session("date: 2025-03-10, §after: e"),
        "after “e”",
    ),
    Firing(
        "session-times", "error", session('start: "10:00", §end: "09:59"'), "ends at 09:59, before"
    ),
    Firing(
        "time-without-zone",
        "warning",
        "places: { a: { name: A, country: GB }, §b: { name: B, country: DE } }\n"
        'sessions:\n  s: { title: S, start: "09:00", place: a, zone: Europe/London }\n'
        '  t: { title: T, start: "09:00", place: b }\n'
        '  u: { title: T, start: "10:00", place: b }\n',
        "sessions in “b” have times",
    ),
    Firing(
        "time-without-zone",
        "warning",
        "places:\n  a: { name: A, time_zone: Europe/London }\n"
        "  b: { name: B, time_zone: Europe/Berlin }\nlegs: { l: { from: [a], to: [b] } }\n"
        + session('§start: "09:00"'),
        "time zone of this time",
    ),
    Firing(
        "time-without-zone",
        "warning",
        "modality: online\nplaces:\n  a: { name: A, time_zone: Europe/London }\n"
        "  b: { name: B, time_zone: Europe/Berlin }\n" + session('§start: "09:00"'),
        "time zone of this time",
    ),
    Firing(
        "two-sessions-at-once",
        "warning",
        two(
            'date: 2025-03-10, start: "09:00", end: "10:00", track: One, with: [p]',
            'date: 2025-03-10, §start: "09:30", track: Two,'
            " contributions: [{ who: p, what: spoke }]",
        ),
        "“p” is in this session and in “S”",
    ),
    Firing(
        "two-sessions-at-once",
        "warning",
        two(
            'date: 2025-03-10, start: "09:00", with: [c]',
            'date: 2025-03-10, §start: "09:00", with: [c]',
            "participants: [{ key: c, function: Coordinator, party: a }]\n",
        ),
        "“c” is in",
    ),
    Firing(
        "two-sessions-at-once",
        "warning",
        ZONES
        + two(
            'date: 2025-03-10, start: "14:00", end: "16:00", place: b, with: [p]',
            'date: 2025-03-10, §start: "08:30", end: "09:30~", place: a, with: [p]',
        ),
        "“p” is in this session and in “S”",
    ),
    Firing(
        "two-sessions-at-once",
        "warning",
        two(
            'date: 2025-03-10, start: "23:00", end: "23:50", zone: America/Bogota, with: [p]',
            'date: 2025-03-11, §start: "05:30", zone: Europe/Stockholm, with: [p]',
        ),
        "at the same time",
    ),
    Firing(
        "two-sessions-at-once",
        "warning",
        two(
            'date: 2025-03-10, start: "09:00~", end: "12:00~", with: [p]',
            'date: 2025-03-10, §start: "10:00", end: "11:00", with: [p]',
        ),
        "“p” is in",
    ),
    Firing("completed-in-future", "error", "§dates: 2025-07/2025-08\n", "lies in the future"),
    Firing("completed-in-future", "error", "§dates: 2025-06-30/2025-07-01\n", "before its last"),
    Firing(
        "completed-in-future",
        "error",
        "status: under way\nlegs: { l: { status: completed, §dates: 2025-07-01 } }\n",
        "the leg",
    ),
    Firing("planned-in-past", "warning", "§status: planned\n", "“planned”, but its last day"),
    Firing("planned-in-past", "warning", "§status: announced\n", "“announced”"),
    Firing("change-without-plan", "note", "§status: moved online\n", "“moved online”"),
    Firing("change-without-plan", "note", "§status: cancelled\n", "“cancelled”"),
    Firing(
        "held-though-not",
        "warning",
        "status: postponed\n" + session("§outcome: held"),
        "“held”, but the exchange is “postponed”",
    ),
    Firing(
        "held-though-not",
        "warning",
        "status: cancelled\n" + session("§outcome: added"),
        "“added”, but the exchange",
    ),
    Firing(
        "held-though-not",
        "warning",
        "status: planned\n" + session("§outcome: held"),
        "is “planned”",
    ),
    Firing(
        "held-though-not",
        "warning",
        "legs: { l: { status: cancelled }, m: {} }\n" + session("leg: l, §outcome: changed"),
        "“changed”, but the leg is “cancelled”",
    ),
    Firing(
        "published-before-end",
        "error",
        "report: { status: published, §date: 2025-03-11 }\n",
        "2025-03-11 is before the end",
    ),
    Firing(
        "announcement-tense",
        "warning",
        "announcement: { title: T, date: 2025-03-11, §tense: after }\n",
        "dated before its end",
    ),
    Firing(
        "announcement-tense",
        "warning",
        "announcement: { title: T, date: 2025-03-11, §tense: before }\n",
        "dated after its first day",
    ),
    Firing(
        "announcement-tense",
        "warning",
        "announcement: { title: T, date: 2025-03-13, §tense: during }\n",
        "dated after its last day",
    ),
    Firing(
        "announcement-tense",
        "warning",
        "announcement: { title: T, date: 2025-02, §tense: during }\n",
        "dated before its first day",
    ),
    Firing(
        "embargo", "warning", "report: { status: published, §embargo: 2025-07-01 }\n", "embargo"
    ),
    Firing("under-embargo", "error", "report: { §embargo: 2025-07-01 }\n", "until 2025-07-01"),
    Firing(
        "under-embargo",
        "note",
        "report: { status: final, §embargo: 2025-08 }\n",
        "under embargo",
        edition="partners",
    ),
    Firing("to-be-confirmed", "note", session("§venue: to be confirmed"), "“venue” is still"),
    Firing("to-be-confirmed", "note", session("§with: to be confirmed"), "“with” is still"),
    Firing("to-be-confirmed", "note", "§dates: to be confirmed\n", "“dates”"),
    Firing(
        "to-be-confirmed",
        "error",
        "costs: [{ what: Ferry, §amount: to be confirmed }]\nreport: { status: final }\n",
        "“amount”",
    ),
)

SILENT = (
    Silent("session-outside-period", session("kind: travel, date: 2025-03-09")),
    Silent("session-outside-period", session("outcome: cancelled, date: 2025-03-19")),
    Silent("session-outside-period", session("date: XXXX-04-01")),
    Silent(
        "session-outside-period",
        "legs: { l: { dates: 2025-05 } }\n" + session("leg: l, date: 2025-05-12"),
    ),
    Silent("periods-disagree", "activity: 2025-03\n"),
    Silent("periods-disagree", "activity: XXXX-04-01\n"),
    Silent("periods-disagree", "activity: 2025-03-11/..\ntravel: ../2025-03-12\n"),
    Silent("periods-disagree", "travel: 2025-03-09/2025-03-13\nactivity: 2025-03-10\n"),
    Silent("periods-disagree", "travel: 2025-03-11/2025-03-13\nmodality: hybrid\n"),
    Silent("periods-disagree", "travel: 2025-03-11/2025-03-13\nstatus: moved online\n"),
    Silent(
        "periods-disagree",
        "travel: 2025-03-11/2025-03-12\nlegs: { l: { modality: online, dates: 2025-03-10 } }\n",
    ),
    Silent("periods-disagree", "travel: 2025-03-11\nlegs: { l: { status: moved online } }\n"),
    Silent(
        "periods-disagree",
        "dates: unknown\ntravel: 2025-03-11\nactivity: 2025-03\nkind: online exchange\n",
    ),
    Silent("periods-disagree", "dates: week of 2025-03-10\nactivity: 2025-03-16\n"),
    Silent("leg-outside-period", "legs: { l: { dates: 2025-03-09/2025-03-10 } }\n"),
    Silent("leg-outside-period", "travel: 2025-03\nlegs: { l: { dates: 2025-03-20 } }\n"),
    Silent(
        "agreement-expires-early",
        "agreements: [{ title: L, date: 2025-03-12, valid_until: 2025 }, { title: M }]\n",
    ),
    Silent("weekday", session("date: 2025-03-10, weekday: Monday")),
    Silent("weekday", session("date: XXXX-03-10, weekday: Monday")),
    Silent("weekday", session("date: XXXX-03-13, weekday: Monday")),
    Silent("weekday", session("date: XXXX-03, weekday: Monday")),
    Silent("weekday", session("phase: follow-up, date: XXXX-03-10, weekday: Tuesday")),
    *(
        Silent("weekday", f"dates: {dates}\n" + session("date: XXXX-03-10, weekday: Tuesday"))
        for dates in ("unknown", "2024/2025", "201X", "2025-03~", "XXXX-03", "2025-03-01/..")
    ),
    Silent("weekday", session("date: 2025-03-10~, weekday: Tuesday")),
    Silent("weekday", session("date: 2025-03-10/2025-03-11, weekday: Tuesday")),
    Silent("weekday", session("date: week of 2025-03-10, weekday: Tuesday")),
    Silent("duration", "duration: 3 days\n"),
    Silent("duration", "duration: 2 nights\n"),
    Silent("duration", "duration: 2 days\nactivity: 2025-03-10/2025-03-11\n"),
    Silent("duration", "duration: 9 days\ndates: 2025-03\n"),
    Silent("duration", "duration: 1 week\ndates: 2025-03-10/2025-03-14\n"),
    Silent("duration", "duration: 1 month\ndates: 2025-03-10/2025-04-08\n"),
    Silent("duration", "duration: 48 hours\n"),
    Silent("duration", session('start: "10:00", end: "11:45", duration: 2 hours')),
    Silent("duration", session('start: "10:00", end: "10:50~", duration: 45 minutes')),
    Silent("duration", session('start: "10:00", duration: 45 minutes')),
    Silent("duration", session("date: 2025-03-10/2025-03-11, duration: 2 days")),
    Silent(
        "legs-overlap",
        legs(
            "delegations: [d], dates: 2025-03-10/2025-03-11",
            "delegations: [d], dates: 2025-03-11/2025-03-12",
        ),
    ),
    Silent(
        "legs-overlap",
        legs("delegations: [d], dates: 2025-03", "delegations: [d], dates: 2025-03-11"),
    ),
    Silent(
        "legs-overlap",
        legs(
            "delegations: [d], dates: 2025-03-10/2025-03-12",
            "delegations: [e], dates: 2025-03-10/2025-03-12",
        ),
    ),
    Silent(
        "legs-overlap",
        legs(
            "delegations: [d], status: cancelled, dates: 2025-03-10/2025-03-12",
            "delegations: [d], dates: 2025-03-10/2025-03-12",
        ),
    ),
    Silent("session-before-its-after", two("date: 2025-03-10", "date: 2025-03-10, after: s", "")),
    Silent("session-before-its-after", two("date: 2025-03-11", "date: 2025-03, after: s", "")),
    Silent("session-times", session('start: "10:00~", end: "09:45"')),
    Silent("session-times", session('start: "22:00", end: "01:00", date: 2025-03-10/2025-03-11')),
    Silent("session-times", session('start: unknown, end: "10:00"')),
    Silent(
        "time-without-zone",
        "places: { a: { name: A, country: GB }, b: { name: B, country: DE } }\n"
        + session('start: "09:00", place: b'),
    ),
    Silent(
        "time-without-zone",
        "places:\n  a: { name: A, time_zone: Europe/London }\n"
        "  b: { name: B, time_zone: Europe/Berlin }\n  c: { name: C, part_of: b }\n"
        "legs: { l: { from: [a], to: [c] } }\n" + session('start: "09:00", place: c'),
    ),
    Silent(
        "two-sessions-at-once",
        two(
            'date: 2025-03-10, start: "09:00", end: "10:00", with: [p]',
            'date: 2025-03-10, start: "10:00", end: "11:00", with: [p]',
        ),
    ),
    Silent(
        "two-sessions-at-once",
        two(
            'date: 2025-03-10, start: "09:00", end: "10:00", with: [p]',
            'date: 2025-03-10, start: "09:30", end: "11:00", with: [p], modality: online',
        ),
    ),
    Silent(
        "two-sessions-at-once",
        two(
            'date: 2025-03-10, start: "09:00", end: "10:00", with: [p]',
            'date: 2025-03-11, start: "09:30", end: "11:00", with: [p]',
        ),
    ),
    Silent(
        "two-sessions-at-once",
        two(
            'date: 2025-03-10, start: "09:00", end: "10:00", with: [p]',
            'date: 2025-03-10, start: "09:30~", end: "11:00", with: [p]',
        ),
    ),
    Silent(
        "two-sessions-at-once",
        two(
            'date: 2025-03-10, start: "09:00", end: "10:00", with: [g, b]',
            'date: 2025-03-10, start: "09:30", end: "11:00", with: [g, b]',
            "participants: [{ key: g, group: councillors, party: a }]\n",
        ),
    ),
    Silent(
        "two-sessions-at-once",
        ZONES
        + two(
            'date: 2025-03-10, start: "09:00", end: "10:00", place: b, with: [p]',
            'date: 2025-03-10, start: "09:30", end: "10:30", place: a, with: [p]',
        ),
    ),
    Silent(
        "two-sessions-at-once",
        ZONES
        + two(
            'date: 2025-03-10, start: "14:00", end: "16:00", place: b, with: [p]',
            'date: 2025-03-10, start: "08:30", end: "09:30", zone: America/Bogota,'
            " with: [p], modality: online",
        ),
    ),
    Silent(
        "two-sessions-at-once",
        two(
            'date: 2025-03-10, start: "09:00", end: "10:00", with: [p]',
            'date: 2025-03-10, start: "09:30~", with: [p]',
        ),
    ),
    Silent("completed-in-future", "dates: 2025-06-29/2025-06-30\n"),
    Silent("completed-in-future", "dates: 2025\n"),
    Silent("completed-in-future", "dates: 2025-03/..\n"),
    Silent("completed-in-future", "legs: { l: { dates: 2025-07-01 } }\n"),
    Silent("planned-in-past", "status: planned\ndates: 2025-06-30\n"),
    Silent("planned-in-past", "status: planned\ndates: XXXX-03-10\n"),
    Silent("planned-in-past", "status: postponed\n"),
    Silent("change-without-plan", "status: postponed\nplanned: { dates: 2025-02 }\n"),
    Silent("change-without-plan", "status: cancelled\nplanned: unknown\n"),
    Silent("held-though-not", "status: postponed\n" + session("phase: preparatory, outcome: held")),
    Silent("held-though-not", "status: postponed\n" + session("summary: It was held.")),
    Silent("held-though-not", "status: cancelled\n" + session("outcome: cancelled")),
    Silent("held-though-not", "status: planned\n" + session("outcome: added")),
    Silent("held-though-not", "status: moved online\n" + session("outcome: held")),
    Silent(
        "held-though-not",
        "status: postponed\nlegs: { l: { status: completed } }\n"
        + session("leg: l, outcome: held"),
    ),
    Silent("published-before-end", "report: { status: published, date: 2025-03-12 }\n"),
    Silent("published-before-end", "report: { status: published, date: 2025-03 }\n"),
    Silent("published-before-end", "report: { status: draft, date: 2025-03-11 }\n"),
    Silent(
        "published-before-end",
        "status: planned\nreport: { status: published, date: 2025-03-01 }\n",
        IN_SPRING,
    ),
    Silent("announcement-tense", "announcement: { title: T, date: 2025-03-12, tense: after }\n"),
    Silent("announcement-tense", "announcement: { title: T, date: 2025-03, tense: before }\n"),
    Silent("announcement-tense", "announcement: { title: T, tense: during }\n"),
    Silent("announcement-tense", "announcement: { title: T, date: 2025-01 }\n"),
    Silent("embargo", "report: { status: published, embargo: 2025-06-30 }\n"),
    Silent("embargo", "report: { status: final, embargo: 2025-07-30 }\n"),
    Silent("under-embargo", "report: { embargo: 2025-06-30 }\n"),
    Silent("to-be-confirmed", session("venue: unknown, place: withheld")),
)
