"""Look for what must not be shown, in one pass over each text.

A text is first reduced to its letters. Only where a needle's letters stand there in a row does a
second look tell whether it is a hit, by what stands around and between them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reportgen.gates.leaks.folding import forms, letters, plain
from reportgen.gates.leaks.ordinary import ADDRESSED, NUMBERED

What = Literal["name", "initials", "called", "surname", "contact", "number", "function"]
"""What of a person it is. A name may be spelt and cut in any way; initials stand with a surname as
names are written, with capitals and stops; who is called so has a title before it; a surname is a
word of its own; a number consists of figures."""

SHORT_JOINED = 8
"""A name with fewer letters counts as written in one word only where a capital parts its words:
“Al Len” is not in “allen”."""
SHORT_CUT = 10
"""A name with fewer letters is not looked for across words that are cut elsewhere, nor inside a
longer word."""


@dataclass(frozen=True)
class Needle:
    """Words of one person that must not stand in an edition."""

    person: str
    what: What
    words: tuple[str, ...]
    """Folded and small; of a number, its figures."""

    @cached_property
    def letters(self) -> str:
        """What a text holds in a row if the needle may be in it."""
        return "".join(self._sure) if self.what == "number" else letters("".join(self._sure))

    @property
    def anchor(self) -> str:
        """The longest word that a text holds if the needle may be in it."""
        return letters(max(self._sure, key=lambda word: len(letters(word))))

    @property
    def _sure(self) -> tuple[str, ...]:
        """The words that stand in any form of the needle: not a given name, which may be one
        letter."""
        return self.words[1:] if self.what == "initials" else self.words

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The needle's characters with anything between them but letters."""
        if self.what == "initials":
            return _initialled(*self.words)
        if self.what == "called":
            return _titled(*self.words)
        gap = {"contact": r"[\W_]{0,40}", "number": r"[ ()./\-\u00a0]{0,3}"}
        between = gap.get(self.what, r"[\W\d_]{0,80}")
        spelt = between.join(map(re.escape, "".join(self.words)))
        return re.compile(f"(?=({spelt}))", re.IGNORECASE)

    def stands_in(self, text: str, innocent: Collection[str] = frozenset()) -> int | None:
        """Where the needle stands in a plain text; None if it does not.

        `innocent` are words that this edition shows as something else.
        """
        for match in self._pattern.finditer(text):
            if self._fits(text, match.start(1), match.group(1), innocent):
                return match.start(1)
        return None

    def _fits(self, text: str, start: int, spelt: str, innocent: Collection[str]) -> bool:
        end = start + len(spelt)
        match self.what:
            case "number":
                return not re.match(r"[ ()./\-]{0,2}\d", text[end : end + 3])
            case "contact":
                return not _is_word(text[start - 1 : start]) and not _is_word(text[end : end + 1])
            case "name":
                return self._is_name(text, start, end, innocent)
            case "initials" | "called":
                return True
            case "surname" | "function":
                ends = _ends_word(text, end) or self._is_family(text, start, end)
                is_word = _begins_word(text, start) and ends and self._is_in_words(spelt)
                return is_word and not _is_in_digest(text, start, end)

    def _is_family(self, text: str, start: int, end: int) -> bool:
        """True if a surname stands in the plural, “the Penhallows”."""
        plural = text[end] in "sS" and _ends_word(text, end + 1)
        called = text[start].isupper() and text[:start].rstrip()[-4:].lower().strip() == "the"
        return self.what == "surname" and plural and called

    def _is_name(self, text: str, start: int, end: int, innocent: Collection[str]) -> bool:
        spelt = text[start:end]
        inside, joints = self._gaps(spelt)
        # A part of a word that a capital sets apart counts as a word.
        apart = text[start - 1 : start].islower() and text[start].isupper()
        begins, ends = apart or _begins_word(text, start), _ends(text, end)
        if not (begins and ends):
            long = len(self.letters) >= SHORT_CUT
            inflected = begins and len(self.words) > 1 and _ends_word(text, end + 2)
            return long and not any(inside) and (inflected or not any(joints))
        if not all(gap == "" or _is_break(gap) for gap in inside):
            return len(self.letters) >= SHORT_CUT or all((*inside, *joints))
        if len(self.words) > 1 and "" in joints and not re.search(r"[a-z][A-Z]", spelt):
            return len(self.letters) >= SHORT_JOINED and spelt.lower() not in innocent
        return True

    def _is_in_words(self, spelt: str) -> bool:
        """True if no word is cut, except at a line's end or after each of its letters."""
        inside, joints = self._gaps(spelt)
        spaced = len(inside) > 2 and all(inside)
        uncut = all(gap == "" or _is_break(gap) for gap in inside)
        return (uncut or spaced) and (self.what == "surname" or all(joints))

    def _gaps(self, spelt: str) -> tuple[list[str], list[str]]:
        """What stands between the letters of each word, and between the words."""
        gaps = re.findall(r"[^\W\d_]([\W\d_]*)", spelt)[:-1]
        ends, at = set(), 0
        for word in self.words[:-1]:
            at += len(word)
            ends.add(at - 1)
        inside = [gap for n, gap in enumerate(gaps) if n not in ends]
        return inside, [gap for n, gap in enumerate(gaps) if n in ends]


def _initialled(given: str, *surname: str) -> re.Pattern[str]:
    """“A. Penhallow”, “Ada B. Penhallow”, “Penhallow, A. B.” as names are written, not as sentences
    begin; of all the initials, which are capitals here, “AB Penhallow” and “Penhallow AB”."""
    last = r"[ -]".join(map(_capital, surname))
    if given.isupper():
        return re.compile(rf"(?=(?<!\w)({given}\s+{last}|{last},?\s+{given})(?!\w))")
    # A paragraph may follow the one before it without a space.
    counted = "".join(rf"(?<!(?i:\b{n}) )(?<!{n.capitalize()} )" for n in NUMBERED)
    first = rf"(?:{_capital(given)}|{given[0].upper()}\.)"
    more = r"(?:[ \u00a0]?[^\W\d_]\.)"
    before = rf"{counted}{first}(?:[ \u00a0]?[^\W\d_]\.?(?!\w))*[\s\u00a0]*{last}"
    after = rf"{last}(?:,\s*{first}{more}*|\s{given[0].upper()}\.{more}+)"
    return re.compile(rf"(?=(?<!\w)({before}|{after})(?!\w))")


def _titled(name: str) -> re.Pattern[str]:
    """“Mr Tariq”, but nobody else’s “Mr Tariq Lisle”."""
    titles = "|".join(sorted(ADDRESSED))
    alone = r"(?!\w)(?![\s\u00a0-]+[A-Z])"
    return re.compile(rf"(?=(?<!\w)((?i:{titles})\.?[\s\u00a0]+{_capital(name)}){alone})")


def _capital(word: str) -> str:
    return f"{re.escape(word[0].upper())}(?i:{re.escape(word[1:])})"


def _is_word(character: str) -> bool:
    return character.isalnum()


def _is_break(gap: str) -> bool:
    """True if a word goes on in the next line, or with a hyphen that a line could end with."""
    return bool(re.fullmatch(r"-\s*|\s*-?[\r\n]+\s*", gap)) and "-" in gap


_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff]"
)
"""Letters of scripts that write no spaces, or hang endings on names."""
_HANGING = re.compile(
    "(?:^|[^\\w])(?:\u0627\u0644|"
    "[\u0648\u0628\u0644\u0641\u0643\u05d5\u05d1\u05dc\u05d4\u05de\u05e9\u05db]){1,2}$"
)
"""Arabic and Hebrew words that are written in one with the next."""


def _begins_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    if not before.isalpha() or _UNSPACED.match(text[start]):
        return True
    return not text[start].isascii() and bool(_HANGING.search(text[max(0, start - 4) : start]))


_HEX = frozenset("0123456789abcdef")
_SHORTEST_DIGEST = 32


def _is_in_digest(text: str, start: int, end: int) -> bool:
    """True if letters are those of a digest in hexadecimal, such as a document's seal."""
    if not _HEX.issuperset(text[start:end]):
        return False
    while start and text[start - 1] in _HEX:
        start -= 1
    while text[end : end + 1] and text[end] in _HEX:
        end += 1
    return end - start >= _SHORTEST_DIGEST


def _ends_word(text: str, end: int) -> bool:
    return not text[end : end + 1].isalpha() or bool(_UNSPACED.match(text[end - 1]))


def _ends(text: str, end: int) -> bool:
    """True if a word ends here, or a part of one that a capital sets apart; a genitive's “s”
    belongs to the name."""
    if _ends_word(text, end) or (text[end - 1].islower() and text[end].isupper()):
        return True
    return text[end] in "sS" and _ends_word(text, end + 1)


_SPELT_OUT = re.compile(r"\s*[(\[{<]\s*(?:at|dot|arobase|arroba|punkt|punto)\s*[)\]}>]\s*", re.I)
"""The signs of an address in words, as people write them for fear of robots."""


class Search:
    """All needles, and the words that are no hit."""

    def __init__(self, needles: Sequence[Needle], innocent: Collection[str] = frozenset()) -> None:
        self._innocent = innocent
        self._numbers = [needle for needle in needles if needle.what == "number"]
        self._by_anchor: dict[str, list[Needle]] = {}
        for needle in needles:
            if needle.what != "number" and needle.letters:
                self._by_anchor.setdefault(needle.anchor, []).append(needle)
        spelt = {needle.letters: needle for needle in needles if needle.what == "name"}
        self._in_bytes = [
            (name.encode(encoding), needle)
            for name, needle in _spellings(spelt)
            for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        ]

    def find(self, text: str, *, prose: bool = True, coded: bool = True) -> Iterator[Needle]:
        """The needles that stand in a text. Where it is no prose, words alone mean nothing; where
        it is not coded, signs are what they are."""
        for form in forms(text, coded=coded):
            folded = plain(form)
            yield from self._find_words(folded, prose=prose)
            if prose:
                yield from self._find_numbers(folded)
                if _SPELT_OUT.search(folded):
                    yield from self._find_words(_SPELT_OUT.sub(".", folded), prose=True)

    def _find_words(self, folded: str, *, prose: bool) -> Iterator[Needle]:
        row = letters(folded)
        for anchor, needles in self._by_anchor.items():
            if anchor not in row:
                continue
            for needle in needles:
                meant = prose or needle.what in ("name", "initials", "contact")
                if (
                    meant
                    and needle.letters in row
                    and needle.stands_in(folded, self._innocent) is not None
                ):
                    yield needle

    def _find_numbers(self, folded: str) -> Iterator[Needle]:
        if not self._numbers:
            return
        figures = re.sub(r"\D+", "", folded)
        for needle in self._numbers:
            if needle.letters in figures and needle.stands_in(folded) is not None:
                yield needle

    def find_bytes(self, data: bytes) -> Iterator[Needle]:
        """The long names that stand in bytes of any kind as they are."""
        small = data.lower()
        for spelt, needle in self._in_bytes:
            if spelt in small:
                yield needle


def _spellings(needles: dict[str, Needle]) -> Iterator[tuple[str, Needle]]:
    """How bytes may spell the names that are too long to be there by chance."""
    for row, needle in needles.items():
        if len(row) >= SHORT_CUT and row.isascii():
            for between in {"", *(" -_." if len(needle.words) > 1 else "")}:
                yield between.join(needle.words), needle
