"""How the workbook looks: one blue heading row that stays in sight, quiet help and examples, columns wide enough."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from convenor.formats.tables import Column, Kind, Table

A4 = 9  # as spreadsheets number sizes of paper
_FACE = "Arial"
_LINE = Border(bottom=Side(style="thin", color="AEB7BD"))
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def _look(**parts: Any) -> Mapping[str, Any]:
    return MappingProxyType(parts)


HEADING = _look(
    font=Font(name=_FACE, size=11, bold=True, color="FFFFFF"),
    fill=PatternFill("solid", fgColor="005EB8"),
    alignment=Alignment(wrap_text=True, vertical="center"),
)
NEEDED = _look(
    font=Font(name=_FACE, size=11, bold=True, underline="single", color="FFFFFF"),
    fill=PatternFill("solid", fgColor="003087"),
    alignment=Alignment(wrap_text=True, vertical="center"),
)
HELP = _look(
    font=Font(name=_FACE, size=9, color="425563"),
    fill=PatternFill("solid", fgColor="E8EDEE"),
    alignment=_WRAPPED,
    border=_LINE,
)
EXAMPLE = _look(font=Font(name=_FACE, size=10, italic=True, color="596A75"), alignment=_WRAPPED, border=_LINE)
TITLE = _look(font=Font(name=_FACE, size=20, bold=True, color="005EB8"))
SAYS = _look(font=Font(name=_FACE, size=11), alignment=_WRAPPED)
LINKED = _look(font=Font(name=_FACE, size=11, underline="single", color="005EB8"), alignment=Alignment(vertical="top"))

_WIDTHS = {
    Kind.REF: 22,
    Kind.DAY: 13,
    Kind.YES_NO: 12,
    Kind.WHOLE: 14,
    Kind.DECIMAL: 12,
    Kind.LONG_TEXT: 44,
    Kind.CHOICE: 30,
    Kind.CHOICES: 38,
    Kind.EMAIL: 30,
    Kind.ADDRESS: 34,
    Kind.LINK: 34,
}


def width_of(column: Column) -> int:
    """How wide a column is, in characters."""
    return _WIDTHS.get(column.kind, 34 if column.length > 60 else 18)


def dress(sheet: Any, table: Table, *, template: bool) -> None:
    """Widths, formats and the rows that stay in sight; before any row is written."""
    sheet.freeze_panes = "A2" if table.alone else "B2"
    sheet.sheet_properties.tabColor = "005EB8" if any(column.required for column in table.columns) else "768692"
    sheet.sheet_view.zoomScale = 100
    for position, column in enumerate(table.columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(position)]
        dimension.width = width_of(column)
        if column.kind is Kind.DAY:
            dimension.number_format = "dd/mm/yyyy"
        elif column.kind in (Kind.TEXT, Kind.REF, Kind.LONG_TEXT, Kind.LINK):
            dimension.number_format = "@"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.print_title_rows = "1:1"
    sheet.row_dimensions[1].height = 34
    if template and not table.alone:
        sheet.row_dimensions[2].height = 52
