"""The designer's guide, `docs/templates.md`, done step by step as it says."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from shutil import copyfile
from struct import pack as packed
from xml.etree import ElementTree
from zipfile import ZipFile

from typer.testing import CliRunner

from reportgen.cli.commands import app
from support.documents import MINIMAL, ROOT

GUIDE = ROOT / "docs" / "templates.md"
_STEP = re.compile(
    r"(?:<!-- (?P<what>[^>]*?) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)```"
    r"|<!-- (?P<claim>shows [^>]*?) -->",
    re.DOTALL,
)


@dataclass
class Guide:
    """Somebody who does what the guide says, in this folder; what was claimed, and what came."""

    folder: Path
    ran: list[tuple[str, int, str]] = field(default_factory=list)
    """Commands, how they ended, and what they said."""
    claims: list[tuple[str, str]] = field(default_factory=list)
    """What `pack check` should say, and what it said."""
    shown: list[tuple[str, str]] = field(default_factory=list)
    """Words that a report should show, and those of the report."""

    @property
    def pack(self) -> Path:
        return self.folder / "templates" / "our-house"

    def follow(self) -> None:
        """Does every step, from the top to the bottom."""
        (self.folder / "inputs").mkdir()
        copyfile(MINIMAL, self.folder / "inputs" / "minimal.yaml")
        for step in _STEP.finditer(GUIDE.read_text("utf-8")):
            what, kind, text = step["what"] or "", step["kind"] or "", step["text"] or ""
            if step["claim"]:
                self._claim(step["claim"])
            elif kind == "sh":
                for command in text.splitlines():
                    self._run(command)
            elif what.startswith("in the Word master"):
                _add_paragraph(self.pack / "report.docx", text.strip())
            elif what.startswith("in "):
                self._write(what.removeprefix("in "), text)
            elif what.startswith("slips in "):
                self._slip(what.removeprefix("slips in "), text)
            elif what == "pack check says":
                self.claims.append((text, self._said))

    def _run(self, command: str) -> str:
        name, *arguments = command.split()
        assert name == "reportgen"
        told = CliRunner().invoke(app, arguments)
        self.ran.append((command, told.exit_code, told.stderr))
        if arguments[:2] == ["pack", "new"]:
            (self.pack / "assets" / "logo.png").write_bytes(logo())
        return told.stderr

    def _write(self, what: str, text: str) -> None:
        name, _, instead = what.partition(", instead of ")
        file = self.pack / name
        written = file.read_text("utf-8")
        if instead:
            written = re.sub(rf"^{instead}:\n(?:[ #].*\n)+", "", written, flags=re.MULTILINE)
        file.write_text(f"{written}\n{text}", "utf-8")

    def _slip(self, place: str, text: str) -> None:
        """Makes the slips, keeps what `pack check` says, and takes them back."""
        file = self.pack / ("report.docx" if "Word" in place else place)
        before = file.read_bytes() if file.exists() else None
        if "Word" in place:
            _add_paragraph(file, text.strip())
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        said = CliRunner().invoke(app, ["pack", "check", "our-house"]).stderr
        kept = [line for line in said.splitlines() if "[unshown]" not in line]
        self._said = "\n".join(kept).replace("templates/our-house/", "") + "\n"
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)

    def _claim(self, claim: str) -> None:
        """Makes a report of the example that uses every field, and keeps its words."""
        places = {"html": "in the page", "docx": "in Word"}
        formats = [each for each, place in places.items() if place in claim] or list(places)
        options = [each for format_ in formats for each in ("--format", format_)]
        example = str(ROOT / "inputs" / "harbour-cities.yaml")
        command = ["generate", example, "--pack", "our-house", *options, "--force"]
        told = CliRunner().invoke(app, command)
        assert told.exit_code == 0, told.stderr
        for format_ in formats:
            file = next((self.folder / "output" / "harbour-cities").glob(f"*.{format_}"))
            words = _words(file)
            self.shown += [(each, words) for each in re.findall("“(.*?)”", claim)]


def _words(file: Path) -> str:
    if file.suffix == ".html":
        return re.sub(r"<[^>]+>", "", file.read_text("utf-8"))
    with ZipFile(file) as zipped:
        return "".join(ElementTree.fromstring(zipped.read("word/document.xml")).itertext())


def _add_paragraph(master: Path, text: str) -> None:
    """At the end of the master, as a designer would type it."""
    with ZipFile(master) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    added = f"<w:p><w:r><w:t>{escape(text, quote=False)}</w:t></w:r></w:p>".encode()
    body = parts["word/document.xml"]
    at = body.rindex(b"<w:sectPr")
    parts["word/document.xml"] = body[:at] + added + body[at:]
    with ZipFile(master, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)


def logo() -> bytes:
    """An invented logo: three stripes, as a PNG."""
    width, height = 240, 80
    rows = b"".join(
        b"\0" + (b"\x5b\x2a\x86" if y // 16 % 2 == 0 else b"\xf2\xed\xf7") * width
        for y in range(height)
    )

    def chunks() -> Iterator[bytes]:
        head = packed(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")):
            yield packed(">I", len(data)) + kind + data + packed(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks())
