"""What a template may see: plain values only, each described here.

A template's one root is `report`, a `ReportView`. Text is `str`, to be printed as it is; `Prose`
is Markdown, to be printed with the filter `prose`. `report.parts` holds only those parts that have
data. What may be missing is `None`, and a template asks for it with `{% if %}`; a list without
entries is empty. Nothing here can open a file, call the network or reach the exchange's own data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated


class Prose(str):
    """Markdown. Print it with the filter `prose`."""

    __slots__ = ()


@dataclass(frozen=True)
class Heading:
    """A heading of a chapter or a section, and where links to it lead."""

    number: Annotated[str, "Its number, such as `3` or `3.1`; `A` for an annex; empty for none."]
    title: Annotated[str, "Its words."]
    anchor: Annotated[str, "The name that links lead to, unique in the document."]


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the table of contents."""

    level: Annotated[int, "1 for a chapter or an annex, 2 for a section."]
    number: Annotated[str, "The heading's number; for an annex the word and the letter."]
    title: Annotated[str, "The heading's words."]
    anchor: Annotated[str, "Where the line leads."]


@dataclass(frozen=True)
class Fact:
    """A label and what it stands for."""

    label: Annotated[str, "What is told."]
    lines: Annotated[tuple[str, ...], "What it is: one line or several, never none."]
    link: Annotated[str, "A web address that the first line leads to; empty for none."] = ""


@dataclass(frozen=True)
class Figure:
    """A large figure and what it counts."""

    value: Annotated[str, "The number, in the language's own digits and separators."]
    label: Annotated[str, "What it counts, in the right plural."]


@dataclass(frozen=True)
class Cover:
    """The first page."""

    label: Annotated[str, "What the document is: “Full report”."]
    network: Annotated[str, "Who organised the exchange; empty when not recorded."]
    cities: Annotated[tuple[str, ...], "The largest words: the cities, two joined to one line."]
    subtitle: Annotated[str, "The rest of the title; empty when the cities say it all."]
    series: Annotated[str, "Which exchange of which series; empty when not recorded."]
    dates: Annotated[str, "When; empty when not recorded."]
    places: Annotated[str, "Where, with countries; empty when not recorded."]
    details: Annotated[tuple[str, ...], "Number, version and date of the report, if any."]
    status: Annotated[str, "“Draft” and the like; empty for a report that is final."]
    handling: Annotated[str, "The handling mark, as it was written; empty for none."]
    picture: Annotated[Picture | None, "A photograph for the upper half."]
    logos: Annotated[tuple[Picture, ...], "The parties' logos, for the foot."]
    logo: Annotated[Picture | None, "The logo of the house, from the pack; for the top."] = None


@dataclass(frozen=True)
class Link:
    """A place in this document or on the web, and what to call it."""

    text: Annotated[str, "The words that lead there."]
    target: Annotated[str, "An anchor of this document, or a web address; empty for neither."]


@dataclass(frozen=True)
class Note:
    """A line of small print, with what it refers to."""

    text: Annotated[str, "Its words."]
    links: Annotated[tuple[Link, ...], "What it refers to, one after the other; may be empty."] = ()


@dataclass(frozen=True)
class Item:
    """An entry of a list."""

    text: Annotated[str, "Its words."]
    lead: Annotated[str, "What stands before them in bold; empty for nothing."] = ""


@dataclass(frozen=True)
class Listing:
    """A list under a small title of its own."""

    title: Annotated[str, "Its title; empty where the heading above says it all."]
    items: Annotated[tuple[Item, ...], "Its entries, never none."]
    ordered: Annotated[bool, "Whether they are numbered."] = False


@dataclass(frozen=True)
class Caption:
    """The numbered line above a table or below a picture."""

    word: Annotated[str, "“Table” or “Figure”."]
    number: Annotated[str, "Its number; tables and figures are counted apart."]
    title: Annotated[str, "Its words."]
    anchor: Annotated[str, "The name that links lead to, unique in the document."]


@dataclass(frozen=True)
class Table:
    """Rows under a head. Print it in Word with the filter `table`."""

    caption: Annotated[Caption, "The line above it."]
    head: Annotated[tuple[str, ...], "The head of each column."]
    rows: Annotated[tuple[tuple[str, ...], ...], "The cells of each row; never none, never empty."]
    widths: Annotated[tuple[int, ...], "The columns' shares of the width, in percent."]
    figures: Annotated[tuple[bool, ...], "Which columns hold numbers, which stand to the right."]
    total: Annotated[bool, "Whether the last row is the sum of the others."] = False
    openings: Annotated[tuple[int, ...], "Which rows, counted from 0, head a group of rows."] = ()


@dataclass(frozen=True)
class Bar:
    """One bar of a chart."""

    label: Annotated[str, "What it stands for."]
    value: Annotated[str, "Its value as the report says it."]
    share: Annotated[int, "Its length, in thousandths of the longest that there can be."]


@dataclass(frozen=True)
class Chart:
    """Bars below each other. Print them in Word with the filter `chart`."""

    caption: Annotated[Caption, "The line below it."]
    alt: Annotated[str, "The chart in words."]
    bars: Annotated[tuple[Bar, ...], "Its bars, two at least."]


@dataclass(frozen=True)
class Quote:
    """What somebody said."""

    words: Annotated[str, "The words in the report's language."]
    original: Annotated[str, "The words as they were spoken; empty where that is the same."]
    language: Annotated[str, "The tag of the language that they were spoken in; empty for none."]
    speaker: Annotated[str, "Who said it and where, as far as readers may know; may be empty."]
    note: Annotated[str, "That it is a translation, and by whom; empty for none."]


@dataclass(frozen=True)
class Picture:
    """A picture. Print it in Word with the filter `picture`."""

    file: Annotated[str, "Its name within this build: print it as an address in HTML."]
    width: Annotated[int, "Its width in pixels."]
    height: Annotated[int, "Its height in pixels."]
    alt: Annotated[str, "The picture in words; empty for one that is only decoration."]
    caption: Annotated[Caption | None, "The line below it; none on the cover."]
    notes: Annotated[tuple[str, ...], "Who is in it, place and date, credit and licence."]


@dataclass(frozen=True)
class ProgrammeItem:
    """A session as the programme lists it."""

    when: Annotated[str, "Its time or its order; empty when neither was recorded."]
    title: Annotated[str, "What it was."]
    facts: Annotated[str, "Kind, event and place as one line; empty when not recorded."]
    attendees: Annotated[str, "“With ...”; empty when nobody was recorded."]
    account: Annotated[str, "The anchor of its account; empty when there is none."]
    anchor: Annotated[str, "The name that links to this item lead to."]


@dataclass(frozen=True)
class Recommendation:
    """What somebody is advised to do."""

    mark: Annotated[str, "`R1`, `R2`, and so on."]
    title: Annotated[str, "The recommendation in one sentence."]
    facts: Annotated[str, "For whom, how urgent and by when, as one line; empty for none."]
    prose: Annotated[Prose | None, "Why and how, in full."]
    notes: Annotated[tuple[Note, ...], "What it follows from, and its sources."]


@dataclass(frozen=True)
class SourceEntry:
    """A text that facts of the report rest on."""

    mark: Annotated[str, "`S1`, `S2`, and so on."]
    text: Annotated[str, "Publisher, title, kind and date."]
    address: Annotated[str, "Its web address; empty when not recorded."]
    anchor: Annotated[str, "The name that links to it lead to."]
    supports: Annotated[str, "What names it as its source; empty where nothing does."]


@dataclass(frozen=True)
class Part:
    """A part of the report, or a section of one. What it does not have is empty or none; what it
    has is printed in this order."""

    heading: Annotated[Heading, "Its heading."] = Heading("", "", "")
    name: Annotated[str, "Its name among the parts below; empty for a section."] = ""
    place: Annotated[str, "Where it stands, as listed below; empty for a section."] = ""
    contents: Annotated[tuple[ContentsEntry, ...], "The lines of the table of contents."] = ()
    label: Annotated[str, "What kind of thing it is, in a word or two."] = ""
    facts: Annotated[tuple[str, ...], "Lines of facts under the heading."] = ()
    notice: Annotated[str, "What must not be overlooked, such as a change of the programme."] = ""
    lead_in: Annotated[str, "What is to be known of all that follows, in one sentence."] = ""
    figures: Annotated[tuple[Figure, ...], "Up to four large figures."] = ()
    prose: Annotated[Prose | None, "Its text."] = None
    grid: Annotated[tuple[Fact, ...], "Labels and what they stand for."] = ()
    statements: Annotated[tuple[Prose, ...], "The disclaimer, and what a funder wants said."] = ()
    timeline: Annotated[tuple[ProgrammeItem, ...], "Sessions in order."] = ()
    advice: Annotated[tuple[Recommendation, ...], "Recommendations in the file's order."] = ()
    sources: Annotated[tuple[SourceEntry, ...], "Sources in the file's order."] = ()
    tables: Annotated[tuple[Table, ...], "Its tables."] = ()
    charts: Annotated[tuple[Chart, ...], "Numbers of its tables as bars."] = ()
    lists: Annotated[tuple[Listing, ...], "Its lists."] = ()
    callout: Annotated[str, "A sentence that stands out."] = ""
    quotes: Annotated[tuple[Quote, ...], "What was said."] = ()
    pictures: Annotated[tuple[Picture, ...], "Its pictures."] = ()
    notes: Annotated[tuple[Note, ...], "Small print after the text."] = ()
    parts: Annotated[tuple[Part, ...], "Its sections."] = ()
    more: Annotated[str, "How many more sections the full report has; for the end."] = ""


@dataclass(frozen=True)
class Document:
    """What the file's properties say."""

    title: Annotated[str, "The document's title."]
    subject: Annotated[str, "What kind of exchange, when and where; empty when not recorded."]
    authors: Annotated[tuple[str, ...], "Who wrote it; empty when not recorded."]
    keywords: Annotated[tuple[str, ...], "The themes."]
    date: Annotated[str, "The report's date as `2018-12-03`; empty when it has no full date."]


@dataclass(frozen=True)
class Announcement:
    """The short public text that leads to the report, in the order in which it is told."""

    headline: Annotated[str, "Its headline: the author's, else the exchange's title."]
    language: Annotated[str, "The headline's language, where it is not the report's; else empty."]
    marks: Annotated[str, "The edition, unless it is public, and the handling mark; may be empty."]
    lead: Annotated[str, "Which exchange it is, between whom, when, and whether it takes place."]
    reason: Annotated[Prose | None, "Why it was postponed, cancelled or moved online."]
    visit: Annotated[str, "Who travelled where and who hosted; empty when not recorded."]
    purpose: Annotated[Prose | None, "What it is for, with its objectives."]
    story: Annotated[tuple[Prose, ...], "What happened, with the reason for each host before it."]
    programme: Annotated[str, "Sessions by their titles, and whom the visitors met; may be empty."]
    outcome: Annotated[Prose | None, "What came of it, for the end."]
    availability: Annotated[str, "How one gets the full report, before its link; may be empty."]
    link: Annotated[Link | None, "The full report on the web, or the PDF beside this file."]


@dataclass(frozen=True)
class ReportView:
    """The report: the one root of every template, named `report`."""

    id: Annotated[str, "The exchange's short name."]
    file: Annotated[str, "What its files are called, without their endings."]
    title: Annotated[str, "The exchange's title."]
    short_title: Annotated[str, "The title for running heads."]
    language: Annotated[str, "The language tag of the document, such as `en-GB`."]
    edition: Annotated[str, "Who may read it: `public`, `partners` or `internal`."]
    words: Annotated[Mapping[str, str], "Labels by name, such as `words.contents`."]
    document: Annotated[Document, "What the file's properties say."]
    foot: Annotated[str, "Number and version for the running foot; empty for none."]
    marks: Annotated[str, "“DRAFT” and the handling mark for the running head; empty for none."]
    cover: Annotated[Cover, "The first page."]
    parts: Annotated[tuple[Part, ...], "All that follows the cover, in the order of printing."]
    is_long: Annotated[bool, "Whether it has contents, and its annexes start a page."]
    announcement: Annotated[Announcement, "The short public text that leads to the report."]
