"""A withheld name is brought in through the front door: the exchange file, its pictures, the pack.

Each way is refused, by a rule or by the gate, or what it brings is in no document; what only looks
like a name is let through.
"""

import io
import json
import zipfile
from copy import deepcopy
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image, PngImagePlugin

from reportgen import Options, build
from reportgen.errors import ExitCode, ReportgenError
from reportgen.packs.pack import DEFAULT
from reportgen.pipeline import generate
from support.documents import FORMATS
from support.everything import holds
from support.hiding import MEETING, merge

NAME = "Cara Dunmore"
EXCHANGE = yaml.load(
    MEETING
    + """\
people: { p: { name: Cara Dunmore, contact: [dunmore.c@example.org, "+00 161 496 0123"] } }
participants: [{ person: p, party: a, functions: [Lord Provost], roles: [delegate] }]
""",
    Loader=yaml.BaseLoader,
)


def written(folder: Path, changes: Any, **files: bytes) -> Path:
    """An exchange file with these changes, and a picture beside it."""
    data = deepcopy(EXCHANGE)
    merge(data, yaml.load(changes, Loader=yaml.BaseLoader) if isinstance(changes, str) else changes)
    Image.new("RGB", (40, 30)).save(folder / "a.png")
    file = folder / "exchange.json"
    file.write_text(json.dumps(data), "utf-8")
    return file


def outcome(file: Path, *formats: Any, pack: Path | None = None) -> ExitCode:
    """What became of a report for partners, whose names the gate alone sees to."""
    options = Options(formats=formats, edition="partners", pack=str(pack or DEFAULT))
    try:
        made = build(file, options)
    except ReportgenError as error:
        assert not [problem for problem in error.problems if "Dunmore" in problem.sentence]
        return error.exit_code
    for artifact in made.artifacts:
        assert holds(artifact.data, [NAME]) == [], artifact.format
    return ExitCode.DONE


def called(name: str, text: str, **fields: Any) -> dict[str, Any]:
    """An exchange with a withheld person of this name, and a text."""
    return {"people": {"p": {"name": name, "contact": [], **fields}}, "background": text}


CARA = {
    "a footnote inside": "We met Dun[^1]more.\n\n[^1]: A note.",
    "a footnote between": "We met Cara[^1] Dunmore.\n\n[^1]: A note.",
    "words for signs": "Write to dunmore.c (at) example (dot) org.",
    "percent signs": "See <https://example.org/%43ara%20Dunmore>.",
    "quoted for mail": "See <https://example.org/?to=Cara=20Dunm=C3=B6re>.",
    "entities": "See C&#97;ra D&#x75;nmore.",
    "emphasis": "We met C**a**ra Dun*mor*e.",
    "a link inside": "We met Cara [Dun](https://example.org/a)more.",
    "list items": "- Cara\n- Dunmore",
    "soft hyphens": "We met Dun\u00admore.",
    "joiners": "We met Dun\u200dmore.",
    "look-alikes": "We met Dunmоrе.",
    "apart": "We met D u n m o r e today.",
    "a handle": "See @dunmore1975.",
    "the family": "The Dunmores came.",
    "telephone": "Call 0161.496 0123.",
}
OTHERS = {
    "apostrophe added": ("Siobhan OBrien", "Then O'Brien spoke."),
    "apostrophe dropped": ("Siobhán O’Brien", "SIOBHAN OBRIEN spoke."),
    "capital inside": ("Eve MacDonald", "Then Mac Donald spoke."),
    "Mac and Mc": ("Eve MacDonald", "Then McDonald spoke."),
    "half of a double name": ("Jean Smythe-Ashworth", "Then Ms Smythe spoke."),
    "other half": ("Jean Smythe-Ashworth", "Then Ashworth spoke."),
    "given and first half": ("Jean Smythe-Ashworth", "Then Jean Smythe spoke."),
    "particles in one": ("Ursula van der Velde", "Then Vandervelde spoke."),
    "without particles": ("Ursula van der Velde", "Then Velde spoke."),
    "dotless i": ("Mehmet Yılmaz", "MEHMET YILMAZ spoke."),
    "letters after it": ("John Dunmore PhD", "Then Dunmore spoke."),
    "the younger": ("John Dunmore Jr.", "Then J. Dunmore spoke."),
    "recorded family first": ("Dunmore, John", "Then Dunmore spoke."),
    "recorded with titles": ("The Rt Hon Cara Dunmore MP", "Then Dunmore spoke."),
    "ordinary word with a title": ("Adam Young", "Then Inspector Young spoke."),
    "another language's title": ("Adam Young", "Then Herr Young spoke."),
    "ordinary word with an initial": ("Adam Young", "Then A. Young spoke."),
    "initial after": ("Adam Young", "Then Young, A. spoke."),
    "two initials": ("Adam Young", "Then Mr. A. P. Young spoke."),
    "an initial between": ("Adam Young", "Then Adam P. Young spoke."),
    "short with an initial": ("Wei Li", "Then W. Li spoke."),
    "short with a title": ("Wei Li", "Then Dr Li spoke."),
    "two surnames": ("Ana Garmendia Lorca", "Then Ana Garmendia spoke."),
    "middle initials": ("Jane Rose Hartnoll", "Then jrhartnoll wrote."),
    "family first": ("Wang Xiaoming", "Then Mr Wang spoke."),
    "called by the given name": ("Tariq Lisle", "Then Mr. Tariq’s talk began."),
    "first of two surnames": ("Ana Garmendia y Lorca", "Then Ms Garmendia spoke."),
    "all initials after": ("Adam Peter Young", "Then Young, A.P. spoke."),
    "all initials after a space": ("Adam Peter Young", "Then Young A. P. spoke."),
    "initials without stops": ("Adam Peter Young", "Then AP Young spoke."),
    "initials as in a list": ("Jane K. Smith", "Then Smith JK spoke."),
    "transcribed": ("Jörg Müller", "Then Joerg MUELLER spoke."),
}
FIELDS = {
    "session's title": "sessions: { s: { title: Talk by Cara Dunmore } }",
    "venue": "sessions: { s: { title: Talk, venue: The Cara Dunmore Hall } }",
    "track": "sessions: { s: { title: Talk, track: Dunmore group } }",
    "place": "places: { a: { name: Aston }, b: { name: Cara Dunmore Hall } }",
    "place's other name": "places: { a: { names: [{ name: Dunmore Cara }] } }",
    "organisation": "organisations: { o: { name: Cara Dunmore Trust } }\n"
    "sessions: { s: { title: Talk, with: [o] } }",
    "organisation's address": "organisations: { o: { name: Trust, "
    "website: 'https://example.org/cara-dunmore' } }\nsessions: { s: { title: Talk, with: [o] } }",
    "theme": "themes: [Dunmore’s work]",
    "author of a source": "sources: { s: { title: Notes, author: 'Dunmore, C.', default: yes } }",
    "publisher's address": "sources: { s: { title: N, address: 'https://cdunmore.example' } }",
    "attachment": "attachments: { d: { title: Slides, author: C. Dunmore } }",
    "abbreviation": "abbreviations: [{ short: CDF, long: Cara Dunmore Fund }]",
    "glossary": "glossary: [{ term: Dunmore method, meaning: A way of work. }]",
    "quotation": "quotes: [{ words: We came, described: 'Dunmore, of Aston' }]",
    "translator": "quotes: [{ words: Wir kamen, language: de, translation: We came, "
    "translator: Cara Dunmore }]",
    "finding": "findings: [{ kind: lesson, title: As Dunmore said }]",
    "recommendation": "recommendations: [{ title: Ask Cara Dunmore }]",
    "evaluation": "evaluation: { comments: [Dunmore was good] }",
    "announcement": "announcement: { title: Cara Dunmore visits, date: 2024-05-20 }",
    "citation": "report: { citation: 'Dunmore, C. (2024) Report' }",
    "copyright": "report: { licence: © Cara Dunmore }",
    "handling": "report: { disclaimer: 'The views are Dunmore’s' }",
    "photographer": "images: { i: { file: a.png, alt: A room., credit: C. Dunmore } }",
    "alt text": "images: { i: { file: a.png, alt: Mrs D-u-n-m-o-r-e. } }",
    "caption": "images: { i: { file: a.png, alt: A room., caption: Dunmore. } }",
    "function": "background: The Lord Provost spoke.",
    "cost": "costs: [{ what: Ticket for Cara Dunmore, amount: { amount: '9', currency: EUR } }]",
    "id": "id: visit-of-cara-dunmore",
    "key of a session": "sessions: { talk-by-cara-dunmore: { title: Talk } }",
    "key of a source": "sources: { dunmore-notes: { title: Notes } }",
}
ID_AND_KEYS = ("id", "key of a session", "key of a source")
FORMAT = cycle(FORMATS)
WAYS: dict[str, tuple[Any, Any]] = {
    **{way: ({"background": text}, next(FORMAT)) for way, text in CARA.items()},
    **{way: (called(*told), next(FORMAT)) for way, told in OTHERS.items()},
    **{way: (text, next(FORMAT)) for way, text in FIELDS.items()},
}


@pytest.mark.parametrize("way", WAYS)
def test_a_name_in_the_exchange_file_comes_into_no_report(way: str, tmp_path: Path) -> None:
    changes, format_ = WAYS[way]
    expected = ExitCode.DONE if way in ID_AND_KEYS else ExitCode.GATE
    assert outcome(written(tmp_path, changes), format_) == expected


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("way", ["a footnote inside", "a footnote between", "a link inside"])
def test_marks_in_a_name_hide_it_in_no_format(way: str, format_: str, tmp_path: Path) -> None:
    assert outcome(written(tmp_path, {"background": CARA[way]}), format_) == ExitCode.GATE


# ---- what only looks like a name ----------------------------------------------------------------

SHOWN = "[{ people: [q], audience: public, basis: consent }]"
ALIKE: dict[str, Any] = {
    "a city": {
        **called("Ana Birmingham", "A Birmingham school."),
        "places": {"b": {"name": "Birmingham"}},
    },
    "a longer word": called("Eve Marsden", "The Marsdenshire fair."),
    "April": called("April Quill", "They met in April and May 2024."),
    "May": called("Theresa May", "They met in May; may it last. May Day was fine."),
    "March": called("June March", "In March and June they may march."),
    "Friday": called("Jo Friday", "On Friday they met."),
    "young people": called("Adam Young", "A young man. Young people are key. A Young Mayors’ day."),
    "a counted part": called("Adam Young", "See Annex A. Young people came. Group A. Young people"),
    "hope": called("Bob Hope", "They hope to meet. Hope remains. Mrs Okoro of Hope House."),
    "a ship": called("Mary Rose Hartnoll", "The Mary Rose is a ship."),
    "a source": called("Paul Source", "Fine."),
    "a font": called("Ana Sans", "Fine."),
    "another font": called("Jo Calibri", "Fine."),
    "a maker of software": called("Jo Adobe", "Fine."),
    "a type": called("Jo Type", "Fine."),
    "a catalogue": called("Jo Catalog", "Fine."),
    "a style": called("Jo Quote", "Fine."),
    "a heading": called("Jo Heading", "Fine."),
    "normal": called("Jo Normal", "Fine."),
    "the page": called("Mark Page", "The mark on the page."),
    "art": called("Art Story", "The art of a story."),
    "no": called("Kim Ng", "Nothing is wrong: no. ng."),
    "like": called("Wei Li", "Point W. Like it. Living."),
    "an": called("Na An", "An apple and a banana."),
    "a stone": called("Ed Stone", "A stone wall. Medstone. Educated."),
    "hours": {
        "people": {"p": {"contact": ["office hours 9 to 5"]}},
        "background": "From 9 till 5.",
    },
    "another number": {"background": "Call 0161 496 0124; ISBN 978-0-00-000000-2."},
    "Donald": called("Ian MacDonald", "Donald came with a mac and a Mac computer."),
    "wood and hill": called("Jean Wood-Hill", "A wood on a hill. Wood Street, Hill Road."),
    "Bergen": called("Ursula van der Berg", "A van and a der; the Bergen visit."),
    "the Lord Mayor": called("Juan Mayor", "The Lord Mayor and the mayor met."),
    "Lord Street": called("Di Street", "They walked down Lord Street."),
    "a digest": called("Ed Bee", "See https://example.org/a/0dedbee5a1f9c3 and edbeef."),
    "digits of a digest": called("Ed Bee", f"Sealed as {'0' * 20}bee{'0' * 20}."),
    "another of that given name": called("John Dunmore", "Mr John Okoro, Dr John Lee-Smith."),
    "in stone": called("Ivan Nils Stone", "In Stone we trust, in stone; Ian Stone."),
    "codes": called("Ada Lees", "R1 and A1, B2B 4G A4 H5N1 P/CVE Covid19 20mph G20 L3."),
    "the west": called("Brian West", "Option B. West of it is a hill. The West, b. a letter."),
    "a language": called("Ali English", "English and French were spoken."),
    "France": {**called("Jo France", "Fine."), "places": {"b": {"country": "FR"}}},
    "a river": called("Jo Jordan", "To the river Jordan."),
    "a kingdom": {**called("Ann Kingdom", "Fine."), "places": {"b": {"country": "GB"}}},
    "Prevent": called("Jo Prevent", "Work under Prevent."),
    "the EU": called("Jo Eu", "The EU and the UN."),
    "white": called("Jo White", "White paper, black board."),
    "women": called("Jo Women", "A women’s workshop."),
    "a ford": called("Jo Ford", "A ford. Stratford, Bradford."),
    "Allen": called("Al Len", "Allen, Ballen and all enough."),
    "a ban": called("Ray Ban", "A ban; urban; rays."),
    "Robinson": called("Jo Robin", "Robinson came."),
    "across": called("Pat Ross", "Cross the patrol; across."),
    "a body of that name": {
        **called("Ian Cadbury", "[[o]] and a Cadbury prize."),
        "organisations": {"o": {"name": "Cadbury Trust"}},
    },
    "another author": {
        **called("Cara Dunmore", "Fine."),
        "sources": {"s": {"title": "On rivers", "author": "W. Dunmore"}},
    },
    **{
        what: {
            "people": {"p": {"name": withheld}, "q": {"name": shown}},
            "participants": [{"person": "q", "party": "b"}],
            "releases": yaml.load(SHOWN, Loader=yaml.BaseLoader),
            "background": text,
        }
        for what, withheld, shown, text in (
            ("a namesake", "Cara Dunmore", "Ewan Dunmore", "Mr Dunmore and E. Dunmore, [[q]]."),
            ("a given name", "Cara Dunmore", "Cara Okoro", "[[q]] and Cara."),
            ("part of a longer name", "Muhammad Ali Khan", "Muhammad Ali", "[[q]] came."),
        )
    },
}
ALIKE_IN = dict(zip(ALIKE, cycle(FORMATS), strict=False))


@pytest.mark.parametrize("likeness", ALIKE)
def test_what_only_looks_like_a_name_is_printed(likeness: str, tmp_path: Path) -> None:
    assert outcome(written(tmp_path, ALIKE[likeness]), ALIKE_IN[likeness]) == ExitCode.DONE


# ---- pictures -----------------------------------------------------------------------------------


def jpeg(**saving: Any) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30)).save(made, "JPEG", **saving)
    return made.getvalue()


def png(**text: bool) -> bytes:
    made, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Author", NAME, **text)
    info.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta><rdf>{NAME}</rdf></x:xmpmeta>")
    Image.new("RGB", (40, 30)).save(made, "PNG", pnginfo=info)
    return made.getvalue()


def exif(tag: int, value: Any) -> bytes:
    data = Image.Exif()
    data[tag] = value
    return jpeg(exif=data)


XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{NAME}</x:xmpmeta>".encode()
PICTURES = {
    "artist": ("a.jpg", exif(0x013B, NAME)),
    "comment in wide letters": ("a.jpg", exif(0x9C9C, NAME.encode("utf-16-le"))),
    "JPEG comment": ("a.jpg", jpeg(comment=NAME)),
    "XMP": ("a.jpg", jpeg(xmp=XMP)),
    "after the end": ("a.jpg", jpeg() + NAME.encode()),
    "PNG text": ("a.png", png()),
    "PNG packed text": ("a.png", png(zip=True)),
    "its own name": ("cara-dunmore.jpg", jpeg()),
}


@pytest.mark.parametrize("field", ["image", "logo"])
@pytest.mark.parametrize("way", PICTURES)
def test_what_a_picture_carries_is_in_no_document(way: str, field: str, tmp_path: Path) -> None:
    name, data = PICTURES[way]
    changes: Any = {"images": {"i": {"file": name, "alt": "A room."}}}
    if field == "logo":
        changes = {"organisations": {"o": {"name": "Trust", "logo": name}}}
        changes["parties"] = [{"who": "o", "roles": ["organiser"]}]
    file = written(tmp_path, changes)
    (tmp_path / name).write_bytes(data)
    assert outcome(file, *FORMATS) == ExitCode.DONE


# ---- packs --------------------------------------------------------------------------------------


ALL_OF_IT = "{% for key in report.__dict__ %}{{ key }}{% endfor %}{{ report }}"
HTML_PACKS = {
    "text": f"<p>{NAME}</p>",
    "hidden text": f"<p hidden>{NAME}</p>",
    "white text": f"<p style='color:#fff;font-size:1px'>{NAME}</p>",
    "comment": f"<!-- {NAME} -->",
    "made in the template": "<p>{{ 'Cara Dun' ~ 'more' }}</p>",
    "joined in the template": "<p>{{ ['Cara', 'Dunmore'] | join('_') }}</p>",
    "title of a thing": "<p title='Cara Dunmore'>.</p>",
    "address": "<p><a href='https://example.org/cara.dunmore'>.</a></p>",
    "style of its own": "<style>h1::after { content: 'Cara Dunmore' }</style>",
}


@pytest.mark.parametrize("format_", ["pdf", "html"])
@pytest.mark.parametrize("way", HTML_PACKS)
def test_a_name_in_a_packs_page_comes_into_no_report(
    way: str, format_: str, pack: Path, tmp_path: Path
) -> None:
    cover = pack / "html" / "cover.html.j2"
    cover.write_text(cover.read_text("utf-8") + HTML_PACKS[way], "utf-8")
    found = outcome(written(tmp_path, {}), format_, pack=pack)
    unprinted = format_ == "pdf" and way in ("hidden text", "comment", "title of a thing")
    assert found in ((ExitCode.GATE, ExitCode.DONE) if unprinted else (ExitCode.GATE,))


@pytest.mark.parametrize(
    "rule",
    [
        "h1::before { content: 'Cara Dunmore' }",
        "h1::before { content: 'Cara \\44 unmore' }",
        "h1 { --who: 'Cara Dunmore' }",
        "/* Cara Dunmore */",
        "@page { @top-left { content: 'CARA DUNMORE' } }",
    ],
)
def test_a_name_in_a_packs_style_comes_into_no_report(
    rule: str, pack: Path, tmp_path: Path
) -> None:
    with (pack / "report.css").open("a", encoding="utf-8") as style:
        style.write(f"\n{rule}\n")
    assert outcome(written(tmp_path, {}), "html", pack=pack) == ExitCode.GATE


def master_with(pack: Path, part: str, before: str, after: str) -> None:
    """The pack's Word master with another text in this part, which may be a new one."""
    file = pack / "report.docx"
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts.get(part, before.encode()).decode()
    assert before in text
    parts[part] = text.replace(before, after, 1).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def paragraph(text: str, look: str = "") -> str:
    return f"<w:body><w:p><w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


BODY = ("word/document.xml", "<w:body>")
MASTERS = {
    "text": (*BODY, paragraph(NAME)),
    "hidden text": (*BODY, paragraph(NAME, "<w:vanish/>")),
    "white text": (*BODY, paragraph(NAME, '<w:color w:val="FFFFFF"/><w:sz w:val="2"/>')),
    "small capitals": (*BODY, paragraph("cara dunmore", "<w:smallCaps/>")),
    "made in the template": (*BODY, paragraph("{{ 'Cara' ~ ' Dun' ~ 'more' }}")),
    "bookmark": (*BODY, '<w:body><w:bookmarkStart w:id="99" w:name="cara_dunmore"/>'),
    "theme": ("word/theme/theme1.xml", 'name="', 'name="Cara Dunmore '),
    "style": ("word/styles.xml", '<w:name w:val="', '<w:name w:val="Cara Dunmore '),
    "custom XML": ("customXml/item9.xml", "", "<people><who>Cara Dunmore</who></people>"),
    "comments": (
        "word/comments9.xml",
        "",
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:t>Cara Dunmore</w:t></w:comments>",
    ),
}


@pytest.mark.parametrize("way", MASTERS)
def test_a_name_in_a_packs_word_master_comes_into_no_report(
    way: str, pack: Path, tmp_path: Path
) -> None:
    master_with(pack, *MASTERS[way])
    assert outcome(written(tmp_path, {}), "docx", pack=pack) in (ExitCode.GATE, ExitCode.DONE)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_pack_that_prints_all_it_can_reach_reaches_no_name(
    format_: str, pack: Path, tmp_path: Path
) -> None:
    cover = pack / "html" / "cover.html.j2"
    cover.write_text(cover.read_text("utf-8") + f"<pre>{ALL_OF_IT}</pre>", "utf-8")
    master_with(pack, *BODY, paragraph("{{ report }}"))
    assert outcome(written(tmp_path, {}), format_, pack=pack) in (ExitCode.PACK, ExitCode.DONE)


# ---- all or nothing -----------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [NAME, "{{ report.nothing }}"])
@pytest.mark.parametrize("failing", ["docx", "html"])
def test_what_fails_in_one_format_is_written_in_none(
    failing: str, fault: str, pack: Path, tmp_path: Path
) -> None:
    if failing == "docx":
        master_with(pack, *BODY, paragraph(fault))
    else:
        (pack / "html" / "cover.html.j2").write_text(f"<p>{fault}</p>", "utf-8")
    output = tmp_path / "out"
    options = Options(formats=("docx", "html"), edition="partners", pack=str(pack))
    (result,) = generate([written(tmp_path, {})], output, options)
    assert result.exit_code == (ExitCode.GATE if fault == NAME else ExitCode.PACK)
    assert result.paths == ()
    assert [path for path in output.rglob("*") if path.is_file()] == []


def test_two_exchanges_whose_ids_are_one_without_names_do_not_overwrite_each_other(
    tmp_path: Path,
) -> None:
    files = []
    for name, surname in (("dunmore-2024", "Dunmore"), ("lisle-2024", "Lisle")):
        (tmp_path / name).mkdir()
        changes = {"id": name, "people": {"p": {"name": f"Cara {surname}"}}}
        files.append(written(tmp_path / name, changes))
    made = generate(files, tmp_path / "out", Options(formats=("html",)))
    assert [(each.exit_code, each.problems[0].code) for each in made] == [
        (ExitCode.INPUT, "shared-id")
    ] * 2
    assert "“2024”" in made[0].problems[0].sentence
    assert not (tmp_path / "out").exists()
    made = generate(files, tmp_path / "out", Options(formats=("html",), edition="internal"))
    assert [each.exit_code for each in made] == [ExitCode.DONE] * 2
