"""The site's pages, from what they say to HTML."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote

from jinja2 import FunctionLoader
from markupsafe import Markup

from reportgen.formats import PAGE
from reportgen.language.words import Words, capital
from reportgen.packs.pack import Pack
from reportgen.pipeline import Build
from reportgen.render.html.page import Compiled
from reportgen.sandbox.environment import environment
from reportgen.site import embedded, facets, metadata
from reportgen.site.records import (
    BROWSE,
    FOLDER,
    PICTURE,
    Download,
    Entry,
    File,
    Settings,
)
from reportgen.site.theme import Theme, own
from reportgen.view.naming import Naming

INDEX = "index.html"
SEARCH = "search.js"
_COMPILED = Compiled()


@dataclass(frozen=True)
class Site:
    """What all pages say and look like."""

    settings: Settings
    pack: Pack
    theme: Theme
    words: Words

    @property
    def title(self) -> str:
        """What the site is called."""
        return self.settings.title or self.words.label("site_title")

    def shared(self) -> dict[str, str]:
        """What the templates call `site`."""
        theme = self.theme
        circle = f"<circle cx='8' cy='8' r='7' fill='{theme.accent}'/>"
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>{circle}</svg>"
        return {
            "title": self.title,
            "sheet": theme.sheet,
            "script": theme.script,
            "logo": theme.logo,
            "logo_alt": theme.logo_alt,
            "icon": f"data:image/svg+xml,{quote(svg)}",
        }


def _printed(site: Site, template: str, page: dict[str, Any], **variables: Any) -> bytes:
    templates = environment({}, FunctionLoader(own), compiled=_COMPILED)
    shared = {"site": site.shared(), "words": site.words.labels, "page": page}
    return templates.get_template(template).render(**shared, **variables).encode()


def _page(site: Site, title: str, about: str, path: str, data: Markup) -> dict[str, Any]:
    return {
        "title": title,
        "description": about,
        "kind": "website",
        "language": site.words.tag,
        "root": _root(path),
        "address": metadata.absolute(site.settings, path) if site.settings.address else "",
        "picture": "",
        "data": data,
    }


def _root(path: str) -> str:
    """The way from a page to the site's own folder."""
    return "../" * path.count("/")


# ---- an exchange --------------------------------------------------------------------------------


def of_exchange(site: Site, build: Build, entry: Entry) -> list[File]:
    """The page of an exchange, with the pictures that it shows."""
    by_format = {artifact.format: artifact.data for artifact in build.artifacts}
    report = embedded.report(by_format[PAGE])
    naming = Naming(build.selected, site.words)
    data = metadata.of_exchange(build.selected, build.view, naming, entry.downloads)
    path = f"{FOLDER}/{entry.id}/{PICTURE}"
    page = {
        **_page(site, entry.headline, entry.lead, entry.address, data),
        "kind": "article",
        "language": entry.language,
        "picture": metadata.absolute(site.settings, path) if site.settings.address else PICTURE,
    }
    printed = _printed(
        site,
        "exchange.html.j2",
        page,
        short_title=build.view.short_title,
        label=" · ".join(filter(None, (entry.kind, build.view.cover.series, entry.status))),
        facts=" · ".join(filter(None, (capital(entry.dates), entry.places))),
        announcement=embedded.announcement(by_format["announcement.html"], entry.headline),
        documents=[_document(site.words, each) for each in entry.downloads],
        notes=list(_notes(build, site.words)),
        themes=[{"name": f.name, "slug": facets.slug_of(f)} for f in entry.of("theme")],
        is_long=report.is_long,
        language=entry.language,
        report=report.markup,
    )
    return [File(INDEX, printed), *report.files]


def _notes(build: Build, words: Words) -> Iterator[str]:
    """What a reader of the documents should know: the licence, the DOI, whom to ask for others."""
    report = build.selected.report
    for name, value in (
        ("licence", report.licence),
        ("doi", report.doi),
        ("accessibility", report.accessibility_contact),
    ):
        if value:
            yield f"{words.fact(name)}: {value}"


def _document(words: Words, download: Download, *, short: bool = False) -> Any:
    """A document as its link says it: its format, then its language, pages and size."""
    pages = words.plural("pages", download.pages) if download.pages else ""
    about = [] if short else [download.language]
    about += [*filter(None, [pages]), size(words, download.bytes)]
    return {
        "file": download.file,
        "media_type": download.media_type,
        "name": words.label(f"site_{download.format}"),
        "about": ", ".join(about),
        "saved": download.format != PAGE,
    }


def size(words: Words, n: int) -> str:
    """A file's size as readers know it, in thousands or millions of bytes."""
    if n < 1_000_000:
        return words.say("kilobytes", n=words.number(max(1, round(n / 1000))))
    whole, tenth = divmod(round(n / 100_000), 10)
    point = words.locale.number_symbols["latn"]["decimal"]
    return words.say("megabytes", n=f"{words.number(whole)}{point}{tenth}")


# ---- lists --------------------------------------------------------------------------------------


def of_lists(site: Site, entries: Sequence[Entry]) -> tuple[list[File], list[File]]:
    """The index with what its search looks through, and the pages that list what has a facet."""
    ordered = facets.in_order(entries)
    pages = facets.listed(ordered)
    groups = facets.groups(ordered, pages, site.words)
    index = _list(site, site.title, INDEX, ordered, groups=groups, searched=bool(ordered))
    words = {entry.id: entry.words for entry in ordered}
    script = f"window.siteWords={json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n"
    browse = [
        File(f"{slug}.html", _list(site, name, f"{BROWSE}/{slug}.html", listed, facet=name))
        for slug, (name, listed) in pages.items()
    ]
    return [File(INDEX, index), File(SEARCH, script.encode())], browse


def _list(  # noqa: PLR0913 - each is another part of the page
    site: Site,
    title: str,
    path: str,
    entries: Sequence[Entry],
    *,
    groups: Sequence[facets.Group] = (),
    searched: bool = False,
    facet: str = "",
) -> bytes:
    summary = _summary(site.words, entries)
    data = metadata.of_list(title, entries, _root(path))
    page = _page(site, title, summary, path, data)
    return _printed(
        site,
        "list.html.j2",
        page,
        summary=summary,
        facet_label=facet,
        searched=searched,
        groups=list(groups),
        years=[
            {
                "name": year or site.words.label("site_undated"),
                "rows": [_row(site.words, entry) for entry in group],
            }
            for year, group in groupby(entries, lambda entry: entry.day[:4])
        ],
    )


def _summary(words: Words, entries: Sequence[Entry]) -> str:
    """How many exchanges, and from which years."""
    if not entries:
        return words.label("site_empty")
    name = "site_found_one" if len(entries) == 1 else "site_found_other"
    counted = words.label(name).format(n=words.number(len(entries)))
    years = sorted({facet.name for entry in entries for facet in entry.of("year")})
    if not years:
        return counted
    if len(years) == 1:
        return f"{counted}, {years[0]}"
    return f"{counted}, {words.say('period', first=years[0], last=years[-1])}"


def _row(words: Words, entry: Entry) -> dict[str, Any]:
    facts = (entry.kind, entry.places, entry.dates, entry.status)
    return {
        "entry": entry,
        "facts": " · ".join(filter(None, facts)),
        "slugs": " ".join(facets.pages_of(entry)),
        "documents": [_document(words, d, short=True) for d in entry.downloads],
    }
