"""What the site's pages and its data are made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FacetKind = Literal["place", "year", "kind", "theme"]


@dataclass(frozen=True)
class File:
    """A file of the site, not yet written."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Download:
    """A document that a reader can take."""

    file: str
    format: str
    media_type: str
    language: str
    bytes: int
    pages: int | None


@dataclass(frozen=True)
class Facet:
    """Something by which exchanges are found: a place, a year, a kind, a theme."""

    kind: FacetKind
    name: str
    country: str = ""
    """Of a place; empty when not recorded."""

    @property
    def words(self) -> str:
        """What it is called where nothing else says of which country it is."""
        return f"{self.name}, {self.country}" if self.country else self.name


@dataclass(frozen=True)
class Entry:
    """One exchange as lists, feeds and other sites see it."""

    id: str
    source: str
    """The digest of its exchange file's name, which may be nobody's business."""
    made_from: str
    """The digest of all that its page was made from."""
    language: str
    title: str
    headline: str
    lead: str
    dates: str
    places: str
    kind: str
    status: str
    """That it was postponed or cancelled, or moved online; empty for what took place as planned."""
    day: str
    """The last day of the exchange, as far as it was recorded, to sort by: `2018-11-01`."""
    published: str
    """The day of the report, else of its announcement, else of the exchange; may be empty."""
    facets: tuple[Facet, ...]
    downloads: tuple[Download, ...]
    words: str
    """What the search looks through."""

    @property
    def address(self) -> str:
        """Its page, from the site's own folder."""
        return f"{FOLDER}/{self.id}/index.html"

    def of(self, kind: FacetKind) -> list[Facet]:
        """Its facets of one kind."""
        return [facet for facet in self.facets if facet.kind == kind]


FOLDER = "exchanges"
BROWSE = "browse"
ASSETS = "assets"
PICTURE = "preview.jpg"
COVER = "cover.jpg"
DATA = "exchange.json"


@dataclass(frozen=True)
class Settings:
    """What a site is made with."""

    output: Path
    pack: str
    title: str = ""
    """Empty for that of the words."""
    address: str = ""
    """Where the site will be, such as `https://www.example.org/exchanges/`; empty when unknown."""
    strict: bool = False
    force: bool = False
    jobs: int = 1
    """How many exchanges are made at the same time, each in a process of its own."""
