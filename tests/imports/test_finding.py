"""Finding the list in a workbook whose first sheet holds none."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import InputError
from cica_events.imports.finding import read_table
from cica_events.imports.sources.source import Source

FIELDS = tuple(fields_of(Participant).values())
LIST = (("Family name", "Country"), ("Ivanov", "Russia"))


def book_of(folder: Path, **sheets: tuple[tuple[str, ...], ...]) -> Path:
    """Save a workbook of sheets, each with its rows; a sheet named `hidden` is."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == "hidden" else "visible"
        for row in rows:
            sheet.append(row)
    book.save(folder / "list.xlsx")
    return folder / "list.xlsx"


def test_a_title_page_before_the_list_is_passed_over_and_told(tmp_path: Path) -> None:
    path = book_of(tmp_path, Title=(("Seventh meeting",),), Empty=(), Notes=(("Please fill in",),), List=LIST)
    table = read_table(path, FIELDS).chosen
    assert table.grid.sheet == "List"
    assert table.rows[0].cells == ("Ivanov", "Russia")
    assert "Only the sheet “List” is read" in table.grid.notices[0]


def test_the_first_sheet_with_a_list_counts(tmp_path: Path) -> None:
    assert read_table(book_of(tmp_path, First=LIST, Second=LIST), FIELDS).grid.sheet == "First"


def test_a_sheet_that_is_asked_for_is_not_exchanged_for_another(tmp_path: Path) -> None:
    path = book_of(tmp_path, Title=(("Seventh meeting",),), List=LIST)
    with pytest.raises(InputError, match="sheet “Title”"):
        read_table(Source(path, sheet="Title"), FIELDS)


def test_without_any_list_the_first_sheet_is_told(tmp_path: Path) -> None:
    path = book_of(tmp_path, Title=(("Seventh meeting",),), Notes=(("Nothing",),), hidden=LIST)
    with pytest.raises(InputError, match="sheet “Title”"):
        read_table(path, FIELDS)
