"""Something in a finished document that keeps somebody from reading it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportgen.errors import Weight


@dataclass(frozen=True)
class Barrier:
    """What is wrong, in words that can follow “in the PDF, ”; and what to do."""

    code: str
    sentence: str
    hint: str
    words: str = ""
    """The words that it is about, by which its place in the exchange file is found."""
    weight: Weight = Weight.ERROR


_VAGUE = frozenset(
    """here|click|click here|link|this link|the link|more|read more|learn more|see more|details
    |this|this page|page|website|download|document|pdf|continue""".replace("\n    ", "").split("|")
)
"""Words that say nothing of where a link leads to those who go from link to link (WCAG 2.4.4)."""


def vague_link(words: str) -> Iterator[Barrier]:
    """A link whose words say nothing, or that has none."""
    words = " ".join(words.split())
    bare = words.lower().strip(" .:!…→»()[]")
    if bare in _VAGUE:
        sentence = f"a link is called “{words}”, which does not say where it leads"
        hint = "let the link’s words name what it leads to"
        yield Barrier("link-vague", sentence, hint, words)
    elif not bare:
        hint = "write words into the link, or leave it out"
        yield Barrier("link-empty", "a link has no words", hint)


def skipped_headings(levels: Iterable[tuple[int, str]], before: int = 0) -> Iterator[Barrier]:
    """Headings that stand more than one level below the heading before (WCAG 1.3.1); `before` is
    the level of what the first one stands under."""
    for level, words in levels:
        if level > before + 1:
            sentence = (
                f"the heading “{words[:60]}” is of level {level}, after one of level {before}"
            )
            hint = "give the template’s headings levels without a gap"
            yield Barrier("heading-skipped", sentence, hint, words)
        before = level


def untold(what: str, alternative: str | None) -> Iterator[Barrier]:
    """A picture that nothing is said of, or only its file’s name (WCAG 1.1.1)."""
    words = (alternative or "").strip()
    if not words:
        hint = "say what it shows: “alt: ” in the exchange file, or the template’s “alt”"
        yield Barrier("picture-untold", f"{what} has no words for those who cannot see it", hint)
    elif words.lower().endswith(_FILES) or words.lower() in _EMPTY:
        hint = "say what it shows"
        yield Barrier("picture-untold", f"{what} is only called “{words}”", hint, words)


_FILES = (".jpg", ".jpeg", ".png", ".svg", ".gif")
_EMPTY = frozenset(("image", "picture", "photo", "photograph", "logo", "graphic", "figure", "alt"))
"""Words that stand where nobody has written what a picture shows."""
