"""What reports are made of, watched: one item for each save.

The system says that something in a folder has happened; whether anything that counts is now another
file is seen by comparing. So whatever way an editor saves (in place, by renaming, with files of its
own beside), a save is one, and none is lost between two watches.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from reportgen.errors import ReportgenError
from reportgen.packs import pack as packs
from reportgen.provenance.origin import DATA, REQUEST, picture_files, requested
from reportgen.reading.source import load

_STEP = 60
"""Milliseconds without another event after which a save is over: editors write in several steps."""
_LOOK = 500
"""Milliseconds after which files are compared and the parent looked at without any event."""

# What editors put beside a file while they save it: Vim, Emacs, Word and LibreOffice.
_PASSING = re.compile(r"~$|\.sw.$|^4913$|^\.|^#.*#$|^~\$|\.tmp$")

_Snapshot = dict[Path, tuple[int, int, int] | None]


def sources(files: Iterable[Path], pack: str = "") -> set[Path]:
    """The files and folders that the reports of these exchange files are made of, with this pack or
    that of each file's own request; those included that do not exist yet."""
    paths: set[Path] = set()
    names = set()
    for file in files:
        folder = (file / REQUEST).is_file()
        data = file / DATA if folder else file
        paths |= {data, *_pictures(data)}
        if folder:
            paths.add(file / REQUEST)
            with suppress(ReportgenError):
                names.add(requested(file).pack)
    for name in {pack} if pack else names or {packs.DEFAULT}:
        paths |= set(packs.folders(name)) or {Path(name), Path("templates")}
    return paths


def _pictures(file: Path) -> Iterator[Path]:
    """The pictures that an exchange file names, as far as it can be read."""
    with suppress(ReportgenError, AttributeError, TypeError):
        yield from picture_files(load(file))


class Watch:
    """Watches what `sources` names, which is asked again after each save."""

    def __init__(self, sources: Callable[[], Iterable[Path]]) -> None:
        self._sources = sources
        self._paths = sorted(set(sources()))
        self._seen = _snapshot(self._paths)
        self._parent = os.getppid()

    def saves(self) -> Iterator[None]:
        """An item at once and one at each save from then on; ends when the parent process does."""
        yield
        while os.getppid() == self._parent:
            folders = _folders(self._paths)
            for _ in _events(folders):
                if os.getppid() != self._parent:
                    return
                if self._take():
                    yield
                if _folders(self._paths) != folders:
                    break

    def stale(self) -> bool:
        """True if something was saved since the last item."""
        return _snapshot(self._paths) != self._seen

    def _take(self) -> bool:
        if not self.stale():
            return False
        self._paths = sorted(set(self._sources()))
        self._seen = _snapshot(self._paths)
        return True


def _events(folders: Sequence[Path]) -> Iterator[object]:
    """Something happened in these folders, or some time has passed; the first comes at once, for
    what happened before."""
    from watchfiles import watch

    yield None
    yield from watch(
        *folders,
        watch_filter=None,
        step=_STEP,
        debounce=10 * _STEP,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        recursive=False,
    )


def _folders(paths: Iterable[Path]) -> list[Path]:
    """The folders to watch: each named one with those below it, and the nearest that exists around
    what is a file or is not there."""
    folders = set()
    for path in paths:
        if path.is_dir():
            folders |= {path, *(below for below in _below(path) if below.is_dir())}
        else:
            folders.add(next(above for above in path.absolute().parents if above.is_dir()))
    return sorted(folders)


def _snapshot(paths: Iterable[Path]) -> _Snapshot:
    """Time, size and node of each file, of folders of all below; None for what is not there."""
    snapshot: _Snapshot = {}
    for path in paths:
        for each in [path, *_below(path)]:
            snapshot[each] = None
            with suppress(OSError):
                about = each.stat()
                if not each.is_dir():
                    snapshot[each] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return snapshot


def _below(folder: Path) -> Iterator[Path]:
    """Every file and folder below, but for hidden ones and those that editors make in passing."""
    try:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return
    for entry in entries:
        if not _PASSING.search(entry.name):
            yield entry
            if entry.is_dir() and not entry.is_symlink():
                yield from _below(entry)
