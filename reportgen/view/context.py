"""What every part of the report is made from: the exchange, its words, its names, its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from reportgen.language.words import Time, Words
from reportgen.markdown import begins_sentence, escaped
from reportgen.model.base import Traced
from reportgen.model.exchange import Exchange
from reportgen.model.images import ON_FILE
from reportgen.model.modality import Status
from reportgen.model.quotes import Quote
from reportgen.model.releases import Audience
from reportgen.model.sources import Source
from reportgen.pictures.picture import Picture
from reportgen.reading.references import LINK, NAMED
from reportgen.reading.shape import referring
from reportgen.view import records as r
from reportgen.view.naming import Naming

PLACES = ("opening", "front", "chapter", "annex", "closing")
"""Where a part of the report can stand, in the order of printing."""
LISTED = ("front", "chapter", "annex")
"""The places whose parts the contents list."""
IN_CONTENTS = ("findings", "steps")
"""The parts whose sections the contents list too: what readers look for."""
MOST_CONTENTS = 36
"""Lines of the contents, which stand on one page."""
LONGEST_ENTRY = 70
"""Characters of a title that fit on a line of the contents."""

_FOOTNOTE = re.compile(r"^\[\^[^\]]+\]:", re.MULTILINE)
SESSION, LEG = "session-", "leg-"
"""What the anchors of sessions and of legs begin with."""


@dataclass
class Numbers:
    """Gives out the numbers of chapters, sections, annexes, tables and figures in order, and keeps
    the contents."""

    words: Words
    place: str = ""
    """Where the part stands that is being composed."""
    chapters: int = 0
    annexes: int = 0
    tables: int = 0
    figures: int = 0
    entries: list[r.ContentsEntry] = field(default_factory=list)
    sections: list[r.ContentsEntry] = field(default_factory=list)
    """Those of the part that is being composed; its own line goes before them."""

    @property
    def mark(self) -> str:
        """The number or letter of the part that is being composed; empty for none."""
        marks = {"chapter": str(self.chapters + 1), "annex": chr(ord("A") + self.annexes)}
        return marks.get(self.place, "")

    def next_section(self, title: str, anchor: str) -> r.Heading:
        """The heading of the next section of the part that is being composed."""
        before = sum(entry.number.startswith(f"{self.mark}.") for entry in self.sections)
        return self.next_card(f"{self.mark}.{before + 1}" if self.mark else "", title, anchor)

    def next_card(self, mark: str, title: str, anchor: str) -> r.Heading:
        """The heading of a finding or a recommendation, with its own mark or none."""
        self.sections.append(r.ContentsEntry(2, mark, title, anchor))
        return r.Heading(mark, title, anchor)

    def part(self, name: str, title: str, anchor: str) -> r.Heading:
        """The heading of the part that has been composed, which ends it."""
        heading = r.Heading(self.mark, title, anchor)
        if self.place in LISTED:
            annex = f"{self.words.label('annex')} " if self.place == "annex" else ""
            number = annex + self.mark
            self.entries.append(r.ContentsEntry(1, number, title, anchor))
            self.entries += self.sections if name in IN_CONTENTS else ()
        self.sections.clear()
        self.chapters += self.place == "chapter"
        self.annexes += self.place == "annex"
        return heading

    def next_table(self, title: str) -> r.Caption:
        """The caption of the next table."""
        self.tables += 1
        number = str(self.tables)
        return r.Caption(self.words.label("table"), number, title, f"table-{number}")

    def next_figure(self, title: str, anchor: str) -> r.Caption:
        """The caption of the next figure."""
        self.figures += 1
        return r.Caption(self.words.label("figure"), str(self.figures), title, anchor)

    @property
    def contents(self) -> tuple[r.ContentsEntry, ...]:
        """The contents, on one page: without the sections where they are too many."""
        lines = sum(1 + len(entry.title) // LONGEST_ENTRY for entry in self.entries)
        chapters = (entry for entry in self.entries if entry.level == 1)
        return tuple(self.entries if lines <= MOST_CONTENTS else chapters)


@dataclass(frozen=True)
class Column:
    """A column of a table: the label that heads it, its share of the width, what it holds."""

    label: str
    share: int
    figures: bool = False
    leads: bool = False
    """Whether the first of a cell's lines stands out."""
    unsaid: str = "unrecorded"
    """What a cell says where the file says nothing: the name of a sentence."""


@dataclass(frozen=True)
class House:
    """What a template pack brings to a view."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels that the house has other words for."""
    logo: r.Picture | None = None
    parts: tuple[str, ...] | None = None
    """The names of the parts that the house prints, in its order; None for all."""
    leaves_out: frozenset[str] = frozenset()
    """The names of parts that the house does not print."""
    at_most: Mapping[str, int] = field(default_factory=dict)
    """How many sections, or paragraphs, of a part the house prints."""

    def prints(self, part: str) -> bool:
        """True if the house prints the part of this name."""
        return (self.parts is None or part in self.parts) and part not in self.leaves_out


PLAIN = House()

TIMES: Mapping[Status, Time] = {
    "planned": "to_come",
    "announced": "to_come",
    "postponed": "to_come",
    "under way": "now",
    "completed": "past",
    "moved online": "past",
    "cancelled": "off",
}


@dataclass(frozen=True)
class Context:
    """One exchange, selected for its readers, in one language."""

    exchange: Exchange
    audience: Audience
    words: Words
    naming: Naming
    numbers: Numbers
    pictures: Mapping[str, Picture]
    house: House

    @property
    def time(self) -> Time:
        """When the exchange takes place: all that is told of it is told so."""
        return TIMES[self.exchange.status]

    @property
    def is_planned(self) -> bool:
        """True if the exchange is still to come."""
        return self.time == "to_come"

    @property
    def has_cover_picture(self) -> bool:
        """True if a photograph stands on the cover."""
        return any(image.cover for image in self.exchange.images.values())

    # What parts are made of

    def prose(self, text: str | None) -> r.Prose | None:
        """An author's Markdown for the view; links to keys of the file lead to their anchors, and
        `[[key]]` is the name, or what stands for it in this edition."""
        if text is None:
            return None
        linked = LINK.sub(lambda link: f"](#{self.anchors.get(link[1], '')})", text)
        return r.Prose(NAMED.sub(self._named, linked))

    def _named(self, reference: re.Match[str]) -> str:
        """A name as Markdown, with its article and its capital as the place of it wants them."""
        name = self.naming.referred(reference[2].strip())
        if name is None:
            return reference[0]
        before = reference.string[: reference.start()]
        article = self.words.the("")
        if name.startswith(article) and before.casefold().endswith(article):
            name = name.removeprefix(article)
        elif begins_sentence(before):
            name = self.words.capital(name)
        return reference[1] + (f"[{escaped(name)}]" if reference[3] else escaped(name))

    def cited_prose(self, text: str, part: Traced) -> r.Prose:
        """An author's Markdown with the marks of the sources that the part names at its end."""
        marks = ", ".join(f"[{self.source_marks[key]}](#{key})" for key in part.sources)
        if marks:
            # What stands after the words of a footnote would belong to it.
            gap = "\n\n" if _FOOTNOTE.search(text) else " "
            text = f"{text.rstrip()}{gap}({marks})"
        return self.prose(text) or r.Prose()

    def fact(self, name: str, *lines: str | None, link: str = "") -> Iterator[r.Fact]:
        """A label with its lines; nothing where there is none."""
        texts = tuple(self.words.capital(line) for line in lines if line)
        if texts:
            yield r.Fact(self.words.fact(name, time=self.time), texts, link, name)

    def listing(
        self, items: Iterable[r.Item], title: str = "", *, ordered: bool = False
    ) -> Iterator[r.Listing]:
        """A list under the label of this name; nothing where there is no entry."""
        entries = tuple(items)
        if entries:
            yield r.Listing(self.words.label(title) if title else "", entries, ordered)

    def table(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[str | None]],
        *,
        total: bool = False,
        bars: tuple[int, ...] = (),
    ) -> Iterator[r.Table]:
        """A table; nothing without rows. A column that is empty in every row is left out; a cell
        that is empty says so in words."""
        cells = [list(row) for row in rows]
        kept = [n for n in range(len(columns)) if any(row[n] for row in cells)]
        if not kept:
            return
        shown = [columns[n] for n in kept]
        yield r.Table(
            caption=self.numbers.next_table(title),
            head=tuple(self._head(column) for column in shown),
            rows=tuple(
                tuple(row[n] or self.words.say(columns[n].unsaid) for n in kept) for row in cells
            ),
            widths=_percent([column.share for column in shown]),
            figures=tuple(column.figures for column in shown),
            leads=tuple(column.leads for column in shown),
            total=total,
            bars=bars,
        )

    def _head(self, column: Column) -> str:
        """The column's label; where it is none of the labels, it heads the column itself."""
        labels = self.words.labels
        return labels.get(column.label, column.label)

    def quote(self, quote: Quote) -> r.Quote:
        """A quotation in the report's language, with its original where it is a translation."""
        speaker = [self.naming.attendee(quote.speaker)] if quote.speaker else []
        speaker += [quote.described] if quote.described else []
        return r.Quote(
            words=quote.translation or quote.words,
            original=quote.words if quote.translation else "",
            language=quote.language or "",
            speaker=self.words.capital(", ".join(speaker)),
            note=self.noted(self._translation(quote), quote),
        )

    def noted(self, note: str, entry: Traced) -> str:
        """A note with the marks of the entry's sources, which may be all that it says."""
        if note or not entry.sources:
            return self.sourced(note, entry)
        return self.words.say("source_of", marks=self.marked(entry.sources))

    def _translation(self, quote: Quote) -> str:
        """From which language a quotation is translated, and by whom; in which it was spoken."""
        words = self.words
        language = words.language(quote.language) if quote.language else ""
        if not (quote.translation or quote.translator):
            return words.say("spoken_in", language=language) if language else ""
        note = words.say("translated", language=language) if language else words.say("translation")
        by = quote.translator
        return words.say("translated_by", translated=note, who=by) if by else note

    def picture(self, key: str) -> r.Picture:
        """A picture with its caption, which is numbered if the picture says something."""
        image = self.exchange.images[key]
        file = self.pictures[image.file]
        title = image.caption or image.alt or self.words.label("picture")
        line, anchor = self.sourced(title, image), self.anchors[key]
        plain = r.Caption("", "", line, anchor)  # nothing refers to a picture without meaning
        return r.Picture(
            file=file.name,
            width=file.width,
            height=file.height,
            alt="" if image.decorative else image.alt or title,
            caption=plain if image.decorative else self.numbers.next_figure(line, anchor),
            notes=tuple(self.picture_notes(key)),
        )

    def picture_notes(self, key: str) -> Iterator[str]:
        """Who is in a picture, where and when it was taken, its credit and its licence."""
        image, words = self.exchange.images[key], self.words
        people = []
        for entry in image.people:
            name = self.naming.attendee(entry.who)
            position = entry.position
            people.append(words.say("pictured", position=position, who=name) if position else name)
        if people:
            yield words.say("in_picture", who="; ".join(people))
        where = [self.naming.place(image.place)] if image.place else []
        where += [words.when(image.date)] if image.date else []
        if where:
            yield words.capital(words.say("taken", where=", ".join(where)))
        credit = [words.say("credit", who=image.credit)] if image.credit else []
        credit += [image.licence] if image.licence else []
        if credit:
            yield ", ".join(credit)
        if image.consent and image.consent != ON_FILE:
            yield words.say("consent", basis=image.consent)

    # References

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Where the entries stand that prose can refer to, by their keys."""
        exchange = self.exchange
        anchors = {key: f"{SESSION}{n}" for n, key in enumerate(exchange.sessions, 1)}
        anchors |= {key: f"event-{n}" for n, key in enumerate(exchange.events, 1)}
        anchors |= {key: f"{LEG}{n}" for n, key in enumerate(exchange.legs, 1)}
        anchors |= {key: f"delegation-{n}" for n, key in enumerate(exchange.delegations, 1)}
        anchors |= {f.key: f"finding-{n}" for n, f in enumerate(exchange.findings, 1) if f.key}
        anchors |= {
            key: "at-a-glance" if image.cover else f"picture-{n}"
            for n, (key, image) in enumerate(exchange.images.items(), 1)
        }
        anchors |= dict.fromkeys(exchange.attachments, "documents")
        anchors |= {key: f"source-{n}" for n, key in enumerate(exchange.sources, 1)}
        return anchors

    @cached_property
    def referred(self) -> set[str]:
        """The keys that something in the file refers to; an entry without that stands in no
        chapter."""
        data = self.exchange.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        return {key for _, _, key in referring(Exchange, data, ())}

    @cached_property
    def source_marks(self) -> dict[str, str]:
        """How the report refers to each source: S1, S2 and so on."""
        return {key: f"S{n}" for n, key in enumerate(self.exchange.sources, 1)}

    @cached_property
    def only_source(self) -> Source | None:
        """The one source from which every fact comes; facts then need no marks."""
        sources = [*self.exchange.sources.values()]
        return sources[0] if len(sources) == 1 and sources[0].default else None

    def reference(self, name: str, keys: Iterable[str], texts: Iterable[str]) -> Iterator[r.Note]:
        """A line of small print that leads to these entries; nothing where there is none."""
        links = tuple(
            r.Link(text, self.anchors.get(key, "")) for key, text in zip(keys, texts, strict=True)
        )
        if links:
            yield r.Note(self.words.say(name), links)

    def sources_of(self, *parts: Traced) -> Iterator[r.Note]:
        """“Source: S2” where these parts name sources of their own; each source once."""
        keys = self._sources(parts)
        return self.reference("source_marks", keys, [self.source_marks[key] for key in keys])

    def are_one(self, names: Iterable[str], written: Iterable[str | None], most: int) -> bool:
        """True if the parts of these names, which the house prints, have so few words together that
        they are one chapter."""
        words = sum(len(text.split()) for text in written if text)
        return words <= most and all(map(self.house.prints, names))

    def links_to(self, part: Traced) -> tuple[r.Link, ...]:
        """The marks of the sources that a part names, which lead to them."""
        return tuple(r.Link(self.source_marks[key], self.anchors[key]) for key in part.sources)

    def never_empty(self, part: r.Part) -> r.Part:
        """The section; where there is nothing under its heading, it says so."""
        if part == r.Part(part.heading):
            return replace(part, facts=(self.words.say("nothing_recorded"),))
        return part

    def sourced(self, text: str, *parts: Traced) -> str:
        """A fact with the marks of the sources that these parts name of their own: “... (S2)”."""
        marks = ", ".join(self.source_marks[key] for key in self._sources(parts))
        if not marks:
            return text
        # The stop of the last sentence stands after them.
        bare = text.removesuffix(".")
        return self.words.say("sourced", text=bare, marks=marks) + text[len(bare) :]

    def _sources(self, parts: Iterable[Traced]) -> list[str]:
        """The sources that these parts name of their own, each once; none where no mark of them
        says anything, because there is one source alone, or the house lists none."""
        named = dict.fromkeys(key for part in parts for key in part.sources)
        return [*named] if self.house.prints("sources") and not self.only_source else []

    def marked(self, keys: Iterable[str]) -> str:
        """The marks of these sources in one phrase."""
        return self.words.listed([self.source_marks[key] for key in keys])

    # Names

    def actors(self, keys: Iterable[str]) -> str:
        """Places and organisations in one phrase; empty for none."""
        return self.words.listed([self.naming.actor(key) for key in keys])

    def in_sentence(self, keys: Iterable[str | None]) -> str:
        """The same and those who can be in a room, with their articles; None is nobody."""
        known = [key for key in keys if key]
        return self.words.listed(self.naming.each(known, self.naming.in_sentence))

    def attendees(self, keys: Iterable[str]) -> str:
        """Several who can be in a room in one phrase; empty for none."""
        return self.words.listed(self.naming.each([*keys], self.naming.attendee))


def _percent(shares: Sequence[int]) -> tuple[int, ...]:
    """The shares as whole percents that add up to a hundred."""
    whole = [round(share * 100 / sum(shares)) for share in shares]
    whole[-1] += 100 - sum(whole)
    return tuple(whole)
