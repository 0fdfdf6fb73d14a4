"""The leak gate: names planted in finished documents are found, and look-alikes are not."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from PIL import Image, PngImagePlugin
from typer.testing import CliRunner

from documents import IN_TURN, RICH, built, parts
from reportgen import cli
from reportgen.editions import AUDIENCES, select
from reportgen.errors import ExitCode, GateError
from reportgen.gates.gate import hits, refuse_leaks
from reportgen.gates.search import Search
from reportgen.gates.secrets import innocent_words, secrets
from reportgen.model.exchange import Exchange
from reportgen.render.artifact import Artifact, Format
from reportgen.source import Source, load
from reportgen.validation.validate import validate

NAME = "Cara Dunmore"
"""Whom the public edition of the rich exchange withholds."""

Doctor = Callable[[bytes], bytes]


@cache
def search(*changed: str) -> Search:
    """What the public edition must not hold; `changed` is YAML that changes the exchange."""
    data = load(RICH).data
    for text in changed:
        merge(data, yaml.load(text, Loader=yaml.BaseLoader))
    exchange = validate(Source("test", data))
    selected = select(exchange, "public")
    return Search(
        secrets(exchange, selected, "public"), innocent_words(exchange, selected, "public")
    )


def merge(data: dict[str, Any], changes: dict[str, Any]) -> None:
    """Put changes into the data: groups of fields into each other, lists after each other."""
    for key, value in changes.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            merge(data[key], value)
        elif isinstance(value, list) and isinstance(data.get(key), list):
            data[key] = [*data[key], *value]
        else:
            data[key] = value


def kinds(format_: Format, data: bytes) -> set[str]:
    """In which kinds of places the gate finds something."""
    return {hit.kind for hit in hits(Artifact(f"report.{format_}", format_, data), search())}


def said(text: str, *changed: str) -> set[str]:
    """What the gate finds in a page with this text."""
    page = f"<!doctype html><html><body><p>{text}</p></body></html>"
    artifact = Artifact("report.html", "html", page.encode())
    return {hit.needle.what for hit in hits(artifact, search(*changed))}


# ---- what is clean passes -----------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("file", IN_TURN)
def test_every_edition_of_every_exchange_passes(file: Path, audience: str) -> None:
    assert set(built(file, audience)) == {"docx", "pdf", "html"}


def test_the_internal_edition_holds_no_secrets() -> None:
    exchange = validate(load(RICH))
    assert secrets(exchange, select(exchange, "internal"), "internal") == ()


# ---- Word ---------------------------------------------------------------------------------------


def zipped(files: dict[str, bytes], comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items():
            file.writestr(name, data)
        file.comment = comment
    return made.getvalue()


def part(name: str, before: str, after: str) -> Doctor:
    """Replaces a text of a part of a Word file, or adds the part."""

    def doctored(data: bytes) -> bytes:
        files = parts(data)
        text = files.get(name, before.encode()).decode()
        assert before in text
        files[name] = text.replace(before, after, 1).encode()
        return zipped(files)

    return doctored


def body(xml: str) -> Doctor:
    return part("word/document.xml", "</w:p>", f"</w:p><w:p>{xml}</w:p>")


def run(*texts: str, look: str = "") -> str:
    return "".join(f"<w:r>{look}<w:t>{text}</w:t></w:r>" for text in texts)


def unlisted(data: bytes) -> bytes:
    """A part before the archive that its list of parts does not know."""
    packed = zlib.compressobj(wbits=-15)
    content = packed.compress(NAME.encode() * 3) + packed.flush()
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(content), 36, 5, 0)
    return head + b"x.txt" + content + data


def extra_field(data: bytes) -> bytes:
    files, made = parts(data), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)
            entry.extra = struct.pack("<HH", 0x7FFF, len(NAME)) + NAME.encode()
            file.writestr(entry, content)
    return made.getvalue()


def picture(data: bytes) -> Doctor:
    return lambda document: zipped({**parts(document), "word/media/image1.jpg": data})


def jpeg_with_exif() -> bytes:
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = NAME  # Artist
    Image.new("RGB", (4, 4)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def jpeg_with_comment() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, "JPEG", comment=NAME)
    return made.getvalue()


def jpeg_with_wide_exif() -> bytes:
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x9C9D] = f"{NAME}\0".encode("utf-16-le")  # XPAuthor
    Image.new("RGB", (4, 4)).save(made, "JPEG", exif=exif)
    return made.getvalue()


def png_with_text(packed: bool) -> bytes:
    made, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", f"Taken by {NAME} on the quay", zip=packed)
    Image.new("RGB", (4, 4)).save(made, "PNG", pnginfo=info)
    return made.getvalue()


CORE = "docProps/core.xml"
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
WORD: dict[str, Doctor] = {
    "text": body(run("Thanks to Cara Dunmore.")),
    "runs": body(run("Thanks to Ca", "ra Dun", "more.")),
    "paragraphs": body(f"{run('Thanks to Cara')}</w:p><w:p>{run('Dunmore was there.')}"),
    "surname over runs": body(run("Thanks to Dun", "more.")),
    "drawing between": body(
        f"{run('Cara')}<w:r><w:drawing><wp:posOffset>12</wp:posOffset></w:drawing></w:r>"
        f"{run(' Dunmore')}"
    ),
    "hidden text": body(run("cara dunmore", look=HIDDEN)),
    "deleted text": body(f"<w:del><w:r><w:delText>{NAME}</w:delText></w:r></w:del>"),
    "field code": body(f'<w:r><w:instrText> AUTHOR "{NAME}" </w:instrText></w:r>'),
    "alt text": part("word/document.xml", 'descr="', 'descr="Ms Dunmore: '),
    "bookmark": body('<w:bookmarkStart w:id="99" w:name="cara_dunmore"/>'),
    "entities in an attribute": part(
        "word/document.xml", 'descr="', 'descr="Cara&#x20;D&#117;nmore: '
    ),
    "XML comment": part("word/document.xml", "<w:body>", f"<!-- {NAME} --><w:body>"),
    "core properties": part(
        CORE, "</cp:coreProperties>", f"<dc:creator>{NAME}</dc:creator></cp:coreProperties>"
    ),
    "custom properties": part("docProps/custom.xml", "", f"<p><v>{NAME}</v></p>"),
    "custom XML": part("customXml/item1.xml", "", "<people><cara-dunmore/></people>"),
    "custom XML in UTF-16": lambda data: zipped(
        {**parts(data), "customXml/item1.xml": f"<p>{NAME}</p>".encode("utf-16")}
    ),
    "comment": part("word/comments.xml", "", f"<w:comments><w:t>{NAME}</w:t></w:comments>"),
    "comment's author": part(
        "word/comments.xml", "", f'<w:comments><w:comment w:author="{NAME}"/></w:comments>'
    ),
    "header": part("word/header2.xml", "</w:p>", f"{run(NAME)}</w:p>"),
    "footnote": part("word/footnotes.xml", "</w:p>", f"{run(NAME)}</w:p>"),
    "document variable": part(
        "word/settings.xml", "</w:settings>", f'<w:docVar w:val="{NAME}"/></w:settings>'
    ),
    "link": part(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        '<Relationship Target="https://example.org/team/cara%20dunmore"/></Relationships>',
    ),
    "theme": part("word/theme/theme1.xml", 'name="', f'name="{NAME} '),
    "name of a part": lambda data: zipped({**parts(data), "word/cara-dunmore.bin": b"\0"}),
    "unknown bytes": lambda data: zipped(
        {**parts(data), "word/ole.bin": b"\0\1\2" * 99 + NAME.encode("utf-16-le") + b"\xff\xfe\xfa"}
    ),
    "archive's comment": lambda data: zipped(parts(data), NAME.encode()),
    "extra field": extra_field,
    "unlisted part": unlisted,
    "archive inside": lambda data: zipped(
        {**parts(data), "word/embeddings/a.docx": zipped({"b.xml": f"<a>{NAME}</a>".encode()})}
    ),
    "EXIF": picture(jpeg_with_exif()),
    "EXIF in UTF-16": picture(jpeg_with_wide_exif()),
    "JPEG comment": picture(jpeg_with_comment()),
    "PNG text": picture(png_with_text(packed=False)),
    "PNG packed text": picture(png_with_text(packed=True)),
    "after the picture": picture(jpeg_with_exif()[:-2] + b"\xff\xd9" + NAME.encode()),
}


@pytest.mark.parametrize("carrier", WORD)
def test_a_name_in_a_word_file_is_found(carrier: str) -> None:
    data = built(RICH)["docx"]
    assert kinds("docx", data) == set()
    assert kinds("docx", WORD[carrier](data)) != set()


@pytest.mark.parametrize(
    ("carrier", "kind"),
    [
        ("text", "text"),
        ("alt text", "alt text"),
        ("core properties", "properties"),
        ("comment", "comment"),
        ("custom XML", "markup"),
        ("name of a part", "file name"),
        ("EXIF", "picture’s data"),
        ("link", "address"),
        ("archive's comment", "comment of the archive"),
    ],
)
def test_the_gate_says_in_what_kind_of_place(carrier: str, kind: str) -> None:
    assert kind in kinds("docx", WORD[carrier](built(RICH)["docx"]))


def test_the_documents_own_name_is_searched() -> None:
    artifact = Artifact("visit-of-cara-dunmore.html", "html", b"<p>.</p>")
    assert {hit.kind for hit in hits(artifact, search())} == {"file name"}


# ---- PDF ----------------------------------------------------------------------------------------


def pdf(change: Callable[[pikepdf.Pdf], None], **saving: Any) -> Doctor:
    def doctored(data: bytes) -> bytes:
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as file:
            change(file)
            file.save(made, **saving)
        return made.getvalue()

    return doctored


def page_text(*operators: str) -> Callable[[pikepdf.Pdf], None]:
    """Writes on the first page with a font of the reader's."""

    def change(file: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page = file.pages[0]
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.Fx)
        content = f"q BT /Fx 12 Tf 100 400 Td {' '.join(operators)} ET Q"
        page.contents_add(file.make_stream(content.encode("latin-1")))

    return change


def two_pages(file: pikepdf.Pdf) -> None:
    """A name that begins at one page's end and ends at the next one's start."""
    for n, text in ((1, "Ca ra met Cara"), (2, "Dunmore and others")):
        page = file.pages[n]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.add_resource(font, pikepdf.Name.Font, pikepdf.Name.Fx)
        content = file.make_stream(f"q BT /Fx 12 Tf 90 400 Td ({text}) Tj ET Q".encode())
        page.contents_add(content, prepend=n == 2)


def bookmark(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Talk with Cara Dunmore", 0))


def info(file: pikepdf.Pdf) -> None:
    file.docinfo["/Author"] = "DUNMORE, Cara"


def xmp(file: pikepdf.Pdf) -> None:
    with file.open_metadata() as metadata:
        metadata["dc:contributor"] = {NAME}


def alt(file: pikepdf.Pdf) -> None:
    found = [
        each for each in file.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
    ]
    found[0]["/Alt"] = pikepdf.String("Cära Dünmore am Tisch")


def attached(document: bytes, name: str, data: bytes) -> bytes:
    return pdf(attach(name, data))(document)


def attach(name: str, data: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(file: pikepdf.Pdf) -> None:
        dates = {"creation_date": "", "mod_date": ""}
        file.attachments[name] = pikepdf.AttachedFileSpec(
            file, data, description="", filename=name, mime_type="", **dates
        )

    return change


def annotation(file: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[0, 0, 1, 1],
        Contents=pikepdf.String("Ask Čara Dunmore"),
    )
    file.pages[0]["/Annots"] = pikepdf.Array([file.make_indirect(note)])


def address(file: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/?q=Cara%2BDunmore")
    file.Root["/Lost"] = file.make_indirect(pikepdf.Dictionary(A=action))


def destination(file: pikepdf.Pdf) -> None:
    file.Root["/Dests"] = pikepdf.Dictionary({"/cara-dunmore": pikepdf.Array([])})


def marked(file: pikepdf.Pdf) -> None:
    spelt = NAME.encode("utf-16-be").hex()
    content = f"/Span << /ActualText <FEFF{spelt}> >> BDC EMC".encode()
    file.pages[0].contents_add(file.make_stream(content))


def unknown_stream(file: pikepdf.Pdf) -> None:
    file.Root["/PieceInfo"] = pikepdf.Dictionary(
        Private=file.make_indirect(pikepdf.Stream(file, f"history: {NAME}".encode()))
    )


def unreferenced(data: bytes) -> bytes:
    """An earlier revision whose title the file's own list does not know any more."""
    old = f"9999 0 obj\n<< /Title (Visit of {NAME}) >>\nendobj\nstartxref\n0\n%%EOF\n".encode()
    head, _, rest = data.partition(b"\n")
    return head + b"\n" + rest + b"\n" + old


def jpeg_inside(file: pikepdf.Pdf) -> None:
    for each in file.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Filter") == "/DCTDecode":
            each.write(jpeg_with_exif(), filter=pikepdf.Name.DCTDecode)
            return


PDF: dict[str, Doctor] = {
    "text": pdf(page_text("(Thanks to Cara Dunmore) Tj")),
    "kerned text": pdf(page_text("[(Thanks to Ca) -20 (ra Du) 30 (nmore)] TJ")),
    "invisible text": pdf(page_text("3 Tr (cara dunmore) Tj")),
    "two lines": pdf(page_text("(met Cara) Tj 0 -14 Td (Dunmore there) Tj")),
    "a word cut by a hyphen": pdf(page_text("(met Cara Dun-) Tj 0 -14 Td (more there) Tj")),
    "two pages": pdf(two_pages),
    "bookmark": pdf(bookmark),
    "Info": pdf(info),
    "XMP": pdf(xmp),
    "alt text": pdf(alt),
    "attachment": pdf(attach("list.csv", b"name;age\nDunmore;40\n")),
    "attachment's name": pdf(attach("cara-dunmore.csv", b"a;b\n")),
    "Word file attached": lambda data: attached(data, "a.docx", WORD["runs"](built(RICH)["docx"])),
    "PDF attached": lambda data: attached(data, "a.pdf", pdf(info)(data)),
    "annotation": pdf(annotation),
    "address": pdf(address),
    "destination": pdf(destination),
    "replacement text": pdf(marked),
    "unknown stream": pdf(unknown_stream),
    "object streams": pdf(info, object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "earlier revision": unreferenced,
    "picture's EXIF": pdf(jpeg_inside),
    "after the end": lambda data: data + f"\n{NAME}\n".encode(),
}


@pytest.mark.parametrize("carrier", PDF)
def test_a_name_in_a_pdf_is_found(carrier: str) -> None:
    data = built(RICH)["pdf"]
    assert kinds("pdf", data) == set()
    assert kinds("pdf", PDF[carrier](data)) != set()


def test_a_pdf_that_nobody_can_search_is_refused() -> None:
    data = pdf(info, encryption=pikepdf.Encryption(owner="x", user="y"))(built(RICH)["pdf"])
    with pytest.raises(GateError, match="cannot be searched"):
        kinds("pdf", data)


# ---- HTML ---------------------------------------------------------------------------------------

SVG = "<svg xmlns='http://www.w3.org/2000/svg'><text>Ca<tspan>ra</tspan> Dunmore</text></svg>"


def in_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


HTML = {
    "comment": f"<!-- {NAME} -->",
    "attribute": '<p data-who="cara.dunmore">.</p>',
    "alt text": '<img alt="Ms Dunmore at a table">',
    "link": '<a href="mailto:c.dunmore@example.org">.</a>',
    "identifier": '<p id="cara-dunmore">.</p>',
    "inline": "<p>Ca<em>ra</em> <b>D</b>unmore</p>",
    "blocks": "<td>Cara</td><td>Dunmore</td>",
    "entities": "<p>C&#97;ra&nbsp;Dunm&ouml;re</p>".replace("&ouml;", "&#111;"),
    "entities of entities": "<p>C&amp;#97;ra Dunmore</p>",
    "percent signs": '<a href="/%43%61%72%61%20%44%75%6E%6D%6F%72%65">.</a>',
    "coded twice": '<a href="/%2543ara%2520Dunmore">.</a>',
    "style": '<style>p::after { content: "\\43 ara Dunm\\6f re" }</style>',
    "script": r"<script>let who = 'C\u0061ra Dunmore'</script>",
    "metadata": f'<meta name="author" content="{NAME}">',
    "hidden": f"<p hidden>{NAME}</p>",
    "drawing in base64": f'<img src="data:image/svg+xml;base64,{in_base64(SVG.encode())}">',
    "drawing written out": f'<img src="data:image/svg+xml,{SVG}">',
    "picture": f'<img src="data:image/jpeg;base64,{in_base64(jpeg_with_exif())}">',
    "text in base64": f'<a href="data:text/plain;base64,{in_base64(NAME.encode())}">.</a>',
}


@pytest.mark.parametrize("carrier", HTML)
def test_a_name_in_an_html_file_is_found(carrier: str) -> None:
    data = built(RICH)["html"]
    assert kinds("html", data) == set()
    assert kinds("html", data.replace(b"</main>", HTML[carrier].encode() + b"</main>", 1)) != set()


# ---- spellings ----------------------------------------------------------------------------------

SPELT = {
    "as written": "Cara Dunmore",
    "capitals": "CARA DUNMORE",
    "surname first": "Dunmore, Cara",
    "no-break space": "Cara\u00a0Dunmore",
    "thin space": "Cara\u2009Dunmore",
    "soft hyphens": "Ca\u00adra Dun\u00admore",
    "zero-width spaces": "C\u200ba\u200br\u200ba D\u200bu\u200bn\u200bm\u200bo\u200br\u200be",
    "word joiner for a space": "cara\u2060dunmore",
    "direction marks": "\u200eCara\u200f \u202aDunmore\u202c",
    "turned round": "\u202eeromnuD araC\u202c",
    "diacritics": "Çařą Ďuñmørė",
    "combining marks": "C\u0301a\u0308ra Dunmo\u0302re",
    "full width": "Ｃａｒａ Ｄｕｎｍｏｒｅ",
    "mathematical letters": "𝐂𝐚𝐫𝐚 𝓓𝓾𝓷𝓶𝓸𝓻𝓮",
    "circled letters": "Ⓒⓐⓡⓐ Ⓓⓤⓝⓜⓞⓡⓔ",
    "small capitals": "ᴄᴀʀᴀ ᴅᴜɴᴍᴏʀᴇ",
    "Cyrillic look-alikes": "Сага Dunmоrе".replace("г", "r"),
    "Greek look-alikes": "Cαrα Dυnmοre",
    "tag characters": "".join(chr(0xE0000 + ord(c)) for c in "Cara Dunmore"),
    "letters apart": "C a r a   D u n m o r e",
    "full stops": "C.a.r.a. D.u.n.m.o.r.e",
    "cut by a hyphen": "Cara Dun-\nmore",
    "run together": "CaraDunmore",
    "in small letters": "caradunmore",
    "with an underscore": "cara_dunmore_2024",
    "in a longer word": "drcaradunmoreobe",
    "initial": "C. Dunmore",
    "initial after": "Dunmore, C.",
    "with a middle name": "Cara M. Dunmore",
    "genitive": "Cara Dunmore’s talk",
    "German genitive": "Cara Dunmores Rede",
    "surname": "We thank Dunmore for this.",
    "surname with a title": "Cllr Dunmore",
    "surname's genitive": "Dunmore's",
    "footnote mark": "Cara¹ Dunmore²",
    "function": "The Deputy Mayor opened the day.",
    "contact of one who is named": "ada@example.org",
    "contact with entities": "ada&#64;example&#46;org",
    "key": "cara-dunmore",
}


@pytest.mark.parametrize("way", SPELT)
def test_a_name_is_found_however_it_is_spelt(way: str) -> None:
    assert said(SPELT[way])


NOT_LATIN = "people: { cara-dunmore: { names: ["
OTHER_SCRIPTS = [
    ("كارا دنمور", "وكارا دنمور"),
    ("کارا دنمور", "كارا دنمور"),
    ("Кара Данмор", "КАРА ДАНМОР"),
    ("Κάρα Ντάνμορ", "ΚΑΡΑ ΝΤΑΝΜΟΡ"),
    ("王小明", "我们感谢王小明的报告"),
    ("קארה דנמור", "לקארה דנמור"),
    ("Cära Dünmüller", "Caera Duenmueller"),
    ("Cara Duenmueller", "Cara Dünmüller"),
    ("Cara von der Heyde", "Frau Heyde"),
    ("Cara Maria Dunmore-Lysander", "Cara Dunmore Lysander"),
]


@pytest.mark.parametrize(("recorded", "text"), OTHER_SCRIPTS)
def test_recorded_variants_are_found(recorded: str, text: str) -> None:
    change = f"{{people: {{cara-dunmore: {{names: [{{name: '{recorded}'}}]}}}}}}"
    assert said(text, change)


DUNMORE_IS_A_PLACE = "{places: {dunmore: {name: Dunmore}}}"
DUNMORE_IS_SHOWN = (
    "{people: {ewan-dunmore: {name: Ewan Dunmore}}, releases: "
    "[{people: [ewan-dunmore], audience: public, basis: consent}]}"
)
INNOCENT: dict[str, tuple[str, ...]] = {
    "inside a word": ("The Dunmoreland fair and Clondunmore.",),
    "given name": ("Cara spoke first.",),
    "parts far apart": ("Cara went to the fair of Dun More Road.",),
    "other words": ("Carafe, dun, more; a car and a dune.",),
    "other letters": ("Dunmoor, Dunmere, Denmore.",),
    "function in other words": ("The Deputy and the Mayor were there.",),
    "other numbers": ("Call +00 000 00001; ISBN 978-0-00-000000-2",),
    "other address": ("adam@example.org and ada@example.com",),
    "a place of that name": ("They stayed in Dunmore for a day.", DUNMORE_IS_A_PLACE),
    "a bridge of that place": ("Dunmore Bridge; cara and dunes", DUNMORE_IS_A_PLACE),
    "somebody shown of that name": ("Mr Dunmore, E. Dunmore, Ewan Dunmore", DUNMORE_IS_SHOWN),
    "somebody else's function": (
        "The Deputy Mayor of Ostwick",
        "{participants: [{person: bruno-okell, functions: [Deputy Mayor]}]}",
    ),
    "a function that many have": (
        "A quay worker spoke.",
        "{participants: [{person: cara-dunmore, functions: [Quay Worker]}],"
        " next_steps: The quay workers will meet.}",
    ),
    "an ordinary word": (
        "Young people met a young man.",
        "{people: {carl: {name: Carl Young}}}",
    ),
    "a word of the report": ("Page 2: Summary", "{people: {ina: {name: Ina Page}}}"),
    "too short alone": ("No. 2: Li, lo and no", "{people: {na: {name: Na Li}}}"),
    "one word by chance": ("The new market", "{people: {mark: {name: Mark Et}}}"),
    "another author of that name": (
        "Dunmore, W. (2001)",
        "{sources: {book: {title: On rivers, author: W. Dunmore}}}",
    ),
}


@pytest.mark.parametrize("likeness", INNOCENT)
def test_what_only_looks_like_a_name_is_no_hit(likeness: str) -> None:
    text, *changes = INNOCENT[likeness]
    assert said(text, *changes) == set()


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Cara Dunmore", DUNMORE_IS_A_PLACE),
        ("Ms Dunmore", DUNMORE_IS_A_PLACE),
        ("C. Dunmore", DUNMORE_IS_A_PLACE),
        ("Dunmore, Cara", DUNMORE_IS_SHOWN),
        ("C. Dunmore", DUNMORE_IS_SHOWN),
        ("Ms Young", "{people: {carl: {name: Carl Young}}}"),
        ("Carl Young", "{people: {carl: {name: Carl Young}}}"),
        ("Na Li", "{people: {na: {name: Na Li}}}"),
    ],
)
def test_a_full_name_is_found_where_the_surname_alone_is_innocent(text: str, change: str) -> None:
    assert said(text, change)


# ---- the front door -----------------------------------------------------------------------------

FRONT: dict[str, tuple[str, int]] = {
    "summary": ("summary: |\n  They met.\n  Then DUNMORE, Cara spoke.\n", 3),
    "title": ("title: The visit of Mayor cara dunmore\n", 1),
    "short title": ("short_title: Dunmore’s visit\n", 1),
    "caption": ("images: { i: { file: a.png, alt: A room., caption: Dunmore and others. } }\n", 1),
    "alt text": ("images: { i: { file: a.png, alt: Mrs D-u-n-m-o-r-e at a table. } }\n", 1),
    "session": ("sessions: { s: { title: Talk by Çara Dunmore, kind: meeting } }\n", 1),
    "venue": (
        "sessions: { s: { title: Talk, venue: Hall of Ca\u00adra Dun\u00admore } }\n",
        1,
    ),
    "link": ("background: See [the page](https://example.org/cara_dunmore).\n", 1),
    "emphasis": ("background: They met Ca*r*a **Dun**more.\n", 1),
    "place": ("places: { a: { name: Aston }, b: { name: Cara Dunmore Hall } }\n", 1),
    "theme": ("themes: [the work of c. dunmore]\n", 1),
    "function": ("background: The Lord Provost spoke.\n", 1),
    "contact": ("next_steps: Write to dunmore.c@example.org.\n", 1),
}
REST = """
id: aston-2024
title: Aston–Brant
dates: 2024-05-13
summary: They met.
places: { a: { name: Aston }, b: { name: Brant } }
parties: [{ who: a, roles: [visiting] }, { who: b, roles: [lead host] }]
people: { cara-dunmore: { name: Cara Dunmore, contact: [dunmore.c@example.org] } }
participants: [{ person: cara-dunmore, party: a, functions: [Lord Provost], roles: [delegate] }]
"""


@pytest.mark.parametrize("field", FRONT)
def test_a_report_with_a_withheld_name_is_refused(field: str, tmp_path: Path) -> None:
    text, line = FRONT[field]
    own = text.partition(":")[0]
    rest = "\n".join(row for row in REST.splitlines() if not row.startswith(f"{own}:"))
    file = tmp_path / "exchange.yaml"
    file.write_text(text + rest)
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    arguments = ["generate", str(file), "--output", str(tmp_path / "out")]
    for name in ("docx", "pdf", "html"):
        arguments += ["--format", name]
    # Rules refuse plain names in prose before; partners read what only the gate sees to.
    result = CliRunner().invoke(cli.app, [*arguments, "--edition", "partners"])
    told = result.stdout + result.stderr
    assert result.exit_code == ExitCode.GATE, told
    assert not (tmp_path / "out").exists()
    refused = [row for row in told.splitlines() if row.endswith("[leak]")]
    assert refused
    assert refused[0].startswith(f"{file}:{line}:")
    assert "“cara-dunmore”" in refused[0]
    assert "no report was written" in told
    assert not [spelt for spelt in ("Dunmore", "Lord Provost", "dunmore.c@") if spelt in told]


def test_what_no_text_brought_in_points_at_the_person() -> None:
    source = load(RICH)
    exchange: Exchange = validate(source)
    artifact = Artifact("a.html", "html", b"<p>Cara Dunmore</p>")
    with pytest.raises(GateError) as refused:
        refuse_leaks([artifact], exchange, select(exchange, "public"), "public", source)
    problem = refused.value.problems[0]
    assert problem.place == source.place(("people", "cara-dunmore"))
    assert "template pack" in problem.hint
    assert "Cara Dunmore" not in str(problem)
