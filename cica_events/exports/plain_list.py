"""A list as it is shown, as a workbook of one sheet; for who drags it out of the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from cica_events.exports.sheet_limits import check_rows
from cica_events.exports.target import replacing

_WIDEST: Final = 60  # characters
_LEAST: Final = 8
_MEASURED: Final = 200  # rows
_TAB: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_TAB: Final = 31

Cell = str | int | float | bool | None


def write_plain_list(name: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], path: Path) -> None:
    """Write `rows` under `headings` to the sheet `name` of a new workbook: all of it or nothing.

    A text is a text, also where it begins like a formula. Raises OutputError where the file cannot be
    written, or cannot hold so many rows.
    """
    check_rows(name, len(rows))
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    from cica_events.exports.sheet_file import save

    with replacing(path) as file:
        book = Workbook(write_only=True)
        sheet = book.create_sheet(name.translate(_TAB)[:_LONGEST_TAB].strip() or None)
        for place, heading in enumerate(headings):
            texts = (str(row[place]) for row in rows[:_MEASURED] if row[place] is not None)
            width = max(map(len, [heading, *texts])) + 2
            sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(width, _LEAST), _WIDEST)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(headings)))}{len(rows) + 1}"
        save(book, file, partial(_fill, headings, rows))


def _fill(headings: Sequence[str], rows: Sequence[Sequence[Cell]], sheet: Any, part: IO[bytes]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    from cica_events.exports.rows import PLAIN
    from cica_events.exports.sheet_file import rows_of

    head: Any = WriteOnlyCell(sheet)
    head.font = Font(bold=True)
    with rows_of(sheet, part, "") as target:
        target.append_values(headings, [head.style_id] * len(headings))
        for row in rows:
            target.append_values(row, [PLAIN] * len(row))
