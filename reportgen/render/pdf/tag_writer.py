"""Writes the tags of a PDF into it: the tree, and the ways into it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import Any

import pydyf

from reportgen.render.pdf.tags import Area, Mark, Sheet, Tag, Tree, spoken


class TagWriter:
    """Gives a PDF its tags, and makes artifacts of all else that is painted."""

    def __init__(self, pdf: pydyf.PDF, tree: Tree) -> None:
        self._pdf = pdf
        self._tree = tree
        self._root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self._references = pdf.page_references
        self._parents: list[Any] = []
        self._areas: list[tuple[Any, Any]] = []
        self._objects: dict[Tag, Any] = {}
        self._names: dict[Tag, str] = {}
        self._numbers: dict[Mark, int] = {}

    def write(self) -> None:
        """Adds the tree to the catalogue, and to each page and link the way into the tree."""
        for sheet in self._tree.sheets:
            self._parents.append(pydyf.Array([b"null"] * self._number(sheet)))
        # PDF/UA-1, 7.5 and 7.9, has names for heads of tables, which cells speak of, and for notes.
        for role, word in (("TH", "head"), ("Note", "note")):
            for number, tag in enumerate(self._tree.root.within(role), 1):
                # As many digits for all, so that their order is that of a name tree.
                self._names[tag] = f"{word}-{number:06}"
        self._pdf.add_object(self._root)
        document = self._element(self._tree.root, self._root.reference)
        self._root["K"] = pydyf.Array([document.reference])
        self._root["ParentTree"] = self._parent_tree()
        self._root["ParentTreeNextKey"] = len(self._parents) + len(self._areas)
        if self._names:
            self._root["IDTree"] = self._id_tree()
        self._pdf.catalog["StructTreeRoot"] = self._root.reference
        self._pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _number(self, sheet: Sheet) -> int:
        """Numbers the marks of a page anew and makes artifacts of those that are not for reading;
        how many marks are left."""
        stream, number = sheet.stream.stream, 0
        for at, operator in enumerate(stream):
            if operator != b"BDC":
                continue
            mark = Mark(sheet, stream[at - 1]["MCID"])
            if kind := self._tree.artifacts.get(mark):
                stream[at - 2 : at] = ["/Artifact", pydyf.Dictionary(kind)]
            else:
                stream[at - 1] = pydyf.Dictionary({"MCID": number})
                self._numbers[mark] = number
                number += 1
        return number

    def _element(self, tag: Tag, parent: bytes) -> Any:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", "P": parent})
        self._pdf.add_object(element)
        self._objects[tag] = element
        if tag.sheet:
            element["Pg"] = self._references[tag.sheet.number]
        if language := spoken(tag.element):
            element["Lang"] = pydyf.String(language)
        if tag in self._names:
            element["ID"] = pydyf.String(self._names[tag])
        if tag.alternative is not None:
            element["Alt"] = pydyf.String(tag.alternative)
        if attributes := self._attributes(tag):
            element["A"] = attributes
        if tag.kids:
            kids = [self._kid(kid, tag, element.reference) for kid in tag.kids]
            element["K"] = pydyf.Array(kids)
        return element

    def _kid(self, kid: Tag | Mark | Area, tag: Tag, owner: bytes) -> Any:
        if isinstance(kid, Tag):
            return self._element(kid, owner).reference
        page = self._references[kid.sheet.number]
        if isinstance(kid, Area):
            self._areas.append((kid.annotation, owner))
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": page})
        if kid not in self._numbers:
            # WeasyPrint paints such a box apart from its page, where no mark of the page reaches.
            raise ValueError("text in an element with “opacity” cannot be tagged")
        number = self._numbers[kid]
        self._parents[kid.sheet.number][number] = owner
        if kid.sheet is tag.sheet:
            return number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": number})

    def _attributes(self, tag: Tag) -> Any:
        """What is said of a tag by its owner, such as a cell's heads."""
        if tag.heads:
            names = (pydyf.String(self._names[head]) for head in tag.heads)
            tag.attributes["Table"]["Headers"] = pydyf.Array(names)
        owners = [
            pydyf.Dictionary({"O": f"/{owner}", **values})
            for owner, values in tag.attributes.items()
            if values
        ]
        return owners[0] if len(owners) == 1 else pydyf.Array(owners)

    def _parent_tree(self) -> Any:
        """From a page's marks and from links back to their tags (ISO 32000-1, 14.7.4.4)."""
        numbers = pydyf.Array()
        for key, parents in enumerate(self._parents):
            numbers.extend((key, parents))
            page = self._pdf.objects[int(self._references[key].split()[0])]
            page["StructParents"] = key
            # The tab key goes from link to link as the tags do (PDF/UA-1, 7.18.3).
            page["Tabs"] = "/S"
        for key, (annotation, owner) in enumerate(self._areas, len(self._parents)):
            numbers.extend((key, owner))
            annotation["StructParent"] = key
        return self._added(pydyf.Dictionary({"Nums": numbers}))

    def _id_tree(self) -> Any:
        names = pydyf.Array()
        for name, tag in sorted((name, tag) for tag, name in self._names.items()):
            names.extend((pydyf.String(name), self._objects[tag].reference))
        limits = pydyf.Array([names[0], names[-2]])
        leaf = self._added(pydyf.Dictionary({"Limits": limits, "Names": names}))
        return self._added(pydyf.Dictionary({"Kids": pydyf.Array([leaf])}))

    def _added(self, object_: Any) -> bytes:
        self._pdf.add_object(object_)
        reference: bytes = object_.reference
        return reference
