"""The programme: each session once, in the author's order, with what happened there."""

from typing import Any

from reportgen.model.exchange import Exchange
from reportgen.view.compose import view
from reportgen.view.records import Part, ProgrammeItem, ReportView
from reportgen.view.texts import texts
from support.documents import account_of, has_part, part_of

BASE: dict[str, Any] = {
    "id": "x",
    "title": "Arden–Brock city exchange",
    "places": {"a": {"name": "Arden"}, "b": {"name": "Brock"}},
    "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
    "organisations": {
        "youth": {"name": "Youth Service", "short_name": "YS"},
        "office": {"name": "Harbour Office"},
    },
    "events": {"days": {"name": "River Days", "kind": "festival"}},
}
LONG = "They spoke for a long time. " * 20


def report(sessions: list[dict[str, Any]], **fields: Any) -> ReportView:
    keyed = {f"s{n}": {"title": f"Talk {n}", **entry} for n, entry in enumerate(sessions)}
    exchange = Exchange.model_validate({**BASE, "sessions": keyed, **fields})
    return view(exchange, "internal", "en")


def programme(*sessions: dict[str, Any], **fields: Any) -> Part:
    return part_of(report(list(sessions), **fields), "programme")


def only(session: dict[str, Any], **fields: Any) -> ProgrammeItem:
    (item,) = programme({"title": "Talk", **session}, **fields).timeline
    return item


def groups(*sessions: dict[str, Any], **fields: Any) -> list[tuple[str, list[str]]]:
    return [
        (part.heading.title, [item.title for item in part.timeline])
        for part in programme(*sessions, **fields).parts
    ]


# ---- order and headings -------------------------------------------------------------------------


def test_sessions_stand_in_the_order_of_the_file_under_the_heading_of_their_day() -> None:
    days = [{"date": "2024-05-13"}, {"date": "2024-05-13"}, {"date": "2024-05-14"}]
    assert groups(*days) == [
        ("Monday 13\u00a0May 2024", ["Talk 0", "Talk 1"]),
        ("Tuesday 14\u00a0May 2024", ["Talk 2"]),
    ]


def test_a_day_that_the_author_takes_up_again_goes_on() -> None:
    titles = [title for title, _ in groups(*({"date": f"2024-05-{day}"} for day in (13, 14, 13)))]
    assert titles[2] == "Monday 13\u00a0May 2024 (continued)"


def test_a_session_without_a_day_stays_where_its_author_put_it() -> None:
    day = {"date": "2024-05-13"}
    assert [told for _, told in groups(day, {}, day)] == [["Talk 0", "Talk 1", "Talk 2"]]
    (between,) = programme(day, {}, day).parts
    assert [item.when for item in between.timeline] == ["", "Day not recorded", ""]
    assert groups(day, {"place": "b"})[1] == ("Day not recorded", ["Talk 1"])
    planned = programme(day, {}, day, status="planned").parts[0]
    assert planned.timeline[1].when == "Day not yet known"


def test_sessions_without_any_day_stand_in_runs_by_event_or_place() -> None:
    assert groups({"event": "days"}, {"place": "b"}, {"place": "b"}, {"event": "days"}) == [
        ("River Days festival", ["Talk 0"]),
        ("Brock", ["Talk 1", "Talk 2"]),
        ("River Days festival (continued)", ["Talk 3"]),
    ]


def test_one_group_without_a_name_needs_no_heading() -> None:
    held, planned = programme({}, {}), programme({}, {}, status="planned")
    assert [item.title for item in held.timeline] == ["Talk 0", "Talk 1"]
    assert held.parts == ()
    assert held.lead_in == "Dates and times of the sessions were not recorded."
    assert planned.lead_in == "Dates and times of the sessions are not yet known."


def test_times_that_are_not_recorded_are_told_once() -> None:
    day = {"date": "2024-05-13"}
    assert programme(day, day).lead_in == "Times of the sessions were not recorded."
    planned = programme(day, day, status="planned").lead_in
    assert planned == "Times of the sessions are not yet known."
    assert programme(day, {**day, "start": "09:00"}).lead_in == ""


# ---- a session ----------------------------------------------------------------------------------


def test_a_line_does_not_say_what_the_title_or_the_heading_says() -> None:
    visit = {"title": "Visit to the Old Mill", "kind": "site visit", "venue": "Old Mill"}
    (group,) = programme({**visit, "place": "b"}).parts
    assert group.heading.title == "Brock"
    assert group.timeline[0].facts == ""
    assert only({"kind": "panel", "venue": "Old Mill"}).facts == "Panel · Old Mill"


def test_whom_the_account_names_is_not_named_again() -> None:
    met = {"with": ["youth", "office"]}
    assert account_of(only(met)).facts == ("With the Youth Service and the Harbour Office",)
    told = {"summary": "The YS and the\nHarbour Office spoke."}
    assert account_of(only({**met, **told})).facts == ()
    assert account_of(only({**met, "summary": "The YS spoke."})).facts != ()


def test_an_account_that_restates_the_title_is_the_title() -> None:
    item = only({"title": "Women’s workshop", "summary": "Arden attended a women’s workshop."})
    assert (item.title, item.account) == ("Arden attended a women’s workshop.", None)
    for summary in ("Arden attended a workshop.", f"A women’s workshop was held. {LONG}"):
        item = only({"title": "Women’s workshop", "summary": summary}, status="planned")
        assert item.title == "Women’s workshop"
        assert account_of(item).prose is not None


def test_what_several_contributed_alike_is_one_line() -> None:
    spoke = [{"who": who, "what": "spoke on the panel"} for who in "ab"]
    (list_,) = account_of(only({"contributions": [*spoke, {"who": "b", "what": "replied."}]})).lists
    assert list_.title == ""
    assert [(item.lead, item.text) for item in list_.items] == [
        ("Arden and Brock", "spoke on the panel."),
        ("Brock", "replied."),
    ]


def test_what_became_of_a_session_stands_beside_its_time() -> None:
    change = {"outcome": "cancelled", "change": "It rained.", "with": ["youth"]}
    item = only({"start": "10:00", **change})
    assert item.when == "10:00 · Cancelled"
    assert account_of(item).lead_in == "It rained."
    assert account_of(item).facts == ("Was to be with the Youth Service",)
    assert only({"outcome": "added"}).when == "Added"
    assert only({"outcome": "held"}).facts == "Held as planned"


def test_what_had_been_planned_says_only_what_was_otherwise() -> None:
    day = {"date": "2024-05-13", "start": "09:00", "place": "b"}
    planned = {**day, "start": "10:00", "title": "Tour", "modality": "in person"}
    (group,) = programme({**day, "planned": planned}).parts
    assert account_of(group.timeline[0]).facts == ("Original plan: “Tour”, in person, 10:00",)


def test_what_is_to_come_is_told_as_a_plan() -> None:
    session = {"hosts": ["office"], "attendance": 30, "summary": LONG}
    made = report([session], status="planned")
    assert not has_part(made, "accounts")
    (item,) = part_of(made, "programme").timeline
    assert account_of(item).facts == (
        "To be hosted by the Harbour Office · Expected: 30\u00a0people",
    )
    assert account_of(item).prose is not None


def test_who_hosts_in_a_house_of_their_own_is_named_once() -> None:
    item = only({"hosts": ["office"], "venue_of": "office"})
    assert account_of(item).facts == ("Host and venue: Harbour Office",)


def test_a_title_that_a_session_came_after_is_quoted() -> None:
    (group,) = programme({"title": "Walk", "place": "b"}, {"place": "b", "after": "s0"}).parts
    assert group.timeline[1].when == "After “Walk”"


def test_an_event_that_a_session_follows_at_once_is_not_named_again() -> None:
    first, second = programme({"event": "days"}, {"place": "b", "after": "days"}).parts
    assert (first.heading.title, second.timeline[0].when) == ("River Days festival", "")


def test_a_weekday_that_is_not_that_of_the_date_is_told_as_stated() -> None:
    (group,) = programme({"date": "2024-05-13", "weekday": "Tuesday", "start": "09:00"}).parts
    assert group.timeline[0].when == "Stated as Tuesday, 09:00"
    (group,) = programme({"date": "2024-05-13", "weekday": "Monday", "start": "09:00"}).parts
    assert group.timeline[0].when == "09:00"
    assert only({"weekday": "Monday"}).when == "Monday"


def test_a_place_that_is_the_only_one_of_the_exchange_is_not_told_again() -> None:
    day = {"date": "2024-05-13", "place": "b"}
    made = programme(day, day)
    assert (made.grid, made.parts[0].facts) == ((), ())
    assert [item.facts for item in made.parts[0].timeline] == ["", ""]


def test_a_session_of_which_nothing_is_known_has_only_a_title() -> None:
    item = only({})
    assert (item.title, item.when, item.facts, item.account) == ("Talk", "", "", None)


# ---- what several have in common ----------------------------------------------------------------


def test_what_all_sessions_have_in_common_is_told_once() -> None:
    common = {"zone": "Europe/Oslo", "languages": ["en", "el"], "modality": "online"}
    times = [{"start": "09:00"}, {"start": "11:00"}]
    made = programme(*({"date": "2024-05-13", **common, **time} for time in times))
    assert [(fact.label, *fact.lines) for fact in made.grid] == [
        ("Times", "Oslo time"),
        ("How", "Online"),
        ("Languages", "English and Greek"),
    ]
    assert [(item.when, item.facts) for item in made.parts[0].timeline] == [
        ("09:00", ""),
        ("11:00", ""),
    ]
    assert programme(*({**common, **time} for time in times), modality="online").grid[1:] == (
        made.grid[2],
    )


def test_what_the_sessions_of_a_day_have_in_common_stands_under_its_heading() -> None:
    online = {"date": "2024-05-13", "modality": "online"}
    first, second = programme(online, online, {"date": "2024-05-14", "modality": "hybrid"}).parts
    assert first.facts == ("Online",)
    assert [item.facts for item in (*first.timeline, *second.timeline)] == [
        "",
        "",
        "In person and online",
    ]


def test_a_leg_is_named_where_it_begins() -> None:
    legs = {"out": {"title": "Visit to Brock"}, "back": {"title": "Visit to Arden"}}
    days = [(13, "out"), (13, "out"), (14, "out"), (14, "out"), (15, "back"), (15, "back")]
    made = programme(*({"date": f"2024-05-{day}", "leg": leg} for day, leg in days), legs=legs)
    assert [part.facts for part in made.parts] == [("Visit to Brock",), (), ("Visit to Arden",)]


def test_a_rule_of_several_sessions_is_told_once_and_names_them() -> None:
    rule = {"rule": "without attribution"}
    made = programme(rule, rule, {"rule": "closed"})
    (note,) = made.notes
    assert note.text == (
        "Without attribution: what was said may be reported, not who said it. This applies to:"
    )
    assert [link.text for link in note.links] == ["Talk 0", "Talk 1"]
    assert [link.target for link in note.links] == [item.anchor for item in made.timeline[:2]]
    assert [account_of(item).callout for item in made.timeline] == ["", "", "Closed session."]


# ---- long accounts ------------------------------------------------------------------------------


def test_long_accounts_have_a_chapter_and_the_programme_is_a_table() -> None:
    day = {"date": "2024-05-13"}
    session = {**day, "start": "09:00", "place": "b", "with": ["youth"], "kind": "panel"}
    made = report([{**session, "summary": LONG}, {**day, "outcome": "added", "start": "10:00"}])
    (table,) = part_of(made, "programme").tables
    assert table.rows == (
        ("13\u00a0May 2024, 09:00", "Talk 0", "Brock"),
        ("10:00 · Added", "Talk 1", "–"),
    )
    (group,) = part_of(made, "accounts").parts
    (item,) = group.timeline
    assert (item.title, item.when, item.facts) == ("Talk 0", "09:00", "Panel")
    assert account_of(item).facts == ("With the Youth Service",)
    assert account_of(item).prose == LONG.strip()


def test_a_link_to_a_session_leads_to_its_only_place() -> None:
    sessions = [{"summary": LONG}, {}]
    findings = [{"kind": "lesson", "title": "T", "heard_in": ["s0", "s1"]}]
    made = report(sessions, findings=findings)
    links = part_of(made, "findings").cards[0].notes[0].links
    assert [link.target for link in links] == ["session-1", "programme"]


# ---- legs and quotations ------------------------------------------------------------------------

LEGS: dict[str, Any] = {
    "out": {"from": ["a"], "to": ["b"], "title": "Outward", "delegations": ["d"], "dates": "2024"},
    "back": {"from": ["b"], "to": ["a"], "title": "Back", "status": "cancelled", "hosts": ["a"]},
}
DELEGATIONS = {"d": {"name": "Arden’s team", "size": {"count": 12, "qualifier": "about"}}}


def facts(part: Part) -> dict[str, str]:
    return {fact.label: fact.lines[0] for fact in part.grid}


def test_a_leg_says_who_travelled_and_how_many_as_what_became_of_it_asks() -> None:
    out, back = part_of(report([], legs=LEGS, delegations=DELEGATIONS), "legs").parts
    assert facts(out)["Who travelled"] == "Arden’s team (about 12\u00a0people)"
    assert facts(back)["Who was to host"] == "Arden"
    assert back.facts == ("Cancelled",)


def test_the_only_leg_is_the_head_of_the_programme() -> None:
    made = report([{}], legs={"out": LEGS["out"]}, delegations=DELEGATIONS, dates="2024")
    assert not has_part(made, "legs")
    head = part_of(made, "programme")
    assert (head.facts, facts(head)["To"]) == ((), "Brock")


def test_nobody_travelled_to_a_leg_that_was_online() -> None:
    legs = {**LEGS, "back": {**LEGS["back"], "status": "moved online", "delegations": ["d"]}}
    back = part_of(report([], legs=legs, delegations=DELEGATIONS), "legs").parts[1]
    assert {"Joined from", "Hosted from", "Who took part"} <= set(facts(back))


def test_a_quotation_stands_once_and_shows_its_source() -> None:
    quotes = [
        {"words": "We came.", "session": "s0", "sources": ["n"], "speaker": "youth"},
        {"words": "We saw.", "language": "el", "sources": ["n"]},
    ]
    made = report([{}], quotes=quotes, sources={"n": {"title": "Notes"}})
    assert [list(texts(made.parts)).count(words) for words in ("We came.", "We saw.")] == [1, 1]
    (told,) = account_of(part_of(made, "programme").timeline[0]).quotes
    (voice,) = part_of(made, "voices").quotes
    assert (told.speaker, told.note) == ("Youth Service", "Source: S1")
    assert voice.note == "Spoken in Greek (S1)"


def test_a_programme_that_was_cancelled_says_so_once() -> None:
    assert (
        programme({"start": "09:00"}, status="cancelled").lead_in == "This had been the programme."
    )
