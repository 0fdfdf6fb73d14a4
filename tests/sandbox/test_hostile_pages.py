"""A page or a style that means harm is told at its line; nothing runs, fetches or swells."""

import re
import shutil
from itertools import count
from pathlib import Path

import lxml.html
import pytest

from reportgen import Options, build
from reportgen.render.pdf import pdf
from reportgen.sandbox import extents, limits
from support.crowded import crowded
from support.documents import ROOT
from support.hostile import HUNDRED, cover_with, made, refused, style_with

# ---- published pages ----------------------------------------------------------------------------

ACTIVE = [
    "<script>alert(1)</script>",
    "<script src='http://127.0.0.1:9/x.js'></script>",
    "<SCRIPT/x>alert(1)</SCRIPT>",
    "<p onclick='alert(1)'>one</p>",
    "<img src='x' onerror='alert(1)' alt=''>",
    "<p/onmouseover=alert(1)>one</p>",
    "<a href='javascript:alert(1)'>one</a>",
    "<a href=' java&#10;script:alert(1)'>one</a>",
    "<a href='data:text/html,x'>one</a>",
    "<a href='file:///etc/passwd'>one</a>",
    "<iframe src='http://127.0.0.1:9/'></iframe>",
    "<object data='http://127.0.0.1:9/'></object>",
    "<embed src='http://127.0.0.1:9/'>",
    "<base href='http://127.0.0.1:9/'>",
    "<link rel='stylesheet' href='http://127.0.0.1:9/x.css'>",
    "<meta http-equiv='refresh' content='0; url=http://127.0.0.1:9/'>",
    "<form action='http://127.0.0.1:9/'><button>one</button></form>",
    "<svg><image href='http://127.0.0.1:9/x.png'/></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<img srcset='http://127.0.0.1:9/x.png 2x' alt=''>",
    "<img src='http://127.0.0.1:9/x.png' alt=''>",
    "<img src='//127.0.0.1/x.png' alt=''>",
    "<img src='../secret.png' alt=''>",
    "<img src='file:///etc/passwd' alt=''>",
    "<img src='data:image/svg+xml,x' alt=''>",
    "<video poster='http://127.0.0.1:9/x.png'></video>",
    "<table background='http://127.0.0.1:9/x.png'></table>",
    "<p style='background: url(http://127.0.0.1:9/x.png)'>one</p>",
    "<style>p { background: u\\72l(http://127.0.0.1:9/x.png) }</style>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>alert(1)</script></template>",
]


@pytest.mark.parametrize("format_", ["html", "announcement.html"])
@pytest.mark.parametrize("markup", ACTIVE)
def test_a_published_page_runs_and_fetches_nothing(pack: Path, markup: str, format_: str) -> None:
    name = "html/cover.html.j2" if format_ == "html" else "announcement.html.j2"
    (pack / name).write_text(f"<p>one</p>\n{markup}\n", "utf-8")
    for problem in refused(pack, format_):
        assert problem.code == "page-active"
        hidden = "&#10;" in markup
        assert problem.place.file.endswith(".j2" if hidden else name)
        assert problem.place.line == (1 if hidden else 2)


STYLES = [
    "@import 'http://127.0.0.1:9/x.css';",
    "@import url(screen.css);",
    "@font-face { font-family: X; src: url(http://127.0.0.1:9/x.woff) }",
    "p { background: url('http://127.0.0.1:9/x.png') }",
    "p { background: url(../secret.png) }",
    "p { background: url(/etc/passwd) }",
    "p { background: url(//host/x.png) }",
    r"p { background: url('\\\\host\\x.png') }",
    "p { background: url(nowhere.png) }",
    "p { background: url(data:image/png;base64,AAAA) }",
    "p { background: image-set('http://127.0.0.1:9/x.png' 1x) }",
    "p { background: -webkit-image-set('x.png' 1x) }",
    "@media screen { p { background: url(http://127.0.0.1:9/x.png) } }",
]


@pytest.mark.parametrize("rule", STYLES)
def test_a_published_style_fetches_nothing(pack: Path, rule: str) -> None:
    style_with(pack, rule)
    for problem in refused(pack):
        assert problem.code == "page-active"
        assert problem.place.file.endswith(".j2" if "\\" in rule else ".css")
        assert problem.place.line


def test_the_files_of_a_pack_are_inside_the_published_page(pack: Path) -> None:
    (pack / "assets").mkdir(exist_ok=True)
    shutil.copy(ROOT / "inputs" / "pictures" / "waves.png", pack / "assets" / "x.png")
    with (pack / "report.css").open("a", encoding="utf-8") as style:
        style.write("\n.a { background: url('assets/x.png') } .b { background: url(assets/x.png) }")
    cover_with(pack, '<p>assets/x.png</p><img src="assets/x.png" alt="">')
    page = made(pack).decode()
    assert page.count("data:image/png;base64,iVBOR") == 3
    assert page.count("assets/x.png") == 1
    assert not re.search("inside:[0-9a-f]{64}", page)


# ---- pages without an end -----------------------------------------------------------------------


def test_pages_without_an_end_are_told(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 20)
    cover_with(pack, f"{{% for x in {HUNDRED} %}}<p style='break-after: page'>.</p>{{% endfor %}}")
    [problem] = refused(pack, "pdf")
    assert problem.code == "pdf-pages"
    assert problem.place.file.endswith("report.css")
    assert "more than 20 pages" in problem.sentence


# ---- pages and styles that swell ----------------------------------------------------------------


GRADIENTS = [
    "p { background: repeating-linear-gradient(red 0, blue 0.001px) }",
    "@media print { p { background: url(a.png), Repeating-radial-gradient(red, blue 1px) } }",
    r":root { --a: re\70 eating-conic-gradient(red 0, blue 1deg) }",
]
OVERLARGE = {
    "a wide cell": ("<table><tr><th colspan='1000000'>x</th></tr></table>", "“colspan=1000000”"),
    "a high cell": ("<table><tr><th rowspan=' 65534 '>x</th></tr></table>", "“rowspan=65534”"),
    "a wide column": ("<table><col span='1000000000'></table>", "“span=1000000000”"),
    "boxes in boxes": ("<div>" * 200, "more than 120 elements"),
    "a style attribute": (
        "<p style='background: repeating-radial-gradient(red, blue 1px)'>", "a gradient"),
    "boxes": ("{% set x %}" + "<b></b>" * 2500 + "{% endset %}{% for y in range %}{% endfor %}"
              + "{{ x }}" * 90, "more than 200000 elements"),
}  # fmt: skip


@pytest.mark.parametrize("rule", GRADIENTS)
@pytest.mark.parametrize("format_", ["pdf", "html"])
def test_a_gradient_without_an_end_is_refused(pack: Path, rule: str, format_: str) -> None:
    style_with(pack, rule)
    problems = refused(pack, format_)
    assert {problem.code for problem in problems} == {"page-excess"}
    assert any("a gradient" in problem.sentence for problem in problems)


@pytest.mark.parametrize("way", OVERLARGE)
def test_a_page_larger_than_any_report_is_refused(pack: Path, way: str) -> None:
    markup, said = OVERLARGE[way]
    cover_with(pack, markup.replace("{% for y in range %}{% endfor %}", ""))
    problems = refused(pack, "pdf")
    assert {problem.code for problem in problems} == {"page-excess"}
    assert any(said in problem.sentence for problem in problems)


def test_names_that_stand_for_themselves_have_no_weight(pack: Path) -> None:
    style_with(pack, ":root { --a: var(--b); --b: var(--a) var(--a) }")
    assert made(pack)


@pytest.mark.slow
def test_a_large_report_is_far_from_the_bounds(tmp_path: Path) -> None:
    (page,) = build(crowded(tmp_path, 500, 120), Options(("html",), "internal")).artifacts
    document = lxml.html.document_fromstring(page.data)
    assert sum(1 for _ in document.iter()) < extents.MOST_ELEMENTS / 10
    assert max(len(list(each.iterancestors())) for each in document.iter()) < extents.DEEPEST / 4


# Where an engine's thread is stopped while Python tidies an object away, Python says so and goes
# on; the next look stops it for good.
stopping = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@stopping
def test_what_takes_too_long_is_stopped(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Grids in grids: each doubles the work."""
    monkeypatch.setattr(limits, "MOST_SECONDS", 1.0)
    cover_with(pack, "<div style='display: grid'>" * 24 + "x" + "</div>" * 24)
    [problem] = refused(pack, "pdf")
    assert problem.code == "pack-budget"
    assert "making the pdf takes more than 1 seconds" in problem.sentence
    assert problem.place.file == str(pack)


def doubling(end: str) -> str:
    """Custom properties, each of which stands for the one before it twice."""
    names = [f"--a{n}: var(--a{n - 1}) var(--a{n - 1});" for n in range(1, 31)]
    return f":root {{ --a0: 1px; {' '.join(names)} }} p {{ {end} }}"


SWELLING = {
    "custom properties": doubling("margin: var(--a30)"),
    "custom properties in several rules": doubling("margin: var(--a30)").replace(
        "; --", ";} :root { --"
    ),
    "tracks": "main { display: grid; grid-template-columns: repeat(10000000, 1px) }",
    "a line": "main { display: grid } main > * { grid-column: 1 / 100000000 }",
    "columns": "main { column-count: 100000000 }",
    "a media rule": "@media print { main { display: grid } main > * { grid-row: 1 / 9999999 } }",
}


@stopping
@pytest.mark.parametrize("way", SWELLING)
def test_a_style_that_swells_is_stopped(
    pack: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_SECONDS", 0.5)
    style_with(pack, SWELLING[way])
    [problem] = refused(pack, "pdf")
    assert problem.code == "pack-budget"
    assert "making the pdf takes more than" in problem.sentence


@stopping
def test_what_fills_the_memory_is_stopped(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled = count(0, 2_000_000_000)
    monkeypatch.setattr(limits, "_memory", lambda: next(filled))
    cover_with(pack, "<div style='display: grid'>" * 24 + "x" + "</div>" * 24)
    [problem] = refused(pack, "pdf")
    assert "making the pdf takes more than 3 GB of memory" in problem.sentence


def test_memory_that_is_not_there_is_told(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def empty(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("reportgen.render.pdf.pdf._print", empty)
    [problem] = refused(pack, "pdf")
    assert "more memory than there is" in problem.sentence


# ---- links of a PDF, and Markdown ---------------------------------------------------------------

LINKS_OUT = [
    "<a href='javascript:alert(1)'>one</a>",
    "<a href='file:///etc/passwd'>one</a>",
    "<a rel='attachment' href='report.css'>one</a>",
    "<link rel='attachment' href='pack.yaml'>",
]


@pytest.mark.parametrize("markup", LINKS_OUT)
def test_a_pdf_leads_to_no_file_and_attaches_none(pack: Path, markup: str) -> None:
    cover_with(pack, markup)
    [problem] = refused(pack, "pdf")
    assert problem.code == "page-active"
    assert problem.place.line == 2


MARKDOWN = [
    "<script>alert(1)</script>",
    "[one](javascript:alert(1))",
    "<a href='javascript:alert(1)'>one</a>",
    "![one](http://127.0.0.1:9/x.png)",
    "<p onclick='alert(1)'>one</p>",
]


@pytest.mark.parametrize("markup", MARKDOWN)
def test_published_markdown_runs_and_fetches_nothing(pack: Path, markup: str) -> None:
    with (pack / "announcement.md.j2").open("a", encoding="utf-8") as template:
        template.write(f"\n{markup}\n")
    if markup.startswith("[one](java"):
        # CommonMark's reader knows this for no link, and shows it as it is written.
        assert b"[one](java" in made(pack, "announcement.md")
    else:
        assert {problem.code for problem in refused(pack, "announcement.md")} == {"page-active"}
