"""A pack from anybody: it cannot run, reach out, or exhaust the machine; it ends with an error."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from crowded import crowded
from documents import MINIMAL, ROOT
from reportgen import Options, build
from reportgen.errors import PackError
from reportgen.packs.pack import find
from reportgen.render import environment as env
from reportgen.render import html
from reportgen.source import load
from test_pack_check import before_end, in_master, pack, paragraph

__all__ = ["pack"]
FORMAL = ROOT / "templates" / "formal"


def refused(pack: Path, format_: str) -> PackError:
    with pytest.raises(PackError) as caught:
        build(MINIMAL, Options((format_,), pack=str(pack)))  # type: ignore[arg-type]
    return caught.value


# ---- what would never end -----------------------------------------------------------------------

TURNS = "".join(f"{{% for a{n} in x %}}" for n in range(9)) + "y" + "{% endfor %}" * 9
ENDLESS = {
    "doubling by joining": "{% set x = 'ab' %}" + "{% set x = x ~ x %}" * 40,
    "doubling by printing": "{% set x %}ab{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "doubling by adding": "{% set x = 'ab' %}" + "{% set x = x + x %}" * 40,
    "doubling lists": "{% set x = [1] %}" + "{% set x = x + x %}" * 40,
    "loops in loops": "{% set x = [1, 2, 3, 4, 5, 6, 7, 8] %}" + TURNS,
    "a macro that calls itself": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "a macro that calls itself twice": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}"
    "{% endif %}{% endmacro %}{{ f(60) }}",
    "a long text, again and again": "{% set x = 'a' * 1000000000 %}{{ x }}",
    "a list, again and again": "{% set x = [1] * 1000000000 %}{{ x | length }}",
    "a power": "{{ 10 ** 10 ** 9 }}",
    "a form with a width": "{{ '%1000000000d' % 1 }}",
    "a wide text": "{{ 'a' | center(1000000000) }}",
    "a batch": "{{ [1] | batch(1000000000, 'x') | list | length }}",
    "a slice": "{{ [1] | slice(1000000000) | list | length }}",
    "a round number": "{{ 1.5 | round(1000000000) }}",
    "a replacement": "{% set x = 'a' * 1 %}{{ report.title | replace('', report.title * 9) }}",
}


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("format_", ["html", pytest.param("docx", marks=pytest.mark.slow)])
def test_what_would_never_end_ends_with_an_error(pack: Path, name: str, format_: str) -> None:
    if format_ == "html":
        (pack / "html" / "sources.html.j2").write_text("", "utf-8")
        (pack / "html" / "imprint.html.j2").write_text(ENDLESS[name], "utf-8")
        place = pack / "html" / "imprint.html.j2"
    else:
        in_master(pack, "word/document.xml", before_end(paragraph(ENDLESS[name])))
        place = pack / "report.docx"
    (problem,) = refused(pack, format_).problems
    assert problem.place.file == str(place)
    assert problem.code != "bug"


def test_pages_that_include_each_other_end(pack: Path) -> None:
    (pack / "html" / "imprint.html.j2").write_text("{% include 'html/glance.html.j2' %}", "utf-8")
    (pack / "html" / "glance.html.j2").write_text("{% include 'html/imprint.html.j2' %}", "utf-8")
    (problem,) = refused(pack, "html").problems
    assert problem.code == "template-circle"


@pytest.mark.slow
def test_a_report_of_500_participants_is_far_from_the_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[env.Bounded] = []

    def kept(*arguments: object, **named: object) -> env.Bounded:
        made.append(env.environment(*arguments, **named))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(html, "environment", kept)
    build(crowded(tmp_path, 500, 120), Options(("html",), "internal"))
    assert 0 < max(each.steps for each in made) < env.MOST_STEPS / 20
    assert 0 < max(each.characters for each in made) < env.MOST_CHARACTERS / 10


# ---- what would run, or print what has no words -------------------------------------------------

FORBIDDEN = [
    "{{ report.title.upper() }}",
    "{{ ', '.join(report.cover.cities) }}",
    "{{ '{0.__class__}'.format(report) }}",
    "{{ report.words.items() }}",
    "{{ report.title.encode() }}",
    "{{ report.cover.cities.index('x') }}",
    "{{ report.title | attr('upper') }}",
    "{{ report.title | safe }}",
    "{{ report | pprint }}",
    "{{ report | tojson }}",
    "{{ report.title | xmlattr }}",
    "{{ report.cover.picture | string }}",
    "{{ report.cover.picture ~ '' }}",
    "{{ report.cover | upper }}",
    "{{ report.glance.facts | join }}",
    "{{ report.glance.facts | string }}",
    "{{ report.title | join(', ') }}",
    "{% for c in report.title %}{{ c }}{% endfor %}",
    "{{ loop }}",
    "{% autoescape false %}{{ report.title }}{% endautoescape %}{{ x }}",
]


@pytest.mark.parametrize("tag", FORBIDDEN)
@pytest.mark.parametrize("format_", ["html", pytest.param("docx", marks=pytest.mark.slow)])
def test_a_template_only_prints_and_asks(pack: Path, tag: str, format_: str) -> None:
    if format_ == "html":
        (pack / "html" / "imprint.html.j2").write_text(tag, "utf-8")
    else:
        in_master(pack, "word/document.xml", before_end(paragraph(tag)))
    assert refused(pack, format_).problems[0].sentence


# ---- a page that runs or fetches ----------------------------------------------------------------

ACTIVE = [
    "<script>alert(1)</script>",
    '<script src="x.js"></script>',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">the way</a>',
    '<a href=" java\nscript:alert(1)">the way</a>',
    '<iframe src="https://example.org"></iframe>',
    '<object data="x.swf"></object>',
    '<embed src="x.swf">',
    '<base href="https://example.org/">',
    '<meta http-equiv="refresh" content="0; url=https://example.org/">',
    '<link rel="stylesheet" href="https://example.org/x.css">',
    '<video poster="https://example.org/x.png"></video>',
    '<svg><image href="https://example.org/x.png"/></svg>',
    '<img srcset="https://example.org/x.png 2x" alt="x">',
    '<a href="data:text/html,x">the way</a>',
]


@pytest.mark.parametrize("added", ACTIVE)
def test_a_page_neither_runs_nor_fetches(pack: Path, added: str) -> None:
    with (pack / "html" / "imprint.html.j2").open("a", encoding="utf-8") as file:
        file.write(added)
    problems = refused(pack, "html").problems
    assert {each.code for each in problems} <= {"pack-active", "pdf-address"}
    assert problems[0].place.file == str(pack / "report.html.j2")


def test_pictures_of_the_pack_are_inside_the_page(pack: Path) -> None:
    (pack / "assets").mkdir()
    (pack / "assets" / "dot.png").write_bytes((ROOT / "inputs/pictures/waves.png").read_bytes())
    with (pack / "report.css").open("a", encoding="utf-8") as file:
        file.write('\nmain { background: url("assets/dot.png") }\n')
    with (pack / "html" / "imprint.html.j2").open("a", encoding="utf-8") as file:
        file.write('<img src="assets/dot.png" alt="Waves">')
    page = build(MINIMAL, Options(("html",), pack=str(pack))).artifacts[0].data.decode()
    assert page.count("data:image/png;base64,") >= 2
    assert "assets/dot.png" not in page


@pytest.mark.parametrize("address", ["../x.png", "file:///etc/passwd", "https://x.example/x.png"])
def test_a_page_fetches_nothing_for_its_style(pack: Path, address: str) -> None:
    with (pack / "report.css").open("a", encoding="utf-8") as file:
        file.write(f"\nmain {{ background: url({address}) }}\n")
    assert refused(pack, "html").problems[0].code == "pdf-address"


# ---- a Word file from anybody -------------------------------------------------------------------


def rewritten(pack: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    master = pack / "report.docx"
    with zipfile.ZipFile(master) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    with zipfile.ZipFile(master, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)


def added(name: str, data: bytes = b"x") -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.__setitem__(name, data)


def linked(kind: str, target: str) -> Callable[[dict[str, bytes]], None]:
    link = (
        f'<Relationship Id="rId77" Type="http://x/relationships/{kind}" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    )

    def change(parts: dict[str, bytes]) -> None:
        name = "word/_rels/document.xml.rels"
        parts[name] = parts[name].replace(b"</Relationships>", link.encode())

    return change


def fielded(code: str) -> Callable[[dict[str, bytes]], None]:
    half = len(code) // 2
    runs = "".join(
        f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:half], code[half:])
    )
    field = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )

    def change(parts: dict[str, bytes]) -> None:
        name = "word/document.xml"
        parts[name] = parts[name].replace(b"<w:body>", b"<w:body>" + field.encode(), 1)

    return change


def declared(parts: dict[str, bytes]) -> None:
    name = "word/styles.xml"
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    parts[name] = parts[name].replace(b"?>", b"?>" + entity, 1)


DANGERS: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "a macro": (added("word/vbaProject.bin"), "a macro"),
    "ActiveX": (added("word/activeX/activeX1.xml"), "ActiveX"),
    "an embedded file": (added("word/embeddings/oleObject1.bin"), "an embedded file"),
    "another kind": (added("word/afchunk.html"), "a document of another kind"),
    "buttons": (added("customUI/customUI.xml"), "buttons of its own"),
    "a program": (added("word/media/setup.exe"), "a program"),
    "a way out": (added("../x.xml"), "leads out of it"),
    "an absolute name": (added("/etc/x.xml"), "leads out of it"),
    "a bomb": (added("word/media/x.xml", b"\0" * 30_000_000), "packed to bursting"),
    "too much": (
        lambda parts: parts.update({f"word/{n}.bin": bytes(1000) for n in range(2001)}),
        "more than 2000 parts",
    ),
    "an entity": (declared, "a definition of its own"),
    "macros by kind": (
        lambda parts: parts.update(
            {
                "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                    b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
                )
            }
        ),
        "macros",
    ),
    "a template elsewhere": (
        linked("attachedTemplate", "https://x.example/x.dotm"), "a template elsewhere"),
    "a picture elsewhere": (linked("image", "https://x.example/x.png"), "a picture that lies"),
    "a picture in the network": (linked("image", r"\\x.example\x.png"), "a picture that lies"),
    "a file of the machine": (linked("image", "file:///etc/passwd"), "a picture that lies"),
    "an object elsewhere": (linked("oleObject", "file:///x.xlsx"), "an object that lies"),
    "a frame": (linked("frame", "https://x.example/"), "a frame from elsewhere"),
    "text from elsewhere": (fielded(' INCLUDETEXT "/etc/passwd" '), "(INCLUDETEXT)"),
    "a picture from elsewhere": (fielded(' INCLUDEPICTURE "x.png" '), "(INCLUDEPICTURE)"),
    "another program": (fielded(' DDEAUTO c:\\\\x "y" '), "(DDEAUTO)"),
    "a button": (fielded(" MACROBUTTON x y "), "(MACROBUTTON)"),
}  # fmt: skip


@pytest.mark.parametrize("name", DANGERS)
def test_a_dangerous_word_master_is_refused_by_name(pack: Path, name: str) -> None:
    change, said = DANGERS[name]
    rewritten(pack, change)
    problem = refused(pack, "docx").problems[0]
    assert problem.place.file == str(pack / "report.docx")
    assert said in problem.sentence
    assert problem.hint


def test_every_danger_of_a_master_is_told_at_once(pack: Path) -> None:
    rewritten(pack, added("word/vbaProject.bin"))
    rewritten(pack, linked("image", "https://x.example/x.png"))
    assert len(refused(pack, "docx").problems) == 2


def test_a_word_file_twice_in_itself_is_refused(pack: Path) -> None:
    made = io.BytesIO((pack / "report.docx").read_bytes())
    with zipfile.ZipFile(made, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/document.xml", "x")
    (pack / "report.docx").write_bytes(made.getvalue())
    assert "a part twice" in refused(pack, "docx").problems[0].sentence


# ---- prepared once ------------------------------------------------------------------------------


def test_ten_reports_prepare_their_pack_once(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    original = Path.read_bytes

    def watched(self: Path) -> bytes:
        read.append(self)
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", watched)
    compiled: list[str] = []
    monkeypatch.setattr(env.Bounded, "_generate", _counting(env.Bounded._generate, compiled))
    for _ in range(10):
        build(MINIMAL, Options(("docx", "html"), pack=str(pack)))
    assert read.count(pack / "report.docx") <= 2  # once for its digest
    pages = [name for name in compiled if name and name.endswith(".j2")]
    assert len(pages) == len(set(pages))
    assert find(str(pack)) is find(str(pack))
    assert load(pack / "pack.yaml").data["name"] == "formal"


def _counting(original: Callable[..., str], seen: list[str]) -> Callable[..., str]:
    def run(self: env.Bounded, source: object, name: str, *others: object, **named: object) -> str:
        seen.append(name)
        return original(self, source, name, *others, **named)

    return run
