"""Texts as the eye takes them: what spells the same name becomes the same letters.

`plain` undoes what writing does to letters: compatibility forms, diacritics, invisible characters,
letters of other scripts that look alike; case stays. `forms` undoes what files do to texts:
entities, percent-encoding, escapes, text that runs backwards.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from urllib.parse import unquote

_SPECIAL = {
    **dict(zip("łŁøØđĐðÐħĦıŧŦŋŊĸ", "lLoOdDdDhHitTnNk", strict=True)),
    **dict(zip("ßẞæÆœŒþÞ", ("ss", "SS", "ae", "AE", "oe", "OE", "th", "TH"), strict=True)),
    # Small capitals, which no compatibility form turns into letters.
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
    # Letters of phonetic script, Armenian and Cherokee that look like Latin ones.
    **dict(
        zip(
            "ɑɓƈɖɗɛƒɡɠɦɨɩȷƙɫƚɱɲɳƞɵƥʠɼɽɾɍʂȿƭʈʉʋƴɏƶʐ",
            "abcddefgghiijkllmnnnopqrrrrssttuvyyzz",
            strict=True,
        )
    ),
    **dict(zip("ոօսհցᎠᎡᎢᎪᎫᎬᎳᎷᎻᏀᏃᏕᏞᏟᏢᏦᏴᏙ", "nouhgDRTAJEWMHGZSLCPKBV", strict=True)),  # noqa: RUF001
    # Arabic letters that Persian and Urdu write otherwise, and the stroke that stretches a word.
    **dict(zip("ىیکہھةۃ", "ييكهههه", strict=True)),
    "ـ": "",
    "ς": "\u03c3",
    **dict.fromkeys("\u115f\u1160\u3164\uffa0", ""),  # letters without a shape
}
_SQUARED = {
    chr(first + n): chr(ord("A") + n) for first in (0x1F150, 0x1F170, 0x1F1E6) for n in range(26)
}
"""White letters on black, and the letters of flags."""

# Letters of Cyrillic and Greek by the Latin ones that they look like.
_LIKE_LATIN = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜаеѕіјорсухһԁԛԝӏвкмнтΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεηικνορτυχγ",
        "ABESIJKMHOPCTYXQWaesijopcyxhdqwlbkmhtABEZHIKMNOPTYXaenikvoptuxy",
        strict=True,
    )
)
_LETTERS = str.maketrans({**_SPECIAL, **_SQUARED})
_LIKE = str.maketrans(_LIKE_LATIN)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def plain(text: str) -> str:
    """The text in as few letters as possible, in ASCII where it is Latin; case stays."""
    return text if text.isascii() else _FOREIGN.sub(_folded_match, text)


def _folded_match(found: re.Match[str]) -> str:
    return _folded(found.group())


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
_CODED = re.compile(r"&#?\w+;|%[0-9A-Fa-f]{2}|\\[0-9A-Fa-fux]|xn--", re.IGNORECASE)
_ESCAPE = re.compile(
    r"\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})"
    r"|\\([0-9A-Fa-f]{1,6})[ \t\r\n]?"
)
_PUNYCODE = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)
_LAYERS = 3
"""How often a text may be coded over again: `%2526amp%3B`."""


def forms(text: str) -> Iterator[str]:
    """The text as it stands, and as those see it who decode it."""
    yield text
    for _ in range(_LAYERS):
        decoded = _decoded(text)
        if decoded == text:
            break
        yield decoded
        text = decoded
    if not text.isascii():
        yield from _unseen(text)


def uncoded(text: str) -> Iterator[str]:
    """The text as it stands, and what invisible characters make of it."""
    yield text
    if not text.isascii():
        yield from _unseen(text)


# Words that hold a sign, found from their beginnings: a text has many words and few of these.
_SIGNED = re.compile(r"(?<![\w@$!|€£₦¢])[^\W\d]*[\d@$!|€£₦¢][\w@$!|€£₦¢]*")
_LETTER = re.compile(r"[^\W\d_]")
_FIGURES: tuple[Mapping[int, int | None], ...] = (
    str.maketrans("01345789@$!|€£₦¢", "oieastbgasiielnc"),
    str.maketrans("01345789@$!|€£₦¢", "oleastbgasiielnc"),
    str.maketrans("", "", "0123456789"),
)
"""What signs stand for that look like letters; and a footnote's mark, which stands for none."""
_AT = re.compile(r"\s*[\s(\[{<](?:at|dot|arobase|arroba|punkt|punto)[\s)\]}>]\s*", re.IGNORECASE)
# Of no letters and figures does “/” become a part, so that an address is parted by it.
_BASE64 = re.compile(r"(?<![A-Za-z0-9+_-])[A-Za-z0-9+_-]{10,}(?![A-Za-z0-9+_-])")
_HEX = re.compile(r"(?<!\w)(?:[0-9A-Fa-f]{2}[ :,-]?){5,}(?!\w)")


def masked(text: str) -> Iterator[str]:
    """The text as those write it who want it read by people alone: figures for letters, marks of
    footnotes inside words, words for the signs of an address, letters as codes."""
    if (decoded := _decoded(text)) != text:
        yield decoded
    if any(map(_is_mixed, _SIGNED.findall(text))):
        for figures in _FIGURES:
            yield _translated(text, figures)
    if _AT.search(text):
        yield _AT.sub(".", text)
    coded = [found for word in _BASE64.findall(text) for found in _printable(_from_base64(word))]
    coded += [
        found
        for word in _HEX.findall(text)
        for found in _printable(bytes.fromhex(re.sub("[^0-9A-Fa-f]", "", word)))
    ]
    if coded:
        yield "\n".join(coded)


def _translated(text: str, table: Mapping[int, int | None]) -> str:
    """The text with these signs replaced in the words that mix them with letters."""

    def translated(found: re.Match[str]) -> str:
        word = found.group()
        return word.translate(table) if _is_mixed(word) else word

    return _SIGNED.sub(translated, text)


def _is_mixed(word: str) -> bool:
    """Whether a word with a sign has letters too, and is as long as a name."""
    return len(word) >= 3 and _LETTER.search(word) is not None


def _from_base64(word: str) -> bytes:
    word = word.replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(word + "=" * (-len(word) % 4))
    except binascii.Error:
        return b""


def _printable(data: bytes) -> Iterator[str]:
    """The bytes as the text that they are, if they are one."""
    with suppress(UnicodeDecodeError):
        text = data.decode()
        if text.isprintable():
            yield text


def _decoded(text: str) -> str:
    if not _CODED.search(text):
        return text
    text = html.unescape(text) if "&" in text else text
    text = unquote(text, errors="replace") if "%" in text else text
    text = _ESCAPE.sub(_unescaped, text) if "\\" in text else text
    return _PUNYCODE.sub(_from_punycode, text)


def _unescaped(found: re.Match[str]) -> str:
    code = int(next(group for group in found.groups() if group), 16)
    return chr(code) if code < 0x110000 else ""


def _from_punycode(found: re.Match[str]) -> str:
    with suppress(UnicodeError):
        return found.group()[4:].encode().decode("punycode")
    return found.group()


_WITHOUT_SHAPE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_TAGS = re.compile("[\U000e0020-\U000e007e]+")
_BACKWARDS = re.compile("\u202e([^\u202c\u2069]*)")


def _unseen(text: str) -> Iterator[str]:
    """What invisible characters make of a text: words apart, words in tags, words turned round."""
    if _WITHOUT_SHAPE.search(text):
        yield _WITHOUT_SHAPE.sub(" ", text)
    if tags := _TAGS.findall(text):
        yield " ".join("".join(chr(ord(c) - 0xE0000) for c in run) for run in tags)
    if "\u202e" in text:
        yield _BACKWARDS.sub(lambda found: found.group(1)[::-1], text)
