"""A pack's fault is told with its place, and no template reaches beyond what it is given."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from reportgen import Options, build
from reportgen.errors import EngineError, PackError
from support.documents import MINIMAL, RICH, ROOT

SECRET = "the-secret-of-another-folder"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    shutil.copytree(ROOT / "templates" / "formal", folder)
    (tmp_path / "secret.txt").write_text(SECRET)
    return folder


def html_with(pack: Path, template: str) -> None:
    (pack / "html" / "cover.html.j2").write_text(f"<p>one</p>\n{template}\n", "utf-8")


def word_with(pack: Path, tag: str) -> None:
    """The pack's master with this tag in the place of the cover's label."""
    master = pack / "report.docx"
    with zipfile.ZipFile(master) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    label = b"{{ report.cover.label }}"
    assert label in parts["word/document.xml"]
    escaped = tag.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(label, escaped)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    master.write_bytes(made.getvalue())


def made_with(pack: Path, format_: str) -> bytes:
    options = Options(formats=(format_,), pack=str(pack))
    return build(MINIMAL, options).artifacts[0].data


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ report.__class__.__init__.__globals__ }}",
    "{{ report.words.get.__self__ }}",
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ '%s'.format.__globals__ }}",
    "{{ '{0.__class__}'.format(report) }}",
    "{{ lipsum() }}",
    "{{ range(10) }}",
    "{{ report|attr('__class__') }}",
    "{% import 'os' as os %}{{ os }}",
]
FAULTS = [
    "{{ report.covr.label }}",
    "{{ report.cover.labl }}",
    "{{ reprot.title }}",
    "{{ report.words.nothing }}",
    "{{ report.programme }}",
    "{{ report.cover }}",
    "{{ report.summary.prose }}",
    "{{ report.title|shout }}",
    "{{ report.title",
    "{% if report.title %}",
    "{% for x in report.title.nothing %}{% endfor %}",
]


@pytest.mark.parametrize("tag", FAULTS + ESCAPES)
def test_a_fault_in_html_is_told_with_file_and_line(pack: Path, tag: str) -> None:
    html_with(pack, tag)
    with pytest.raises(PackError) as caught:
        made_with(pack, "pdf")
    place = caught.value.problems[0].place
    assert place.file.endswith("cover.html.j2")
    assert place.line >= 2
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize("tag", FAULTS + ESCAPES)
def test_a_fault_in_word_is_told_with_the_master(pack: Path, tag: str) -> None:
    word_with(pack, tag)
    with pytest.raises(PackError) as caught:
        made_with(pack, "docx")
    problem = caught.value.problems[0]
    assert problem.place.file.endswith("report.docx")
    assert problem.sentence


def test_a_fault_names_the_entry_of_the_exchange_it_was_met_at(pack: Path) -> None:
    tag = "{% if part.title == 'The youth house' %}{{ part.nothing }}{% endif %}"
    tag = "{% for part in group.timeline %}" + tag + "{% endfor %}"
    tag = "{% for group in whole.parts %}" + tag + "{% endfor %}"
    tag = "{% for whole in report.parts %}" + tag + "{% endfor %}"
    html_with(pack, tag)
    word_with(pack, tag)
    lines = RICH.read_text("utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "title: The youth house" in text)
    for format_ in ("docx", "pdf", "html"):  # plain text is made without a template
        with pytest.raises(PackError) as caught:
            build(RICH, Options((format_,), "internal", pack=str(pack)))
        (problem,) = caught.value.problems
        assert f"for what stands at {RICH}:{line}:" in problem.sentence
        assert problem.code == "unknown-name"


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/passwd", "html/../../secret.txt", "link.txt", "nowhere.html.j2"]
)
def test_a_template_reads_nothing_outside_its_pack(pack: Path, name: str) -> None:
    (pack / "link.txt").symlink_to(pack.parent / "secret.txt")
    html_with(pack, f"{{% include '{name}' %}}")
    with pytest.raises(PackError):
        made_with(pack, "pdf")


@pytest.mark.parametrize(
    "address",
    ["../secret.txt", "file:///etc/passwd", "http://127.0.0.1:9/x.png", "//127.0.0.1/x", "no.png"],
)
@pytest.mark.parametrize("place", ["style", "picture"])
def test_a_page_fetches_nothing_outside_its_pack(pack: Path, address: str, place: str) -> None:
    if place == "style":
        with (pack / "report.css").open("a") as file:
            file.write(f'\nmain {{ background: url("{address}") }}\n')
    else:
        html_with(pack, f'<img src="{address}" alt="">')
    with pytest.raises((PackError, EngineError)):
        made_with(pack, "pdf")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("name: formal", "name: Formal Pack"), "pack-manifest"),
        (('accent: "#0B5C6B"', "accent: teal"), "pack-manifest"),
        (("colours:", "colors:"), "pack-manifest"),
        (("size: A4", "size: [A4"), "yaml"),
        (("source-sans-pro:SourceSansPro-Regular.ttf", "source-sans-pro:No.ttf"), "pack-font"),
        (("source-sans-pro:SourceSansPro-Regular.ttf", "other:No.ttf"), "pack-font"),
        (("source-sans-pro:SourceSansPro-Regular.ttf", "../secret.txt"), "pack-file"),
    ],
)
@pytest.mark.parametrize("format_", ["docx", "pdf"])
def test_a_fault_in_the_manifest_is_told(
    pack: Path, change: tuple[str, str], code: str, format_: str
) -> None:
    manifest = pack / "pack.yaml"
    text = manifest.read_text("utf-8")
    assert change[0] in text
    manifest.write_text(text.replace(*change, 1), "utf-8")
    with pytest.raises(PackError) as caught:
        made_with(pack, format_)
    assert caught.value.problems[0].code == code


@pytest.mark.parametrize("name", ["report.html.j2", "report.css", "report.docx"])
def test_a_missing_file_of_the_pack_is_told(pack: Path, name: str) -> None:
    (pack / name).unlink()
    with pytest.raises(PackError):
        made_with(pack, "docx" if name.endswith("docx") else "pdf")


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_broken_word_master_is_told(pack: Path, data: bytes) -> None:
    (pack / "report.docx").write_bytes(data)
    with pytest.raises(PackError):
        made_with(pack, "docx")
