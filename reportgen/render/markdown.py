"""Markdown, read once into blocks and runs that each format prints in its own way.

Paragraphs, lists, quotations, emphasis and links are read; what else Markdown knows (headings,
tables, pictures, raw HTML) stays the text that was written, so nothing is lost or run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_RULES = (
    "paragraph",
    "list",
    "blockquote",
    "emphasis",
    "link",
    "autolink",
    "backticks",
    "escape",
    "entity",
    "newline",
    "balance_pairs",
)
_SCHEMES = ("http://", "https://", "mailto:")


@dataclass(frozen=True)
class Run:
    """A stretch of text that looks the same; `\\n` alone is a line break."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


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
    return tuple(_blocks(SyntaxTreeNode(_reader().parse(text))))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero").enable(_RULES)
    reader.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
    return reader


def _blocks(node: SyntaxTreeNode) -> list[Block]:
    blocks: list[Block] = []
    for child in node.children:
        match child.type:
            case "paragraph":
                blocks.append(Paragraph(tuple(_runs(child.children[0], Run("")))))
            case "bullet_list" | "ordered_list":
                ordered = child.type == "ordered_list"
                items = tuple(tuple(_blocks(item)) for item in child.children)
                blocks.append(Listing(ordered, int(child.attrs.get("start", 1)), items))
            case "blockquote":
                blocks.append(Quotation(tuple(_blocks(child))))
            case unknown:
                raise AssertionError(f"a rule that is not enabled made {unknown}")
    return blocks


def _runs(node: SyntaxTreeNode, look: Run) -> list[Run]:
    runs: list[Run] = []
    for child in node.children:
        match child.type:
            case "strong":
                runs += _runs(child, replace(look, strong=True))
            case "em":
                runs += _runs(child, replace(look, emphasis=True))
            case "link":
                runs += _runs(child, replace(look, link=str(child.attrs["href"])))
            case "softbreak":
                runs.append(replace(look, text=" "))
            case "hardbreak":
                runs.append(replace(look, text="\n"))
            case _:
                runs.append(replace(look, text=child.content))
    return [run for run in runs if run.text]
