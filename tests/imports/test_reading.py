"""Reading a sheet of any format as plain values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from cica_events.errors import Cancelled, InputError
from cica_events.imports.readers import reader_link
from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.grid import Merge, Row, Sheet, column_letters
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.source import Source

pytestmark = pytest.mark.cold_readers
Save = Callable[[Workbook, str], Path]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def save_workbook(book: Workbook, name: str = "list.xlsx") -> Path:
        book.save(tmp_path / name)
        return tmp_path / name

    return save_workbook


def test_rows_and_columns_keep_the_numbers_of_the_spreadsheet(save: Save) -> None:
    book = Workbook()
    book.active["C5"] = "Имя"  # type: ignore[index]
    book.active["D9"] = "Иван"  # type: ignore[index]
    grid = read_grid(save(book, "list.xlsx"))
    assert grid.rows == (Row(5, ("Имя", None)), Row(9, (None, "Иван")))
    assert [grid.letter(index) for index in range(2)] == ["C", "D"]


def test_values_come_as_plain_types_and_whole_numbers_as_integers(save: Save) -> None:
    book = Workbook()
    book.active.append(  # type: ignore[union-attr]
        [77017000000, 1.5, True, date(2023, 12, 12), datetime(2023, 12, 12, 9, 30), time(9, 30), " x ", " "]  # noqa: DTZ001 - Excel knows no zone
    )
    (row,) = read_grid(save(book, "list.xlsx")).rows
    moment = datetime(2023, 12, 12, 9, 30)  # noqa: DTZ001
    assert row.cells == (77017000000, 1.5, True, date(2023, 12, 12), moment, time(9, 30), " x ", None)
    assert [type(cell) for cell in row.cells[:4]] == [int, float, bool, date]


def test_error_cells_come_as_their_text_and_are_told(save: Save) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet["A1"], sheet["B2"], sheet["C2"] = "Name", "#N/A", "=1+1"
    grid = read_grid(save(book, "list.xlsx"))
    assert grid.rows[1].cells[:2] == (None, "#N/A")
    assert "B2" in grid.notices[0]
    assert "C2" in grid.notices[1]


def test_merged_cells_are_told(save: Save) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet["A1"] = "List of participants"
    sheet.merge_cells("A1:C1")
    assert read_grid(save(book, "list.xlsx")).merges == (Merge(1, 1, 1, 3),)


def test_the_first_visible_sheet_with_data_is_read_and_the_others_are_told(save: Save) -> None:
    book = Workbook()
    book.active.title = "Cover"  # type: ignore[union-attr]
    hidden = book.create_sheet("Lists")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "head"
    book.create_sheet("People")["A1"] = "Name"
    path = save(book, "list.xlsx")
    grid = read_grid(path)
    assert grid.sheet == "People"
    assert grid.sheets == (Sheet("Cover"), Sheet("Lists", hidden=True), Sheet("People"))
    assert "Cover, Lists (hidden)" in grid.notices[0]
    assert read_grid(Source(path, sheet=" lists ")).rows == (Row(1, ("head",)),)
    with pytest.raises(InputError, match="Cover, Lists, People"):
        read_grid(Source(path, sheet="Guests"))


def test_ten_thousand_empty_columns_are_dropped(save: Save) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet["A1"] = "Name"
    for column in range(1, 10_001):
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="FFFF00")
    sheet.cell(2, 10_000, "far away")
    grid = read_grid(save(book, "list.xlsx"))
    assert grid.rows == (Row(1, ("Name", None)), Row(2, (None, "far away")))
    assert grid.letter(1) == "NTP"


def test_five_thousand_rows_are_read_with_progress(save: Save) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for number in range(5000):
        sheet.append([f"Family {number}", "Given", number])
    steps: list[tuple[int, int]] = []
    grid = read_grid(save(book, "list.xlsx"), progress=lambda done, total: steps.append((done, total)))
    assert grid.rows[-1] == Row(5000, ("Family 4999", "Given", 4999))
    assert steps[-1] == (5000, 5000)


def test_reading_stops_when_the_user_cancels(save: Save) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for number in range(2000):
        sheet.append([f"Family {number}"])

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_grid(save(book, "list.xlsx"), progress=cancel)


def test_a_reader_that_takes_too_long_is_ended(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_link, "_PULSE", 0.001)  # less than a process needs to start
    book = Workbook(write_only=True)
    sheet = book.create_sheet("People")
    for number in range(2_000):
        sheet.append([f"Family {number}", *range(20)])
    with pytest.raises(InputError, match="could not be read within 0 seconds"):
        read_grid(save(book, "list.xlsx"), limits=Limits(seconds=0))


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saved_is_read(ending: str) -> None:
    grid = read_grid(Path(__file__).parent / "files" / f"libreoffice.{ending}")
    assert grid.rows == (Row(1, ("Фамилия", "Имя", "Дата")), Row(2, ("Иванов", "Иван", date(2023, 12, 12))))


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_errors_and_leading_zeros_of_older_and_open_formats_are_kept_and_told(ending: str) -> None:
    grid = read_grid(Path(__file__).parent / "files" / f"errors.{ending}")
    assert [row.cells for row in grid.rows[:3]] == [
        ("Name", "Err", "Num", "F"),
        ("Ann", "#N/A", "00001", "#DIV/0!"),
        ("Bob", "#VALUE!", 2, "#N/A"),
    ]
    assert grid.merges == (Merge(5, 1, 7, 1),)
    assert "B2, D2, B3, D3" in grid.notices[0]


def test_column_letters_go_on_after_z() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16_384)] == [
        *("A", "Z", "AA", "ZZ", "AAA", "XFD")
    ]
