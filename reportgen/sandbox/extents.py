"""What few characters of a page or a style sheet can make very large: refused before an engine
works on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from reportgen.errors import PackError, Place, Problem
from reportgen.packs.pack import Pack

MOST_ELEMENTS = 200_000
"""Of a page. One of 500 participants and 120 sessions has 7,300."""
DEEPEST = 120
"""How many elements stand inside each other; in a report 11."""
WIDEST = 1_000
"""How many columns or rows one cell goes over, and how often a style repeats one."""
HEAVIEST = 4_000
"""Parts of a value in a style sheet, with what its `var(...)` stand for."""
_SPANS = ("colspan", "rowspan", "span")
_HINT = "make it as large as a report needs"


def refuse_excess(page: str, pack: Pack, template: str) -> None:
    """Raises PackError for a page that holds more than any report, or whose styles swell."""
    from lxml import html

    document = html.document_fromstring(page)
    styles = [element.text or "" for element in document.iter("style")]
    # A style sheet can read others of the pack.
    styles += [
        file.read_text("utf-8", "replace")
        for name, file in pack.files.items()
        if name.endswith(".css")
    ]
    inline = [str(each) for each in _list(document.xpath("//@style"))]
    found = [*_of_elements(document), *_of_styles(tuple(styles), tuple(dict.fromkeys(inline)))]
    if found:
        place = Place(str(pack.files.get(template, pack.folder / template)))
        raise PackError(
            Problem(place, sentence, "page-excess", hint=_HINT) for sentence in dict.fromkeys(found)
        )


def _list(found: object) -> list[Any]:
    return list(found) if isinstance(found, list) else []


def _of_elements(document: Any) -> Iterator[str]:
    count, deepest = 0, 0
    waiting = [(document, 1)]
    while waiting:
        element, depth = waiting.pop()
        count += 1
        deepest = max(deepest, depth)
        for name in _SPANS:
            said = str(element.get(name) or "").strip()
            if said.isdecimal() and (len(said) > 6 or int(said) > WIDEST):
                yield f"“{name}={said[:12]}” is more than {WIDEST}"
        waiting += [(child, depth + 1) for child in element]
    if count > MOST_ELEMENTS:
        yield f"the page has more than {MOST_ELEMENTS} elements"
    if deepest > DEEPEST:
        yield f"more than {DEEPEST} elements of the page stand inside each other"


@lru_cache(16)
def _of_styles(sheets: tuple[str, ...], inline: tuple[str, ...]) -> tuple[str, ...]:
    """What swells in these style sheets and `style` attributes, which are one to an engine."""
    import tinycss2

    tokens: list[Any] = []
    for css in (*sheets, *(f"{each};" for each in inline)):
        tokens += tinycss2.parse_component_value_list(css)
    return tuple(dict.fromkeys((*_of_repeats(tokens), *_of_values(tokens))))


def _within(tokens: Iterable[Any]) -> Iterator[Any]:
    """Each of these, and whatever stands inside it."""
    waiting = list(tokens)
    while waiting:
        token = waiting.pop()
        yield token
        waiting += _inside(token)


def _inside(token: Any) -> list[Any]:
    if token.type == "function":
        return list(token.arguments)
    return list(token.content) if token.type.endswith(" block") else []


def _of_repeats(tokens: list[Any]) -> Iterator[str]:
    for token in _within(tokens):
        inside = [each for each in _inside(token) if each.type not in ("whitespace", "comment")]
        name = token.lower_name if token.type == "function" else ""
        counted = name == "repeat" and inside and inside[0].type == "number"
        if counted and inside[0].value > WIDEST:
            yield f"a style repeats something more than {WIDEST} times"
        if name.startswith("repeating-"):
            yield f"a style has a gradient without an end (“{token.name}”)"


def _of_values(tokens: list[Any]) -> Iterator[str]:
    """Values that `var(...)` makes too long, each name counted as the longest that it stands for,
    however the sheets are nested."""
    values: dict[str, list[list[Any]]] = defaultdict(list)
    for body in _bodies(tokens):
        for name, value in _declared(body):
            values[name].append(value)
            yield from _of_lines(name, value)
    weights: dict[str, int] = {}
    for name in [name for name in values if name.startswith("--")]:
        if _weight(name, values, weights) > HEAVIEST:
            yield f"“{name}” stands for more than {HEAVIEST} values of others"
    for name, several in values.items():
        if not name.startswith("--"):
            for value in several:
                if _weigh(value, values, weights) > HEAVIEST:
                    yield f"“{name}” has more than {HEAVIEST} values"


def _of_lines(name: str, value: list[Any]) -> Iterator[str]:
    """Columns, rows and their like: whole numbers that an engine counts to."""
    if not name.startswith(("grid", "column", "-webkit-column", "order")):
        return
    for token in _within(value):
        if token.type == "number" and abs(token.value) > WIDEST:
            yield f"“{name}” counts to more than {WIDEST}"


def _bodies(tokens: list[Any]) -> Iterator[list[Any]]:
    """What stands between braces, at every depth, and outside of all."""
    yield tokens
    for token in _within(tokens):
        if token.type == "{} block":
            yield list(token.content)


def _declared(body: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """The declarations of a body, by their names: `name`, a colon, and all up to a semicolon."""
    part: list[Any] = []
    for token in [*body, None]:
        if token is None or (token.type == "literal" and token.value == ";"):
            said = [each for each in part if each.type not in ("whitespace", "comment")]
            if len(said) > 2 and said[0].type == "ident" and said[1] == ":":
                name = said[0].value
                yield (name if name.startswith("--") else said[0].lower_value), said[2:]
            part = []
        else:
            part.append(token)


_Values = dict[str, list[list[Any]]]


def _weight(name: str, values: _Values, weights: dict[str, int]) -> int:
    if name not in weights:
        weights[name] = 0  # what stands for itself has no value
        several = values.get(name, [])
        weights[name] = max((_weigh(value, values, weights) for value in several), default=0)
    return weights[name]


def _weigh(value: list[Any], values: _Values, weights: dict[str, int]) -> int:
    total = 0
    for token in _within(value):
        total += 1
        if token.type == "function" and token.lower_name == "var":
            names = [each for each in token.arguments if each.type == "ident"]
            total += _weight(names[0].value, values, weights) if names else 0
        if total > HEAVIEST:
            return HEAVIEST + 1
    return total
