"""The program's own sentences read as an editor would leave them, in every report."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from reportgen.editions.select import select
from reportgen.model.releases import Audience
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view import records as r
from support.documents import IN_TURN, REAL, viewed
from support.invented import exchange
from support.readable import Editor


def struck_out(file: Path, edition: Audience) -> list[str]:
    """What an editor would strike out of a report."""
    source = load(file)
    read = validate(source)
    return Editor(select(read, edition)).faults(viewed(read, source, edition))


@pytest.mark.parametrize("edition", ["public", "internal"])
@pytest.mark.parametrize("file", IN_TURN)
def test_an_editor_strikes_out_nothing(file: Path, edition: Audience) -> None:
    assert struck_out(file, edition) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_an_editor_strikes_out_nothing_of_any_exchange(part: int, tmp_path: Path) -> None:
    for seed in range(10 * part, 10 * part + 10):
        file = tmp_path / f"invented-{seed}.yaml"
        file.write_text(
            yaml.safe_dump(exchange(seed), allow_unicode=True, sort_keys=False), "utf-8"
        )
        assert (seed, struck_out(file, "public")) == (seed, [])


# ---- each check finds what it looks for ---------------------------------------------------------


@cache
def editor() -> Editor:
    """Who has read the file of the first exchange."""
    return Editor(validate(load(REAL)))


STRUCK = [
    "Fourth harbour cities exchange, counting groups of three cities",
    "180 participants of the conference (more than)",
    "The visit was hosted by Municipality of Thalassopyli.",
    "It was organised by Peshawar in partnership with Birmingham.",
    "As planned: in person",
    "In person / Decided 2 March, Birmingham",
    "Part of, too",
    "13 visitors: Without the companion, who travelled alone.",
    "Visiting",
    "Delegate; did not come; replaced by Waqar Ahmed",
    "Speaker; sent apologies; had been expected for the online leg",
    "Expert; from another body",
    "Guest of honour; on the second day",
    "Groups of Delegation of Peshawar",
    "After Visit to Luton Central Mosque",
    "Met in Meetings with actors working in the P/CVE area",
    "Send the plan (agreed in Visit to Luton Central Mosque)",
    "Venue of",
    "In place of",
    "State",
    "Can partly be done elsewhere.",
    "About Luton",
    "Facts without a mark are taken from source S1.",
    "Taken here",
    "Verdict",
    "Without condition",
    "Cleared by",
    "Delegation of Peshawar: Not applicable: companions.",
    "The full report is public.",
    "The exchange took place on 30 October – 1 November 2018.",
    "It took place in 2 parts.",
    "Safdar Khan Baghi and Mubashir Manzoor (each a District Council member) came.",
    "The host was Waqar Ahmed (Prevent Lead, Birmingham City Council).",
    "Name not recorded",
]
"""The left column of the editor's table."""


@pytest.mark.parametrize("text", STRUCK)
def test_the_first_versions_patterns_are_found(text: str) -> None:
    assert list(editor().of_text(r.Part, "facts", text)) != []


FAULTS = [
    ("the visitors met nobody.", "no capital"),
    ("They came by train. then they left.", "no capital"),
    ("Times of the sessions were not recorded", "no stop"),
    ("A participant, a participant and a participant spoke.", "twice"),
    ("Peshawar, Luton and Luton took part.", "twice"),
    ("It was in Norway, Norway.", "twice"),
    ("They met Kikit (Birmingham (United Kingdom)).", "a bracket in a bracket"),
    ("They met the the visitors.", "again"),
    ("They met Kikit Kikit.", "again"),
    ("They met  Kikit.", "doubled mark"),
    ("They met Kikit..", "doubled mark"),
    ("They met Kikit,, and others.", "doubled mark"),
    ("They met Kikit ; and others.", "doubled mark"),
    ("They met Kikit ().", "doubled mark"),
]


@pytest.mark.parametrize(("text", "what"), FAULTS)
def test_a_fault_is_found(text: str, what: str) -> None:
    faults = list(editor().of_text(r.Announcement, "met", text))
    assert any(what in fault for fault in faults)


@pytest.mark.parametrize(
    "text",
    [
        "The exchange took place from 30 October to 1 November 2018.",
        "The visitors met Kikit, ODARA and others.",
        "Kikit and ODARA met them; Luton, too.",
        "More than 180 people came ... and went.",
        "Two District Council members from Peshawar, Safdar Khan Baghi and Mubashir Manzoor, came.",
    ],
)
def test_what_an_editor_leaves_alone_is_no_fault(text: str) -> None:
    assert list(editor().of_text(r.Announcement, "met", text)) == []


def test_the_authors_own_words_are_not_judged() -> None:
    outcome = validate(load(REAL)).outcome
    assert list(editor().of_text(r.Announcement, "outcome", str(outcome))) == []


PART = r.Part(r.Heading("1", "Letter of intent", "letter"))


@pytest.mark.parametrize(
    "part",
    [
        replace(PART, label="Letter of intent"),
        replace(PART, facts=("Letter of intent.",)),
        replace(PART, lead_in="Letter of intent:"),
        replace(PART, grid=(r.Fact("Kind", ("letter of intent",)),)),
        replace(PART, lists=(r.Listing("Letter of Intent", (r.Item("A."),)),)),
        replace(PART, grid=(r.Fact("Planned", ("Planned",)),)),
        replace(PART, grid=(r.Fact("Met", ("Kikit", "Kikit")),)),
        replace(PART, lists=(r.Listing("", (r.Item("A."), r.Item("A."))),)),
    ],
)
def test_a_line_that_says_what_stands_above_it_is_found(part: r.Part) -> None:
    assert list(editor().of_part(part)) != []
    assert list(editor().of_part(r.Part(parts=(part,)))) != []
