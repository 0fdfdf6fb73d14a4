"""What a template may see: plain values only, each described here.

A template's one root is `report`, a `ReportView`. Text is `str`, to be printed as it is; `Prose`
is Markdown, to be printed with the filter `prose`. A part of the report that has no data is
`None`, and a template asks for it with `{% if %}`; a list without entries is empty. Nothing here
can open a file, call the network or reach the exchange's own data.
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


@dataclass(frozen=True)
class Glance:
    """The exchange on half a page."""

    heading: Annotated[Heading, "The part's heading."]
    figures: Annotated[tuple[Figure, ...], "Up to four large figures."]
    facts: Annotated[tuple[Fact, ...], "When, where, who visited, who hosted, and so on."]


@dataclass(frozen=True)
class Text:
    """A chapter that is one text."""

    heading: Annotated[Heading, "The chapter's heading."]
    prose: Annotated[Prose, "Its text."]


@dataclass(frozen=True)
class Background:
    """How the exchange came about, the event it joined, and why an additional host."""

    heading: Annotated[Heading, "The chapter's heading."]
    prose: Annotated[Prose | None, "The text of the chapter itself."]
    sections: Annotated[tuple[BackgroundSection, ...], "Events, and parties with a reason."]


@dataclass(frozen=True)
class BackgroundSection:
    """An embedded event, or a party whose part has a reason."""

    heading: Annotated[Heading, "The section's heading."]
    facts: Annotated[str, "One line of facts: name, date, hosts, partners; empty for none."]
    prose: Annotated[Prose | None, "The relation or the reason in the author's words."]


@dataclass(frozen=True)
class Objectives:
    """What the exchange is for."""

    heading: Annotated[Heading, "The chapter's heading."]
    prose: Annotated[Prose | None, "The purpose."]
    items: Annotated[tuple[str, ...], "The objectives, numbered from 1 in their order."]


@dataclass(frozen=True)
class ParticipantRow:
    """One participant, or several of whom only a number or a description is known."""

    who: Annotated[str, "The name, the group, or that the name was not recorded."]
    function: Annotated[str, "The functions with their bodies, or that none was recorded."]
    part: Annotated[str, "The roles; empty when none was recorded."]


@dataclass(frozen=True)
class PartySection:
    """A party and its participants."""

    heading: Annotated[Heading, "The party's name."]
    roles: Annotated[str, "What it acts as, and its country, as one line."]
    participants: Annotated[tuple[ParticipantRow, ...], "Its participants; heads first."]
    has_parts: Annotated[bool, "Whether every participant's part is recorded."]


@dataclass(frozen=True)
class People:
    """Delegation and hosts."""

    heading: Annotated[Heading, "The chapter's heading."]
    parties: Annotated[tuple[PartySection, ...], "The parties: visitors, hosts, then others."]


@dataclass(frozen=True)
class ProgrammeItem:
    """A session as the programme lists it."""

    when: Annotated[str, "Its time or its order; empty when neither was recorded."]
    title: Annotated[str, "What it was."]
    facts: Annotated[str, "Kind, event and place as one line; empty when not recorded."]
    attendees: Annotated[str, "“With ...”; empty when nobody was recorded."]
    account: Annotated[str, "The anchor of its account; empty when there is none."]


@dataclass(frozen=True)
class ProgrammeGroup:
    """The sessions of one day, one event or one place."""

    heading: Annotated[Heading, "The day, event or place."]
    items: Annotated[tuple[ProgrammeItem, ...], "Its sessions in order."]


@dataclass(frozen=True)
class Programme:
    """What happened, in order."""

    heading: Annotated[Heading, "The chapter's heading."]
    note: Annotated[str, "What was not recorded of all sessions; empty for nothing."]
    groups: Annotated[tuple[ProgrammeGroup, ...], "Days, events or places."]


@dataclass(frozen=True)
class Contribution:
    """What somebody put into a session."""

    who: Annotated[str, "The name, function or body."]
    what: Annotated[str, "What was contributed."]


@dataclass(frozen=True)
class Account:
    """What happened in one session."""

    heading: Annotated[Heading, "The session's title."]
    facts: Annotated[str, "Kind, event, place and time, as one line; empty for none."]
    attendees: Annotated[str, "“With ...”; empty when nobody was recorded."]
    change: Annotated[str, "What differed from the plan; empty for nothing."]
    prose: Annotated[Prose | None, "What happened."]
    key_points: Annotated[tuple[str, ...], "What to remember."]
    contributions: Annotated[tuple[Contribution, ...], "Who contributed what."]
    sources: Annotated[str, "Its sources, when they differ from the report's; else empty."]


@dataclass(frozen=True)
class Accounts:
    """The sessions one by one."""

    heading: Annotated[Heading, "The chapter's heading."]
    sessions: Annotated[tuple[Account, ...], "The sessions that have an account."]


@dataclass(frozen=True)
class Finding:
    """One thing learned."""

    heading: Annotated[Heading, "The finding as a sentence."]
    kind: Annotated[str, "What kind of finding it is."]
    about: Annotated[str, "Which places or bodies it is about; empty when not recorded."]
    prose: Annotated[Prose | None, "The finding in full."]
    heard_in: Annotated[str, "“Heard in ...”; empty when not recorded."]
    suits: Annotated[str, "“May suit ... if ...”; empty when not recorded."]
    sources: Annotated[str, "Its sources, when they differ from the report's; else empty."]


@dataclass(frozen=True)
class Findings:
    """What was learned."""

    heading: Annotated[Heading, "The chapter's heading."]
    items: Annotated[tuple[Finding, ...], "The findings in the file's order."]


@dataclass(frozen=True)
class Recommendation:
    """What somebody is advised to do."""

    mark: Annotated[str, "`R1`, `R2`, and so on."]
    title: Annotated[str, "The recommendation in one sentence."]
    facts: Annotated[str, "For whom, how urgent and by when, as one line; empty for none."]
    prose: Annotated[Prose | None, "Why and how, in full."]
    sources: Annotated[str, "Its sources, when they differ from the report's; else empty."]


@dataclass(frozen=True)
class ActionRow:
    """What somebody agreed to do."""

    mark: Annotated[str, "`A1`, `A2`, and so on."]
    title: Annotated[str, "What is to be done."]
    owner: Annotated[str, "Who does it, or that nobody was named."]
    due: Annotated[str, "By when, or that no date was agreed or recorded."]
    state: Annotated[str, "How far it has come."]


@dataclass(frozen=True)
class Steps:
    """Recommendations and actions."""

    heading: Annotated[Heading, "The chapter's heading, which names what there is."]
    advice_heading: Annotated[Heading | None, "The recommendations' own, beside actions."]
    actions_heading: Annotated[Heading | None, "The actions' own, beside recommendations."]
    recommendations: Annotated[tuple[Recommendation, ...], "In the file's order."]
    actions: Annotated[tuple[ActionRow, ...], "In the file's order."]


@dataclass(frozen=True)
class BodyRow:
    """An organisation that the visitors met."""

    name: Annotated[str, "Its name, with the body it belongs to."]
    kind: Annotated[str, "What kind of body it is; empty when not recorded."]
    met_in: Annotated[str, "The sessions it was met in."]


@dataclass(frozen=True)
class Bodies:
    """The annex of organisations met."""

    heading: Annotated[Heading, "The annex's heading; its number is a letter."]
    rows: Annotated[tuple[BodyRow, ...], "The organisations in the order they were met."]
    has_kinds: Annotated[bool, "Whether every organisation's kind is recorded."]


@dataclass(frozen=True)
class SourceEntry:
    """A text that facts of the report rest on."""

    mark: Annotated[str, "`S1`, `S2`, and so on."]
    text: Annotated[str, "Publisher, title, kind and date."]
    address: Annotated[str, "Its web address; empty when not recorded."]
    supports: Annotated[str, "What names it as its source; empty where nothing does."]


@dataclass(frozen=True)
class Sources:
    """The annex of sources."""

    heading: Annotated[Heading, "The annex's heading; its number is a letter."]
    note: Annotated[str, "Which facts rest on which source, when one sentence can say it."]
    entries: Annotated[tuple[SourceEntry, ...], "The sources in the file's order."]


@dataclass(frozen=True)
class Imprint:
    """Who publishes the report, and how it was made."""

    heading: Annotated[Heading, "The part's heading."]
    facts: Annotated[tuple[Fact, ...], "Publisher, licence, citation, edition, and so on."]
    disclaimer: Annotated[Prose | None, "The disclaimer, word for word."]
    funding: Annotated[Prose | None, "The funding statement, word for word."]


@dataclass(frozen=True)
class Document:
    """What the file's properties say."""

    title: Annotated[str, "The document's title."]
    subject: Annotated[str, "What kind of exchange, when and where; empty when not recorded."]
    authors: Annotated[tuple[str, ...], "Who wrote it; empty when not recorded."]
    keywords: Annotated[tuple[str, ...], "The themes."]
    date: Annotated[str, "The report's date as `2018-12-03`; empty when it has no full date."]


@dataclass(frozen=True)
class ReportView:
    """The report: the one root of every template, named `report`."""

    id: Annotated[str, "The exchange's short name."]
    title: Annotated[str, "The exchange's title."]
    short_title: Annotated[str, "The title for running heads."]
    language: Annotated[str, "The language tag of the document, such as `en-GB`."]
    edition: Annotated[str, "Who may read it: `public`, `partners` or `internal`."]
    words: Annotated[Mapping[str, str], "Labels by name, such as `words.contents`."]
    document: Annotated[Document, "What the file's properties say."]
    foot: Annotated[str, "Number and version for the running foot; empty for none."]
    cover: Annotated[Cover, "The first page."]
    glance: Annotated[Glance, "At a glance."]
    contents: Annotated[tuple[ContentsEntry, ...], "The contents; empty in a short report."]
    chapters_on_new_pages: Annotated[bool, "Whether a chapter starts a page (a long report)."]
    summary: Annotated[Text | None, "The summary, without a number."]
    background: Annotated[Background | None, "Background and choice of host."]
    objectives: Annotated[Objectives | None, "Purpose and objectives."]
    people: Annotated[People | None, "Delegation and hosts."]
    programme: Annotated[Programme | None, "The programme."]
    accounts: Annotated[Accounts | None, "The sessions one by one."]
    findings: Annotated[Findings | None, "What was learned."]
    steps: Annotated[Steps | None, "Recommendations and actions."]
    outcome: Annotated[Text | None, "What came of it."]
    bodies: Annotated[Bodies | None, "Annex: organisations met."]
    sources: Annotated[Sources | None, "Annex: sources."]
    imprint: Annotated[Imprint, "Who publishes the report, and how it was made."]
