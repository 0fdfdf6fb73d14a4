"""Refuse finished documents that hold what their edition must not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reportgen.errors import GateError, Place, Problem
from reportgen.formats import FORMATS
from reportgen.gates.leaks.search import Needle, Search
from reportgen.gates.leaks.secrets import innocent_words, secrets
from reportgen.gates.unpacking.contents import Bytes, Text, Unreadable
from reportgen.gates.unpacking.unpack import unpack
from reportgen.markdown import shown
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.reading.shape import referring
from reportgen.reading.source import Path_, Source, texts
from reportgen.render.artifact import Artifact

_CALLED = {
    "name": "name",
    "initials": "name",
    "called": "name",
    "surname": "surname",
    "contact": "contact data",
    "number": "contact data",
    "function": "function",
}


@dataclass(frozen=True)
class Hit:
    """Something of a withheld person in a finished document."""

    needle: Needle
    document: str
    kind: str


def refuse_leaks(
    artifacts: Sequence[Artifact],
    exchange: Exchange,
    selected: Exchange,
    audience: Audience,
    source: Source,
) -> None:
    """Raises GateError when a finished document holds what these readers must not see.

    `selected` is the exchange as this edition shows it, `source` the file that brought it in.
    """
    needles = secrets(exchange, selected, audience)
    if not needles:
        return
    search = Search(needles, innocent_words(exchange, selected, audience))
    held = dict.fromkeys(chain.from_iterable(hits(artifact, search) for artifact in artifacts))
    if held:
        raise GateError(_problems(tuple(held), exchange, source))


def hits(artifact: Artifact, search: Search) -> Iterator[Hit]:
    """What of the needles this document holds, and in which kind of place."""
    document = FORMATS[artifact.format].called
    for needle in search.find(artifact.name):
        yield Hit(needle, document, "file name")
    try:
        for part in _parts(artifact):
            if isinstance(part, Bytes):
                needles = search.find_bytes(part.data)
            else:
                needles = search.find(part.text, prose=part.prose, coded=part.coded)
            yield from (Hit(needle, document, part.kind) for needle in needles)
    except Unreadable as error:
        sentence = f"this document cannot be searched for withheld names: {error}"
        raise GateError(Problem(Place(artifact.name), sentence, "leak-unreadable")) from error


def _parts(artifact: Artifact) -> Iterator[Text | Bytes]:
    """Everything in a document; of Markdown also what readers are shown, in which no sign of it
    parts a word."""
    yield from unpack(artifact.data)
    if FORMATS[artifact.format].is_markdown:
        yield from unpack(shown(artifact.data.decode()).encode())


# ---- what to say --------------------------------------------------------------------------------


def _problems(held: Sequence[Hit], exchange: Exchange, source: Source) -> Iterator[Problem]:
    """A problem for each person and each place of the exchange file that names them."""
    for person in dict.fromkeys(hit.needle.person for hit in held):
        of_person = [hit for hit in held if hit.needle.person == person]
        needles = tuple(dict.fromkeys(hit.needle for hit in of_person))
        places = list(_places(needles, exchange, source))
        for place in places or [source.place(("people", person))]:
            hint = _hint(person, bool(places))
            yield Problem(place, _sentence(person, of_person), "leak", hint=hint)


def _sentence(person: str, of_person: Sequence[Hit]) -> str:
    what = _listed(_CALLED[hit.needle.what] for hit in of_person)
    where = []
    for document in dict.fromkeys(hit.document for hit in of_person):
        kinds = _listed(hit.kind for hit in of_person if hit.document == document)
        where.append(f"the {document} ({kinds})")
    return (
        f"the {what} of “{person}”, withheld from this edition, would stand in {', '.join(where)}"
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _hint(person: str, placed: bool) -> str:
    if placed:
        return f"write “[[{person}]]” where prose may hold it, say it without, or record a release"
    return "no text of this file says it: look at the template pack and the pictures"


def _places(needles: Sequence[Needle], exchange: Exchange, source: Source) -> Iterator[Place]:
    """Where the exchange file says it, beside the person's own entry and references to it."""
    search = Search(needles)
    data = source.data
    references = {path for path, _, _ in referring(Exchange, data, ())}
    for path, text in texts(data, keys=True):
        # The edition itself leaves out what a participant was.
        function = path[0] == "participants" and "functions" in path
        own = path[0] in ("people", "releases") or path in references or function
        if not own and any(search.find(_REFERENCE.sub("", text))):
            yield _exact(source, path, text, search)


_REFERENCE = re.compile(r"\[\[[^\[\]]*\]\]")


def _exact(source: Source, path: Path_, text: str, search: Search) -> Place:
    """The line that says it, in a text of several lines; else where the text begins."""
    place = source.place(path)
    if "\n" not in text.strip():
        return place
    try:
        lines = source.file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return place
    for n, line in enumerate(lines[place.line - 1 :][: text.count("\n") + 2], place.line):
        if any(search.find(line)):
            indent = len(line) - len(line.lstrip())
            return Place(place.file, n, max(indent + 1, place.column if n == place.line else 1))
    return place
