"""Texts as the eye takes them: what spells the same name becomes the same letters.

`plain` undoes what writing does to letters: compatibility forms, diacritics, invisible characters,
Cyrillic and Greek letters that look like Latin ones; case stays. `forms` undoes what files do to
texts: entities, percent-encoding, quoted-printable, escapes. Nobody is looked for who disguises a
name on purpose.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from urllib.parse import unquote

_SPECIAL = {
    **dict(zip("łŁøØđĐðÐħĦıŧŦŋŊĸ", "lLoOdDdDhHitTnNk", strict=True)),
    **dict(zip("ßẞæÆœŒþÞ", ("ss", "SS", "ae", "AE", "oe", "OE", "th", "TH"), strict=True)),
    # Arabic letters that Persian and Urdu write otherwise, and the stroke that stretches a word.
    **dict(zip("ىیکہھةۃ", "ييكهههه", strict=True)),
    "ـ": "",
    "ς": "\u03c3",
    **dict.fromkeys("\u115f\u1160\u3164\uffa0", ""),  # letters without a shape
}
# Letters of Cyrillic and Greek by the Latin ones that they look like.
_LIKE_LATIN = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝӏвкмнтΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεηικνορτυχγ",
        "ABESIJKMHOPCTYXQWaesijopcyxhdqwlbkmhtABEZHIKMNOPTYXaenikvoptuxy",
        strict=True,
    )
)
_LETTERS = str.maketrans(_SPECIAL)
_LIKE = str.maketrans(_LIKE_LATIN)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def plain(text: str) -> str:
    """The text in as few letters as possible, in ASCII where it is Latin; case stays."""
    return text if text.isascii() else _FOREIGN.sub(lambda run: _folded(run.group()), text)


@lru_cache(50_000)
def _folded(run: str) -> str:
    letters = unicodedata.normalize("NFKD", run.translate(_LETTERS)).translate(_LETTERS)
    return "".join(map(_letter, letters)).translate(_LIKE)


def _letter(character: str) -> str:
    """A letter or figure as it is; nothing for what has no shape of its own; else a space."""
    kind = unicodedata.category(character)
    if kind[0] == "M" or kind in ("Cf", "Cs"):
        return ""
    if kind[0] in "LN":
        return str(unicodedata.digit(character)) if kind == "Nd" else character
    return "-" if kind == "Pd" else character if character.isascii() else " "


_SMALL = bytes(n + 32 if 65 <= n <= 90 else n for n in range(256))
_NO_LETTERS = bytes(n for n in range(128) if not chr(n).isalpha())


def letters(folded: str) -> str:
    """The letters of a plain text and nothing between them, small."""
    # What is not ASCII in a plain text is a letter or a sign for a number.
    return folded.encode().translate(_SMALL, _NO_LETTERS).decode().lower()


def words(text: str) -> tuple[str, ...]:
    """The words of any text, folded and small."""
    return tuple(word.lower() for word in re.findall(r"[^\W\d_]+", plain(text)))


# What a reading may be coded in.
_CODED = re.compile(r"&#?\w+;|[%=][0-9A-F]{2}|\\[0-9A-Fux]|xn--", re.IGNORECASE)
_ESCAPE = re.compile(
    r"\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})"
    r"|\\([0-9A-Fa-f]{1,6})[ \t\r\n]?"
)
_QUOTED = re.compile(r"(?:=[0-9A-F]{2})+")
"""What mail programs make of letters and spaces (RFC 2045, quoted-printable)."""
_PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_LAYERS = 3
"""How often a text may be coded over again: `%2526amp%3B`."""


_WITHOUT_SHAPE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_MARK = re.compile(r"(?<=[^\W\d_])\[?\d{1,3}\]?(?=[^\W\d_])")
"""A footnote's mark inside a word."""
_TAGS = re.compile("[\U000e0020-\U000e007e]+")


def forms(text: str, *, coded: bool = True) -> Iterator[str]:
    """The text as it stands, as those see it who decode it where it may be coded, without marks
    of footnotes in words, and what invisible characters make of it: words apart, words in tags."""
    yield text
    for _ in range(_LAYERS if coded else 0):
        decoded = _decoded(text)
        if decoded == text:
            break
        yield decoded
        text = decoded
    if _MARK.search(text):
        yield _MARK.sub("", text)
    if text.isascii():
        return
    if _WITHOUT_SHAPE.search(text):
        yield _WITHOUT_SHAPE.sub(" ", text)
    if tags := _TAGS.findall(text):
        yield " ".join("".join(chr(ord(c) - 0xE0000) for c in run) for run in tags)


def _decoded(text: str) -> str:
    if not _CODED.search(text):
        return text
    text = html.unescape(text) if "&" in text else text
    text = unquote(text, errors="replace") if "%" in text else text
    text = _QUOTED.sub(lambda run: unquote(run.group().replace("=", "%")), text)
    text = _ESCAPE.sub(_unescaped, text) if "\\" in text else text
    return _PUNYCODE.sub(_from_punycode, text)


def _unescaped(escape: re.Match[str]) -> str:
    code = int(next(group for group in escape.groups() if group), 16)
    return chr(code) if code < 0x110000 else ""


def _from_punycode(label: re.Match[str]) -> str:
    with suppress(UnicodeError):
        return label.group()[4:].encode().decode("punycode")
    return label.group()
