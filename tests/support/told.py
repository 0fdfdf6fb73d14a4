"""What a finished document tells at a glance, and what an announcement tells, found by labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import lxml.html

from support.documents import flat, pdf_pages, word_paragraphs

LABELS = {
    "when": r"When",
    "where": r"Where",
    "visited": r"Who (?:visited|is visiting|visits|will visit|was to visit|were to visit)",
    "hosted": r"Who (?:hosted|is hosting|hosts|will host|was to host|were to host)",
    "met": r"(?:Met|Meeting|To meet|Was to meet|Were to meet|Will meet)",
}
"""The labels of the grid that are looked at, as patterns over every state of an exchange."""
NEXT_PART = r"Contents|Foreword|Acknowledgements|Abbreviations|Key messages|Summary|1 "


@dataclass(frozen=True)
class Told:
    """What a document tells."""

    grid: dict[str, str]
    """By the names of `LABELS`."""
    labels: tuple[str, ...]
    """All labels of the grid, as they are printed."""
    figures: tuple[str, ...]
    """The large figures with what they count."""


def of_html(data: bytes) -> Told:
    """What the HTML file tells at a glance."""
    page = lxml.html.fromstring(data.decode())
    glance = [each for each in page.iter() if "glance" in (each.get("class") or "").split()]
    grids = [grid for each in glance for grid in each.iter("dl")]
    facts = [
        (_text(row.find("dt")), " | ".join(map(_text, row.findall("dd"))))
        for grid in grids
        for row in grid
    ]
    lists = [each for part in glance for each in part.iter("ul") if each.get("class") == "figures"]
    figures = [item for each in lists for item in each]
    return Told(_grid(facts), tuple(label for label, _ in facts), tuple(map(_text, figures)))


def _text(element: Any) -> str:
    return flat("".join(map(str, element.itertext())))


def of_word(data: bytes, labels: tuple[str, ...]) -> Told:
    """What the Word document tells at a glance; `labels` are those that it may have."""
    paragraphs = word_paragraphs(data)
    starts = [n for n, (_, text) in enumerate(paragraphs) if text == "At a glance"]
    if not starts:
        return Told({}, (), ())
    facts: list[tuple[str, str]] = []
    figures = ""
    for style, text in paragraphs[starts[0] + 1 :]:
        if style.lower().startswith(("heading", "annex", "toc")):
            break
        label = _label(text, labels)
        if label:
            facts.append((label, text.removeprefix(label).strip()))
        elif not facts:
            figures = flat(f"{figures} {text}")
        else:
            facts[-1] = (facts[-1][0], f"{facts[-1][1]} | {text}")
    return Told(_grid(facts), tuple(label for label, _ in facts), (figures,) if figures else ())


def of_pdf(data: bytes, labels: tuple[str, ...]) -> Told:
    """What the PDF tells at a glance, from its lines; `labels` are those that it may have."""
    lines = [flat(line) for page in pdf_pages(data) for line in page.splitlines()]
    if "At a glance" not in lines:
        return Told({}, (), ())
    facts: list[tuple[str, str]] = []
    figures: list[str] = []
    for line in lines[lines.index("At a glance") + 1 :]:
        label = _label(line, labels)
        told = [label for label, _ in facts]
        if label and label not in told:
            facts.append((label, line.removeprefix(label).strip()))
        elif not facts:
            figures.append(line)
        elif len(told) == len(labels) and re.match(NEXT_PART, line):
            break
        else:
            facts[-1] = (facts[-1][0], f"{facts[-1][1]} {line}".strip())
    return Told(_grid(facts), tuple(label for label, _ in facts), (flat(" ".join(figures)),))


def _label(line: str, labels: tuple[str, ...]) -> str:
    """The label that a line begins with, the longest one; empty for none."""
    begun = [label for label in labels if re.match(rf"{re.escape(label)}(?:\s|$)", line)]
    return max(begun, key=len, default="")


def _grid(facts: list[tuple[str, str]]) -> dict[str, str]:
    return {
        name: value
        for label, value in facts
        for name, pattern in LABELS.items()
        if re.fullmatch(pattern, label)
    }


def announcement(html_: bytes) -> list[str]:
    """The paragraphs of an announcement, its headline first."""
    page = lxml.html.fromstring(html_.decode())
    return [_text(each) for each in page.iter("h1", "h2", "h3", "p", "li", "blockquote", "td")]
