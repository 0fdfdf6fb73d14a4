"""What `pack.yaml` says: the paper, the colours, the typeface, the logo and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails

from reportgen.errors import InputError, PackError, Problem, did_you_mean, nearest
from reportgen.language.words import languages, words_of
from reportgen.reading import source
from reportgen.reading.source import Source
from reportgen.view.parts import NAMES

MANIFEST = "pack.yaml"

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$", description="A colour, as #0B5C6B.")]
Length = Annotated[str, Field(pattern=r"^\d+(\.\d+)?mm$", description="A length, as 25mm.")]
Family = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9 -]+$", description="A typeface, as Source Sans Pro.")
]
Name = Annotated[
    str, Field(pattern=r"^[a-z][a-z0-9-]*$", description="Small letters, digits and hyphens.")
]


def _known(name: str) -> str:
    if name not in NAMES:
        raise ValueError(f"there is no part “{name}”; there are: {', '.join(NAMES)}")
    return name


def _each_once(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    for name in names or ():
        if names and names.count(name) > 1:
            raise ValueError(f"“{name}” is named twice")
    return names


PartName = Annotated[
    str, AfterValidator(_known), WithJsonSchema({"enum": list(NAMES), "type": "string"})
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Margins(_Part):
    """The distances between the paper's edges and the text."""

    top: Length
    right: Length
    bottom: Length
    left: Length


class Page(_Part):
    """The paper."""

    size: Annotated[Literal["A4", "letter"], Field(description="The paper's size.")] = "A4"
    margin: Margins


class Colours(_Part):
    """The colours, by what they are for; on the web `accent` is `var(--accent)`."""

    ink: Annotated[Colour, Field(description="Running text.")]
    muted: Annotated[Colour, Field(description="Small print, labels, running heads.")]
    accent: Annotated[Colour, Field(description="Headings, bars, links.")]
    accent_2: Annotated[Colour, Field(description="What must stand out: drafts, notices, marks.")]
    panel: Annotated[Colour, Field(description="Behind tables' heads, callouts, large figures.")]
    rule: Annotated[Colour, Field(description="Lines.")]


class Face(_Part):
    """One file of a font."""

    file: Annotated[
        str,
        Field(
            description="A file of the pack, or of a font that ships: "
            "source-sans-pro:SourceSansPro-Regular.ttf."
        ),
    ]
    weight: Annotated[
        int, Field(ge=100, le=900, description="400 for regular, 600 semibold, 700 bold.")
    ] = 400
    italic: Annotated[bool, Field(description="Whether it is an italic.")] = False


class Fonts(_Part):
    """The typeface. Who names another family names its faces too."""

    family: Family
    fallback: Annotated[
        tuple[Family, ...], Field(description="What Word takes where the family is missing.")
    ] = ()
    faces: Annotated[tuple[Face, ...], Field(min_length=1, description="The family's files.")]
    embed: Annotated[
        bool,
        Field(description="Whether Word files carry the fonts, to look the same everywhere."),
    ] = True


class Logo(_Part):
    """The logo of the house, at the top of the cover."""

    file: Annotated[str, Field(description="A JPEG or PNG file of the pack.")]
    alt: Annotated[str, Field(min_length=1, description="The logo in words, such as a name.")]


class Manifest(_Part):
    """A template pack. What a pack that extends another leaves out is as it is there."""

    name: Annotated[Name, Field(description="What the pack is called; its folder is called so.")]
    title: Annotated[str, Field(min_length=1, description="What the pack is, in a few words.")]
    extends: Annotated[
        str | None, Field(description="The pack that this one changes; none for one of its own.")
    ] = None
    page: Page
    colours: Colours
    fonts: Fonts
    logo: Logo | None = None
    parts: Annotated[
        tuple[PartName, ...] | None,
        AfterValidator(_each_once),
        Field(
            description="The parts of the report that are printed, in this order; all of them where"
            " this is left out. A part keeps its place: chapters before annexes."
        ),
    ] = None
    leave_out: Annotated[
        tuple[PartName, ...], Field(description="Parts of the report that are not printed.")
    ] = ()
    at_most: Annotated[
        dict[PartName, Annotated[int, Field(ge=1)]],
        Field(
            description="How many cards or sections of a part are printed, or paragraphs of its"
            " text where it has none. How many of them are left out is said."
        ),
    ] = {}
    words: Annotated[
        dict[str, dict[str, str]],
        Field(description="Labels in other words, by language: en, then label and words."),
    ] = {}


def load(folder: Path) -> Source:
    """What the `pack.yaml` of this folder says; raises PackError when it cannot be read."""
    try:
        return source.load(folder / MANIFEST)
    except InputError as error:
        raise PackError(error.problems) from error


def merged(parent: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """What the pack says, and what the one that it extends says of all else."""
    data = dict(parent)
    for name, value in own.items():
        before = data.get(name)
        if isinstance(before, dict) and isinstance(value, dict):
            data[name] = merged(before, value)
        else:
            data[name] = value
    return data


def validated(read: Source, data: Mapping[str, Any]) -> Manifest:
    """The manifest; raises PackError with every problem, at its place in this pack's own file."""
    try:
        manifest = Manifest.model_validate(data)
    except ValidationError as error:
        raise PackError(_problem(details, read) for details in error.errors()) from error
    fonts = read.data.get("fonts")
    problems = list(_unknown_words(read, manifest))
    if isinstance(fonts, dict) and "family" in fonts and "faces" not in fonts:
        # The faces it inherits are those of another family.
        sentence = f"“{fonts['family']}” has no files here; those it would have are of another font"
        hint = "list its files under “faces”"
        place = read.place(("fonts", "family"))
        problems.insert(0, Problem(place, sentence, "pack-font", hint=hint))
    if problems:
        raise PackError(problems)
    return manifest


def _problem(details: ErrorDetails, read: Source) -> Problem:
    """What Pydantic says of the manifest, with what a field that does not exist may have meant."""
    path = details["loc"]
    hint = ""
    if details["type"] == "extra_forbidden":
        model: Any = Manifest
        for name in path[:-1]:
            if isinstance(name, str):
                model = getattr(model.model_fields.get(name), "annotation", Manifest)
        names = getattr(model, "model_fields", {})
        hint = did_you_mean(nearest(str(path[-1]), names), f"there are: {', '.join(names)}")
    sentence = f"“{'.'.join(map(str, path))}”: {details['msg'].lower()}"
    return Problem(read.place(path), sentence, "pack-manifest", hint=hint)


def _unknown_words(read: Source, manifest: Manifest) -> Iterator[Problem]:
    for language, labels in manifest.words.items():
        place = read.place(("words", language))
        if language not in languages():
            hint = f"there are words for: {', '.join(languages())}"
            yield Problem(place, f"there are no words in “{language}”", "pack-words", hint=hint)
            continue
        known = words_of(language).labels
        for label in labels.keys() - known.keys():
            hint = did_you_mean(nearest(label, known), "docs/templates.md lists them")
            place = read.place(("words", language, label))
            yield Problem(place, f"there is no label “{label}”", "pack-words", hint=hint)
