"""A workbook of the rows of a list that were refused, as they stood, with the reasons beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from cica_events.exports.target import replacing
from cica_events.exports.text import looks_like_formula
from cica_events.i18n import LANGUAGES, N_, translator

REASONS: Final = N_("Why this row stayed out")
"""The heading of the column with the reasons, which is passed over when the list is taken in again."""

_SHEET: Final = N_("Refused rows")
_WIDEST: Final = 40  # characters
_LEAST: Final = 10
_MEASURED: Final = 200  # rows
_FORMATS: Final = {
    str: "@", date: "yyyy-mm-dd", datetime: "yyyy-mm-dd h:mm:ss", time: "h:mm:ss",
}  # fmt: skip

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

    from cica_events.exports.sheet_file import save

    words = translator(language)
    with replacing(path) as file:
        book = Workbook(write_only=True)
        book.create_sheet(words.gettext(_SHEET))
        save(book, file, partial(_write, [*headings, words.gettext(REASONS)], rows))


def _write(headings: Sequence[str], rows: Sequence[RefusedRow], sheet: Any, part: IO[bytes]) -> None:
    from cica_events.exports.sheet_file import rows_of
    from cica_events.exports.styles import Styles

    _fit(sheet, headings, rows)
    sheet.freeze_panes = "A2"
    styles = Styles(sheet)
    with rows_of(sheet, part, "") as target:
        target.append_values(headings, [styles.heading(False)] * len(headings))
        for row in rows:
            values: list[Cell] = [*row.cells, "\n".join(row.reasons)]
            formats = [_FORMATS.get(type(value), "General") for value in values]
            looks = [
                styles.refused(number_format, _is_quoted(value), place in row.bad)
                for place, (value, number_format) in enumerate(zip(values, formats, strict=True))
            ]
            target.append_values(values, looks)


def _is_quoted(value: Cell) -> bool:
    return isinstance(value, str) and looks_like_formula(value)


def _fit(sheet: Any, headings: Sequence[str], rows: Sequence[RefusedRow]) -> None:
    from openpyxl.utils import get_column_letter

    for place, heading in enumerate(headings):
        texts = (str(row.cells[place]) for row in rows[:_MEASURED] if place < len(row.cells))
        width = max(map(len, [heading, *texts])) + 2
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = min(max(width, _LEAST), _WIDEST)
    sheet.column_dimensions[get_column_letter(len(headings))].width = _WIDEST * 1.5
