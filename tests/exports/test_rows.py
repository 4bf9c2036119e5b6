"""Rows that we write ourselves: two other readers find in the file what was put in."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineWorkbook

from cica_events.exports.cells import Cell
from cica_events.exports.rows import PLAIN, height_xml
from cica_events.exports.sheet_file import rows_of, save
from cica_events.progress import silent
from tests.exports.examples import document, participant

VALUES: tuple[Cell, ...] = (
    "<a> & \"b\" 'c' ]]>",
    "  kept  ",
    "two\nlines",
    "=1+1",
    "😀 Қалиқызы 조태익",
    0,
    -1.5,
    1e-7,
    123456789012345,
    True,
    date(2023, 12, 12),
    time(23, 59, 30),
    datetime(1999, 12, 31, 23, 59, 59),  # noqa: DTZ001 - a workbook knows no zone
    None,
)


def fill(rows: Sequence[Sequence[Cell]], sheet: Any, part: IO[bytes]) -> None:
    """Set the sheet up in all ways in which openpyxl can, and stream the rows through it."""
    sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref = "A2", "1:1", "A1:O9"
    sheet.column_dimensions["B"].width = 33
    choices = DataValidation("list", formula1='"yes,no"')
    choices.add("C2:C9")
    sheet.data_validations.append(choices)
    sheet.merged_cells.add("A400:B400")
    bold: Any = WriteOnlyCell(sheet)
    bold.font = Font(bold=True)
    days: Any = WriteOnlyCell(sheet)
    days.number_format = "yyyy-mm-dd hh:mm:ss"
    with rows_of(sheet, part, "A1:A9") as target:
        target.append_values(["Heading"], [bold.style_id], height_xml(22.5, by_hand=True))
        for row in rows:
            looks = [days.style_id if isinstance(value, date | time) else PLAIN for value in row]
            target.append_values(row, looks)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook of 250 rows of everything that a cell can hold."""
    book = Workbook(write_only=True)
    book.create_sheet("List")
    with (tmp_path / "list.xlsx").open("xb") as file:
        save(book, file, partial(fill, [VALUES] * 250))
    return tmp_path / "list.xlsx"


def test_openpyxl_finds_every_value_with_its_type(path: Path) -> None:
    _heading, *rows = load_workbook(path).worksheets[0].iter_rows(max_row=251, values_only=True)
    expected = [
        datetime(value.year, value.month, value.day) if type(value) is date else value  # noqa: DTZ001
        for value in VALUES
    ]
    assert [list(row) for row in rows] == [expected] * 250
    assert list(map(type, rows[0])) == list(map(type, expected))


def test_calamine_finds_every_value(path: Path) -> None:
    _heading, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert rows == [[value for value in VALUES if value is not None]] * 250


def test_outer_blanks_are_marked_to_be_kept(path: Path) -> None:
    part = ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert b'<t xml:space="preserve">  kept  </t>' in part


def test_what_openpyxl_set_up_stands_around_our_rows(path: Path) -> None:
    sheet = load_workbook(path).worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:O9")
    assert (sheet.print_title_rows, sheet.column_dimensions["B"].width) == ("$1:$1", 33)
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation] == ["C2:C9"]
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A400:B400"]
    assert sheet["A1"].font.b
    assert (sheet.row_dimensions[1].height, sheet.row_dimensions[1].customHeight) == (22.5, True)


def test_no_copy_of_a_list_is_left_in_or_passes_through_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cica_events.exports.registry import find_export

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "that does not exist"))
    find_export("participants").write(document("participants", [participant()]), tmp_path / "a.xlsx", silent)
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]
