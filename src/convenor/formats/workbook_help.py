"""The parts of the workbook that help fill it: the first sheet, the hidden lists, the drop-downs and hints."""

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from convenor.formats.headings import LISTS, START_HERE
from convenor.formats.tables import Column, Kind, Table
from convenor.formats.workbook_look import A4, HEADING, LINKED, SAYS, TITLE
from convenor.formats.writing import help_for

_ROWS = 5_000
_MOST_HINT = 250


def add_start(book: Any, tables: Sequence[Table], title: str, lines: Sequence[str]) -> None:
    """The sheet one sees first: what this is, what to do, and where each sheet is."""
    sheet = book.create_sheet(START_HERE)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 96
    sheet.row_dimensions[1].height = 34  # before the row is written, or it is lost
    sheet.append([_made(sheet, title, TITLE)])
    sheet.append([])
    for line in lines:
        sheet.append([None, _made(sheet, line, SAYS)])
    sheet.append([])
    sheet.append([_made(sheet, "Sheet", HEADING), _made(sheet, "What goes on it", HEADING)])
    for table in tables:
        name = _made(sheet, str(table.title), LINKED)
        name.hyperlink = "within"  # makes the object; it leads to a place in the book, not to an address
        name.hyperlink.target, name.hyperlink.location = None, f"{quote_sheetname(str(table.title))}!A1"
        sheet.append([name, _made(sheet, str(table.about), SAYS)])


def add_lists(book: Any, tables: Sequence[Table]) -> None:
    """The hidden sheet that the drop-downs choose from, one list a column."""
    lists = [
        [str(column.heading), *(str(label) for _value, label in column.choices)]
        for table in tables
        for column in table.columns
        if column.kind is Kind.CHOICE
    ]
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for number in range(max((len(one) for one in lists), default=0)):
        sheet.append([one[number] if number < len(one) else None for one in lists])


def choose_from(
    sheet: Any, table: Table, tables: Sequence[Table], places: Mapping[tuple[str, str], str], *, first_row: int
) -> None:
    """Drop-downs and hints for every column, from the first row below the heading."""
    named = {other.name: other for other in tables}
    for position, column in enumerate(table.columns, start=1):
        letter = get_column_letter(position)
        rule = _rule(table, column, named, places, first_row)
        hint = help_for(column)
        if hint:
            rule.showInputMessage = True
            rule.promptTitle = str(column.heading)[:32]
            rule.prompt = hint[:_MOST_HINT]
        elif rule.type is None:
            continue
        rule.add(f"{letter}2:{letter}{_ROWS}")
        sheet.data_validations.append(rule)


def _rule(
    table: Table, column: Column, named: Mapping[str, Table], places: Mapping[tuple[str, str], str], first_row: int
) -> DataValidation:
    if column.kind is Kind.CHOICE:
        return DataValidation(
            type="list", formula1=places[table.name, column.name], allow_blank=True, showErrorMessage=False
        )
    if column.kind is Kind.YES_NO:
        return DataValidation(type="list", formula1='"Yes,No"', allow_blank=True, showErrorMessage=False)
    target = named.get(column.links_to)
    if target is not None and target.column(target.named_by).kind is Kind.TEXT:
        position = [other.name for other in target.columns].index(target.named_by) + 1
        letter = get_column_letter(position)
        place = f"{quote_sheetname(str(target.title))}!${letter}${first_row}:${letter}${_ROWS}"
        return DataValidation(type="list", formula1=place, allow_blank=True, showErrorMessage=False)
    return DataValidation(allow_blank=True, showErrorMessage=False)


def _made(sheet: Any, text: str, look: Mapping[str, Any]) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    for name, value in look.items():
        setattr(cell, name, value)
    return cell
