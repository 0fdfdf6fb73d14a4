"""What a PDF carries of what it was made from: associated files (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pydyf

from reportgen.provenance.origin import DATA, REQUEST, Origin


def attach(pdf: pydyf.PDF, origin: Origin) -> None:
    """Puts the data, the request, and each picture whose bytes the pages do not hold as they are,
    into the PDF."""
    names, associated = pydyf.Array(), pydyf.Array()
    for name, data, relationship, said in sorted(_files(pdf, origin)):
        kind = "application#2fjson" if name.endswith(".json") else "image#2fpng"
        kind = "image#2fjpeg" if name.endswith(".jpg") else kind
        about = pydyf.Dictionary({"Size": len(data), "CheckSum": f"<{_md5(data)}>"})
        extra = {"Type": "/EmbeddedFile", "Subtype": f"/{kind}", "Params": about}
        stream = pydyf.Stream([data], extra, compress=kind.endswith("json"))
        pdf.add_object(stream)
        entry = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(name),
                "UF": pydyf.String(name),
                "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
                "AFRelationship": f"/{relationship}",
                "Desc": pydyf.String(said),
            }
        )
        pdf.add_object(entry)
        names.extend((pydyf.String(name), entry.reference))
        associated.append(entry.reference)
    if "Names" not in pdf.catalog:
        pdf.catalog["Names"] = pydyf.Dictionary()
    pdf.catalog["Names"]["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = associated


def _files(pdf: pydyf.PDF, origin: Origin) -> Iterator[tuple[str, bytes, str, str]]:
    """Each file's name, bytes, relationship to the PDF and description."""
    yield DATA, origin.data, "Source", "The data of this document"
    yield REQUEST, origin.request, "Supplement", "What this document was asked to be"
    shown = {_sha256(stream.stream) for stream in pdf.objects if _is_picture(stream)}
    for name, picture in origin.pictures.items():
        if hashlib.sha256(picture.data).digest() not in shown:
            yield name, picture.data, "Supplement", "A picture of this document"


def _is_picture(object_: object) -> bool:
    return isinstance(object_, pydyf.Stream) and object_.extra.get("Subtype") == "/Image"


def _sha256(parts: list[Any]) -> bytes:
    """The digest of a stream; WeasyPrint keeps a picture's bytes aside until they are written."""
    found = (getattr(part, "data", part) for part in parts)
    return hashlib.sha256(b"".join(_to_bytes(part) for part in found)).digest()


def _to_bytes(part: bytes | str) -> bytes:
    return part if isinstance(part, bytes) else part.encode()


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
