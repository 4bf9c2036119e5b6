"""Finds how high a row must be for its text: not every program that opens a workbook does so by itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from openpyxl.worksheet.dimensions import RowDimension

from cica_events.exports.lettering import lines_needed
from cica_events.exports.widths import room_in

LINE, LEAST, SURPLUS = 12.6, 16.5, 4.0  # points, for letters of 10 points
HIGHEST = 409.0  # that Excel allows


class FittedRow(RowDimension):
    """A row as high as its text, which Excel fits again when the text is edited."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - openpyxl's name
        """Say that nobody has set the height by hand."""
        return False


def fitted_row(target: Any, at: int, cells: Iterable[tuple[object, float]]) -> FittedRow:
    """Return the row `at` for the pairs of text (or other value) and room, in digits of the normal font."""
    lines = max((lines_in(value, room) for value, room in cells), default=1)
    return FittedRow(target, at, ht=height_of(lines))


@cache
def height_of(lines: int) -> float:
    """Return the height in points of a row whose highest cell has so many lines."""
    return round(min(HIGHEST, max(LEAST, lines * LINE + SURPLUS)), 1)


def lines_in(value: object, width: float) -> int:
    """Return on how many lines a cell's value stands in a column of that width."""
    if not isinstance(value, str):
        return 1
    return lines_needed(value, room_for_lines(width))


def room_for_lines(width: float) -> float:
    """Return how many digits of the table's own letters stand on a line in a column of that width."""
    return round(room_in(width) + 0.2, 1)
