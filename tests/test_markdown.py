"""What of Markdown is read, and that nothing else is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.markdown import (
    MOST_DEPTH,
    Block,
    Listing,
    Paragraph,
    Quotation,
    Run,
    depth,
    parse,
)


def text_of(blocks: tuple[Block, ...]) -> str:
    """Every character of the blocks, in order."""
    texts = []
    for block in blocks:
        match block:
            case Paragraph(runs):
                texts.append("".join(run.text for run in runs))
            case Listing(items=items):
                texts += [text_of(item) for item in items]
            case Quotation(inside):
                texts.append(text_of(inside))
    return "\n".join(texts)


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs of a text that is one paragraph."""
    (paragraph,) = parse(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.runs


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


@pytest.mark.parametrize("blank", ["", " ", "\n", "\n \n\t\n"])
def test_a_blank_text_has_no_blocks(blank: str) -> None:
    assert parse(blank) == ()


def test_blank_lines_part_paragraphs() -> None:
    assert parse("One.\n\nTwo.\n\n\nThree.") == (
        paragraph("One."),
        paragraph("Two."),
        paragraph("Three."),
    )


def test_a_single_line_break_is_a_space() -> None:
    assert "".join(run.text for run in runs_of("One\ntwo.")) == "One two."


@pytest.mark.parametrize("text", ["One  \ntwo", "One\\\ntwo"])
def test_two_spaces_or_a_backslash_break_the_line(text: str) -> None:
    assert runs_of(text) == (Run("One"), Run("\n"), Run("two"))


def test_lists_nest_and_count_from_their_start() -> None:
    blocks = parse("3. three\n4. four\n   - inside\n     1. deeper\n")
    inside = Listing(
        ordered=False,
        start=1,
        items=((paragraph("inside"), Listing(True, 1, ((paragraph("deeper"),),))),),
    )
    assert blocks == (
        Listing(ordered=True, start=3, items=((paragraph("three"),), (paragraph("four"), inside))),
    )


@pytest.mark.parametrize("sign", ["-", "*", "+"])
def test_a_list_may_have_any_bullet(sign: str) -> None:
    assert parse(f"{sign} one\n{sign} two") == (
        Listing(False, 1, ((paragraph("one"),), (paragraph("two"),))),
    )


def test_an_ordered_list_may_start_at_nought() -> None:
    assert parse("0. nought\n1. one") == (
        Listing(True, 0, ((paragraph("nought"),), (paragraph("one"),))),
    )


def test_a_loose_list_keeps_the_paragraphs_of_an_entry_together() -> None:
    assert parse("- one\n\n  more\n\n- two") == (
        Listing(False, 1, ((paragraph("one"), paragraph("more")), (paragraph("two"),))),
    )


def test_an_entry_may_be_empty() -> None:
    assert parse("- one\n-\n- three") == (
        Listing(False, 1, ((paragraph("one"),), (), (paragraph("three"),))),
    )


def test_a_year_at_the_start_of_a_line_does_not_begin_a_list() -> None:
    assert parse("The exchange took place in\n2018. It was the third.") == (
        Paragraph((Run("The exchange took place in"), Run(" "), Run("2018. It was the third."))),
    )


def test_quotations_hold_blocks() -> None:
    assert parse("> One.\n>\n> - two") == (
        Quotation((paragraph("One."), Listing(False, 1, ((paragraph("two"),),)))),
    )


def test_emphasis_nests() -> None:
    assert runs_of("a *b **c** d* **e _f_**") == (
        Run("a "),
        Run("b ", emphasis=True),
        Run("c", emphasis=True, strong=True),
        Run(" d", emphasis=True),
        Run(" "),
        Run("e ", strong=True),
        Run("f", emphasis=True, strong=True),
    )


@pytest.mark.parametrize("text", ["2 * 3 * 4", "snake_case_name", "a ** b", "*open", "f(*a, **b)"])
def test_signs_that_open_no_emphasis_stay_text(text: str) -> None:
    assert "".join(run.text for run in runs_of(text)) == text
    assert not any(run.emphasis or run.strong for run in runs_of(text))


@pytest.mark.parametrize(
    "address", ["http://example.org", "https://example.org/a?b=1&c=2#d", "mailto:a@example.org"]
)
def test_links_lead_to_the_web_and_to_mailboxes(address: str) -> None:
    assert runs_of(f"see [*the* notes]({address}).") == (
        Run("see "),
        Run("the", emphasis=True, link=address),
        Run(" notes", link=address),
        Run("."),
    )
    assert runs_of(f"<{address}>")[0].link == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org",
        "notes.html",
        "\u0001https://example.org",
    ],
)
def test_a_link_to_anywhere_else_stays_text(address: str) -> None:
    text = f"see [the notes]({address})"
    assert not any(run.link for run in runs_of(text))
    assert "".join(run.text for run in runs_of(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "# Not a heading",
        "Not a heading\n=============",
        "| not | a | table |",
        "<b>not bold</b>",
        "<script>alert(1)</script>",
        "<!-- not a comment -->",
        "~~not struck~~",
        "    not code",
        "---",
        "[^1] not a footnote",
        "https://example.org is not a link by itself",
        "[name]: https://example.org",
        "{{ report.title }} {% if x %}",
    ],
)
def test_what_is_not_read_stays_the_text_that_was_written(text: str) -> None:
    assert text_of(parse(text)).split() == text.split()


def test_a_link_without_an_address_is_its_words() -> None:
    assert runs_of("see [the notes]()") == (Run("see "), Run("the notes"))


def test_a_picture_is_not_fetched_but_named() -> None:
    runs = runs_of("![a picture](https://example.org/a.png)")
    assert "".join(run.text for run in runs) == "!a picture"
    assert runs[-1].link == "https://example.org/a.png"


def test_backticks_are_text_without_the_backticks() -> None:
    assert runs_of("the field `people` *now*") == (
        Run("the field "),
        Run("people"),
        Run(" "),
        Run("now", emphasis=True),
    )


def test_escapes_are_read_and_entities_stay_what_was_written() -> None:
    text = "".join(run.text for run in runs_of(r"&amp; &lt;b&gt; \*not emphasis\* 5 \> 4"))
    assert text == "&amp; &lt;b&gt; *not emphasis* 5 > 4"


letters = st.text(
    st.one_of(
        st.characters(categories=["L", "M", "Nd", "Sc", "Pi", "Pf"]),
        st.sampled_from(" \n,;:?!()'\"/“”’–"),
    ),
    max_size=200,
)


@given(letters)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_every_character_of_plain_text_survives_in_order(text: str) -> None:
    assert "".join(text_of(parse(text)).split()) == "".join(text.split())


@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from("*_[]()<>`#>-+1.\\&; \n\t!|~^")), max_size=120
    )
)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_can_be_read_and_is_never_lost_whole(text: str) -> None:
    blocks = parse(text)
    assert parse(text) == blocks
    assert blocks or not any(character.isalnum() for character in text)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100 + " deep",
        "- " * 100 + "deep",
        "".join("  " * n + f"- {n} deep\n" for n in range(30)),
        "*a " * 1000 + "deep" + " a*" * 1000,
        "[" * 2000 + "deep" + "](https://example.org)" * 2000,
    ],
)
def test_what_stands_too_deep_is_refused_and_never_lost(text: str) -> None:
    blocks = parse(text)
    assert depth(blocks) > MOST_DEPTH or text_of(blocks).count("deep") == text.count("deep")


@pytest.mark.parametrize("code", [0, 1, 8, 11, 12, 31, 127, 159, 0xD800, 0xFFFE, 0xFFFF])
def test_no_entity_stands_for_a_character_that_word_cannot_hold(code: int) -> None:
    shown = text_of(parse(f"a&#{code};b"))
    assert chr(code) not in shown
    assert shown[0] + shown[-1] == "ab"
