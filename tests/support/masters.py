"""Packs and Word masters, changed for a test."""

import re
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

from support.documents import ROOT

FORMAL = ROOT / "templates" / "formal"


def paragraph(tag: str) -> str:
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    return f"<w:p>{run.format(escape(tag, quote=False))}</w:p>"


def in_master(pack: Path, part: str, change: Callable[[str], str]) -> None:
    """Changes one part of the pack's Word master."""
    master = pack / "report.docx"
    with zipfile.ZipFile(master) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    before = parts[part].decode()
    after = change(before)
    assert after != before
    parts[part] = after.encode()
    with zipfile.ZipFile(master, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)


def before_end(added: str) -> Callable[[str], str]:
    """Puts something at the end of a part."""
    return lambda text: re.sub(
        r"(<w:sectPr\b(?!.*<w:sectPr\b)|</w:(?:hdr|ftr)>)",
        lambda m: added + m[0],
        text,
        count=1,
        flags=re.DOTALL,
    )
