"""From a view to the report as plain text, for those who paste it into an e-mail.

Lines are of at most 78 columns, as RFC 5322 advises for mail; only a word that is longer, such as a
web address, stands whole on a line of its own.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen import markdown
from reportgen.packs.pack import Pack
from reportgen.provenance.origin import Origin
from reportgen.render.artifact import Artifact
from reportgen.view import records

WIDTH = 78
_WIDEST_LABEL = 24
_INDENT = "    "
_GAP = "  "


def render(report: records.ReportView, _pack: Pack, _origin: Origin) -> Artifact:
    """The whole report in UTF-8; its footnotes stand at the end."""
    writer = _Writer(report.words)
    blocks = [report.marks, *writer.cover(report.cover)]
    for part in report.parts:
        blocks += writer.part(part)
    blocks += writer.footnotes()
    text = "\n\n".join(filter(None, blocks))
    lines = (line.rstrip() for line in text.split("\n"))
    return Artifact.of("txt", report.file, ("\n".join(lines) + "\n").encode())


class _Writer:
    """Prints the parts of a report as blocks of lines, and keeps their footnotes for the end."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._notes: list[str] = []

    def cover(self, cover: records.Cover) -> Iterator[str]:
        """What stands on the first page."""
        if cover.picture:
            yield self._picture(cover.picture)
        if cover.logo:
            yield self._picture(cover.logo)
        yield _wrapped(cover.network)
        yield _wrapped(cover.label)
        yield _underlined("\n".join((*cover.cities, cover.subtitle)), "=")
        yield _wrapped("\n".join((cover.dates, cover.places, cover.series)))
        yield _wrapped(cover.route.alt if cover.route else "")
        yield _wrapped("\n".join((cover.edition, cover.status, cover.handling, *cover.details)))
        for logo in cover.logos:
            yield self._picture(logo)

    def part(self, part: records.Part) -> Iterator[str]:
        """A part with its heading and its sections."""
        annex = f"{self._words['annex']} " if part.place == "annex" else ""
        yield "\n" + _underlined(f"{annex}{part.heading.number} {part.heading.title}", "=")
        yield from self._content(part)
        for section in part.parts:
            yield _underlined(f"{section.heading.number} {section.heading.title}", "-")
            yield from self._content(section)
        yield _wrapped(part.more)

    def footnotes(self) -> Iterator[str]:
        """All footnotes of the parts that were printed; nothing without any."""
        if self._notes:
            yield "\n" + _underlined(self._words["notes"], "=")
            for n, note in enumerate(self._notes, 1):
                yield _behind(f"[{n}] ", note)

    def _content(self, part: records.Part) -> Iterator[str]:
        """All that a part or a section has, in the order of the record."""
        yield "\n".join(map(_contents_entry, part.contents))
        drawn = [drawing.alt for drawing in (part.route, part.ribbon) if drawing]
        for paragraph in (part.label, *part.facts, *drawn, part.lead_in):
            yield _wrapped(paragraph)
        yield _listed(map(_figure, part.figures))
        yield self._prose(part.prose or "")
        yield _grid([(fact.label, _fact_lines(fact)) for fact in part.grid])
        yield from map(self._prose, part.statements)
        yield from self._entries(part)
        yield from map(_table, part.tables)
        for listing in part.lists:
            yield _wrapped(listing.title)
            yield self._listing(listing)
        yield textwrap.indent(_wrapped(part.callout, WIDTH - len(_INDENT)), _INDENT)
        yield from map(_quotation, part.quotes)
        yield from map(self._picture, part.pictures)
        yield from map(_note, part.notes)

    def _entries(self, part: records.Part) -> Iterator[str]:
        """Its sessions, findings, recommendations and sources."""
        for item in part.timeline:
            facts = " · ".join(filter(None, (item.when, item.facts)))
            yield f"{_underlined(item.title, '.')}\n{_wrapped(facts)}".rstrip()
            if item.account:
                yield from self._content(item.account)
        yield from map(self._card, part.cards)
        for source in part.sources:
            mark = f"{source.mark} "
            text = " ".join(filter(None, (source.text, _address("", source.address))))
            yield _behind(mark, _wrapped(text, WIDTH - len(mark)))

    def _picture(self, picture: records.Picture) -> str:
        lines = [f"[{self._words['picture']}: {picture.alt}]"] if picture.alt else []
        lines += [_caption(picture.caption)] if picture.caption else []
        return _wrapped("\n".join((*lines, *picture.notes)))

    def _card(self, card: records.Card) -> str:
        mark = f"{card.heading.number} " if card.heading.number else _INDENT
        width = WIDTH - len(mark)
        facts = " · ".join(filter(None, (card.label, card.facts)))
        head = "\n".join(filter(None, (card.heading.title, facts)))
        blocks = [_wrapped(head, width), self._prose(card.prose or "", width)]
        blocks += [_wrapped(card.closing, width), *(_note(note, width) for note in card.notes)]
        return _behind(mark, "\n\n".join(filter(None, blocks)))

    def _listing(self, listing: records.Listing) -> str:
        entries = []
        for item in listing.items:
            text = " ".join(filter(None, (item.lead, item.text)))
            prose = self._prose(item.prose or "", WIDTH - len("10. "))
            entries.append("\n".join(filter(None, (text, prose))))
        return _listed(entries, ordered=listing.ordered)

    def _prose(self, text: str, width: int = WIDTH) -> str:
        return self._blocks(markdown.parse(text), width)

    def _blocks(self, blocks: Iterable[markdown.Block], width: int) -> str:
        return "\n\n".join(self._block(block, width) for block in blocks)

    def _block(self, block: markdown.Block, width: int) -> str:
        match block:
            case markdown.Paragraph(runs):
                return _wrapped("".join(self._runs(runs)), width)
            case markdown.Quotation(blocks):
                return textwrap.indent(self._blocks(blocks, width - len(_INDENT)), _INDENT)
            case markdown.Listing(ordered, start, items):
                marks = [f"{start + n}. " if ordered else "- " for n in range(len(items))]
                return "\n".join(
                    _behind(mark, self._item(item, width - len(mark)))
                    for mark, item in zip(marks, items, strict=True)
                )

    def _item(self, blocks: Iterable[markdown.Block], width: int) -> str:
        """An entry of a list, which a list inside it follows at once."""
        text = ""
        for block in blocks:
            gap = "\n" if isinstance(block, markdown.Listing) else "\n\n"
            text += f"{gap if text else ''}{self._block(block, width)}"
        return text

    def _runs(self, runs: Iterable[markdown.Run]) -> Iterator[str]:
        """Their words; a link's address follows its last word, a footnote's number its place."""
        runs = tuple(runs)
        waiting = ""
        for run, following in zip(runs, (*runs[1:], None), strict=True):
            if waiting:  # the word of which a link is the beginning goes on
                end = _end_of_word(run.text)
                yield f"{run.text[:end]} {waiting}{run.text[end:]}"
            else:
                yield run.text
            if run.note:
                self._notes.append(self._blocks(run.note, WIDTH - len("[100] ")))
                yield f"[{len(self._notes)}]"
            is_last = not (following and following.link == run.link)
            address = _address(run.text, run.link) if is_last else ""
            waiting = address if following and _end_of_word(following.text) else ""
            if address and not waiting:
                yield f" {address}"


# ---- lines --------------------------------------------------------------------------------------


def _end_of_word(text: str) -> int:
    """Where the word ends that the text begins with; 0 if it begins with none."""
    return len(text) - len(re.sub(r"^\w+", "", text))


def _wrapped(text: str, width: int = WIDTH) -> str:
    """The text on lines of this width. A longer word has a line of its own: nothing is cut."""
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        for line in text.split("\n")
    )
    return "\n".join(line for wrapped in lines for line in wrapped)


def _behind(mark: str, text: str) -> str:
    """The text with its first line behind a mark, and the others as far from the margin."""
    return mark + textwrap.indent(text, " " * len(mark)).lstrip(" ")


def _underlined(text: str, sign: str) -> str:
    lines = _wrapped(text.strip(" "))
    return f"{lines}\n{sign * max(map(len, lines.splitlines()))}"


def _address(words: str, target: str) -> str:
    """Where a link leads, unless its words say it or it leads to a part of the report."""
    return "" if target == words or target.startswith("#") or ":" not in target else f"<{target}>"


def _figure(figure: records.Figure) -> str:
    """A number with what it counts, and what is to be known of it."""
    words = (figure.before, figure.value, figure.label, figure.note, figure.marks)
    return " ".join(filter(None, words))


def _contents_entry(entry: records.ContentsEntry) -> str:
    indent = _GAP * (entry.level - 1)
    return _behind(
        indent, _wrapped(f"{entry.number} {entry.title}".lstrip(" "), WIDTH - len(indent))
    )


def _fact_lines(fact: records.Fact) -> tuple[str, ...]:
    first, *others = fact.lines
    return (first, *filter(None, [_address(first, fact.link)]), *others)


def _caption(caption: records.Caption) -> str:
    number = f"{caption.word} {caption.number}. " if caption.number else ""
    return f"{number}{caption.title}"


def _listed(items: Iterable[str], *, ordered: bool = False) -> str:
    marks = ((f"{n}. " if ordered else "- ", item) for n, item in enumerate(items, 1))
    return "\n".join(_behind(mark, _wrapped(item, WIDTH - len(mark))) for mark, item in marks)


def _grid(rows: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Labels in a column, and beside each what it stands for; below one that is too wide for it."""
    if not rows:
        return ""
    narrow = [len(label) for label, _ in rows if len(label) <= _WIDEST_LABEL]
    column = max(narrow, default=len(_GAP)) + len(_GAP)
    blocks = []
    for label, lines in rows:
        text = _wrapped("\n".join(lines), WIDTH - column)
        if len(label) <= _WIDEST_LABEL:
            blocks.append(_behind(label.ljust(column), text))
        else:
            blocks.append(f"{_wrapped(label)}\n{textwrap.indent(text, ' ' * column)}")
    return "\n".join(blocks)


def _table(table: records.Table) -> str:
    """Columns where they fit beside each other; else each row as a grid of heads and cells."""
    caption = _wrapped(_caption(table.caption))
    if table.openings:
        return "\n\n".join((caption, *_groups(table)))
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    of_lines = any("\n" in cell for row in table.rows for cell in row)
    if of_lines or sum(widths) + len(_GAP) * (len(widths) - 1) > WIDTH:
        rows = (
            _grid([(head, (cell,)) for head, cell in zip(table.head, row, strict=True)])
            for row in table.rows
        )
        return "\n\n".join((caption, *rows))
    rule = _GAP.join("-" * width for width in widths)
    lines = [
        _GAP.join(
            cell.rjust(width) if figure else cell.ljust(width)
            for cell, width, figure in zip(row, widths, table.figures, strict=True)
        )
        for row in (table.head, *table.rows)
    ]
    lines.insert(1, rule)
    if table.total:
        lines.insert(-1, rule)
    return "\n".join((caption, "", *lines))


def _groups(table: records.Table) -> Iterator[str]:
    """The rows of each group as a list under the group's own line."""
    ends = (*table.openings[1:], len(table.rows))
    for start, end in zip(table.openings, ends, strict=True):
        head, *rows = (": ".join(row) for row in table.rows[start:end])
        yield f"{_wrapped(head)}\n{_listed(rows)}"


def _quotation(quote: records.Quote) -> str:
    """The words, the original, who said it, and that it is a translation, further in."""
    words = [f"“{text}”" for text in (quote.words, quote.original) if text]
    lines = "\n".join((*words, quote.speaker, quote.note))
    return textwrap.indent(_wrapped(lines, WIDTH - len(_INDENT)), _INDENT)


def _note(note: records.Note, width: int = WIDTH) -> str:
    links = (
        " ".join(filter(None, (link.text, _address(link.text, link.target)))) for link in note.links
    )
    marks = ", ".join(link.text for link in note.marks)
    parts = (note.text, "; ".join(links), f"({marks})" if marks else "")
    return _wrapped(" ".join(filter(None, parts)), width)
