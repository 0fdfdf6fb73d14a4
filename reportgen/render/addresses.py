"""Addresses in running text: what leads to the web, to a mailbox or to a telephone is a link in
every format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.markdown import Run

_ADDRESS = re.compile(
    r"(?P<web>https?://\w[^\s<>\"“”]*)"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<telephone>(?<![\w+])\+\d(?:[ \u00a0()/.-]{0,2}\d){6,14}(?!\w))"
)
_AFTER = ".,;:!?’'"
"""What ends a sentence, not the address in it."""


def with_links(runs: Iterable[Run]) -> Iterator[Run]:
    """The same runs, in which each address leads where it says; links stay as they are."""
    for run in runs:
        if run.link or run.note:
            yield run
        else:
            yield from (replace(run, text=text, link=link) for text, link in _pieces(run.text))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with where it leads; empty for nowhere."""
    end = 0
    for match in _ADDRESS.finditer(text):
        words = _bare(match[0]) if match["web"] else match[0]
        if match.start() > end:
            yield text[end : match.start()], ""
        yield words, _target(words, match.lastgroup)
        end = match.start() + len(words)
    if end < len(text):
        yield text[end:], ""


def _bare(address: str) -> str:
    """The address without the signs of the sentence after it, such as the bracket that closes."""
    while address[-1] in _AFTER or (address[-1] == ")" and address.count(")") > address.count("(")):
        address = address[:-1]
    return address


def _target(words: str, kind: str | None) -> str:
    match kind:
        case "mail":
            return f"mailto:{words}"
        case "telephone":
            return "tel:+" + re.sub(r"\D", "", words)
        case _:
            return words
