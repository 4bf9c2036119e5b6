"""Several lists in a sheet, lists without headings, forms, and what divides a list."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.errors import InputError
from cica_events.imports.sources.grid import Grid, Merge, Row, Sheet, Value
from cica_events.imports.sources.source import Source
from cica_events.imports.tables.headings import best_table, find_table, find_tables
from cica_events.imports.tables.table import Omission, Table

FIELDS = tuple(fields_of(Participant).values())
NAMES = ("Family name", "Given name", "E-mail")


def sheet_of(*rows: tuple[Value, ...], merges: tuple[Merge, ...] = ()) -> Grid:
    """Return a sheet of `rows`, the first of which is row 1; columns that hold nothing are not there."""
    width = max(map(len, rows))
    full = [row + (None,) * (width - len(row)) for row in rows]
    used = [index for index in range(width) if any(row[index] is not None for row in full)]
    numbered = tuple(
        Row(number, tuple(row[index] for index in used))
        for number, row in enumerate(full, 1)
        if any(cell is not None for cell in row)
    )
    columns = tuple(index + 1 for index in used)
    return Grid(Source(Path("list.xlsx")), (Sheet("People"),), "People", columns, numbered, merges)


def tables_of(*rows: tuple[Value, ...], merges: tuple[Merge, ...] = ()) -> tuple[Table, ...]:
    """Return the lists in a sheet of `rows`."""
    return find_tables(sheet_of(*rows, merges=merges), FIELDS)


def omitted(table: Table, why: Omission) -> list[int]:
    """Return the rows left out for this reason."""
    return [each.number for each in table.left_out if each.why is why]


def test_two_lists_of_other_shapes_below_each_other_are_both_found() -> None:
    people, hotels = tables_of(
        ("Participants",),
        ("Family name", "Given name", "Country", "E-mail"),
        ("Kim", "Ana", "China", "a@example.org"),
        ("Lee", "Bo", "China", "b@example.org"),
        ("Arrivals",),
        ("Phone", "Organization", "Position"),
        ("+7 701 555 0101", "MFA", "Minister"),
    )
    assert [row.number for row in people.rows] == [3, 4]
    assert (hotels.heading_row, hotels.headings) == (6, ("Phone", "Organization", "Position"))
    assert [row.cells for row in hotels.rows] == [("+7 701 555 0101", "MFA", "Minister")]
    assert best_table((hotels, people)) is people
    assert any("another list" in notice and "Rows 6-7" in notice for notice in people.notices)


def test_a_list_is_chosen_by_its_place_and_one_that_is_not_there_is_refused() -> None:
    grid = sheet_of(
        ("Family name", "Given name"), ("Kim", "Ana"), (None,), ("E-mail", "Phone"), ("a@b.org", "+7")
    )
    assert find_table(grid, FIELDS, 1).headings[:2] == ("E-mail", "Phone")
    with pytest.raises(InputError, match="no list 3"):
        find_table(grid, FIELDS, 2)


def test_the_same_list_again_with_its_columns_in_another_order_goes_on() -> None:
    (table,) = tables_of(
        NAMES, ("Kim", "Ana", "a@example.org"), (None,), ("E-mail", "Family name"), ("b@example.org", "Lee")
    )
    assert [row.cells for row in table.rows] == [
        ("Kim", "Ana", "a@example.org"),
        ("Lee", None, "b@example.org"),
    ]


def test_people_whose_cells_read_like_headings_are_no_headings() -> None:
    (table,) = tables_of(
        ("Family name", "Given name", "Role", "Organization", "E-mail", "City"),
        ("Kim", "Ana", "Delegate", "Phone & Media Company", "a@example.org", "Almaty"),
        (None,),
        ("Guest", "Bo", "Media", "City Hotel", None, "Astana"),
        ("Country", "Cy", "Delegate", "Rank", None, "Astana"),
    )
    assert [row.number for row in table.rows] == [2, 4, 5]


def test_lists_side_by_side_are_told_apart() -> None:
    left, right = tables_of(
        ("China", None, None, None, "India"),
        (*NAMES, None, *NAMES),
        ("Kim", "Ana", "a@example.org", None, "Rao", "Bo", "b@example.org"),
        ("Lee", "Cy", "c@example.org"),
    )
    assert [row.cells for row in left.rows] == [
        ("Kim", "Ana", "a@example.org", "China"),
        ("Lee", "Cy", "c@example.org", "China"),
    ]
    assert [row.cells for row in right.rows] == [("Rao", "Bo", "b@example.org", "India")]
    assert right.letter(0) == "E"


def test_an_empty_column_in_the_middle_does_not_part_a_list() -> None:
    (table,) = tables_of(("Family name", "Country", None, "E-mail"), ("Kim", "China", None, "a@example.org"))
    assert table.headings == ("Family name", "Country", "E-mail")
    assert [table.letter(index) for index in range(3)] == ["A", "B", "D"]


def test_halves_of_a_list_beside_each_other_without_a_gap_are_told_apart() -> None:
    left, right = tables_of((*NAMES, *NAMES), ("A", "B", "a@b.org", "C", "D", "c@d.org"))
    assert [table.rows[0].cells for table in (left, right)] == [("A", "B", "a@b.org"), ("C", "D", "c@d.org")]


def test_a_form_with_one_field_in_each_row_is_turned() -> None:
    (table,) = tables_of(
        ("REGISTRATION FORM",),
        ("Family name", "Kim"),
        ("Given name", "Ana"),
        ("Country", "China"),
        ("E-mail", "a@example.org"),
    )
    assert table.turned
    assert dict(zip(table.headings, table.rows[0].cells, strict=True))["E-mail"] == "a@example.org"
    assert "below one another" in table.notices[0]


def test_a_list_with_the_fields_below_one_another_gives_each_column_a_row() -> None:
    (table,) = tables_of(
        ("Family name", "Kim", "Lee", "Rao"),
        ("Given name", "Ana", "Bo", "Cy"),
        ("Country", "China", "China", "India"),
        ("Position", "Minister", None, "Expert"),
    )
    assert [row.cells for row in table.rows] == [
        ("Kim", "Ana", "China", "Minister"),
        ("Lee", "Bo", "China", None),
        ("Rao", "Cy", "India", "Expert"),
    ]


def test_headings_that_nobody_knows_are_kept_where_the_columns_tell_what_they_hold() -> None:
    (table,) = tables_of(
        ("Vārds", "Valsts nos.", "Adrese internetā"),
        ("Ana Kim", "China", "a@example.org"),
        ("Bo Lee", "India", "b@example.org"),
    )
    assert (table.heading_row, table.headings[2]) == (1, "Adrese internetā")
    assert len(table.rows) == 2


def test_a_list_without_headings_may_have_a_title_and_a_section() -> None:
    (table,) = tables_of(
        ("Our delegation",),
        ("Delegation of China",),
        ("Kim Ana", "Minister", "a@example.org"),
        ("Lee Bo", "Expert", "b@example.org"),
    )
    assert table.heading_row == 0
    assert table.headings == ("", "", "", "Delegation (above the rows)")
    assert [row.cells[-1] for row in table.rows] == ["China", "China"]
    assert omitted(table, Omission.ABOVE) == [1, 2]


def test_members_of_a_delegation_stay_under_their_state() -> None:
    (table,) = tables_of(
        ("No.", *NAMES),
        ("CHINA",),
        ("Head of delegation",),
        (1, "Kim", "Ana", "a@example.org"),
        ("Members",),
        (2, "Lee", "Bo", "b@example.org"),
        ("OBSERVERS",),
        ("India",),
        (3, "Rao", "Cy", "c@example.org"),
        ("Secretariat",),
        (4, "Ali", "Di", "d@example.org"),
    )
    assert [row.cells[-1] for row in table.rows] == ["CHINA", "CHINA", "India", "Secretariat"]
    assert omitted(table, Omission.SUBSECTION) == [3, 5]
    assert omitted(table, Omission.SECTION) == [2, 7, 8, 10]


def test_a_row_of_little_is_a_row_and_no_section() -> None:
    (table,) = tables_of(
        ("Family name", "Given name", "Country"),
        ("Kim", "Ana", "China"),
        ("Suharto",),
        ("Lee", "Bo", "China"),
    )
    assert [row.number for row in table.rows] == [2, 3, 4]
    assert table.added == 0


def test_a_family_name_that_begins_like_a_count_is_no_count() -> None:
    (table,) = tables_of(NAMES, ("Total", "Ana", "a@example.org"), ("Countess", "Bo", "b@example.org"))
    assert len(table.rows) == 2


def test_a_country_missing_here_and_there_is_not_filled_from_above() -> None:
    (table,) = tables_of(
        ("Name", "Country"),
        ("Ana Kim", "China"),
        ("Bo Lee", "China"),
        ("Cy Rao", None),
        ("Di Ali", "India"),
        ("Ed Roe", "China"),
    )
    assert [row.cells[1] for row in table.rows] == ["China", "China", None, "India", "China"]


def test_numbers_written_in_advance_are_left_out_and_told() -> None:
    (table,) = tables_of(("No.", *NAMES), (1, "Kim", "Ana", "a@b.org"), (2,), (3,))
    assert omitted(table, Omission.NUMBERED) == [3, 4]
    assert any("nothing but numbers" in notice for notice in table.notices)


def test_a_signature_below_the_list_is_a_note() -> None:
    (table,) = tables_of(
        ("Family name", "Given name", "Country", "Position", "E-mail"),
        ("Kim", "Ana", "China", "Minister", "a@example.org"),
        ("Lee", "Bo", "China", "Expert", None),
        ("Rao", None, "India", "Expert", "c@example.org"),
        (None,),
        ("Head of Protocol", None, None, None, "A. Petrov"),
    )
    assert omitted(table, Omission.NOTE) == [6]
    assert any("A. Petrov" in notice for notice in table.notices)


def test_a_country_named_above_the_list_counts_only_where_it_has_no_countries() -> None:
    (without,) = tables_of(("Country:", "China"), NAMES, ("Kim", "Ana", "a@b.org"))
    assert without.rows[0].cells[-1] == "China"
    (own,) = tables_of(("Country:", "China"), (*NAMES, "State"), ("Kim", "Ana", "a@b.org", "India"))
    assert (own.added, own.rows[0].cells[-1]) == (0, "India")


def hostile(kind: str) -> Grid:
    """Return a large sheet that no person would make."""
    heading = ("No.", *NAMES, "Country", "Phone") * 3
    rows: list[tuple[Value, ...]]
    match kind:
        case "headings":
            rows = [heading] * 30_000
        case "lone texts":
            rows = [heading, *((f"text {number}",) for number in range(60_000))]
        case "long texts":
            rows = [("x" * 40_000,) * 20] * 300
        case "wide":
            rows = [tuple(f"Family name {row} {column}" for column in range(1_000)) for row in range(300)]
        case _:
            rows = [heading, *((None,) * 17 + (number,) for number in range(30_000))]
    merges = tuple(Merge(1 + number, 1, 60_000, 1) for number in range(5_000)) if kind == "merges" else ()
    return sheet_of(*rows, merges=merges)


@pytest.mark.parametrize("kind", ["headings", "lone texts", "long texts", "wide", "merges"])
def test_no_sheet_takes_long(kind: str) -> None:
    grid = hostile(kind)
    start = process_time()
    with suppress(InputError):
        find_tables(grid, FIELDS)
    assert process_time() - start < 10


def test_a_sheet_named_for_a_state_says_whose_people_are_on_it() -> None:
    grid = sheet_of(NAMES, ("Kim", "Ana", "a@example.org"))
    (named,) = find_tables(replace(grid, sheet="China"), FIELDS)
    assert named.rows[0].cells[-1] == "China"
    (other,) = find_tables(replace(grid, sheet="Sheet1"), FIELDS)
    assert other.added == 0
    (own,) = find_tables(
        replace(sheet_of((*NAMES, "State"), ("Kim", "Ana", None, "India")), sheet="China"), FIELDS
    )
    assert own.added == 0


def test_lines_of_names_under_their_states_are_a_list() -> None:
    (table,) = tables_of(
        ("PARTICIPANTS",),
        ("MEMBER STATES",),
        ("China",),
        ("Mr. Bo LEE, Minister",),
        ("Ms. Ana KIM, Expert",),
        ("OBSERVERS",),
        ("India",),
        ("Mr. Cy RAO, Expert",),
    )
    assert [row.cells for row in table.rows] == [
        ("Mr. Bo LEE, Minister", "China"),
        ("Ms. Ana KIM, Expert", "China"),
        ("Mr. Cy RAO, Expert", "India"),
    ]


def test_a_form_whose_labels_end_with_colons_is_turned() -> None:
    (table,) = tables_of(
        ("REGISTRATION FORM",), ("Family name:", "Kim"), ("Given name:", "Ana"), ("Country:", "China")
    )
    assert (table.turned, table.rows[0].cells[1:]) == (True, ("Kim", "Ana", "China"))
