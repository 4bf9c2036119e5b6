"""Finding the table in a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import InputError
from cica_events.imports.sources.grid import Grid, Merge, Row, Sheet, Value
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.headings import Table, find_table

FIELDS = tuple(fields_of(Participant).values())


def table_of(*rows: tuple[Value, ...], first: int = 1, merges: tuple[Merge, ...] = ()) -> Table:
    """Return the table in a sheet of `rows`; None stands for a blank row."""
    numbered = tuple(Row(number, row) for number, row in enumerate(rows, first) if any(row))
    columns = tuple(range(1, len(rows[0]) + 1))
    return find_table(
        Grid(Source(Path("list.xlsx")), (Sheet("People"),), "People", columns, numbered, merges), FIELDS
    )


def test_the_headings_are_found_under_title_rows() -> None:
    table = table_of(
        ("Список участников заседания", None, None),
        ("Делегация", "Казахстан", None),
        (None, None, None),
        ("№", "Ф.И.О.", "Страна"),
        (1, "Иванов Иван", "Казахстан"),
    )
    assert table.heading_row == 4
    assert table.headings == ("№", "Ф.И.О.", "Страна")
    assert [row.number for row in table.rows] == [5]
    assert "Rows 1, 2 above" in table.notices[0]


def test_headings_in_two_rows_are_read_through_their_merged_cells() -> None:
    table = table_of(
        ("Name", "Country", "Contacts", None),
        (None, None, "E-mail", "Phone"),
        ("Ivanov Ivan", "KZ", "i@mfa.kz", "+7"),
        merges=(Merge(1, 1, 2, 1), Merge(1, 2, 2, 2), Merge(1, 3, 1, 4)),
    )
    assert table.headings == ("Name", "Country", "E-mail", "Phone")
    assert len(table.rows) == 1


def test_repeated_headings_and_blank_rows_are_left_out_and_told() -> None:
    headings = ("Family name", "Given name", "Country")
    table = table_of(headings, ("A", "B", "KZ"), (None, None, None), headings, ("C", "D", "KZ"))
    assert [row.number for row in table.rows] == [2, 5]
    assert any("Row 4 repeats the headings" in notice for notice in table.notices)
    assert any("1 blank row" in notice for notice in table.notices)


def test_a_merged_country_counts_for_each_of_its_rows() -> None:
    table = table_of(
        ("Country", "Name"), ("KZ", "A B"), (None, "C D"), ("CN", "E F"), merges=(Merge(2, 1, 3, 1),)
    )
    assert [row.cells[0] for row in table.rows] == ["KZ", "KZ", "CN"]
    assert any("row 3 too" in notice for notice in table.notices)


def test_a_sheet_that_holds_no_list_is_refused_with_what_to_do() -> None:
    with pytest.raises(
        InputError, match=r"No headings were found in “list\.xlsx”.*in one row above the list"
    ):
        table_of(("Seventh meeting", None), ("Astana", "12 December"), ("Room 5", None))


def test_a_list_without_headings_is_known_by_what_its_columns_hold() -> None:
    table = table_of(("Ivanov", "Ivan", "Delegate", "KZ"), ("Petrov", "Petr", "Adviser", "RU"))
    assert (table.heading_row, table.headings) == (0, ("", "", "", ""))
    assert [row.cells[0] for row in table.rows] == ["Ivanov", "Petrov"]


def test_headings_without_data_are_refused() -> None:
    with pytest.raises(InputError, match="headings in row 3 but no data"):
        table_of(("Family name", "Country"), first=3)
