"""The marks by which a table is known again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.origins import Header, digest, gathered, marked, packed, parted, unmarked, unpacked
from cica_events.domain.plain_texts import plain_text

HEADER = Header(
    "participants", "m1", "ru", "2026-11-22T11:05:00+05:00", (("party", "Делегация"), ("email", "_x0041_")), 7
)


def test_a_header_is_read_as_it_was_written() -> None:
    assert Header.from_json(HEADER.to_json()) == HEADER


def test_a_heading_keeps_all_but_the_headings_of_the_others() -> None:
    found = Header.from_heading(HEADER.to_heading())
    assert found.columns == (("party", ""), ("email", ""))
    assert (found.export, found.meeting_id, found.language) == ("participants", "m1", "ru")
    assert (found.made, found.rows) == (HEADER.made, 7)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"cica":2}', '{"cica":1,"columns":[["a"]]}', "[" * 9999]
)
def test_what_is_no_header_is_refused(text: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        Header.from_json(text)


@given(st.lists(st.lists(st.text(max_size=60).map(plain_text), min_size=2, max_size=2), max_size=9))
def test_records_come_back_from_their_cells(records: list[list[str]]) -> None:
    rows = list(gathered(packed(f"id {at}", texts) for at, texts in enumerate(records)))
    found = [unpacked(line, 2) for cells in rows for _id, line in parted(cells, 2)]
    assert found == [(f"id {at}", *texts) for at, texts in enumerate(records)]
    assert not any(sign in cell for cells in rows for cell in cells for sign in ("\n", "\t", "  ", "_x"))


def test_many_records_share_a_cell_and_a_long_one_is_parted_where_no_program_trims_it() -> None:
    lines = [packed("a", ["word " * 9000]), *(packed(f"b{at}", ["x" * 100]) for at in range(500))]
    rows = list(gathered(lines))
    assert len(rows) < 6
    assert all(len(cell) <= 32_000 and cell == cell.strip() for cells in rows for cell in cells)
    assert [line for cells in rows[1:] for _id, line in parted(cells, 1)] == lines[1:]
    assert unpacked(parted(rows[0], 1)[0][1], 1) == ("a", "word " * 9000)


def test_a_mark_holds_the_id_and_a_digest_of_each_text() -> None:
    cell = marked("a1", ["party", "email"], ["Kazakhstan", ""])
    assert unmarked(cell, 2) == ("a1", (digest("party", "Kazakhstan"), digest("email", "")))
    assert digest("party", "x") != digest("email", "x")
    with pytest.raises(ValueError, match="mark"):
        unmarked(cell[:-1], 2)


@pytest.mark.parametrize(
    "cell", ["", "[]", '["a"]', '["a",1]', '["a","b"]|', '["a","b"', '["a","b"],["c","d"]', "|"]
)
def test_damaged_records_are_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"not|Expecting|Invalid"):
        parted([cell], 1)


def test_no_cell_is_longer_than_a_workbook_can_hold_whatever_the_letters() -> None:
    records = [[f"id {at}", letter * 16_000, letter * at] for at, letter in enumerate("x😀Ж😀", 1000)]
    rows = list(gathered(packed(each[0], each[1:]) for each in records))
    assert max(len(cell.encode("utf-16-le")) // 2 for row in rows for cell in row) <= 32_767
    found = [unpacked(line, 2) for row in rows for _id, line in parted(row, 2)]
    assert [list(each) for each in found] == records
