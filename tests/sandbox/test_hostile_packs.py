"""A pack that means harm ends in an error that says so, soon, and gets at nothing."""

import io
import re
import shutil
import zipfile
from itertools import count
from pathlib import Path

import lxml.html
import pytest

from reportgen import Options, build
from reportgen.authoring.checking.filters import JINJA, TESTS
from reportgen.errors import PackError, Problem
from reportgen.render.pdf import pdf
from reportgen.sandbox import extents, limits
from reportgen.sandbox.filters import NAMES, QUESTIONS
from support.crowded import crowded
from support.documents import MINIMAL, RICH, ROOT


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "templates" / "formal", folder)
    return folder


def cover_with(pack: Path, template: str) -> None:
    (pack / "html" / "cover.html.j2").write_text(f"<p>one</p>\n{template}\n", "utf-8")


def made(pack: Path, format_: str = "html", file: Path = MINIMAL) -> bytes:
    return build(file, Options(formats=(format_,), pack=str(pack))).artifacts[0].data


def refused(pack: Path, format_: str = "html") -> tuple[Problem, ...]:
    with pytest.raises(PackError) as caught:
        made(pack, format_)
    return caught.value.problems


def refused_cover(pack: Path, template: str) -> Problem:
    cover_with(pack, template)
    problem, *others = refused(pack)
    assert not others
    assert problem.place.file.endswith("cover.html.j2")
    assert problem.place.line >= 2
    return problem


# ---- calls --------------------------------------------------------------------------------------

METHODS = [
    "{{ 'a'.upper() }}",
    "{{ '{}'.format(report) }}",
    "{{ '{x}'.format_map({'x': report}) }}",
    "{{ '-'.join(['a', 'b']) }}",
    "{{ 'a'.ljust(1000000000) }}",
    "{{ 'a'.replace('a', 'b') }}",
    "{{ 'a'.encode() }}",
    "{{ 'abc'.translate({97: 98}) }}",
    "{{ [1, 2].index(2) }}",
    "{% for key, word in report.words.items() %}{{ word }}{% endfor %}",
    "{{ report.words.get('page') }}",
    "{{ report.title.title() }}",
    "{{ (5).to_bytes(1000000000, 'big') }}",
]


@pytest.mark.parametrize("template", METHODS)
def test_no_method_of_a_value_is_called(pack: Path, template: str) -> None:
    problem = refused_cover(pack, template)
    assert problem.code == "template-forbidden"
    assert "filter" in problem.hint


def test_what_a_template_calls_of_its_own_is_called(pack: Path) -> None:
    cover_with(
        pack,
        "{% macro twice(x) %}{{ x }}{{ caller() }}{{ x }}{% endmacro %}"
        "{% call twice('a') %}-{% endcall %}"
        "{% for x in [1, 1, 2] %}{{ loop.cycle('b', 'c') }}{{ loop.changed(x) }}{% endfor %}"
        "{% for x in [[1, [2]]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}"
        "{% block own %}d{% endblock %}{{ self.own() }}",
    )
    assert "a-abTruecFalsebTrue12dd" in made(pack).decode()


# ---- filters and tests --------------------------------------------------------------------------


def test_pack_check_knows_the_same_filters_and_tests() -> None:
    assert JINJA.keys() == NAMES
    assert QUESTIONS == TESTS


FORBIDDEN = (
    "attr center filesizeformat forceescape format indent pprint random safe tojson urlencode"
    " urlize wordwrap xmlattr items dictsort"
)


@pytest.mark.parametrize("name", FORBIDDEN.split())
def test_other_filters_are_there_for_no_template(pack: Path, name: str) -> None:
    problem = refused_cover(pack, f"{{% if false %}}{{{{ report.title | {name} }}}}{{% endif %}}")
    assert problem.code == "unknown-filter"
    assert f"there is no filter “{name}”" in problem.sentence


def test_a_filter_that_is_misspelt_is_told_with_the_one_meant(pack: Path) -> None:
    assert refused_cover(pack, "{{ report.title | uper }}").hint == "did you mean “upper”?"
    assert "callable" in refused_cover(pack, "{{ report is callable }}").sentence


UNPRINTABLE = ["report.summary.prose", "report.cover", "report", "[1, 2]", "{'a': 1}", "none"]
AS_TEXT = [
    "{{ VALUE }}",
    "{{ VALUE | string }}",
    "{{ VALUE | upper }}",
    "{{ VALUE | e }}",
    "{{ VALUE | trim }}",
    "{{ VALUE | replace('a', 'b') }}",
    "{{ 'a' | replace('a', VALUE) }}",
    "{{ [VALUE] | join }}",
    "{{ ['a', 'b'] | join(VALUE) }}",
    "{{ [[VALUE]] | map('first') | join }}",
    "{{ [VALUE] | map('string') | first }}",
    "{{ 'a' ~ VALUE }}",
    "{{ VALUE ~ 'a' }}",
    "{{ 'a' + VALUE }}",
    "{{ '%s' % VALUE }}",
    "{% filter upper %}{{ VALUE }}{% endfilter %}",
    "{% set x %}{{ VALUE }}{% endset %}",
]


@pytest.mark.parametrize("template", AS_TEXT)
def test_what_may_not_be_printed_comes_into_no_text(pack: Path, template: str) -> None:
    for value in UNPRINTABLE:
        cover_with(pack, template.replace("VALUE", value))
        with pytest.raises(PackError) as caught:
            made(pack, file=RICH)
        [problem] = caught.value.problems
        assert problem.code in ("template-value", "template-expression"), value
        assert problem.place.line == 2


def test_a_default_stands_for_what_is_not_there(pack: Path) -> None:
    cover_with(pack, "{{ nothing | default('a') }}{{ report.nothing | d('b') | upper }}")
    assert "aB" in made(pack).decode()


@pytest.mark.parametrize(
    "template",
    [
        "{{ report.title | safe }}",
        "{% autoescape false %}{{ report.title }}{% endautoescape %}",
    ],
)
def test_nothing_is_printed_unescaped(pack: Path, template: str) -> None:
    assert refused_cover(pack, template).code in ("unknown-filter", "template-forbidden")


def test_what_was_escaped_is_not_turned_back(pack: Path) -> None:
    cover_with(
        pack,
        "{% set text %}{{ '<b>' }}{% endset %}"
        "{% set old %}&lt;{% endset %}{% set new %}<{% endset %}{{ text | replace(old, new) }}",
    )
    assert "<b>" not in made(pack).decode()


# ---- budgets ------------------------------------------------------------------------------------


def nested(depth: int, entries: str) -> str:
    opened = "".join(f"{{% for x{n} in {entries} %}}" for n in range(depth))
    return opened + "{% endfor %}" * depth


HUNDRED = "[" + ", ".join("1" * 100) + "]"
DOUBLED = "{% set x = [1] %}" + "{% set x = [x, x] %}" * 40
COSTLY = {
    "text doubled": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40,
    "text added": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x + x %}" * 40,
    "block doubled": "{% set x %}aaaaaaaaaa{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "list doubled": "{% set x = [1] %}" + "{% set x = x + x %}" * 40,
    "loops": nested(8, HUNDRED),
    "loops that ask": nested(3, HUNDRED).replace(
        "{% endfor %}", f"{{% for y in {HUNDRED} if y == 2 %}}{{% endfor %}}{{% endfor %}}", 1
    ),
    "own text": nested(3, HUNDRED).replace("{% endfor %}", "a" * 100_000 + "{% endfor %}", 1),
    "macro that calls itself twice": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}"
    "{% endif %}{% endmacro %}{{ f(60) }}",
    "lists in lists compared": DOUBLED + DOUBLED.replace("x", "y") + "{{ x == y }}",
    "lists in lists looked for": DOUBLED + DOUBLED.replace("x", "y") + "{{ [x] is in [y] }}",
    "lists in lists told apart": DOUBLED + "{% for y in [x, x] %}{{ loop.changed(x) }}{% endfor %}",
    "lists in lists sorted": DOUBLED + "{{ [x, x] | sort | length }}",
    "long separators": "{% set x %}"
    + "a" * 90_000
    + "{% endset %}"
    + f"{{{{ ({HUNDRED} + {HUNDRED}) | join(x) }}}}" * 6,
    "replaced by more": "{% set x %}" + "a" * 90_000 + "{% endset %}{{ x | replace('a', x) }}",
    "slices": DOUBLED + "{{ x[:] | length }}",
}


@pytest.mark.parametrize("way", COSTLY)
def test_a_template_that_does_not_end_is_ended(pack: Path, way: str) -> None:
    assert refused_cover(pack, COSTLY[way]).code == "template-budget"


HUGE = [
    "{{ 'a' * 10**9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 10**10**8 }}",
    "{{ 10000000000 * 10000000000 * 10000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ [1] | batch(1000000000, 1) | list | length }}",
    "{{ [1] | slice(1000000000) | list | length }}",
    "{{ 5 | round(-1000000000) }}",
    "{{ 5 | round(1000000000, 'ceil') }}",
    "{{ 'f' * 30 }}",
    "{{ ('f' ~ 'ffffffffffffffffffffffff') | int(0, 16) }}",
    "{{ [[1], [2]] | sum(start=[]) | length }}",
    "{{ {(1, 2): 3} }}",
]


@pytest.mark.parametrize("template", HUGE)
def test_nothing_huge_is_worked_out(pack: Path, template: str) -> None:
    assert refused_cover(pack, template).code.startswith("template-")


ENDLESS = [
    "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "{% include 'html/cover.html.j2' %}",
    "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% block own %}{{ self.own() }}{% endblock %}",
]


@pytest.mark.parametrize("template", ENDLESS)
def test_what_calls_itself_without_an_end_is_told(pack: Path, template: str) -> None:
    problem = refused_cover(pack, template)
    assert problem.code == "template-recursion"
    assert "calls itself without an end" in problem.sentence


def test_files_that_include_each_other_are_told(pack: Path) -> None:
    (pack / "html" / "other.html.j2").write_text("{% include 'html/cover.html.j2' %}", "utf-8")
    cover_with(pack, "{% include 'html/other.html.j2' %}")
    [problem] = refused(pack)
    assert problem.code == "template-recursion"
    assert problem.place.line


DEEP = [
    "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "{{ 1" + " + 1" * 3_000 + " }}",
    "{{ report" + ".title" * 3_000 + " }}",
    "{{ 'a'" + "|upper" * 3_000 + " }}",
    "{{ " + "[" * 3_000 + "]" * 3_000 + " }}",
    "{% if report %}" * 1_000 + "{% endif %}" * 1_000,
    "{% if report %}" * 3_000 + "{% endif %}" * 3_000,
    nested(30, "[1]"),
    "{{ " + "not " * 5_000 + "1 }}",
]


@pytest.mark.parametrize("template", DEEP, ids=range(len(DEEP)))
def test_what_stands_too_deep_is_told(pack: Path, template: str) -> None:
    assert "inside each other" in refused_cover(pack, template).sentence


def test_templates_larger_than_any_report_needs_are_refused(pack: Path) -> None:
    for n in range(3):
        (pack / f"large{n}.html.j2").write_text("a" * 900_000, "utf-8")
    cover_with(pack, "".join(f"{{% include 'large{n}.html.j2' %}}" for n in range(3)))
    [problem] = refused(pack)
    assert problem.code == "template-large"


# ---- Word masters -------------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES, LINKS, BODY = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"


def parts_of(pack: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pack / "report.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def master_of(pack: Path, *parts: tuple[str, bytes]) -> None:
    with zipfile.ZipFile(pack / "report.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)


def master_with(pack: Path, added: dict[str, str]) -> None:
    """The master with parts of its own, or with more at the end of those that it has."""
    parts = parts_of(pack)
    for name, text in added.items():
        if name in parts:
            at = parts[name].rfind(b"<w:sectPr" if name == BODY else b"</")
            parts[name] = parts[name][:at] + text.encode() + parts[name][at:]
        else:
            parts[name] = text.encode()
    master_of(pack, *parts.items())


def link(kind: str, target: str, mode: str = ' TargetMode="External"') -> dict[str, str]:
    return {LINKS: f'<Relationship Id="rX" Type="{LINK}{kind}" Target="{target}"{mode}/>'}


def field(*runs: str) -> dict[str, str]:
    said = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return {BODY: f"<w:p>{begin}{said}{end}</w:p>"}


def element(text: str) -> dict[str, str]:
    return {BODY: f"<w:p><w:r>{text}</w:r></w:p>"}


MASTERS = {
    "a macro (word/vbaProject.bin)": {"word/vbaProject.bin": "x"},
    "a macro (word/other.bin)": {
        TYPES: '<Override PartName="/word/other.bin"'
        ' ContentType="application/vnd.ms-office.vbaProject"/>'
    },
    "a macro (word/document.xml)": {
        TYPES: '<Override PartName="/word/document.xml"'
        ' ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
    },
    "an ActiveX control (word/activeX/activeX1.bin)": {"word/activeX/activeX1.bin": "x"},
    "an OLE object (word/o.bin)": link("oleObject", "o.bin", ""),
    "an embedded file (word/embeddings/a.xlsx)": {"word/embeddings/a.xlsx": "x"},
    "an embedded file (word/a.bin)": link("package", "a.bin", ""),
    "a file that Word reads in (altChunk) (word/document.xml)": {BODY: "<w:altChunk/>"},
    "a file that Word reads in (altChunk) (word/a.html)": link("aFChunk", "a.html", ""),
    "a change to Word’s ribbon (customUI/customUI.xml)": {"customUI/customUI.xml": "<customUI/>"},
    "fetches “http://127.0.0.1/a.dotm” (attachedTemplate": link(
        "attachedTemplate", "http://127.0.0.1/a.dotm"
    ),
    "fetches “file://host/a.png” (image": link("image", "file://host/a.png"),
    r"fetches “\\host\a.png” (image": link("image", r"\\host\a.png", ""),
    "fetches “http://127.0.0.1/o” (oleObject": link("oleObject", "http://127.0.0.1/o"),
    "fetches “http://127.0.0.1/s” (subDocument": link("subDocument", "http://127.0.0.1/s"),
    "fetches “http://127.0.0.1/f” (frame": link("frame", "http://127.0.0.1/f"),
    "fetches “c:/a.mdb” (mailMergeSource": link("mailMergeSource", "c:/a.mdb"),
    "leads to “javascript:x” (word/_rels": link("hyperlink", "javascript:x"),
    "leads to “file:///etc/passwd” (word/document.xml)": field(' HYPERLINK "file:///etc/passwd" '),
    "a source for mail merge": {"word/settings.xml": "<w:mailMerge/>"},
    "an embedded object": element("<w:object/>"),
    "a form control": element("<w:control/>"),
    "a field INCLUDETEXT": field(" INCLUDETEXT ", '"c:/a.docx"'),
    "a field INCLUDEPICTURE": field(" INCL", "UDEPI", 'CTURE "http://127.0.0.1/a.png" '),
    "a field LINK": {BODY: '<w:p><w:fldSimple w:instr=" link Excel.Sheet a.xlsx "/></w:p>'},
    "a field DDE ": field(" DDE c:/windows/cmd.exe "),
    "a field DDEAUTO": field("ddeauto", " c:/windows/cmd.exe "),
    "a field IMPORT": field(" IMPORT a.png "),
    "a field DATABASE": field(" DATABASE c a "),
    "a field MACROBUTTON": field(" MACROBUTTON Run me "),
    "a field AUTOTEXT": field(" AUTOTEXT a "),
    "a field that makes a field": {
        BODY: "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:fldChar"
        " w:fldCharType='begin'/></w:r><w:r><w:instrText> QUOTE 68 68 69 </w:instrText></w:r><w:r>"
        "<w:fldChar w:fldCharType='end'/></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    },
}


@pytest.mark.parametrize("named", MASTERS)
def test_what_runs_or_fetches_in_a_word_master_is_named(pack: Path, named: str) -> None:
    master_with(pack, MASTERS[named])
    problems = refused(pack, "docx")
    assert any(named in problem.sentence for problem in problems)
    for problem in problems:
        assert problem.code == "word-unsafe"
        assert problem.place.file.endswith("report.docx")
        assert problem.hint


def test_all_that_is_wrong_with_a_master_is_told_at_once(pack: Path) -> None:
    master_with(pack, {"word/vbaProject.bin": "x", **link("image", "http://127.0.0.1/a.png")})
    assert len(refused(pack, "docx")) == 2


ENTITIES = {
    "xxe": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "laughs": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 9))
    + "]>",
    "remote": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
}


@pytest.mark.parametrize("way", ENTITIES)
@pytest.mark.parametrize("part", [BODY, "word/styles.xml", LINKS, TYPES, "word/other.xml"])
def test_a_part_declares_no_entities(pack: Path, part: str, way: str) -> None:
    parts = parts_of(pack)
    _, _, rest = parts.get(part, b"<?xml version='1.0'?><x/>").partition(b"?>")
    parts[part] = b"<?xml version='1.0'?>" + ENTITIES[way].encode() + rest
    master_of(pack, *parts.items())
    assert "entities" in refused(pack, "docx")[0].sentence


ARCHIVES = {
    "unpacks to more": [(f"word/media/{n}.bin", bytes(8_000_000)) for n in range(9)],
    "swells": [("word/media/a.bin", bytes(8_000_000))],
    "more than 2000 parts": [(f"word/media/{n}.bin", b"") for n in range(2_001)],
    "two parts of one name": [("word/Styles.xml", b"<x/>")],
    "outside": [("../a.xml", b"<x/>")],
    "outside of it (“/etc/a": [("/etc/a.xml", b"<x/>")],
    "outside of it (“c:": [("c:a.xml", b"<x/>")],
    "a text of more": [("word/header9.xml", bytes(range(256)) * 17_000)],
}


@pytest.mark.parametrize("named", ARCHIVES)
def test_a_master_that_is_a_trap_is_not_unpacked(pack: Path, named: str) -> None:
    master_of(pack, *parts_of(pack).items(), *ARCHIVES[named])
    assert any(named in problem.sentence for problem in refused(pack, "docx"))


def test_an_encrypted_master_is_told(pack: Path) -> None:
    data = bytearray((pack / "report.docx").read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    (pack / "report.docx").write_bytes(data)
    assert "encrypted" in refused(pack, "docx")[0].sentence


def test_what_a_printer_left_in_a_master_is_in_no_report(pack: Path) -> None:
    added = link("printerSettings", "printerSettings/printerSettings1.bin", "")
    master_with(pack, {**added, "word/printerSettings/printerSettings1.bin": "the printer"})
    with zipfile.ZipFile(io.BytesIO(made(pack, "docx"))) as report:
        assert not [name for name in report.namelist() if "printer" in name]
        assert b"printerSettings" not in report.read(LINKS)


def test_a_master_with_links_fields_and_pictures_is_used(pack: Path) -> None:
    added = {**link("hyperlink", "https://example.org/"), **field(" PAGE "), **field(" REF a \\h ")}
    master_with(pack, added)
    assert made(pack, "docx")


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
    with (pack / "report.css").open("a", encoding="utf-8") as style:
        style.write(f"\n{rule}\n")
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


def doubling(name: str, end: str) -> str:
    names = [f"--a{n}: var(--a{n - 1}) var(--a{n - 1});" for n in range(1, 31)]
    return f"{name} {{ --a0: 1px; {' '.join(names)} {end} }}"


SWELLING = {
    "custom properties": (doubling(":root", ""), "“--a30” stands for more than 4000 values"),
    "custom properties in several rules": (
        doubling(":root", "").replace("; ", ";} :root {"), "“--a30” stands for"),
    "a value of many": (doubling(":root", f"--b: {'var(--a11) ' * 4};"), "“--b”"),
    "a sum": (f":root {{ --a: 1px; }} p {{ width: calc({'var(--a) + ' * 3000}1px) }}", "“width”"),
    "tracks": ("main { grid-template-columns: repeat(10000000, 1px) }", "repeats something"),
    "a line": ("main { grid-column: 1 / 100000000 }", "“grid-column” counts to more"),
    "columns": ("main { column-count: 100000000 }", "“column-count” counts to more"),
    "a gradient": (
        "p { background: repeating-linear-gradient(red 0, blue 0.001px) }", "a gradient"),
    "a media rule": ("@media print { main { grid-row: 1 / span 5000 } }", "“grid-row” counts"),
}  # fmt: skip
OVERLARGE = {
    "a wide cell": ("<table><tr><th colspan='1000000'>x</th></tr></table>", "“colspan=1000000”"),
    "a high cell": ("<table><tr><th rowspan=' 65534 '>x</th></tr></table>", "“rowspan=65534”"),
    "a wide column": ("<table><col span='1000000000'></table>", "“span=1000000000”"),
    "boxes in boxes": ("<div>" * 200, "more than 120 elements"),
    "a style attribute": (
        "".join(f"<p style='--a{n}: var(--a{n - 1}) var(--a{n - 1})'>" for n in range(1, 31)),
        "“--a30” stands for",
    ),
    "boxes": ("{% set x %}" + "<b></b>" * 2500 + "{% endset %}{% for y in range %}{% endfor %}"
              + "{{ x }}" * 90, "more than 200000 elements"),
}  # fmt: skip


@pytest.mark.parametrize("way", SWELLING)
@pytest.mark.parametrize("format_", ["pdf", "html"])
def test_a_style_that_swells_is_refused(pack: Path, way: str, format_: str) -> None:
    rule, said = SWELLING[way]
    with (pack / "report.css").open("a", encoding="utf-8") as style:
        style.write(f"\n{rule}\n")
    problems = refused(pack, format_)
    assert {problem.code for problem in problems} == {"page-excess"}
    assert any(said in problem.sentence for problem in problems)


@pytest.mark.parametrize("way", OVERLARGE)
def test_a_page_larger_than_any_report_is_refused(pack: Path, way: str) -> None:
    markup, said = OVERLARGE[way]
    cover_with(pack, markup.replace("{% for y in range %}{% endfor %}", ""))
    problems = refused(pack, "pdf")
    assert {problem.code for problem in problems} == {"page-excess"}
    assert any(said in problem.sentence for problem in problems)


def test_names_that_stand_for_themselves_have_no_weight(pack: Path) -> None:
    with (pack / "report.css").open("a", encoding="utf-8") as style:
        style.write("\n:root { --a: var(--b); --b: var(--a) var(--a) }\n")
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


# ---- the manifest -------------------------------------------------------------------------------

BOMBS = [
    "title: &a [x, x]\nwords: {en: {page: *a}}",
    "fonts: {family: X, faces: [{file: report.css, weight: " + "9" * 5_000 + "}]}",
    "page: " + "[" * 5_000 + "]" * 5_000,
    "title: " + "x" * 20_000_000,
    "logo: {file: ../secret.png, alt: x}",
    "logo: {file: /etc/passwd, alt: x}",
]


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_manifest_that_means_harm_is_refused(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "pack.yaml").write_text(f"name: house\nextends: formal\n{text}\n", "utf-8")
    assert refused(folder)[0].place.file


# ---- what an edition withholds ------------------------------------------------------------------

REACHED = [
    "{% for x in [1] recursive %}VALUE{% endfor %}",
    "{% macro f(a) %}VALUE{% endmacro %}{{ f(1) }}",
    "{% macro f() %}VALUE{{ caller() }}{% endmacro %}{% call f() %}VALUE{% endcall %}",
    "{% block own %}VALUE{% endblock %}",
    "{% import 'html/headings.html.j2' as other with context %}VALUE",
]
ASKED = [
    *("loop.__class__", "loop._iterable", "loop._iterator", "loop._undefined", "loop.__init__"),
    *("self.__class__", "self._TemplateReference__context", "self.own._context", "self.own._stack"),
    *("f._func", "f._environment", "f.__call__.__globals__", "f.name.__class__", "f.__globals__"),
    *("caller._func", "caller.__call__", "other.__dict__", "other._body_stream", "super._context"),
    *(
        "context",
        "environment",
        "context.parent",
        "_",
        "l_0_report",
        "range",
        "cycler",
        "namespace",
    ),
    *("report.__dict__", "report.__dataclass_fields__", "report.cover.__class__", "nothing"),
    *("nothing.__class__", "report.nothing._undefined_obj", "report.title.__add__", "().__class__"),
    *("[report] | map(attribute='__class__') | first", "report['__dict__']", "report | attr('x')"),
    *("[report] | groupby('__class__') | first", "[report] | sort(attribute='__dict__') | first"),
]


@pytest.mark.parametrize("reached", REACHED, ids=range(len(REACHED)))
def test_a_template_reaches_nothing_but_the_view(pack: Path, reached: str) -> None:
    for asked in ASKED:
        cover_with(pack, reached.replace("VALUE", f"{{{{ {asked} }}}}"))
        assert refused(pack)[0].place.line, asked


def test_what_a_template_may_see_of_its_own_is_its_own(pack: Path) -> None:
    cover_with(
        pack,
        "{% macro f(a) %}{% endmacro %}{{ f.name }}{{ f.arguments | join }}"
        "{% for x in [1, 2] %}{{ loop.index }}{{ loop.length }}{{ loop.depth }}{% endfor %}",
    )
    assert "fa121221" in made(pack).decode()
