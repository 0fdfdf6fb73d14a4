"""What every part of the report is made from: the exchange, its words, its names, its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportgen.model.base import Traced
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.view import records as r
from reportgen.view.naming import Naming
from reportgen.words import Words

FEWEST_CHAPTERS_WITH_CONTENTS = 4


@dataclass
class Numbers:
    """Gives out the numbers of chapters, sections and annexes in order, and keeps the contents."""

    annex_word: str
    entries: list[r.ContentsEntry] = field(default_factory=list)
    chapter: int = 0
    section: int = 0
    annexes: int = 0

    def unnumbered(self, title: str, anchor: str) -> r.Heading:
        """A chapter that stands before the first number."""
        self.entries.append(r.ContentsEntry(1, "", title, anchor))
        return r.Heading("", title, anchor)

    def next_chapter(self, title: str, anchor: str) -> r.Heading:
        """The next chapter."""
        self.chapter += 1
        self.section = 0
        self.entries.append(r.ContentsEntry(1, str(self.chapter), title, anchor))
        return r.Heading(str(self.chapter), title, anchor)

    def next_section(self, title: str, anchor: str) -> r.Heading:
        """The next section of the chapter that was begun last."""
        self.section += 1
        number = f"{self.chapter}.{self.section}"
        self.entries.append(r.ContentsEntry(2, number, title, anchor))
        return r.Heading(number, title, anchor)

    def next_annex(self, title: str, anchor: str) -> r.Heading:
        """The next annex."""
        letter = chr(ord("A") + self.annexes)
        self.annexes += 1
        self.entries.append(r.ContentsEntry(1, f"{self.annex_word} {letter}", title, anchor))
        return r.Heading(letter, title, anchor)

    @property
    def chapters(self) -> int:
        """How many lines of the first level the contents have."""
        return sum(entry.level == 1 for entry in self.entries)

    @property
    def contents(self) -> tuple[r.ContentsEntry, ...]:
        """The contents; none in a short report."""
        return tuple(self.entries) if self.chapters >= FEWEST_CHAPTERS_WITH_CONTENTS else ()


@dataclass(frozen=True)
class Context:
    """One exchange, selected for its readers, in one language."""

    exchange: Exchange
    audience: Audience
    words: Words
    naming: Naming
    numbers: Numbers

    @property
    def account_anchors(self) -> dict[str, str]:
        """Where the account of each session stands, of those that have one."""
        told = ("summary", "change", "key_points", "contributions")
        return {
            key: f"session-{n}"
            for n, (key, session) in enumerate(self.exchange.sessions.items(), 1)
            if any(getattr(session, name) for name in told)
        }

    @property
    def source_marks(self) -> dict[str, str]:
        """How the report refers to each source: S1, S2 and so on."""
        return {key: f"S{n}" for n, key in enumerate(self.exchange.sources, 1)}

    def marks_of(self, part: Traced) -> str:
        """“Source: S2” where a part names sources of its own; else empty."""
        if not part.sources:
            return ""
        return self.words.say("source_marks", marks=self.marked(part.sources))

    def marked(self, keys: Iterable[str]) -> str:
        """The marks of these sources in one phrase."""
        return self.words.listed([self.source_marks[key] for key in keys])

    @property
    def is_planned(self) -> bool:
        """Whether the exchange is still to come."""
        return self.exchange.status in ("planned", "announced", "postponed")

    def chapter(self, name: str) -> r.Heading:
        """The next chapter's heading, by the name of its label."""
        return self.numbers.next_chapter(self.words.label(name), name)

    def annex(self, name: str) -> r.Heading:
        """The next annex's heading, by the name of its label."""
        return self.numbers.next_annex(self.words.label(name), name)

    @staticmethod
    def prose(text: str | None) -> r.Prose | None:
        """An author's Markdown for the view."""
        return None if text is None else r.Prose(text)

    def home_of(self, actor: str) -> str | None:
        """The key of the place that acts, or where the organisation that acts is at home."""
        if actor in self.exchange.places:
            return actor
        return self.exchange.organisations[actor].place

    def company(self, keys: Sequence[str], *, others: bool) -> str:
        """Several attendees in one phrase, which says when the list is not complete."""
        names = [self.naming.attendee(key) for key in keys]
        if others:
            return self.words.say("and_others", list=", ".join(names))
        return self.words.listed(names)
