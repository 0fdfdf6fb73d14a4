"""A pack prints the parts of a report in its own way, in both documents alike."""

import io
import re
import zipfile
from pathlib import Path
from shutil import copyfile

import pytest

from reportgen import Options, build
from reportgen.authoring.checking.check import check_named
from reportgen.errors import PackError, Weight
from reportgen.packs.pack import find
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view.parts import PARTS, ReportPart
from support.documents import RICH, flat, viewed
from support.masters import FORMAL, in_master, paragraph

BOTH = ("html", "docx")
OWN_FINDINGS = "<p>Ours: {{ part.heading.title }}</p>"
PAGE = '{%% extends "formal/report.html.j2" %%}\n{%% block part scoped %%}\n%s\n{%% endblock %%}\n'
INSTEAD = (
    f'{{% if part.name == "findings" %}}{OWN_FINDINGS}{{% else %}}{{{{ super() }}}}{{% endif %}}'
)
PRINTED = paragraph("{{p printed(part) }}")


def house(folder: Path, manifest: str = "", page: str = "") -> Path:
    """A pack that extends `formal`."""
    folder.joinpath("pack.yaml").write_text(
        f"name: house\ntitle: House\nextends: formal\n{manifest}\n", "utf-8"
    )
    if page:
        folder.joinpath("report.html.j2").write_text(page, "utf-8")
    return folder


_HEADING = r'<w:pStyle w:val="(?:Heading1|AnnexHeading|ImprintHeading)\w*"/>.*?</w:p>'


def markup(pack: Path, format_: str) -> str:
    """The report that a pack makes, as HTML or as Word's XML."""
    (artifact,) = build(RICH, Options((format_,), "internal", pack=str(pack))).artifacts
    if format_ == "html":
        return artifact.data.decode().partition("<main>")[2].partition('<section class="notes">')[0]
    with zipfile.ZipFile(io.BytesIO(artifact.data)) as file:
        return file.read("word/document.xml").decode()


def words(pack: Path, format_: str) -> str:
    """The words of the report that a pack makes, in order."""
    return re.sub(r"<[^>]+>", " ", markup(pack, format_))


def in_loop(pack: Path, tags: str) -> None:
    """Puts these paragraphs in the place of the tag that prints a part the contents list."""

    def change(document: str) -> str:
        tag = document.index("printed(part)")
        start, end = document.rindex("<w:p>", 0, tag), document.index("</w:p>", tag) + 6
        return document[:start] + tags + document[end:]

    copyfile(FORMAL / "report.docx", pack / "report.docx")
    in_master(pack, "word/document.xml", change)


def test_one_part_is_printed_in_another_way(tmp_path: Path) -> None:
    pack = house(tmp_path, page=PAGE % INSTEAD)
    own = paragraph("Ours: {{ part.heading.title }}")
    in_loop(
        pack,
        paragraph('{%p if part.name == "findings" %}')
        + own
        + paragraph("{%p else %}")
        + PRINTED
        + paragraph("{%p endif %}"),
    )
    assert [each for each in check_named(str(pack)) if each.weight is not Weight.NOTE] == []
    for format_ in BOTH:
        text = words(pack, format_)
        assert text.count("Ours: ") == 1
        before, _, after = text.partition("Ours: Findings")
        assert "Good practice" not in after
        assert "Contexts compared" in before
        assert "Recommendations and actions" in after


def test_something_stands_before_and_after_a_part(tmp_path: Path) -> None:
    around = (
        '{% if part.name == "findings" %}<p>Before it</p>{% endif %}{{ super() }}'
        '{% if part.name == "findings" %}<p>After it</p>{% endif %}'
    )
    pack = house(tmp_path, page=PAGE % around)
    condition, end = paragraph('{%p if part.name == "findings" %}'), paragraph("{%p endif %}")
    before, after = paragraph("Before it"), paragraph("After it")
    in_loop(pack, condition + before + end + PRINTED + condition + after + end)
    for format_ in BOTH:
        text = words(pack, format_).partition("Before it")[2]
        part, _, rest = text.partition("After it")
        assert "Good practice" in part
        assert "Recommendations and actions" in rest
        assert "Recommendations and actions" not in part


def test_a_pack_prints_the_first_of_many_and_counts_the_others(tmp_path: Path) -> None:
    pack = house(tmp_path, "at_most: { summary: 1, findings: 2 }\nleave_out: [messages]")
    for format_ in BOTH:
        text = words(pack, format_)
        assert "act together." in flat(text)
        assert "First, they listened." not in text
        assert "Who pays for the evenings?" in text
        assert "Begin with the caretakers" not in text
        assert "more in the full report." in text.partition("Who pays for the evenings?")[2]


def test_a_pack_prints_the_parts_that_it_names_in_its_order(tmp_path: Path) -> None:
    pack = house(tmp_path, "parts: [imprint, glossary, sources, steps, findings, glance]")
    report = viewed(validate(load(RICH)), load(RICH), "internal", find(str(pack)).house("en"))
    assert [(part.name, part.heading.number) for part in report.parts] == [
        ("glance", ""), ("steps", "1"), ("findings", "2"),
        ("glossary", "A"), ("sources", "B"), ("imprint", ""),
    ]  # fmt: skip
    titles = [part.heading.title for part in report.parts]
    for format_, heading in (("html", r"<h2.*?</h2>"), ("docx", _HEADING)):
        printed = re.findall(heading, markup(pack, format_), re.DOTALL)
        text = [" ".join(re.sub(r"<[^>]+>", "", each).split()) for each in printed]
        assert [each.endswith(title) for each, title in zip(text, titles, strict=True)] == [
            True
        ] * 6


@pytest.mark.parametrize("names", ["[findings, findings]", "[finding]", "findings"])
def test_what_is_no_list_of_parts_is_told(tmp_path: Path, names: str) -> None:
    with pytest.raises(PackError) as caught:
        find(str(house(tmp_path, f"parts: {names}")))
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == ("pack-manifest", 4)


def test_a_pack_can_leave_out_what_the_pack_that_it_extends_prints(tmp_path: Path) -> None:
    pack = house(tmp_path, "leave_out: [findings]")
    pack.joinpath("pack.yaml").write_text(
        pack.joinpath("pack.yaml").read_text("utf-8").replace("formal", "brief"), "utf-8"
    )
    report = viewed(validate(load(RICH)), load(RICH), "internal", find(str(pack)).house("en"))
    assert [part.name for part in report.parts] == [
        *("summary", "steps", "agreements", "next_steps", "imprint"),
    ]


# ---- packs of the old form ----------------------------------------------------------------------

OLD_PAGES = {
    "a block of a part": (
        '{% extends "formal/report.html.j2" %}\n{% block findings %}x{% endblock %}',
        'write {% block part scoped %}{% if part.name == "findings" %} ...'
        " {% else %}{{ super() }}{% endif %}{% endblock %}",
    ),
    "a part by its name": (
        '{% extends "formal/report.html.j2" %}\n'
        "{% block cover %}{% if report.findings %}x{% endif %}{% endblock %}",
        'write {% for part in report.parts if part.name == "findings" %} ... {% endfor %}',
    ),
}


@pytest.mark.parametrize("name", OLD_PAGES)
def test_a_page_of_the_old_form_is_told_the_new_one(tmp_path: Path, name: str) -> None:
    page, hint = OLD_PAGES[name]
    pack = house(tmp_path, page=page)
    (told,) = (each for each in check_named(str(pack)) if each.weight is not Weight.NOTE)
    with pytest.raises(PackError) as caught:
        words(pack, "html")
    for problem in (told, *caught.value.problems):
        assert problem.hint == hint
        assert (problem.place.file, problem.place.line) == (str(pack / "report.html.j2"), 2)


def test_a_file_of_a_part_that_no_page_prints_is_told(tmp_path: Path) -> None:
    pack = house(tmp_path)
    file = pack / "html" / "steps.html.j2"
    file.parent.mkdir()
    file.write_text("<p>x</p>", "utf-8")
    (told,) = (each for each in check_named(str(pack)) if each.weight is not Weight.NOTE)
    with pytest.raises(PackError) as caught:
        words(pack, "html")
    for problem in (told, *caught.value.problems):
        assert problem.place.file == str(file)
        assert 'part.name == "steps"' in problem.hint


def test_a_word_master_of_the_old_form_is_told_the_new_one(tmp_path: Path) -> None:
    pack = house(tmp_path)
    in_loop(pack, paragraph("{%p if report.findings %}") + PRINTED + paragraph("{%p endif %}"))
    (told,) = (each for each in check_named(str(pack)) if each.weight is not Weight.NOTE)
    with pytest.raises(PackError) as caught:
        words(pack, "docx")
    for problem in (told, *caught.value.problems):
        assert "report.findings" in problem.sentence
        assert problem.hint == OLD_PAGES["a part by its name"][1]


def test_a_block_that_the_page_calls_itself_is_printed(tmp_path: Path) -> None:
    page = (
        '{% extends "formal/report.html.j2" %}{% block mine %}Ours{% endblock %}'
        "{% block cover %}<h1>{{ self.mine() }}</h1>{% endblock %}"
    )
    assert build(RICH, Options(("html",), pack=str(house(tmp_path, page=page)))).artifacts


# ---- a part that moves --------------------------------------------------------------------------


def test_the_exchange_can_decide_where_a_part_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = [part for part in PARTS if part.name != "programme"]
    (programme,) = (part for part in PARTS if part.name == "programme")
    by_length = ReportPart(
        "programme", programme.make, lambda e: "annex" if len(e.sessions) > 1 else "chapter"
    )
    monkeypatch.setattr("reportgen.view.compose.PARTS", (by_length, *moved))
    report = viewed(validate(load(RICH)), load(RICH), "internal")
    (part,) = (part for part in report.parts if part.name == "programme")
    assert part.place == "annex"
    assert part.heading.number.isalpha()
    assert part.parts[0].heading.number == f"{part.heading.number}.1"
    numbers = [part.heading.number for part in report.parts if part.place == "chapter"]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
