"""Publication sites of small exchanges, and how their pages are read."""

import json
from pathlib import Path
from typing import Any

import lxml.html
import yaml

from support.commands import invoke

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PESHAWAR = "peshawar-birmingham-2018"
SMALL = {
    "id": "elmhaven",
    "title": "Elmhaven–Oakford study visit",
    "kind": "study visit",
    "dates": "2019-05-06/2019-05-08",
    "themes": ["night buses"],
    "places": {
        "elmhaven": {"name": "Elmhaven", "country": "GB"},
        "oakford": {"name": "Oakford", "country": "IE"},
    },
    "parties": [
        {"who": "oakford", "roles": ["visiting"]},
        {"who": "elmhaven", "roles": ["lead host"]},
    ],
    "report": {"status": "published", "date": "2019-06-03"},
}


def written(folder: Path, name: str = "elmhaven", **fields: object) -> Path:
    """A small exchange file with these fields; None takes one away."""
    folder.mkdir(exist_ok=True)
    data = {**SMALL, "id": name, **fields}
    kept = {field: value for field, value in data.items() if value is not None}
    file = folder / f"{name}.yaml"
    file.write_text(yaml.safe_dump(kept, allow_unicode=True), "utf-8")
    return file


def made(folder: Path, *arguments: object) -> tuple[int, str]:
    """The exit code and the messages of making a site into this folder."""
    code, out, err = invoke("site", *map(str, arguments), "--output", str(folder), "--jobs", "1")
    assert out.strip() in ("", str(folder / "index.html"))
    return code, err


def page(site: Path, path: str = "index.html") -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((site / path).read_text("utf-8"))


def texts(document: lxml.html.HtmlElement, path: str) -> list[str]:
    """The texts or attributes that this XPath finds."""
    found = document.xpath(path)
    assert isinstance(found, list)
    return [str(each) for each in found]


def elements(document: lxml.html.HtmlElement, path: str) -> list[lxml.html.HtmlElement]:
    """The elements that this XPath finds."""
    found = document.xpath(path)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, lxml.html.HtmlElement)]


def of_exchange(site: Path, name: str) -> lxml.html.HtmlElement:
    return page(site, f"exchanges/{name}/index.html")


def listed(site: Path, path: str = "index.html") -> list[str]:
    """The exchanges that a page lists, in order."""
    return [str(item.get("data-id")) for item in page(site, path).find_class("site-entry")]


def contents(site: Path) -> dict[str, bytes]:
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def as_data(document: lxml.html.HtmlElement) -> dict[str, Any]:
    """What the page says to machines."""
    (script,) = elements(document, "//script[@type='application/ld+json']")
    return dict(json.loads(script.text))
