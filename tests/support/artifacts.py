"""Two documents of one report, to be written."""

from reportgen.render.artifact import Artifact

NAMES = ("x-public-en.docx", "x-public-en.pdf")


def documents(text: str) -> list[Artifact]:
    """Two documents of one report that hold this text."""
    return [
        Artifact(NAMES[0], "docx", f"word {text}".encode() * 5000),
        Artifact(NAMES[1], "pdf", f"pdf {text}".encode() * 5000),
    ]
