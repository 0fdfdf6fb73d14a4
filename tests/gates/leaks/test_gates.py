"""The leak gate: names planted in finished documents are found, and look-alikes are not."""

from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from typer.testing import CliRunner

from reportgen.cli import commands as cli
from reportgen.editions.select import AUDIENCES, select
from reportgen.errors import ExitCode, GateError
from reportgen.gates.leaks.gate import hits, refuse_leaks
from reportgen.gates.leaks.secrets import secrets
from reportgen.model.exchange import Exchange
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.render.artifact import Artifact
from support.documents import FORMATS, IN_TURN, RICH, built
from support.hiding import HTML, MEETING, PDF, WORD, info, pdf, search


def kinds(format_: str, data: bytes) -> set[str]:
    """In which kinds of places the gate finds something."""
    return {hit.kind for hit in hits(Artifact(f"report.{format_}", format_, data), search())}


def said(text: str, *changed: str) -> set[str]:
    """What the gate finds in a page with this text."""
    page = f"<!doctype html><html><body><p>{text}</p></body></html>"
    artifact = Artifact("report.html", "html", page.encode())
    return {hit.needle.what for hit in hits(artifact, search(*changed))}


# ---- what is clean passes -----------------------------------------------------------------------


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("file", IN_TURN)
def test_every_edition_of_every_exchange_passes(file: Path, audience: str) -> None:
    assert set(built(file, audience)) == {"docx", "pdf", "html", "txt"}


def test_the_internal_edition_holds_no_secrets() -> None:
    exchange = validate(load(RICH))
    assert secrets(exchange, select(exchange, "internal"), "internal") == ()


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_is_found_where_nothing_is_planted(format_: str) -> None:
    assert kinds(format_, built(RICH)[format_]) == set()


# ---- Word ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("carrier", WORD)
def test_a_name_in_a_word_file_is_found(carrier: str) -> None:
    assert kinds("docx", WORD[carrier](built(RICH)["docx"])) != set()


@pytest.mark.parametrize(
    ("carrier", "kind"),
    [
        ("text", "text"),
        ("alt text", "alt text"),
        ("core properties", "properties"),
        ("comment", "comment"),
        ("custom XML", "markup"),
        ("name of a part", "file name"),
        ("EXIF", "picture’s data"),
        ("link", "address"),
        ("archive's comment", "comment of the archive"),
    ],
)
def test_the_gate_says_in_what_kind_of_place(carrier: str, kind: str) -> None:
    assert kind in kinds("docx", WORD[carrier](built(RICH)["docx"]))


def test_the_documents_own_name_is_searched() -> None:
    artifact = Artifact("visit-of-cara-dunmore.html", "html", b"<p>.</p>")
    assert {hit.kind for hit in hits(artifact, search())} == {"file name"}


# ---- PDF ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("carrier", PDF)
def test_a_name_in_a_pdf_is_found(carrier: str) -> None:
    assert kinds("pdf", PDF[carrier](built(RICH)["pdf"])) != set()


def test_a_pdf_that_nobody_can_search_is_refused() -> None:
    data = pdf(info, encryption=pikepdf.Encryption(owner="x", user="y"))(built(RICH)["pdf"])
    with pytest.raises(GateError, match="cannot be searched"):
        kinds("pdf", data)


# ---- HTML ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("carrier", HTML)
def test_a_name_in_an_html_file_is_found(carrier: str) -> None:
    data = built(RICH)["html"]
    assert kinds("html", data.replace(b"</main>", HTML[carrier].encode() + b"</main>", 1)) != set()


# ---- spellings ----------------------------------------------------------------------------------

SPELT = {
    "as written": "Cara Dunmore",
    "capitals": "CARA DUNMORE",
    "surname first": "Dunmore, Cara",
    "no-break space": "Cara\u00a0Dunmore",
    "thin space": "Cara\u2009Dunmore",
    "soft hyphens": "Ca\u00adra Dun\u00admore",
    "zero-width spaces": "C\u200ba\u200br\u200ba D\u200bu\u200bn\u200bm\u200bo\u200br\u200be",
    "word joiner for a space": "cara\u2060dunmore",
    "direction marks": "\u200eCara\u200f \u202aDunmore\u202c",
    "diacritics": "Çařą Ďuñmørė",
    "combining marks": "C\u0301a\u0308ra Dunmo\u0302re",
    "full width": "Ｃａｒａ Ｄｕｎｍｏｒｅ",
    "mathematical letters": "𝐂𝐚𝐫𝐚 𝓓𝓾𝓷𝓶𝓸𝓻𝓮",
    "circled letters": "Ⓒⓐⓡⓐ Ⓓⓤⓝⓜⓞⓡⓔ",
    "Cyrillic look-alikes": "Сага Dunmоrе".replace("г", "r"),
    "Greek look-alikes": "Cαrα Dυnmοre",
    "tag characters": "".join(chr(0xE0000 + ord(c)) for c in "Cara Dunmore"),
    "letters apart": "C a r a   D u n m o r e",
    "full stops": "C.a.r.a. D.u.n.m.o.r.e",
    "cut by a hyphen": "Cara Dun-\nmore",
    "run together": "CaraDunmore",
    "in small letters": "caradunmore",
    "with an underscore": "cara_dunmore_2024",
    "in a longer word": "drcaradunmoreobe",
    "initial": "C. Dunmore",
    "initial after": "Dunmore, C.",
    "with a middle name": "Cara M. Dunmore",
    "genitive": "Cara Dunmore’s talk",
    "German genitive": "Cara Dunmores Rede",
    "surname": "We thank Dunmore for this.",
    "surname with a title": "Cllr Dunmore",
    "surname's genitive": "Dunmore's",
    "footnote mark": "Cara¹ Dunmore²",
    "function": "The Deputy Mayor opened the day.",
    "contact of one who is named": "ada@example.org",
    "contact with entities": "ada&#64;example&#46;org",
    "key": "cara-dunmore",
}


@pytest.mark.parametrize("way", SPELT)
def test_a_name_is_found_however_it_is_spelt(way: str) -> None:
    assert said(SPELT[way])


NOT_LATIN = "people: { cara-dunmore: { names: ["
OTHER_SCRIPTS = [
    ("كارا دنمور", "وكارا دنمور"),
    ("کارا دنمور", "كارا دنمور"),
    ("Кара Данмор", "КАРА ДАНМОР"),
    ("Κάρα Ντάνμορ", "ΚΑΡΑ ΝΤΑΝΜΟΡ"),
    ("王小明", "我们感谢王小明的报告"),
    ("קארה דנמור", "לקארה דנמור"),
    ("Cära Dünmüller", "Caera Duenmueller"),
    ("Cara Duenmueller", "Cara Dünmüller"),
    ("Cara von der Heyde", "Frau Heyde"),
    ("Cara Maria Dunmore-Lysander", "Cara Dunmore Lysander"),
]


@pytest.mark.parametrize(("recorded", "text"), OTHER_SCRIPTS)
def test_recorded_variants_are_found(recorded: str, text: str) -> None:
    change = f"{{people: {{cara-dunmore: {{names: [{{name: '{recorded}'}}]}}}}}}"
    assert said(text, change)


DUNMORE_IS_A_PLACE = "{places: {dunmore: {name: Dunmore}}}"
DUNMORE_IS_SHOWN = (
    "{people: {ewan-dunmore: {name: Ewan Dunmore}}, releases: "
    "[{people: [ewan-dunmore], audience: public, basis: consent}]}"
)
INNOCENT: dict[str, tuple[str, ...]] = {
    "inside a word": ("The Dunmoreland fair and Clondunmore.",),
    "given name": ("Cara spoke first.",),
    "parts far apart": ("Cara went to the fair of Dun More Road.",),
    "other words": ("Carafe, dun, more; a car and a dune.",),
    "other letters": ("Dunmoor, Dunmere, Denmore.",),
    "function in other words": ("The Deputy and the Mayor were there.",),
    "other numbers": ("Call +00 000 00001; ISBN 978-0-00-000000-2",),
    "other address": ("adam@example.org and ada@example.com",),
    "a place of that name": ("They stayed in Dunmore for a day.", DUNMORE_IS_A_PLACE),
    "a bridge of that place": ("Dunmore Bridge; cara and dunes", DUNMORE_IS_A_PLACE),
    "somebody shown of that name": ("Mr Dunmore, E. Dunmore, Ewan Dunmore", DUNMORE_IS_SHOWN),
    "somebody else's function": (
        "The Deputy Mayor of Ostwick",
        "{participants: [{person: bruno-okell, functions: [Deputy Mayor]}]}",
    ),
    "a function that many have": (
        "A quay worker spoke.",
        "{participants: [{person: cara-dunmore, functions: [Quay Worker]}],"
        " next_steps: The quay workers will meet.}",
    ),
    "an ordinary word": (
        "Young people met a young man.",
        "{people: {carl: {name: Carl Young}}}",
    ),
    "a word of the report": ("Page 2: Summary", "{people: {ina: {name: Ina Page}}}"),
    "too short alone": ("No. 2: Li, lo and no", "{people: {na: {name: Na Li}}}"),
    "one word by chance": ("The new market", "{people: {mark: {name: Mark Et}}}"),
    "another author of that name": (
        "Dunmore, W. (2001)",
        "{sources: {book: {title: On rivers, author: W. Dunmore}}}",
    ),
}


@pytest.mark.parametrize("likeness", INNOCENT)
def test_what_only_looks_like_a_name_is_no_hit(likeness: str) -> None:
    text, *changes = INNOCENT[likeness]
    assert said(text, *changes) == set()


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Cara Dunmore", DUNMORE_IS_A_PLACE),
        ("Ms Dunmore", DUNMORE_IS_A_PLACE),
        ("C. Dunmore", DUNMORE_IS_A_PLACE),
        ("Dunmore, Cara", DUNMORE_IS_SHOWN),
        ("C. Dunmore", DUNMORE_IS_SHOWN),
        ("Ms Young", "{people: {carl: {name: Carl Young}}}"),
        ("Carl Young", "{people: {carl: {name: Carl Young}}}"),
        ("Na Li", "{people: {na: {name: Na Li}}}"),
    ],
)
def test_a_full_name_is_found_where_the_surname_alone_is_innocent(text: str, change: str) -> None:
    assert said(text, change)


# ---- the front door -----------------------------------------------------------------------------

FRONT: dict[str, tuple[str, int]] = {
    "summary": ("summary: |\n  They met.\n  Then DUNMORE, Cara spoke.\n", 3),
    "title": ("title: The visit of Mayor cara dunmore\n", 1),
    "short title": ("short_title: Dunmore’s visit\n", 1),
    "caption": ("images: { i: { file: a.png, alt: A room., caption: Dunmore and others. } }\n", 1),
    "alt text": ("images: { i: { file: a.png, alt: Mrs D-u-n-m-o-r-e at a table. } }\n", 1),
    "session": ("sessions: { s: { title: Talk by Çara Dunmore, kind: meeting } }\n", 1),
    "venue": (
        "sessions: { s: { title: Talk, venue: Hall of Ca\u00adra Dun\u00admore } }\n",
        1,
    ),
    "link": ("background: See [the page](https://example.org/cara_dunmore).\n", 1),
    "emphasis": ("background: They met Ca*r*a **Dun**more.\n", 1),
    "place": ("places: { a: { name: Aston }, b: { name: Cara Dunmore Hall } }\n", 1),
    "theme": ("themes: [the work of c. dunmore]\n", 1),
    "function": ("background: The Lord Provost spoke.\n", 1),
    "contact": ("next_steps: Write to dunmore.c@example.org.\n", 1),
}
REST = (
    MEETING
    + """\
people: { cara-dunmore: { name: Cara Dunmore, contact: [dunmore.c@example.org] } }
participants: [{ person: cara-dunmore, party: a, functions: [Lord Provost], roles: [delegate] }]
"""
)


@pytest.mark.parametrize("field", FRONT)
def test_a_report_with_a_withheld_name_is_refused(field: str, tmp_path: Path) -> None:
    text, line = FRONT[field]
    own = text.partition(":")[0]
    rest = "\n".join(row for row in REST.splitlines() if not row.startswith(f"{own}:"))
    file = tmp_path / "exchange.yaml"
    file.write_text(text + rest)
    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    arguments = ["generate", str(file), "--output", str(tmp_path / "out")]
    for name in ("docx", "pdf", "html"):
        arguments += ["--format", name]
    # Rules refuse plain names in prose before; partners read what only the gate sees to.
    result = CliRunner().invoke(cli.app, [*arguments, "--edition", "partners"])
    told = result.stdout + result.stderr
    assert result.exit_code == ExitCode.GATE, told
    assert not (tmp_path / "out").exists()
    refused = [row for row in told.splitlines() if row.endswith("[leak]")]
    assert refused
    assert refused[0].startswith(f"{file}:{line}:")
    assert "“cara-dunmore”" in refused[0]
    assert "no report was written" in told
    assert not [spelt for spelt in ("Dunmore", "Lord Provost", "dunmore.c@") if spelt in told]


def test_what_no_text_brought_in_points_at_the_person() -> None:
    source = load(RICH)
    exchange: Exchange = validate(source)
    artifact = Artifact("a.html", "html", b"<p>Cara Dunmore</p>")
    with pytest.raises(GateError) as refused:
        refuse_leaks([artifact], exchange, select(exchange, "public"), "public", source)
    problem = refused.value.problems[0]
    assert problem.place == source.place(("people", "cara-dunmore"))
    assert "template pack" in problem.hint
    assert "Cara Dunmore" not in str(problem)
