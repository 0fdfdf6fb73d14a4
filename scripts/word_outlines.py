"""What stands in the Word masters that ship, paragraph by paragraph."""

# An outline has a line for each paragraph: its style, then its runs, parted by “¦”. A run may begin
# with its style and a colon; “→” is a tab, “↵” a new line. With “?”, the paragraph stands only
# where its value is not empty. “%” is a tag that steers, and ends where its paragraphs do; “=”
# prints what a macro or a filter makes; “&” stands for another outline or for elements.

FORMAL = """
& MACROS
% if report.cover.picture
    CoverPicture {{r report.cover.picture|inline(150, 48, fill=True) }}
& HOUSE
% if report.cover.picture
    CoverLabelNear {{ report.cover.label }}
% else
    CoverLabel {{ report.cover.label }}
% if report.cover.cities|join|length > 80
    TitleLong {{r report.cover.cities|lines }}
% else
    Title {{r report.cover.cities|lines }}
Subtitle? report.cover.subtitle
CoverDates? report.cover.dates
CoverPlaces? report.cover.places
CoverSeries? report.cover.series
% if report.cover.route
    CoverRoute {{r report.cover.route|route }}
CoverDetails? Status:report.cover.edition
CoverDetails? Status:report.cover.status
CoverDetails? Status:report.cover.handling
% for detail in report.cover.details
    CoverDetails {{ detail }}
% if report.cover.logos
    CoverLogos {%r for logo in report.cover.logos %}¦{{r logo|inline(30, 12) }}¦   ¦{%r endfor %}
% for part in report.parts if part.place == "opening"
    = printed(part, loop.first)
& CHAPTERS
% for part in report.parts if part.place not in ("opening", "closing")
    = printed(part)
& CHAPTERS_END
% for part in report.parts if part.place == "closing"
    = printed(part)
"""
BRIEF = """
& MACROS
& HOUSE
Label {{ report.cover.label }}
BriefTitle {{r report.cover.cities|lines }}
BriefSubtitle? report.cover.subtitle
KeyFacts? report.cover.dates
KeyFacts? report.cover.places
KeyFacts? report.cover.series
KeyFacts? Status:report.cover.edition
KeyFacts? Status:report.cover.status
KeyFacts? Status:report.cover.handling
KeyFacts? report.cover.details|join(" · ")
% for part in report.parts
    % if part.heading.number
        BriefHeading {{r part.heading|heading }}
    % elif part.name != "imprint"
        BriefHeadingUnnumbered {{r part.heading|heading }}
    % if part.name in ("findings", "steps", "agreements")
        % for card in part.cards
            % if card.heading.number
                BriefEntry Strong:{{ card.heading.number }}¦ ¦{{r card.heading|heading }}
            % else
                BriefEntry {{r card.heading|heading }}
        % for inner in part.parts
            BriefEntry {{r inner.heading|heading }}
            % for line in inner.facts[:1]
                KeyFacts {{ line }}
        Small? part.more
    % elif part.name == "imprint"
        ImprintHeading {{r part.heading|heading }}
        ImprintText {%r for fact in part.grid if fact.name not in ("announcement", \
"cover_picture", "handling", "report") %}¦FactLabel:{{ fact.label }}:¦ ¦\
{%r for line in fact.lines %}¦{{r line|linked(fact.link if loop.first else "") }}¦\
{{ "; " if not loop.last else (" " if line[-1:] == "." else ". ") }}¦{%r endfor %}¦{%r endfor %}
        % for statement in part.statements
            = statement|prose("Imprint Text")
    % else
        = content(part)
"""
# How every part of the report and every section is printed: what it can have, in the order of
# reading. What stands first starts a page, and in a long report the first annex does.
MACROS = """
% macro content(part, level=2)
    Label? part.label
    % for line in part.facts
        KeyFacts {{r line|addressed }}
    % if part.route
        Drawing {{r part.route|route }}
    % if part.ribbon
        Drawing {{r part.ribbon|ribbon }}
    % if level
        LeadIn? part.lead_in
    % else
        BodyText? part.lead_in
    & FIGURES
    % if part.prose and part.name == "summary"
        = part.prose|prose("Body Text", lead="Lead")
    % elif part.prose
        = part.prose|prose
    % if part.place == "closing"
        % for fact in part.grid
            ImprintFact FactLabel:{{ fact.label }}¦→¦{{r fact.lines|lines(fact.link) }}
    % else
        % for fact in part.grid
            Fact FactLabel:{{ fact.label }}¦→¦{{r fact.lines|lines(fact.link) }}
    % for statement in part.statements
        % if part.place == "closing"
            = statement|prose("Imprint Text")
        % elif part.grid and loop.first
            = statement|prose("Body Text", lead="Body Text After Facts")
        % else
            = statement|prose
    % for item in part.timeline
        % if not (item.when or item.facts or item.account)
            SessionAlone {{r item.title|linked("", item.anchor) }}
        % elif level == 3
            SessionTitle {{r item.title|linked("", item.anchor) }}
        % else
            SessionHeading {{r item.title|linked("", item.anchor) }}
        % if item.when or item.facts
            KeyFacts Status:{{ item.when }}¦{%r if item.when and item.facts %}¦ · ¦{%r endif %}¦\
{{ item.facts }}
        % if item.account
            = content(item.account, 0)
    % for card in part.cards
        % if card.heading.number
            AdviceTitle FactLabel:{{ card.heading.number }}¦ ¦{{r card.heading|heading }}
            AdviceFacts? card.facts
            % if card.prose
                = card.prose|prose("Advice Text")
            % for note in card.notes
                AdviceNote {{r note|note }}
        % else
            CardTitle {{r card.heading|heading }}
            CardFacts Status:{{ card.label }}¦{%r if card.facts %}¦ · ¦{{ card.facts }}¦{%r endif %}
            % if card.prose
                = card.prose|prose("Card Text")
            CardClosing? card.closing
            % for note in card.notes
                CardNote {{r note|note }}
    % for entry in part.sources
        Source {{r entry.mark|marked(entry.anchor) }}¦→¦{{r entry.text|addressed }}\
¦{%r if entry.address %}¦ ¦{{r entry.address|addressed }}¦{%r endif %}
    % for table in part.tables
        = table|table
    % for list in part.lists
        % if list.title and level == 3
            Heading3Unnumbered {{ list.title }}
        % elif list.title and not level
            Label {{ list.title }}
        % elif list.title
            SmallTitle {{ list.title }}
        % if list.ordered
            % for item in list.items
                ListNumber {%r if item.lead %}¦Strong:{{ item.lead }}¦ ¦{%r endif %}¦\
{%r if item.target %}¦{{r item.text|linked(item.target) }}¦{%r else %}¦\
{{r item.text|addressed }}¦{%r endif %}
                % if item.prose
                    = item.prose|prose("List Continue")
        % else
            % for item in list.items
                ListBullet {%r if item.lead %}¦Strong:{{ item.lead }}¦ ¦{%r endif %}¦\
{%r if item.target %}¦{{r item.text|linked(item.target) }}¦{%r else %}¦\
{{r item.text|addressed }}¦{%r endif %}
                % if item.prose
                    = item.prose|prose("List Continue")
    Callout? part.callout
    % for quote in part.quotes
        Quote {{ quote.words|quoted }}
        % if quote.original
            QuoteOriginal {{r quote.original|quoted(quote.language) }}
        QuoteSource? quote.speaker
        QuoteSource? quote.note
    % for picture in part.pictures
        % if level
            = picture|picture
        % else
            = picture|picture(60)
    % for note in part.notes
        Small {{r note|note }}
% macro printed(part, first=false)
    % if part.contents
        & CONTENTS
    % else
        % if first
            Heading1First {{r part.heading|heading }}
        % elif part.place in ("opening", "front")
            Heading1Unnumbered {{r part.heading|heading }}
        % elif part.place == "annex" and report.is_long and part.heading.number == "A"
            AnnexHeadingFirst {{r part.heading|heading }}
        % elif part.place == "annex"
            AnnexHeading {{r part.heading|heading }}
        % elif part.place == "closing"
            ImprintHeading {{r part.heading|heading }}
        % else
            Heading1 {{r part.heading|heading }}
        = content(part)
        % for inner in part.parts
            % if inner.heading.number
                Heading2 {{r inner.heading|heading }}
            % else
                Heading2Unnumbered {{r inner.heading|heading }}
            = content(inner, 3)
        Small? part.more
"""
HOUSE = """
% if report.cover.logo
    CoverHouse {{r report.cover.logo|inline(60, 14) }}
CoverNetwork? report.cover.network
"""
FIGURES = """
% for figure in part.figures
    FigureLine {%r if figure.before %}¦FigureLabel:{{ figure.before }} ¦{%r endif %}¦\
FigureValue:{{ figure.value }}¦→¦{{ figure.label }}¦\
{%r if figure.marks %}¦ ¦FigureLabel:{{ figure.marks }}¦{%r endif %}
    FigureNote? figure.note
"""
