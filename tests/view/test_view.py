"""What the view decides: order, what stands on the cover, when there are contents."""

from typing import Any

from reportgen.model.base import Written
from reportgen.view.records import Prose, ReportView
from reportgen.view.texts import texts
from support.documents import account_of, has_part, part_of
from support.small import report


def test_two_cities_are_the_largest_words_and_the_rest_of_the_title_stands_below() -> None:
    assert report().cover.cities == ("Arden–Brock",)
    assert report().cover.subtitle == "City exchange"
    assert report(title="Arden-Brock: peer review").cover.subtitle == "Peer review"
    assert report(title="Arden–Brocken study visit").cover.subtitle == "Arden–Brocken study visit"
    assert report(title="A visit to the river").cover.subtitle == "A visit to the river"


def test_many_cities_leave_the_cover_to_the_title() -> None:
    names = [f"town-{n}" for n in range(9)]
    cover = report(
        places={name: {"name": name.title()} for name in names},
        parties=[{"who": name, "roles": ["visiting", "lead host"]} for name in names],
    ).cover
    assert cover.cities == ("Arden–Brock city exchange",)


def test_one_city_alone_leaves_the_cover_to_the_title() -> None:
    cover = report(parties=[{"who": "b", "roles": ["lead host"]}]).cover
    assert (cover.cities, cover.subtitle) == (("Arden–Brock city exchange",), "")


def test_only_a_report_of_more_than_ten_pages_has_contents() -> None:
    def with_words(n: int) -> ReportView:
        text = "word " * n
        return report(
            background=text,
            purpose=text,
            outcome=text,
            people={"p": {"name": "P Q"}},
            participants=[{"group": text, "party": "a"}],
            sessions={"s": {"title": text, "summary": text, "key_points": [text]}},
            findings=[{"kind": "lesson", "title": "T", "text": text}],
            sources={"s1": {"title": text}},
        )

    assert not with_words(3).is_long
    assert not has_part(with_words(3), "contents")
    assert with_words(700).is_long
    assert len(part_of(with_words(700), "contents").contents) > 4


def test_a_short_report_has_no_contents() -> None:
    assert not has_part(report(summary="Short."), "contents")


def test_recommendations_and_actions_are_one_chapter_called_after_what_it_holds() -> None:
    advice, actions = [{"title": "Do it"}], [{"title": "Do it", "due": "no date agreed"}]
    both = part_of(report(recommendations=advice, actions=actions), "steps")
    assert both is not None
    assert both.heading.title == "Recommendations and actions"
    assert [card.heading.number for card in both.cards] == ["R1"]
    assert [table.caption.title for table in both.tables] == ["Actions"]
    for fields, title in (
        ({"recommendations": advice}, "Recommendations"),
        ({"actions": actions}, "Actions"),
    ):
        steps = part_of(report(**fields), "steps")
        assert steps is not None
        assert (steps.heading.title, steps.parts) == (title, ())
    assert not has_part(report(), "steps")


def glance(**fields: Any) -> dict[str, tuple[str, ...]]:
    return {fact.label: fact.lines for fact in part_of(report(**fields), "glance").grid}


def test_what_is_still_to_come_is_told_as_such() -> None:
    assert {"Who will visit", "Who will host"} <= set(glance(status="planned"))
    assert {"Who visited", "Who hosted"} <= set(glance(status="completed"))


def test_an_article_that_the_author_wrote_is_not_said_twice() -> None:
    made = report(
        participants=[{"key": "m", "function": "the Mayor", "party": "b"}],
        events={"f": {"name": "The Delta Days", "kind": "fair"}},
        sessions={"s": {"title": "Talk", "after": "f", "with": ["m"]}},
        findings=[{"kind": "lesson", "title": "T", "conditions": "if it rains."}],
    )
    assert part_of(made, "background").parts[0].heading.title == "The Delta Days fair"
    (item,) = part_of(made, "programme").timeline
    assert (item.when, *account_of(item).facts) == ("After The Delta Days fair", "With the Mayor")
    assert part_of(made, "people").tables[0].rows[1][0] == "The Mayor (not named)"
    assert part_of(made, "findings").cards[0].closing == "May suit others if it rains."


def test_places_of_several_countries_are_told_apart() -> None:
    cover = report(
        places={
            "a": {"name": "Arden", "country": "GB"},
            "b": {"name": "Brock", "country": "DE"},
            "c": {"name": "Cray", "country": "DE"},
        },
        parties=[{"who": key, "roles": ["lead host"]} for key in "abc"],
    ).cover
    assert cover.places == "Arden, United Kingdom; Brock and Cray, Germany"


def test_of_a_long_list_all_who_are_no_bodies_were_met_by_name() -> None:
    names = [f"guest-{n}" for n in range(14)]
    made = report(
        participants=[{"key": key, "function": key.title(), "party": "b"} for key in names],
        sessions={"s": {"title": "Talk", "with": names}},
    )
    facts = {fact.label: fact.lines[0] for fact in part_of(made, "glance").grid}
    assert facts["Met"].endswith("the Guest-12 and the Guest-13")
    assert len(part_of(made, "people").tables[0].rows) == 1 + 14


def test_every_text_says_whether_it_is_the_authors_or_the_programs() -> None:
    findings = part_of(
        report(findings=[{"kind": "lesson", "title": "Ask first.", "text": "They *did*."}]),
        "findings",
    )
    own = [text for text in texts(findings) if isinstance(text, Written | Prose)]
    assert own == ["Ask first.", "They *did*."]
    assert "Lesson" in list(texts(findings))
