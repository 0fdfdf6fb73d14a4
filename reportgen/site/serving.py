"""The site on this machine, made again at each save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from reportgen.errors import InputError, ReportgenError
from reportgen.live.rebuild import Newer, unless_newer
from reportgen.live.server import Live, in_place_of
from reportgen.live.watch import Watch, sources
from reportgen.pipeline import Progress
from reportgen.site.publish import Outcome, exchange_files, publish
from reportgen.site.records import Settings

TITLE = "The site"


def keep_publishing(
    paths: Sequence[Path],
    settings: Settings,
    *,
    opened: Callable[[str], None],
    finished: Callable[[Outcome], None],
    progress: Progress,
) -> None:
    """Make the site of these files and folders now and after each save, until the parent process
    ends.

    `opened` takes the address as soon as there is a page, `finished` what became of
    the files."""
    exchange_files(paths)  # raises: nothing would ever be there
    watch = Watch(lambda: {*paths, *sources(_known(paths), settings.pack)})
    with Live(settings.output).serving() as live:
        for position, _ in enumerate(watch.saves()):
            with suppress(Newer):
                try:
                    outcome = publish(
                        exchange_files(paths), settings, unless_newer(watch, progress)
                    )
                    finished(outcome)
                    # Nobody would see in a terminal behind what is to be mended.
                    failed = [each for each in outcome.exchanges if each.exit_code]
                    problems = [problem for each in failed for problem in each.problems]
                    live.show({"/": in_place_of(TITLE, problems)} if problems else {})
                except ReportgenError as error:
                    # Of what all files need, such as the pack.
                    live.show({"/": in_place_of(TITLE, error.problems)})
            if position == 0:
                opened(live.address)


def _known(paths: Sequence[Path]) -> list[Path]:
    with suppress(InputError):
        return exchange_files(paths)
    return []
