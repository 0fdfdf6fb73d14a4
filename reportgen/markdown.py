"""Markdown, read once into blocks and runs that each format prints in its own way.

Paragraphs, lists, quotations, emphasis, links and footnotes are read; what else Markdown knows
(headings, tables, pictures, raw HTML, entities) stays the text that was written, so nothing is lost
or run.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

_RULES = (
    "paragraph",
    "list",
    "blockquote",
    "emphasis",
    "link",
    "autolink",
    "backticks",
    "escape",
    "newline",
    "balance_pairs",
)
# What is nested deeper, the reader drops without a word; the model refuses it long before.
_READER_DEPTH = 100
MOST_DEPTH = 6
"""How deep lists and quotations may stand in each other: Word knows nine levels."""

_SCHEMES = ("http://", "https://", "mailto:", "#")


@dataclass(frozen=True)
class Run:
    """A stretch of text that looks the same; `\\n` alone is a line break."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    note: tuple[Block, ...] = ()
    """A footnote that hangs here; its run has no text of its own."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Listing:
    """A list; an ordered one counts from `start`."""

    ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True)
class Quotation:
    """A quotation."""

    blocks: tuple[Block, ...]


Block = Paragraph | Listing | Quotation


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of this Markdown, in order; empty only for text that is blank."""
    tokens = _reader().parse(text)
    notes = _notes(tokens)
    body = itertools.takewhile(lambda token: token.type != "footnote_block_open", tokens)
    return tuple(_blocks(body, notes))


def loose_notes(text: str) -> tuple[str, ...]:
    """The names of footnotes that are referred to but not written, or the other way round."""
    environment: dict[str, Any] = {}
    tokens = _reader().parse(text, environment)
    written = environment.get("footnotes", {}).get("refs", {})
    # The reader keeps a written footnote that nothing refers to without a number.
    unused = [name.removeprefix(":") for name, number in written.items() if number < 0]
    left = [
        name
        for token in tokens
        for child in token.children or ()
        if child.type == "text"
        for name in _REFERENCE.findall(child.content)
    ]
    return tuple(dict.fromkeys([*unused, *left]))


_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def _notes(tokens: Sequence[Token]) -> dict[int, tuple[Block, ...]]:
    """The footnotes by the numbers that the reader gives them."""
    notes = {}
    remaining = iter(tokens)
    for token in remaining:
        if token.type == "footnote_open":
            inside = itertools.takewhile(lambda each: each.type != "footnote_close", remaining)
            kept = [each for each in inside if each.type != "footnote_anchor"]
            notes[int(token.meta["id"])] = tuple(_blocks(iter(kept), {}))
    return notes


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"maxNesting": _READER_DEPTH}).use(footnote_plugin)
    reader.enable(_RULES)
    reader.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    return reader


_Notes = dict[int, tuple[Block, ...]]


def _blocks(tokens: Iterator[Token], notes: _Notes) -> list[Block]:
    """The blocks up to the end of what encloses them."""
    blocks: list[Block] = []
    for token in tokens:
        match token.type:
            case "inline":
                blocks.append(Paragraph(tuple(_runs(token.children or [], notes))))
            case "bullet_list_open" | "ordered_list_open":
                ordered = token.type == "ordered_list_open"
                start = int(token.attrs.get("start", 1))
                blocks.append(Listing(ordered, start, tuple(_items(tokens, notes))))
            case "blockquote_open":
                blocks.append(Quotation(tuple(_blocks(tokens, notes))))
            case "blockquote_close" | "list_item_close":
                return blocks
    return blocks


def _items(tokens: Iterator[Token], notes: _Notes) -> Iterator[tuple[Block, ...]]:
    """The items of a list up to its end."""
    for token in tokens:
        if token.type in ("bullet_list_close", "ordered_list_close"):
            return
        yield tuple(_blocks(tokens, notes))


def lines(blocks: Sequence[Block]) -> list[tuple[Run, ...]]:
    """The paragraphs of these blocks one after the other, of whatever they stand in."""
    paragraphs: list[tuple[Run, ...]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            paragraphs.append(block.runs)
        for part in _inside(block):
            paragraphs += lines(part)
    return paragraphs


def _inside(block: Block) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each item of a list, or of a quotation."""
    match block:
        case Listing(items=items):
            return items
        case Quotation(blocks):
            return (blocks,)
    return ()


def links(text: str) -> list[str]:
    """Where the links of this Markdown lead, those of its footnotes included."""
    tokens = (child for token in _reader().parse(text) for child in token.children or ())
    return [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]


def shown(text: str) -> str:
    """What readers of a whole Markdown file are shown, as HTML; all of CommonMark is read."""
    return str(MarkdownIt("commonmark").render(text))


def plain(text: str) -> str:
    """The words of this Markdown without its signs, a line for each paragraph."""
    inline = [token for token in _reader().parse(text) if token.type == "inline"]
    return "\n".join("".join(map(_content, token.children or ())) for token in inline)


def begin_of(text: str, most_words: int) -> str:
    """The first blocks of this Markdown that have no more words than this, one at least."""
    written, words = text.split("\n"), 0
    for n, (first, last) in enumerate(_spans(text)):
        words += len(" ".join(written[first:last]).split())
        if n and words > most_words:
            return first_blocks(text, n)
    return text


def first_blocks(text: str, most: int) -> str:
    """The first paragraphs, lists and quotations of this Markdown, this many at the most. Footnotes
    stay: what refers to them may."""
    dropped = {line for start, end in _spans(text)[most:] for line in range(start, end)}
    lines = enumerate(text.split("\n"))
    return "\n".join(line for number, line in lines if number not in dropped)


def _spans(text: str) -> list[list[int]]:
    """The first line of each block of this Markdown and that after its last."""
    tokens = itertools.takewhile(lambda t: t.type != "footnote_block_open", _reader().parse(text))
    return [token.map for token in tokens if token.map and token.level == 0 and token.nesting >= 0]


def _content(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content


def escaped(text: str) -> str:
    """A plain text as Markdown that reads as just this text, at the begin of a line too."""
    signs = re.sub(r"([\\`*_\[\]<>^])", r"\\\1", text)
    return re.sub(r"^(\d*)([.)+-])(?=\s|$)", r"\1\\\2", signs)


# A list's or a quotation's sign, or what opens emphasis, a quotation or a bracket.
_BEGINS_LINE = re.compile(
    r"(?:^|\n[ \t]*\n)(?:\s*(?:[-*+>]|\d+[.)]|\[\^\S+:)\s)*\s*[*_(\[“\u2018\"]*$"
)
_BEGINS_ITEM = re.compile(r"\n\s*(?:[-*+]|\d+[.)])\s+[*_(\[“\u2018\"]*$")
_ENDS_SENTENCE = re.compile(r"(?<![.\s]\w)[.!?…][*_)\]”’\"]*\s+[*_(\[“\u2018\"]*$")


def begins_sentence(before: str) -> bool:
    """True if what follows this Markdown begins a sentence; not after “e.g.” and the like."""
    ends = (_BEGINS_LINE, _BEGINS_ITEM, _ENDS_SENTENCE)
    return any(pattern.search(before[-200:]) for pattern in ends)


def depth(blocks: Sequence[Block]) -> int:
    """How deep lists and quotations stand in each other; 0 for paragraphs alone."""
    return max((1 + depth(part) for block in blocks for part in _inside(block)), default=0)


def is_blank(blocks: Sequence[Block]) -> bool:
    """True if there is no word in these blocks, only signs of lists and quotations."""
    return not any(run.text.strip() for runs in lines(blocks) for run in runs)


def _runs(tokens: Sequence[Token], notes: _Notes) -> list[Run]:
    """The runs of a paragraph; what opens and closes is kept on a stack, not on Python's."""
    looks = [Run("")]
    runs: list[Run] = []
    for token in tokens:
        match token.type:
            case "strong_open":
                looks.append(replace(looks[-1], strong=True))
            case "em_open":
                looks.append(replace(looks[-1], emphasis=True))
            case "link_open":
                looks.append(replace(looks[-1], link=str(token.attrs["href"])))
            case "strong_close" | "em_close" | "link_close":
                looks.pop()
            case "footnote_ref":
                runs.append(Run("", note=notes.get(int(token.meta["id"]), ())))
            case "softbreak":
                runs.append(replace(looks[-1], text=" "))
            case "hardbreak":
                runs.append(replace(looks[-1], text="\n"))
            case _:
                runs.append(replace(looks[-1], text=token.content))
    return [run for run in runs if run.text or run.note]
