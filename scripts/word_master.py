"""Writes the Word masters of the packs that ship: run `python scripts/word_master.py`.

A master is an ordinary Word file that a designer can open and change. This script is where they
came from, so that their first state can be read, reviewed and made again byte for byte. The body
of a master is read from top to bottom in the outlines; what they are made of stands below.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from lxml import etree
from markupsafe import Markup

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reportgen.openxml import (  # noqa: E402
    LINKS,
    NAMESPACES,
    TYPES,
    element,
    joined,
    relation,
    relationships,
    root,
    serialised,
    valued,
)
from reportgen.packs import pack as packs  # noqa: E402
from reportgen.render.word import docx, drawings, dressing, wordml  # noqa: E402
from scripts.word_styles import mm, numbering, styles  # noqa: E402

TEMPLATES = ROOT / "templates"

# ---- the bodies ---------------------------------------------------------------------------------
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


def masters() -> dict[Path, bytes]:
    """The bytes of each master, in the colours, fonts and page of its pack."""
    return {
        TEMPLATES / "formal" / docx.MASTER: _master("formal", _outlined(FORMAL), cover=True),
        TEMPLATES / "brief" / docx.MASTER: _master("brief", _outlined(BRIEF)),
    }


def _outlined(outline: str) -> Markup:
    """The paragraphs of an outline, and the tags that end where it stands in no further."""
    paragraphs = []
    opened: list[tuple[int, str]] = []
    for line in outline.strip().splitlines():
        indent, words = len(line) - len(line.lstrip()), line.split()
        goes_on = words[1] in ("else", "elif") and words[0] == "%"
        while opened and opened[-1][0] >= indent + goes_on:
            paragraphs.append(_tag(f"end{opened.pop()[1]}"))
        if words[0] == "%" and not goes_on:
            opened.append((indent, words[1]))
        paragraphs.append(_printed(*line.split(maxsplit=1)))
    return joined((*paragraphs, *(_tag(f"end{name}") for _, name in reversed(opened))))


def _printed(style: str, words: str) -> Markup:
    """What a line of an outline stands for."""
    if style == "&":
        return _elements(words)
    if style == "%":
        return _tag(words)
    if style == "=":
        return _paragraph("TemplateTag", f"{{{{p {words} }}}}")
    if style.endswith("?"):
        look, colon, value = words.rpartition(":")
        paragraph = _paragraph(style[:-1], f"{look}{colon}{{{{ {value} }}}}")
        return _tag(f"if {value}") + paragraph + _tag("endif")
    return _paragraph(style, words)


def _tag(words: str) -> Markup:
    return _paragraph("TemplateTag", f"{{%p {words} %}}")


def _paragraph(style: str, words: str) -> Markup:
    return wordml.paragraph(style, *map(_run, words.split("¦")))


def _run(piece: str) -> Markup:
    look, colon, words = piece.partition(":")
    if not (colon and look.isalpha()):
        look, words = "", piece
    return wordml.run(words.replace("→", "\t").replace("↵", "\n"), look)


def _elements(name: str) -> Markup:
    """What stands in the body by this name. The contents stand in the control that gives Word’s
    readers the button to update them, and a bookmark is around what they list."""
    match name:
        case "CHAPTERS":
            return element("w:bookmarkStart", id=0, name="chapters")
        case "CHAPTERS_END":
            return element("w:bookmarkEnd", id=0)
        case "CONTENTS":
            gallery = valued("w", docPartGallery="Table of Contents") + element("w:docPartUnique")
            control = element("w:id", val=1) + element("w:docPartObj", gallery)
            title = _paragraph("TOCHeading", "{{ part.heading.title }}")
            entries = _printed("=", 'part.contents|contents("chapters")')
            content = element("w:sdtContent", title, entries)
            return element("w:sdt", element("w:sdtPr", control), content)
    return _outlined({"MACROS": MACROS, "HOUSE": HOUSE, "FIGURES": FIGURES}[name])


# ---- head and foot ------------------------------------------------------------------------------


LABEL = "{%r if report.tlp %}¦ ¦{{r report.tlp|label }}¦{%r endif %}"
"""The label of TLP, at the right of the head and of the foot of every page."""


def _head() -> Markup:
    return _paragraph("Header", "{{ report.short_title }}¦→¦{{ report.plain_marks }}¦" + LABEL)


def _foot() -> Markup:
    words = map(wordml.run, ("{{ report.foot }}", "\t", "{{ report.words.page }} "))
    page, pages = (
        element("w:fldSimple", wordml.run("1"), instr=f" {code} ") for code in ("PAGE", "NUMPAGES")
    )
    return wordml.paragraph(
        "Footer",
        *words,
        page,
        wordml.run(" {{ report.words.page_of }} "),
        pages,
        *map(_run, LABEL.split("¦")),
    )


def _bar() -> Markup:
    """The coloured bar along the cover's left edge: a shape without words, behind the text."""
    width, height = drawings.emu(15), drawings.emu(297)
    fill = element("a:solidFill", element("a:schemeClr", val="accent1"))
    look = drawings.rectangle(width, height) + fill + element("a:ln", element("a:noFill"))
    parts = element("wps:cNvSpPr") + element("wps:spPr", look) + element("wps:bodyPr")
    zero = element("wp:posOffset", "0")
    anchor = element(
        "wp:anchor",
        element("wp:simplePos", x=0, y=0),
        *(element(f"wp:position{axis}", zero, relativeFrom="page") for axis in "HV"),
        element("wp:extent", cx=width, cy=height),
        element("wp:wrapNone"),
        element("wp:docPr", drawings.DECORATIVE, id=1, name="Bar", descr=""),
        element("wp:cNvGraphicFramePr"),
        drawings.graphic("wps", element("wps:wsp", parts)),
        **drawings.DISTANCES,
        simplePos=0,
        relativeHeight=1,
        behindDoc=1,
        locked=0,
        layoutInCell=1,
        allowOverlap=1,
    )
    choice = element("mc:Choice", element("w:drawing", anchor), Requires="wps")
    bar = wordml.drawn(element("mc:AlternateContent", choice))
    return wordml.paragraph("Header", bar, *map(_run, f"→¦{LABEL}".split("¦")))


def _section(*, cover: bool) -> Markup:
    """The paper, its running head and foot; a cover has no words there but the label of TLP."""
    links = [("header", "default", "header1"), ("footer", "default", "footer1")]
    first = [("header", "first", "header2"), ("footer", "first", "footer2")] if cover else []
    references = (
        element(f"w:{name}Reference", **{"w:type": kind, "r:id": f"rId{RELATED.index(part) + 1}"})
        for name, kind, part in first + links
    )
    edges = dict.fromkeys(("top", "right", "bottom", "left"), 0)
    margins = element("w:pgMar", **edges, header=mm(12), footer=mm(12), gutter=0)
    apart = element("w:titlePg") if cover else ""
    return element("w:sectPr", *references, element("w:pgSz", w=0, h=0), margins, apart)


# ---- the package --------------------------------------------------------------------------------

RELATED = (
    *("styles", "numbering", "settings", "fontTable", "theme/theme1"),
    *("header1", "footer1", "header2", "footer2"),
)
"""The parts that the document is related to, in the order of their ids."""


def _master(name: str, body: Markup, *, cover: bool = False) -> bytes:
    manifest = packs.find(str(TEMPLATES / name)).manifest
    parts = {part: etree.fromstring(xml) for part, xml in _written(body, cover=cover).items()}
    dressing.dress_theme(parts["word/theme/theme1.xml"], manifest)
    dressing.dress_fonts(parts["word/fontTable.xml"], manifest)
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        dressing.dress(parts[part], manifest)
    return docx.zipped({part: serialised(tree) for part, tree in parts.items()})


def _written(body: Markup, *, cover: bool) -> dict[str, Markup]:
    """The parts of a master, before they are dressed; without a cover there is no bar along it."""
    parts = {
        "docProps/app.xml": element("Properties", xmlns=NAMESPACES["app"]),
        "docProps/core.xml": element("p:coreProperties", **{"xmlns:p": NAMESPACES["cp"]}),
        "word/document.xml": root(
            "w:document", "w r", element("w:body", body, _section(cover=cover))
        ),
        "word/fontTable.xml": root("w:fonts", "w r"),
        "word/footer1.xml": root("w:ftr", "w r", _foot()),
        "word/header1.xml": root("w:hdr", "w r", _head()),
        "word/numbering.xml": root("w:numbering", "w r", numbering()),
        "word/settings.xml": root("w:settings", "w r", _settings()),
        "word/styles.xml": root("w:styles", "w r", styles()),
        "word/theme/theme1.xml": _theme(),
    }
    if cover:
        parts["word/header2.xml"] = root("w:hdr", "w r mc wp a wps", _bar())
        parts["word/footer2.xml"] = root("w:ftr", "w r", _paragraph("Footer", f"→¦{LABEL}"))
    properties = f"{NAMESPACES['rels']}/metadata/core-properties"
    links = {
        "_rels/.rels": {
            "word/document.xml": relation("officeDocument"),
            "docProps/core.xml": properties,
            "docProps/app.xml": relation("extended-properties"),
        },
        LINKS: {
            f"{name}.xml": relation(_kind(name)) for name in RELATED if f"word/{name}.xml" in parts
        },
    }
    return {TYPES: _types(sorted(parts)), **{n: _links(to) for n, to in links.items()}, **parts}


def _kind(name: str) -> str:
    """What a part is, such as `header` for `header2`."""
    return name.rpartition("/")[2].rstrip("0123456789")


def _types(names: Iterable[str]) -> Markup:
    word = "openxmlformats-officedocument.wordprocessingml"
    kinds = {
        "docProps/app.xml": "openxmlformats-officedocument.extended-properties",
        "docProps/core.xml": "openxmlformats-package.core-properties",
        "word/document.xml": f"{word}.document.main",
        "word/theme/theme1.xml": "openxmlformats-officedocument.theme",
    }
    defaults = {"rels": "vnd.openxmlformats-package.relationships+xml", "xml": "xml"}
    listed = {
        f"/{name}": kinds.get(name, f"{word}.{_kind(name.removesuffix('.xml'))}") for name in names
    }
    return element(
        "Types",
        *(
            element("Default", Extension=name, ContentType=f"application/{kind}")
            for name, kind in defaults.items()
        ),
        *(
            element("Override", PartName=name, ContentType=f"application/vnd.{kind}+xml")
            for name, kind in listed.items()
        ),
        xmlns=NAMESPACES["types"],
    )


def _links(targets: dict[str, str]) -> Markup:
    return relationships(
        (f"rId{n}", kind, target) for n, (target, kind) in enumerate(targets.items(), 1)
    )


def _settings() -> Markup:
    word = "http://schemas.microsoft.com/office/word"
    compatible = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    settings = (
        element("w:compatSetting", **{"w:name": name, "w:uri": word}, val=value)
        for name, value in compatible.items()
    )
    slots = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}
    same = (*(f"accent{n}" for n in range(1, 7)), "hyperlink", "followedHyperlink")
    return joined(
        (
            element("w:zoom", percent=100),
            valued("w", defaultTabStop=720, characterSpacingControl="doNotCompress"),
            element("w:compat", *settings),
            valued("w", themeFontLang="en-GB"),
            element("w:clrSchemeMapping", **slots, **{slot: slot for slot in same}),
            valued("w", decimalSymbol=".", listSeparator=","),
        )
    )


def _theme() -> Markup:
    """A theme without colours and fonts, which are the pack's; the rest is what Word asks for."""
    slots = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    black = element("a:srgbClr", val="000000")
    font = joined(element(f"a:{script}", typeface="") for script in ("latin", "ea", "cs"))
    fill = element("a:solidFill", element("a:schemeClr", val="phClr"))
    line = element("a:ln", fill, w=6350)
    effect = element("a:effectStyle", element("a:effectLst"))
    looks = {"fillStyle": fill, "lnStyle": line, "effectStyle": effect, "bgFillStyle": fill}
    schemes = {
        "clrScheme": joined(element(f"a:{slot}", black) for slot in slots),
        "fontScheme": element("a:majorFont", font) + element("a:minorFont", font),
        "fmtScheme": joined(element(f"a:{kind}Lst", look * 3) for kind, look in looks.items()),
    }
    named = (element(f"a:{kind}", scheme, name="reportgen") for kind, scheme in schemes.items())
    return root("a:theme", "a", element("a:themeElements", *named), name="reportgen")


if __name__ == "__main__":
    for file, data in masters().items():
        file.write_bytes(data)
