"""Nobody is named, described or counted away in an edition without a release for it."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from reportgen.editions.select import AUDIENCES, kept_silent, released, select
from reportgen.model.base import STATES
from reportgen.model.releases import Audience
from reportgen.reading.source import load
from support.documents import REAL, RICH, account_of, has_part, part_of
from support.editions import (
    ALL_EDITIONS,
    FILES,
    NO_REFERENCES,
    PICTURE,
    edition,
    from_data,
    from_file,
    names_shown,
    release,
    report_of,
    rich,
    rows,
    size,
    small,
)


@pytest.mark.parametrize(("path", "audience"), ALL_EDITIONS)
def test_of_a_withheld_person_nothing_is_left(path: Path, audience: Audience) -> None:
    exchange = from_file(path)
    shown = edition(exchange, audience)
    for key, person in exchange.people.items():
        may = released(exchange, key, audience)
        functions = [
            function.title
            for entry in exchange.participants
            if entry.person == key
            for function in entry.functions
        ]
        secrets = [] if "name" in may else [key, person.name]
        # What others are, or a text says in general, may be told.
        whole = edition(exchange, "internal").text
        told = [title for title in functions if shown.text.count(title) >= whole.count(title)]
        secrets += [] if "function" in may else told
        assert [secret for secret in secrets if secret in shown.text] == []


def test_without_a_release_nobody_is_named_but_internally() -> None:
    exchange = rich(releases=[])
    everyone = {"Ada Penhallow", "Bruno Okell", "Cara Dunmore"}
    assert [names_shown(exchange, audience) for audience in AUDIENCES] == [set(), set(), everyone]
    for audience in ("public", "partners"):
        text = edition(exchange, audience).text
        for secret in (
            "Ada P",
            "Penhallow",
            "Okell",
            "bruno",
            "Youth Lead",
            "Head of Youth",
            "Deputy Mayor",
        ):
            assert secret not in text


def test_the_internal_edition_is_the_whole_exchange() -> None:
    for path in FILES:
        assert select(from_file(path), "internal") == kept_silent(from_file(path))


def test_the_public_edition_of_peshawar_and_birmingham_names_three() -> None:
    exchange = from_file(REAL)
    selected = select(exchange, "public")
    assert {person.name for person in selected.people.values()} == {
        "Safdar Khan Baghi",
        "Mubashir Manzoor",
        "Waqar Ahmed",
    }
    assert names_shown(exchange, "public") == {p.name for p in exchange.people.values()}


def test_wider_editions_show_no_more_names() -> None:
    exchange = rich()
    shown = [names_shown(exchange, audience) for audience in AUDIENCES]
    assert [len(names) for names in shown] == [2, 3, 3]
    assert all(wider <= narrower for wider, narrower in pairwise(shown))


@pytest.mark.parametrize(("path", "audience"), ALL_EDITIONS)
def test_selecting_twice_changes_nothing(path: Path, audience: Audience) -> None:
    selected = select(from_file(path), audience)
    assert select(selected, audience) == selected


@pytest.mark.parametrize(("path", "audience"), ALL_EDITIONS)
def test_no_participant_is_lost_or_added(path: Path, audience: Audience) -> None:
    exchange = from_file(path)
    assert size(select(exchange, audience)) == size(exchange)
    figures = part_of(report_of(exchange, "internal"), "glance").figures
    assert part_of(report_of(exchange, audience), "glance").figures == figures


@pytest.mark.parametrize(("path", "audience"), ALL_EDITIONS)
def test_what_is_selected_is_a_valid_exchange(path: Path, audience: Audience) -> None:
    selected = select(from_file(path), audience)
    assert from_data(selected.model_dump(mode="json", by_alias=True, exclude_none=True)) == selected


def test_without_any_release_the_numbers_stay() -> None:
    exchange = rich(releases=[])
    assert size(select(exchange, "public")) == size(exchange)
    assert len(rows(exchange, "public")) == len(rows(exchange, "internal"))
    internal = part_of(report_of(exchange, "internal"), "glance").figures
    assert part_of(report_of(exchange, "public"), "glance").figures == internal


def test_a_function_without_a_name_is_printed_with_its_body() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["function", "organisation"])])
    report = report_of(exchange, "public")
    assert "Okell" not in repr(report)
    assert ("Not named in this edition", "Youth Lead, Ostwick Council; host and moderator") in rows(
        exchange, "public"
    )
    welcome = part_of(report, "programme").parts[0].timeline[0]
    assert account_of(welcome).facts[0] == "With the Youth Lead and 12\u00a0head teachers"


def test_a_function_without_its_body_is_printed_alone() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["function"])])
    assert ("Not named in this edition", "Youth Lead; host and moderator") in rows(
        exchange, "public"
    )


def test_a_body_without_the_function_is_not_printed() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["organisation"])])
    assert "Youth Lead" not in edition(exchange, "public").text


def test_a_name_without_the_function_is_printed_without_it() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["name"])])
    (function,) = [function for who, function in rows(exchange, "public") if who == "Bruno Okell"]
    assert function == "Function not shown in this edition; host and moderator"
    assert "Youth Lead" not in edition(exchange, "public").text


def test_a_name_with_the_function_but_not_the_body_is_printed_so() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["name", "function"])])
    assert ("Bruno Okell", "Youth Lead; host and moderator") in rows(exchange, "public")


def test_several_functions_become_one_line() -> None:
    functions = [
        {"title": "Youth Lead", "organisation": "ostwick-council"},
        {"title": "Chair", "organisation": "bridge"},
    ]
    exchange = rich(
        participants=[{"person": "bruno-okell", "party": "tressel", "functions": functions}],
        **NO_REFERENCES,
        releases=[release("bruno-okell", what=["function", "organisation"])],
    )
    assert rows(exchange, "public")[0] == (
        "Not named in this edition",
        "Youth Lead, Ostwick Council; Chair, Bridge & Sons <Project>",
    )


def test_somebody_of_whom_nothing_is_released_is_a_participant_of_the_party() -> None:
    exchange = rich(releases=[])
    report = report_of(exchange, "public")
    hidden = "Function not shown in this edition"
    shown = [about for who, about in rows(exchange, "public") if who == "Not named in this edition"]
    assert [about.startswith(hidden) for about in shown] == [True] * len(exchange.people)
    welcome = part_of(report, "programme").parts[0].timeline[0]
    assert (
        account_of(welcome).facts[0]
        == "With a participant from Ostwick Council and 12\u00a0head teachers"
    )


def test_a_withheld_person_keeps_party_and_roles() -> None:
    public = select(rich(releases=[]), "public").participants[1]
    assert (public.person, public.withheld, public.count) == (
        None,
        ("name", "function"),
        1,
    )
    assert (public.party, public.roles) == ("marlhaven", ("head", "delegate"))


def test_sessions_and_contributions_follow() -> None:
    schools = {**load(RICH).data["sessions"]["schools"], "rule": "open"}
    exchange = rich(releases=[], sessions={**load(RICH).data["sessions"], "schools": schools})
    public = select(exchange, "public")
    keys = {entry.party: entry.key for entry in public.participants if "name" in entry.withheld}
    ada, bruno = public.participants[0].key, keys["ostwick-council"]
    assert public.sessions["welcome"].attendees == (bruno, "school-heads")
    assert public.sessions["schools"].contributions[1].who == ada
    welcome, schools_told = part_of(report_of(exchange, "public"), "programme").parts[0].timeline
    assert welcome.title == "Welcome"
    assert [item.lead for item in account_of(schools_told).lists[0].items] == [
        "The School Coordinator",
        "A participant from Marlhaven",
    ]


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("rule", ["without attribution", "Chatham House Rule", "closed"])
def test_a_session_that_was_not_open_says_of_nobody_what_they_said(
    rule: str, audience: Audience
) -> None:
    session = {
        "title": "Talk",
        "rule": rule,
        "with": ["jo-bloggs"],
        "with_others": "yes",
        "contributions": [{"who": "jo-bloggs", "what": "spoke of the harbour"}],
    }
    exchange = small(
        sessions={"s": session},
        quotes=[{"words": "We came", "speaker": "jo-bloggs", "session": "s"}],
        findings=[{"kind": "lesson", "title": "T", "heard_in": ["s"], "heard_from": ["jo-bloggs"]}],
        releases=[release("jo-bloggs")],
    )
    selected = select(exchange, audience)
    assert selected.sessions["s"].contributions == ()
    assert selected.quotes[0].speaker is None
    assert selected.findings[0].heard_from == ()
    assert bool(selected.sessions["s"].attendees) == (rule == "without attribution")
    assert "harbour" not in edition(exchange, audience).text


def test_contact_data_and_the_bases_of_pictures_stay_inside() -> None:
    for audience in AUDIENCES:
        shown = audience == "internal"
        text = edition(rich(), audience).text
        assert ("ada@example.org" in text) == shown
        assert ("Forms of 2 May'" in text) == shown
    contact = release("ada-penhallow", what=["name", "contact"])
    assert "ada@example.org" in edition(rich(releases=[contact]), "public").text


def test_authors_follow() -> None:
    report = report_of(rich(releases=[]), "public")
    assert report.document.authors == ("River Cities Network",)
    alone = rich(releases=[], report={"authors": ["ada-penhallow"]})
    assert report_of(alone, "public").document.authors == ()
    assert "Written by" not in [
        fact.label for fact in part_of(report_of(alone, "public"), "imprint").grid
    ]


def test_a_release_that_was_withdrawn_no_longer_counts() -> None:
    given = release("bruno-okell")
    assert names_shown(rich(releases=[given]), "public") == {"Bruno Okell"}
    withdrawn = {**given, "withdrawn": "2024-06-01"}
    assert names_shown(rich(releases=[withdrawn]), "public") == set()
    assert names_shown(rich(releases=[withdrawn, given]), "public") == {"Bruno Okell"}


@pytest.mark.parametrize("day", [*STATES, "2999-01-01"])
def test_a_release_is_withdrawn_though_the_day_is_not_known_or_to_come(day: str) -> None:
    exchange = rich(releases=[release("bruno-okell", withdrawn=day)])
    named = {"Bruno Okell"} if day == "not applicable" else set()
    assert names_shown(exchange, "public") == named
    assert select(select(exchange, "public"), "public") == select(exchange, "public")


def test_of_a_withheld_person_the_release_is_not_left_either() -> None:
    withdrawn = release("bruno-okell", withdrawn="2024-06-01", evidence="Letter of Mr Okell")
    assert "Letter of Mr" not in edition(rich(releases=[withdrawn]), "public").text
    for_partners = release("bruno-okell", audience="partners", evidence="Letter of Mr Okell")
    assert "Letter of Mr" not in edition(rich(releases=[for_partners]), "public").text


def test_one_line_releases_everyone() -> None:
    everyone = {"people": "everyone", "audience": "partners", "basis": "consent"}
    exchange = rich(releases=[everyone])
    assert [len(names_shown(exchange, audience)) for audience in AUDIENCES] == [0, 3, 3]


def test_releases_add_up() -> None:
    exchange = rich(
        releases=[
            release("bruno-okell", what=["name"]),
            release("bruno-okell", audience="partners", what=["function", "organisation"]),
        ]
    )
    assert released(exchange, "bruno-okell", "public") == {"name"}
    assert released(exchange, "bruno-okell", "partners") == {"name", "function", "organisation"}


def test_a_participants_own_key_may_spell_the_name_and_goes_too() -> None:
    exchange = small(
        participants=[{"key": "mayor-bloggs", "person": "jo-bloggs", "party": "a"}],
        sessions={"s": {"title": "S", "with": ["mayor-bloggs"]}},
    )
    text = edition(exchange, "public").text
    assert "loggs" not in text
    assert "a participant from A" in text


def test_the_body_beside_a_person_goes_too() -> None:
    exchange = small(
        participants=[{"person": "jo-bloggs", "party": "a", "organisation": "secret-office"}],
        sessions={"s": {"title": "S", "with": ["jo-bloggs"]}},
    )
    assert select(exchange, "public").participants[0].organisation is None
    assert "Secret Office" not in repr(report_of(exchange, "public"))


def test_somebody_who_is_only_named_in_a_session_is_not_listed_in_one_edition_alone() -> None:
    exchange = small(sessions={"s": {"title": "S", "with": ["jo-bloggs"]}}, participants=[])
    assert "loggs" not in edition(exchange, "public").text
    programme = part_of(report_of(exchange, "public"), "programme")
    assert programme is not None
    assert account_of(programme.timeline[0]).facts[0] == "With a participant"
    for audience in ("public", "internal"):
        (table,) = part_of(report_of(exchange, audience), "people").tables
        assert len(table.rows) == 1


@pytest.mark.parametrize("fields", [{}, {"report": {"authors": ["jo-bloggs"]}}])
def test_somebody_who_took_no_part_is_no_participant_in_any_edition(fields: dict[str, Any]) -> None:
    exchange = small(participants=[], **fields)
    assert select(exchange, "public").participants == ()
    assert "loggs" not in edition(exchange, "public").text


def test_somebody_listed_twice_is_withheld_twice() -> None:
    exchange = small(
        participants=[
            {"person": "jo-bloggs", "party": "a", "roles": ["delegate"]},
            {"key": "speaker", "person": "jo-bloggs", "party": "b", "roles": ["speaker"]},
        ],
        sessions={"s": {"title": "S", "with": ["speaker"]}},
    )
    shown = edition(exchange, "public")
    assert "loggs" not in shown.text
    assert size(shown.exchange) == 2
    keys = [entry.key for entry in shown.exchange.participants]
    assert len(set(keys)) == 2


COLLIDING: list[dict[str, Any]] = [
    {
        "participants": [
            {"person": "jo-bloggs", "party": "a"},
            {"key": "participant-1", "function": "Mayor", "party": "b"},
        ],
    },
    {
        "places": {"a": {"name": "A"}, "b": {"name": "B"}, "participant-1": {"name": "Mayor"}},
    },
    {"organisations": {"participant-1": {"name": "Mayor"}}},
    {
        "people": {"jo-bloggs": {"name": "Jo Bloggs"}, "participant-1": {"name": "Mayor"}},
        "releases": [release("participant-1")],
    },
]


@pytest.mark.parametrize(
    "fields", COLLIDING, ids=["participant", "place", "organisation", "person"]
)
def test_a_neutral_key_is_never_one_that_the_file_uses(fields: dict[str, Any]) -> None:
    sessions = {"s": {"title": "S", "with": ["jo-bloggs", "participant-1"]}}
    exchange = small(**fields, sessions=sessions)
    selected = select(exchange, "public")
    assert selected.participants[0].key != "participant-1"
    assert selected.sessions["s"].attendees == (selected.participants[0].key, "participant-1")
    programme = part_of(report_of(exchange, "public"), "programme")
    assert programme is not None
    met = account_of(programme.timeline[0]).facts[0]
    assert met.startswith("With a participant from A and ")
    assert met.endswith("Mayor")


def test_neutral_keys_are_the_same_on_every_run_and_in_every_selection() -> None:
    exchange = rich(releases=[release("cara-dunmore", audience="partners")])
    keys = [entry.key for entry in select(exchange, "public").participants]
    assert keys == [entry.key for entry in select(exchange, "public").participants]
    assert select(select(exchange, "partners"), "public") == select(exchange, "public")
    assert all("dunmore" not in (key or "") for key in keys)


def test_a_key_that_spells_a_withheld_name_becomes_a_neutral_one() -> None:
    exchange = small(
        id="bloggs-visit",
        organisations={"bloggs-and-sons": {"name": "A firm"}},
        sessions={
            "talk": {"title": "Talk"},
            "visit-of-jobloggs": {"title": "Visit", "with": ["bloggs-and-sons"], "after": "talk"},
        },
        findings=[
            {"key": "jo-says", "kind": "lesson", "title": "T", "heard_in": ["visit-of-jobloggs"]}
        ],
        recommendations=[{"title": "R", "based_on": ["jo-says"]}],
        discrepancies=[
            {"field": "sessions.visit-of-jobloggs.title", "what": "W", "values": [{"value": "1"}]}
        ],
        summary="See [this](#visit-of-jobloggs) of [[bloggs-and-sons]].",
    )
    shown = edition(exchange, "public")
    assert "blogg" not in shown.text.casefold()
    assert "jo-says" not in shown.text
    selected = shown.exchange
    assert (selected.id, list(selected.sessions)) == ("visit", ["talk", "session-2"])
    assert selected.sessions["session-2"].attendees == ("organisation-1",)
    assert selected.recommendations[0].based_on == (selected.findings[0].key,) == ("finding-1",)
    assert selected.discrepancies[0].field == "sessions.session-2.title"
    assert selected.summary == "See [this](#session-2) of [[organisation-1]]."
    assert select(selected, "public") == selected


@pytest.mark.parametrize(
    ("id_", "shown"),
    [
        ("marlhaven-2024", ["marlhaven-2024"] * 3),
        ("dunmore-2024", ["2024", "dunmore-2024", "dunmore-2024"]),
        ("okell-and-dunmore-2024", ["and-2024"] + ["okell-and-dunmore-2024"] * 2),
        ("cara-dunmore", ["exchange", "cara-dunmore", "cara-dunmore"]),
        ("dun-more", ["exchange", "dun-more", "dun-more"]),
    ],
)
def test_an_id_that_spells_a_withheld_name_loses_all_names(id_: str, shown: list[str]) -> None:
    """Whoever is withheld next, its documents stand in the same folder and are found there."""
    releases = [release("bruno-okell"), release("cara-dunmore", audience="partners")]
    exchange = rich(id=id_, releases=releases)
    assert [select(exchange, audience).id for audience in AUDIENCES] == shown
    assert select(select(exchange, "partners"), "public") == select(exchange, "public")


def test_an_unnamed_holder_of_a_withheld_persons_function_is_generalised() -> None:
    people = [
        {"person": "jo-bloggs", "party": "a", "functions": ["Chief Spy"]},
        {"key": "spy", "function": "chief spy", "party": "a"},
    ]
    assert "spy" not in repr(report_of(small(participants=people), "public")).casefold()
    known = small(participants=people, releases=[release("jo-bloggs", what=["function"])])
    assert repr(report_of(known, "public")).casefold().count("chief spy") > 1


def test_one_line_is_the_default_from_which_a_line_for_one_person_takes_away() -> None:
    everyone = {"people": "everyone", "audience": "public", "basis": "consent"}
    for own in (
        release("bruno-okell", audience="internal"),
        release("bruno-okell", withdrawn="2024-06-01"),
    ):
        exchange = rich(releases=[everyone, own])
        assert names_shown(exchange, "public") == {"Ada Penhallow", "Cara Dunmore"}
    photo = rich(releases=[everyone, release("bruno-okell", what=["photo"])])
    assert len(names_shown(photo, "public")) == 3
    assert "photo" in released(photo, "bruno-okell", "public")


def test_of_releases_a_wider_edition_keeps_its_own() -> None:
    kept = [len(select(rich(), audience).releases) for audience in AUDIENCES]
    assert kept == [1, 2, 3]
    assert "Forms of 2 May 2024" not in edition(rich(), "public").text


def test_a_biography_tells_what_somebody_was() -> None:
    for what, told in ((["name"], False), (["name", "function", "organisation"], True)):
        exchange = rich(releases=[release("ada-penhallow", what=what)])
        assert ("Has led the" in edition(exchange, "public").text) == told


@pytest.mark.parametrize(
    ("image", "what", "shown"),
    [
        ({}, ["name"], []),
        ({}, ["name", "photo"], ["i"]),
        ({}, ["photo"], ["i"]),
        ({"consent": "Forms"}, ["name"], ["i"]),
        ({"consent": "Forms"}, [], ["i"]),
        ({"consent": "withheld"}, ["name"], []),
        ({"consent": "unknown"}, ["name"], []),
        ({"consent": "withheld"}, ["photo"], ["i"]),
        ({"people": [{"who": "secret-office"}]}, [], ["i"]),
        ({"people": []}, [], ["i"]),
    ],
)
def test_a_picture_without_a_basis_for_everybody_in_it_is_left_out(
    image: dict[str, Any], what: list[str], shown: list[str]
) -> None:
    releases = [release("jo-bloggs", what=what)] if what else []
    exchange = small(images={"i": {**PICTURE, **image}}, releases=releases)
    selected = select(exchange, "public")
    assert list(selected.images) == shown
    assert select(selected, "public") == selected
    assert list(select(exchange, "internal").images) == ["i"]
    assert not has_part(report_of(exchange, "public"), "gaps")


def test_a_release_that_was_withdrawn_goes_before_the_basis_of_a_picture() -> None:
    withdrawn = release("jo-bloggs", what=["photo"], withdrawn="2024-01-01")
    exchange = small(images={"i": {**PICTURE, "consent": "Forms"}}, releases=[withdrawn])
    assert not select(exchange, "public").images


@pytest.mark.parametrize(
    ("quote", "what", "speaker"),
    [
        ({"speaker": "jo-bloggs"}, ["name"], None),
        ({"speaker": "jo-bloggs"}, ["name", "quote"], "Jo Bloggs"),
        ({"speaker": "jo-bloggs", "released": "yes"}, ["name"], "Jo Bloggs"),
        ({"speaker": "jo-bloggs", "released": "yes"}, ["function"], "A participant from A"),
        ({"speaker": "a"}, ["name"], "A"),
        ({}, ["name"], ""),
    ],
)
def test_a_quotation_is_left_out_unless_its_speaker_agreed(
    quote: dict[str, Any], what: list[str], speaker: str | None
) -> None:
    exchange = small(
        quotes=[{"words": "We came", **quote}], releases=[release("jo-bloggs", what=what)]
    )
    public = report_of(exchange, "public")
    speakers = [quote.speaker for part in public.parts for quote in part.quotes]
    assert speakers == ([] if speaker is None else [speaker])
    assert has_part(report_of(exchange, "internal"), "voices")
