"""The publication site, from the front door; a browser drives it in test_site_browser.py."""

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import lxml.html
import pytest
import yaml
from PIL import Image

from reportgen import Options, build
from reportgen.editions.select import select
from reportgen.errors import ExitCode
from reportgen.gates.accessibility.colours import contrast
from reportgen.gates.leaks.gate import hits
from reportgen.gates.leaks.search import Search
from reportgen.gates.leaks.secrets import innocent_words, secrets
from reportgen.language.words import words_of
from reportgen.packs.pack import find
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.render.artifact import Artifact
from reportgen.site.facets import slug
from reportgen.site.printing import size
from reportgen.site.theme import dark
from support.commands import invoke
from support.documents import MINIMAL, REAL, RICH, ROOT, flat
from support.everything import holds
from support.exchanges import many
from support.serving import running

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


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real exchange and of the minimal one, which is a draft."""
    folder = tmp_path_factory.mktemp("seed") / "site"
    code, err = made(folder, REAL, MINIMAL)
    assert code == ExitCode.DONE
    assert f"{MINIMAL}: left out: its report is “draft”, not “published”" in err
    assert "nobody is recorded to have cleared it [not-cleared]" in err
    assert "1 exchange published, 1 left out" in err
    return folder


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "inputs"
    written(folder)
    return folder


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


# ---- what it holds ------------------------------------------------------------------------------


def test_the_index_leads_to_the_exchange_and_its_documents(seed: Path) -> None:
    index = page(seed)
    assert listed(seed) == [PESHAWAR]
    (entry,) = index.find_class("site-entry")
    said = flat(entry.text_content())
    assert "Peshawar delegates travel to Birmingham for SCN City Exchange" in said
    assert "Bilateral exchange · Birmingham and Luton, United Kingdom" in said
    links = [link for _, _, link, _ in entry.iterlinks()]
    assert f"exchanges/{PESHAWAR}/index.html" in links
    assert all((seed / link).is_file() for link in links)


@cache
def generated() -> dict[str, bytes]:
    artifacts = build(REAL, Options(formats=("pdf", "docx", "html"))).artifacts
    return {artifact.name: artifact.data for artifact in artifacts}


def test_the_downloads_are_what_generate_makes(seed: Path) -> None:
    documents = texts(of_exchange(seed, PESHAWAR), "//aside//a[@download]/@href")
    assert documents == [f"{PESHAWAR}-public-en.{end}" for end in ("pdf", "docx", "html")]
    for name in documents:
        assert (seed / "exchanges" / PESHAWAR / name).read_bytes() == generated()[name]


def test_each_download_says_its_format_language_pages_and_size(seed: Path) -> None:
    rows = elements(of_exchange(seed, PESHAWAR), "//aside//li")
    told = [flat(row.text_content()) for row in rows]
    pdf, word, html = generated().values()
    kilobytes = [f"{round(len(data) / 1000)} KB" for data in (pdf, word, html)]
    assert told[0] == f"Download as PDF British English, 8 pages, {kilobytes[0]}"
    assert told[1] == f"Download as Word British English, {kilobytes[1]}"
    assert told[2] == f"Download as Web page British English, {kilobytes[2]}"


def test_sizes_are_told_in_thousands_and_millions_of_bytes() -> None:
    words = words_of("en")
    assert [size(words, n) for n in (1, 1499, 999_499, 1_000_000, 2_349_000, 12_960_000)] == [
        "1 KB",
        "1 KB",
        "999 KB",
        "1.0 MB",
        "2.3 MB",
        "13.0 MB",
    ]


def test_the_page_holds_the_announcement_and_the_whole_report(seed: Path) -> None:
    document = of_exchange(seed, PESHAWAR)
    (told,) = document.find_class("site-announcement")
    announced = build(REAL, Options(formats=("announcement.html",))).artifacts[0].data.decode()
    article = lxml.html.fragment_fromstring(announced, create_parent="div")
    headline, *paragraphs = (flat(each.text_content()) for each in article.iter("h2", "p", "li"))
    (title,) = elements(document, "//h1[not(ancestor::section)]")
    assert flat(title.text_content()) == headline
    said = flat(told.text_content())
    assert all(paragraph in said for paragraph in paragraphs)
    assert headline not in said

    (report,) = document.find_class("site-report")
    alone = lxml.html.document_fromstring(generated()[f"{PESHAWAR}-public-en.html"])
    (body,) = elements(alone, "//body")
    for skip in elements(body, ".//a[@class='skip']"):
        skip.drop_tree()
    assert flat(report.text_content()) == flat(body.text_content())
    chapters = elements(report, ".//h1")
    assert chapters
    assert {chapter.get("aria-level") for chapter in chapters} == {"2"}


def test_pictures_of_the_report_are_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    source = tmp_path / "rich.yaml"
    text = RICH.read_text("utf-8").replace("availability: on request", "availability: public")
    source.write_text(text, "utf-8")
    shutil.copytree(RICH.parent / "pictures", tmp_path / "pictures")
    assert made(site, source)[0] == ExitCode.DONE
    (folder,) = (site / "exchanges").iterdir()
    (report,) = page(site, f"exchanges/{folder.name}/index.html").find_class("site-report")
    sources = [image.get("src") for image in report.iter("img")]
    assert sources
    for name in sources:
        with Image.open(folder / name) as image:
            assert image.size > (1, 1)
    assert "base64" not in (folder / "index.html").read_text("utf-8")


def test_machines_are_told_what_was_recorded(seed: Path) -> None:
    event, report = as_data(of_exchange(seed, PESHAWAR))["@graph"]
    assert event["@type"] == "Event"
    assert (event["startDate"], event["endDate"]) == ("2018-10-30", "2018-11-01")
    assert [place["name"] for place in event["location"]] == ["Birmingham", "Luton"]
    assert event["organizer"] == [{"@type": "Organization", "name": "Strong Cities Network"}]
    assert report["inLanguage"] == "en-GB"
    assert "datePublished" not in report  # the announcement bears no date
    sizes = [int(each["contentSize"].split()[0]) for each in report["encoding"]]
    assert sizes == [len(data) for data in generated().values()]
    assert report["encoding"][0]["numberOfPages"] == 8


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("2018", {"startDate": "2018", "endDate": "2018"}),
        ("2018-10", {"startDate": "2018-10", "endDate": "2018-10"}),
        ("XXXX-10-23", {}),
        ("2018-21", {}),
        (None, {}),
    ],
)
def test_no_date_is_finer_than_it_was_recorded(
    tmp_path: Path, dates: str | None, told: dict[str, str]
) -> None:
    site = tmp_path / "site"
    assert made(site, written(tmp_path / "in", dates=dates))[0] == ExitCode.DONE
    event = as_data(of_exchange(site, "elmhaven"))["@graph"][0]
    assert {name: event[name] for name in ("startDate", "endDate") if name in event} == told


def test_the_preview_is_made_of_the_cover(seed: Path) -> None:
    folder = seed / "exchanges" / PESHAWAR
    document = of_exchange(seed, PESHAWAR)
    assert texts(document, "//meta[@property='og:image']/@content") == ["preview.jpg"]
    with Image.open(folder / "preview.jpg") as shared, Image.open(folder / "cover.jpg") as cover:
        assert (shared.size, cover.width) == ((1200, 630), 320)
        corner = shared.convert("RGB").getpixel((2, 2))
    accent = tuple(bytes.fromhex(find("formal").manifest.colours.accent[1:]))
    assert isinstance(corner, tuple)
    assert max(abs(a - b) for a, b in zip(corner, accent, strict=True)) < 8


# ---- feed and site map --------------------------------------------------------------------------


def test_the_feed_and_the_site_map_know_every_page(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(inputs, "second", report={"status": "published", "date": "2024-01-01"})
    written(inputs, "undated", dates=None, report={"status": "published"})
    where = "https://www.example.org/exchanges/"
    assert made(site, inputs, "--address", where, "--title", "Exchanges & more")[0] == ExitCode.DONE
    feed = ElementTree.parse(site / "feed.xml").getroot()
    assert feed.findtext(f"{ATOM}title") == "Exchanges & more"
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        "2024-01-01T00:00:00Z",
        "2019-06-03T00:00:00Z",
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    enclosed = entries[0].findall(f"{ATOM}link[@rel='enclosure']")
    assert enclosed
    for link in enclosed:
        file = site / str(link.get("href")).removeprefix(where)
        assert file.stat().st_size == int(str(link.get("length")))
    urls = ElementTree.parse(site / "sitemap.xml").getroot().findall(f"{MAP}url/{MAP}loc")
    pages = {where + file.relative_to(site).as_posix() for file in site.rglob("*.html")}
    documents = {address for address in pages if address.endswith("-public-en.html")}
    assert {url.text for url in urls} == pages - documents
    canonical = texts(of_exchange(site, "second"), "//link[@rel='canonical']/@href")
    assert canonical == [f"{where}exchanges/second/index.html"]
    shared = texts(of_exchange(site, "second"), "//meta[@property='og:image']/@content")
    assert shared == [f"{where}exchanges/second/preview.jpg"]


@pytest.mark.parametrize(
    "address", ["www.example.org", "ftp://example.org", "https://a b", "https://x/?q"]
)
def test_an_address_that_is_none_is_wrong_usage(address: str, tmp_path: Path) -> None:
    code, _, err = invoke("site", str(REAL), "--output", str(tmp_path / "s"), "--address", address)
    assert code == ExitCode.USAGE
    assert "https://www.example.org" in flat(err)
    assert not (tmp_path / "s").exists()


# ---- what is public -----------------------------------------------------------------------------


def announced(availability: str) -> dict[str, str]:
    return {"title": "Oakford visits Elmhaven", "availability": availability}


@pytest.mark.parametrize(
    ("report", "availability", "why"),
    [
        ({"status": "published"}, None, ""),
        ({"status": "published"}, "to follow", ""),
        ({"status": "draft"}, "public", ""),
        ({"status": "final"}, "public", ""),
        ({}, "public", ""),
        ({"status": "published", "handling": "TLP:CLEAR"}, None, ""),
        ({"status": "published", "embargo": "2020-01-01"}, None, ""),
        ({}, None, "“draft”, not “published”"),
        ({"status": "final"}, "to follow", "“final”, not “published”"),
        ({"status": "cleared"}, None, "“cleared”, not “published”"),
        ({"status": "published"}, "on request", "“on request”"),
        ({"status": "published"}, "not public", "“not public”"),
        ({"status": "withdrawn"}, "public", "“withdrawn”"),
        ({"status": "superseded"}, None, "“superseded”"),
        ({"embargo": "to be confirmed"}, "public", "“to be confirmed”"),
        ({"status": "published", "handling": "TLP:GREEN"}, None, "“TLP:GREEN”"),
        ({"status": "published", "handling": "OFFICIAL-SENSITIVE"}, None, "“OFFICIAL-SENSITIVE”"),
    ],
)
def test_only_what_is_public_is_shown(
    tmp_path: Path, report: dict[str, str], availability: str | None, why: str
) -> None:
    said = announced(availability) if availability else None
    file = written(tmp_path / "in", report=report, announcement=said)
    code, err = made(tmp_path / "site", file)
    if why:
        assert f"{file}: left out: " in err
        assert why in err
        assert listed(tmp_path / "site") == []
        assert not (tmp_path / "site" / "exchanges").exists()
    else:
        assert code == ExitCode.DONE, err
        assert listed(tmp_path / "site") == ["elmhaven"]


def test_what_only_the_announcement_publishes_is_doubted(tmp_path: Path) -> None:
    file = written(tmp_path / "in", report={}, announcement=announced("public"))
    code, err = made(tmp_path / "site", file)
    assert code == ExitCode.DONE
    assert "but the announcement says that it is public; it counts as published" in err
    assert "nobody is recorded to have cleared it [not-cleared]" in err
    code, err = made(tmp_path / "strict", file, "--strict")
    assert code == ExitCode.INPUT
    assert listed(tmp_path / "strict") == []


def test_an_announcement_for_partners_publishes_nothing(tmp_path: Path) -> None:
    sections = {"announcement": "partners"}
    file = written(tmp_path / "in", report={}, announcement=announced("public"), sections=sections)
    made(tmp_path / "site", file)
    assert listed(tmp_path / "site") == []


def test_nothing_of_the_site_names_whom_the_public_edition_withholds(tmp_path: Path) -> None:
    site = tmp_path / "site"
    harbour = ROOT / "inputs" / "harbour-cities.yaml"
    assert made(site, harbour)[0] == ExitCode.DONE
    source = load(harbour)
    exchange = validate(source)
    selected = select(exchange, "public")
    needles = secrets(exchange, selected, "public")
    assert needles
    wanted = Search(needles, innocent_words(exchange, selected, "public"))
    for name, data in contents(site).items():
        if Path(name).suffix in (".html", ".json", ".xml", ".js"):
            text = data.decode() if name.endswith(".html") else f"<pre>{data.decode()}</pre>"
            assert not list(hits(Artifact(name, "html", text.encode()), wanted)), name


# ---- lists --------------------------------------------------------------------------------------


def test_exchanges_are_listed_by_place_country_year_kind_and_theme(
    inputs: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    published = {"status": "published", "date": "2022-02-01"}
    written(
        inputs,
        "later",
        dates="2021-12-30/2022-01-02",
        kind="peer review",
        themes=["Parks"],
        report=published,
    )
    written(inputs, "undated", dates=None, themes=["parks", "Łąki"])
    code, err = made(site, inputs)
    assert code == ExitCode.DONE, err
    assert listed(site) == ["later", "elmhaven", "undated"]
    headings = [flat(each.text_content()) for each in elements(page(site), "//section/h2")]
    assert headings == ["2022", "2019", "Year not recorded"]
    for name, found in {
        "place-elmhaven-united-kingdom": ["later", "elmhaven", "undated"],
        "country-ireland": ["later", "elmhaven", "undated"],
        "year-2021": ["later"],
        "year-2022": ["later"],
        "kind-peer-review": ["later"],
        "theme-night-buses": ["elmhaven"],
        "theme-parks": ["later", "undated"],
        slug("theme", "Łąki"): ["undated"],
    }.items():
        assert listed(site, f"browse/{name}.html") == found, name
    browse = {file.name for file in (site / "browse").glob("*.html")}
    links = texts(page(site), "//nav//a/@href")
    assert {Path(link).name for link in links} == browse
    chosen = texts(page(site), "//select/option/@value | //optgroup/option/@value")
    offered = {value for value in chosen if value}
    slugs = {
        each
        for item in page(site).find_class("site-entry")
        for each in item.get("data-facets").split()
    }
    assert offered <= slugs


def test_names_that_differ_have_pages_that_differ() -> None:
    names = ("P/CVE", "P-CVE", "p cve", "Łąki", "ąki", "東京", "京東", "Born, to run", "!", "?")
    assert len({slug("theme", name) for name in names}) == len(names)
    assert slug("theme", "Night Buses") == slug("theme", "night buses") == "theme-night-buses"
    assert all(re.fullmatch(r"theme-[a-z0-9-]+", slug("theme", name)) for name in names)


def test_the_search_knows_what_announcement_and_summary_say(seed: Path) -> None:
    text = (seed / "search.js").read_text("utf-8")
    words = json.loads(text.removeprefix("window.siteWords=").rstrip(";\n"))[PESHAWAR].split()
    assert {"baghi", "luton", "mosque", "kikit", "odara", "cve", "diaspora"} <= {*words}


def test_a_site_without_exchanges_says_so(tmp_path: Path) -> None:
    code, err = made(tmp_path / "site", MINIMAL)
    assert code == ExitCode.DONE
    assert "no exchanges published, 1 left out" in err
    assert "No report has been published yet." in page(tmp_path / "site").text_content()
    ElementTree.parse(tmp_path / "site" / "feed.xml")


def test_what_authors_write_stays_text(tmp_path: Path) -> None:
    site = tmp_path / "site"
    title = "</script><script>alert(1)</script> & “<b>”"
    said = {"title": title, "availability": "public"}
    themes = ["</title><b>", "' onclick='x"]
    file = written(tmp_path / "in", title=title, announcement=said, themes=themes)
    code, err = made(site, file, "--title", title)
    assert code == ExitCode.DONE, err
    for path in site.rglob("*.html"):
        document = lxml.html.document_fromstring(path.read_text("utf-8"))
        scripts = elements(document, "//script[not(@src)]")
        assert all(script.get("type") == "application/ld+json" for script in scripts)
        assert not elements(document, "//b | //*[@onclick]")
    assert as_data(of_exchange(site, "elmhaven"))["@graph"][0]["name"] == title
    ElementTree.parse(site / "feed.xml")


# ---- again --------------------------------------------------------------------------------------


def times(site: Path) -> dict[str, int]:
    return {name: (site / name).stat().st_mtime_ns for name in contents(site)}


def test_a_second_time_nothing_is_made(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    made(site, inputs)
    before, bytes_before = times(site), contents(site)
    code, err = made(site, inputs)
    assert code == ExitCode.DONE
    assert "1 exchange published, 1 unchanged" in err
    assert times(site) == before
    made(site, inputs, "--force")
    assert contents(site) == bytes_before


def test_a_change_makes_its_page_and_what_lists_it(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(inputs, "other", themes=["parks"], kind="peer review", dates="2017")
    made(site, inputs)
    before = times(site)
    written(inputs, "other", themes=["parks"], kind="peer review", dates="2017", title="Renamed")
    code, err = made(site, inputs)
    assert code == ExitCode.DONE, err
    assert "other: made" in err
    assert "2 exchanges published, 1 unchanged" in err
    after = times(site)
    changed = {name for name in after if after[name] != before.get(name)}
    pages = {name for name in changed if name.endswith(".html")}
    lists = {"theme-parks", "kind-peer-review", "year-2017"}
    lists |= {f"place-{name}" for name in ("elmhaven-united-kingdom", "oakford-ireland")}
    lists |= {"country-ireland", "country-united-kingdom"}
    assert pages == {
        "index.html",
        "exchanges/other/index.html",
        "exchanges/other/other-public-en.html",
        *(f"browse/{name}.html" for name in lists),
    }
    assert {name.split("/")[1] for name in changed if name.startswith("exchanges/")} == {"other"}


def test_what_is_not_public_any_more_is_taken_away(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    written(inputs, "other", themes=["parks"])
    made(site, inputs)
    written(inputs, "other", report={"status": "withdrawn"})
    code, _ = made(site, inputs)
    assert code == ExitCode.DONE
    assert listed(site) == ["elmhaven"]
    assert not (site / "exchanges" / "other").exists()
    assert not (site / "browse" / "theme-parks.html").exists()
    (inputs / "elmhaven.yaml").unlink()
    made(site, inputs)
    assert listed(site) == []
    assert not list((site / "exchanges").iterdir())


def test_what_somebody_edited_stays_until_forced(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    made(site, inputs)
    document = site / "exchanges" / "elmhaven" / "elmhaven-public-en.docx"
    document.write_bytes(b"mine")
    code, err = made(site, inputs)
    assert code == ExitCode.OUTPUT
    assert f"{document}: this document was edited after it was generated" in err
    assert document.read_bytes() == b"mine"
    (inputs / "elmhaven.yaml").unlink()
    written(inputs, "other")
    code, err = made(site, inputs)
    assert code == ExitCode.OUTPUT
    assert f"{document}: this document was edited" in err
    assert document.read_bytes() == b"mine"
    assert listed(site) == ["elmhaven", "other"]
    assert made(site, inputs, "--force")[0] == ExitCode.DONE
    assert not document.exists()


def test_a_file_that_fails_stops_no_other_and_keeps_its_page(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    other = written(inputs, "other")
    made(site, inputs)
    before = (site / "exchanges" / "other" / "index.html").read_bytes()
    other.write_text(other.read_text("utf-8").replace("kind:", "kid:"), "utf-8")
    written(inputs, title="Renamed")
    code, err = made(site, inputs)
    assert code == ExitCode.INPUT
    assert f"{other}: no page was written" in err
    assert "did you mean “kind”?" in err
    assert listed(site) == ["other", "elmhaven"]
    assert (site / "exchanges" / "other" / "index.html").read_bytes() == before
    assert "Renamed" in page(site).text_content()


def test_two_files_of_one_id_fail(inputs: Path, tmp_path: Path) -> None:
    shutil.copy(inputs / "elmhaven.yaml", inputs / "copy.yaml")
    code, err = made(tmp_path / "site", inputs)
    assert code == ExitCode.INPUT
    assert "[shared-id]" in err
    assert listed(tmp_path / "site") == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    code, err = made(tmp_path / "site", tmp_path / "nowhere")
    assert code == ExitCode.INPUT
    assert f"{tmp_path / 'nowhere'}: there is no such file" in err
    assert not (tmp_path / "site").exists()


def test_a_machine_is_told_what_became_of_each_file(inputs: Path, tmp_path: Path) -> None:
    written(inputs, "draft", report={"status": "draft"})
    code, out, _ = invoke("site", str(inputs), "--output", str(tmp_path / "s"), "--json")
    assert code == ExitCode.DONE
    told = json.loads(out)
    assert told["index"] == str(tmp_path / "s" / "index.html")
    states = {each["exchange"]: (each["state"], each["why"]) for each in told["exchanges"]}
    assert states == {
        "draft": ("left out", "its report is “draft”, not “published”"),
        "elmhaven": ("made", ""),
    }


def test_the_name_of_the_exchange_file_is_not_published(tmp_path: Path) -> None:
    file = written(tmp_path / "in")
    file = file.rename(file.with_name("visit-of-anna-bergström.yaml"))
    made(tmp_path / "site", file)
    files = contents(tmp_path / "site")
    assert {".html", ".pdf", ".docx"} <= {Path(name).suffix for name in files}
    assert [name for name, data in files.items() if holds(data, ["Bergström"])] == []


@pytest.mark.slow
def test_several_at_once_make_the_same(inputs: Path, tmp_path: Path) -> None:
    for n in range(5):
        written(inputs, f"x{n}", title=f"Visit {n}")
    one, two = tmp_path / "one", tmp_path / "two"
    made(one, inputs)
    code, _, err = invoke("site", str(inputs), "--output", str(two), "--jobs", "2")
    assert code == ExitCode.DONE, err
    assert contents(one) == contents(two)


# ---- theme --------------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of one's own in the working folder."""
    monkeypatch.chdir(tmp_path)
    pack = tmp_path / "templates" / "house"
    pack.mkdir(parents=True)
    shutil.copy(ROOT / "inputs" / "pictures" / "tidewater.png", pack / "logo.png")
    (pack / "pack.yaml").write_text(
        "name: house\ntitle: House\nextends: formal\n"
        'colours: { accent: "#6A1B4D" }\n'
        "logo: { file: logo.png, alt: Tidewater Network }\n"
        "words: { en: { site_title: Exchanges of the Tidewater Network } }\n"
    )
    (pack / "site.css").write_text(".site-lead { background: url(logo.png); }\n")
    return pack


def test_the_pack_gives_colours_logo_words_and_style(house: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert made(site, written(tmp_path / "in"), "--pack", "house")[0] == ExitCode.DONE
    index = page(site)
    assert index.findtext(".//title") == "Exchanges of the Tidewater Network"
    (logo,) = elements(index, "//header//img")
    assert logo.get("alt") == "Tidewater Network"
    assert (site / logo.get("src")).is_file()
    (sheet,) = texts(index, "//link[@rel='stylesheet']/@href")
    style = (site / sheet).read_text("utf-8")
    assert "--accent: #6A1B4D;" in style
    assert '.site-lead { background: url("data:image/png;base64,' in style
    assert list((site / "assets").glob("*.woff2"))
    before = contents(site)
    (house / "pack.yaml").write_text((house / "pack.yaml").read_text().replace("6A1B4D", "1B4D6A"))
    assert "elmhaven: made" in made(site, tmp_path / "in", "--pack", "house")[1]
    assert set(before) - set(contents(site)) == {sheet}  # no file is left that nothing asks for


@pytest.mark.parametrize(
    "accent", ["#0B5C6B", "#000000", "#7A0000", "#FFEE00", "#0000FF", "#FFFFFF"]
)
def test_every_colour_can_be_read_on_dark_ground(accent: str, tmp_path: Path) -> None:
    pack = tmp_path / "vivid"
    pack.mkdir()
    manifest = "name: vivid\ntitle: Vivid\nextends: formal\n"
    colours = f'colours: {{ accent: "{accent}", accent_2: "{accent}", muted: "{accent}" }}\n'
    (pack / "pack.yaml").write_text(manifest + colours)
    made_ = dark(find(str(pack)))
    for ground in ("paper", "panel"):
        for ink in ("ink", "muted", "accent", "accent-2"):
            assert contrast(made_[ink], made_[ground]) >= 4.5, (ink, ground)
    assert contrast(made_["paper"], made_["accent"]) >= 4.5  # what stands on buttons and marks


# ---- serving ------------------------------------------------------------------------------------


def test_the_site_is_served_and_made_again_at_each_save(inputs: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    arguments = ("site", str(inputs), "--output", str(site), "--jobs", "1")
    with running(*arguments, mode="--serve") as program:
        assert "Elmhaven–Oakford study visit" in program.page()
        path = "/exchanges/elmhaven/index.html"
        assert "Elmhaven–Oakford study visit" in program.page(path)
        written(inputs, title="Renamed visit")
        assert "Renamed visit" in program.page_with("Renamed visit", path)
        written(inputs, "second", title="A second one")
        assert "A second one" in program.page_with("A second one")
        written(inputs, "second", title=None)
        assert "second.yaml" in program.page_with("It could not be made")
        (inputs / "second.yaml").unlink()
        assert "A second one" not in program.page_with("1 exchange,")
        assert program.end() == ExitCode.INTERRUPTED
    assert "changed?seen" not in (site / "index.html").read_text("utf-8")


def test_serving_goes_with_neither_force_nor_json(inputs: Path, tmp_path: Path) -> None:
    for option in ("--force", "--json"):
        code, _, err = invoke("site", str(inputs), "--serve", option)
        assert code == ExitCode.USAGE
        assert "--serve" in flat(err)


# ---- many ---------------------------------------------------------------------------------------


@pytest.mark.slow
def test_three_hundred_exchanges(tmp_path: Path) -> None:
    """A first build of all; after one change, one page is made and what lists it."""
    inputs, site = tmp_path / "inputs", tmp_path / "site"
    many(inputs, 300)
    code, _, err = invoke("site", str(inputs), "--output", str(site))
    assert code == ExitCode.DONE, err
    assert len(listed(site)) == 300
    assert sum(len(listed(site, f"browse/{file.name}")) for file in years_of(site)) == 300
    before = times(site)
    changed = inputs / "x150.yaml"
    changed.write_text(changed.read_text("utf-8").replace("– visit 150", "– renamed"), "utf-8")
    code, _, err = invoke("site", str(inputs), "--output", str(site))
    assert "300 exchanges published, 299 unchanged" in err
    after = times(site)
    written_again = {name for name in after if after[name] != before[name]}
    folders = {name.split("/")[1] for name in written_again if name.startswith("exchanges/")}
    assert folders == {"x150"}
    lists = {
        name for name in written_again if name.startswith("browse/") and "manifest" not in name
    }
    assert lists == {f"browse/{file.name}" for file in lists_with(site, "x150")}


def years_of(site: Path) -> list[Path]:
    return sorted((site / "browse").glob("year-*.html"))


def lists_with(site: Path, name: str) -> list[Path]:
    files = sorted((site / "browse").glob("*.html"))
    return [file for file in files if name in listed(site, f"browse/{file.name}")]
