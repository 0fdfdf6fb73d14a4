"""Nobody is named, described or counted away in an edition without a release for it."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from pydantic import BaseModel, Field, create_model

from reportgen import markdown
from reportgen.editions.data import entries
from reportgen.editions.restricted import RESTRICTED
from reportgen.editions.select import AUDIENCES, kept_silent, released, select
from reportgen.errors import InputError
from reportgen.model.base import STATES, ActorKey, Entity, Text, may_have_state
from reportgen.model.dates import PartialDate
from reportgen.model.exchange import Exchange
from reportgen.model.fields import (
    Content,
    Holds,
    Markdown,
    Refers,
    annotation_of,
    fields_of,
    members,
)
from reportgen.model.releases import Audience, Released, Sections
from reportgen.model.sessions import ReportingRule
from reportgen.reading.shape import field_at
from reportgen.reading.source import Source, load
from reportgen.reading.validate import validate
from reportgen.view.compose import view
from reportgen.view.records import ReportView
from support.documents import any_pictures, has_part, part_of
from support.models import MODELS
from support.secret import FOR_PARTNERS, INTERNAL, SECRET, SMALL

ROOT = Path(__file__).parent.parent.parent
RICH = ROOT / "tests" / "rich.yaml"
FILES = [*sorted((ROOT / "inputs").glob("*.yaml")), RICH]
ALL_EDITIONS = [
    pytest.param(path, audience, id=f"{path.stem}-{audience}")
    for path in FILES
    for audience in AUDIENCES
]


def from_file(path: Path) -> Exchange:
    return validate(load(path))


def from_data(data: dict[str, Any]) -> Exchange:
    """The exchange that this data describes, as strictly as from a file."""
    return validate(Source("test", data))


def rich(**fields: Any) -> Exchange:
    """The rich exchange with some of its fields replaced."""
    return from_data({**load(RICH).data, **fields})


# Without what refers to participants, so that a test can have its own.
NO_REFERENCES: dict[str, Any] = {
    "why_host": None,
    "sessions": {},
    "delegations": {},
    "legs": {},
    "quotes": [],
    "findings": [],
    "recommendations": [],
    "actions": [],
    "agreements": [],
    "images": {},
    "report": {},
    "discrepancies": [],
}


def report_of(exchange: Exchange, audience: Audience) -> ReportView:
    return edition(exchange, audience).report


@dataclass(frozen=True)
class Shown:
    """All that an edition holds: the selected exchange and what templates see."""

    exchange: Exchange
    report: ReportView
    text: str


def edition(exchange: Exchange, audience: Audience) -> Shown:
    selected = select(exchange, audience)
    report = view(selected, audience, "en", any_pictures(selected))
    return Shown(selected, report, f"{selected.model_dump_json()}\n{report!r}")


def release(*people: str, audience: str = "public", **fields: Any) -> dict[str, Any]:
    return {"people": list(people), "audience": audience, "basis": "consent", **fields}


def names_shown(exchange: Exchange, audience: Audience) -> set[str]:
    text = edition(exchange, audience).text
    return {person.name for person in exchange.people.values() if person.name in text}


def rows(exchange: Exchange, audience: Audience) -> list[tuple[str, str]]:
    """Who the chapter on people lists, with their functions, party by party."""
    people = part_of(report_of(exchange, audience), "people")
    assert people is not None
    return [
        (row[0], row[1]) for part in people.parts for table in part.tables for row in table.rows
    ]


def size(exchange: Exchange) -> int:
    return sum(entry.count or 1 for entry in exchange.participants)


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
    exchange = from_file(ROOT / "inputs" / "peshawar-birmingham-2018.yaml")
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
    assert ("Not named in this edition", "Youth Lead, Ostwick Council") in rows(exchange, "public")
    welcome = part_of(report, "programme").parts[0].timeline[0]
    assert welcome.attendees == "With the Youth Lead and 12 head teachers"


def test_a_function_without_its_body_is_printed_alone() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["function"])])
    assert ("Not named in this edition", "Youth Lead") in rows(exchange, "public")


def test_a_body_without_the_function_is_not_printed() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["organisation"])])
    assert "Youth Lead" not in edition(exchange, "public").text


def test_a_name_without_the_function_is_printed_without_it() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["name"])])
    (function,) = [function for who, function in rows(exchange, "public") if who == "Bruno Okell"]
    assert function == "Not shown in this edition"
    assert "Youth Lead" not in edition(exchange, "public").text


def test_a_name_with_the_function_but_not_the_body_is_printed_so() -> None:
    exchange = rich(releases=[release("bruno-okell", what=["name", "function"])])
    assert ("Bruno Okell", "Youth Lead") in rows(exchange, "public")


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
    assert rows(exchange, "public").count(
        ("Not named in this edition", "Not shown in this edition")
    ) == len(exchange.people)
    welcome = part_of(report, "programme").parts[0].timeline[0]
    assert welcome.attendees == "With a participant from Ostwick Council and 12 head teachers"


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
    accounts = part_of(report_of(exchange, "public"), "accounts")
    assert accounts is not None
    (contributions,) = (each for each in accounts.parts[0].lists if each.title == "Contributions")
    assert [item.lead for item in contributions.items] == [
        "The School Coordinator:",
        "A participant from Marlhaven:",
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


def small(**fields: Any) -> Exchange:
    return from_data({**SMALL, **fields})


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
    assert programme.parts[0].timeline[0].attendees == "With a participant"
    for audience in ("public", "internal"):
        people = part_of(report_of(exchange, audience), "people")
        assert people is not None
        assert [len(part.tables[0].rows) for part in people.parts] == [1]


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
    met = programme.parts[0].timeline[0].attendees
    assert met.startswith("With a participant from A and ")
    assert met.endswith("Mayor")


def test_neutral_keys_are_the_same_on_every_run_and_in_every_selection() -> None:
    exchange = rich(releases=[release("cara-dunmore", audience="partners")])
    keys = [entry.key for entry in select(exchange, "public").participants]
    assert keys == [entry.key for entry in select(exchange, "public").participants]
    assert select(select(exchange, "partners"), "public") == select(exchange, "public")
    assert all("dunmore" not in (key or "") for key in keys)


# Every field of the model


def test_every_field_of_the_model_is_classified() -> None:
    for model in MODELS:
        assert set(holds_of(model)) == set(fields_of(model)), model.__name__


def holds_of(model: type[BaseModel]) -> Mapping[str, Content]:
    assert issubclass(model, Entity)
    return model.holds


class Dressed(Entity):
    """What the types of fields say by themselves, the outermost mark first."""

    code: Annotated[Text | None, Field()] = None
    badge: Annotated[tuple[Annotated[str, Holds("plain")], ...], Field()] = ()
    hosts: tuple[ActorKey, ...] | Literal["everyone"] = ()
    day: PartialDate | Literal["no date agreed"] | None = None
    secret: Annotated[Text | None, Holds("inside"), Field()] = None


def test_the_type_of_a_field_says_what_it_holds_and_a_mark_says_otherwise() -> None:
    assert Dressed.holds == {
        "code": "words",
        "badge": "plain",
        "hosts": "keys",
        "day": "plain",
        "secret": "inside",
    }


@pytest.mark.parametrize(
    "annotation", [str, str | None, tuple[str, ...], Any, float, Text | ActorKey, None]
)
def test_a_field_that_does_not_say_what_it_holds_is_refused(annotation: Any) -> None:
    told = r"“Ball\.dress_code”.*a type that does.*Text.*Holds\('words'\)"
    with pytest.raises(TypeError, match=told):
        create_model("Ball", __base__=Entity, dress_code=(annotation, ...))


def test_only_what_is_named_here_deviates_from_its_type() -> None:
    deviating = [
        f"{model.__name__}.{name}: {content}"
        for model in MODELS
        for name, content in holds_of(model).items()
        if content in ("inside", "person")
    ]
    assert sorted(deviating) == [
        "Image.consent: inside",
        *(
            f"Person.{name}: person"
            for name in (
                *("biography", "contact", "family_name", "given_name", "name"),
                *("names", "prefix", "suffix"),
            )
        ),
        "Release.evidence: inside",
    ]


def kinds_of(annotation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """What the texts, lists and groups of a field are made of."""
    for kind, attached in members(annotation):
        if get_origin(kind) in (tuple, Mapping):
            yield from kinds_of(get_args(kind)[-1 if get_origin(kind) is Mapping else 0])
        else:
            yield kind, attached


# Texts of a form that leaves no room for a name.
PLAIN_TEXTS: tuple[str, ...] = (
    "language",
    "languages",
    "working_languages",
    "original_language",
    "currency",
)
PLAIN_TEXTS += ("country", "time_zone", "zone", "start", "end", "duration")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_what_its_class_says(model: type[BaseModel]) -> None:
    for name, field in fields_of(model).items():
        kind, found = holds_of(model)[name], list(kinds_of(annotation_of(field)))
        marks = [mark for _, attached in found for mark in attached]
        if any(isinstance(inner, type) and issubclass(inner, BaseModel) for inner, _ in found):
            assert kind in ("parts", "person"), name
        elif any(isinstance(mark, Markdown) for mark in marks):
            assert kind in ("prose", "person"), name
        elif any(isinstance(mark, Refers) for mark in marks) or name in ("id", "key"):
            assert kind == "keys", name
        elif any(inner is str for inner, _ in found) and name not in PLAIN_TEXTS:
            assert kind in ("words", "person", "inside") or name == "field", name
        else:
            assert kind == "plain", name


# Names by reference


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
            "With 12 head teachers of Ostwick and Youth team",
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


# Entries and parts that are not for everybody

INTERNAL += ("Memo", "Slides", "Advice One", "Bloggs", "secret-office", "Hidden title")
FOR_ALL = ("Open One", "Lesson One", "Advice Two", "News", "The title")


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_is_not_for_these_readers_is_gone_with_all_that_leads_to_it(
    audience: Audience,
) -> None:
    shown = edition(small(**SECRET, releases=[release("jo-bloggs")]), audience)
    assert [word for word in FOR_ALL if word not in shown.text] == []
    for words, readers in ((FOR_PARTNERS, AUDIENCES[1:]), (INTERNAL, AUDIENCES[2:])):
        seen = {word for word in words if word in shown.text}
        assert seen == (set(words) if audience in readers else set())
    assert select(shown.exchange, audience) == shown.exchange
    text = repr(part_of(shown.report, "summary"))
    if audience != "internal":
        assert "See the hidden one, [the open one](#item-1), an organisation not named" in text


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("people.jo-bloggs.given_name", False),
        ("participants.1.functions", False),
        ("participants.2.functions", True),
        ("sessions.hidden.venue", False),
        ("sessions.open-one.venue", True),
    ],
)
def test_a_discrepancy_about_what_is_not_recorded_follows_its_entry(
    field: str, shown: bool
) -> None:
    fields = {**SECRET, "parties": SMALL["parties"]}
    fields["participants"] = [*SMALL["participants"], {"function": "Clerk", "party": "b"}]
    fields["sessions"] = {
        "open-one": {"title": "Open One", "with": ["jo-bloggs"]},
        "hidden": {"title": "Hidden One", "audience": "internal"},
    }
    fields["discrepancies"] = [{"field": field, "what": "W", "values": [{"value": "1"}]}]
    exchange = small(**fields)
    assert bool(select(exchange, "public").discrepancies) == shown
    assert select(exchange, "internal").discrepancies


def test_steps_are_numbered_as_they_are_shown() -> None:
    steps = part_of(report_of(small(**SECRET), "public"), "steps")
    assert steps is not None
    assert [(advice.mark, advice.title) for advice in steps.advice] == [("R1", "Advice Two")]
    assert [[link.text for link in note.links] for note in steps.advice[0].notes] == [
        ["Lesson One"]
    ]


def test_no_other_source_is_said_to_be_that_of_what_came_from_a_hidden_one() -> None:
    sources = {**SECRET["sources"], "memo": {"title": "Memo", "audience": "internal"}}
    exchange = small(**{**SECRET, "sources": sources})
    assert not select(exchange, "public").sources["news"].default
    assert select(exchange, "internal").sources["news"].default


def test_any_value_can_be_withheld() -> None:
    session = {"title": "S", "place": "withheld", "date": "withheld", "with": "withheld"}
    for audience in AUDIENCES:
        shown = edition(small(sessions={"s": session}, dates="withheld"), audience)
        assert shown.exchange.sessions["s"].place is None
        assert "Not shown in this edition: " in shown.text


# People


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


PICTURE = {"file": "x.png", "alt": "Somebody", "people": [{"who": "jo-bloggs"}]}


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


# Sessions that were not open


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("rule", ["Chatham House Rule", "closed"])
def test_of_a_session_behind_doors_nothing_tells_who_was_there(
    rule: str, audience: Audience
) -> None:
    exchange = small(
        places={**SMALL["places"], "c": {"name": "C"}},
        organisations={"secret-office": {"name": "Secret Office", "kind": "police"}},
        attachments={"slides": {"title": "Slides", "author": "Secret Author"}},
        sessions={
            "s": {
                "title": "S",
                "rule": rule,
                "with": ["secret-office", "jo-bloggs"],
                "hosts": ["secret-office"],
                "attendance": 7331,
                "documents": ["slides"],
                "summary": "[[jo-bloggs]] of [[secret-office]] opened it.",
            }
        },
        participants=[],
        images={"i": {**PICTURE, "session": "s", "consent": "Forms"}},
        agreements=[{"title": "Pact", "session": "s", "signatories": ["a"]}],
        quotes=[
            {"words": "Κλειδί", "language": "el", "translation": "A key", "translator": "Q"}
            | {"session": "s", "speaker": "jo-bloggs"}
        ],
        findings=[
            {"kind": "lesson", "title": "T", "heard_in": ["s"], "heard_from": ["a"]}
            | {"text": "[[jo-bloggs]] of [[secret-office]] says so."}
        ],
        releases=[release("jo-bloggs", what=["name", "photo", "quote"])],
    )
    shown = edition(exchange, audience)
    for secret in ("Bloggs", "7,331", "7331", "Secret Author", "Κλειδί", "Somebody"):
        assert secret not in shown.text
    assert "A person not named in this edition of Secret Office opened it." in shown.text
    assert "A person not named in this edition of Secret Office says so." in shown.text
    selected = shown.exchange
    assert selected.agreements[0].session is None
    assert selected.findings[0].unattributed
    assert selected.quotes[0].words == "A key"
    assert select(selected, audience) == selected


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("rule", ["Chatham House Rule", "closed"])
def test_what_was_heard_behind_doors_has_no_source_and_no_picture(
    rule: str, audience: Audience
) -> None:
    exchange = small(
        organisations={"secret-office": {"name": "Secret Office"}},
        sessions={
            "s": {"title": "S", "rule": rule, "sources": ["notes"], "venue_of": "secret-office"}
        },
        quotes=[{"words": "We came", "session": "s", "sources": ["notes"]}],
        findings=[
            {"key": "f", "kind": "lesson", "title": "T", "heard_in": ["s"], "sources": ["notes"]}
        ],
        recommendations=[
            {"title": "R", "based_on": ["f"], "sources": ["notes"]},
            {"title": "Q", "sources": ["press"]},
        ],
        actions=[{"title": "A", "owner": "a", "agreed_in": "s"}],
        images={
            "room": {"file": "x.png", "alt": "Faces", "session": "s"},
            "line": {"file": "y.png", "decorative": "yes", "session": "s"},
        },
        sources={
            "notes": {"title": "Notes", "author": "Secret Author"},
            "press": {"title": "Press", "default": "yes"},
        },
    )
    shown = edition(exchange, audience)
    for secret in ("Secret Office", "Secret Author", "Faces"):
        assert secret not in shown.text
    selected = shown.exchange
    assert [advice.sources for advice in selected.recommendations] == [(), ("press",)]
    assert selected.actions[0].agreed_in is None
    assert list(selected.images) == ["line"]
    assert not selected.sources["press"].default
    assert select(selected, audience) == selected


# Handling


@pytest.mark.parametrize(
    ("own", "content", "marks"),
    [
        (None, "TLP:AMBER", [None, None, "TLP:AMBER"]),
        ("TLP:GREEN", "TLP:AMBER", ["TLP:GREEN", "TLP:GREEN", "TLP:AMBER"]),
        ("TLP:RED", "TLP:AMBER", ["TLP:RED"] * 3),
        (None, "TLP:CLEAR", [None] * 3),
        ("OFFICIAL", "SECRET", ["OFFICIAL", "OFFICIAL", "SECRET"]),
        ("TLP:RED", "SECRET", ["TLP:RED"] * 3),
        ("to be confirmed", "TLP:AMBER", [None, None, "TLP:AMBER"]),
    ],
)
def test_a_report_is_marked_as_strictly_as_what_it_holds(
    own: str | None, content: str, marks: list[str | None]
) -> None:
    session = {"title": "S", "audience": "internal", "handling": content}
    exchange = small(sessions={"s": session}, report={"handling": own} if own else {})
    assert [select(exchange, audience).report.handling for audience in AUDIENCES] == marks
    assert (marks[2] or "") in report_of(exchange, "internal").marks


# For any releases and audiences

RICH_DATA = load(RICH).data
PEOPLE = sorted(RICH_DATA["people"])
RELEASES = some.lists(
    some.fixed_dictionaries(
        {
            "people": some.one_of(
                some.just("everyone"),
                some.lists(some.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True),
            ),
            "audience": some.sampled_from(AUDIENCES),
            "basis": some.just("consent"),
            "what": some.lists(
                some.sampled_from(get_args(Released)), min_size=1, max_size=6, unique=True
            ),
        },
        optional={"withdrawn": some.sampled_from(["2024-06-30", *STATES])},
    ),
    max_size=5,
)
ALWAYS_SHOWN = {("parties", 0), ("parties", 1), ("places", "marlhaven"), ("places", "ostwick")}
"""Without a party and a place there is no exchange."""
RESTRICTIONS = some.dictionaries(
    some.sampled_from(
        [
            (name, key)
            for name in RESTRICTED
            for key, _ in entries(RICH_DATA, name)
            if (name, key) not in ALWAYS_SHOWN
        ]
    ),
    some.sampled_from(AUDIENCES),
    max_size=6,
)
SECTIONS = some.dictionaries(
    some.sampled_from(sorted(Sections.model_fields)), some.sampled_from(AUDIENCES), max_size=3
)
RULES = some.dictionaries(
    some.sampled_from(sorted(RICH_DATA["sessions"])),
    some.sampled_from(get_args(ReportingRule)),
    max_size=3,
)
"""Rules of sessions, under which who was there and who spoke is for nobody."""


def values_that_may_be_withheld(value: Any, path: tuple[Any, ...] = ()) -> Iterator[Any]:
    """The path of each value of this data for which a state may stand instead."""
    if path and isinstance(path[-1], str) and (field := field_at(path)) and may_have_state(field):
        yield path
    for part, item in value.items() if isinstance(value, dict) else ():
        yield from values_that_may_be_withheld(item, (*path, part))
    for part, item in enumerate(value) if isinstance(value, list) else ():
        yield from values_that_may_be_withheld(item, (*path, part))


WITHHELD = some.lists(
    some.sampled_from(
        # Releases are drawn apart.
        [path for path in values_that_may_be_withheld(RICH_DATA) if path[0] != "releases"]
    ),
    max_size=5,
    unique=True,
)


IDS = ("marlhaven-2024", "okell-2024", "dunmore-and-okell", "penhallow")
HEARD_IN = some.lists(
    some.sampled_from(sorted(RICH_DATA["sessions"])), min_size=1, max_size=2, unique=True
)
DISPUTED = some.lists(
    some.sampled_from(
        [
            *("people.ada-penhallow.suffix", "people.bruno-okell.given_name"),
            *("participants.2.functions", "participants.5.delegation", "sessions.house.venue"),
            *("sessions.schools.title", "organisations.bridge.kind", "total_cost", "costs.1.what"),
        ]
    ),
    max_size=3,
    unique=True,
)


@some.composite
def exchanges(draw: some.DrawFn) -> Exchange:
    """The rich exchange with other releases, and parts of it for fewer readers."""
    data = copy.deepcopy(RICH_DATA) | {"releases": draw(RELEASES), "sections": draw(SECTIONS)}
    data["summary"] = "[[ada-penhallow]] met [[bruno-okell]], see [the house](#house)."
    data["id"] = draw(some.sampled_from(IDS))
    data["findings"][0]["text"] = "As [[cara-dunmore]] and [[clerk]] of [[bridge]] said."
    data["findings"][0]["heard_in"] = draw(HEARD_IN)
    data["participants"].append({"key": "okell", "person": "bruno-okell", "party": "tressel"})
    for field in draw(DISPUTED):
        data["discrepancies"].append({"field": field, "what": field, "values": [{"value": "1"}]})
    for (name, key), audience in draw(RESTRICTIONS).items():
        data[name][key]["audience"] = audience
    for key, rule in draw(RULES).items():
        data["sessions"][key]["rule"] = rule
    for path in draw(WITHHELD):
        data = with_state(data, path)
    return from_data(data)


def with_state(data: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """The data with this value withheld, where it may be."""
    made = copy.deepcopy(data)
    owner: Any = made
    for part in path[:-1]:
        owner = owner[part]
        if owner == "withheld":
            return data  # with all that was in it
    owner[path[-1]] = "withheld"
    try:
        from_data(made)
    except InputError:
        return data
    return made


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(exchanges())
def test_whatever_is_released_no_more_is_shown(exchange: Exchange) -> None:
    selected = {}
    for audience in AUDIENCES:
        shown = edition(exchange, audience)
        selected[audience] = set(values_in(shown.exchange.model_dump(mode="json", by_alias=True)))
        for key, person in exchange.people.items():
            may = released(exchange, key, audience)
            secrets = [] if "name" in may else [key, person.name, person.name.split()[-1]]
            secrets += [other.name for other in person.names] if "name" not in may else []
            secrets += [] if "contact" in may else person.contact
            assert [secret for secret in secrets if secret in shown.text] == []
        assert select(shown.exchange, audience) == shown.exchange
        data = shown.exchange.model_dump(mode="json", by_alias=True, exclude_none=True)
        assert from_data(data) == shown.exchange
    original = set(values_in(exchange.model_dump(mode="json", by_alias=True)))
    assert selected["public"] & original <= selected["partners"]
    assert selected["partners"] & original <= selected["internal"]


def values_in(value: Any) -> Iterator[str]:
    """Every text of this data that is not the author's word for what is not told."""
    if isinstance(value, dict):
        for item in value.values():
            yield from values_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from values_in(item)
    elif isinstance(value, str):
        yield value
