"""LibreOffice, which opens a Word document as a second pair of eyes, with the pack's fonts."""

import os
import shutil
import subprocess
from pathlib import Path

from reportgen.packs import pack as packs

FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><dir>{fonts}</dir></fontconfig>
"""


def to_pdf(word: Path, folder: Path) -> Path:
    """The PDF that LibreOffice makes of this Word document, in this folder."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: `sh scripts/system.sh checks` installs it"
    folder.mkdir(parents=True, exist_ok=True)
    fonts = {path.parent for _, path in packs.find(packs.DEFAULT).font_files()}
    (folder / "fonts.conf").write_text(FONTCONFIG.format(fonts=fonts.pop()), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(
        [*command, str(word)], env=environment, check=True, capture_output=True, timeout=180
    )
    return folder / f"{word.stem}.pdf"
