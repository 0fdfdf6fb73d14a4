"""Pages in a browser on this machine that load themselves again when what they show has changed.

The server listens on the loopback address alone and only reads. The few lines that reload a page
are put into what is sent, never into a file.
"""

from __future__ import annotations

import hashlib
import html
import json
import mimetypes
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from urllib.parse import parse_qs, unquote, urlsplit

from reportgen.errors import Problem

_CHANGED = "/-/changed"
_LONGEST_WAIT = 20.0
"""Seconds after which a page that waits is answered, so that one that was closed is forgotten."""

_RELOAD = """<script>
(async () => {
  for (;;) {
    try {
      const answer = await fetch(ADDRESS);
      if (answer.status === 200) return location.reload();
      if (answer.status !== 204) throw 0;
    } catch {
      await new Promise((wake) => setTimeout(wake, 1000));
    }
  }
})();
</script>
"""

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: auto; padding: 1rem }}
li {{ margin: 1rem 0; overflow-wrap: anywhere }} code {{ color: #555 }} .hint {{ color: #333 }}
</style></head><body><h1>{title}</h1>
{body}
</body></html>
"""


class Live:
    """A folder as pages; `show` puts pages of the moment over it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pages: Mapping[str, bytes] = MappingProxyType({})
        self._changed = threading.Condition()
        self._waiting: list[str] = []
        self._server = _Server(self)
        self.port: int = self._server.server_address[1]

    @property
    def address(self) -> str:
        """Where a browser finds the first page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this machine calls the server: a page of a foreign name that is bound
        to this address has another."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def waiting(self) -> frozenset[str]:
        """The paths of the pages that are open and wait for a change."""
        return frozenset(self._waiting)

    def show(self, pages: Mapping[str, bytes]) -> None:
        """From now on these are the pages at these paths, whatever the folder holds; each open page
        that is another than before loads itself again."""
        with self._changed:
            self._pages = dict(pages)
            self._changed.notify_all()

    def content(self, path: str) -> tuple[str, bytes] | None:
        """The media type and the bytes at this path; None where nothing may be read."""
        page = self._pages.get(path)
        if page is not None:
            return "text/html", page
        file = self._file(path)
        if file is None:
            return None
        try:
            type_ = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return type_, file.read_bytes()
        except OSError:
            return None

    def _file(self, path: str) -> Path | None:
        """The file at this path, if it truly lies in the folder and is not hidden."""
        parts = (path.removeprefix("/") or "index.html").split("/")
        if any(part.startswith(".") or not part or set(part) & set("\\\0:") for part in parts):
            return None
        try:
            root = self._folder.resolve()
            file = root.joinpath(*parts).resolve()
            return file if file.is_relative_to(root) and file.is_file() else None
        except (OSError, ValueError):
            return None

    def wait(self, path: str, seen: str) -> bool:
        """True if the content of this path is another than that of the digest `seen`, now or before
        long."""
        until = time.monotonic() + _LONGEST_WAIT
        with self._changed:
            self._waiting.append(path)
            try:
                while self._digest(path) == seen:
                    left = until - time.monotonic()
                    if left <= 0 or not self._changed.wait(left):
                        return False
                return True
            finally:
                self._waiting.remove(path)

    def _digest(self, path: str) -> str:
        content = self.content(path)
        return digest(content[1]) if content else ""

    @contextmanager
    def serving(self) -> Iterator[Live]:
        """The server answers while this lasts."""
        thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()


def digest(data: bytes) -> str:
    """A short name of these bytes."""
    return hashlib.sha256(data).hexdigest()[:20]


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, live: Live) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.live = live


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD alone; the library refuses all else."""

    server: _Server
    server_version = "reportgen"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        if self.headers.get("Host", "").lower() not in self.server.live.hosts:
            return self._send(HTTPStatus.FORBIDDEN)
        address = urlsplit(self.path)
        if address.path == _CHANGED:
            query = parse_qs(address.query)
            path, seen = (query.get(name, [""])[0] for name in ("path", "seen"))
            changed = self.server.live.wait(path, seen)
            return self._send(HTTPStatus.OK if changed else HTTPStatus.NO_CONTENT)
        path = unquote(address.path)
        content = self.server.live.content(path)
        if content is None:
            # This page waits for there to be something.
            page = message("Nothing here", "<p>There is no such page, or not yet.</p>")
            data = page + _script(path, seen="")
            return self._send(HTTPStatus.NOT_FOUND, "text/html", data, with_body)
        type_, data = content
        if type_ == "text/html":
            data += _script(path, digest(data))
        return self._send(HTTPStatus.OK, type_, data, with_body)

    def _send(
        self, status: HTTPStatus, type_: str = "", data: bytes = b"", with_body: bool = True
    ) -> None:
        self.send_response(status)
        if status is not HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(data)))
        if type_:
            text = "; charset=utf-8" if type_.startswith("text/") else ""
            self.send_header("Content-Type", type_ + text)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        if with_body:
            self.wfile.write(data)

    def handle(self) -> None:
        with suppress(ConnectionError):  # the browser has closed the page
            super().handle()

    def log_message(self, *_: object) -> None:
        """Nobody reads these."""


def _script(path: str, seen: str) -> bytes:
    """What reloads the page at this path once its content is not that of the digest `seen`."""
    # A string of JSON is one of JavaScript; no “<” of it may end the script.
    address = (
        f"{json.dumps(f'{_CHANGED}?seen={seen}&path=')} + encodeURIComponent({json.dumps(path)})"
    )
    return _RELOAD.replace("ADDRESS", address.replace("<", "\\u003c")).encode()


def message(title: str, body: str) -> bytes:
    """A page with this title and this body, which is HTML."""
    return _PAGE.format(title=html.escape(title), body=body).encode()


def in_place_of(title: str, problems: Iterable[Problem]) -> bytes:
    """The page that is shown instead of a report that could not be made."""
    advice = "<p>It could not be made. Mend this and save; the page shows it at once.</p>"
    return message(title, advice + listed(problems))


def listed(problems: Iterable[Problem]) -> str:
    """The problems as a list of HTML."""
    items = []
    for each in problems:
        hint = f'<br><span class="hint">{html.escape(each.hint)}</span>' if each.hint else ""
        place, sentence = html.escape(str(each.place)), html.escape(each.sentence)
        items.append(f"<li><code>{place}</code> ({each.weight})<br>{sentence}{hint}</li>")
    return f"<ul>{''.join(items)}</ul>"
