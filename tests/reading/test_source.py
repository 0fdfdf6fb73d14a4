"""What an officer wrote is read as it was written, and every wrong file is told with its place."""

import json
import random
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.editions.select import AUDIENCES
from reportgen.errors import InputError
from reportgen.model.exchange import Exchange
from reportgen.reading.source import Path_, Source, load
from reportgen.reading.validate import validate
from reportgen.rules.check import check
from support.documents import REAL, RICH, viewed

PESHAWAR = REAL.read_text("utf-8")

fuzzing = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def loaded(folder: Path, content: str | bytes, name: str = "x.yaml") -> Source:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return load(file)


CONTENT = {
    "id": "x",
    "title": "Zürich – “Ostwick” 🎈",
    "empty": {},
    "none": [],
    "themes": ["a", "", " b ", "two\nlines\n"],
    "places": {"one": {"name": 'A "B" \\ C', "list": [{"x": "1"}, ["2", "3"]]}},
}


def test_yaml_and_json_with_the_same_content_give_the_same_data(tmp_path: Path) -> None:
    yaml = """
id: x
title: Zürich – “Ostwick” 🎈
empty: {}
none: []
themes: [a, "", ' b ', "two\\nlines\\n"]
places:
  one:
    name: 'A "B" \\ C'
    list:
      - x: 1
      - [2, "3"]
"""
    for escaped in (True, False):
        text = json.dumps(CONTENT, ensure_ascii=escaped)
        assert loaded(tmp_path, text, "x.json").data == CONTENT
    assert loaded(tmp_path, yaml).data == CONTENT


SCALARS = [
    "no",
    "3:25",
    "012",
    "2018",
    "2018-10-30",
    "1.10",
    "true",
    "0x1F",
    "1e3",
    ".inf",
    "=",
    "<<",
]


@pytest.mark.parametrize("scalar", SCALARS)
def test_a_scalar_stays_the_text_that_was_written(scalar: str, tmp_path: Path) -> None:
    assert loaded(tmp_path, f"title: {scalar}\n").data == {"title": scalar}
    assert loaded(tmp_path, f"{scalar}: x\n").data == {scalar: "x"}
    assert loaded(tmp_path, f"themes: [{scalar}]\n").data == {"themes": [scalar]}


@pytest.mark.parametrize("scalar", ["2018", "1.10", "true", "false", "-3", "1e3", "1E+2"])
def test_a_scalar_of_json_stays_the_text_that_was_written(scalar: str, tmp_path: Path) -> None:
    text = f'{{"title": {scalar}, "themes": [{scalar}]}}'
    assert loaded(tmp_path, text, "x.json").data == {"title": scalar, "themes": [scalar]}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_a_field_without_a_value_is_left_out(nothing: str, tmp_path: Path) -> None:
    source = loaded(tmp_path, f"id: x\nreport:\n  number: {nothing}\ntitle: {nothing}\n")
    assert source.data == {"id": "x", "report": {}}
    assert source.place(("title",)).line == 4


def test_a_null_of_json_is_left_out(tmp_path: Path) -> None:
    text = '{"id": "x", "report": {"number": null}, "title": null}'
    assert loaded(tmp_path, text, "x.json").data == {"id": "x", "report": {}}


def test_a_quoted_nothing_is_a_text(tmp_path: Path) -> None:
    assert loaded(tmp_path, "title: 'null'\n").data == {"title": "null"}
    assert loaded(tmp_path, "title: ''\n").data == {"title": ""}


YAML = """\
id: x
“é🎈”:  { 名: 1, name: [a, é, { b: 2 }] }
places:
  one:
    name: Peshawar
    list:
      - é
      - x: 1
        y: 2
"""
YAML_MARKS: dict[Path_, tuple[int, int]] = {
    ("id",): (1, 1),
    ("“é🎈”",): (2, 1),
    ("“é🎈”", "名"): (2, 10),
    ("“é🎈”", "name"): (2, 16),
    ("“é🎈”", "name", 0): (2, 23),
    ("“é🎈”", "name", 1): (2, 26),
    ("“é🎈”", "name", 2): (2, 29),
    ("“é🎈”", "name", 2, "b"): (2, 31),
    ("places",): (3, 1),
    ("places", "one"): (4, 3),
    ("places", "one", "name"): (5, 5),
    ("places", "one", "list", 0): (7, 9),
    ("places", "one", "list", 1): (8, 9),
    ("places", "one", "list", 1, "y"): (9, 9),
}
JSON = """\
{"id": "x",
 "“é🎈”":  { "名": 1, "name": ["a", "é", { "b": 2 }] },
\t"places": {
    "one": "\\u00e9", "two": [
      true,
      {"x": "a\\"b{", "y": 2}]}}
"""
JSON_MARKS: dict[Path_, tuple[int, int]] = {
    ("id",): (1, 2),
    ("“é🎈”",): (2, 2),
    ("“é🎈”", "名"): (2, 13),
    ("“é🎈”", "name"): (2, 21),
    ("“é🎈”", "name", 0): (2, 30),
    ("“é🎈”", "name", 1): (2, 35),
    ("“é🎈”", "name", 2): (2, 40),
    ("“é🎈”", "name", 2, "b"): (2, 42),
    ("places",): (3, 2),
    ("places", "one"): (4, 5),
    ("places", "two"): (4, 22),
    ("places", "two", 0): (5, 7),
    ("places", "two", 1): (6, 7),
    ("places", "two", 1, "y"): (6, 22),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["x.yaml", "x.json"])
def test_each_key_and_entry_has_its_line_and_column(
    name: str, end: str, encoding: str, tmp_path: Path
) -> None:
    text, marks = (YAML, YAML_MARKS) if name == "x.yaml" else (JSON, JSON_MARKS)
    byte_order_mark = "\ufeff" if encoding.startswith("utf-16-") else ""
    content = (byte_order_mark + text.replace("\n", end)).encode(encoding)
    source = loaded(tmp_path, content, name)
    found = {path: (source.place(path).line, source.place(path).column) for path in marks}
    assert found == marks


def test_what_is_not_in_the_file_is_told_at_the_part_around_it(tmp_path: Path) -> None:
    source = loaded(tmp_path, "id: x\nplaces:\n  one: { name: a }\n")
    assert source.place(("places", "one", "kind")) == source.place(("places", "one"))
    assert (source.place(("title",)).line, source.place(("title",)).column) == (1, 1)


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [(b"title: caf\xe9\n", 1, 11), (b"id: x\r\ntitle: \xc3\xa9\xff\r\n", 2, 9)],
)
def test_a_byte_that_is_not_utf_8_is_told_with_its_place(
    raw: bytes, line: int, column: int, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as error:
        loaded(tmp_path, raw)
    (problem,) = error.value.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("encoding", line, column)


def test_an_input_means_the_same_as_json(tmp_path: Path) -> None:
    source = load(REAL)
    again = loaded(tmp_path, json.dumps(source.data), "x.json")
    assert validate(again) == validate(source)


def read(file: Path, content: bytes) -> Exchange | InputError:
    """The exchange, or the error that tells what is wrong; anything else fails the test."""
    file.write_bytes(content)
    try:
        source = load(file)
        exchange = validate(source)
    except InputError as error:
        assert_each_problem_can_be_found(error, file, content)
        return error
    assert_every_edition_has_a_report(exchange, source)
    return exchange


def assert_each_problem_can_be_found(error: InputError, file: Path, content: bytes) -> None:
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = content.decode("utf-16" if utf16 else "utf-8-sig", "replace")
    # YAML ends lines at signs of Unicode too; then there are more of them, and no longer ones.
    lines, longest = len(text.splitlines()), max(map(len, text.split("\n")))
    assert error.problems
    for problem in error.problems:
        assert problem.sentence
        assert str(problem).encode()
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", problem.code)
        assert problem.place.file == str(file)
        assert 0 <= problem.place.line <= lines + 1
        assert 0 <= problem.place.column <= longest + 1


PICTURE_CODES = {"no-picture", "picture-outside", "picture-kind", "picture-broken"}


def assert_every_edition_has_a_report(exchange: Exchange, source: Source) -> None:
    check(exchange, source, date(2025, 6, 30))
    for audience in AUDIENCES:
        try:
            assert viewed(exchange, source, audience).id == exchange.id
        except InputError as error:  # a slip in the name of a picture's file
            assert {problem.code for problem in error.problems} <= PICTURE_CODES


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@given(content=st.binary(max_size=200))
@settings(fuzzing, max_examples=150)
def test_any_bytes_are_read_or_told_to_be_wrong(
    content: bytes, suffix: str, tmp_path: Path
) -> None:
    read(tmp_path / f"x.{suffix}", content)


notation = st.lists(
    st.one_of(
        st.sampled_from([*"{}[],:-?&*!|>'\"%@` #\t\n\r~=<\\", "\ufeff", "\x85", "\u2028", "\x00"]),
        st.sampled_from(["\n  ", "\n- ", ": ", "id: x\n", "---\n", "...\n", "<<: ", "!!", "null"]),
        st.sampled_from(["places", "sessions", '"a"', "1e999", "-Infinity", "\\ud800", "9" * 5000]),
        st.characters(),
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@given(content=notation)
@settings(fuzzing, max_examples=250)
def test_any_text_is_read_or_told_to_be_wrong(content: str, suffix: str, tmp_path: Path) -> None:
    read(tmp_path / f"x.{suffix}", content.encode("utf-8", "surrogatepass"))


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = sorted(Exchange.model_fields)


@given(data=st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=8))
@settings(fuzzing, max_examples=250)
def test_any_value_in_any_field_is_read_or_told_to_be_wrong(
    data: dict[str, object], tmp_path: Path
) -> None:
    read(tmp_path / "x.json", json.dumps(data).encode())


def paths_in(value: object, path: Path_ = ()) -> list[Path_]:
    inner: list[Path_] = []
    if isinstance(value, dict):
        inner = [p for key, item in value.items() for p in paths_in(item, (*path, key))]
    elif isinstance(value, list):
        inner = [p for n, item in enumerate(value) for p in paths_in(item, (*path, n))]
    return [path, *inner] if path else inner


RICH_DATA = load(RICH).data
RICH_PATHS = paths_in(RICH_DATA)
WRONG: list[object] = [
    None,
    "",
    "x",
    "no",
    "0",
    "-1",
    "9" * 5000,
    [],
    {},
    [[]],
    [{}],
    {"": ""},
    {"x": {}},
    ["x"],
]
WRONG += ["\ud800", {"\ud800": {}}, ["\ud800"], "\x00", "week of 9999-12-31", "000X", "9999-24"]


CHANGES = st.lists(
    st.tuples(st.sampled_from(RICH_PATHS), st.sampled_from(WRONG)), min_size=1, max_size=4
)


@given(changes=CHANGES)
@settings(fuzzing, max_examples=100)
def test_any_part_replaced_by_anything_is_read_or_told_to_be_wrong(
    changes: list[tuple[Path_, object]], tmp_path: Path
) -> None:
    assert_read_or_told(changes, tmp_path)


@pytest.mark.slow  # one in ten examples is an exchange, of which each edition is composed
@given(changes=CHANGES)
@settings(fuzzing, max_examples=600)
def test_any_part_replaced_by_anything_often(
    changes: list[tuple[Path_, object]], tmp_path: Path
) -> None:
    assert_read_or_told(changes, tmp_path)


def assert_read_or_told(changes: list[tuple[Path_, object]], tmp_path: Path) -> None:
    data = json.loads(json.dumps(RICH_DATA))
    for path, value in changes:
        node = data
        for part in path[:-1]:
            node = node[part] if isinstance(node, dict) and part in node else {}
        if isinstance(node, dict):
            node[path[-1]] = value
    read(tmp_path / "x.json", json.dumps(data).encode())


INSERTED = [
    *"{}[],:-?&*!|>'\"%@` #\t\n~0٣",
    "\r",
    "\x07",
    "\u2028",
    "🎈",
    "\n  ",
    "- ",
    ": ",
    "'s ",
]


def mutated(text: str, chance: random.Random) -> str:
    """A copy with one to four slips of the kind that an officer makes."""
    lines = text.split("\n")
    for _ in range(chance.randint(1, 4)):
        n, m = chance.randrange(len(lines)), chance.randrange(len(lines))
        at = chance.randint(0, len(lines[n]))
        match chance.randrange(6):
            case 0:
                del lines[n]
            case 1:
                lines.insert(m, lines[n])
            case 2:
                lines[n], lines[m] = lines[m], lines[n]
            case 3:
                lines[n] = lines[n][:at] + chance.choice(INSERTED) + lines[n][at:]
            case 4:
                lines[n] = lines[n][:at] + lines[n][at + 1 :]
            case 5:
                lines[n] = chance.choice(["  ", " ", "\t"]) + lines[n]
    return "\n".join(lines)


@given(chance=st.randoms(use_true_random=True))
@settings(fuzzing, max_examples=300)
def test_a_file_with_slips_is_read_or_told_to_be_wrong(
    chance: random.Random, tmp_path: Path
) -> None:
    read(tmp_path / "x.yaml", mutated(PESHAWAR, chance).encode())


@given(chance=st.randoms(use_true_random=True))
@settings(fuzzing, max_examples=100)
def test_a_json_file_with_slips_is_read_or_told_to_be_wrong(
    chance: random.Random, tmp_path: Path
) -> None:
    text = json.dumps(RICH_DATA, indent=1, ensure_ascii=False)
    read(tmp_path / "x.json", mutated(text, chance).encode())
