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


class Sentence(Prose):
    """Markdown that the program made, with an author's words in it."""

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
    name: Annotated[str, "What templates call it, such as `publisher`; empty for none."] = ""


@dataclass(frozen=True)
class Figure:
    """A large figure and what it counts."""

    value: Annotated[str, "The number, in the language's own digits and separators."]
    label: Annotated[str, "What it counts."]
    before: Annotated[str, "How exact it is: “More than”; empty where it is exact."] = ""
    note: Annotated[str, "What a reader must know of it; empty for nothing."] = ""
    marks: Annotated[str, "The marks of its sources, such as `S2`; empty for none."] = ""


@dataclass(frozen=True)
class Label:
    """A label of the Traffic Light Protocol, for the head and the foot of every page."""

    text: Annotated[str, "`TLP:RED` and so on, to be printed as it is."]
    colour: Annotated[str, "The colour of its letters on black, such as `#FF2B2B`."]


@dataclass(frozen=True)
class Stop:
    """A dot of a journey: where it was at one time."""

    names: Annotated[tuple[str, ...], "The places, or how many further ones it stands for."]
    when: Annotated[str, "When people were there; empty where it is not known or told nearby."]
    way: Annotated[str, "What stands at the line to the next dot: “online”; empty for travel."]
    goes_on: Annotated[bool, "Whether there is a next dot."]


@dataclass(frozen=True)
class Journey:
    """Dots in order, from where people set out."""

    stops: Annotated[tuple[Stop, ...], "The dots, two at least."]


@dataclass(frozen=True)
class Route:
    """Who went where, as a drawing. Print it in Word with the filter `route`."""

    journeys: Annotated[tuple[Journey, ...], "One below the other, never none."]
    alt: Annotated[str, "The drawing in words, as a sentence."]


@dataclass(frozen=True)
class Tally:
    """How many sessions of one kind a day had."""

    mark: Annotated[str, "The letter that the key explains; empty where all are of one kind."]
    count: Annotated[str, "The number."]
    tone: Annotated[int, "Which of four colours: 1 to 4."]


@dataclass(frozen=True)
class Day:
    """A box of the ribbon of days."""

    weekday: Annotated[str, "The day of the week, abbreviated."]
    number: Annotated[str, "The day of the month."]
    tallies: Annotated[tuple[Tally, ...], "Its sessions; none for a day between."]


@dataclass(frozen=True)
class Span:
    """Days of one month without a long gap between them."""

    title: Annotated[str, "The month and its year."]
    days: Annotated[tuple[Day, ...], "The days one after the other."]
    is_apart: Annotated[bool, "Whether days are left out before it."]


@dataclass(frozen=True)
class Tone:
    """What a colour of the ribbon stands for."""

    mark: Annotated[str, "The letter that stands with the colour."]
    label: Annotated[str, "What it means: a place, “online”, or a phase of the programme."]
    tone: Annotated[int, "Which of four colours: 1 to 4."]


@dataclass(frozen=True)
class Ribbon:
    """The days of the programme in one line. Print it in Word with the filter `ribbon`."""

    spans: Annotated[tuple[Span, ...], "The days by month."]
    key: Annotated[tuple[Tone, ...], "What the letters and colours stand for; may be empty."]
    note: Annotated[str, "What the numbers are."]
    alt: Annotated[str, "The days in words, as a sentence."]


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
    edition: Annotated[str, "Which edition it is; empty for the public one."]
    status: Annotated[str, "“Withdrawn” and the like; empty for a report that is final."]
    handling: Annotated[str, "The handling mark, as it was written; empty where `tlp` has it."]
    picture: Annotated[Picture | None, "A photograph for the upper half."]
    logos: Annotated[tuple[Picture, ...], "The parties' logos, for the foot."]
    logo: Annotated[Picture | None, "The logo of the house, from the pack; for the top."] = None
    route: Annotated[Route | None, "The route, where there is no photograph."] = None


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
    marks: Annotated[tuple[Link, ...], "Its sources, in brackets at its end; may be empty."] = ()


@dataclass(frozen=True)
class Item:
    """An entry of a list."""

    text: Annotated[str, "Its words."]
    lead: Annotated[str, "What stands before them in bold; empty for nothing."] = ""
    target: Annotated[str, "An anchor of this document that it leads to; empty for none."] = ""
    prose: Annotated[Prose | None, "What is to be said of it, in full."] = None


@dataclass(frozen=True)
class Listing:
    """A list under a small title of its own."""

    title: Annotated[str, "Its title; empty where the heading above says it all."]
    items: Annotated[tuple[Item, ...], "Its entries, never none."]
    ordered: Annotated[bool, "Whether they are numbered."] = False


@dataclass(frozen=True)
class Caption:
    """The numbered line above a table or below a picture."""

    word: Annotated[str, "“Table” or “Figure”; empty for a picture without meaning."]
    number: Annotated[str, "Its number; tables and figures are counted apart; empty for none."]
    title: Annotated[str, "Its words."]
    anchor: Annotated[str, "The name that links lead to, unique in the document."]


@dataclass(frozen=True)
class Table:
    """Rows under a head. Print it in Word with the filter `table`."""

    caption: Annotated[Caption, "The line above it."]
    head: Annotated[tuple[str, ...], "The head of each column."]
    rows: Annotated[tuple[tuple[str, ...], ...], "Cells, of one line or several; never empty."]
    widths: Annotated[tuple[int, ...], "The columns' shares of the width, in percent."]
    figures: Annotated[tuple[bool, ...], "Which columns hold numbers, which stand to the right."]
    leads: Annotated[tuple[bool, ...], "In which columns the first line of a cell stands out."]
    total: Annotated[bool, "Whether the last row is the sum of the others."] = False
    bars: Annotated[
        tuple[int, ...],
        "How long a bar stands beside the number that ends each row, in thousandths; may be empty.",
    ] = ()
    openings: Annotated[tuple[int, ...], "Which rows, counted from 0, head a group of rows."] = ()


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
    """A session of the programme."""

    title: Annotated[str, "What it was; or the sentence that says it, as the author wrote it."]
    when: Annotated[str, "Its time or order, and that it was changed, cancelled or added, if any."]
    facts: Annotated[str, "Kind, event and place as one line; empty when not recorded."]
    account: Annotated[Part | None, "With whom it was and what happened; it has no heading."]
    anchor: Annotated[str, "The name that links to it lead to."]


@dataclass(frozen=True)
class Card:
    """What was learned, or what somebody is advised to do, in a box of its own."""

    heading: Annotated[Heading, "Its heading, whose number is `R1` for a recommendation."]
    label: Annotated[str, "What kind of finding it is; empty for a recommendation."]
    facts: Annotated[str, "For whom, how urgent and by when, as one line; empty for none."]
    prose: Annotated[Prose | None, "Its text."]
    closing: Annotated[str, "Whether it can be done elsewhere, in one sentence; may be empty."]
    notes: Annotated[tuple[Note, ...], "What it rests on."]
    wide: Annotated[bool, "Whether it is too long for half the width of a page."]


@dataclass(frozen=True)
class SourceEntry:
    """A text that facts of the report rest on."""

    mark: Annotated[str, "`S1`, `S2`, and so on."]
    text: Annotated[str, "Publisher, title, kind and date."]
    address: Annotated[str, "Its web address; empty when not recorded."]
    anchor: Annotated[str, "The name that links to it lead to."]


@dataclass(frozen=True)
class Part:
    """A part of the report, or a section of one. What it does not have is empty or none; what it
    has is printed in this order."""

    heading: Annotated[Heading, "Its heading."] = Heading("", "", "")
    name: Annotated[str, "Its name among the parts below; empty for a section."] = ""
    place: Annotated[str, "Where it stands, as listed below; empty for a section."] = ""
    contents: Annotated[tuple[ContentsEntry, ...], "The lines of the table of contents."] = ()
    is_whole: Annotated[bool, "Whether it is not to be parted by the end of a page."] = False
    label: Annotated[str, "What kind of thing it is, in a word or two."] = ""
    facts: Annotated[tuple[str, ...], "Lines of facts under the heading."] = ()
    route: Annotated[Route | None, "The route, where the cover does not show it."] = None
    ribbon: Annotated[Ribbon | None, "The days of the programme, where they are known."] = None
    lead_in: Annotated[str, "What is to be known of all that follows, in one sentence."] = ""
    figures: Annotated[tuple[Figure, ...], "Up to four large figures."] = ()
    prose: Annotated[Prose | None, "Its text."] = None
    grid: Annotated[tuple[Fact, ...], "Labels and what they stand for."] = ()
    statements: Annotated[tuple[Prose, ...], "Further texts, each for itself."] = ()
    timeline: Annotated[tuple[ProgrammeItem, ...], "Sessions in order."] = ()
    cards: Annotated[tuple[Card, ...], "Findings or recommendations in the file's order."] = ()
    sources: Annotated[tuple[SourceEntry, ...], "Sources in the file's order."] = ()
    tables: Annotated[tuple[Table, ...], "Its tables."] = ()
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
    marks: Annotated[str, "Edition, “DRAFT” and handling mark, for every page; may be empty."]
    plain_marks: Annotated[str, "The same without what `tlp` holds."]
    tlp: Annotated[Label | None, "The handling mark, where it is a label of TLP 2.0."]
    cover: Annotated[Cover, "The first page."]
    parts: Annotated[tuple[Part, ...], "All that follows the cover, in the order of printing."]
    is_long: Annotated[bool, "Whether it has contents, and its annexes start a page."]
    announcement: Annotated[Announcement, "The short public text that leads to the report."]
