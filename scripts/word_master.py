"""Writes the Word masters of the packs that ship: run `python scripts/word_master.py`.

A master is an ordinary Word file that a designer can open and change. This script is where they
came from, so that their first state can be read, reviewed and made again byte for byte. The body
of a master is read from top to bottom in the outlines of `word_outlines.py`; what they are made of
stands below.
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
from scripts.word_outlines import BRIEF, FIGURES, FORMAL, HOUSE, MACROS  # noqa: E402
from scripts.word_styles import mm, numbering, styles  # noqa: E402

TEMPLATES = ROOT / "templates"


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
