"""Where a printed list begins a new page."""

from __future__ import annotations

from cica_events.exports.page_breaks import Line, Paper, breaks


def lines(*blocks: int) -> list[Line]:
    """Return blocks of a heading and so many rows, each 10 points high, from row 7 on."""
    begins = [at == 0 for rows in blocks for at in range(rows + 1)]
    return [Line(7 + at, 10.0, begin) for at, begin in enumerate(begins)]


def test_a_block_that_does_not_fit_begins_a_new_page() -> None:
    assert list(breaks(lines(4, 4, 4), 100.0, 0.0, 10.0)) == [16]
    assert list(breaks(lines(4, 4, 4), 150.0, 0.0, 10.0)) == []


def test_what_stands_above_the_first_page_takes_room() -> None:
    assert list(breaks(lines(4, 4, 4), 150.0, 20.0, 10.0)) == [16]


def test_the_repeated_heading_takes_room_on_each_other_page() -> None:
    assert list(breaks(lines(4, 4, 4, 4), 100.0, 0.0, 0.0)) == [16]
    assert list(breaks(lines(4, 4, 4, 4), 100.0, 0.0, 10.0)) == [16, 21]


def test_a_block_higher_than_half_a_page_may_be_parted_but_not_from_its_heading() -> None:
    assert list(breaks(lines(5, 20), 100.0, 0.0, 0.0)) == []
    assert list(breaks(lines(7, 20), 100.0, 0.0, 0.0)) == [14]


def test_the_first_block_stays_on_the_first_page_and_nothing_needs_no_page() -> None:
    assert list(breaks(lines(30), 100.0, 80.0, 0.0)) == []
    assert list(breaks([], 100.0, 0.0, 0.0)) == []


def test_a_table_is_scaled_to_the_paper_and_never_enlarged() -> None:
    assert Paper(769.0, 505.0).scale([10.0]) == 100
    assert 70 <= Paper(769.0, 505.0).scale([178.0]) <= 82
