"""Gives the rows of a block the country that only its first row, or the row above it, names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from cica_events.imports.grid import Row, Value
from cica_events.imports.section_words import PartyWords

_SAMPLED: Final = 400  # rows
_FITS: Final = 0.6  # share of cells


def party_columns(
    headings: Sequence[str], rows: Sequence[Row], means_party: Callable[[str], bool], words: PartyWords
) -> list[int]:
    """Return the columns that hold States and organizations, by their headings or by what they hold."""
    found = []
    for index, heading in enumerate(headings):
        values = [cell for row in rows[:_SAMPLED] if (cell := row.cells[index]) is not None]
        named = sum(map(words.holds, values))
        if values and (means_party(heading) or named >= len(values) * _FITS):
            found.append(index)
    return found


def filled_down(rows: Sequence[Row], index: int) -> tuple[list[Row], list[int]]:
    """Return `rows` with blank cells at `index` filled from above, and their numbers.

    Only where it is plain that each block names it once: it begins with one, no two blocks name the same,
    and many rows name none.
    """
    values = [row.cells[index] for row in rows]
    named = [value for value in values if value is not None]
    blank = len(values) - len(named)
    if not blank or values[0] is None or len(set(named)) < len(named) or blank < max(len(named) // 2, 1):
        return list(rows), []
    return _filled(rows, index, values)


def filled_from(rows: Sequence[Row], index: int, above: Sequence[Value]) -> tuple[list[Row], list[int]]:
    """Return `rows` with blank cells at `index` filled with what stands above each, and their numbers."""
    result, numbers = [], []
    for row, value in zip(rows, above, strict=True):
        blank = row.cells[index] is None and bool(value)
        result.append(_with(row, index, value) if blank else row)
        if blank:
            numbers.append(row.number)
    return result, numbers


def _filled(rows: Sequence[Row], index: int, values: Sequence[Value]) -> tuple[list[Row], list[int]]:
    above, last = [], None
    for value in values:
        last = value if value is not None else last
        above.append(last)
    return filled_from(rows, index, above)


def _with(row: Row, index: int, value: Value) -> Row:
    return Row(row.number, (*row.cells[:index], value, *row.cells[index + 1 :]))
