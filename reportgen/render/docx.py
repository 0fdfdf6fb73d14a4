"""From a view to a Word document, by way of the pack's Word master and docxtpl.

A master's own paragraphs and styles are printed as they are; its tags see `report` and nothing
else. The same view and the same pack give the same bytes.
"""

from __future__ import annotations

from reportgen.errors import EngineError, Place, Problem, ReportgenError
from reportgen.packs import Pack
from reportgen.render.artifact import Artifact
from reportgen.view.records import ReportView

MASTER = "report.docx"

# Zip files know no earlier time; a fixed one makes the bytes of every run equal.
_EPOCH = (1980, 1, 1, 0, 0, 0)
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"
_THEME, _SETTINGS = "word/theme/theme1.xml", "word/settings.xml"
_CORE = "docProps/core.xml"
_DRESSED = ("word/document.xml", _STYLES, _NUMBERING)


def render(report: ReportView, pack: Pack) -> Artifact:
    """The report as a Word document; raises PackError for a template's fault."""
    master = pack.path(MASTER)
    try:
        data = _rendered(report, pack, master)
    except ReportgenError:
        raise
    except Exception as error:
        sentence = f"Word’s document could not be made ({type(error).__name__}: {error})"
        raise EngineError(Problem(Place(str(master)), sentence, "docx-engine")) from error
    return Artifact(f"{report.id}-{report.edition}-{report.language}.docx", "docx", data)
