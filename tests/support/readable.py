"""What an editor would strike out: faults in the program's own sentences, read with the author's
values as opaque tokens, so that nobody's free text is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from reportgen.model.base import Written
from reportgen.view import records as r
from support.documents import flat

STRUCK: Mapping[str, str] = {
    r"\bcounting (?:groups|pairs|⟦)": "say what the ordinal counts: “Fourth exchange between ...”",
    r"\((?:more than|about|at least|up to)\)": "a qualifier goes before its number",
    r"\bin partnership with\b": "with",
    r"\bby Municipality of\b": "names bring their article",
    r"^As planned\b|In person / |Decided \d": "Original plan: in person, ...; changed on ...",
    r"\bPart of, too\b|^Part$": "Also part of / Coverage",
    r"\bvisitors: Without\b": "not counting ...",
    r"^Visiting$": "visiting city, beside its name",
    r"\bdid not come\b|\bsent apologies\b|\bhad been expected\b": "Unable to attend / Apologies",
    r"\bfrom another body\b|\b[Gg]uests? of honour; ": "External expert / Guests of honour (...)",
    r"^Groups of (?:the )?[Dd]elegation": "Groups within the ... delegation",
    r"\bAfter ⟦": "the title of a session in quotes",
    r"\bMet in |\(agreed in ": "Took part in “...” / (agreed at the ...)",
    r"^(?:Venue of|In place of|State)$": "Venue provided by / Replaced / Status",
    r"\bCan (?:partly )?be done elsewhere\b": "(Partly) transferable.",
    r"^About ⟦": "Concerns ...",
    r"\bFacts without a mark are taken\b": "Unless otherwise stated, the source is S1.",
    r"\bTaken here\b|^Verdict$|\bWithout condition\b|\bCleared by\b": "see the editor's table",
    r"\bNot applicable: .*companions": "No companions travelled.",
    r"\bThe full report is public\b": "Read the full report:",
    r"\btook place on [^.]*–|\bin \d+ parts\b": "took place from ... to ... / in two parts",
    r"\(each an? ": "Two ... from ..., A and B, travelled to ...",
    r"\bThe hosts? (?:was|were) [^.]*\(": "hosted by ..., ... at ...",
    r"^Name not recorded$": "The ... (not named)",
}
"""The left column of the editor's table, and what an editor writes instead."""

ONCE = ("It was agreed not to say who said this",)
"""What a report says once, at the head of the chapter."""

DOUBLED = re.compile(
    r"[ \xa0]{2}|([,;:!?])\1|(?<!\.)\.\.(?!\.)|[ \xa0][,;.:!?](?![\w.])|[,;:][,;:.]|\.[,;:](?=\s)"
    r"|\(\s*\)|“”|\(\s|\s\)"
)
REPEATED = re.compile(r"(?<![\w⟦])(\w+|⟦\d+⬚?⟧)[ \xa0]\1(?!\w)", re.IGNORECASE)
SEPARATOR = r"(?:; |, (?:and |or )?| (?:and|or) )"
TWICE = re.compile(
    rf"(?<![\w⟦])(⟦\d+⬚?⟧|[A-Z]\w+){SEPARATOR}\1(?![\w’])"
    rf"|(?:^|{SEPARATOR})([^,;.]{{3,}}?){SEPARATOR}\2(?=$|[.,;)]| (?:and|or) )"
)
"""A name, or an entry of a list, and at once the same again."""
NESTED = re.compile(r"\([^()]*(?:\(|⬚)")
"""A bracket in a bracket; “⬚” stands in the token of a value that has brackets of its own."""
TOKENS = re.compile(r"(?:[\s.,;:!?*“”()\[\]#>–-]|⟦\d+⬚?⟧|\d+\.)*")
"""Nothing but the author's words."""

UNSEEN = {
    *("anchor", "target", "file", "id", "name", "place", "language", "address", "link", "edition"),
    *("words", "document", "colour", "widths"),
}
"""Fields of records that hold no text for readers, or one that a test of its own reads."""
SENTENCES = {
    (r.Part, "lead_in"), (r.Part, "callout"), (r.Announcement, "lead"), (r.Announcement, "visit"),
    (r.Announcement, "met"), (r.Announcement, "events"), (r.Announcement, "programme"),
    (r.Announcement, "hosts"), (r.Announcement, "outcome"), (r.Announcement, "reason"),
    (r.Announcement, "purpose"), (r.Announcement, "availability"), (r.Note, "text"),
}  # fmt: skip
"""Which texts are sentences, and no labels."""


class Editor:
    """Reads a report and strikes out."""

    def __init__(self, exchange: BaseModel) -> None:
        self.exchange = exchange

    @cached_property
    def _values(self) -> dict[str, str]:
        """A token for each of the author's values and sentences, by its words in lower case."""
        found = {piece for value in _written(self.exchange) for piece in _pieces(value)}
        ordered = sorted(found, key=len, reverse=True)
        return {
            words: f"⟦{n}{'⬚' if '(' in words else ''}⟧"
            for n, words in enumerate(dict.fromkeys(piece.casefold() for piece in ordered))
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = "|".join(re.escape(words).replace(r"\ ", r"[\s\xa0]+") for words in self._values)
        return re.compile(rf"(?<![\w⟦])(?:{names or '(?!)'})(?=s?(?!\w))", re.IGNORECASE)

    def masked(self, text: str) -> str:
        """A text with a token for each of the author's values."""

        def token(match: re.Match[str]) -> str:
            return self._values.get(flat(match.group()).casefold(), match.group())

        return self._pattern.sub(token, text)

    def without_prose(self, text: str) -> str:
        """A text without the author's sentences, which may name whom they like."""
        for words in self._values:
            if len(words) > 60 or words.count(" ") > 7:
                text = re.sub(re.escape(words), " ", text, flags=re.IGNORECASE)
        return text

    def faults(self, view: r.ReportView) -> list[str]:
        """All that an editor would strike out."""
        found = [fault for each in _texts(view) for fault in self.of_text(*each)]
        found += [fault for part in view.parts for fault in self.of_part(part)]
        whole = " ".join(text for _, _, text in _texts(view))
        found += [
            f"said {whole.count(once)} times: {once}" for once in ONCE if whole.count(once) > 1
        ]
        return list(dict.fromkeys(found))

    def of_text(self, record: type, field: str, text: str) -> Iterator[str]:
        """The faults of one text; one that is the author's alone has none."""
        where = f"{record.__name__}.{field}: “{text}”"
        own = self.masked(text)
        if isinstance(text, Written) or TOKENS.fullmatch(own):
            return
        for pattern, better in STRUCK.items():
            if re.search(pattern, own) or (r"\bby M" in pattern and re.search(pattern, text)):
                yield f"{better!r} instead of {pattern!r} in {where}"
        for what, fault in (("doubled mark", DOUBLED.search(own)), ("again", REPEATED.search(own))):
            if fault:
                yield f"{what} {fault.group()!r} in {where}"
        if NESTED.search(own):
            yield f"a bracket in a bracket in {where}"
        if again := TWICE.search(own[:1].lower() + own[1:]) or TWICE.search(own):
            yield f"{again.group()!r} twice in {where}"
        if (record, field) in SENTENCES:
            yield from self._of_sentences(own, where)

    def _of_sentences(self, own: str, where: str) -> Iterator[str]:
        """Capitals and stops."""
        listed = re.sub(r"^- .*\n?", "", own, flags=re.MULTILINE)
        plain = re.sub(r"[*_#>]", "", listed).strip()
        for sentence in re.split(r"(?<=[.!?])(?<!\.\.\.)\s+", plain):
            if re.match(r"[^\w⟦]*[a-z]", sentence):
                yield f"no capital: {sentence!r} in {where}"
        if not re.search(r"[.!?…:][”’)]*$", plain):
            yield f"no stop: {where}"

    def of_part(self, part: r.Part, above: tuple[str, ...] = ()) -> Iterator[str]:
        """The lines of a part, or of a section, that repeat a heading above them."""
        heads = (*above, _bare(part.heading.title))
        heads = tuple(filter(None, heads))
        lines = [part.label, *part.facts, part.lead_in, part.callout]
        lines += [line for fact in part.grid for line in fact.lines]
        lines += [entry.title for entry in part.timeline] + [each.title for each in part.lists]
        lines += [note.text for note in part.notes if not note.links]
        for line in lines:
            if line and _bare(line) in heads[-1:]:
                yield f"the line “{line}” repeats its heading"
        for fact in part.grid:
            if _bare(fact.label) in map(_bare, fact.lines):
                yield f"“{fact.label}” is told as “{fact.lines[0]}”"
            if len({*fact.lines}) < len(fact.lines):
                yield f"a line twice under “{fact.label}”: {fact.lines}"
        for each in part.lists:
            if any(one == next_ for one, next_ in zip(each.items, each.items[1:], strict=False)):
                yield f"an entry twice in a list of “{part.heading.title}”"
        for inner in (*part.parts, *(entry.account for entry in part.timeline if entry.account)):
            yield from self.of_part(inner, heads)


def _bare(text: str) -> str:
    return flat(re.sub(r"[^\w\s]", " ", text)).casefold()


def _written(value: Any) -> Iterator[str]:
    """Every text of the author's: lines, and prose, which no kind or state is as long as."""
    if isinstance(value, Written):
        yield value
    elif isinstance(value, str):
        if len(value) > 40 or value.rstrip().endswith((".", "!", "?", ":")):
            yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _written(getattr(value, name))
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _written(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _written(item)


def _pieces(value: str) -> Iterator[str]:
    """A text and each of its sentences, without their stops, as they may be printed."""
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", value)
    for text in (plain, re.sub(r"[*_`\\]|^\s*(?:[-#>]|\d+\.)\s", "", plain, flags=re.MULTILINE)):
        for paragraph in (text, *re.split(r"\n\s*\n|\n(?=\s*[-*] )", text)):
            for piece in (paragraph, *re.split(r"(?<=[.!?:;])\s+", paragraph)):
                words = re.sub(r"^the ", "", flat(piece).rstrip(".!?:;"), flags=re.IGNORECASE)
                if len(words) > 2 and not words.isdigit():
                    yield words


def own_texts(value: object) -> Iterator[str]:
    """Each text of a record that readers see, prose left out."""
    yield from (text for _, _, text in _texts(value) if text)


def _texts(
    value: object, record: type = object, field: str = ""
) -> Iterator[tuple[type, str, str]]:
    """Each text of the view that readers see, with the record and the field that hold it."""
    if isinstance(value, str):
        if not (isinstance(value, r.Prose) and record is not r.Announcement):
            yield record, field, str(value) if isinstance(value, r.Prose) else value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry, record, field)
    elif is_dataclass(value):
        for each in fields(value):
            if each.name not in UNSEEN:
                yield from _texts(getattr(value, each.name), type(value), each.name)
