"""The last resort: how long making one document may take, and how much memory it may fill.

What a template loops and prints is counted (`bounds.py`), and so are the elements of a page
(`extents.py`); what an engine makes of them, and of the style sheets, can only be watched.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from reportgen.errors import PackError, Place, Problem
from reportgen.packs.pack import Pack

MOST_SECONDS = 900.0
"""Of the processor's own time, where the system tells it: so a machine that is busy with other
work ends no report. One of 500 participants on 130 pages takes about 60."""
MOST_MEMORY = 3_000_000_000
"""By which this process may grow meanwhile, in bytes; that report takes a tenth of it."""
_LOOK = 0.2
"""Seconds between two looks."""


class _Stopped(BaseException):
    """Raised inside an engine, which catches no more than an Exception."""


@contextmanager
def limited(pack: Pack, what: str) -> Iterator[None]:
    """Raises PackError when what is made meanwhile takes too long or too much memory; `what` is
    what it is called. An engine that is busy outside of Python is stopped when it comes back."""
    watch = _Watch()
    try:
        with watch.watching():
            yield
    except (_Stopped, MemoryError) as error:
        sentence = f"making the {what} takes {watch.excess or 'more memory than there is'}"
        hint = "look in the templates and style sheets for what is very many, very large or nested"
        place = Place(str(pack.folder))
        raise PackError(Problem(place, sentence, "pack-budget", hint=hint)) from error


class _Watch:
    """A look, now and then, at what the thread that began it uses."""

    def __init__(self) -> None:
        self.excess = ""
        self._thread = threading.get_ident()
        self._clock: Callable[[], float] = time.monotonic
        if hasattr(time, "pthread_getcpuclockid"):
            self._clock = partial(time.clock_gettime, time.pthread_getcpuclockid(self._thread))
        self._begun, self._memory = self._clock(), _memory()
        self._over = threading.Event()
        self._lock = threading.Lock()

    @contextmanager
    def watching(self) -> Iterator[None]:
        looking = threading.Thread(target=self._look, daemon=True)
        looking.start()
        try:
            yield
        finally:
            with self._lock:
                # From here on nothing is raised in this thread any more.
                self._over.set()
            looking.join()

    def _look(self) -> None:
        while not self._over.wait(_LOOK):
            if self._clock() - self._begun > MOST_SECONDS:
                self.excess = f"more than {MOST_SECONDS:.0f} seconds"
            elif _memory() - self._memory > MOST_MEMORY:
                self.excess = f"more than {MOST_MEMORY / 1e9:.0f} GB of memory"
            if self.excess:
                self._stop()

    def _stop(self) -> None:
        with self._lock:
            if not self._over.is_set():
                thread, error = ctypes.c_ulong(self._thread), ctypes.py_object(_Stopped)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, error)


def _memory() -> int:
    """The most that this process has filled so far, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
