"""What every field of the model holds, as far as privacy is concerned.

A field that is not in this table fails a test: whoever adds one says here whether an edition must
look into it. The names are those that authors write.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Class = Literal["words", "prose", "keys", "parts", "plain", "inside", "person"]
"""What a field holds: words, which may name people; prose, which may besides name them by
reference; keys of this entry or of others; entries of their own; what names nobody (numbers,
dates, choices); what only the internal edition tells; what goes with a person's name."""

CLASSES: tuple[tuple[str, dict[Class, str]], ...] = (
    ("Abbreviation", {"words": "short long"}),
    (
        "Action",
        {
            "words": "remark title note",
            "keys": "others agreed_in sources owner",
            "plain": "done audience due state carried_over",
        },
    ),
    (
        "Agreement",
        {
            "words": "reference renews remark title",
            "prose": "text",
            "keys": "witnesses sources parties signatories place session document",
            "plain": "languages audience kind state date valid_until",
        },
    ),
    (
        "Announcement",
        {
            "words": "remark title address",
            "keys": "sources",
            "plain": "date availability language tense",
        },
    ),
    ("Approval", {"words": "note", "keys": "who party", "plain": "date"}),
    (
        "Attachment",
        {
            "words": "remark title kind author where handling address",
            "keys": "sources",
            "plain": "audience date language",
        },
    ),
    (
        "Comparison",
        {"words": "remark theme note", "keys": "sources", "parts": "views", "plain": "verdict"},
    ),
    ("ContextView", {"words": "text", "keys": "who"}),
    ("Contribution", {"words": "what", "keys": "who"}),
    ("Corrigendum", {"words": "text", "plain": "date"}),
    (
        "Cost",
        {
            "words": "category remark what",
            "keys": "sources payer",
            "parts": "amount",
            "plain": "state",
        },
    ),
    (
        "Delegation",
        {
            "words": "remark name",
            "prose": "note",
            "keys": "sources leaders sender part_of",
            "parts": "size companions groups",
            "plain": "audience",
        },
    ),
    (
        "Discrepancy",
        {"words": "what chosen reason", "keys": "field", "parts": "values", "plain": "printed"},
    ),
    (
        "EmbeddedEvent",
        {
            "words": "remark name kind address",
            "prose": "relation",
            "keys": "sources hosts partners place",
            "parts": "attendance",
            "plain": "audience date",
        },
    ),
    (
        "Evaluation",
        {
            "words": "remark method comments",
            "prose": "summary",
            "keys": "sources",
            "parts": "questions",
            "plain": "asked answered",
        },
    ),
    (
        "Exchange",
        {
            "words": "title short_title themes interpretation",
            "prose": "summary background why_host purpose outcome next_steps",
            "keys": "id",
            "parts": "planned series figures related objectives places organisations parties "
            "people participants legs delegations events sessions quotes contexts findings "
            "recommendations actions agreements evaluation funding costs total_cost images "
            "attachments abbreviations glossary discrepancies releases sections report "
            "announcement sources",
            "plain": "kind status modality dates duration activity travel direction "
            "working_languages",
        },
    ),
    ("Figure", {"words": "remark what note", "keys": "sources", "plain": "value qualifier"}),
    (
        "Finding",
        {
            "words": "remark title conditions",
            "prose": "text",
            "keys": "key sources about heard_in heard_from suits",
            "plain": "audience kind unattributed transferable",
        },
    ),
    ("Foreword", {"prose": "text", "keys": "by"}),
    ("Function", {"words": "title", "keys": "organisation"}),
    ("Funding", {"words": "remark what reference", "keys": "sources funder", "parts": "amount"}),
    (
        "Image",
        {
            "words": "remark file caption alt credit licence",
            "keys": "sources place session",
            "parts": "people",
            "plain": "audience decorative date cover",
            "inside": "consent",
        },
    ),
    (
        "Leg",
        {
            "words": "remark title",
            "prose": "purpose",
            "keys": "sources from to hosts delegations",
            "plain": "audience dates modality status",
        },
    ),
    ("Money", {"plain": "amount currency qualifier"}),
    (
        "Objective",
        {"words": "remark title", "prose": "evidence", "keys": "sources", "plain": "result"},
    ),
    (
        "Organisation",
        {
            "words": "remark name short_name website logo",
            "keys": "sources part_of place",
            "parts": "names",
            "plain": "audience kind",
        },
    ),
    ("OtherName", {"words": "name", "plain": "kind language"}),
    (
        "Participation",
        {
            "words": "remark function group presence",
            "keys": "key sources including person party organisation delegation replaced_by",
            "parts": "functions",
            "plain": "count qualifier roles external mode withheld",
        },
    ),
    (
        "Party",
        {"words": "remark", "prose": "reason", "keys": "sources who", "plain": "audience roles"},
    ),
    (
        "Person",
        {
            "words": "remark",
            "keys": "sources",
            "person": "name family_name given_name prefix suffix names biography contact",
        },
    ),
    ("Pictured", {"words": "position", "keys": "who"}),
    (
        "Place",
        {
            "words": "remark name",
            "keys": "sources part_of",
            "parts": "names profile",
            "plain": "audience kind country time_zone",
        },
    ),
    (
        "PlannedExchange",
        {"words": "reason", "keys": "decided_by places", "plain": "decided dates modality"},
    ),
    (
        "PlannedSession",
        {"words": "title venue", "keys": "place", "plain": "date start end modality"},
    ),
    ("ProfileFact", {"words": "remark what value", "keys": "sources", "plain": "year"}),
    ("Question", {"words": "remark text scale", "keys": "sources", "plain": "score answers"}),
    (
        "Quote",
        {
            "words": "described remark words translation translator",
            "keys": "sources speaker session",
            "plain": "audience language released",
        },
    ),
    (
        "Recommendation",
        {
            "words": "reply remark title",
            "prose": "text",
            "keys": "sources to based_on",
            "plain": "audience priority due",
        },
    ),
    (
        "RelatedExchange",
        {"words": "remark title address note", "keys": "sources", "plain": "relation dates"},
    ),
    (
        "Release",
        {
            "keys": "people sources",
            "plain": "audience what basis date withdrawn",
            "inside": "evidence",
        },
    ),
    (
        "Report",
        {
            "words": "number version licence citation accessibility_contact isbn issn doi handling",
            "prose": "disclaimer funding_statement acknowledgements",
            "keys": "authors reviewers publisher",
            "parts": "approvals history corrigenda foreword",
            "plain": "status date language original_language embargo",
        },
    ),
    ("SaidValue", {"words": "value", "keys": "sources"}),
    (
        "Sections",
        {
            "plain": "planned series figures related summary background why_host purpose "
            "objectives outcome next_steps legs delegations events sessions quotes contexts "
            "findings recommendations actions agreements evaluation funding costs images "
            "attachments abbreviations glossary discrepancies announcement sources",
        },
    ),
    (
        "Series",
        {
            "words": "also_in remark name counts instalment framework",
            "prose": "statement",
            "keys": "sources organiser",
            "plain": "ordinal",
        },
    ),
    (
        "Session",
        {
            "words": "remark title track venue change key_points handling",
            "prose": "summary",
            "keys": "also_at apologies replaces sources hosts with documents leg event place "
            "venue_of after",
            "parts": "attendance planned contributions",
            "plain": "audience kind phase modality date weekday start end zone duration "
            "with_others rule languages outcome",
        },
    ),
    ("Size", {"plain": "count qualifier"}),
    (
        "Source",
        {
            "words": "title kind author address",
            "keys": "publisher",
            "plain": "audience date default",
        },
    ),
    ("SubGroup", {"words": "remark name purpose", "keys": "sources members", "parts": "size"}),
    ("Term", {"words": "term meaning"}),
    ("Version", {"words": "version change", "plain": "date"}),
)

FIELDS: Mapping[str, Mapping[str, Class]] = {
    model: {name: kind for kind, names in classes.items() for name in names.split()}
    for model, classes in CLASSES
}
"""The class of each field, by model and name."""
