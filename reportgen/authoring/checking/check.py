"""Everything that is wrong with a pack, found before any data exists."""

from __future__ import annotations

from dataclasses import fields

from reportgen.authoring.checking import html, values, word
from reportgen.authoring.checking.sheets import check_sheet
from reportgen.errors import PackError, Place, Problem, Weight
from reportgen.gates.accessibility.colours import faint
from reportgen.language.words import languages, words_of
from reportgen.packs.pack import Pack, find
from reportgen.view import records


def check_named(name: str, *, rehearsed: bool = False) -> tuple[Problem, ...]:
    """The findings of the pack of this name or folder, those of its `pack.yaml` included; where
    there is none and it is to be rehearsed, those of making reports with it."""
    try:
        pack = find(name)
        problems = check_pack(pack)
    except PackError as error:
        return error.problems
    if rehearsed and not any(each.weight is Weight.ERROR for each in problems):
        from reportgen.authoring.checking.rehearsal import rehearse

        problems = (*dict.fromkeys(rehearse(pack)), *problems)
    return problems


def check_pack(pack: Pack) -> tuple[Problem, ...]:
    """Every finding, and as notes the fields of the view that no template shows, or only one."""
    labels = frozenset(words_of(languages()[0]).labels)
    root = values.report(labels)
    problems, on_pages = html.check_pages(pack, root)
    for name, file in sorted(pack.own.items()):
        if name.endswith(".j2"):
            problems += html.check_pictures(pack, file)
        elif name.endswith(".css"):
            problems += check_sheet(pack, file)
    in_word, in_master = word.check_master(pack, root)
    problems += in_word
    try:
        _ = pack.logo
    except PackError as error:
        problems += error.problems
    problems += faint(pack)
    return (
        *dict.fromkeys(problems),
        *_unshown(pack, on_pages | _NAMING, in_master | _NAMING | _BY_ENGINE),
    )


_BY_ENGINE = {
    (records.ReportView, "document"),
    (records.ReportView, "language"),
    (records.ReportView, "is_long"),
    (records.ReportView, "announcement"),
    *((records.Document, each.name) for each in fields(records.Document)),
    *((records.Announcement, each.name) for each in fields(records.Announcement)),
}
"""What no tag of a Word master prints: the file’s properties, its language, its way of paging; and
the announcement, which is not made in Word."""
_NAMING = {(records.Part, "name"), (records.Part, "place")}
"""What templates choose by, and do not print."""


def _unshown(
    pack: Pack, on_pages: set[tuple[type, str]], in_master: set[tuple[type, str]]
) -> list[Problem]:
    """A note for each field that no template shows, or that only Word or only the page shows."""
    notes = []
    for record in values.every_record():
        for each in fields(record):
            field = (record, each.name)
            if field in on_pages and field in in_master:
                continue
            if field in on_pages:
                shown = "only the page shows it, not Word"
            elif field in in_master:
                shown = "only Word shows it, not the page"
            else:
                shown = "no template shows it"
            sentence = f"{record.__name__}.{each.name}: {shown}"
            notes.append(Problem(Place(str(pack.folder)), sentence, "unshown", Weight.NOTE))
    return notes
