"""Random workbooks, of openpyxl and by hand, read whole and by their first rows, compared cell by cell."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import Workbook, load_workbook

from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.grid import Grid, Value
from cica_events.imports.sources.source import Source
from tests.imports.raw_workbook import raw_workbook

Cells = dict[tuple[int, int], Any]

TEXTS: Final = (
    "Иванов", "  spaces  ", "00123", "+7 701 000 00 00", "a\nb", "<&>\"'", "=not a formula", "Ö", "中文",
    "x" * 40_000, "#N/A?", "1e5", "TRUE", "\U0001f600",
)  # fmt: skip
FORMATS: Final = (
    "General",
    "0",
    "0.00",
    "#,##0",
    "@",
    "00000",
    '0" pcs"',
    "0%",
    "+0 (000) 000-00-00",
    "yyyy-mm-dd",
)


def cells_of(grid: Grid) -> Cells:
    return {
        (row.number, column): cell
        for row in grid.rows
        for column, cell in zip(grid.columns, row.cells, strict=True)
        if cell is not None
    }


def value(source: random.Random) -> Any:
    day = date(1950, 1, 1) + timedelta(days=source.randrange(40_000))
    return source.choice(
        [
            None,
            source.choice(TEXTS),
            source.randrange(-5, 100_000),
            77_017_000_000 + source.randrange(9999),
            source.randrange(10**6) / 1000,
            source.random() * 10 ** source.randrange(-8, 15),
            bool(source.randrange(2)),
            day,
            datetime.combine(day, time(source.randrange(24), source.randrange(60), source.randrange(60))),
            time(source.randrange(24), source.randrange(60)),
        ]
    )


@pytest.mark.parametrize("seed", range(6))
def test_random_workbooks_of_openpyxl_are_read_alike_by_openpyxl_and_by_both_ways_of_reading(
    tmp_path: Path, seed: int
) -> None:
    source, path = random.Random(seed), tmp_path / "list.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet
    written: Cells = {}
    for row in sorted(source.sample(range(1, 300), 60)):
        for column in sorted(source.sample(range(1, 40), source.randrange(1, 20))):
            written[row, column] = value(source)
            if written[row, column] is not None:
                cell = sheet.cell(row, column)
                if isinstance(written[row, column], str):
                    cell.value, cell.data_type = written[row, column], "s"
                else:
                    cell.value = written[row, column]
    book.save(path)
    again = load_workbook(path).active
    assert again
    expected = {place: plain(again.cell(*place).value) for place, each in written.items() if each is not None}
    whole = cells_of(read_grid(path))
    assert whole == expected
    first = read_grid(Source(path), first=40)
    assert not first.complete
    assert cells_of(first) == {
        place: each for place, each in whole.items() if place[0] in {row.number for row in first.rows}
    }
    assert len(first.rows) == 40


def plain(cell: Any) -> Value:
    if isinstance(cell, datetime):
        rounded = (cell + timedelta(microseconds=500)).replace(microsecond=0)
        return rounded.date() if rounded.time() == time() else rounded
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell  # type: ignore[no-any-return]  # whatever openpyxl gave


@pytest.mark.parametrize("seed", range(12))
def test_random_workbooks_written_by_hand_are_read_alike_whole_and_by_their_first_rows(
    tmp_path: Path, seed: int
) -> None:
    source, path = random.Random(seed), tmp_path / "list.xlsx"
    filled = raw_workbook(path, source, rows=80, formats=FORMATS)
    whole, first = read_grid(path), read_grid(Source(path), first=10_000)
    assert first.complete
    mine, theirs = cells_of(whole), cells_of(first)
    assert {place: (mine.get(place), theirs.get(place)) for place in mine | theirs} == {
        place: (cell, cell) for place, cell in mine.items()
    }
    assert whole.merges == first.merges
    assert whole.notices == first.notices
    assert whole.columns == first.columns
    assert mine.keys() == filled
