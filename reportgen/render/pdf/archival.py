"""A PDF that can be kept and be read by all: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).

WeasyPrint can follow one of the two at a time, and leaves some of either undone. What is said here
is said of its objects before they are written, so that the file is neither read nor written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pydyf

from reportgen.provenance.in_pdf import attach
from reportgen.provenance.origin import Origin
from reportgen.render.pdf.tag_writer import TagWriter
from reportgen.render.pdf.tags import Sheet, read, watch

if TYPE_CHECKING:
    from weasyprint import Document

OPTIONS = {"pdf_variant": "pdf/a-3u", "output_intent": "report"}
"""What WeasyPrint is asked for: the identifier and the Print flag of PDF/A-3, without the tags of
its level A, which are ours; and the colours of `profiles`."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
{properties}
{extension}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
# PDF/A knows no pdfuaid: a file that uses it has to say what it is (ISO 19005-3, 6.6.2.3).
_EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def profiles() -> dict[str, Any]:
    """What the colours of a page mean: sRGB, by the file that comes with WeasyPrint. It reads that
    file itself when it is asked for "srgb", but leaves it open."""
    from weasyprint.css import ColorProfile

    data = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    name = "sRGB2014.icc"
    profile = ColorProfile(BytesIO(data), name, "relative-colorimetric", (["r"], ["g"], ["b"]))
    return {OPTIONS["output_intent"]: profile}


def finisher(
    document: Document, keywords: Sequence[str], origin: Origin
) -> Callable[[Document, pydyf.PDF], None]:
    """What `document.write_pdf` has to call at its end; made before it begins."""
    sheets = watch(document)

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        _finish(document, pdf, sheets, keywords)
        attach(pdf, origin)

    return finish


def _finish(
    document: Document, pdf: pydyf.PDF, sheets: Sequence[Sheet], keywords: Sequence[str]
) -> None:
    """Gives the PDF its tags, its metadata and what else the two standards ask for."""
    TagWriter(pdf, read(sheets)).write()
    _add_metadata(document.metadata, pdf, keywords)
    links = (box for sheet in sheets for box in sheet.links if box.link_annotation is not None)
    for box in links:
        # Where it leads in words (PDF/UA-1, 7.18.5): its own, heard on the way from link to link.
        words = " ".join("".join(box.element.itertext()).split())
        box.link_annotation["Contents"] = pydyf.String(words)
    for object_ in pdf.objects:
        if isinstance(object_, pydyf.Stream):
            # ISO 19005-3, 6.2.8: no viewer may smooth a picture in its own way.
            object_.extra.pop("Interpolate", None)
    # The window's title is the report's, not the file's name (PDF/UA-1, 7.1).
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _add_metadata(metadata: Any, pdf: pydyf.PDF, keywords: Sequence[str]) -> None:
    """One XMP packet that says what the information dictionary says, and both standards."""
    # A theme may hold commas, which part keywords elsewhere.
    joined = "; ".join(keywords)
    if joined:
        pdf.info["Keywords"] = pydyf.String(joined)
    properties = [
        _simple("pdf:Producer", pdf.info["Producer"].string),
        _simple("pdf:Keywords", joined),
        _several("dc:title", "Alt", [metadata.title or ""]),
        _several("dc:creator", "Seq", metadata.authors),
        _several("dc:description", "Alt", [metadata.description or ""]),
        _several("dc:subject", "Bag", keywords),
        _several("dc:language", "Bag", [metadata.lang or ""]),
        _simple("xmp:CreatorTool", metadata.generator),
        _simple("xmp:CreateDate", metadata.created),
        _simple("xmp:ModifyDate", metadata.modified),
    ]
    packet = _PACKET.format(properties="\n".join(filter(None, properties)), extension=_EXTENSION)
    # Not compressed, so that an archive's tools can read it without knowing PDF.
    metadata_stream = pydyf.Stream([packet.encode()], {"Type": "/Metadata", "Subtype": "/XML"})
    # In the place of WeasyPrint's own, which would be left over.
    metadata_stream.number = int(pdf.catalog["Metadata"].split()[0])
    pdf.objects[metadata_stream.number] = metadata_stream


def _simple(name: str, value: str | None) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _several(name: str, kind: str, values: Iterable[str]) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    entries = "".join(f"<rdf:li{language}>{escape(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{entries}</rdf:{kind}></{name}>" if entries else ""
