"""Charts of answers and costs: as long as their numbers, in every format."""

import io
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
import yaml
from lxml import etree

from reportgen.editions.select import select
from reportgen.options import Options
from reportgen.pipeline import build
from reportgen.reading.source import load
from reportgen.reading.validate import validate
from reportgen.view.compose import view
from reportgen.view.records import Chart
from support.documents import HARBOUR, MINIMAL, RICH, any_pictures, built, pdf_text


def drawn(file: Path) -> dict[str, Chart]:
    """The charts of an exchange by their titles."""
    exchange = select(validate(load(file)), "internal")
    report = view(exchange, "internal", "en", any_pictures(exchange))
    return {chart.caption.title: chart for part in report.parts for chart in part.charts}


def with_(folder: Path, **more: object) -> Path:
    data = {**yaml.safe_load(MINIMAL.read_text("utf-8")), **more}
    file = folder / "exchange.yaml"
    # Dates stay text, as the loader wants them.
    file.write_text(yaml.safe_dump(data, default_style='"').replace("!!int ", ""), "utf-8")
    return file


def test_bars_are_as_long_as_their_numbers() -> None:
    found = drawn(HARBOUR)
    scores = found["Mean answers on the scale from 1 to 5"]
    assert [(bar.value, bar.share) for bar in scores.bars] == [
        ("4.7", 925), ("4.4", 850), ("4.1", 775), ("3.2", 550), ("4.6", 900),
    ]  # fmt: skip
    costs = found["What was spent, in EUR"]
    assert costs.bars[1].value == "EUR\u00a04,215.50"
    assert costs.bars[1].share == 1000
    assert costs.bars[0].share == round(Decimal("3480") / Decimal("4215.5") * 1000)
    assert "What was planned, in EUR" not in found  # one bar compares nothing


def test_a_chart_tells_its_numbers_in_words() -> None:
    chart = drawn(RICH)["What was planned, in EUR"]
    assert chart.alt == "Bars: Interpreters EUR\u00a01,500.00 and Paper about EUR\u00a099.50."


QUESTION = "How useful was it?"


@pytest.mark.parametrize(
    "questions",
    [
        [],
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
    file = with_(tmp_path, evaluation={"questions": questions, "summary": "Good."})
    assert drawn(file) == {}


def test_two_currencies_are_two_charts_and_nothing_spent_is_no_fault(tmp_path: Path) -> None:
    costs = [
        {"what": f"Item {n}", "amount": {"amount": amount, "currency": currency}}
        for n, (amount, currency) in enumerate(
            [("1", "EUR"), ("2", "EUR"), ("0", "GBP"), ("0.00", "GBP"), ("5", "NOK")]
        )
    ]
    found = drawn(with_(tmp_path, costs=costs))
    assert list(found) == ["What was spent, in EUR", "What was spent, in GBP"]
    assert [bar.share for bar in found["What was spent, in GBP"].bars] == [0, 0]


def figures(data: bytes) -> Iterator[pikepdf.Object]:
    """The figures among the tags of a PDF."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure":
                yield thing


def test_the_pdf_has_a_figure_with_words_and_no_pixels() -> None:
    data = built(RICH, "internal")["pdf"]
    alts = [str(figure.get("/Alt")) for figure in figures(data)]
    assert len(drawn(RICH)) == 2
    for title, chart in drawn(RICH).items():
        assert chart.alt in alts
        assert title in pdf_text(data)
    (without,) = build(MINIMAL, Options(("pdf",))).artifacts
    with pikepdf.open(io.BytesIO(without.data)) as file:
        assert not [thing for thing in file.objects if _is_image(thing)]


def _is_image(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def test_word_draws_the_chart_itself() -> None:
    file = zipfile.ZipFile(io.BytesIO(built(RICH, "internal")["docx"]))
    names = [name for name in file.namelist() if name.startswith("word/charts/")]
    charts = drawn(RICH)
    assert len(names) == len(charts) == 2
    body = file.read("word/document.xml").decode()
    for name, chart in zip(sorted(names), charts.values(), strict=True):
        tree = etree.fromstring(file.read(name))
        values = tree.xpath("//*[local-name()='numLit']/*[local-name()='pt']/*/text()")
        assert values == [str(bar.share) for bar in chart.bars]
        assert re.search(f'descr="{re.escape(chart.alt)}"', body)


def test_html_says_the_chart_in_words() -> None:
    page = built(RICH, "internal")["html"].decode()
    assert len(drawn(RICH)) == 2
    for chart in drawn(RICH).values():
        assert f'role="img" aria-label="{chart.alt}"' in page
