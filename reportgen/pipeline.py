"""From an exchange file to its report. Open this page first: a run is read from top to bottom.

    load -> validate -> check -> select -> view -> render -> gate -> write

Everything is rendered before anything is written, so that a failure leaves nothing behind.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from reportgen.editions.select import edition_id, select
from reportgen.editions.withheld import EditionReport, edition_report
from reportgen.errors import ExitCode, InputError, PackError, Problem, ReportgenError, Weight
from reportgen.gates.accessibility.check import refuse_barriers
from reportgen.gates.leaks.gate import refuse_leaks
from reportgen.language.words import languages
from reportgen.model.exchange import Exchange
from reportgen.options import Options
from reportgen.packs import pack as packs
from reportgen.packs.characters import missing_characters
from reportgen.pictures.read import read_pictures
from reportgen.provenance.origin import DATA, REQUEST, differences, origin_of, requested
from reportgen.reading.source import Source, load, texts
from reportgen.reading.validate import validate
from reportgen.render.artifact import Artifact
from reportgen.render.render import render
from reportgen.rules.check import check
from reportgen.sandbox.faults import printed_when
from reportgen.view.compose import dated, view
from reportgen.view.records import ReportView
from reportgen.write import write


@dataclass(frozen=True)
class Checked:
    """A file that is valid, and what its rules found."""

    source: Source
    exchange: Exchange
    problems: tuple[Problem, ...]
    options: Options
    """What to make of it: its edition, language, pack and date are no more left out."""

    @property
    def id(self) -> str:
        """The exchange's id in its edition, which takes withheld names out of it."""
        return edition_id(self.exchange, self.options.audience)


@dataclass(frozen=True)
class Build:
    """Finished documents of one edition in one language, not yet written."""

    exchange: str
    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...]
    edition: EditionReport
    selected: Exchange
    """The exchange as this edition shows it."""
    view: ReportView
    """What the templates saw of it."""


@dataclass(frozen=True)
class Generated:
    """What became of one file: the documents that were written, or why there are none."""

    file: Path
    exchange: str = ""
    paths: tuple[Path, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    problems: tuple[Problem, ...] = ()
    exit_code: ExitCode = ExitCode.DONE
    seconds: float = 0.0
    edition: EditionReport | None = None
    """What was withheld; None where no report was written."""

    def as_json(self) -> dict[str, Any]:
        """The same for a machine."""
        documents = [
            {"path": str(path), "format": each.format, "pages": each.pages, "bytes": len(each.data)}
            for path, each in zip(self.paths, self.artifacts, strict=True)
        ]
        return {
            "file": str(self.file),
            "exchange": self.exchange,
            "exit_code": int(self.exit_code),
            "documents": documents,
            "edition": self.edition.as_json() if self.edition else None,
            "problems": [problem.as_json() for problem in self.problems],
            "seconds": round(self.seconds, 3),
        }


Progress = Callable[[str], None]
"""Takes a line on what is being made now."""


def unwatched(_line: str) -> None:
    """Progress that nobody watches."""


def read(file: Path, options: Options = Options()) -> Checked:
    """The exchange of this file, or of a folder that `extract` wrote; raises InputError with every
    problem that stops the edition."""
    extracted = (file / REQUEST).is_file()
    if extracted:
        options = requested(file, options)
    source = load(file / DATA if extracted else file)
    exchange = validate(source)
    problems = check(exchange, source, date.today(), options.audience)
    options = replace(
        options,
        edition=options.audience,
        language=_language(source, options.language or exchange.report.language),
        pack=options.pack or packs.DEFAULT,
        date=options.date if extracted else options.date or _epoch(),
    )
    stopping = (Weight.ERROR, Weight.WARNING) if options.strict else (Weight.ERROR,)
    if any(problem.weight in stopping for problem in problems):
        raise InputError(problems)
    if extracted:
        problems += tuple(differences(file, packs.find(options.pack)))
    return Checked(source, exchange, problems, options)


def _language(source: Source, language: str) -> str:
    if language in languages():
        return language
    place = source.place(("report", "language"))
    sentence = f"there are no words for a report in “{language}”"
    hint = f"there are words for: {', '.join(languages())}"
    raise InputError(Problem(place, sentence, "no-language", hint=hint))


def _epoch() -> str:
    """The day that SOURCE_DATE_EPOCH names, as reproducible-builds.org specifies it; "" without."""
    try:
        seconds = int(os.environ.get("SOURCE_DATE_EPOCH", ""))
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def build(file: Path | str, options: Options = Options(), progress: Progress = unwatched) -> Build:
    """The documents of this exchange file as bytes; raises a ReportgenError with its problems."""
    return make(read(Path(file), options), progress)


def make(checked: Checked, progress: Progress = unwatched) -> Build:
    """The same of a file that was read."""
    options, source = checked.options, checked.source
    pack = packs.find(options.pack)
    if unprintable := missing_characters(source, pack):
        raise InputError(unprintable)
    selected = select(checked.exchange, options.audience)
    pictures = read_pictures(selected, source)
    house = pack.house(options.language)
    report = dated(
        view(selected, options.audience, options.language, pictures, house), options.date
    )
    origin = origin_of(selected, options, pack, pictures)
    artifacts = []
    for format_ in options.formats:
        progress(f"{report.id}: {format_}")
        try:
            artifacts.append(render(report, pack, format_, origin))
        except PackError as error:
            raise _with_entry(error, source) from error
    refuse_leaks(artifacts, checked.exchange, selected, options.audience, source)
    barriers = refuse_barriers(artifacts, source, pack, _refusing(options))
    withheld = edition_report(checked.exchange, selected, options.audience)
    problems = checked.problems + barriers
    return Build(report.id, tuple(artifacts), problems, withheld, selected, report)


def _with_entry(error: PackError, source: Source) -> PackError:
    """The same, saying for which entry of the exchange file the template failed."""
    for text in printed_when(error):
        for path, value in texts(source.data):
            if value == text or (len(text) > 12 and text in value):
                for_ = f" (for what stands at {source.place(path)})"
                problems = (replace(each, sentence=each.sentence + for_) for each in error.problems)
                return PackError(problems)
    return error


def _refusing(options: Options) -> tuple[Weight, ...]:
    """The weights of barriers that refuse a document: what a public body publishes must be
    accessible (Directive (EU) 2016/2102; EN 301 549)."""
    if options.strict:
        return Weight.ERROR, Weight.WARNING
    return (Weight.ERROR,) if options.audience == "public" else ()


def generate(
    files: Sequence[Path],
    output: Path,
    options: Options = Options(),
    *,
    force: bool = False,
    progress: Progress = unwatched,
) -> tuple[Generated, ...]:
    """What became of each file, in their order.

    A file that fails does not stop the others; of one report, all formats are written or none.
    """
    return tuple(
        _generated(reading, output, force=force, progress=progress)
        for reading in read_together(files, options)
    )


def _generated(reading: Reading, output: Path, *, force: bool, progress: Progress) -> Generated:
    started = time.perf_counter()
    try:
        report = make(reading.checked(), progress)
        about = report.edition.as_manifest()
        paths = write(output / report.exchange, report.artifacts, about, force=force)
    except ReportgenError as error:
        seconds = time.perf_counter() - started
        code = error.exit_code
        return Generated(reading.file, problems=error.problems, exit_code=code, seconds=seconds)
    return Generated(
        file=reading.file,
        exchange=report.exchange,
        paths=paths,
        artifacts=report.artifacts,
        problems=report.problems,
        seconds=time.perf_counter() - started,
        edition=report.edition,
    )


class Reading:
    """A file that is read beside others: what is in it, or the error that stops it alone."""

    def __init__(self, file: Path, options: Options) -> None:
        self.file = file
        self.error: ReportgenError | None = None
        try:
            self._checked = read(file, options)
        except ReportgenError as error:
            self.error = error

    def checked(self) -> Checked:
        """What is in the file; raises its error, if it has one."""
        if self.error:
            raise self.error
        return self._checked


def read_together(files: Sequence[Path], options: Options) -> list[Reading]:
    """All files, in their order. One whose id another has too gets an error: of two reports in one
    place, the second would destroy the first."""
    readings = [Reading(file, options) for file in files]
    valid = [(reading, reading.checked()) for reading in readings if not reading.error]
    ids = Counter(checked.id for _, checked in valid)
    for reading, checked in valid:
        if ids[checked.id] > 1:
            reading.error = _shared_id(checked)
    return readings


def _shared_id(checked: Checked) -> InputError:
    sentence = f"another of these files has the id “{checked.id}” too"
    if checked.id != checked.exchange.id:
        sentence += ", as the names of people withheld are taken out of it"
    hint = "give each exchange an id of its own; their reports would overwrite each other"
    return InputError(Problem(checked.source.place(("id",)), sentence, "shared-id", hint=hint))
