"""What a file carries: texts, bytes that nobody reads as a text, and files inside the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Text:
    """A text that the file carries."""

    kind: str
    """What kind of place it stands in: “text”, “alt text”, “properties”."""
    text: str = field(repr=False)
    prose: bool = True
    """True if its words are somebody's; in a file's own syntax a word alone means nothing."""
    coded: bool = True
    """True if entities, percent signs and backslashes in it may stand for letters."""


FONT = "font"
"""The kind of a part that is known for a font by its place, for its first bytes are masked."""


@dataclass(frozen=True)
class Bytes:
    """Bytes that nobody reads as a text, such as a font's."""

    kind: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class File:
    """A file, or a part of one, to be read by what it is."""

    kind: str
    data: bytes = field(repr=False)


Content = Text | Bytes | File


class Unreadable(Exception):  # noqa: N818 - reaches the gate alone, which refuses the file
    """The file cannot be read to its end, so that nobody knows what is in it."""


_RUNS = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]{4,}")
_WIDE = re.compile(
    rb"(?:[\x20-\x7e\xa0-\xff]\x00|[\x00-\x06][\x20-\xff]|[\x20-\xff][\x01-\x06]){4,}"
)


def strings(data: bytes) -> str:
    """What bytes of an unknown kind spell, in UTF-8, Latin-1 or UTF-16."""
    texts = [_text(run) for run in _RUNS.findall(data)]
    for run in _WIDE.findall(data):
        texts += [run[n : len(run) - (len(run) - n) % 2].decode(order, "replace")
                  for n in (0, 1) for order in ("utf-16-le", "utf-16-be")]  # fmt: skip
    return "\n".join(texts)


def _text(run: bytes) -> str:
    try:
        return run.decode()
    except UnicodeDecodeError:
        return run.decode("latin-1")


def decoded(data: bytes) -> str | None:
    """The bytes as the text that they are; None if they are none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:4000]:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
