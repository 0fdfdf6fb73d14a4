"""`reportgen pack check` finds what is wrong with a pack, at its place, before any data exists."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportgen import Options, build
from reportgen.authoring.checking.check import check_named
from reportgen.cli.commands import app
from reportgen.errors import Problem, Weight
from reportgen.packs.pack import find, shipped
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view.parts import NAMES
from support.documents import RICH, has_part, viewed
from support.masters import before_end, in_master, paragraph


def findings(pack: Path) -> list[Problem]:
    """What is wrong, without the notes."""
    return [each for each in check_named(str(pack)) if each.weight is not Weight.NOTE]


@pytest.mark.parametrize("name", sorted(path.parent.name for path in shipped().glob("*/pack.yaml")))
def test_the_packs_that_ship_have_no_finding(name: str) -> None:
    assert [each for each in check_named(name) if each.weight is not Weight.NOTE] == []


# ---- expressions, in every part of a page and of a Word file ------------------------------------

EXPRESSIONS = {
    "unknown-name": [
        ("{{ reprot.title }}", "did you mean “report”?"),
        ("{{ report.titel }}", "did you mean “title”?"),
        ("{{ report.cover.dtes }}", "did you mean “dates”?"),
        ("{{ report['titel'] }}", "did you mean “title”?"),
        ("{{ report.words.findngs }}", "did you mean “findings”?"),
        ("{% for f in report.parts %}{{ f.lable }}{% endfor %}", "did you mean “label”?"),
        ("{% if report.covr %}x{% endif %}", "did you mean “cover”?"),
        ("{% if report.cover.picture %}{{ report.cover.picture.text }}{% endif %}", ""),
        ("{{ report.title.text }}", ""),
        ("{{ report.parts.label }}", "loop over it"),
        ("{{ report.parts | map(attribute='lable') | join }}", "did you mean “label”?"),
        ("{% for f in report.parts %}{{ loop.indx }}{% endfor %}", "did you mean “index”?"),
        ("{% set r = report %}{{ r.covr.label }}", "did you mean “cover”?"),
        (
            "{% macro m(part) %}{{ part.lable }}{% endmacro %}{{ m(report.parts[0]) if"
            " report.parts else '' }}",
            "",
        ),
        ("{% if report.title == 'x' %}{{ nothing }}{% endif %}", ""),
        ("{% for x in report.parts %}y{% else %}{{ x }}{% endfor %}", ""),
    ],
    "unguarded": [
        ("{{ report.cover.picture.alt }}", "{% if report.cover.picture %}"),
        ("{{ report.cover.picture }}", "{% if report.cover.picture %}"),
        ("{{ report.cover.logo.file }}", "{% if report.cover.logo %}"),
        ("{% for g in report.cover.logo.notes %}x{% endfor %}", "{% if report.cover.logo %}"),
        (
            "{% if report.cover.picture or report.cover.logo %}{{ report.cover.logo.alt }}"
            "{% endif %}",
            "{% if report.cover.logo %}",
        ),
        (
            "{% if not report.cover.logo %}{{ report.cover.logo.alt }}{% endif %}",
            "{% if report.cover.logo %}",
        ),
        (
            "{% if report.cover.logo is defined %}{{ report.cover.logo.alt }}{% endif %}",
            "{% if report.cover.logo %}",
        ),
        ("{{ report.title ~ report.cover.picture }}", "{% if report.cover.picture %}"),
        ("{{ report.cover.picture | string }}", "{% if report.cover.picture %}"),
        ("{{ report.cover.picture.alt }}", "{% if report.cover.picture %}"),
        ("{{ report.parts[0].label }}", ""),
        ("{{ report.title if report.cover.dates }}", ""),
        ("{{ report.cover.cities | first }}", ""),
        ("{% set s = report.cover.logo %}{{ s.alt }}", "{% if s %}"),
    ],
    "template-value": [
        ("{{ report.cover }}", "print its fields"),
        ("{{ report.parts }}", "loop over it"),
        ("{{ report.words }}", "report.words.contents"),
        ("{{ report.is_long }}", "ask with {% if %}"),
        (
            "{% for part in report.parts %}{% if part.prose %}{{ part.prose }}{% endif %}"
            "{% endfor %}",
            "prose",
        ),
        ("{{ report.parts | join(', ') }}", "attribute"),
    ],
    "no-list": [
        ("{% for c in report.title %}x{% endfor %}", ""),
        ("{% for c in report.cover %}x{% endfor %}", "its lists"),
        ("{% for c in report.document %}x{% endfor %}", "keywords"),
    ],
    "unknown-filter": [
        ("{{ report.title | shout }}", ""),
        ("{{ report.title | uper }}", "did you mean “upper”?"),
        ("{% if report.title | lenght > 3 %}x{% endif %}", "did you mean “length”?"),
    ],
    "filter-value": [
        ("{{ report.title | prose }}", ""),
        ("{{ report.cover | upper }}", ""),
        ("{{ report.title | join(', ') }}", ""),
    ],
    "unknown-test": [("{% if report.title is emty %}x{% endif %}", "")],
    "template-forbidden": [
        ("{{ report.title.upper() }}", "filters"),
        ("{{ report.__class__ }}", ""),
    ],
    "template-expression": [
        ("{{ report.title + 1 }}", ""),
        ("{% if report.title > 3 %}x{% endif %}", ""),
    ],
    "macro-values": [
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", ""),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m('x', 'y') }}", ""),
        ("{% macro m(name) %}{{ name }}{% endmacro %}{{ m('x', nam='y') }}", "“name”"),
    ],
    "template-syntax": [
        ("{{ report.title", ""),
        ("{% if report.title %}", ""),
        ("{% endif %}", ""),
        ("{{ report.title | }}", ""),
        ("{{ report.words[‘contents’] }}", "straight quotes"),
        ("{% fr x in report.parts %}{% endfor %}", ""),
    ],
}
FAULTS = [
    pytest.param(tag, code, hint, id=f"{code}: {tag}")
    for code, tags in EXPRESSIONS.items()
    for tag, hint in tags
]


@pytest.mark.parametrize(("tag", "code", "hint"), FAULTS)
def test_a_fault_of_a_page_is_found_at_its_line(pack: Path, tag: str, code: str, hint: str) -> None:
    file = pack / "html" / "cover.html.j2"
    lines = file.read_text("utf-8").splitlines()
    file.write_text("\n".join([*lines, "<p>", tag, "</p>", ""]), "utf-8")
    found = findings(pack)
    told = [each for each in found if each.code == code]
    assert told, found
    assert told[0].place.file == str(file)
    assert told[0].place.line >= len(lines) + 2
    assert hint in told[0].hint
    assert {each.place.file for each in found} == {str(file)}


TABLE = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    "<w:tr><w:tc><w:tcPr/>{}</w:tc></w:tr></w:tbl>"
)
PLACES = {
    "paragraph": ("word/document.xml", "{}", "in the paragraph “"),
    "table cell": ("word/document.xml", TABLE, "in the table cell “"),
    "header": ("word/header1.xml", "{}", "in the header paragraph “"),
    "footer": ("word/footer1.xml", "{}", "in the footer paragraph “"),
}


# docxtpl makes Word's curly quotes straight.
IN_WORD = [each for each in FAULTS if "‘" not in str(each.values[0])]


@pytest.mark.parametrize(("tag", "code", "hint"), IN_WORD)
def test_a_fault_of_the_word_master_is_found_at_its_paragraph(
    pack: Path, tag: str, code: str, hint: str
) -> None:
    in_master(pack, "word/document.xml", before_end(paragraph(tag)))
    found = findings(pack)
    told = [each for each in found if each.code == code]
    assert told, found
    assert told[0].place.file == str(pack / "report.docx")
    assert "in the paragraph “" in told[0].sentence or code == "template-syntax"
    assert hint in told[0].hint
    assert {each.place.file for each in found} == {str(pack / "report.docx")}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "tag", ["{{ report.titel }}", "{{ report.cover.picture.alt }}", "{{ x | y }}"]
)
def test_a_fault_is_found_in_every_part_of_a_word_file(pack: Path, tag: str, place: str) -> None:
    part, frame, said = PLACES[place]
    in_master(pack, part, before_end(frame.format(paragraph(tag))))
    found = findings(pack)
    assert found
    assert all(said + tag[:12] in each.sentence for each in found), found


# ---- what only a Word file can have -------------------------------------------------------------

ROWS = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    "<w:tr><w:tc><w:tcPr/>{0}</w:tc></w:tr><w:tr><w:tc><w:tcPr/>{1}</w:tc></w:tr></w:tbl>"
)
LOOP = "{% for f in report.parts %}{{ f.label }}"
WORD = {
    "a loop from row to row": (
        ROWS.format(paragraph(LOOP), paragraph("{% endfor %}")), "template-nesting"),
    "a loop from cell to text": (
        TABLE.format(paragraph(LOOP)) + paragraph("{% endfor %}"), "template-nesting"),
    "a question from paragraph to paragraph": (
        paragraph("{% if report.title %}x") + paragraph("y{% endif %}"), "template-nesting"),
    "text as a run": (paragraph("{{r report.title }}"), "template-nesting"),
    "text as a paragraph": (paragraph("{{p report.title }}"), "template-nesting"),
    "paragraphs in a text": (
        paragraph(
            "{% for part in report.parts %}{% if part.prose %}{{ part.prose | prose }}{% endif %}"
            "{% endfor %}"
        ),
        "template-nesting"),
    "runs in a text": (
        paragraph("{% for part in report.parts %}{{ part.heading | heading }}{% endfor %}"),
        "template-nesting"),
    "a filter's value of another kind": (paragraph("{{p report.cover | table }}"), "filter-value"),
    "a style that a filter is told": (
        paragraph("{%p for part in report.parts if part.prose %}")
        + paragraph('{{p part.prose | prose("No Such Style") }}')
        + paragraph("{%p endfor %}"), "pack-style"),
    "a style that is not there": (
        '<w:p><w:pPr><w:pStyle w:val="NoSuchStyle"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>',
        "pack-style"),
    "a font that the pack does not bring": (
        '<w:p><w:r><w:rPr><w:rFonts w:ascii="Papyrus" w:hAnsi="Papyrus"/></w:rPr>'
        "<w:t>Old</w:t></w:r></w:p>", "pack-font"),
    "a picture that is not there": (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' r:embed="rId99" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
        "</w:drawing></w:r></w:p>", "pack-file"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_what_only_a_word_file_can_do_wrong(pack: Path, name: str) -> None:
    added, code = WORD[name]
    in_master(pack, "word/document.xml", before_end(added))
    found = findings(pack)
    assert code in {each.code for each in found}, found
    assert {each.place.file for each in found} == {str(pack / "report.docx")}


@pytest.mark.parametrize("style", ["Report Table", "Picture", "Quote", "List Bullet", "Fact Label"])
def test_styles_that_filters_need(pack: Path, style: str) -> None:
    in_master(pack, "word/styles.xml", lambda text: text.replace(f'w:val="{style}"', 'w:val="X Y"'))
    assert any(f"no style “{style}”" in each.sentence for each in findings(pack))


def test_tags_in_the_properties_are_not_read(pack: Path) -> None:
    in_master(
        pack,
        "docProps/app.xml",
        lambda text: text.replace("/>", "><Company>{{ report.title }}</Company></Properties>"),
    )
    (found,) = findings(pack)
    assert "in the properties: “{{ report.title }}” is not read here" in found.sentence


# ---- what only pages and style sheets can have --------------------------------------------------

PAGES = {
    "an include that is not there": (
        "html/cover.html.j2", "{% include 'html/no.html.j2' %}", "pack-file"),
    "an import that is not there": (
        "html/cover.html.j2", "{% from 'html/no.html.j2' import x %}", "pack-file"),
    "a macro that is not there": (
        "html/cover.html.j2", "{% from 'html/part.html.j2' import chapter_off %}",
        "unknown-macro"),
    "a page that includes itself": (
        "html/cover.html.j2", "{% include 'html/cover.html.j2' %}", "template-circle"),
    "a picture that is not there": (
        "html/cover.html.j2", '<img src="assets/no.png" alt="x">', "pack-file"),
    "a name that only the page knows, in a macro's file": (
        "html/facts.html.j2", "{% macro x() %}{{ report.title }}{% endmacro %}", ""),
    "a picture of the style that is not there": (
        "report.css", 'main { background: url("assets/no.png") }', "pack-file"),
    "a font that the pack does not bring": (
        "report.css", 'h1 { font-family: "Papyrus", var(--font) }', "pack-font"),
    "a rule that does not end": ("report.css", "h1 { color: red", ""),
    "a declaration without a value": ("report.css", "h1 { color }", "css-syntax"),
    "a font in the web's sheet": ("screen.css", "h1 { font-family: Papyrus }", "pack-font"),
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name, (*_, code) in PAGES.items() if code])
def test_what_only_pages_can_do_wrong(pack: Path, name: str) -> None:
    file, added, code = PAGES[name]
    text = (pack / file).read_text("utf-8")
    (pack / file).write_text(f"{text}\n{added}\n", "utf-8")
    found = findings(pack)
    assert [each.code for each in found] == [code], found
    assert found[0].place.file == str(pack / file)
    assert found[0].place.line == text.count("\n") + 2


def extending(tmp_path: Path, template: str) -> Path:
    """A pack that extends `formal` with this page."""
    made = tmp_path / "house"
    made.mkdir()
    (made / "pack.yaml").write_text("name: house\ntitle: House\nextends: formal\n", "utf-8")
    (made / "report.html.j2").write_text(template, "utf-8")
    return made


@pytest.mark.parametrize(
    ("template", "code", "hint"),
    [
        ('{% extends "formal/report.html.j2" %}\n{% block finding %}x{% endblock %}',
         "unknown-block", "there are: cover, part"),
        ('{% extends "formal/report.html.j2" %}\n{% block findings %}x{% endblock %}',
         "unknown-block", '{% block part scoped %}{% if part.name == "findings" %}'),
        ('{% extends "formal/report.html.j2" %}\nText of mine.', "outside-block", "block"),
        ('{% extends "formal/report.htm.j2" %}\n', "pack-file", ""),
        ('{% extends "formal/report.html.j2" %}\n{% block cover %}{{ report.covr }}{% endblock %}',
         "unknown-name", "did you mean “cover”?"),
    ],
)  # fmt: skip
def test_a_page_that_extends_another(tmp_path: Path, template: str, code: str, hint: str) -> None:
    made = extending(tmp_path, template)
    (found,) = findings(made)
    assert found.code == code
    assert hint in found.hint
    assert found.place.file == str(made / "report.html.j2")


@pytest.mark.parametrize(
    "template",
    [
        '{% extends "formal/report.html.j2" %}',
        '{% extends "formal/report.html.j2" %}\n{% block part scoped %}<p>Ours.</p>{{ super() }}'
        "{% endblock %}",
    ],
)
def test_a_page_that_extends_another_well(tmp_path: Path, template: str) -> None:
    made = extending(tmp_path, template)
    assert findings(made) == []
    assert build(RICH, Options(("html",), pack=str(made))).artifacts


SELDOM = [part for part in NAMES if part not in ("contents", "costs", "steps")]


@pytest.mark.parametrize(
    "part",
    [pytest.param(p, marks=[pytest.mark.slow] if p in SELDOM else []) for p in NAMES],
)
def test_a_pack_can_leave_out_any_part(tmp_path: Path, part: str) -> None:
    """Nothing leads to it, the contents do not list it, and numbers have no gap."""
    made = extending(tmp_path, '{% extends "formal/report.html.j2" %}')
    with (made / "pack.yaml").open("a", encoding="utf-8") as file:
        file.write(f"leave_out: [{part}]\n")
    report = viewed(validate(load(RICH)), load(RICH), "internal", find(str(made)).house("en"))
    assert not has_part(report, part)
    chapters = [each.heading.number for each in report.parts]
    assert [n for n in chapters if n.isdigit()] == [
        str(n) for n in range(1, 1 + sum(n.isdigit() for n in chapters))
    ]
    made_ = build(RICH, Options(("html", "docx"), "internal", pack=str(made)))
    assert not [each for each in made_.problems if each.code == "link-lost"]


# ---- near misses: what is right is not found ----------------------------------------------------

RIGHT = [
    "{% if report.cover.picture %}{{ report.cover.picture.alt }}{% endif %}",
    "{% for part in report.parts if part.prose %}{% if part.prose %}{{ part.prose | prose }}"
    "{% endif %}{% endfor %}",
    "{% if not report.cover.logo %}none{% else %}{{ report.cover.logo.alt }}{% endif %}",
    "{% if report.cover.logo is not none %}{{ report.cover.logo.alt }}{% endif %}",
    "{{ report.cover.logo.alt if report.cover.logo else '' }}",
    "{{ report.cover.logo and report.cover.logo.alt or '' }}",
    "{% set c = report.cover.logo %}{% if c %}{{ c.alt }}{% endif %}",
    "{% for f in report.parts if f.label %}{{ loop.index }}. {{ f.label }}{% endfor %}",
    "{{ report.parts | map(attribute='label') | join(', ') }}",
    "{{ report.cover.cities | join(' and ') | upper }}",
    "{{ report.cover.cities | length }}",
    "{% if report.cover.cities %}{{ report.cover.cities[0] }}{% endif %}",
    "{{ report.cover.cities | first | default('', true) }}",
    "{% macro m(fact, bold=false) %}{{ fact.label }}{% if bold %}!{% endif %}{% endmacro %}"
    "{% for f in report.parts %}{{ m(f, bold=true) }}{% endfor %}",
    "{{ report['title'] }} {{ report.words['contents'] }}",
    "{% with t = report.title %}{{ t }}{% endwith %}",
    "{{ 'yes' if report.is_long else 'no' }}",
    "{{ report.title ~ ' ' ~ report.cover.cities | length }}",
    "{% if report.title | length > 80 or report.edition == 'public' %}long{% endif %}",
]


@pytest.mark.parametrize("tag", RIGHT)
def test_what_is_right_is_not_found(pack: Path, tag: str) -> None:
    add_everywhere(pack, tag)
    assert findings(pack) == []


def test_what_is_right_is_printed(pack: Path) -> None:
    for tag in RIGHT:
        add_everywhere(pack, tag)
    assert build(RICH, Options(("html", "docx"), "internal", pack=str(pack))).artifacts


def add_everywhere(pack: Path, tag: str) -> None:
    """Puts a tag at the end of a page, and of the Word master where it may stand in a text."""
    file = pack / "html" / "cover.html.j2"
    file.write_text(f"{file.read_text('utf-8')}\n{tag}\n", "utf-8")
    if "| prose" not in tag:
        in_master(pack, "word/document.xml", before_end(paragraph(tag)))


# ---- what shows only when something is printed --------------------------------------------------

ON_TRIAL = {
    "an entry that is not there": (
        "html/cover.html.j2",
        "{% if report.cover.cities %}{{ report.cover.cities[9] }}{% endif %}",
        "unknown-name",
    ),
    "a division": ("html/cover.html.j2", "{{ 1 // (report.cover.cities | length - 1) }}", ""),
    "a heading that is skipped": ("html/cover.html.j2", "<h4>Far below</h4>", "heading-skipped"),
    "a property that does not exist": ("report.css", "p { colr: red }", "pdf-style"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", ON_TRIAL)
def test_a_pack_that_looks_right_is_tried(pack: Path, name: str) -> None:
    file, added, code = ON_TRIAL[name]
    with (pack / file).open("a", encoding="utf-8") as opened:
        opened.write(f"\n{added}\n")
    assert findings(pack) == []
    told = CliRunner().invoke(app, ["pack", "check", str(pack), "--json"])
    problems = [each for each in json.loads(told.stdout)["problems"] if each["weight"] != "note"]
    assert told.exit_code == 4
    assert code in {each["code"] for each in problems} or not code
    assert all(each["file"].startswith(str(pack)) for each in problems)
    assert all("for what stands at" not in each["sentence"] for each in problems)


# ---- the command --------------------------------------------------------------------------------


def test_the_command_tells_everything_in_one_run(pack: Path) -> None:
    for name in ("html/cover", "report", "announcement"):
        file = pack / f"{name}.html.j2"
        file.write_text(f"{file.read_text('utf-8')}{{{{ report.no_{len(name)} }}}}\n", "utf-8")
    in_master(pack, "word/header1.xml", before_end(paragraph("{{ report.titel }}")))
    told = CliRunner().invoke(app, ["pack", "check", str(pack)])
    assert told.exit_code == 4
    assert told.stderr.count("[unknown-name]") == 4
    assert "4 findings" in told.stdout
    told = CliRunner().invoke(app, ["pack", "check", str(pack), "--json"])
    problems = json.loads(told.stdout)["problems"]
    assert sum(each["code"] == "unknown-name" for each in problems) == 4
    assert told.exit_code == 4


def test_a_new_pack_works_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(app, ["pack", "new", "our-house"])
    assert made.exit_code == 0
    assert made.stdout.strip() == "templates/our-house"
    assert findings(Path("our-house")) == []
    listed = CliRunner().invoke(app, ["pack", "list", "--json"])
    packs = {each["name"]: each for each in json.loads(listed.stdout)}
    assert packs["our-house"]["origin"] == "yours"
    assert packs["our-house"]["extends"] == "formal"
    assert packs["formal"]["origin"] == "shipped"
    again = CliRunner().invoke(app, ["pack", "new", "our-house"])
    assert again.exit_code == 6
    assert "this folder exists" in again.stderr
    pack = find("our-house")
    assert pack.path("report.docx").parent.resolve() == (tmp_path / "templates/our-house").resolve()
    assert build(RICH, Options(("html", "docx"), pack="our-house")).artifacts


@pytest.mark.parametrize("name", ["Our House", "", "../x", "x/y"])
def test_a_pack_needs_a_plain_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(app, ["pack", "new", name])
    assert made.exit_code == 3
    assert list(tmp_path.iterdir()) == []
