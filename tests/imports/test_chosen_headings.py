"""The user's word on the headings of a list counts more than any evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import InputError, NoHeadingsError
from cica_events.imports.sources.grid import Grid, Row, Sheet, Value
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.headings import find_tables
from cica_events.imports.tables.table import Table

FIELDS = tuple(fields_of(Participant).values())
SEATS = (("A12", "blue"), ("A13", "red"), ("B01", "blue"))


def chosen(headings: int | None, *rows: tuple[Value, ...]) -> Table:
    """Return the list of `rows`, numbered from 1, with what is said of its headings."""
    source = Source(Path("list.xlsx"), headings=headings)
    columns = tuple(range(1, len(rows[0]) + 1))
    grid = Grid(
        source, (Sheet("Sheet1"),), "Sheet1", columns, tuple(Row(at, row) for at, row in enumerate(rows, 1))
    )
    (table,) = find_tables(grid, FIELDS)
    return table


def cells(table: Table) -> list[tuple[Value, ...]]:
    return [row.cells for row in table.rows]


def test_a_list_that_nothing_is_known_of_is_read_from_its_first_row() -> None:
    with pytest.raises(NoHeadingsError):
        chosen(None, *SEATS)
    table = chosen(0, *SEATS)
    assert (table.headings, table.heading_row, cells(table)) == (("", ""), 0, list(SEATS))
    assert [table.letter(index) for index in range(2)] == ["A", "B"]


def test_a_first_row_that_looks_like_headings_may_be_data() -> None:
    rows = (("Country", "Name"), ("Ghana", "Song"))
    assert cells(chosen(None, *rows)) == [rows[1]]
    assert cells(chosen(0, *rows)) == list(rows)


def test_the_headings_may_stand_in_a_row_that_nobody_would_guess() -> None:
    rows = (("Country", "Name"), ("Block", "Colour"), *SEATS)
    table = chosen(2, *rows)
    assert (table.headings, table.heading_row, cells(table)) == (("Block", "Colour"), 2, list(SEATS))
    assert [each.text for each in table.left_out] == ["Country Name"]


def test_headings_that_are_known_are_counted_wherever_they_are_said_to_be() -> None:
    assert chosen(2, ("Family name", "E-mail"), ("Country", "Phone"), ("China", "+86 10 000000")).known == 2


@pytest.mark.parametrize(
    ("number", "words"), [(9, "Row 9 of the sheet “Sheet1” is empty"), (3, "headings in row 3 but no data")]
)
def test_a_row_that_cannot_hold_headings_is_told(number: int, words: str) -> None:
    with pytest.raises(InputError, match=words):
        chosen(number, *SEATS)
