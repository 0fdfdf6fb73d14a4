"""Write the reference pages of `docs/` from the code: fields, template variables, rules.

A test says when a page and the code differ.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from reportgen.model.dates import PartialDate
from reportgen.model.exchange import Exchange
from reportgen.model.fields import Refers, annotation_of, fields_of, members
from reportgen.reading.references import with_article
from reportgen.reading.sentences import as_yaml
from reportgen.rules.check import CHAPTERS
from reportgen.rules.rule import Rule
from reportgen.view import records
from reportgen.view.parts import PARTS

DOCS = Path(__file__).parent.parent / "docs"
T = TypeVar("T")
MADE = "<!-- Made by `make generated` from the code: edit the code. -->"


def main() -> None:
    """Write every reference page."""
    for name, text in pages().items():
        (DOCS / name).write_text(text, "utf-8")


def pages() -> dict[str, str]:
    """Every reference page by its file's name."""
    return {
        "exchange-file.md": _exchange_file(),
        "template-variables.md": _template_variables(),
        "rules.md": _rules(),
    }


# The exchange file


def _exchange_file() -> str:
    lines = [
        "# The exchange file, field by field",
        MADE,
        "",
        "One YAML (or JSON) file describes one exchange. `reportgen new ID` writes one to fill in,",
        "and `reportgen validate FILE` says what is wrong with it, with the place of each problem.",
        "Fields marked **required** must be there; whatever else is left out does not appear in",
        "the report.",
        "",
        "Places, organisations, people, legs, delegations, events, sessions, images, attachments",
        "and sources each have a short *key*, which the rest of the file refers to. No two entries",
        "of a file have the same key.",
        "",
        "Wherever a value may be left out, its **state** may stand instead: `to be confirmed`,",
        "`unknown`, `not applicable` or `withheld`. The report says so in its annex of what is",
        "open; a final report refuses what is still to be confirmed. What is **approximate** is",
        "written in the value itself: `2018~`, `09:30~`, `qualifier: about`.",
        "",
        "Long texts are Markdown: paragraphs, lists, quotations, `*emphasis*`, `**strong**`,",
        "`[words](https://example.org)`, links to entries of the file by their keys,",
        "`[the panel](#panel)`, and footnotes: `a word[^note]`, with `[^note]: Its text.` on a",
        "line of its own.",
        "",
    ]
    for model in _models(Exchange):
        lines += _model_section(model)
    return "\n".join(lines) + "\n"


def _models(root: type[BaseModel]) -> list[type[BaseModel]]:
    """Every model of the file."""

    def inside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
        for field in fields_of(model).values():
            yield from _models_in(annotation_of(field))

    return _reached(root, inside)


def _reached(root: T, inside: Callable[[T], Iterable[T]]) -> list[T]:
    """All that is inside of this, each once, in the order in which a reader meets it."""
    reached: dict[T, None] = {}
    waiting = [root]
    while waiting:
        each = waiting.pop(0)
        if each not in reached:
            reached[each] = None
            waiting += inside(each)
    return list(reached)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    for kind, _ in members(annotation):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield kind
        for inner in get_args(kind) if get_origin(kind) in (tuple, Mapping) else ():
            yield from _models_in(inner)


def _model_section(model: type[BaseModel]) -> list[str]:
    lines = [f"## {_title(model)}", "", inspect.cleandoc(model.__doc__ or ""), ""]
    lines += ["| field | what it is | what to write | example |", "|---|---|---|---|"]
    for name, field in fields_of(model).items():
        required = " **Required.**" if field.is_required() else ""
        example = f"`{as_yaml(field.examples[0])}`" if field.examples else ""
        kind = _kind(annotation_of(field))
        lines.append(f"| `{name}` | {field.description}{required} | {kind} | {_cell(example)} |")
    return [*lines, "", "For example:", "", "```yaml", *_worked_example(model), "```", ""]


def _worked_example(model: type[BaseModel]) -> list[str]:
    """An entry with every field that can stand beside the others, from the fields' own examples."""
    written: dict[str, Any] = {}
    fields = fields_of(model).items()
    for name, field in sorted(fields, key=lambda each: not each[1].is_required()):
        if field.examples and name not in ("sources", "remark"):
            more = {**written, name: field.examples[0]}
            if field.is_required() or _is_valid(model, more):
                written = more
    in_order = {name: written[name] for name, _ in fields if name in written}
    text = yaml.safe_dump(in_order, sort_keys=False, allow_unicode=True, width=90)
    return text.rstrip().split("\n")


def _is_valid(model: type[BaseModel], data: dict[str, Any]) -> bool:
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True


def _title(model: type[BaseModel]) -> str:
    name = model.__name__
    return "".join(f" {c.lower()}" if c.isupper() and n else c for n, c in enumerate(name))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _kind(annotation: Any) -> str:
    """What an author writes for a value of this type."""
    words = [_kind_of(kind, attached) for kind, attached in members(annotation)]
    return " or ".join(dict.fromkeys(filter(None, words)))


def _kind_of(kind: Any, attached: tuple[Any, ...]) -> str:
    if refers := next((mark for mark in attached if isinstance(mark, Refers)), None):
        return f"the key of {' or '.join(map(with_article, refers.kinds))}"
    if get_origin(kind) is tuple:
        return f"a list: {_kind(get_args(kind)[0])}"
    if get_origin(kind) is Mapping:
        return f"keys, each with {_kind(get_args(kind)[1])}"
    if get_origin(kind) is Literal:
        return "; ".join(f"`{value}`" for value in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        title = _title(kind)
        return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
    names = {str: "text", int: "a whole number", bool: "yes or no", PartialDate: "a date"}
    return names.get(kind, "")


# Template variables


def _template_variables() -> str:
    lines = [
        "# What a template may see",
        MADE,
        "",
        inspect.cleandoc(records.__doc__ or "").partition("\n\n")[2],
        "",
    ]
    for record in _reached(records.ReportView, _records_in):
        lines += [f"## {record.__name__}", "", inspect.cleandoc(record.__doc__ or ""), ""]
        lines += ["| name | type | what it is |", "|---|---|---|"]
        hints = typing.get_type_hints(record, include_extras=True)
        for field in fields(record):
            kind, about = get_args(hints[field.name])
            lines.append(f"| `{field.name}` | {_type(kind)} | {about} |")
        lines.append("")
    return "\n".join([*lines, *_parts_of_the_report()])


def _parts_of_the_report() -> list[str]:
    rows = (
        f"| `{part.name}` | {part.place if isinstance(part.place, str) else 'by the exchange'}"
        f" | {(part.make.__doc__ or '').splitlines()[0]} |"
        for part in PARTS
    )
    return [
        "## The parts of the report",
        "",
        "`report.parts` holds those that have data, in this order unless the pack has its own",
        "(`parts` in `pack.yaml`). Chapters and annexes are numbered as they are printed.",
        "",
        "| name | place | what it is |",
        "|---|---|---|",
        *rows,
        "",
    ]


def _records_in(record: Any) -> Iterator[Any]:
    for hint in typing.get_type_hints(record).values():
        yield from (kind for kind in _parts(hint) if is_dataclass(kind))


def _parts(hint: Any) -> Iterator[type]:
    """The types inside a type."""
    if get_args(hint):
        for inner in get_args(hint):
            yield from _parts(inner)
    elif isinstance(hint, type):
        yield hint


def _type(hint: Any) -> str:
    origin = get_origin(hint)
    if origin is Annotated:
        return _type(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(hint) if part is not types.NoneType)
        return f"{_type(inner)} or none"
    if origin is tuple:
        return f"list of {_type(get_args(hint)[0])}"
    if origin is Mapping:
        return "names and text"
    names = {str: "text", int: "number", bool: "yes or no", records.Prose: "prose"}
    return names.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


# Rules


def _rules() -> str:
    lines = [
        "# Rules",
        MADE,
        "",
        "What `reportgen validate` checks once a file is well written. An error stops the report;",
        "a warning stops it with `--strict`; a note never does. Some weigh more in a report that",
        "is final or published, or in the public edition.",
        "",
        "Where sources differ and the author has recorded it under `discrepancies`, warnings and",
        "notes are not given about that field, about what lies inside it, or about the entry that",
        "it belongs to. Errors are.",
        "",
    ]
    for chapter, rules in CHAPTERS.items():
        lines += [f"## {chapter}", "", "| code | weight | what is checked |", "|---|---|---|"]
        lines += [f"| `{rule.code}` | {_weight(rule)} | {_checked(rule)} |" for rule in rules]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _weight(rule: Rule) -> str:
    final = ", error in a final report" if rule.error_when_final else ""
    public = ", error in a public edition" if rule.error_in_public else ""
    return f"{rule.weight}{final}{public}"


def _checked(rule: Rule) -> str:
    return _cell(inspect.cleandoc(rule.find.__doc__ or "").replace("\n", " "))


if __name__ == "__main__":
    main()
