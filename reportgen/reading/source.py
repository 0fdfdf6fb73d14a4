"""Read an exchange file: text to plain data, and where each part of it stands.

YAML is read as events of libyaml: iteratively, so that no depth of nesting can exhaust the stack,
and forty times faster than with a parser in Python. Every scalar stays the text that was written;
what it means (a date, a number, yes or no) is for the model to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from reportgen.errors import InputError, Place, Problem, did_you_mean, nearest

MOST_BYTES = 5 * 1024 * 1024
MOST_DEPTH = 40

Path_ = tuple[str | int, ...]
"""Where a value stands in the data: keys and positions, from the root."""

Data = dict[str, Any]


@dataclass(frozen=True)
class Source:
    """A file's data, and where each part of it stands."""

    name: str
    data: Data
    marks: dict[Path_, tuple[int, int]] = field(repr=False, default_factory=dict)
    file: Path = Path()

    def place(self, path: Path_) -> Place:
        """Where this part stands; of what is not in the file, the nearest part around it."""
        while path and path not in self.marks:
            path = path[:-1]
        return Place(self.name, *self.marks.get(path, (1, 1)))


def texts(value: object, path: Path_ = (), *, keys: bool = False) -> Iterator[tuple[Path_, str]]:
    """Every text of plain data with its place; with `keys`, also the keys below the topmost."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for part, item in value.items() if isinstance(value, dict) else enumerate(value):
            if keys and path and isinstance(part, str):
                yield (*path, part), part
            yield from texts(item, (*path, part), keys=keys)


def load(path: Path) -> Source:
    """The data of this file; raises InputError when it is not one that can be read.

    Files that end in `.json` are JSON, all others YAML.
    """
    name = str(path)
    text = _text(path)
    builder = _Builder(name)
    read = _read_json if path.suffix.lower() == ".json" else _read_yaml
    with suppress(_Stop):
        read(text, builder)
    if builder.problems:
        raise InputError(builder.problems)
    data = builder.root
    if data is None:
        raise _refused(Place(name), "the file is empty", "empty", _NEW)
    if not isinstance(data, dict):
        sentence = "the file must hold fields, such as “title: ...”"
        raise _refused(Place(name, 1, 1), sentence, "not-fields", _NEW)
    return Source(name, data, builder.marks, path)


_NEW = "`reportgen new ID` writes a file to fill in"


def _refused(place: Place, sentence: str, code: str, hint: str = "") -> InputError:
    return InputError(Problem(place, sentence, code, hint=hint))


def _text(path: Path) -> str:
    place = Place(str(path))
    try:
        if path.is_dir():
            hint = "name the exchange file inside it"
            raise _refused(place, "this is a folder, not a file", "folder", hint)
        if not path.exists():
            raise _refused(place, "there is no such file", "no-file", _like_named(path))
        if not path.is_file():
            raise _refused(place, "this is not an ordinary file", "not-a-file")
        if path.stat().st_size > MOST_BYTES:
            limit = MOST_BYTES // 1024 // 1024
            hint = f"an exchange file is text of at most {limit} MiB; is this the right file?"
            raise _refused(place, "the file is too large", "too-large", hint)
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise _refused(place, f"the file cannot be read: {reason}", "unreadable") from error
    return _decoded(place.file, raw)


def _like_named(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return ""
    name = nearest(path.name, names)
    return did_you_mean(str(path.parent / name)) if name else ""


def _decoded(name: str, raw: bytes) -> str:
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return raw.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        hint = "save it with the encoding UTF-8"
        place = Place(name, line, column)
        raise _refused(place, "the file is not UTF-8 text", "encoding", hint) from error


_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

At = tuple[int, int]
"""A line and a column, counted from one."""


@dataclass
class _Open:
    """A group of fields or a list that is being read."""

    path: Path_
    node: dict[str, Any] | list[Any]
    key: str | None = None
    """The key whose value comes next; None where a group's next text is a key."""
    keys: dict[str, At] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return isinstance(self.node, dict) and self.key is None


class _Stop(Exception):  # noqa: N818 - leaves the reading; never reaches a caller
    """Reading on would tell nothing more."""


class _Builder:
    """Builds plain data, with a mark for each part, from what a notation meets on its way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Any = None
        self.marks: dict[Path_, At] = {}
        self.problems: list[Problem] = []
        self.open: list[_Open] = []

    def problem(self, at: At, sentence: str, code: str, hint: str = "") -> None:
        self.problems.append(Problem(Place(self.name, *at), sentence, code, hint=hint))

    def stop(self, at: At, sentence: str, code: str, hint: str = "") -> NoReturn:
        self.problem(at, sentence, code, hint)
        raise _Stop

    def scalar(self, value: str | None, at: At) -> None:
        if value and _HALF_CHARACTER.search(value):
            # No text may hold it, a message about it included.
            hint = "write the character itself instead of its code"
            self.stop(at, "this text holds half of a character", "unprintable", hint)
        if self.open and self.open[-1].wants_key:
            self._key(self.open[-1], value or "", at)
        else:
            self._put(value, at)

    def begin(self, node: dict[str, Any] | list[Any], at: At) -> None:
        if len(self.open) >= MOST_DEPTH:
            self.stop(at, f"nested deeper than {MOST_DEPTH} levels", "too-deep")
        if self.open and self.open[-1].wants_key:
            hint = "a key is a short text; put quotation marks around it"
            self.stop(at, "a list or a group of fields cannot be a key", "key", hint)
        self.open.append(_Open(self._put(node, at), node))

    def end(self) -> None:
        self.open.pop()

    def _key(self, parent: _Open, key: str, at: At) -> None:
        if key in parent.keys:
            sentence = f"“{key}” is given twice; the first is in line {parent.keys[key][0]}"
            hint = "keep one of them, or give this one another name"
            self.problem(at, sentence, "duplicate-key", hint)
        parent.keys.setdefault(key, at)
        parent.key = key
        self.marks.setdefault((*parent.path, key), at)

    def _put(self, value: Any, at: At) -> Path_:
        """Hang a value where it belongs; its path comes back. A field without one is left out."""
        if not self.open:
            self.root = value
            self.marks[()] = at
            return ()
        parent = self.open[-1]
        if isinstance(parent.node, list):
            path: Path_ = (*parent.path, len(parent.node))
            parent.node.append(value)
            self.marks[path] = at
            return path
        key = parent.key or ""
        parent.key = None
        if value is not None:
            parent.node.setdefault(key, value)
        return (*parent.path, key)


def _read_yaml(text: str, builder: _Builder) -> None:
    """Aliases and tags are refused: every place in the file is one place."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark = event.start_mark
            at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                hint = "one file holds one exchange: remove the line “---” or split the file"
                builder.stop(at, "a second document begins here", "two-documents", hint)
            _take(event, at, builder)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" in (error.problem or "") and error.problem_mark:
            at = _place_too_deep(text[: error.problem_mark.index])
            builder.stop(at, f"nested deeper than {MOST_DEPTH} levels", "too-deep")
        # What is never closed is noticed at the end of the file and mended where it was opened.
        unclosed = "end of stream" in (error.problem or "") and error.context_mark
        mark = unclosed or error.problem_mark or error.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        builder.stop(at, *_yaml_sentence(error, text.splitlines(), at))
    except yaml.reader.ReaderError:
        builder.stop(*_unprintable(text))


def _place_too_deep(text: str) -> At:
    """Where a text that libyaml itself found too deep is so for us. It looks ahead in brackets, and
    gives up at a thousand of them before the first has become an event."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH and event.start_mark:
            return event.start_mark.line + 1, event.start_mark.column + 1
    return (1, 1)


def _take(event: Any, at: At, builder: _Builder) -> None:
    if getattr(event, "tag", None) not in (None, "!"):
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        hint = "remove it; put quotation marks around a text that begins with “!”"
        builder.stop(at, f"the tag “{tag}” is not read here", "tag", hint)
    if isinstance(event, yaml.AliasEvent):
        hint = "write the value again; put quotation marks around a text that begins with “*”"
        builder.stop(at, f"the alias “*{event.anchor}” is not read here", "alias", hint)
    if isinstance(event, yaml.ScalarEvent):
        missing = not event.style and event.value in ("", "~", "null", "Null", "NULL")
        builder.scalar(None if missing else event.value, at)
    elif isinstance(event, yaml.MappingStartEvent):
        builder.begin({}, at)
    elif isinstance(event, yaml.SequenceStartEvent):
        builder.begin([], at)
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        builder.end()


def _unprintable(text: str) -> tuple[At, str, str, str]:
    match = yaml.reader.Reader.NON_PRINTABLE.search(text)
    before = text[: match.start()] if match else ""
    at = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    character = f"U+{ord(match.group()):04X}" if match else "of line 1"
    hint = "remove it; a word processor may have pasted it"
    return at, f"the character {character} cannot be printed", "unprintable", hint


_YAML_SENTENCES = (
    (
        "mapping values are not allowed",
        "a colon followed by a space inside a text",
        "put quotation marks around the whole text, or write it after “|” on lines of its own",
    ),
    (
        "cannot start any token",
        "this character cannot begin a text here; a tab cannot indent",
        "indent with spaces, and put quotation marks around a text that begins with a sign",
    ),
    (
        "found unexpected end of stream",
        "the quotation mark or bracket that is opened here is never closed",
        "close it where its text or list ends",
    ),
    (
        "could not find expected ':'",
        "a field’s name without a colon",
        "write “name: value”; the lines of a long text are indented under it",
    ),
    (
        "did not find expected key",
        "this line does not belong to the group above it",
        "align it with the fields of its group; put quotation marks around a text with a quotation"
        " mark inside",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not belong to the list above it",
        "begin it with “- ”, or align it with the field that the list belongs to",
    ),
    (
        "did not find expected ',' or",
        "the list or group in brackets goes on without a comma or is never closed",
        "write a comma between the entries and close the bracket",
    ),
    (
        "did not find expected <document start>",
        "the file goes on after its end",
        "align every field of the exchange with the left margin",
    ),
    (
        "unknown escape character",
        "a backslash in a text in double quotation marks",
        "use single quotation marks, or write the backslash twice",
    ),
    (
        "expected alphabetic or numeric character",
        "a text that begins with “*” or “&”",
        "put quotation marks around it",
    ),
)


def _yaml_sentence(error: yaml.MarkedYAMLError, lines: list[str], at: At) -> tuple[str, str, str]:
    line = lines[at[0] - 1] if 0 < at[0] <= len(lines) else ""
    if "\t" in line[: at[1]] and not line[: at[1] - 1].strip():
        return "a tab cannot indent", "yaml", "indent with spaces"
    problem = error.problem or ""
    for text, sentence, hint in _YAML_SENTENCES:
        if text in problem:
            return sentence, "yaml", hint
    sentence = f"this is not YAML: {problem or 'it cannot be read'}"
    return sentence, "yaml", "compare it with the lines around it"


_JSON_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def _read_json(text: str, builder: _Builder) -> None:
    """The same data as from YAML: numbers, true and false stay the text that was written."""
    if not text.strip():
        return
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        at = (error.lineno, error.colno)
        hint = "JSON wants double quotation marks, and a comma between entries but none at the end"
        builder.stop(at, f"this is not JSON: {error.msg.lower()}", "json", hint)
    except RecursionError:
        builder.stop((1, 1), f"nested deeper than {MOST_DEPTH} levels", "too-deep")
    line, line_start, seen = 1, 0, 0
    for token in _JSON_TOKEN.finditer(text):
        line += text.count("\n", seen, token.start())
        line_start = text.rfind("\n", 0, token.start()) + 1
        seen = token.start()
        _take_json(token.group(), (line, seen - line_start + 1), builder)


def _take_json(token: str, at: At, builder: _Builder) -> None:
    match token[0]:
        case "{":
            builder.begin({}, at)
        case "[":
            builder.begin([], at)
        case "}" | "]":
            builder.end()
        case '"':
            builder.scalar(json.loads(token), at)
        case "," | ":":
            pass
        case _:
            builder.scalar(None if token == "null" else token, at)  # noqa: S105 - of JSON
