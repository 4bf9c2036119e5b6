"""Gives the rows of a block the country that only its first row, or the row above it, names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from cica_events.imports.sources.grid import Row, Value
from cica_events.imports.words.section_words import PartyWords

_SAMPLED: Final = 400  # rows
_FITS: Final = 0.6  # share of cells
_BEHIND: Final = 2  # blank rows for each that names one, where others stand before it


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
    and many rows name none; behind the names, where a blank may mean that it is not known, most must.
    """
    values = [row.cells[index] for row in rows]
    named = [value for value in values if value is not None]
    blank = len(values) - len(named)
    if not blank or values[0] is None or len(set(named)) < len(named):
        return list(rows), []
    leads = _leads(rows, index, values)
    plain = blank * 2 >= len(named) if leads else len(named) > 1 and blank >= len(named) * _BEHIND
    return _filled(rows, index, values) if plain else (list(rows), [])


def _leads(rows: Sequence[Row], index: int, values: Sequence[Value]) -> bool:
    """Return whether only numbers, and what is blank in the same rows, stand before the column at `index`."""
    blank = [row for row, value in zip(rows, values, strict=True) if value is None]
    return not any(
        isinstance(cell, str) and any(sign.isalpha() for sign in cell)
        for row in blank[:_SAMPLED]
        for cell in row.cells[:index]
    )


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
