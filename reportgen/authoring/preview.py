"""A pack shown with every sample, in every format, and a page that lists them."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from reportgen.authoring.checking.check import check_named
from reportgen.authoring.samples import Sample, samples
from reportgen.errors import ExitCode, PackError, Problem, Weight
from reportgen.formats import FORMATS, OFFERED, PAGE
from reportgen.live.rebuild import Newer, page_first, page_of, the_rest, unless_newer
from reportgen.live.server import Live, listed, message
from reportgen.live.watch import Watch, sources
from reportgen.options import Options
from reportgen.packs import pack as packs
from reportgen.pipeline import Generated, Progress
from reportgen.write import writing

INDEX = "index.html"
_FORMATS = (PAGE, *(each for each in OFFERED if each != PAGE))


@dataclass
class Preview:
    """The samples made with a pack, into a folder."""

    pack: str
    folder: Path
    samples: Sequence[Sample]
    progress: Progress
    findings: tuple[Problem, ...] = ()
    """What `pack check` says of it."""
    outcomes: dict[Path, Generated] = field(default_factory=dict)
    """What became of each sample so far, by its file."""
    _at: dict[Path, str] = field(default_factory=dict)
    """Where the server has the page of each sample that was made."""

    @property
    def index(self) -> Path:
        """The page that lists the samples."""
        return self.folder / INDEX

    @property
    def exit_code(self) -> ExitCode:
        """The highest of all samples; that of a pack where the check alone finds an error."""
        wrong = any(problem.weight is Weight.ERROR for problem in self.findings)
        codes = [outcome.exit_code for outcome in self.outcomes.values()]
        return max(ExitCode.PACK if wrong else ExitCode.DONE, *codes)

    def make(self, step: Callable[[], None], first: Collection[str], progress: Progress) -> None:
        """Every sample: all pages, those at the paths `first` before the others, then all other
        formats. `step` is called when there is something new to see, `progress` before each
        format that follows the pages."""
        self.findings = check_named(self.pack)
        options = Options(self._formats(), edition="internal", pack=self.pack)
        files = sorted(
            (sample.file for sample in self.samples),
            key=lambda file: self._at.get(file) not in first,
        )
        pages: list[Generated] = []
        for file in files:
            # One page is always made, however fast the saves come.
            pages += page_first([file], self.folder, options, progress if pages else self.progress)
            self._keep(pages[-1:], step)
        for page in pages:
            self._keep(the_rest([page], self.folder, options, progress), step)

    def _formats(self) -> tuple[str, ...]:
        """What the pack makes; of one that cannot be read, all that it might."""
        with suppress(PackError):
            formats = packs.find(self.pack).formats
            return tuple(each for each in _FORMATS if FORMATS[each].asked in formats)
        return _FORMATS

    def _keep(self, outcomes: Sequence[Generated], step: Callable[[], None]) -> None:
        for outcome in outcomes:
            self.outcomes[outcome.file] = outcome
            for path in outcome.paths:
                if path.suffix == ".html":
                    self._at[outcome.file] = f"/{self._name(path)}"
        with writing(self.index):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = self.index.with_suffix(".new")
            beside.write_bytes(self._listed())
            beside.replace(self.index)
        step()

    def pages(self) -> dict[str, bytes]:
        """The pages to show over those in the folder: what is to be mended, where the report of a
        sample stood before it failed."""
        failed = (each for each in self.outcomes.values() if each.exit_code is not ExitCode.DONE)
        return {path: page_of(each) for each in failed if (path := self._at.get(each.file))}

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _listed(self) -> bytes:
        wrong = [each for each in self.findings if each.weight is not Weight.NOTE]
        notes = [each for each in self.findings if each.weight is Weight.NOTE]
        check = listed(wrong) if wrong else "<p>The pack check finds nothing wrong.</p>"
        if notes:
            check += f"<details><summary>{len(notes)} notes</summary>{listed(notes)}</details>"
        rows = "".join(self._row(sample) for sample in self.samples)
        return message(f"Pack “{self.pack}”", f"{check}<h2>Samples</h2>{rows}")

    def _row(self, sample: Sample) -> str:
        outcome = self.outcomes.get(sample.file)
        return (
            f"<section><h3>{html.escape(sample.name)}</h3><p>{html.escape(sample.about)}</p>"
            f"{self._links(outcome) if outcome else '<p>being made</p>'}</section>"
        )

    def _links(self, outcome: Generated) -> str:
        """The documents of a sample; of one that failed, why."""
        if outcome.exit_code is not ExitCode.DONE:
            return f"<p><strong>This sample fails.</strong></p>{listed(outcome.problems)}"
        links = []
        for path, artifact in zip(outcome.paths, outcome.artifacts, strict=True):
            n = artifact.pages
            pages = f", {n} page{'s' * (n > 1)}" if n else ""
            size = f"{len(artifact.data) / 1000:.0f} KB"
            name = artifact.format.upper()
            links.append(f'<a href="{quote(self._name(path))}">{name}</a> ({size}{pages})')
        return f"<p>{' · '.join(links)}</p>"


def preview(  # noqa: PLR0913 - each is another's business
    pack: str,
    folder: Path | None,
    *,
    watch: bool,
    opened: Callable[[str], None],
    finished: Callable[[Generated], None],
    progress: Progress,
) -> ExitCode:
    """Every sample made with this pack, into this folder, else `output/preview/` and its name; with
    `watch`, again after each save, until the parent process ends.

    `opened` takes the address of the page that lists them, `finished` what became of
    each."""
    if not packs.folders(pack):
        packs.find(pack)  # raises: there is no such pack
    to = folder or Path("output", "preview", Path(pack).resolve().name)
    with tempfile.TemporaryDirectory(prefix="reportgen-") as own:
        shown = Preview(pack, to, samples(Path(own)), progress)
        if watch:
            _keep_making(shown, opened, finished)
        else:
            shown.make(lambda: None, (), progress)
            for outcome in shown.outcomes.values():
                finished(outcome)
            opened(shown.index.resolve().as_uri())
    return shown.exit_code


def _keep_making(
    shown: Preview, opened: Callable[[str], None], finished: Callable[[Generated], None]
) -> None:
    watch = Watch(lambda: sources((sample.file for sample in shown.samples), shown.pack))
    with Live(shown.folder).serving() as live:

        def step() -> None:
            live.show(shown.pages())
            if opening:
                opened(opening.pop())

        opening = [live.address]
        for _ in watch.saves():
            with suppress(Newer):
                shown.make(step, live.waiting, unless_newer(watch, shown.progress))
                for outcome in shown.outcomes.values():
                    finished(outcome)
