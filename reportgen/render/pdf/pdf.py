"""From a view to a tagged PDF, by WeasyPrint, with the pack's fonts and no other."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from reportgen.errors import EngineError, PackError, Place, Problem, ReportgenError
from reportgen.packs.pack import Pack
from reportgen.pictures.picture import Picture
from reportgen.provenance.origin import Origin
from reportgen.provenance.seal import sealed_pdf
from reportgen.render.artifact import Artifact
from reportgen.render.html import page as html
from reportgen.render.pdf import archival
from reportgen.sandbox import publishable
from reportgen.view.records import ReportView

if TYPE_CHECKING:
    from weasyprint import Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

# The pack's folder as the style sheet sees it, so that no path of this machine is in the page.
_BASE = "file:///pack/"
MOST_PAGES = 2_000
_NO_FONTS = "<?xml version='1.0'?>\n<fontconfig></fontconfig>\n"
# The environment belongs to the whole process: one thread at a time changes it.
_confining = threading.Lock()


def render(report: ReportView, pack: Pack, origin: Origin) -> Artifact:
    """The report as a PDF; raises PackError for the pack's faults, EngineError for the engine's."""
    page = html.page(report, pack, _address)
    try:
        document, data = _print(page, pack, origin, report.document.keywords)
    except (ReportgenError, MemoryError):
        raise
    except Exception as error:
        sentence = f"WeasyPrint could not make the PDF: {error}"
        raise EngineError(Problem(Place(f"{report.file}.pdf"), sentence, "pdf-engine")) from error
    return Artifact.of("pdf", report.file, sealed_pdf(data), len(document.pages))


def _address(name: str) -> str:
    """Fonts and pictures are asked for by schemes of their own, which the fetcher answers."""
    return name if name.startswith("font:") else f"{_PICTURE}{name}"


_PICTURE = "picture:"


def _print(
    page: str, pack: Pack, origin: Origin, keywords: Sequence[str]
) -> tuple[Document, bytes]:
    fonts = _fonts()
    fetcher = _fetcher(pack, pack.with_logo(origin.pictures))
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    complaints: list[str] = []
    with (
        _listening("weasyprint", logging.WARNING, lambda log: complaints.append(log.getMessage())),
        _paged(pack),
    ):
        try:
            source = HTML(string=page, base_url=_BASE, url_fetcher=fetcher)
            publishable.check_links(source.etree_element, pack, html.TEMPLATE)
            document = source.render(fonts, color_profiles=archival.profiles(), **archival.OPTIONS)
            finisher = archival.finisher(document, keywords, origin)
            data = document.write_pdf(finisher=finisher, **archival.OPTIONS)
        except FatalURLFetchingError as error:
            raise _refused(error, pack) from error
    _check_glyphs(document, pack)
    if complaints:
        place = Place(str(pack.folder / html.STYLE_SHEET))
        raise PackError(Problem(place, f"WeasyPrint: {each}", "pdf-style") for each in complaints)
    return document, data


def _check_glyphs(document: Document, pack: Pack) -> None:
    """Raises PackError for characters that no font of the pack has: they would print as boxes."""
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    if missing:
        named = ", ".join(f"{chr(code)} (U+{code:04X})" for code in missing)
        hint = "name a font that has them in pack.yaml, or write them in another way"
        sentence = f"the pack's fonts lack these characters of the report: {named}"
        place = Place(str(pack.folder / "pack.yaml"))
        raise PackError(Problem(place, sentence, "pack-glyph", hint=hint))


def _fonts() -> FontConfiguration:
    """A set of fonts that is empty until the style brings the pack's."""
    with _confined(), warnings.catch_warnings():
        # WeasyPrint warns that there are no fonts: that is what is wanted here.
        warnings.simplefilter("ignore")
        try:
            from weasyprint.text.fonts import FontConfiguration
        except OSError as error:
            sentence = "WeasyPrint lacks a library of this machine, such as Pango"
            hint = "run `reportgen doctor`: it names what is missing and how to install it"
            problem = Problem(Place("weasyprint"), sentence, "pdf-library", hint=hint)
            raise EngineError(problem) from error
        return FontConfiguration()


@contextmanager
def _confined() -> Iterator[None]:
    """While this lasts, fontconfig reads a configuration that names no folder of the machine."""
    with _confining, tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        configuration = Path(folder) / "fonts.conf"
        configuration.write_text(_NO_FONTS, encoding="utf-8")
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(configuration)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def _fetcher(pack: Pack, pictures: Mapping[str, Picture]) -> URLFetcher:
    """What answers the page's requests: the pack's files and fonts, and the exchange's pictures;
    all else is an error."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    fonts = {
        html.font_address(position): file for position, (_, file) in enumerate(pack.font_files())
    }

    class PackFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            if picture := pictures.get(url.removeprefix(_PICTURE)):
                return URLFetcherResponse(url, picture.data)
            file = fonts.get(url) or _file(url, pack)
            return URLFetcherResponse(url, file.read_bytes())

    return PackFetcher(fail_on_errors=True)


def _file(url: str, pack: Pack) -> Path:
    if not url.startswith(_BASE):
        raise PermissionError(f"a page may only use the files of its pack, not {url}")
    return pack.path(unquote(url.removeprefix(_BASE).partition("#")[0].partition("?")[0]))


def _refused(error: BaseException, pack: Pack) -> PackError:
    """The problem that the fetcher met; WeasyPrint keeps it as the cause of its own error."""
    if isinstance(error.__cause__, PackError):
        return error.__cause__
    place = Place(str(pack.folder / html.STYLE_SHEET))
    hint = "put the file into the pack's folder and name it relative to that folder"
    return PackError(Problem(place, str(error.__cause__ or error), "pdf-address", hint=hint))


@contextmanager
def _paged(pack: Pack) -> Iterator[None]:
    """Raises PackError meanwhile for more pages than a report has: WeasyPrint tells of each before
    it lays it out, and has no other way to be stopped."""

    def count(log: logging.LogRecord) -> None:
        if "Page" in log.msg and log.args[0] > MOST_PAGES:  # type: ignore[index, operator]
            place = Place(str(pack.folder / html.STYLE_SHEET))
            sentence = f"the PDF has more than {MOST_PAGES} pages"
            hint = "look for a height or a page break in report.css that nothing ends"
            raise PackError(Problem(place, sentence, "pdf-pages", hint=hint))

    logger = logging.getLogger(_PROGRESS)
    before = logger.level
    logger.setLevel(logging.INFO)
    try:
        with _listening(_PROGRESS, logging.INFO, count):
            yield
    finally:
        logger.setLevel(before)


_PROGRESS = "weasyprint.progress"


@contextmanager
def _listening(name: str, level: int, hear: Callable[[logging.LogRecord], None]) -> Iterator[None]:
    """Hears what WeasyPrint logs meanwhile, often instead of raising it."""
    logger, handler = logging.getLogger(name), _OfThread(level, hear)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _OfThread(logging.Handler):
    """Hears this thread alone: another may be making another report, which is not ours."""

    def __init__(self, level: int, hear: Callable[[logging.LogRecord], None]) -> None:
        super().__init__(level)
        self._thread = threading.get_ident()
        self._hear = hear

    def filter(self, record: logging.LogRecord) -> bool:
        return record.thread == self._thread and bool(super().filter(record))

    def emit(self, record: logging.LogRecord) -> None:
        self._hear(record)
