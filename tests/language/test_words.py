"""Every word of a report is in the locale files, and every word in them is used."""

import ast
import re
import string
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any, Literal, get_args, get_origin
from zipfile import ZipFile

import pytest
import yaml
from pydantic import BaseModel

from reportgen.formats import OFFERED
from reportgen.language.words import capital, languages, words_of
from reportgen.model.actions import ActionState
from reportgen.model.agreements import AgreementKind, AgreementState
from reportgen.model.announcement import Announcement
from reportgen.model.base import may_have_state
from reportgen.model.contexts import Comparison
from reportgen.model.costs import CostState
from reportgen.model.dates import DURATION, PartialDate
from reportgen.model.exchange import Exchange, ExchangeKind
from reportgen.model.fields import fields_of
from reportgen.model.figures import Qualifier
from reportgen.model.findings import Finding, FindingKind
from reportgen.model.modality import Modality, Status
from reportgen.model.names import NameKind
from reportgen.model.objectives import Result
from reportgen.model.organisations import OrganisationKind
from reportgen.model.participants import ParticipantRole, Participation
from reportgen.model.parties import HOSTING, PartyRole
from reportgen.model.places import Place
from reportgen.model.recommendations import Priority
from reportgen.model.related import Relation
from reportgen.model.releases import Audience
from reportgen.model.report import Report
from reportgen.model.sessions import Phase, ReportingRule, SessionKind, SessionOutcome, Weekday
from reportgen.reading.source import load
from reportgen.site import facets
from support.documents import ROOT
from support.models import MODELS

CODE = sorted((ROOT / "reportgen").rglob("*.py"))
LANGUAGES = languages()


def choices(model: type[BaseModel], name: str) -> tuple[str, ...]:
    """What a field can be."""
    annotation = model.model_fields[name].annotation
    members = [annotation, *get_args(annotation)]
    return next(get_args(member) for member in members if get_origin(member) is Literal)


KINDS = {
    "agreement": get_args(AgreementKind),
    "agreement_state": get_args(AgreementState),
    "cost": get_args(CostState),
    "direction": choices(Exchange, "direction"),
    "exchange_status": get_args(Status),
    "mode": choices(Participation, "mode"),
    "name": get_args(NameKind),
    "phase": get_args(Phase),
    "place": choices(Place, "kind"),
    "qualifier": get_args(Qualifier),
    "modality_planned": get_args(Modality),
    "phase_within": ("main", "embedded event", "margins"),
    "relation": get_args(Relation),
    "result": get_args(Result),
    "rule": get_args(ReportingRule),
    "tense": choices(Announcement, "tense"),
    "transferable": choices(Finding, "transferable"),
    "verdict": choices(Comparison, "verdict"),
    "weekday": get_args(Weekday),
    "exchange": get_args(ExchangeKind),
    "organisation": get_args(OrganisationKind),
    "organisations": get_args(OrganisationKind),
    "party": get_args(PartyRole),
    "parties": HOSTING,
    "participant": get_args(ParticipantRole),
    "participants": get_args(ParticipantRole),
    "visitor": (*choices(Place, "kind"), "organisation"),
    "session": get_args(SessionKind),
    "at_session": get_args(SessionKind),
    "finding": get_args(FindingKind),
    "action": get_args(ActionState),
    "modality": get_args(Modality),
    "outcome": get_args(SessionOutcome),
    "priority": get_args(Priority),
    "status": choices(Report, "status"),
}


def table(language: str) -> dict[str, Any]:
    """The locale file as it stands."""
    text = (ROOT / "reportgen" / "language" / "locales" / f"{language}.yaml").read_text("utf-8")
    return dict(yaml.safe_load(text))


EN = table("en")


@cache
def calls_by_name() -> dict[str, list[ast.Call]]:
    """Every call in the package by the name of the function or method."""
    calls: dict[str, list[ast.Call]] = defaultdict(list)
    for file in CODE:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                calls[name].append(node)
    return calls


def calls(*names: str) -> list[ast.Call]:
    """Every call of a function or method of one of these names."""
    return [call for name in names for call in calls_by_name().get(name, [])]


def texts_in(node: ast.expr) -> Iterator[str]:
    """The texts that an argument can be, when they are written there."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from texts_in(body)
            yield from texts_in(orelse)


def names_in(position: int, *functions: str) -> set[str]:
    """The names that are written as the argument at this position of these functions' calls."""
    return {
        text
        for call in calls(*functions)
        if len(call.args) > position
        for text in texts_in(call.args[position])
    }


def words_in_templates() -> set[str]:
    """The labels that the packs' templates print."""
    folders = (ROOT / "templates", ROOT / "reportgen" / "site" / "pages")
    texts = [file.read_text("utf-8") for folder in folders for file in folder.rglob("*.j2")]
    for file in (ROOT / "templates").rglob("*.docx"):
        with ZipFile(file) as parts:
            names = [name for name in parts.namelist() if name.endswith(".xml")]
            texts += [re.sub(r"<[^>]*>", "", parts.read(name).decode()) for name in names]
    texts += [file.read_text("utf-8") for file in (ROOT / "reportgen" / "render").rglob("*.py")]
    found = (re.findall(r"\bwords(?:\.|\[[\"'])(\w+)", text) for text in texts)
    return {name for names in found for name in names} - {"casefold", "get"}


@cache
def beginnings_in(function: str) -> tuple[str, ...]:
    """What the names begin with that are put together in this function's calls."""
    return tuple(
        text
        for call in calls(function)
        if isinstance(call.args[0], ast.JoinedStr)
        for text in texts_in(call.args[0].values[0])
    )


@cache
def texts_of_the_view() -> set[str]:
    """Every text that stands alone in the view's code."""
    nodes = [
        node
        for file in (ROOT / "reportgen" / "view").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
    ]
    return {str(node.value) for node in nodes if isinstance(node, ast.Constant)}


TENSE = re.compile("_(past|now|to_come|off)$")


def is_put_together(name: str, function: str) -> bool:
    """Whether calls of this function put a name together: “met_past”, “route_to_online”."""
    stem, texts = TENSE.sub("", name), texts_of_the_view()
    known = stem in texts or stem.removesuffix("_online") in texts
    return known or name.startswith(beginnings_in(function)) or {*stem.split("_")} <= texts


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", KINDS)
def test_every_member_of_every_list_has_a_label(of: str, language: str) -> None:
    labels = [words_of(language).kind(of, member) for member in KINDS[of]]
    assert all(labels)
    assert set(table(language)["kinds"][of]) == set(KINDS[of])


def test_every_list_that_the_view_prints_is_known_here() -> None:
    assert names_in(0, "kind") <= set(KINDS) == set(EN["kinds"])
    assert set(KINDS) - names_in(0, "kind") <= texts_of_the_view()


@pytest.mark.parametrize("language", LANGUAGES)
def test_editions_availabilities_and_seasons_have_sentences(language: str) -> None:
    words = words_of(language)
    choices, _ = get_args(Announcement.model_fields["availability"].annotation)
    for audience in get_args(Audience):
        assert words.say(f"edition_{audience}")
    for availability in get_args(choices):
        assert words.say(f"availability_{availability.replace(' ', '_')}")
    for season in (21, 22, 23, 24):
        assert "2018" in words.say(f"season_{season}", year="2018")


def test_every_label_is_used() -> None:
    # What names a source is called after the part of the file that it stands in.
    used = texts_of_the_view() | words_in_templates() | set(Exchange.model_fields)
    used |= {f"site_{lead}{kind}" for kind in facets.KINDS for lead in ("", "any_", "by_")}
    used |= {f"site_{format_}" for format_ in OFFERED}
    assert set(EN["labels"]) - used - names_in(0, "label") == set()


def test_every_sentence_is_used() -> None:
    unused = set(EN["sentences"]) - names_in(0, "say")
    assert {name for name in unused if not is_put_together(name, "say")} == set()


def test_every_fact_is_used() -> None:
    assert {name for name in EN["facts"] if not is_put_together(name, "fact")} == set()
    # A fact of another time has the name of the fact that it stands for.
    for name in {TENSE.sub("", name) for name in EN["facts"]} & set(EN["facts"]):
        assert EN["facts"][name] != capital(name.replace("_", " ")), "its own name says so"


def test_every_plural_is_used() -> None:
    units = {f"{unit}s" for unit in re.findall(r"(\w+)s\?", DURATION)} - {"days"}
    unused = set(EN["plurals"]) - names_in(0, "plural") - units
    assert {name for name in unused if not is_put_together(name, "plural")} == set()
    for unit in units | {"days"}:
        assert words_of("en").duration(f"2 {unit}") == f"two\u00a0{unit}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_is_used_exists(language: str) -> None:
    words = table(language)
    assert names_in(0, "say") <= set(words["sentences"])
    labels = names_in(0, "label", "chapter", "annex", "Column") | words_in_templates()
    assert labels <= set(words["labels"])
    # English leaves out a fact whose own name says it.
    own = names_in(0, "fact") if language == "en" else set()
    assert names_in(0, "fact") <= set(words["facts"]) | own
    assert all(words_of(language).fact(name)[0].isupper() for name in names_in(0, "fact"))
    assert names_in(0, "reference") <= set(words["sentences"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_can_be_open_has_a_name(language: str) -> None:
    names = {
        name
        for model in MODELS
        for name, field in fields_of(model).items()
        if may_have_state(field)
    }
    entries = table(language)["fields"]
    own = {name for name in names if language == "en" and name not in entries}
    assert set(entries) | own == names
    for name in own:
        assert words_of(language).field(name) == name.replace("_", " ")
    for name in entries if language == "en" else ():
        assert entries[name] != name.replace("_", " "), "its own name says so"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_that_is_used_exists(language: str) -> None:
    words = table(language)
    assert names_in(0, "plural") <= set(words["plurals"])


def test_every_blank_of_a_sentence_is_filled_in() -> None:
    compared = [
        (name, blanks(EN["sentences"][name]), {keyword.arg for keyword in call.keywords})
        for call in calls("say")
        for name in texts_in(call.args[0])
    ]
    assert len(compared) > 100
    assert [name for name, wanted, given in compared if wanted != given] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_have_the_same_words_with_the_same_blanks(language: str) -> None:
    words = table(language)
    for group in ("labels", "facts", "sentences"):
        assert {name: blanks(text) for name, text in words[group].items()} == {
            name: blanks(text) for name, text in EN[group].items()
        }
    assert set(words["plurals"]) == set(EN["plurals"])
    assert all("other" in forms for forms in words["plurals"].values())


def all_texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from all_texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from all_texts(item)
    else:
        assert isinstance(value, str), f"{value!r} wants quotation marks in the locale file"
        yield value


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_tidy_and_typographic(language: str) -> None:
    for text in all_texts(table(language)):
        assert text
        assert text == " ".join(text.split())
        assert not set(text) & set("'\"`\u00b4"), text
        assert "..." not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_locale_of_its_name(language: str) -> None:
    assert words_of(language).locale.language == language
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", words_of(language).tag)


WRITTEN = ["first", "second", "third", "fourth", "fifth", "sixth"]
WRITTEN += ["seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]


@pytest.mark.parametrize("n", range(1, 131))
def test_an_ordinal_is_written_out_up_to_twelve_and_then_with_its_ending(n: int) -> None:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th") if n % 100 not in (11, 12, 13) else "th"
    expected = WRITTEN[n - 1] if n <= 12 else f"{n}{ending}"
    assert words_of("en").ordinal(n) == expected


@pytest.mark.parametrize(
    ("items", "phrase"),
    [
        ([], ""),
        (["one"], "one"),
        (["one", "two"], "one and two"),
        (["one", "two", "three"], "one, two and three"),
        (["one", "two", "three", "four"], "one, two, three and four"),
        (["A, one", "B"], "A, one; and B"),
        (["A, one", "B, two", "1,200 people"], "A, one; B, two; and 1,200 people"),
        (["1,200 people", "B"], "1,200 people and B"),
    ],
)
def test_a_list_is_one_phrase_in_british_english(items: list[str], phrase: str) -> None:
    assert words_of("en").listed(items) == phrase


@pytest.mark.parametrize(
    ("n", "phrase"),
    [
        *((1, "one person"), (2, "two people"), (9, "nine people"), (10, "10 people")),
        *((26, "26 people"), (1200, "1,200 people")),
    ],
)
def test_numbers_are_words_to_nine_and_stay_with_what_they_count(n: int, phrase: str) -> None:
    assert words_of("en").plural("people", n) == phrase.replace(" ", "\u00a0")


def test_of_many_names_the_rest_are_counted() -> None:
    few = words_of("en").few
    assert few(["A", "B", "C"], 6) == "A, B and C"
    assert few(["A", "B", "C"], 2) == "A, B and one\u00a0other"
    assert few(["A", "B", "C", "D"], 2) == "A, B and two\u00a0others"
    assert few(["A", "B"], 6, others=True) == "A, B and others"
    assert few(["A", "B", "C"], 1, others=True) == "A and at least two\u00a0others"


ARTICLES = [
    ("the Strong Cities Network", "network"),
    ("the West Midlands Police Counter Terrorism Unit", "police"),
    ("the Municipality of Thalassopyli", "local authority"),
    ("the Ministry of Health", "ministry"),
    ("the Council of Europe", "international organisation"),
    ("the United Nations", "international organisation"),
    ("the London Borough of Camden", "local authority"),
    ("the University of Leeds", "school or university"),
    ("the Department for Levelling Up, Housing and Communities", "ministry"),
    ("the Nordic Council", "international organisation"),
    ("the Harbour Institute", None),
    ("Birmingham City Council", "local authority"),
    ("Luton Council of Faiths", "faith body"),
    ("West Midlands Police", "police"),
    ("Nordhamnvik kommune", "local authority"),
    ("Bundesministerium für Gesundheit", "ministry"),
    ("Leeds University", "school or university"),
    ("Kikit", "community project"),
    ("ODARA", "community project"),
    ("Eurocities", "network"),
    ("The Harbour Trust", "foundation"),
]


@pytest.mark.parametrize(("name", "kind"), ARTICLES)
def test_a_name_has_the_article_that_it_takes(name: str, kind: str | None) -> None:
    bare = name.removeprefix("the ")
    assert words_of("en").takes_article(bare, kind) == (bare != name)


@pytest.mark.parametrize(
    ("when", "phrase"),
    [
        ("2018-10-30/2018-11-01", "from 30 October to 1 November 2018"),
        ("2018-10-30/2018-10-31", "on 30 and 31 October 2018"),
        ("2018-10-29/2018-10-31", "from 29 to 31 October 2018"),
        ("2018-12-30/2019-01-02", "from 30 December 2018 to 2 January 2019"),
        ("2018/2019", "from 2018 to 2019"),
        ("2018-10-30~/2018-11-02", "from about 30 October 2018 to 2 November 2018"),
        ("2018-10-30", "on 30 October 2018"),
        ("2018-10-30~", "about 30 October 2018"),
        ("2018-10", "in October 2018"),
        ("2018-21", "in spring 2018"),
        ("199X", "in the 1990s"),
        ("2018-10-30/..", "from 30 October 2018"),
    ],
)
def test_a_date_in_a_sentence_has_its_preposition(when: str, phrase: str) -> None:
    said = words_of("en").on(PartialDate.parse(when))
    assert said.replace("\u00a0", " ") == phrase
    assert not re.search(r"\d [A-Z]", said), "a day stays with its month"


@pytest.mark.parametrize("name", ["eThekwini", "nordhamnvik kommune", "’s-Hertogenbosch"])
def test_a_name_is_never_recased(name: str) -> None:
    words = replace(words_of("en"), small_names=(name,))
    assert words.capital(f"{name} hosted it") == f"{name} hosted it"
    assert words.capital("the city hosted it") == "The city hosted it"
    assert words.capital(f"{name}s") == capital(f"{name}s"), "another word"


def test_brackets_hold_no_brackets() -> None:
    words = words_of("en")
    assert (
        words.aside("Unit", "Section (Department (Council))")
        == "Unit (Section, Department, Council)"
    )
    assert words.aside("Unit", "", "Council") == "Unit (Council)"
    assert words.aside("Unit", "U", "Council") == "Unit (U; Council)"
    assert words.aside("Unit") == "Unit"


def test_a_sentence_has_one_stop() -> None:
    words = words_of("en")
    assert words.say("in_picture", who="Ada B.") == "In the picture: Ada B."
    assert words.say("in_picture", who="Who knows?") == "In the picture: Who knows?"
    assert words.say("in_picture", who="Ada") == "In the picture: Ada."


def test_one_of_several_has_the_article_that_it_sounds_with() -> None:
    one = words_of("en").one
    for noun in ("an hour", "an online exchange", "a European city", "a one-day visit", "a city"):
        assert one(noun.partition(" ")[2]) == noun
    assert one("The chair") == "The chair"


@pytest.mark.parametrize(
    ("code", "name"), [("GB", "United Kingdom"), ("PK", "Pakistan"), ("CI", "Côte d’Ivoire")]
)
def test_countries_have_the_names_of_cldr(code: str, name: str) -> None:
    assert words_of("en").country(code) == name


def test_british_english_is_the_language_of_the_document() -> None:
    assert words_of("en").tag == "en-GB"


@pytest.mark.parametrize("language", languages())
def test_no_name_stands_twice_in_a_locale(language: str) -> None:
    """The reader of exchange files refuses a key that stands twice; YAML keeps the last."""
    folder = resources.files("reportgen.language") / "locales"
    with resources.as_file(folder / f"{language}.yaml") as file:
        assert load(file).data
