"""Reports that are made again at each save, and shown in the browser.

The page comes first, because a person waits for it; Word and PDF follow, and are given up for the
next save.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from reportgen.errors import ExitCode
from reportgen.formats import PAGE
from reportgen.live.server import Live, in_place_of, message
from reportgen.live.watch import Watch, sources
from reportgen.options import Options
from reportgen.pipeline import Generated, Progress, generate


class Newer(Exception):  # noqa: N818 - not a failure: the next save is already there
    """Something was saved while documents of an earlier state were still being made."""


def keep_generating(  # noqa: PLR0913 - each is another's business
    files: Sequence[Path],
    output: Path,
    options: Options,
    *,
    opened: Callable[[str], None],
    finished: Callable[[Generated], None],
    progress: Progress,
) -> None:
    """Make the reports of these files now and after each save, until the parent process ends.

    `opened` takes the address as soon as there is a page, `finished` what became of
    each file."""
    watch = Watch(lambda: sources(files, options.pack))
    with Live(output).serving() as live:
        for position, _ in enumerate(watch.saves()):
            pages = page_first(files, output, options, progress)
            live.show(_pages(pages))
            if position == 0:
                opened(live.address)
            with suppress(Newer):
                outcomes = the_rest(pages, output, options, unless_newer(watch, progress))
                live.show(_pages(outcomes))
                for outcome in outcomes:
                    finished(outcome)


def page_first(
    files: Sequence[Path], output: Path, options: Options, progress: Progress
) -> tuple[Generated, ...]:
    """What became of each file as a page."""
    return generate(files, output, replace(options, formats=(PAGE,)), progress=progress)


def the_rest(
    pages: Sequence[Generated], output: Path, options: Options, progress: Progress
) -> tuple[Generated, ...]:
    """The same with all other formats, where there is a page."""
    others = tuple(each for each in options.formats if each != PAGE)
    well = [page.file for page in pages if page.exit_code is ExitCode.DONE]
    if not (others and well):
        return tuple(pages)
    outcomes = generate(well, output, replace(options, formats=others), progress=progress)
    by_file = {outcome.file: outcome for outcome in outcomes}
    return tuple(
        _together(page, by_file[page.file]) if page.file in by_file else page for page in pages
    )


def _together(page: Generated, others: Generated) -> Generated:
    return replace(
        others,
        exchange=page.exchange,
        paths=page.paths + others.paths,
        artifacts=page.artifacts + others.artifacts,
        problems=tuple(dict.fromkeys(page.problems + others.problems)),
        seconds=page.seconds + others.seconds,
    )


def unless_newer(watch: Watch, progress: Progress) -> Progress:
    """The same progress; raises Newer at the first line after a save. Lines come before each format
    is made, when nothing of it is written yet."""

    def unless(line: str) -> None:
        if watch.stale():
            raise Newer
        progress(line)

    return unless


def _pages(outcomes: Sequence[Generated]) -> dict[str, bytes]:
    """The page of each file, that of the only one first; of several, a list of them."""
    pages = {f"/{n}": page_of(outcome) for n, outcome in enumerate(outcomes, 1)}
    if len(pages) == 1:
        return {"/": pages["/1"]}
    rows = [
        f'<li><a href="{quote(path)}">{html.escape(str(outcome.file))}</a>'
        f"{'' if outcome.exit_code is ExitCode.DONE else ': to be mended'}</li>"
        for path, outcome in zip(pages, outcomes, strict=True)
    ]
    return {"/": message("Reports", f"<ul>{''.join(rows)}</ul>"), **pages}


def page_of(outcome: Generated) -> bytes:
    """The report as a page; instead of one that failed, what is to be mended."""
    page = next((each.data for each in outcome.artifacts if each.format == PAGE), None)
    if page is None or outcome.exit_code is not ExitCode.DONE:
        return in_place_of(str(outcome.file), outcome.problems)
    return page
