"""Cover, running heads, key messages, at a glance and imprint: what a reader sees first."""

from typing import Any

import pytest

from reportgen.editions.marks import TLP
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.view.compose import view
from reportgen.view.records import Figure, Item, Label, ReportView
from support.documents import has_part, part_of

BASE: dict[str, Any] = {
    "id": "x",
    "title": "Arden–Brock city exchange",
    "places": {"a": {"name": "Arden", "country": "GB"}, "b": {"name": "Brock", "country": "DE"}},
    "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
}
AUDIENCES: tuple[Audience, ...] = ("public", "partners", "internal")


def report(audience: Audience = "public", **fields: Any) -> ReportView:
    return view(Exchange.model_validate({**BASE, **fields}), audience, "en")


def facts(made: ReportView, part: str = "glance") -> dict[str, tuple[str, ...]]:
    return {fact.label: fact.lines for fact in part_of(made, part).grid}


# ---- the edition and the handling mark ----------------------------------------------------------


def test_every_edition_but_the_public_one_says_which_it_is_on_the_cover_and_every_page() -> None:
    made = [report(audience, report={"status": "final"}) for audience in AUDIENCES]
    names = ["", "Edition for partners", "Internal edition"]
    assert [each.cover.edition for each in made] == names
    assert [each.marks for each in made] == names
    assert [each.announcement.marks for each in made] == names


def test_a_draft_is_a_draft_on_every_page_and_its_state_not_for_the_public() -> None:
    for status, words in (("draft", "Draft"), ("for comment", "For comment")):
        public, partners, internal = (report(each, report={"status": status}) for each in AUDIENCES)
        assert [public.marks, internal.marks] == ["DRAFT", "Internal edition · DRAFT"]
        assert [each.cover.status for each in (public, partners, internal)] == ["", words, words]
        assert "Status" not in facts(public, "imprint")
        assert facts(internal, "imprint")["Status"] == (words,)
    assert report(report={"status": "withdrawn"}).cover.status == "Withdrawn"


@pytest.mark.parametrize(
    ("mark", "colour"),
    [*zip(TLP, ("#FFFFFF", "#33FF00", "#FFC000", "#FFC000", "#FF2B2B"), strict=True)],
)
def test_a_label_of_tlp_has_the_colour_of_its_standard(mark: str, colour: str) -> None:
    made = report("internal", report={"status": "final", "handling": mark})
    assert made.tlp == Label(mark, colour)
    assert (made.plain_marks, made.cover.handling) == ("Internal edition", "")
    assert made.marks == f"Internal edition · {mark}"


@pytest.mark.parametrize("mark", ["TLP: AMBER", "TLP:Amber", "TLP:WHITE", "TLP:RED only", "SECRET"])
def test_any_other_handling_mark_is_printed_as_it_was_written(mark: str) -> None:
    made = report(report={"status": "final", "handling": mark})
    assert (made.tlp, made.plain_marks, made.cover.handling) == (None, mark, mark)


# ---- the cover ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("series", "line"),
    [
        ({"name": "city exchange"}, "City exchange"),
        ({"name": "city exchange", "ordinal": 3}, "Third city exchange"),
        (
            {"name": "city exchange", "ordinal": 4, "counts": "exchange between three cities"},
            "Fourth exchange between three cities",
        ),
        (
            {"name": "learning visit", "ordinal": 1, "counts": "visit in the north"},
            "First visit in the north (learning visit)",
        ),
    ],
)
def test_a_number_in_a_series_says_what_it_counts(series: dict[str, Any], line: str) -> None:
    assert report(series=series).cover.series == line


def test_cities_stand_in_the_order_of_the_title_which_does_not_repeat_them() -> None:
    places = {
        key: {"name": name} for key, name in zip("abc", ("Arden", "Brock", "Cray"), strict=True)
    }
    parties = [{"who": "b", "roles": ["visiting"]}, {"who": "c", "roles": ["visiting"]}]
    parties.append({"who": "a", "roles": ["lead host"]})
    cover = report(title="Arden–Brock–Cray harbours", places=places, parties=parties).cover
    assert (cover.cities, cover.subtitle) == (("Arden", "Brock", "Cray"), "Harbours")


def test_the_home_of_a_body_is_no_city_of_the_cover_where_nothing_took_place() -> None:
    fields: dict[str, Any] = {"organisations": {"o": {"name": "Brock Office", "place": "b"}}}
    fields["parties"] = [{"who": "a", "roles": ["visiting"]}, {"who": "o", "roles": ["lead host"]}]
    there, elsewhere = ({"s": {"title": "Talk", "place": place}} for place in ("b", "a"))
    assert report(**fields, sessions=there).cover.cities == ("Arden–Brock",)
    assert report(**fields, sessions=elsewhere).cover.cities == (BASE["title"],)


def test_publisher_and_date_stand_on_the_cover_and_number_and_version_in_the_foot() -> None:
    about = {"number": "7", "version": "1.0", "publisher": "o", "date": "2018-12-03"}
    made = report(organisations={"o": {"name": "Network"}}, report=about)
    assert made.cover.details == ("Report 7", "Version 1.0", "Network, 3\u00a0December 2018")
    assert made.foot == "Report 7, Version 1.0"


# ---- key messages -------------------------------------------------------------------------------


def messages(agreed: int, advised: int, learned: int, **fields: Any) -> list[str]:
    made = report(
        agreements=[{"title": f"Agreement {n}"} for n in range(agreed)],
        recommendations=[{"title": f"Advice {n}"} for n in range(advised)],
        findings=[{"kind": "lesson", "title": f"Lesson {n}"} for n in range(learned)],
        **fields,
    )
    if not has_part(made, "messages"):
        return []
    return [item.text for item in part_of(made, "messages").lists[0].items]


def test_five_key_messages_are_of_all_that_was_agreed_advised_and_learned() -> None:
    assert messages(3, 9, 9) == ["Agreement 0", "Agreement 1", "Advice 0", "Advice 1", "Lesson 0"]
    assert messages(0, 9, 1) == ["Advice 0", "Advice 1", "Advice 2", "Advice 3", "Lesson 0"]
    assert messages(0, 1, 9) == ["Advice 0", *(f"Lesson {n}" for n in range(4))]
    assert messages(0, 0, 1) == ["Lesson 0"]
    assert messages(0, 0, 0, summary="They met.") == []


def test_key_messages_are_links_and_the_authors_own_words() -> None:
    made = report(
        agreements=[{"title": "Letter of intent", "state": "signed"}],
        recommendations=[{"title": "Wait"}, {"title": "Begin", "priority": "high"}],
        findings=[{"kind": "lesson", "title": "Ask first"}],
    )
    items = part_of(made, "messages").lists[0].items
    assert [(item.lead, item.text) for item in items] == [
        ("Signed:", "Letter of intent"), ("R2", "Begin"), ("", "Ask first"),
    ]  # fmt: skip
    assert [item for item in items if item.target == "finding-1"] == [
        Item("Ask first", "", "finding-1")
    ]


# ---- at a glance --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "labels"),
    [
        ("planned", {"Who will visit", "Who will host"}),
        ("announced", {"Who will visit", "Who will host"}),
        ("postponed", {"Who will visit", "Who will host"}),
        ("under way", {"Who is visiting", "Who is hosting"}),
        ("completed", {"Who visited", "Who hosted"}),
        ("cancelled", {"Who was to visit", "Who was to host"}),
    ],
)
def test_labels_speak_of_the_exchange_in_its_time(status: str, labels: set[str]) -> None:
    told = set(facts(report(status=status)))
    assert labels <= told
    assert ("Status" in told) == (status != "completed")


def test_large_figures_are_stated_numbers_with_their_words() -> None:
    stated = [
        {"what": "pupils reached", "value": "1200", "qualifier": "more than", "note": "In May."},
        {"what": "talks", "value": "7"},
    ]
    figures = part_of(report(figures=stated), "glance").figures
    assert figures == (
        Figure("1,200", "pupils reached", "More than", "In May."),
        Figure("7", "talks"),
    )
    listed: dict[str, Any] = {
        "people": {"p": {"name": "P Quill"}},
        "participants": [{"person": "p", "party": "a"}],
    }
    assert part_of(report(**listed, dates="2018-10-30/2018-11-01"), "glance").figures == ()


def visited(n: int, **fields: Any) -> tuple[str, ...]:
    made = report(
        people={f"p-{k}": {"name": f"P{k} Quill"} for k in range(n)},
        participants=[{"person": f"p-{k}", "party": "a", "delegation": "d"} for k in range(n)],
        **fields,
    )
    return facts(made)["Who visited"]


def test_visitors_are_told_with_their_stated_size_and_by_name_where_they_are_few() -> None:
    def sized(n: int) -> dict[str, Any]:
        return {"d": {"sender": "a", "size": n}}

    party = "Arden, United Kingdom"
    assert visited(2, delegations={"d": {"sender": "a"}}) == (
        f"{party}: 2\u00a0people: P0 Quill and P1 Quill",
    )
    assert visited(2, delegations=sized(26)) == (f"{party}: 26\u00a0people",)
    assert visited(5, delegations=sized(5)) == (f"{party}: 5\u00a0people",)


def test_many_hosts_stand_together_by_what_they_were() -> None:
    places = {key: {"name": f"Town {key}", "country": "NL"} for key in "abcdef"}
    parties = [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}]
    parties += [{"who": key, "roles": ["additional host"]} for key in "cdef"]
    assert facts(report(places=places, parties=parties))["Who hosted"] == (
        "Lead host: Town b, Netherlands",
        "Additional hosts: Town c, Town d, Town e and Town f, Netherlands",
    )


def test_among_many_hosts_who_visited_too_is_told_with_its_leg() -> None:
    places = {key: {"name": f"Town {key}"} for key in "abcdef"}
    parties = [{"who": "a", "roles": ["visiting", "lead host"]}]
    parties += [{"who": key, "roles": ["lead host"]} for key in "bcdef"]
    legs = {"back": {"title": "Way back", "to": ["a"]}}
    (line,) = facts(report(places=places, parties=parties, legs=legs))["Who hosted"]
    assert line == ("Lead hosts: Town b, Town c, Town d, Town e and Town f; Town a (Way back)")


def test_the_original_plan_says_when_and_by_whom_it_was_changed() -> None:
    planned = {"dates": "2020-05", "places": ["b"], "modality": "in person"}
    planned |= {"decided": "2020-03-02", "decided_by": "b", "reason": "A storm."}
    assert facts(report(planned=planned))["Original plan"] == (
        "In person, May 2020, Brock, Germany",
        "Changed on 2\u00a0March 2020 by Brock",
        "A storm.",
    )


# ---- the imprint --------------------------------------------------------------------------------


def test_embargo_and_approvals_are_not_for_the_public() -> None:
    about = {"embargo": "2018-12-03", "approvals": [{"who": "o", "date": "2018-11-28"}]}
    made = {
        each: part_of(
            report(each, organisations={"o": {"name": "Office"}}, report=about), "imprint"
        )
        for each in AUDIENCES
    }
    assert [bool(part.tables) for part in made.values()] == [False, True, True]
    embargoed = ["Embargo until" in {f.label for f in part.grid} for part in made.values()]
    assert embargoed == [False, True, True]
    assert made["internal"].tables[0].caption.title == "Approved by"
