"""The publication site, from the front door; a browser drives it in test_site_browser.py."""

import json
import re
import shutil
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import pytest
from PIL import Image

from reportgen import Options, build
from reportgen.editions.select import select
from reportgen.errors import ExitCode
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
from support.commands import invoke
from support.documents import MINIMAL, REAL, RICH, ROOT, flat
from support.sites import (
    ATOM,
    MAP,
    PESHAWAR,
    as_data,
    contents,
    elements,
    listed,
    made,
    of_exchange,
    page,
    texts,
    written,
)


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
    told = [flat(row.text_content()).replace("\u00a0", " ") for row in rows]
    pdf, word, html = generated().values()
    kilobytes = [f"{round(len(data) / 1000)} KB" for data in (pdf, word, html)]
    assert told[0] == f"Download as PDF British English, five pages, {kilobytes[0]}"
    assert told[1] == f"Download as Word British English, {kilobytes[1]}"
    assert told[2] == f"Download as Web page British English, {kilobytes[2]}"


def test_sizes_are_told_in_thousands_and_millions_of_bytes() -> None:
    words = words_of("en")
    sizes = [size(words, n) for n in (1, 1499, 999_499, 1_000_000, 2_349_000, 12_960_000)]
    told = ["1 KB", "1 KB", "999 KB", "1.0 MB", "2.3 MB", "13.0 MB"]
    assert sizes == [one.replace(" ", "\u00a0") for one in told]


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
    for level in ("1", "2"):
        headings = elements(report, f".//h{level}")
        assert headings
        assert {heading.get("aria-level") for heading in headings} == {str(int(level) + 1)}


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
    assert report["encoding"][0]["numberOfPages"] == 5


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
