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

from reportgen.editions.releases import EditionReport, edition_report
from reportgen.editions.select import edition_id, select
from reportgen.errors import ExitCode, InputError, PackError, Problem, ReportgenError, Weight
from reportgen.gates.accessibility.check import refuse_barriers
from reportgen.gates.leaks.gate import refuse_leaks, texts
from reportgen.language.words import languages
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.packs import pack as packs
from reportgen.packs.characters import missing_characters
from reportgen.pictures.read import read_pictures
from reportgen.provenance.origin import DATA, REQUEST, Request, differences, origin, requested
from reportgen.reading.source import Source, load
from reportgen.reading.validate import validate
from reportgen.render.artifact import Artifact, Format
from reportgen.render.formats import USUAL, render
from reportgen.rules.check import check
from reportgen.sandbox.faults import printed_when
from reportgen.view.compose import dated, view
from reportgen.view.records import ReportView
from reportgen.write import write


@dataclass(frozen=True)
class Options:
    """What to make of an exchange."""

    formats: tuple[Format, ...] = USUAL
    edition: Audience | None = None
    """None for the public edition; of an extracted folder, for the edition that its request names;
    so too with the language and the pack."""
    language: str | None = None
    """None for the language that the file is written in."""
    pack: str | None = None
    """None for the pack `formal`."""
    strict: bool = False
    """Whether a warning stops the report too."""


@dataclass(frozen=True)
class Checked:
    """A file that is valid, and what its rules found."""

    source: Source
    exchange: Exchange
    problems: tuple[Problem, ...]
    request: Request


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


Tell = Callable[[str], None]


def _silent(_message: str) -> None:
    """Progress that nobody watches."""


def read(file: Path, options: Options = Options()) -> Checked:
    """The exchange of this file, or of a folder that `extract` wrote; raises InputError with every
    problem that stops the edition."""
    asked = requested(file) if (file / REQUEST).is_file() else None
    source = load(file / DATA if asked else file)
    exchange = validate(source)
    edition = options.edition or (asked.edition if asked else "public")
    problems = check(exchange, source, date.today(), edition)
    request = Request(
        edition,
        _language(source, options.language or (asked or exchange.report).language),
        options.pack or (asked.pack if asked else packs.DEFAULT),
        asked.date if asked else _epoch(),
    )
    stopping = (Weight.ERROR, Weight.WARNING) if options.strict else (Weight.ERROR,)
    if any(problem.weight in stopping for problem in problems):
        raise InputError(problems)
    if asked:
        problems += tuple(differences(file, packs.find(request.pack)))
    return Checked(source, exchange, problems, request)


def _epoch() -> str:
    """The day that SOURCE_DATE_EPOCH names, as reproducible-builds.org specifies it; "" without."""
    try:
        seconds = int(os.environ.get("SOURCE_DATE_EPOCH", ""))
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def build(file: Path | str, options: Options = Options(), tell: Tell = _silent) -> Build:
    """The documents of this exchange file as bytes; raises a ReportgenError with its problems."""
    return make(read(Path(file), options), options, tell)


def make(checked: Checked, options: Options, tell: Tell = _silent) -> Build:
    """The same of a file that was read with these options."""
    request = checked.request
    pack = packs.find(request.pack)
    if unprintable := missing_characters(checked.source, pack):
        raise InputError(unprintable)
    selected = select(checked.exchange, request.edition)
    pictures = read_pictures(selected, checked.source)
    house = pack.house(request.language)
    report = dated(view(selected, request.edition, request.language, pictures, house), request.date)
    carried = origin(selected, request, pack, pictures)
    artifacts = []
    for format_ in options.formats:
        tell(f"{report.id}: {format_}")
        try:
            artifacts.append(render(report, pack, format_, carried))
        except PackError as error:
            raise _with_entry(error, checked.source) from error
    refuse_leaks(artifacts, checked.exchange, selected, request.edition, checked.source)
    barriers = refuse_barriers(artifacts, checked.source, pack, _refusing(options, request))
    told = edition_report(checked.exchange, selected, request.edition)
    problems = checked.problems + barriers
    return Build(report.id, tuple(artifacts), problems, told, selected, report)


def _with_entry(error: PackError, source: Source) -> PackError:
    """The same, saying for which entry of the exchange file the template failed."""
    for text in printed_when(error):
        for path, value in texts(source.data, ()):
            if value == text or (len(text) > 12 and text in value):
                for_ = f" (for what stands at {source.place(path)})"
                problems = (replace(each, sentence=each.sentence + for_) for each in error.problems)
                return PackError(problems)
    return error


def _refusing(options: Options, request: Request) -> tuple[Weight, ...]:
    """The weights of barriers that refuse a document: what a public body publishes must be
    accessible (Directive (EU) 2016/2102; EN 301 549)."""
    if options.strict:
        return Weight.ERROR, Weight.WARNING
    return (Weight.ERROR,) if request.edition == "public" else ()


def _language(source: Source, language: str) -> str:
    if language in languages():
        return language
    place = source.place(("report", "language"))
    sentence = f"there are no words for a report in “{language}”"
    hint = f"there are words for: {', '.join(languages())}"
    raise InputError(Problem(place, sentence, "no-language", hint=hint))


def generate(
    files: Sequence[Path],
    output: Path,
    options: Options = Options(),
    *,
    force: bool = False,
    tell: Tell = _silent,
) -> tuple[Generated, ...]:
    """What became of each file, in their order.

    A file that fails does not stop the others; of one report, all formats are written or none.
    """
    outcomes = refuse_shared_ids([try_read(file, options) for file in files])
    return tuple(
        outcome
        if isinstance(outcome, Generated)
        else _try_write(outcome, output, options, force=force, tell=tell)
        for outcome in outcomes
    )


def try_read(file: Path, options: Options) -> Checked | Generated:
    """The exchange of this file, or why there is none."""
    try:
        return read(file, options)
    except ReportgenError as error:
        return failed(file, error)


def failed(file: Path, error: ReportgenError, started: float | None = None) -> Generated:
    """Nothing became of this file; `started` is when it was begun, by the performance counter."""
    seconds = time.perf_counter() - started if started else 0.0
    return Generated(file, problems=error.problems, exit_code=error.exit_code, seconds=seconds)


def refuse_shared_ids(outcomes: Sequence[Checked | Generated]) -> list[Checked | Generated]:
    """The same outcomes, but a failure for each file whose id another file has too: of two reports
    in one place, the second would destroy the first."""
    ids = Counter(_id(outcome) for outcome in outcomes if isinstance(outcome, Checked))
    return [
        _shared(outcome) if isinstance(outcome, Checked) and ids[_id(outcome)] > 1 else outcome
        for outcome in outcomes
    ]


def _id(checked: Checked) -> str:
    """The id in the edition asked for, which takes withheld names out of it."""
    return edition_id(checked.exchange, checked.request.edition)


def _shared(checked: Checked) -> Generated:
    sentence = f"another of these files has the id “{_id(checked)}” too"
    if _id(checked) != checked.exchange.id:
        sentence += ", as the names of people withheld are taken out of it"
    hint = "give each exchange an id of its own; their reports would overwrite each other"
    place = checked.source.place(("id",))
    return failed(checked.source.file, InputError(Problem(place, sentence, "shared-id", hint=hint)))


def _try_write(
    checked: Checked, output: Path, options: Options, *, force: bool, tell: Tell
) -> Generated:
    started = time.perf_counter()
    file = checked.source.file
    try:
        made = make(checked, options, tell)
        about = made.edition.as_manifest()
        paths = write(output / made.exchange, made.artifacts, about, force=force)
    except ReportgenError as error:
        return failed(file, error, started)
    return Generated(
        file=file,
        exchange=made.exchange,
        paths=paths,
        artifacts=made.artifacts,
        problems=made.problems,
        seconds=time.perf_counter() - started,
        edition=made.edition,
    )
