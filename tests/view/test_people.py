"""Who took part: one table by party, each thing once, and what is to be known of delegations."""

from typing import Any

import pytest

from reportgen.view.records import Part
from support.documents import part_of
from support.small import report

BODIES = {
    "council": {"name": "Arden Council", "short_name": "AC"},
    "team": {"name": "Youth Team", "part_of": "council"},
    "school": {"name": "River School", "part_of": "council"},
}


def people(participants: list[dict[str, Any]], **fields: Any) -> Part:
    entries = [{"party": "a", **entry} for entry in participants]
    return part_of(report(participants=entries, **fields), "people")


def rows(participants: list[dict[str, Any]], **fields: Any) -> list[tuple[str, ...]]:
    (table,) = people(participants, **fields).tables
    return [row for n, row in enumerate(table.rows) if n not in table.openings]


def lines(participants: list[dict[str, Any]], **fields: Any) -> list[tuple[str, ...]]:
    (table,) = people(participants, **fields).tables
    return [table.rows[n] for n in table.openings]


def test_heads_stand_first_then_names_by_family() -> None:
    names = {
        "z": {"name": "Ann Zorn", "family_name": "Zorn"},
        "o": {"name": "Åsa Östberg", "family_name": "Östberg"},
        "m": {"name": "Max Mole", "family_name": "Mole"},
    }
    entries: list[dict[str, Any]] = [
        {"group": "pupils"},
        {"person": "z"},
        {"person": "o"},
        {"person": "m", "roles": ["head"]},
    ]
    shown = [who for who, _ in rows(entries, people=names)]
    assert shown == ["Max Mole", "Åsa Östberg", "Ann Zorn", "Pupils"]


def test_names_stay_in_the_order_of_the_file_where_a_family_name_is_not_known() -> None:
    names = {"z": {"name": "Ann Zorn", "family_name": "Zorn"}, "m": {"name": "Max Mole"}}
    shown = rows([{"person": "z"}, {"person": "m"}], people=names)
    assert [who for who, _ in shown] == ["Ann Zorn", "Max Mole"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"count": 60, "group": "councillors", "qualifier": "about"}, "About 60\u00a0councillors"),
        ({"count": 1, "qualifier": "at least"}, "At least one\u00a0person"),
        ({"count": 60, "group": "councillors"}, "60\u00a0councillors"),
        ({"count": 2, "group": "pupils"}, "Two\u00a0pupils"),
        ({"function": "Mayor"}, "The Mayor (not named)"),
    ],
)
def test_a_number_is_as_exact_as_it_was_recorded(entry: dict[str, Any], told: str) -> None:
    assert rows([entry])[0][0] == told


def test_parties_head_their_groups_in_the_order_of_the_file() -> None:
    parties = [
        {"who": "b", "roles": ["lead host"]},
        {"who": "a", "roles": ["visiting", "co-host"]},
    ]
    entries: list[dict[str, Any]] = [
        {"group": "hosts", "party": "b"},
        {"group": "guests"},
        {"count": 3, "party": None},
    ]
    (table,) = people(entries, parties=parties).tables
    assert table.openings == (0, 2, 4)
    assert [table.rows[n] for n in table.openings] == [
        ("Brock", "Lead host"),
        ("Arden", "Visiting city and co-host"),
        ("Other participants", "Belonging to none of the above"),
    ]
    assert all(all(row) and len(row) == 2 for row in table.rows)


def test_the_partys_line_says_what_all_are_and_how_many_where_that_is_certain() -> None:
    delegates: list[dict[str, Any]] = [
        {"function": title, "organisation": "council", "roles": ["delegate"]}
        for title in ("Mayor", "Clerk")
    ]
    bodies = {"council": {"name": "Council"}}
    assert lines(delegates, organisations=bodies) == [
        ("Arden", "Visiting city (Council); delegates")
    ]
    exact = [{"group": "members", "count": 3, "roles": ["delegate"]}]
    assert lines(exact) == [("Arden", "Visiting city; three\u00a0delegates")]
    stated = {"d": {"sender": "a", "size": {"count": 9, "qualifier": "about"}}}
    said = lines([{"group": "members", "roles": ["expert"], "delegation": "d"}], delegations=stated)
    assert said == [("Arden", "Visiting city; about nine\u00a0people")]


def test_a_role_that_the_line_says_is_said_again_only_where_nothing_else_is_known() -> None:
    entries: list[dict[str, Any]] = [
        {"person": "p", "functions": ["Mayor"], "roles": ["delegate", "speaker"]},
        {"group": "members", "count": 2, "roles": ["delegate"]},
    ]
    assert rows(entries, people={"p": {"name": "P Q"}}) == [
        ("P Q", "Mayor; speaker"),
        ("Two\u00a0members", "Delegates"),
    ]


def test_a_bodys_name_is_not_repeated() -> None:
    assert rows(
        [
            {"function": "Leader", "organisation": "team"},
            {"function": "Teacher", "organisation": "school"},
            {"group": "Arden Council members", "organisation": "council"},
            {"function": "Clerk", "organisation": "council"},
        ],
        organisations=BODIES,
    ) == [
        ("The Leader (not named)", "Youth Team (Arden Council)"),
        ("The Teacher (not named)", "River School"),
        ("Arden Council members", "Took part"),
        ("The Clerk (not named)", "AC"),
    ]


def test_who_could_not_come_is_told_with_what_they_were_to_do() -> None:
    entries: list[dict[str, Any]] = [
        {"person": "p", "mode": "replaced", "replaced_by": "q", "roles": ["speaker"]},
        {"person": "q", "roles": ["expert"], "external": True, "presence": "day 2"},
        {"function": "Mayor", "mode": "apologies"},
    ]
    shown = rows(entries, people={"p": {"name": "P"}, "q": {"name": "Q"}})
    assert [about for _, about in shown] == [
        "Unable to attend; replaced by Q; was to take part as speaker",
        "External expert (day 2)",
        "Apologies",
    ]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("completed", "Met the visitors"),
        ("planned", "To meet the visitors"),
        ("cancelled", "Was to meet the visitors"),
    ],
)
def test_whom_nothing_is_known_of_but_the_meeting_met_the_visitors(status: str, told: str) -> None:
    shown = rows(
        [{"key": "m", "function": "Mayor", "party": "b"}],
        sessions={"s": {"title": "Talk", "with": ["m"]}},
        status=status,
    )
    assert shown == [("The Mayor (not named)", told)]


def test_those_of_whom_no_more_is_known_than_that_they_took_part_share_a_row() -> None:
    shown = rows(
        [
            {"key": "m", "function": "Mayor", "party": "b"},
            {"key": "n", "group": "Brock wardens", "party": "b"},
            {"key": "o", "function": "Clerk", "party": "b", "presence": "day 2"},
            {"key": "p", "function": "Cook", "party": "b"},
        ],
        sessions={"s": {"title": "Talk", "with": ["m", "n", "o"]}},
    )
    assert shown == [
        ("The Mayor (not named) and Brock wardens", "Met the visitors"),
        ("The Clerk (not named)", "Day 2"),
        ("The Cook (not named)", "Took part"),
    ]


def test_a_difference_between_stated_and_listed_is_told_once() -> None:
    entries = [{"group": "members", "count": 27, "delegation": "d"}]
    delegations = {"d": {"name": "Arden delegation", "sender": "a", "size": 26}}
    told = people(entries, delegations=delegations).parts
    assert [part.prose for part in told] == ["26\u00a0people were stated; 27\u00a0are listed here."]
    explained = [
        {
            "field": "delegations.d.size",
            "what": "Size",
            "values": [{"value": "26"}, {"value": "27"}],
        }
    ]
    assert people(entries, delegations=delegations, discrepancies=explained).parts == ()
    assert lines(entries, delegations=delegations, discrepancies=explained) == [
        ("Arden", "Visiting city; Arden delegation; 26\u00a0people")
    ]


def test_a_delegation_lists_its_members_only_where_they_are_not_all_of_its_party() -> None:
    entries = [{"function": "Mayor", "delegation": "d"}, {"function": "Clerk", "delegation": "d"}]
    delegations = {
        "d": {"sender": "a", "leaders": ["p"], "companions": 1, "note": "They *walked*."}
    }
    fields = {"delegations": delegations, "people": {"p": {"name": "P Q"}}}
    (all_of_them,) = people(entries, **fields).parts
    assert all_of_them.prose == (
        "Led by P Q, with one\u00a0companion at their own expense.\n\nThey *walked*."
    )
    (some,) = people([*entries, {"function": "Guide"}], **fields).parts
    assert "Its members: the Mayor and the Clerk" in str(some.prose)


def test_nobody_travelling_along_is_a_sentence_and_not_open() -> None:
    made = report(
        participants=[{"function": "Mayor", "party": "a", "delegation": "d"}],
        delegations={"d": {"sender": "a", "size": 1, "companions": "not applicable"}},
    )
    assert "No companions travelled" in str(part_of(made, "people").parts[0].prose)
    assert [part.name for part in made.parts if part.name == "gaps"] == []


def test_groups_of_a_delegation_stand_under_it_with_their_number_once() -> None:
    entries = [{"key": "m", "group": "members", "count": 2, "delegation": "d"}]
    groups = [
        {"name": "Council group", "size": 2, "members": ["m"], "purpose": "Came for the talks"},
        {"name": "School group", "size": 3},
    ]
    (part,) = people(entries, delegations={"d": {"sender": "a", "size": 5, "groups": groups}}).parts
    (listing,) = part.lists
    assert (part.heading.title, listing.title) == ("Delegation of Arden", "")
    assert [(item.lead, item.text) for item in listing.items] == [
        ("Council group:", "Two\u00a0members. Came for the talks."),
        ("School group:", "Three\u00a0people."),
    ]


def test_many_participants_are_an_annex() -> None:
    def place(n: int) -> str:
        return people([{"function": f"Officer {k}"} for k in range(n)]).place

    assert (place(14), place(15)) == ("chapter", "annex")


def test_contact_data_stand_in_one_line() -> None:
    made = report(people={"p": {"name": "P Q", "contact": ["p@example.org", "+00 000 0000"]}})
    (person,) = part_of(made, "biographies").parts
    assert person.facts == ("p@example.org, +00 000 0000.",)


def test_a_head_is_not_called_a_delegate_too_and_a_leader_is_not_listed_again() -> None:
    entries: list[dict[str, Any]] = [
        {"person": "p", "roles": ["head", "delegate", "speaker"], "delegation": "d"},
        {"function": "Guide", "roles": ["expert"]},
        {"person": "q", "roles": ["delegate"], "mode": "apologies"},
        {"key": "clerk", "function": "Clerk", "roles": ["staff"], "delegation": "d"},
    ]
    fields = {
        "people": {"p": {"name": "P"}, "q": {"name": "Q"}},
        "delegations": {"d": {"sender": "a", "leaders": ["p"]}},
    }
    assert [about for _, about in rows(entries, **fields)] == [
        "Head of delegation and speaker",
        "Expert",
        "Apologies",
        "Staff",
    ]
    (part,) = people(entries, **fields).parts
    assert part.prose == "Led by P. Its other members: the Clerk."
