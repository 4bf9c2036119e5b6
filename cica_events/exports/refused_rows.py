"""A workbook of the rows of a list that were refused, as they stood, with the reasons beside them."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from cica_events.exports.target import replacing
from cica_events.exports.text import cell_text, looks_like_formula, stored_text
from cica_events.i18n import LANGUAGES, N_, translator

REASONS: Final = N_("Why this row stayed out")
"""The heading of the column with the reasons, which is passed over when the list is taken in again."""

_SHEET: Final = N_("Refused rows")
_WIDEST: Final = 40  # characters
_LEAST: Final = 10
_MEASURED: Final = 200  # rows
_BAD: Final = "FBD9D7"

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """The cells of a row, why it was refused, and the indexes of the cells that are to blame."""

    cells: Sequence[Cell]
    reasons: Sequence[str]
    bad: frozenset[int]


def is_reasons_heading(heading: str) -> bool:
    """Return whether a column of this heading says why rows were refused, in any language."""
    return any(heading == translator(language).gettext(REASONS) for language in LANGUAGES)


def write_refused(headings: Sequence[str], rows: Sequence[RefusedRow], path: Path, language: str) -> None:
    """Write `rows` under `headings` to `path`: all of it or nothing.

    Raises OutputError where the file cannot be written.
    """
    from openpyxl import Workbook

    words = translator(language)
    with replacing(path) as file:
        book = Workbook(write_only=True)
        sheet = book.create_sheet(words.gettext(_SHEET))
        _Page(sheet).write([*headings, words.gettext(REASONS)], rows)
        content = BytesIO()  # openpyxl leaves its archive open where the disk is full
        book.save(content)
        file.write(content.getvalue())


class _Page:
    """The one sheet, written from above."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import PatternFill

        from cica_events.exports.styles import Styles

        self._sheet = sheet
        self._styles = Styles(sheet)
        self._fill = PatternFill("solid", fgColor=_BAD)

    def write(self, headings: Sequence[str], rows: Sequence[RefusedRow]) -> None:
        from openpyxl.utils import get_column_letter

        for place, heading in enumerate(headings):
            texts = (str(row.cells[place]) for row in rows[:_MEASURED] if place < len(row.cells))
            width = max(map(len, [heading, *texts])) + 2
            letter = get_column_letter(place + 1)
            self._sheet.column_dimensions[letter].width = min(max(width, _LEAST), _WIDEST)
        self._sheet.column_dimensions[get_column_letter(len(headings))].width = _WIDEST * 1.5
        self._sheet.freeze_panes = "A2"
        self._sheet.append([self._heading(heading) for heading in headings])
        for row in rows:
            cells = [self._cell(value, place in row.bad) for place, value in enumerate(row.cells)]
            self._sheet.append([*cells, self._cell("\n".join(row.reasons), bad=False)])

    def _heading(self, text: str) -> Any:
        cell = self._text(text)
        cell._style = self._styles.heading(False)
        return cell

    def _cell(self, value: Cell, bad: bool) -> Any:
        from cica_events.exports.sheet import Weight

        cell = self._text(value) if isinstance(value, str) else self._plain(value)
        number_format = "@" if isinstance(value, str) else cell.number_format
        quoted = isinstance(value, str) and looks_like_formula(value)
        cell._style = self._styles.body(number_format, False, True, quoted, 0, Weight.PLAIN)
        if bad:
            cell._style = copy(cell._style)  # it is shared
            cell.fill = self._fill
        return cell

    def _plain(self, value: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        return WriteOnlyCell(self._sheet, value)

    def _text(self, text: str) -> Any:
        """Return a cell that holds `text` as it is, were it a formula."""
        cell = self._plain(None)
        cell.value = stored_text(cell_text(text))
        cell.data_type = "s"
        return cell
