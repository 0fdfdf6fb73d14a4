"""The announcement: the facts of the published one, nothing invented, the same in both files."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from reportgen import Options, build
from reportgen.cli.commands import app
from reportgen.editions.select import select
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
    "Third bilateral city exchange": "The Strong Cities Network (SCN) held its third bilateral city"
    " exchange",
    "Peshawar–Birmingham": "between the cities of Peshawar, Pakistan, and Birmingham, United"
    " Kingdom",
    "Two District Council members from Peshawar": "Two District Council members from Peshawar,"
    " Safdar Khan Baghi and Mubashir Manzoor,",
    "Birmingham and Luton, United Kingdom": "travelled to Birmingham and Luton",
    "hosted by the Prevent Lead at Birmingham City Council": "hosted by Waqar Ahmed, Prevent Lead"
    " at Birmingham City Council",
    "hosted by Birmingham City Council with the Strong Cities Network": "The conference was hosted"
    " by Birmingham City Council with SCN",
    "30 October – 1 November 2018": "from 30 October to 1 November 2018",
    "Prevent Lead, Birmingham City Council": "Prevent Lead at Birmingham City Council",
    "The full report is available to the public": "Read the full report:",
    "and others": "a wide range of actors",
}
IN_HTML = {"heading-skipped", "id-twice"}
OWN = {"Two", "Read", "PDF", "These", "Due", "Following", "This", "The", "After", "2018"}


@cache
def announced(file: Path, edition: str = "public") -> tuple[str, str]:
    """The announcement of an exchange file, as HTML and as Markdown."""
    made = build(file, Options(formats=formats_of("announcement"), edition=edition))  # type: ignore[arg-type]
    piece, text = (artifact.data.decode() for artifact in made.artifacts)
    return piece, text


def read_html(piece: str) -> str:
    apart = piece.replace("</li>", "</li> ")
    return flat(lxml.html.fragment_fromstring(apart, create_parent="div").text_content())


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
    assert "took place from 10 to 12 March 2025 between the cities of Rivermouth and Stone" in text
    assert "Four youth officers from Rivermouth travelled to Stonebridge to attend" in text
    assert len(text.split()) < 60


@pytest.mark.parametrize(
    ("status", "held", "travelled"),
    [
        ("planned", "is to take place from 10 to 12", "will travel to"),
        ("announced", "is to take place from 10 to 12", "will travel to"),
        ("under way", "is taking place from 10 March 2025 to 12 March 2035", "are visiting"),
        ("completed", "took place from 10 to 12", "travelled to"),
        ("moved online", "took place online from 10 to 12", "took part."),
        ("cancelled", "has been cancelled. It was to take place from 10 to 12", "were to travel"),
        ("postponed", "has been postponed. It was to take place from 10 to 12", "will travel to"),
    ],
)
def test_it_speaks_of_the_exchange_in_its_time(
    tmp_path: Path, status: str, held: str, travelled: str
) -> None:
    year = "2025" if status in ("completed", "moved online", "cancelled") else "2035"
    first = "2025" if status == "under way" else year
    dates = f"{first}-03-10/{year}-03-12"
    text = read_html(announced(changed(tmp_path, MINIMAL, status=status, dates=dates))[0])
    assert held in text
    assert f"Four youth officers from Rivermouth {travelled}" in text
    announced.cache_clear()


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ("2024", "took place in 2024 between"),
        ("2024-05", "took place in May 2024 between"),
        ("2024-05-06", "took place on 6 May 2024 between"),
        ("2024-05-06/2024-05-07", "took place on 6 and 7 May 2024 between"),
        ("2024-05~", "took place about May 2024 between"),
        ("week of 2024-05-06", "took place in the week of 6 May 2024 between"),
        ("201X", "took place in the 2010s between"),
        ("2024-22", "took place in summer 2024 between"),
        (None, "took place between"),
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
    assert text == "Read the full report: Rivermouth–Stonebridge city exchange (PDF)"
    doi = {"doi": "10.5555/12345678"}
    assert link(announcement=said | {"availability": "public"}, report=doi)[1] == [
        "https://doi.org/10.5555/12345678"
    ]
    for availability in ("on request", "to follow", "not public"):
        text, links = link(announcement=said | {"availability": availability})
        assert (availability in text, links) == (True, [])
    assert link(announcement=said)[1] == []
    assert "report" not in link(announcement=said)[0], "of a draft nothing is promised"
    assert link(report={"status": "cleared"}) == ("The full report is being prepared.", [])


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
        assert f"Four youth officers from {name} travelled" in read_html(shown)
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
    assert "between the cities of Rivermouth and Stonebridge, Ireland." in text


def told(**fields: Any) -> str:
    """The public announcement of a small exchange with these fields, as one text."""
    base = {
        "id": "x",
        "title": "X",
        "places": {"a": {"name": "Arden"}, "b": {"name": "Belmont"}, "c": {"name": "Corve"}},
        "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
    }
    seen = select(Exchange.model_validate(base | fields), "public")
    news = view(seen, "public", "en").announcement
    shown = [news.lead, news.reason or "", news.visit, news.purpose or "", *news.story]
    return flat(" ".join([*shown, news.programme, news.outcome or "", news.availability]))


PEOPLE = {"ada": {"name": "Ada Penhallow"}, "bo": {"name": "Bo Okell"}}
RELEASED = [{"people": "everyone", "audience": "public", "basis": "consent"}]


def visited(*participants: dict[str, Any], **fields: Any) -> str:
    entries = [{"party": "a", **entry} for entry in participants]
    return told(people=PEOPLE, releases=RELEASED, participants=entries, **fields)


def test_people_who_are_the_same_are_counted_and_named() -> None:
    ada, bo = ({"person": who, "functions": ["Youth Officer"]} for who in PEOPLE)
    assert (
        "Two Youth Officers from Arden, Ada Penhallow and Bo Okell, travelled to Belmont to attend"
        in visited(ada, bo)
    )
    assert "Ada Penhallow, Youth Officer from Arden, travelled to Belmont" in visited(ada)
    assert "Two Youth Officers" not in visited(ada, bo | {"functions": ["Director General"]})


def test_people_who_differ_are_told_after_the_journey_whatever_their_role() -> None:
    text = visited(
        {"person": "ada", "functions": ["Mayor"], "roles": ["head"]},
        {"person": "bo", "functions": ["Clerk"], "roles": ["interpreter"]},
        {"group": "pupils", "count": 2},
    )
    assert "A delegation from Arden travelled to Belmont" in text or "A delegation of four" in text
    assert "Ada Penhallow, Mayor; Bo Okell, Clerk; and two pupils." in text


def test_a_stated_number_of_people_stands() -> None:
    sent = {"d": {"sender": "a", "size": 26}}
    text = visited({"group": "teachers", "count": 27, "delegation": "d"}, delegations=sent)
    assert "A delegation of 26 from Arden travelled" in text
    assert "included teachers." in text
    assert "27" not in text
    sent = {"d": {"sender": "a", "size": {"count": 60, "qualifier": "more than"}}}
    assert "A delegation of more than 60 from Arden" in visited(delegations=sent)


def test_no_sentence_begins_with_a_figure() -> None:
    assert "From Arden, 14 teachers travelled" in visited({"group": "teachers", "count": 14})


def test_who_hosted_is_told_with_function_and_body() -> None:
    bodies = {"o": {"name": "Belmont Harbour Office", "short_name": "BHO"}}
    host: dict[str, Any] = {"person": "ada", "party": "b", "roles": ["host"]}
    host["functions"] = [{"title": "Lead", "organisation": "o"}]
    text = visited({"group": "teachers", "count": 2}, host, organisations=bodies)
    assert (
        "to attend this exchange, hosted by Ada Penhallow, Lead at the Belmont Harbour Off" in text
    )
    assert "BHO" not in text, "an abbreviation that nothing takes up"


def test_each_leg_is_told_by_who_travelled_to_whom() -> None:
    text = told(
        dates="2024-05-06/2024-06-07",
        parties=[
            {"who": "a", "roles": ["visiting", "lead host"]},
            {"who": "b", "roles": ["lead host", "visiting"]},
        ],
        organisations={"o": {"name": "Belmont City Council", "place": "b"}},
        delegations={"d": {"sender": "a", "size": 3}, "e": {"sender": "b"}},
        legs={
            "l": {"from": ["a"], "to": ["b"], "delegations": ["d"], "hosts": ["o"]}
            | {"dates": "2024-05-06"},
            "m": {"from": ["b"], "to": ["a"], "delegations": ["e"], "modality": "online"},
        },
    )
    assert "took place in two parts from 6 May to 7 June 2024 between" in text
    assert (
        "A delegation of three from Arden travelled to Belmont on 6 May 2024 as guests of Belmont"
        " City Council. A delegation from Belmont took part online." in text
    )


MUTUAL = [
    {"who": "a", "roles": ["visiting", "lead host"]},
    {"who": "b", "roles": ["lead host", "visiting"]},
    {"who": "c", "roles": ["visiting"]},
]
LEGS: dict[str, Any] = {
    "l": {"from": ["a"], "to": ["b"], "delegations": ["d"]},
    "m": {"from": ["b"], "to": ["a"]},
}


def of_legs(*participants: dict[str, Any], **fields: Any) -> str:
    base = {"parties": MUTUAL, "legs": LEGS, "delegations": {"d": {"sender": "a"}}}
    entries = {"people": PEOPLE, "releases": RELEASED, "participants": [*participants]}
    return told(**base | entries | fields)


def test_who_visited_on_no_leg_is_told_with_names_and_size() -> None:
    ada = {"person": "ada", "party": "c", "functions": ["Mayor"]}
    assert "travelled to Arden. Ada Penhallow, Mayor from Corve, also took part." in of_legs(ada)
    assert "A delegation from Corve also took part." in of_legs()
    sent = {"d": {"sender": "a"}, "e": {"sender": "c", "size": {"count": 9, "qualifier": "about"}}}
    text = of_legs(ada, delegations=sent, status="planned")
    assert "A delegation of about nine from Corve will also take part." in text
    assert "The delegation is to include Ada Penhallow, Mayor." in text
    loose = {"person": "bo", "roles": ["delegate"]}
    assert "Bo Okell also took part." in of_legs(loose, parties=MUTUAL[:2])


def test_all_who_visited_for_a_party_are_of_its_only_delegation() -> None:
    ada = {"person": "ada", "party": "a", "roles": ["head", "delegate"]}
    assert "Ada Penhallow from Arden travelled to Belmont." in of_legs(ada)
    host = ada | {"roles": ["head", "host"]}
    assert "A delegation from Arden travelled to Belmont. A delegation from Belm" in of_legs(host)
    within = {"d": {"sender": "a"}, "e": {"sender": "c", "part_of": "d"}}
    member = {"person": "bo", "party": "c", "delegation": "e"}
    assert "Ada Penhallow and Bo Okell from Arden" in of_legs(ada, member, delegations=within)


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled"])
def test_an_exchange_that_is_to_be_online_says_so(status: str) -> None:
    text = told(status=status, modality="online", dates="2024-05-06")
    assert "to take place online on 6 May 2024" in text
    assert "It is to take place" not in text


def test_a_postponed_exchange_says_what_was_to_be_online_and_what_is() -> None:
    plan = {"dates": "2024-05-06", "modality": "in person"}
    text = told(status="postponed", modality="online", dates="2024-07-01", planned=plan)
    assert "It was to take place on 6 May 2024." in text
    assert "It is now to take place online on 1 July 2024." in text


COUNCIL = {"o": {"name": "Belmont City Council", "place": "b"}}
HOSTED = [{"who": "a", "roles": ["visiting"]}, {"who": "o", "roles": ["lead host"]}]


def test_a_body_hosts_for_its_city_only_where_something_took_place() -> None:
    there, elsewhere = ({"s": {"title": "Talk", "place": place}} for place in ("b", "c"))
    text = told(organisations=COUNCIL, parties=HOSTED, sessions=there)
    assert "between the cities of Arden and Belmont." in text
    text = told(organisations=COUNCIL, parties=HOSTED, sessions=elsewhere)
    assert "between Arden and Belmont City Council." in text


def test_who_may_not_be_named_is_counted_with_the_others_of_the_party() -> None:
    text = told(
        people=PEOPLE | {"cy": {"name": "Cy Upcott"}},
        participants=[{"person": who, "party": "b"} for who in ("ada", "bo", "cy")],
        sessions={"s": {"title": "Talk", "with": ["ada", "c", "bo", "cy"]}},
    )
    assert "The visitors met three participants from Belmont and the city of Corve." in text


def test_the_reason_for_a_host_stands_before_what_happened_there() -> None:
    text = told(
        parties=[
            {"who": "a", "roles": ["visiting"]},
            {"who": "b", "roles": ["lead host"]},
            {"who": "c", "roles": ["additional host"], "reason": "Corve has the older quay."},
        ],
        sessions={
            "s": {"title": "One", "place": "b", "summary": "They met."},
            "t": {"title": "Two", "place": "c", "summary": "with discussion of quays"},
            "u": {"title": "Three", "place": "b"},
        },
    )
    assert (
        "They met. Corve has the older quay. Two: with discussion of quays. The programme also"
        " included “Three”." in text
    )


def test_a_programme_to_come_is_told_by_its_titles() -> None:
    text = told(
        status="planned",
        sessions={
            "s": {"title": "One", "place": "b", "with": ["o"]},
            "t": {"title": "Two", "outcome": "cancelled"},
            "u": {"title": "Three", "phase": "preparatory"},
        },
        organisations={"o": {"name": "Quay Network", "kind": "network"}},
    )
    assert "The programme is to include “One”. The visitors are to meet the Quay Network." in text
    many = {f"s{n}": {"title": f"Talk {n}"} for n in range(9)}
    assert "“Talk 5” and three others." in told(sessions=many)


def test_visitors_do_not_meet_their_own() -> None:
    bodies = {"own": {"name": "Arden Council", "place": "a"}, "o": {"name": "Kikit"}}
    sessions = {"s": {"title": "One", "with": ["own", "o", "b"], "with_others": True}}
    text = told(organisations=bodies, sessions=sessions)
    assert "The visitors met Kikit, the city of Belmont and others." in text


@pytest.mark.parametrize(
    ("purpose", "said"),
    [
        ("To learn from each other.", "The purpose was to learn from each other."),
        ("to learn from each other", "The purpose was to learn from each other."),
        ("Both want to learn.", "Both want to learn."),
        ("Learning about quays", "Purpose: Learning about quays."),
        ("They aim:", "They aim: to see quays and to talk."),
    ],
)
def test_the_purpose_is_a_sentence(purpose: str, said: str) -> None:
    text = told(purpose=purpose, objectives=["to see quays", "to talk"])
    assert said in text
    assert ("Its objectives:" in text) == (not purpose.endswith(":"))


@pytest.mark.parametrize(
    ("series", "said"),
    [
        (
            {"name": "visit", "ordinal": 3, "organiser": "n"},
            "The Quay Network held its third visit",
        ),
        ({"name": "visit", "ordinal": 3}, "The third visit took place"),
        ({"name": "Quays", "organiser": "n"}, "organised an exchange in the series “Quays”"),
        (
            {"name": "visit", "ordinal": 3, "organiser": "n", "counts": "talk of two"},
            "held its third talk of two between",
        ),
    ],
)
def test_a_number_of_a_series_is_that_of_its_owner(series: dict[str, Any], said: str) -> None:
    assert said in told(series=series, organisations={"n": {"name": "Quay Network"}})


def test_an_event_is_told_once_with_host_and_partner() -> None:
    text = told(
        organisations={"o": {"name": "Belmont City Council"}, "n": {"name": "Quay Network"}},
        events={"e": {"name": "Quay Days", "kind": "fair", "hosts": ["o"], "partners": ["n"]}},
        sessions={
            "s": {"title": "One", "event": "e", "summary": "They spoke."},
            "t": {"title": "Two", "place": "b", "summary": "They met."},
            "u": {"title": "Three", "event": "e", "summary": "They left."},
        },
    )
    assert (
        "The exchange was linked to the Quay Days fair, hosted by Belmont City Council with the"
        " Quay Network. They spoke. They met. They left." in text
    )


def test_a_name_that_begins_small_begins_a_sentence_as_it_is() -> None:
    bodies: dict[str, dict[str, Any]] = {"n": {"name": "eThekwini Harbour Network"}}
    series = {"name": "visit", "ordinal": 3, "organiser": "n"}
    assert told(series=series, organisations=bodies | {"m": {"name": "Other"}}).startswith(
        "The eTh"
    )
    bodies["n"] |= {"article": False}
    assert told(series=series, organisations=bodies).startswith(
        "eThekwini Harbour Network held its"
    )


@pytest.mark.parametrize("pack", ["formal", "brief"])
def test_the_link_is_never_empty_and_the_headline_has_its_language(
    tmp_path: Path, pack: str
) -> None:
    said = {"title": "Rivermouth in Steinbrück", "language": "de", "availability": "public"}
    options = Options(formats=("announcement.html",), pack=pack)
    piece = build(changed(tmp_path, MINIMAL, announcement=said), options).artifacts[0].data.decode()
    root = lxml.html.fragment_fromstring(piece)
    assert root.xpath("//a/@href") == ["rivermouth-stonebridge-2025-public-en.pdf"]
    assert root.xpath("//h2/@lang") == ["de"]


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
