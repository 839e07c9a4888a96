"""Tags for a PDF: what is a heading, a paragraph, a table's cell, a figure; all else is decoration and marked as such.

reportlab writes no tags itself. Each tagged part notes where on which page its marks stand; when the file is saved the
notes become the tree of structure that a screen reader walks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

TRUE = "true"  # as the file format writes it


@dataclass
class Element:
    """One part of the document: its role in the standard's words, what is inside, where its marks stand."""

    role: str
    alt: str = ""
    scope: str = ""
    inside: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    heard: str = ""  # the words as they were written, where the face has not all their letters

    def add(self, role: str, *, alt: str = "", scope: str = "") -> Element:
        """A part inside this one."""
        made = Element(role, alt, scope)
        self.inside.append(made)
        return made


class TaggedCanvas(Canvas):
    """A canvas that marks what it draws and writes the tree of structure when it is saved."""

    def __init__(self, *args: Any, tree: Element, **options: Any) -> None:
        super().__init__(*args, **options)
        self._tree = tree
        self._on_page: dict[int, list[Element]] = defaultdict(list)

    def tagged(self, element: Element, draw: Callable[[], None]) -> None:
        """Draw as part of an element."""
        page = self.getPageNumber() - 1
        number = len(self._on_page[page])
        self._on_page[page].append(element)
        element.marks.append((page, number))
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        draw()
        self._code.append("EMC")

    def decoration(self, draw: Callable[[], None]) -> None:
        """Draw what a reader need not hear."""
        self._code.append("/Artifact BMC")
        draw()
        self._code.append("EMC")

    def save(self) -> None:
        """Write the tree, then the file."""
        if len(self._code):
            self.showPage()
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        document = self._doc
        pages = document.Pages.pages
        names: dict[int, str] = {}

        def name(element: Element) -> str:
            return names.setdefault(id(element), f"part{len(names)}")

        for number, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = number, PDFName("S")

        def write(element: Element, parent: str) -> Any:
            own = name(element)
            kids: list[Any] = [write(one, own) for one in element.inside]
            kids += [
                PDFDictionary({"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": number})
                for page, number in element.marks
            ]
            said: dict[str, Any] = {
                "Type": PDFName("StructElem"),
                "S": PDFName(element.role),
                "P": PDFObjectReference(parent),
                "K": PDFArray(kids),
            }
            if element.alt:
                said["Alt"] = PDFString(element.alt)
            if element.heard:
                said["ActualText"] = PDFString(element.heard)
            if element.scope:
                said["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
            return document.Reference(PDFDictionary(said), own)

        whole = write(self._tree, "structure")
        numbers: list[Any] = []
        for number in range(len(pages)):
            refs = PDFArray([PDFObjectReference(name(element)) for element in self._on_page[number]])
            numbers += [number, document.Reference(refs, f"parents{number}")]
        parents = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}), "parenttree")
        root = PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": PDFArray([whole]),
                "ParentTree": parents,
                "ParentTreeNextKey": len(pages),
            }
        )
        document.Reference(root, "structure")
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": TRUE})
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": TRUE})


class TaggedParagraph(Paragraph):
    """A paragraph of an element; where it breaks over two pages both parts belong to it."""

    element: Element

    def draw(self) -> None:
        self.canv.tagged(self.element, super().draw)

    def split(self, width: float, height: float) -> list[Any]:
        parts = super().split(width, height)
        for part in parts:
            part.element = self.element
        return parts


class TaggedTable(Table):
    """A table whose cells are tagged themselves; its lines and shades are decoration."""

    def _drawBkgrnd(self) -> None:
        self.canv.decoration(super()._drawBkgrnd)

    def _drawLines(self) -> None:
        self.canv.decoration(super()._drawLines)


class Figure(Flowable):
    """Something drawn, heard as the words of its element."""

    def __init__(self, element: Element, width: float, height: float, draw: Callable[[Canvas], None]) -> None:
        super().__init__()
        self.element, self.width, self.height, self._draw = element, width, height, draw

    def draw(self) -> None:
        self.canv.tagged(self.element, lambda: self._draw(self.canv))
