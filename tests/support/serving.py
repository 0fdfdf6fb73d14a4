"""A server in a thread, and a file saved as editors save it."""

import http.client
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

DEADLINE = 60.0
"""Seconds after which what never comes is given up; nothing is said of how fast it comes."""


class Running:
    """The real program, watching, in a process of its own."""

    def __init__(self, *arguments: str, mode: str = "--watch") -> None:
        command = [sys.executable, "-m", "reportgen", *arguments, mode, "--no-open"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.lines: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.port = int(self.line("http://127.0.0.1:").split(":")[-1].rstrip("/"))

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout:
            for line in self.process.stdout:
                self.lines.put(line.rstrip())

    def line(self, part: str) -> str:
        """The next line that holds this."""
        until = time.monotonic() + DEADLINE
        while True:
            line = self.lines.get(timeout=max(0.01, until - time.monotonic()))
            if part in line:
                return line

    def page(self, path: str = "/") -> str:
        return get(self.port, path)[1].decode()

    def page_with(self, part: str, path: str = "/") -> str:
        """The page as soon as it holds this, asked for as the open page asks."""
        until = time.monotonic() + DEADLINE
        page = self.page(path)
        while part not in page:
            assert time.monotonic() < until, f"{part!r} never came"
            seen = page.split("seen=")[-1].partition("&")[0]
            get(self.port, f"/-/changed?seen={seen}&path={quote(path)}")
            page = self.page(path)
        return page

    def end(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return self.process.wait(DEADLINE)


@contextmanager
def running(*arguments: str, mode: str = "--watch") -> Iterator[Running]:
    program = Running(*arguments, mode=mode)
    try:
        yield program
    finally:
        program.process.kill()
        program.process.wait()
        program.reader.join()


def get(
    port: int, path: str, method: str = "GET", host: str | None = None
) -> tuple[int, bytes, http.client.HTTPMessage]:
    """The status, body and headers of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=DEADLINE)
    try:
        connection.request(method, path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers
    finally:
        connection.close()


def by_renaming(file: Path, data: bytes) -> None:
    new = file.with_name(file.name + ".new~")
    new.write_bytes(data)
    new.replace(file)
