"""Bars beside the numbers of tables: as long as these, sorted, with a total, in every format."""

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from reportgen.editions.select import select
from reportgen.options import Options
from reportgen.pipeline import build
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view.compose import view
from reportgen.view.records import Table
from support.documents import MINIMAL, RICH, any_pictures, built

FIRST_EXAMPLE = RICH.parent / "strains" / "harbour-cities-2025.yaml"


def tables(file: Path) -> dict[str, Table]:
    """The tables with bars of an exchange, by their titles."""
    exchange = select(validate(load(file)), "internal")
    report = view(exchange, "internal", "en", any_pictures(exchange))
    found = (table for part in report.parts for table in part.tables if table.bars)
    return {table.caption.title: table for table in found}


def with_(folder: Path, **more: object) -> Path:
    data = {**yaml.safe_load(MINIMAL.read_text("utf-8")), **more}
    file = folder / "exchange.yaml"
    # Dates stay text, as the loader wants them.
    file.write_text(yaml.safe_dump(data, default_style='"').replace("!!int ", ""), "utf-8")
    return file


def test_bars_are_as_long_as_their_numbers_and_the_longest_stands_first() -> None:
    found = tables(FIRST_EXAMPLE)
    scores = found["Mean answers, from 1 to 5"]
    assert [(row[-1], bar) for row, bar in zip(scores.rows, scores.bars, strict=True)] == [
        ("4.7", 925), ("4.6", 900), ("4.4", 850), ("4.1", 775), ("3.2", 550),
    ]  # fmt: skip
    costs = found["Costs"]
    assert costs.rows[0][-1] == "EUR\u00a04,215.50"
    assert costs.bars[0] == 1000
    assert costs.bars[3] == round(Decimal("3480") / Decimal("4215.5") * 1000)
    assert "Planned costs" not in found  # one bar compares nothing


def test_the_ends_of_the_scale_are_named_once_where_all_have_the_same() -> None:
    (scores,) = [table for title, table in tables(RICH).items() if title.startswith("Mean")]
    assert scores.caption.title == "Mean answers, from 1 to 5"
    assert scores.rows[0][0].split("\n") == ["How useful was the visit? (S2)", "1 to 5"]


def test_one_scale_stands_above_the_table(tmp_path: Path) -> None:
    scale = "1 (not at all) to 5 (very)"
    asked = [{"text": f"{n}?", "score": str(n), "scale": scale} for n in (2, 4)]
    (title,) = tables(with_(tmp_path, evaluation={"questions": asked}))
    assert title == f"Mean answers: {scale}"


def cost(amount: str, currency: str = "EUR", **more: Any) -> dict[str, Any]:
    return {"what": f"Item of {amount}", "amount": {"amount": amount, "currency": currency}, **more}


def test_a_stated_total_is_said_once_and_a_sum_is_no_total(tmp_path: Path) -> None:
    costs = [cost("1.50"), cost("2")]
    total = {"amount": "3.50", "currency": "EUR"}
    (same,) = tables(with_(tmp_path, costs=costs, total_cost=total)).values()
    (other,) = tables(with_(tmp_path, costs=costs)).values()
    assert [table.rows[-1] for table in (same, other)] == [
        ("Total", "EUR\u00a03.50"),
        ("Sum of these items", "EUR\u00a03.50"),
    ]
    assert same.total
    assert same.bars[-1] == 0


def test_a_sum_says_what_it_leaves_out(tmp_path: Path) -> None:
    about = {"what": "Paper", "amount": {"amount": "9", "currency": "EUR", "qualifier": "about"}}
    costs = [cost("1"), cost("2"), about, {"what": "Tea"}]
    (table,) = tables(with_(tmp_path, costs=costs)).values()
    assert table.rows[-1] == (
        "Sum, not counting two\u00a0items without an exact amount",
        "EUR\u00a03",
    )


def test_planned_and_actual_costs_are_never_added_up(tmp_path: Path) -> None:
    costs = [cost(n, state=state) for state in ("planned", "actual") for n in ("1", "2")]
    found = tables(with_(tmp_path, costs=costs))
    assert [(title, table.rows[-1][-1]) for title, table in found.items()] == [
        ("Planned costs", "EUR\u00a03"),
        ("Actual costs", "EUR\u00a03"),
    ]


QUESTION = "How useful was it?"


@pytest.mark.parametrize(
    "questions",
    [
        [{"text": QUESTION}],
        [{"text": QUESTION, "score": "4", "scale": "1 to 5"}],
        [{"text": QUESTION, "score": "4", "scale": "1 to 5"}, {"text": QUESTION, "score": "4"}],
        [{"text": f"{n}?", "score": "4", "scale": "from bad to good"} for n in range(3)],
        [{"text": f"{n}?", "score": "9", "scale": "1 to 5"} for n in range(3)],
        [{"text": f"{n}?", "score": "4", "scale": "5 to 1"} for n in range(3)],
        [{"text": f"{n}?", "score": "4", "scale": f"1 to {n + 5}"} for n in range(3)],
        [{"text": f"{n}?", "score": "4", "scale": "1 to 5"} for n in range(21)],
    ],
)
def test_what_cannot_be_compared_is_not_drawn(
    questions: list[dict[str, str]], tmp_path: Path
) -> None:
    assert tables(with_(tmp_path, evaluation={"questions": questions, "summary": "Good."})) == {}


def test_two_currencies_are_not_compared_and_nothing_spent_is_no_fault(tmp_path: Path) -> None:
    assert tables(with_(tmp_path, costs=[cost("1"), cost("2", "GBP")])) == {}
    (table,) = tables(with_(tmp_path, costs=[cost("0"), cost("0.00")])).values()
    assert table.bars == (0, 0, 0)


def test_word_draws_each_bar_as_long_as_it_is(tmp_path: Path) -> None:
    questions = [{"text": f"{n}?", "score": str(n), "scale": "0 to 4"} for n in (1, 2, 4)]
    file = with_(tmp_path, evaluation={"questions": questions})
    (artifact,) = build(file, Options(("docx",))).artifacts
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(artifact.data)).read("word/document.xml"))
    bars = ".//{*}graphicData/{*}wsp"
    inline = [each for each in body.iter("{*}inline") if each.find(bars) is not None]
    extents = [each.find("{*}extent") for each in inline]
    widths = [int(extent.get("cx", "0")) for extent in extents if extent is not None]
    assert [round(4 * width / widths[0]) for width in widths] == [4, 2, 1]
    assert all(each.find(".//{*}decorative") is not None for each in inline)


def test_html_draws_each_bar_and_says_each_number_once() -> None:
    page = built(RICH, "internal")["html"].decode()
    assert re.findall(r'class="bar-drawn" style="width: ([\d.]+)%"', page)[:2] == ["87.5", "68.8"]
    assert page.count(">4.50<") == 1


def test_a_picture_without_meaning_has_no_number() -> None:
    exchange = select(validate(load(RICH)), "internal")
    report = view(exchange, "internal", "en", any_pictures(exchange))
    (line,) = [
        picture.caption
        for part in report.parts
        for picture in part.pictures
        if not picture.alt and picture.caption
    ]
    assert (line.word, line.number, line.title) == ("", "", "The river.")
