"""The lists at the end hold what stands nowhere else, in a line each."""

from typing import Any

from reportgen.view.records import Part, ReportView
from support.documents import has_part, part_of
from support.small import report


def items(made: ReportView, name: str) -> list[tuple[str, str]]:
    part = part_of(made, name)
    return [(item.lead, item.text) for listing in part.lists for item in listing.items]


def grid(part: Part) -> list[tuple[str, tuple[str, ...]]]:
    return [(fact.label, fact.lines) for fact in part.grid]


def test_organisations_stand_by_kind_with_what_is_known_of_them() -> None:
    made = report(
        organisations={
            "a-council": {"name": "Council of Arden", "kind": "local authority", "place": "a"},
            "kite": {"name": "Kite", "kind": "community project"},
            "oar": {"name": "Oar", "kind": "community project", "place": "b"},
            "web": {"name": "Web", "website": "https://web.example"},
            "team": {"name": "Team", "part_of": "kite"},
        },
        sessions={"s": {"title": "Talk", "with": ["team", "kite", "oar", "a-council", "web"]}},
    )
    assert grid(part_of(made, "bodies")) == [
        ("Local authority", ("Council of Arden",)),
        ("Community projects", ("Kite; and Oar, Brock",)),
        ("Other organisation", ("Web, https://web.example",)),
    ]


def test_an_organisation_of_which_no_more_is_known_is_not_listed_again() -> None:
    made = report(
        organisations={"o": {"name": "Office"}}, sessions={"s": {"title": "Talk", "with": ["o"]}}
    )
    assert not has_part(made, "bodies")


def test_places_and_other_names_are_told_in_a_line_each() -> None:
    made = report(
        places={
            "a": {"name": "Arden"},
            "b": {
                "name": "Brock",
                "country": "GR",
                "names": [{"name": "Βροκ", "kind": "original script", "language": "el"}],
            },
            "c": {"name": "Old Town", "kind": "district", "part_of": "b", "country": "GR"},
        },
        people={"p": {"name": "P Q", "names": [{"name": "P Kew"}]}},
    )
    assert items(made, "places") == [
        ("Brock:", "city, Greece; Βροκ (original script, Greek)"),
        ("Old Town:", "district in Brock, Greece"),
        ("P Q:", "P Kew (other spelling)"),
    ]


def test_a_document_is_one_entry_and_its_kind_is_not_repeated() -> None:
    card: dict[str, Any] = {"title": "The card", "kind": "form", "where": "at the office"}
    made = report(
        sources={"s": {"title": "T"}, "t": {"title": "U"}},
        attachments={
            "card": {**card, "sources": ["t"]},
            "book": {"title": "Handbook of the quay", "kind": "handbook"},
            "plan": {"title": "Plan", "author": "A B", "address": "https://plan.example"},
        },
    )
    assert items(made, "documents") == [
        ("The card.", "Form. At the office (S2)."),
        ("", "Handbook of the quay"),
        ("Plan.", "A B. https://plan.example"),
    ]


def test_sources_are_a_line_each_and_their_marks_stand_at_the_facts() -> None:
    made = report(
        sources={
            "s": {"title": "T", "kind": "minutes", "author": "Office of O", "publisher": "o"},
            "t": {"title": "U", "default": True},
        },
        organisations={"o": {"name": "O", "kind": "network", "sources": ["t"]}},
        places={"a": {"name": "Arden", "sources": ["s"]}, "b": {"name": "Brock"}},
        participants=[{"function": "Mayor", "party": "a", "sources": ["s", "t"]}],
    )
    sources = part_of(made, "sources")
    assert sources.lead_in == "Unless otherwise stated, the source is S2."
    assert [entry.text for entry in sources.sources] == ["Office of O, “T”, minutes", "“U”"]
    assert items(made, "places") == [("Arden:", "city (S1)")]
    assert grid(part_of(made, "bodies")) == [("Network", ("O (S2)",))]
    (table,) = part_of(made, "people").tables
    assert table.rows == (
        ("Arden", "Visiting city (S1)"),
        ("The Mayor (not named)", "Took part (S1, S2)"),
    )


def test_one_source_alone_stands_in_the_imprint_and_no_fact_bears_its_mark() -> None:
    made = report(
        sources={"s": {"title": "T", "default": True, "address": "https://t.example"}},
        participants=[{"function": "Mayor", "party": "a", "sources": ["s"]}],
    )
    assert not has_part(made, "sources")
    assert ("Source", ("“T”", "https://t.example")) in grid(part_of(made, "imprint"))
    assert part_of(made, "people").tables[0].rows[1][1] == "Took part"


def test_where_sources_differ_the_value_used_is_told_with_its_reason() -> None:
    made = report(
        sources={"s": {"title": "T"}, "t": {"title": "U"}},
        discrepancies=[
            {
                "field": "dates",
                "what": "The last day",
                "values": [{"value": "3 May", "sources": ["s"]}, {"value": "4 May"}],
                "chosen": "3 May",
                "reason": "the minutes say so",
            }
        ],
    )
    assert items(made, "discrepancies") == [
        (
            "The last day:",
            "3 May (S1); 4 May. Used in this report: 3 May. The minutes say so.",
        )
    ]


def test_short_lists_of_abbreviations_and_terms_are_one() -> None:
    terms = [{"term": "Youth card", "meaning": "A card."}, {"term": "arm", "meaning": "A limb."}]
    short = [{"short": "RT", "long": "Round table"}]
    both = report(glossary=terms, abbreviations=short)
    assert not has_part(both, "abbreviations")
    assert part_of(both, "glossary").heading.title == "Abbreviations and terms"
    assert [fact.label for fact in part_of(both, "glossary").grid] == ["arm", "RT", "Youth card"]
    alone = part_of(report(abbreviations=short), "abbreviations")
    assert (alone.heading.title, grid(alone)) == ("Abbreviations", [("RT", ("Round table",))])
    many = [{"short": f"R{n}", "long": f"Room {n}"} for n in range(14)]
    assert has_part(report(glossary=terms, abbreviations=many), "abbreviations")


def test_what_is_open_is_told_once_for_each_entry() -> None:
    made = report(
        places={"a": {"name": "Arden", "country": "unknown"}, "b": {"name": "Brock"}},
        parties=[{"who": "a", "roles": ["visiting"], "reason": "unknown"}],
        report={"number": "to be confirmed"},
    )
    assert items(made, "gaps") == [
        ("Arden:", "country and reason not known."),
        ("This report:", "number to be confirmed."),
    ]
