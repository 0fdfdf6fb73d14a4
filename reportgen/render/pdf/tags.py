"""The tags of a PDF: what its marks mean, in the order of reading (ISO 32000-1, 14.8).

WeasyPrint paints boxes, and marks the text and the pictures as it paints them. Its own tags follow
the boxes of each page, so that a table of three pages becomes three tables. These follow the
elements of the HTML page: an element is one tag, however many boxes and pages it takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from weasyprint import Document

# What an element is; one that is not named here is read as part of what it stands in.
_ROLES = {
    "blockquote": "BlockQuote",
    "caption": "Caption",
    "figcaption": "Caption",
    "figure": "Div",
    "img": "Figure",
    "nav": "Sect",
    "p": "P",
    "section": "Sect",
    "svg": "Figure",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "thead": "THead",
    **dict.fromkeys(("dl", "ol", "ul"), "L"),
    **{name: name.upper() for name in ("h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr")},
    "table": "Table",
}
# These stand in their table even when there is nothing in them: a row has all its cells.
_CELLS = ("TD", "TH")
# CSS's ways of counting that PDF knows, by the same names without their hyphens.
_NUMBERINGS = (
    *("circle", "decimal", "disc", "none", "square"),
    *("lower-alpha", "lower-roman", "upper-alpha", "upper-roman"),
)
_SVG = "{http://www.w3.org/2000/svg}"
# Points for each of CSS's pixels.
_SCALE = 0.75


@dataclass(eq=False)
class Sheet:
    """A page as it was painted: its boxes, and which mark of its stream stands around which box."""

    number: int
    box: Any
    height: float
    links: list[Any]
    stream: Any = None
    marks: dict[Any, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Mark:
    """Content of a page that belongs to a tag, by the number of its mark."""

    sheet: Sheet
    number: int


@dataclass(frozen=True, eq=False)
class Area:
    """The area of a page that a reader can click on."""

    sheet: Sheet
    annotation: Any


@dataclass(eq=False)
class Tag:
    """An element of structure, and what is in it in the order of reading."""

    role: str
    element: Any = None
    parent: Tag | None = None
    kids: list[Tag | Mark | Area] = field(default_factory=list)
    attributes: dict[str, dict[str, Any]] = field(default_factory=dict)
    alternative: str | None = None
    """Of a picture: the same in words."""
    heads: list[Tag] = field(default_factory=list)
    """Of a table's cell: the heads that it stands under or beside."""
    sheet: Sheet | None = None

    @property
    def tags(self) -> list[Tag]:
        """The tags that stand directly in this one."""
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    def add(self, role: str, element: Any = None) -> Tag:
        """A new tag at the end of this one."""
        tag = Tag(role, element, self)
        self.kids.append(tag)
        return tag

    def within(self, role: str) -> Iterator[Tag]:
        """The tags of this role in this one, in the order of reading."""
        for tag in self.tags:
            if tag.role == role:
                yield tag
            yield from tag.within(role)

    def prune(self) -> bool:
        """Takes away the tags that hold nothing; true if this one holds something."""
        self.kids = [kid for kid in self.kids if not isinstance(kid, Tag) or kid.prune()]
        return bool(self.kids) or self.role in _CELLS


def watch(document: Document) -> list[Sheet]:
    """The document's pages, to be filled when it is painted: marks are known only then."""
    return [_watched(number, page) for number, page in enumerate(document.pages)]


def _watched(number: int, page: Any) -> Sheet:
    page.links = _uncovered(page.links)
    links = [box for _, _, _, box in page.links]
    sheet = Sheet(number, page._page_box, page.height, links)
    paint = page.paint

    def painted(stream: Any, scale: float = 1) -> None:
        # A stream that has somewhere to note its marks makes them (weasyprint.pdf.stream).
        stream._tags = {}
        paint(stream, scale)
        sheet.stream = stream
        sheet.marks = {box: mark["mcid"] for box, mark in stream._tags.items()}

    page.paint = painted
    return sheet


def _uncovered(links: list[Any]) -> list[Any]:
    """The links whose area is not all within another's to the same place, as that of a number in an
    entry of the contents is: the tab key would stop twice."""
    kept: list[Any] = []
    # A larger area comes before the smaller ones that it may hold.
    for link in sorted(links, key=_size, reverse=True):
        if not any(link[1] == other[1] and _holds(other[2], link[2]) for other in kept):
            kept.append(link)
    return [link for link in links if any(link is other for other in kept)]


def _size(link: Any) -> float:
    left, top, right, bottom = link[2]
    return float((right - left) * (bottom - top))


def _holds(outer: Any, inner: Any) -> bool:
    """True if the outer rectangle holds the inner one, but for rounding."""
    near = 0.1
    begins = all(outer[n] - near <= inner[n] for n in (0, 1))
    return begins and all(inner[n] <= outer[n] + near for n in (2, 3))


def read(sheets: Iterable[Sheet]) -> Tree:
    """The tags of what was painted on these pages."""
    tree = Tree()
    for sheet in sheets:
        tree.read(sheet)
    tree.root.prune()
    for table in tree.root.within("Table"):
        _relate_cells(table)
    return tree


class Tree:
    """Tags made from the boxes of one page after another."""

    def __init__(self) -> None:
        self.root = Tag("Document")
        self.sheets: list[Sheet] = []
        self.artifacts: dict[Mark, dict[str, str]] = {}
        self._sheet: Sheet
        self._tags: dict[tuple[Any, str], Tag] = {}

    def read(self, sheet: Sheet) -> None:
        """Adds what stands on this page."""
        self.sheets.append(sheet)
        self._sheet = sheet
        self._place(sheet.box, self.root, {})

    def _place(self, box: Any, tag: Tag, artifact: dict[str, str]) -> None:
        # What is placed by its position is wrapped in a box that only marks its place in the text.
        box = getattr(box, "_box", box)
        mark = Mark(self._sheet, self._sheet.marks[box]) if box in self._sheet.marks else None
        if artifact := artifact or self._artifact(box):
            if mark:
                self.artifacts[mark] = artifact
        else:
            tag = self._tag(box, tag)
            if mark:
                self._add(tag, mark)
            if box.link_annotation is not None:
                self._add(tag, Area(self._sheet, box.link_annotation))
        for child in getattr(box, "children", ()):
            self._place(child, tag, artifact)

    def _add(self, tag: Tag, kid: Mark | Area) -> None:
        tag.kids.append(kid)
        tag.sheet = tag.sheet or self._sheet

    def _artifact(self, box: Any) -> dict[str, str]:
        """The kind of artifact that this box is; empty when it is for reading."""
        if keyword := getattr(box, "at_keyword", ""):
            return {
                "Type": "/Pagination",
                "Subtype": "/Header" if keyword.startswith("@top") else "/Footer",
            }
        if box.element_tag == "thead" and self._is_repeated(box):
            return {"Type": "/Pagination"}
        # The dots that lead to a page number; a picture that its author calls decoration.
        if box.is_leader or (box.element_tag == "img" and box.element.get("alt") == ""):
            return {"Type": "/Layout"}
        return {}

    def _is_repeated(self, box: Any) -> bool:
        """True if a table's head has stood on an earlier page."""
        head = self._tags.get((box.element, "thead"))
        return head is not None and head.sheet not in (None, self._sheet)

    def _tag(self, box: Any, parent: Tag) -> Tag:
        """The tag that this box's content stands in: its element's, or what that stands in."""
        if box.element is None:
            return parent
        key = (box.element, box.element_tag)
        if key not in self._tags:
            self._tags[key] = self._new(box, parent)
            self._tags[key].sheet = self._tags[key].sheet or self._sheet
        return self._tags[key]

    def _new(self, box: Any, parent: Tag) -> Tag:
        name, _, pseudo = box.element_tag.rpartition("}")[2].partition("::")
        match pseudo:
            case "":
                tag = _PECULIAR[name](box.element, parent) if name in _PECULIAR else None
                return tag or _plain(name, box, parent, self._sheet)
            case "marker":
                return self._label(box)
            case "footnote-call":
                return self._call(box, parent)
            case "footnote-marker":
                return parent.add("Lbl")
        return parent

    def _label(self, box: Any) -> Tag:
        """A list item's number or sign, before the item's own text."""
        body = self._tags[box.element, "li"]
        item = body.parent or body
        label = Tag("Lbl", None, item)
        item.kids.insert(0, label)
        return label

    def _call(self, box: Any, parent: Tag) -> Tag:
        """A footnote's mark in the text; the note is read after it, wherever it is printed."""
        call = parent.add("Reference")
        self._tags[box.element, box.element.tag] = parent.add("Note", box.element)
        return call


def _plain(name: str, box: Any, parent: Tag, sheet: Sheet) -> Tag:
    """The tag of an element that needs no other tag around it."""
    role = "Figure" if box.element.get("role") == "img" else _ROLES.get(name)
    if role is None:
        # Language is all that such an element can say (WCAG 3.1.2).
        return parent.add("Span", box.element) if spoken(box.element) else parent
    tag = parent.add(role, box.element)
    if role == "L":
        tag.attributes["List"] = {"ListNumbering": f"/{_numbering(box)}"}
    elif role == "Figure":
        tag.alternative = _alternative(box.element)
        tag.attributes["Layout"] = {"BBox": _bounds(box, sheet), "Placement": "/Block"}
    elif role in _CELLS:
        spans = {"ColSpan": box.colspan, "RowSpan": box.rowspan}
        if role == "TH":
            row = box.element.get("scope") in ("row", "rowgroup")
            tag.attributes["Table"] = {"Scope": "/Row" if row else "/Column"}
        several = {name: number for name, number in spans.items() if number != 1}
        tag.attributes.setdefault("Table", {}).update(several)
    return tag


def _item(element: Any, parent: Tag) -> Tag:
    if parent.role == "TOC":
        return parent.add("TOCI", element)
    return parent.add("LI").add("LBody", element)


def _list(element: Any, parent: Tag) -> Tag | None:
    """The entries of the contents are a list of their own kind."""
    contents = parent.element is not None and parent.element.tag == "nav"
    return parent.add("TOC", element) if contents else None


def _definition(element: Any, parent: Tag) -> Tag:
    """A line of what stands beside a label; all of a label's lines are one item's."""
    item = parent.tags[-1] if parent.tags else parent.add("LI")
    bodies = (tag for tag in item.tags if tag.role == "LBody")
    return (next(bodies, None) or item.add("LBody")).add("P", element)


def _link(element: Any, parent: Tag) -> Tag:
    if not element.get("href"):
        return parent
    around = parent.add("Reference") if parent.role == "TOCI" else parent
    return around.add("Link", element)


# The elements that are not one tag each.
_PECULIAR: dict[str, Callable[[Any, Tag], Tag | None]] = {
    "a": _link,
    "dd": _definition,
    "dt": lambda element, parent: parent.add("LI").add("Lbl", element),
    "li": _item,
    "ol": _list,
}


def spoken(element: Any) -> str:
    """The language that an element is written in, where it says so."""
    if element is None or element.tag in ("html", "body"):
        return ""
    return str(element.get("lang") or "")


def _numbering(box: Any) -> str:
    """How the items of a list are counted; a sign of the pack's own is one sign like another."""
    if box.element.tag == "dl":
        return "None"
    sign = box.style["list_style_type"]
    return sign.title().replace("-", "") if sign in _NUMBERINGS else "Disc"


def _alternative(element: Any) -> str:
    """A picture in words: of a drawing its title and description."""
    if element.tag != f"{_SVG}svg":
        return str(element.get("alt") or element.get("aria-label") or "")
    words = (element.findtext(f"{_SVG}{name}") or "" for name in ("title", "desc"))
    return " ".join(" ".join(words).split()) or str(element.get("aria-label") or "")


def _bounds(box: Any, sheet: Sheet) -> pydyf.Array:
    """Where a picture stands on its page, in points from the page's lower left corner."""
    left, top = box.content_box_x(), sheet.height - box.content_box_y()
    edges = (left, top - box.height, left + box.width, top)
    return pydyf.Array([round(edge * _SCALE, 3) for edge in edges])


def _relate_cells(table: Tag) -> None:
    """Says of each cell which heads it stands under or beside (PDF/UA-1, 7.5)."""
    above: dict[int, list[Tag]] = {}
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(table.within("TR")):
        beside: list[Tag] = []
        x = 0
        for cell in row.tags:
            while (x, y) in taken:
                x += 1
            table_cell = cell.attributes["Table"]
            columns = range(x, x + table_cell.get("ColSpan", 1))
            taken.update((c, y + r) for c in columns for r in range(table_cell.get("RowSpan", 1)))
            if cell.role == "TD":
                heads = [head for column in columns for head in above.get(column, ())]
                cell.heads = [*dict.fromkeys(heads), *beside]
            elif table_cell["Scope"] == "/Row":
                beside.append(cell)
            else:
                for column in columns:
                    above.setdefault(column, []).append(cell)
