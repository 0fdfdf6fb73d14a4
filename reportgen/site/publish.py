"""From exchange files to a site of those whose reports are public.

    read -> is it public? -> documents and page of each, where anything changed -> lists -> feeds

The pages of exchanges are written one by one, each with its documents, and the lists after them, so
that no list leads to what is not there yet.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from reportgen.editions.select import select
from reportgen.errors import (
    EngineError,
    ExitCode,
    InputError,
    OutputError,
    Place,
    Problem,
    ReportgenError,
    Weight,
)
from reportgen.formats import OFFERED, PAGE
from reportgen.gates.leaks.gate import refuse_leaks
from reportgen.language.words import words_of
from reportgen.options import Options
from reportgen.packs import pack as packs
from reportgen.pipeline import Build, Checked, Progress, make, read, read_together, unwatched
from reportgen.provenance.origin import picture_files
from reportgen.render.artifact import Artifact
from reportgen.site import cover, feeds, printing
from reportgen.site.entry import entry
from reportgen.site.printing import INDEX, Site
from reportgen.site.publication import doubts, hindrances
from reportgen.site.records import ASSETS, BROWSE, DATA, FOLDER, Entry, File, Settings
from reportgen.site.theme import theme
from reportgen.version import VERSION
from reportgen.write import is_as_generated, read_manifest, remove, write

_FORMATS = (*OFFERED, "announcement.html")
_ENDINGS = (".yaml", ".yml", ".json")
_ENTRY = TypeAdapter(Entry)
_FEWEST_AT_ONCE = 4
"""Below, starting processes takes longer than they save."""
LANGUAGE = "en"
"""The language of the site's own words."""


@dataclass(frozen=True)
class Published:
    """What became of one exchange file."""

    file: Path
    state: Literal["made", "unchanged", "left out", "failed"]
    exchange: str = ""
    why: str = ""
    """Why it was left out."""
    problems: tuple[Problem, ...] = ()
    exit_code: ExitCode = ExitCode.DONE
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The same for a machine."""
        return {
            "file": str(self.file),
            "exchange": self.exchange,
            "state": self.state,
            "why": self.why,
            "exit_code": int(self.exit_code),
            "problems": [problem.as_json() for problem in self.problems],
            "seconds": round(self.seconds, 3),
        }


@dataclass(frozen=True)
class Outcome:
    """What became of the files, and the page that a reader opens first."""

    exchanges: tuple[Published, ...]
    index: Path
    shown: int
    """How many exchanges the site shows."""

    @property
    def exit_code(self) -> ExitCode:
        """The highest of all files."""
        return max((each.exit_code for each in self.exchanges), default=ExitCode.DONE)

    def as_json(self) -> dict[str, Any]:
        """The same for a machine."""
        exchanges = [each.as_json() for each in self.exchanges]
        return {"index": str(self.index), "exchanges": exchanges}


def exchange_files(paths: Sequence[Path]) -> list[Path]:
    """These files, and the exchange files of those that are folders, in order; raises InputError
    for a path that leads nowhere."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(path.iterdir())
            files += [file for file in inside if file.suffix in _ENDINGS and file.is_file()]
        elif path.exists():
            files.append(path)
        else:
            sentence, place = "there is no such file", Place(str(path))
            hint = "name a folder with exchange files, or the files"
            raise InputError(Problem(place, sentence, "no-file", hint=hint))
    return files


def publish(files: Sequence[Path], settings: Settings, progress: Progress) -> Outcome:
    """Make the site of these files, or bring it up to date; raises PackError and OutputError.

    A file that fails does not stop the others; what the site showed of it stays.
    """
    site = _site(settings)
    write(settings.output / ASSETS, site.theme.files, force=settings.force)
    outcomes: dict[int, Published] = {}
    due: dict[int, Checked] = {}
    for n, reading in enumerate(read_together(files, _options(settings))):
        try:
            checked = reading.checked()
            if outcome := _settled(site, checked):
                outcomes[n] = outcome
            else:
                due[n] = checked
        except ReportgenError as error:
            outcomes[n] = _failed(reading.file, error)
    outcomes |= zip(due, _publish_each(site, list(due.values()), progress), strict=True)
    finished = tuple(outcome for _, outcome in sorted(outcomes.items()))
    finished += tuple(_taken_away(settings, finished))
    entries = list(_entries(settings))
    _write_lists(site, entries)
    write(settings.output / ASSETS, site.theme.files, force=settings.force, alone=True)
    return Outcome(finished, settings.output / INDEX, len(entries))


def _site(settings: Settings) -> Site:
    pack = packs.find(settings.pack)
    words = words_of(LANGUAGE).with_labels(pack.manifest.words.get(LANGUAGE, {}))
    return Site(settings, pack, theme(pack, settings.output / ASSETS), words)


def _options(settings: Settings) -> Options:
    return Options(_FORMATS, "public", pack=settings.pack, strict=settings.strict)


def _settled(site: Site, checked: Checked) -> Published | None:
    """What became of a file whose page need not be made; None for one whose page must be. Raises
    InputError where doubts stop it."""
    file = checked.source.file
    selected = select(checked.exchange, "public")
    if why := next(hindrances(selected), ""):
        return Published(file, "left out", selected.id, why)
    problems = _problems(checked)
    if site.settings.strict and any(each.weight is not Weight.NOTE for each in problems):
        raise InputError(problems)
    folder = site.settings.output / FOLDER / selected.id
    if site.settings.force or not _is_made(folder, _made_from(site, checked)):
        return None
    return Published(file, "unchanged", selected.id, problems=problems)


def _problems(checked: Checked) -> tuple[Problem, ...]:
    """What its rules found, and what an editor should know who publishes it."""
    return (*checked.problems, *doubts(checked.exchange, checked.source, date.today()))


def _failed(file: Path, error: ReportgenError, seconds: float = 0.0) -> Published:
    code = error.exit_code
    return Published(file, "failed", problems=error.problems, exit_code=code, seconds=seconds)


# ---- an exchange --------------------------------------------------------------------------------


def _publish_each(site: Site, due: Sequence[Checked], progress: Progress) -> Iterator[Published]:
    """What became of each, in their order; several at the same time, where they are many."""
    jobs = site.settings.jobs
    if jobs < 2 or len(due) < _FEWEST_AT_ONCE:
        yield from (_publish_one(site, checked, progress) for checked in due)
        return
    import signal
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    alone = [(site.settings, checked.source.file) for checked in due]
    # Fresh processes: a fork of one that has threads can stand still. An interrupt stops only the
    # process that a person sees, which then stops these.
    fresh, deaf = get_context("spawn"), (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(jobs, fresh, signal.signal, deaf) as pool:
        try:
            for n, outcome in enumerate(pool.map(_publish_apart, alone), 1):
                progress(f"{n} of {len(due)}: {outcome.exchange}")
                yield outcome
        except BrokenProcessPool as error:
            sentence = "a process that was making documents was ended, perhaps for lack of memory"
            hint = "try again with --jobs 1"
            place = Place(str(site.settings.output))
            raise EngineError(Problem(place, sentence, "process-ended", hint=hint)) from error
        finally:
            pool.shutdown(cancel_futures=True)


def _publish_apart(due: tuple[Settings, Path]) -> Published:
    """The same in a process of its own, which reads the file again."""
    settings, file = due
    try:
        checked = read(file, _options(settings))
    except ReportgenError as error:
        return _failed(file, error)
    return _publish_one(_site(settings), checked, unwatched)


def _publish_one(site: Site, checked: Checked, progress: Progress) -> Published:
    """The exchange's page and documents, written."""
    started = time.perf_counter()
    settings, file = site.settings, checked.source.file
    try:
        report = make(checked, progress)
        listed = entry(report, _source(file), _made_from(site, checked), site.words)
        files = _files(site, report, listed, checked)
        write(settings.output / FOLDER / report.exchange, files, force=settings.force, alone=True)
    except ReportgenError as error:
        return _failed(file, error, time.perf_counter() - started)
    problems = tuple(dict.fromkeys((*report.problems, *_problems(checked))))
    seconds = time.perf_counter() - started
    return Published(file, "made", report.exchange, problems=problems, seconds=seconds)


def _files(site: Site, report: Build, listed: Entry, checked: Checked) -> list[File]:
    """All that is in the folder of an exchange; raises GateError when its page would show what the
    public may not see."""
    page, *pictures = printing.of_exchange(site, report, listed)
    shown = Artifact(page.name, PAGE, page.data)
    refuse_leaks([shown], checked.exchange, report.selected, "public", checked.source)
    pdf = next(artifact.data for artifact in report.artifacts if artifact.format == "pdf")
    lines = [line for line in (listed.dates, listed.places) if line]
    offered = [File(each.name, each.data) for each in report.artifacts if each.format in OFFERED]
    data = (json.dumps(asdict(listed), ensure_ascii=False, indent=1) + "\n").encode()
    covers = cover.pictures(pdf, listed.headline, lines, site.pack)
    return [page, *pictures, *offered, *covers, File(DATA, data)]


# ---- what changed -------------------------------------------------------------------------------


def _made_from(site: Site, checked: Checked) -> str:
    """The digest of all that decides how an exchange's page and documents look."""
    source, options = checked.source, checked.options
    asked = (options.audience, options.language, options.pack, options.date)
    own = resources.files("reportgen.site") / "pages"
    digest = hashlib.sha256()
    for data in (
        source.file.read_bytes(),
        *(file.read_bytes() for file in sorted(picture_files(source)) if file.is_file()),
        *(page.read_bytes() for page in sorted(own.iterdir(), key=lambda each: each.name)),
        repr((site.settings.title, site.settings.address, asked)).encode(),
        f"{site.pack.digest} {VERSION}".encode(),
    ):
        digest.update(hashlib.sha256(data).digest())
    return digest.hexdigest()


def _is_made(folder: Path, made_from: str) -> bool:
    """True if everything in this folder was made from this and is still as it was made."""
    shown = _entry(folder)
    if shown is None or shown.made_from != made_from:
        return False
    known = read_manifest(folder)
    return all(is_as_generated(folder / name, about) for name, about in known.items())


def _entry(folder: Path) -> Entry | None:
    try:
        return _ENTRY.validate_json((folder / DATA).read_bytes())
    except (OSError, ValidationError):
        return None


def _entries(settings: Settings) -> Iterator[Entry]:
    """Every exchange that the site shows."""
    root = settings.output / FOLDER
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if shown := _entry(folder):
            yield shown


def _source(file: Path) -> str:
    return hashlib.sha256(file.name.encode()).hexdigest()[:16]


def _taken_away(settings: Settings, outcomes: Sequence[Published]) -> Iterator[Published]:
    """Remove what is not public any more, and what has no file; of a file that failed, what the
    site showed of it stays. Yields what could not be removed, because somebody edited it."""
    shown = {each.exchange for each in outcomes if each.state in ("made", "unchanged")}
    failing = {_source(each.file) for each in outcomes if each.state == "failed"}
    for each in list(_entries(settings)):
        folder = settings.output / FOLDER / each.id
        if each.id not in shown and each.source not in failing:
            try:
                remove(folder, force=settings.force)
            except OutputError as error:
                yield _failed(folder, error)


# ---- lists --------------------------------------------------------------------------------------


def _write_lists(site: Site, entries: Sequence[Entry]) -> None:
    settings = site.settings
    index, browse = printing.of_lists(site, entries)
    pages = [(INDEX, ""), *((entry.address, entry.published) for entry in entries)]
    pages += [(f"{BROWSE}/{file.name}", "") for file in browse]
    followed = [feeds.feed(site.title, entries, settings), feeds.sitemap(pages, settings)]
    write(settings.output / BROWSE, browse, force=settings.force, alone=True)
    write(settings.output, [*index, *followed], force=settings.force, alone=True)
