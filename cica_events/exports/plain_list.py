"""A list as it is shown, as a workbook of one sheet; for who drags it out of the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from cica_events.exports.target import replacing
from cica_events.exports.text import cell_text, stored_text

_WIDEST: Final = 60  # characters
_LEAST: Final = 8
_MEASURED: Final = 200  # rows
_TAB: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_TAB: Final = 31

Cell = str | int | float | bool | None


def write_plain_list(name: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], path: Path) -> None:
    """Write `rows` under `headings` to the sheet `name` of a new workbook: all of it or nothing.

    A text is a text, also where it begins like a formula. Raises OutputError where the file cannot be
    written.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    with replacing(path) as file:
        book = Workbook(write_only=True)
        sheet = book.create_sheet(name.translate(_TAB)[:_LONGEST_TAB].strip() or None)
        for place, heading in enumerate(headings):
            texts = (str(row[place]) for row in rows[:_MEASURED] if row[place] is not None)
            width = max(map(len, [heading, *texts])) + 2
            sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(width, _LEAST), _WIDEST)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(headings)))}{len(rows) + 1}"
        _fill(sheet, headings, rows)
        content = BytesIO()  # openpyxl leaves its archive open where the disk is full
        book.save(content)
        file.write(content.getvalue())


def _fill(sheet: Any, headings: Iterable[str], rows: Iterable[Sequence[Cell]]) -> None:
    from openpyxl.styles import Font

    bold = Font(bold=True)
    heads = [_cell(sheet, heading) for heading in headings]
    for head in heads:
        head.font = bold
    sheet.append(heads)
    for row in rows:
        sheet.append([_cell(sheet, value) if isinstance(value, str) else value for value in row])


def _cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, stored_text(cell_text(text)))
    cell.data_type = "s"
    return cell
