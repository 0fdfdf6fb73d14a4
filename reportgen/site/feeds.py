"""The site for programs that follow it: an Atom feed (RFC 4287) and a site map (sitemaps.org)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from reportgen.site.metadata import absolute
from reportgen.site.records import Entry, File, Settings

FEED = "feed.xml"
SITEMAP = "sitemap.xml"
_MOST = 50
"""Entries of the feed; the site's pages list all."""


def feed(title: str, entries: Sequence[Entry], settings: Settings) -> File:
    """The exchanges last published, the newest first; those of which no date is known are not in
    it, as a feed is by date."""
    dated = sorted((e for e in entries if e.published), key=lambda e: (e.published, e.id))[::-1]
    updated = dated[0].published if dated else "1970-01-01"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<title>{escape(title)}</title>",
        f"<id>{_id(settings, '')}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f"<link href={quoteattr(absolute(settings, 'index.html'))}/>",
    ]
    if settings.address:
        lines.append(f'<link rel="self" href={quoteattr(absolute(settings, FEED))}/>')
    for entry in dated[:_MOST]:
        lines += _entry(entry, settings)
    return File(FEED, "\n".join([*lines, "</feed>", ""]).encode())


def _entry(entry: Entry, settings: Settings) -> list[str]:
    folder = entry.address.rpartition("/")[0]
    enclosures = [
        f'<link rel="enclosure" type={quoteattr(each.media_type)} length="{each.bytes}"'
        f" href={quoteattr(absolute(settings, f'{folder}/{each.file}'))}/>"
        for each in entry.downloads
    ]
    return [
        f"<entry xml:lang={quoteattr(entry.language)}>",
        f"<title>{escape(entry.headline)}</title>",
        f"<id>{_id(settings, entry.id)}</id>",
        f"<updated>{entry.published}T00:00:00Z</updated>",
        f"<link href={quoteattr(absolute(settings, entry.address))}/>",
        *enclosures,
        f"<summary>{escape(entry.lead)}</summary>",
        "</entry>",
    ]


def _id(settings: Settings, name: str) -> str:
    """A name for ever, as a feed's entry needs one wherever the site stands."""
    return uuid5(NAMESPACE_URL, f"{settings.address or 'reportgen'}#{name}").urn


def sitemap(pages: Sequence[tuple[str, str]], settings: Settings) -> File:
    """Every page, by its path, with the day of its report, where there is one."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ]
    for path, day in pages:
        when = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(absolute(settings, path))}</loc>{when}</url>")
    return File(SITEMAP, "\n".join([*lines, "</urlset>", ""]).encode())
