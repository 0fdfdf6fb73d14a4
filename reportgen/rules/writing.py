"""Rules about words and letters: abbreviations, and characters that only look right."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from reportgen.errors import Weight
from reportgen.markdown import first_blocks, plain
from reportgen.model.base import Entity
from reportgen.model.exchange import Exchange
from reportgen.model.glossary import Abbreviation
from reportgen.model.images import Image
from reportgen.model.names import OtherName
from reportgen.model.organisations import Organisation
from reportgen.model.people import Person
from reportgen.model.places import Place
from reportgen.model.releases import Release
from reportgen.model.report import Report
from reportgen.rules.parts import texts
from reportgen.rules.rule import Concerns, rule
from reportgen.rules.vocabulary import COMMON_SHORT_FORMS, SHOUTED

_CAPITALS = "A-ZÀ-ÖØ-Þ"
_SHORT = re.compile(
    rf"(?<![\w.@&-])((?=[{_CAPITALS}/]*[{_CAPITALS}]{{2}})[{_CAPITALS}]{{1,6}}"
    rf"(?:/[{_CAPITALS}]{{1,6}})*)s?(?![\w/@])(?!-?[0-9]|[-–]?[{_CAPITALS}]?[0-9])"
)
"""A word of two to six capitals, or several such with strokes between: P/CVE, NGOs."""

_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
_UNREAD: dict[type[Entity], set[str]] = {
    Image: {"credit", "licence", "consent"},
    Release: {"evidence"},
    Report: {"number", "version", "isbn", "licence", "handling", "citation"},
}
"""Texts that are no sentences of the report, such as licences."""

_NAMES = (Abbreviation, OtherName, Organisation, Person, Place)
"""Entries whose texts are names, or explain themselves."""


LONGEST_LEAD = 90
"""Words of the paragraph that opens the brief report, so that it keeps to two pages."""


@rule("lead-long", Weight.NOTE)
def the_summary_begins_with_a_short_paragraph(exchange: Exchange) -> Concerns:
    """The summary's first paragraph has no more than 90 words: it is the lead of the report, and
    the whole summary of a brief one."""
    words = len(plain(first_blocks(exchange.summary or "", 1)).split())
    if words > LONGEST_LEAD:
        sentence = f"the summary’s first paragraph has {words} words"
        hint = "begin with a short paragraph: a brief report prints it whole, and grows with it"
        yield ("summary",), sentence, hint


@rule("abbreviation-unexplained", Weight.WARNING)
def abbreviations_are_explained(exchange: Exchange) -> Concerns:
    """A word of capitals is explained: under `abbreviations` or `glossary`, by an organisation's
    name, or in brackets where it is first used. Each is told once."""
    explained = _explained(exchange)
    for path, part, text in texts(exchange):
        if isinstance(part, _NAMES) or path[-1] in ("author", "handling", "reference"):
            continue
        if path[-1] in _UNREAD.get(type(part), ()):
            continue
        for short in _shorts(text):
            if short not in explained and not set(short.split("/")) <= explained:
                explained.add(short)
                hint = f"write “- {{ short: {short}, long: ... }}” under “abbreviations”"
                yield path, f"“{short}” is not explained", hint


def _explained(exchange: Exchange) -> set[str]:
    """The short forms that the file explains, and those that every reader knows."""
    explained = {entry.short for entry in exchange.abbreviations}
    explained |= {entry.term for entry in exchange.glossary}
    explained |= {body.short_name for body in exchange.organisations.values() if body.short_name}
    names = chain(
        (name for body in exchange.organisations.values() for name in (body.name, body.short_name)),
        (place.name for place in exchange.places.values()),
        (person.suffix for person in exchange.people.values()),
        *((name.name for name in entry.names) for entry in exchange.organisations.values()),
    )
    explained |= {short for name in names if name for short in _shorts(name)}
    for _, _, text in texts(exchange):
        explained |= {short for short in _shorts(text) if f"({short})" in text}
    return explained | COMMON_SHORT_FORMS


def _shorts(text: str) -> list[str]:
    """The short forms in a text; none in a heading that is all capitals."""
    if sum(c.isupper() for c in text) < 2:
        return []
    words = _ADDRESS.sub(" ", text).split()
    shouted = sum(len(word) > 1 and word.isupper() for word in words)
    if len(words) > 2 and shouted * 2 > len(words):
        return []
    shorts = _SHORT.findall(" ".join(words))
    return [s for s in shorts if s not in SHOUTED and not _ROMAN.fullmatch(s)]


@rule("mixed-alphabets", Weight.WARNING)
def one_script_a_word(exchange: Exchange) -> Concerns:
    """No word mixes letters of the Latin alphabet with Greek or Cyrillic ones that look like
    them."""
    for path, _, text in texts(exchange):
        if not _FOREIGN.search(text):
            continue
        for word in re.findall(r"[^\W\d_]{3,}", text):
            if strays := _strays(word):
                letters = ", ".join(strays)
                sentence = f"“{word}” mixes alphabets: {letters}"
                yield path, sentence, "type the word again"
                break


_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff]")


def _strays(word: str) -> list[str]:
    """The letters of the alphabet that is rarer in a word of two alphabets, with their names."""
    scripts: dict[str, list[str]] = {}
    for letter in word:
        name = unicodedata.name(letter, "")
        script = name.partition(" ")[0]
        if script in ("LATIN", "GREEK", "CYRILLIC"):
            scripts.setdefault(script, []).append(f"“{letter}” is {name.capitalize()}")
    if "LATIN" not in scripts or len(scripts) < 2:
        return []
    rarest = min(scripts.values(), key=len)
    return list(dict.fromkeys(rarest))[:2]


@rule("lost-character", Weight.WARNING)
def nothing_was_lost(exchange: Exchange) -> Concerns:
    """No text holds the character that stands for one that was lost."""
    for path, _, text in texts(exchange):
        if "\ufffd" in text:
            at = text.index("\ufffd") + 1
            sentence = f"a character was lost in this text: U+FFFD, character {at}"
            yield path, sentence, "type it again; the text was read in a wrong encoding"
