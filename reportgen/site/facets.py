"""By what exchanges are found: places, years, kinds and themes, and the pages that list each."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.language.words import Words
from reportgen.site.records import Entry, Facet, FacetKind

KINDS: tuple[FacetKind, ...] = ("place", "year", "kind", "theme")


@dataclass(frozen=True)
class Counted:
    """A facet with the number of exchanges that have it."""

    name: str
    slug: str
    count: int


@dataclass(frozen=True)
class Section:
    """Facets that belong together: the places of a country, or all of a kind."""

    name: str
    slug: str
    whole: str
    count: int
    facets: tuple[Counted, ...]


@dataclass(frozen=True)
class Group:
    """All facets of one kind, with what the site calls them."""

    kind: FacetKind
    label: str
    any: str
    by: str
    sections: tuple[Section, ...]


def slug(kind: str, name: str) -> str:
    """The name of the page that lists what has this facet, from the facet alone; two that are
    unlike in more than capitals have two."""
    text = name.casefold().replace(",", "")
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if plain.replace("-", " ") != text:
        plain = f"{plain}-{hashlib.sha256(text.encode()).hexdigest()[:6]}".strip("-")
    return f"{kind}-{plain}"


def slug_of(facet: Facet) -> str:
    """The same of a facet."""
    return slug(facet.kind, facet.words)


def pages_of(entry: Entry) -> dict[str, str]:
    """The pages that list an exchange, by their names, with what each is called."""
    pages = {}
    for facet in entry.facets:
        pages[slug_of(facet)] = facet.words
        if facet.country:
            pages[slug("country", facet.country)] = facet.country
    return pages


Pages = dict[str, tuple[str, list[Entry]]]
"""What each page that lists a facet is called, and what it lists, by the page's name."""


def listed(entries: Sequence[Entry]) -> Pages:
    """The pages that list these exchanges."""
    pages: Pages = {}
    for entry in entries:
        for name, words in pages_of(entry).items():
            pages.setdefault(name, (words, []))[1].append(entry)
    return dict(sorted(pages.items()))


def groups(entries: Sequence[Entry], pages: Pages, words: Words) -> list[Group]:
    """The facets of these exchanges, which `pages` list; no group where there is none of a kind."""
    groups = []
    for kind in KINDS:
        facets = {slug_of(f): f for entry in reversed(entries) for f in entry.of(kind)}
        sections = tuple(_sections(kind, facets, pages, words))
        label, any_, by = (words.label(f"site_{name}{kind}") for name in ("", "any_", "by_"))
        if sections:
            groups.append(Group(kind, label, any_, by, sections))
    return groups


def _sections(
    kind: FacetKind, facets: dict[str, Facet], pages: Pages, words: Words
) -> Iterator[Section]:
    if kind != "place":
        if facets:
            counted = _counted(facets, pages)
            yield Section("", "", "", 0, counted[::-1] if kind == "year" else counted)
        return
    countries = {facet.country for facet in facets.values()}
    for country in sorted(countries, key=lambda name: (not name, sort_key(name))):
        here = {name: facet for name, facet in facets.items() if facet.country == country}
        if country:
            page = slug("country", country)
            whole, count = words.say("all_of", country=country), len(pages[page][1])
            yield Section(country, page, whole, count, _counted(here, pages))
        else:
            elsewhere = words.label("site_elsewhere") if len(countries) > 1 else ""
            yield Section(elsewhere, "", "", 0, _counted(here, pages))


def _counted(facets: dict[str, Facet], pages: Pages) -> tuple[Counted, ...]:
    counted = (Counted(f.name, name, len(pages[name][1])) for name, f in facets.items())
    return tuple(sorted(counted, key=lambda each: sort_key(each.name)))


def sort_key(name: str) -> tuple[str, str]:
    """As a list is sorted by it: accents and case aside."""
    return unaccented(name.casefold()), name


def unaccented(text: str) -> str:
    """The text without its accents, in any script."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c))


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The latest first; those of which no date is known last."""
    by_title = sorted(entries, key=lambda entry: (sort_key(entry.headline), entry.id))
    return sorted(by_title, key=lambda entry: entry.day, reverse=True)
