"""Tables: as they are written, and how they stand on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lxml import etree
from markupsafe import Markup

from reportgen.openxml import element, joined, w
from reportgen.render.word.wordml import Styles, paragraph, run
from reportgen.view.records import Table

_WHOLE_TABLE = 4
"""A table of so few rows, its head among them, is never torn, as in `report.css`; of a longer one,
no row stands alone on a page."""


BAR = 2.6
"""Millimetres: the height of a bar."""
_BESIDE_BARS = 1900
"""Twentieths of a point: what a number and the cell's margins take of the room for its bar; the
style “Table Bar” has its tabs at the same places."""


def table_element(
    table: Table,
    width: int,
    styles: Styles,
    written: Callable[..., Markup],
    bar: Callable[[int], Markup],
) -> Markup:
    """The table in “Report Table”, `width` twentieths of a point wide, without its caption.

    `written` makes the runs of a cell of its text, `bar` a bar of some length. A row that opens a
    group is in the style “Table Group”, where the master has that.
    """
    widths = [round(width * share / 100) for share in table.widths]
    head = [styles["Table Head Figure" if figure else "Table Head"] for figure in table.figures]
    text = [styles["Table Figure" if figure else "Table Text"] for figure in table.figures]
    rows = [
        [written(cell, leads=leads) for cell, leads in zip(cells, table.leads, strict=True)]
        for cells in table.rows
    ]
    if table.bars:
        head[-1], text[-1] = styles["Table Head Bar"], styles["Table Bar"]
        longest = widths[-1] - _BESIDE_BARS
        for cells, share in zip(rows, table.bars, strict=True):
            cells[-1] = joined((run("\t"), cells[-1], run("\t"), bar(longest * share // 1000)))
    opening = [styles.get("table group", styles["Table Head"])] * len(widths)
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblStyle", val=styles["Report Table"]),
            element("w:tblW", w=5000, type="pct"),
            element("w:tblLayout", type="fixed"),
            _LOOK,
            element("w:tblCaption", val=table.caption.title),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        _row(map(run, _heads(table)), widths, head, element("w:tblHeader")),
        *(
            _row(cells, widths, opening if n in table.openings else text)
            for n, cells in enumerate(rows)
        ),
    )


def _heads(table: Table) -> Sequence[str]:
    """The heads of its columns; that of a column with bars stands above the numbers."""
    return (*table.head[:-1], f"\t{table.head[-1]}") if table.bars else table.head


_LOOK = element(
    "w:tblLook",
    **{"w:val": "0020", "w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": 0, "w:lastColumn": 0},
    noHBand=1,
    noVBand=1,
)


def _row(
    cells: Iterable[Markup], widths: Sequence[int], styles: Sequence[str], mark: Markup | str = ""
) -> Markup:
    return element(
        "w:tr",
        element("w:trPr", element("w:cantSplit"), mark),
        joined(
            element(
                "w:tc",
                element("w:tcPr", element("w:tcW", w=width, type="dxa")),
                paragraph(style, cell),
            )
            for cell, width, style in zip(cells, widths, styles, strict=True)
        ),
    )


def fit_tables(body: etree._Element, width: int) -> None:
    """Makes every table as wide as the text, its columns in the master's proportions."""
    for table in body.iter(w("tbl")):
        columns = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        widths = [int(column.get(w("w"), "1")) for column in columns]
        fitted = [round(each * width / sum(widths)) for each in widths]
        for column, each in zip(columns, fitted, strict=True):
            column.set(w("w"), str(each))
        for row in table.findall(w("tr")):
            cells = row.findall(f"{w('tc')}/{w('tcPr')}/{w('tcW')}")
            if len(cells) == len(fitted):
                for cell, each in zip(cells, fitted, strict=True):
                    cell.set(w("w"), str(each))
                    cell.set(w("type"), "dxa")


def keep_rows(body: etree._Element, styles: Styles) -> None:
    """Keeps rows on one page with the next by the style “Table Text Kept”, where there is one."""
    usual, kept = styles.get("table text", ""), styles.get("table text kept", "")
    for table in body.iter(w("tbl")) if kept else ():
        rows = table.findall(w("tr"))
        for row in rows[:-1] if len(rows) <= _WHOLE_TABLE else (rows[1], rows[-2]):
            for style in row.iter(w("pStyle")):
                if style.get(w("val")) == usual:
                    style.set(w("val"), kept)
