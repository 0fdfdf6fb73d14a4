"""Where a name can hide in a finished file, and a gate that looks for it."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import yaml
from PIL import Image, PngImagePlugin

from reportgen.editions.select import select
from reportgen.gates.leaks.search import Search
from reportgen.gates.leaks.secrets import innocent_words, secrets
from reportgen.reading.source import Source, load
from reportgen.reading.validate import validate
from support.documents import RICH, built, parts

MEETING = """
id: aston-2024
title: Aston–Brant
dates: 2024-05-13
summary: They met.
places: { a: { name: Aston }, b: { name: Brant } }
parties: [{ who: a, roles: [visiting] }, { who: b, roles: [lead host] }]
"""
"""An exchange file of which the people are still to be written."""
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
        dates: Any = {"creation_date": "", "mod_date": ""}
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
