"""The announcement: the facts of the published one, nothing invented, the same in both files."""

import re
from functools import cache
from pathlib import Path

import lxml.html
import pytest
import yaml
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from reportgen import Options, build
from reportgen.cli.commands import app
from reportgen.errors import ExitCode
from reportgen.formats import formats_of
from reportgen.gates.accessibility import fragment, marked
from reportgen.gates.leaks.gate import hits
from reportgen.model.exchange import Exchange
from reportgen.render.artifact import Artifact
from reportgen.render.markdown.announcement import escaped
from reportgen.view.compose import view
from reportgen.view.context import House
from support.announcement import FACTS
from support.documents import EVERY_EXCHANGE, HARBOUR, MINIMAL, REAL, flat
from support.hiding import search

EDITIONS = ("public", "partners", "internal")

# What the announcement says otherwise than the report; all else it says in the same words.
OTHERWISE = {
    "Third bilateral city exchange": "The third bilateral city exchange of",
    "Peshawar–Birmingham": "between Peshawar, Pakistan, and Birmingham, United Kingdom",
    "Two District Council members from Peshawar": "From Peshawar, Safdar Khan Baghi and Mubashir"
    " Manzoor (each a District Council member)",
    "Birmingham and Luton, United Kingdom": "travelled to Birmingham and Luton",
    "hosted by the Prevent Lead at Birmingham City Council": "The host was Waqar Ahmed (Prevent"
    " Lead, Birmingham City Council)",
    "Building Strong Cities conference, hosted by Birmingham City Council in partnership with"
    " Strong Cities Network": "The Building Strong Cities conference was hosted by"
    " Birmingham City Council in partnership with the Strong Cities Network",
    "After the Building Strong Cities conference": "After the conference",
    "and others": "a wide range of actors",
}
IN_HTML = {"heading-skipped", "id-twice"}
OWN = {"From", "Purpose", "PDF", "These", "Due", "Following", "This", "The", "After", "2018"}


@cache
def announced(file: Path, edition: str = "public") -> tuple[str, str]:
    """The announcement of an exchange file, as HTML and as Markdown."""
    made = build(file, Options(formats=formats_of("announcement"), edition=edition))  # type: ignore[arg-type]
    piece, text = (artifact.data.decode() for artifact in made.artifacts)
    return piece, text


def read_html(piece: str) -> str:
    return flat(lxml.html.fragment_fromstring(piece, create_parent="div").text_content())


def changed(tmp_path: Path, file: Path, **fields: object) -> Path:
    """The exchange file with other fields; None takes one away."""
    data = yaml.load(file.read_text("utf-8"), yaml.BaseLoader) | fields
    made = tmp_path / "x.yaml"
    kept = {name: value for name, value in data.items() if value is not None}
    made.write_text(yaml.safe_dump(kept, allow_unicode=True), "utf-8")
    return made


@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_of_the_published_announcement_is_told(fact: str) -> None:
    assert OTHERWISE.get(fact, fact) in read_html(announced(REAL)[0])


def test_no_name_or_number_is_invented() -> None:
    """Every capital word and every number stands in the exchange file, or is one of our own."""
    told = set(re.findall(r"\w+", read_html(announced(REAL)[0])))
    telling = {word for word in told if word[0].isupper() or word[0].isdigit()}
    known = set(re.findall(r"\w+", REAL.read_text("utf-8")))
    # The file has codes and digits for what is written out.
    written_out = {"Pakistan", "United", "Kingdom", "30", "1", "October", "November"}
    assert telling - known - written_out - OWN == set()


@pytest.mark.parametrize("file", [REAL, HARBOUR], ids=lambda path: path.stem)
def test_a_full_file_makes_250_to_400_words(file: Path) -> None:
    assert 250 <= len(read_html(announced(file)[0]).split()) <= 400


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("file", EVERY_EXCHANGE, ids=lambda path: path.stem)
def test_both_files_say_the_same(file: Path, edition: str) -> None:
    piece, text = announced(file, edition)
    shown = MarkdownIt("commonmark").enable(["table"]).render(text)
    assert read_html(shown).split() == read_html(piece).split()
    links = [
        lxml.html.fromstring(f"<div>{each}</div>").xpath("//a/@href") for each in (shown, piece)
    ]
    assert links[0] == links[1]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("file", EVERY_EXCHANGE, ids=lambda path: path.stem)
def test_nothing_dangles(file: Path, edition: str) -> None:
    for text in announced(file, edition):
        assert "None" not in text
        assert not re.search(r"\b(including|between|by|on|in|from|to|and|of)[ ,]*[.)]", text)
        assert not re.search(r"[,.] ?[,.]|\( ?\)|[“] ?[”]|\b(the|a|in|on) \1\b| {2}[^ ]", text)
        assert "[[" not in text
        assert "<ul>\n</ul>" not in text
    assert "<p></p>" not in announced(file, edition)[0]


@pytest.mark.parametrize("file", EVERY_EXCHANGE, ids=lambda path: path.stem)
def test_the_piece_fits_into_any_page(file: Path) -> None:
    piece = announced(file)[0]
    root = lxml.html.fragment_fromstring(piece)
    assert root.tag == "article"
    assert root.get("lang") == "en-GB"
    assert root.xpath("//@id | //@style | //@class | //@*[starts-with(name(), 'on')]") == []
    kinds = {element.tag for element in root.iter()}
    assert kinds <= {
        "article",
        "h2",
        "p",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "a",
        "br",
        "blockquote",
    }
    assert not any(address.startswith("#") for address in root.xpath("//a/@href"))


def test_a_small_file_makes_a_few_sentences() -> None:
    text = read_html(announced(MINIMAL)[0])
    assert "took place on 10–12 March 2025." in text
    assert "From Rivermouth, 4 youth officers travelled to Stonebridge." in text
    assert len(text.split()) < 60


@pytest.mark.parametrize(
    ("status", "held", "travelled"),
    [
        ("planned", "is to take place on 10–12", "4 youth officers will travel to"),
        ("announced", "is to take place on 10–12", "4 youth officers will travel to"),
        ("under way", "is taking place on 10–12", "4 youth officers travelled to"),
        ("completed", "took place on 10–12", "4 youth officers travelled to"),
        ("moved online", "took place online on 10–12", "4 youth officers took part."),
        ("cancelled", "has been cancelled. It had been planned to take place on 10–12", "had been"),
        ("postponed", "has been postponed. It had been planned to take place on 10–12", "had been"),
    ],
)
def test_it_speaks_of_the_exchange_in_its_time(
    tmp_path: Path, status: str, held: str, travelled: str
) -> None:
    year = "2025" if status in ("completed", "moved online", "cancelled") else "2035"
    dates = f"{year}-03-10/{year}-03-12"
    if status == "under way":
        dates = "2025-03-10/2035-03-12"
        held = "is taking place on 10 March 2025 – 12 March 2035"
    file = changed(tmp_path, MINIMAL, status=status, dates=dates)
    text = read_html(announced(file)[0])
    assert held in text
    assert travelled in text
    announced.cache_clear()


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("2024", "took place in 2024."),
        ("2024-05", "took place in May 2024."),
        ("2024-05-06", "took place on 6 May 2024."),
        ("2024-05~", "took place about May 2024."),
        ("week of 2024-05-06", "took place in the week of 6 May 2024."),
        ("201X", "took place in the 2010s."),
        ("2024-22", "took place in summer 2024."),
        (None, "took place."),
    ],
)
def test_a_date_is_no_finer_than_it_was_recorded(
    tmp_path: Path, dates: str | None, said: str
) -> None:
    text = read_html(announced(changed(tmp_path, MINIMAL, dates=dates))[0])
    assert said in text
    announced.cache_clear()


def test_the_report_is_linked_only_where_it_can_be_had(tmp_path: Path) -> None:
    def link(**fields: object) -> tuple[str, list[str]]:
        announced.cache_clear()
        piece = announced(changed(tmp_path, MINIMAL, **fields))[0]
        last = lxml.html.fragment_fromstring(piece).xpath("//p")[-1]
        return last.text_content(), last.xpath(".//a/@href")

    said = {"title": "Rivermouth comes to Stonebridge"}
    text, links = link(announcement=said | {"availability": "public"})
    assert links == ["rivermouth-stonebridge-2025-public-en.pdf"]
    assert text.startswith("The full report is public.")
    doi = {"doi": "10.5555/12345678"}
    assert link(announcement=said | {"availability": "public"}, report=doi)[1] == [
        "https://doi.org/10.5555/12345678"
    ]
    for availability in ("on request", "to follow", "not public"):
        text, links = link(announcement=said | {"availability": availability})
        assert (availability in text, links) == (True, [])
    assert link(announcement=said) == ("The full report is being prepared.", [])


NAMES = [
    "A*B*C",
    "snake_case_name",
    "[not](a link)",
    "<b>bold</b> & Sons",
    "AT&amp;T",
    "# heading",
    "1. first",
    "2) second",
    "- dash",
    "+ plus",
    "> quoted",
    "`code`",
    "back\\slash",
    "~~struck~~",
    "a | b",
    "![picture](x.png)",
    "<https://example.org>",
    "***",
    "---",
    "===",
    "{{ report }} {% x %}",
    "5 * 3 _ 2",
]


@pytest.mark.parametrize("name", NAMES)
def test_what_markdown_takes_for_signs_prints_as_it_is(name: str) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False})
    for text, around in (
        (escaped(name), "p"),
        (f"# {escaped(name)}", "h1"),
        (f"- {escaped(name)}", "li"),
    ):
        root = lxml.html.fragment_fromstring(reader.render(text), create_parent="div")
        assert "".join(root.itertext()).strip() == name
        kinds = {element.tag for element in root.iter()} - {"div", "ul"}
        assert kinds == {around}


@pytest.mark.parametrize("name", NAMES[:-2])
def test_a_strange_name_is_the_same_in_both_files(tmp_path: Path, name: str) -> None:
    places = {"rivermouth": {"name": name}, "stonebridge": {"name": "Stonebridge"}}
    piece, text = announced(changed(tmp_path, MINIMAL, places=places, title=f"{name} and so on"))
    announced.cache_clear()
    for shown in (piece, MarkdownIt("commonmark").render(text)):
        assert f"From {name}, 4 youth officers" in read_html(shown)
        assert f"{name} and so on" in read_html(shown)


def test_what_leads_into_the_report_stays_there(tmp_path: Path) -> None:
    summary = "They saw the *old* harbour.[^1] It is [described](#note).\n\n[^1]: Built late.\n"
    sources = {"note": {"title": "Note on harbours"}}
    piece, text = announced(changed(tmp_path, MINIMAL, summary=summary, sources=sources))
    announced.cache_clear()
    assert "<p>They saw the <em>old</em> harbour. It is described.</p>" in piece
    assert "They saw the *old* harbour. It is described." in text


def test_withheld_people_are_not_named(tmp_path: Path) -> None:
    for name in ("Safdar", "Manzoor", "Waqar"):
        for text in announced(changed(tmp_path, REAL, releases=None)):
            assert name not in text
    announced.cache_clear()


def test_an_edition_that_is_not_public_says_so() -> None:
    assert "Internal edition" not in announced(MINIMAL)[0]
    assert "<p><strong>Internal edition</strong></p>" in announced(MINIMAL, "internal")[0]
    assert "**Internal edition**" in announced(MINIMAL, "internal")[1]


def test_a_country_of_both_is_said_once(tmp_path: Path) -> None:
    places = {
        "rivermouth": {"name": "Rivermouth", "country": "IE"},
        "stonebridge": {"name": "Stonebridge", "country": "IE"},
    }
    text = read_html(announced(changed(tmp_path, MINIMAL, places=places))[0])
    announced.cache_clear()
    assert "between Rivermouth and Stonebridge, Ireland, took place" in text


NAMED = [
    "Cara Dunmore",
    "Cara Dun**more**",
    "Cara\\\nDunmore",
    "Ca*ra* D&#117;nmore",
    "[Cara](https://example.org) Dunmore",
    "[the host](https://example.org/cara-dunmore)",
]


@pytest.mark.parametrize("said", NAMED)
def test_a_name_in_markdown_is_found_as_readers_see_it(said: str) -> None:
    artifact = Artifact("a.md", "announcement.md", f"# Visit\n\n- We met {said}.\n".encode())
    assert {hit.needle.person for hit in hits(artifact, search())} == {"cara-dunmore"}


@pytest.mark.parametrize(
    ("format_", "text", "codes"),
    [
        ("announcement.html", "<p>Visit</p>", {"no-language"}),
        ("announcement.html", '<article lang="en"><h4 id="a">Visit</h4></article>', IN_HTML),
        ("announcement.html", '<p lang="en"><a href="x.pdf">here</a></p>', {"link-vague"}),
        ("announcement.md", "# Visit\n\n### Part\n", {"heading-skipped"}),
        ("announcement.md", "# Visit\n\n[here](x.pdf) and ![](x.png)\n", {"link-vague"}),
    ],
)
def test_a_barrier_of_a_template_is_found(format_: str, text: str, codes: set[str]) -> None:
    module = fragment if format_ == "announcement.html" else marked
    assert {barrier.code for barrier in module.barriers(text.encode())} == codes


def test_the_command_writes_both_files(tmp_path: Path) -> None:
    stem = "rivermouth-stonebridge-2025-public-en-announcement"
    arguments = ["generate", str(MINIMAL), "--format", "announcement", "--output", str(tmp_path)]
    outcome = CliRunner().invoke(app, arguments)
    assert outcome.exit_code == ExitCode.DONE
    folder = tmp_path / "rivermouth-stonebridge-2025"
    assert sorted(path.name for path in folder.iterdir()) == [
        "manifest.json",
        f"{stem}.html",
        f"{stem}.md",
    ]


def test_a_pack_that_prints_few_parts_still_links_the_announcement_to_the_report() -> None:
    exchange = Exchange.model_validate(
        {
            "id": "x",
            "title": "X",
            "places": {"a": {"name": "Arden"}},
            "parties": [{"who": "a", "roles": ["visiting"]}],
            "report": {"status": "published"},
        }
    )
    link = view(exchange, "internal", "en", house=House(parts=("imprint",))).announcement.link
    assert link is not None
    assert link.target == "x-internal-en.pdf"
