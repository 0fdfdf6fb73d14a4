"""A name by reference is what the edition calls the person."""

from typing import Any

import pytest

from reportgen import markdown
from reportgen.errors import InputError
from reportgen.model.releases import Audience
from support.documents import part_of
from support.editions import edition, release, report_of, rich, small


def said(text: str, audience: Audience = "public", **fields: Any) -> str:
    """What the summary prints for this Markdown."""
    summary = part_of(
        report_of(rich(**{"releases": [], "summary": text, **fields}), audience), "summary"
    )
    assert summary is not None
    assert summary.prose is not None
    return markdown.plain(summary.prose)


@pytest.mark.parametrize(
    ("text", "public", "internal"),
    [
        (
            "Then [[bruno-okell]] spoke.",
            "Then a participant from Ostwick Council spoke.",
            "Then Bruno Okell spoke.",
        ),
        (
            "[[bruno-okell]] spoke.",
            "A participant from Ostwick Council spoke.",
            "Bruno Okell spoke.",
        ),
        (
            "It rained. *[[bruno-okell]]* left.",
            "It rained. A participant from Ostwick Council left.",
            "It rained. Bruno Okell left.",
        ),
        (
            "They met [[clerk]], e.g. [[clerk]].",
            "They met the Council Clerk, e.g. the Council Clerk.",
            "",
        ),
        (
            "The [[clerk]] came; the [[clerk]] left.",
            "The Council Clerk came; the Council Clerk left.",
            "",
        ),
        ("- [[clerk]]\n- and [[clerk]]", "The Council Clerk\nand the Council Clerk", ""),
        (
            "> “[[clerk]] came!” [[clerk]] said",
            "“The Council Clerk came!” The Council Clerk said",
            "",
        ),
        (
            "With [[school-heads]] of [[ostwick]] and [[youth-team]]",
            "With 12\u00a0head teachers of Ostwick and Youth team",
            "",
        ),
        ("The project [[bridge]] won", "The project Bridge & Sons <Project> won", ""),
        (
            "See [[bruno-okell]](https://a.example).",
            "See a participant from Ostwick Council.",
            "See Bruno Okell.",
        ),
        ("As in [[1]](https://a.example).", "As in [1].", ""),
        ("Opened by [[withheld person]].", "Opened by a person not named in this edition.", ""),
        (r"A sign: \[[clerk]].", "A sign: [[clerk]].", ""),
        (
            "Note.[^n]\n\n[^n]: [[bruno-okell]] said so.",
            "Note.\nA participant from Ostwick Council said so.",
            "Note.\nBruno Okell said so.",
        ),
    ],
)
def test_a_name_by_reference_is_what_the_edition_calls_it(
    text: str, public: str, internal: str
) -> None:
    assert said(text) == public
    assert said(text, "internal") == (internal or public)


def test_a_function_that_several_hold_has_the_article_of_one() -> None:
    functions = {"functions": ["Councillor"], "party": "a"}
    exchange = small(
        summary="Met [[jo-bloggs]] and [[k]].",
        participants=[
            {"person": "jo-bloggs", **functions},
            {"key": "k", "function": "Councillor", "party": "a"},
        ],
        releases=[release("jo-bloggs", what=["function"])],
    )
    assert "Met a Councillor and a Councillor." in repr(
        part_of(report_of(exchange, "public"), "summary")
    )


def test_somebody_who_took_no_part_is_not_named_by_reference_either() -> None:
    exchange = small(participants=[], summary="It was opened by [[jo-bloggs]].")
    shown = edition(exchange, "public")
    assert "opened by a person not named in this edition." in shown.text
    assert "loggs" not in shown.text
    assert "opened by Jo Bloggs." in edition(exchange, "internal").text


@pytest.mark.parametrize(
    ("fields", "code", "hint"),
    [
        ({"summary": "x [[bruno-okel]]"}, "no-such-key", "did you mean “bruno-okell”?"),
        ({"summary": "x [[Bruno Okell]]"}, "no-such-key", "did you mean “bruno-okell”?"),
        ({"summary": "x [[house]]"}, "no-such-key", ""),
        ({"short_title": "x [[clerk]]"}, "name-outside-prose", "Markdown"),
        ({"summary": 'x [y](#house "z")'}, "link-form", "[text](#key)"),
    ],
)
def test_a_reference_that_names_nobody_is_told(
    fields: dict[str, str], code: str, hint: str
) -> None:
    with pytest.raises(InputError) as caught:
        rich(**fields)
    (problem,) = caught.value.problems
    assert problem.code == code
    assert hint in problem.hint
