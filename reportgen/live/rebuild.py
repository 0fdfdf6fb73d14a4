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
from reportgen.live.server import Live, in_place_of, message
from reportgen.live.watch import Watch, sources
from reportgen.pipeline import Generated, Options, Tell, generate
from reportgen.render.artifact import Format

Told = Callable[[Generated], None]


class Newer(Exception):  # noqa: N818 - not a failure: the next save is already there
    """Something was saved while documents of an earlier state were still being made."""


def keep_generating(  # noqa: PLR0913 - each is another's business
    files: Sequence[Path],
    output: Path,
    options: Options,
    *,
    opened: Callable[[str], None],
    told: Told,
    tell: Tell,
) -> None:
    """Make the reports of these files now and after each save, until the parent process ends.

    `opened` takes the address as soon as there is a page, `told` what became of each file."""
    watch = Watch(lambda: sources(files, options.pack))
    with Live(output).serving() as live:
        for position, _ in enumerate(watch.saves()):
            pages = page_first(files, output, options, tell)
            live.show(_pages(pages))
            if position == 0:
                opened(live.address)
            with suppress(Newer):
                outcomes = the_rest(pages, output, options, unless_newer(watch, tell))
                live.show(_pages(outcomes))
                for outcome in outcomes:
                    told(outcome)


def page_first(
    files: Sequence[Path], output: Path, options: Options, tell: Tell
) -> tuple[Generated, ...]:
    """What became of each file as a page."""
    return generate(files, output, replace(options, formats=("html",)), tell=tell)


def the_rest(
    pages: Sequence[Generated], output: Path, options: Options, tell: Tell
) -> tuple[Generated, ...]:
    """The same with all other formats, where there is a page."""
    others: tuple[Format, ...] = tuple(each for each in options.formats if each != "html")
    well = [page.file for page in pages if page.exit_code is ExitCode.DONE]
    if not (others and well):
        return tuple(pages)
    made = generate(well, output, replace(options, formats=others), tell=tell)
    by_file = {outcome.file: outcome for outcome in made}
    return tuple(_together(page, by_file.get(page.file)) for page in pages)


def _together(page: Generated, others: Generated | None) -> Generated:
    if others is None:
        return page
    return replace(
        others,
        exchange=page.exchange,
        paths=page.paths + others.paths,
        artifacts=page.artifacts + others.artifacts,
        problems=tuple(dict.fromkeys(page.problems + others.problems)),
        seconds=page.seconds + others.seconds,
    )


def unless_newer(watch: Watch, tell: Tell) -> Tell:
    """The same messages; raises Newer at the first of them after a save. They come before each
    format is made, when nothing of it is written yet."""

    def told(text: str) -> None:
        if watch.stale():
            raise Newer
        tell(text)

    return told


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
    page = next((made.data for made in outcome.artifacts if made.format == "html"), None)
    if page is None or outcome.exit_code is not ExitCode.DONE:
        return in_place_of(str(outcome.file), outcome.problems)
    return page
