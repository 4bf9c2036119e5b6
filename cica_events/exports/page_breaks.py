"""Where a printed sheet begins a new page, so that a delegation is not parted from its heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

POINTS_A_DIGIT = 5.25  # of a column's width, as Excel prints it
SURE = 0.93  # of the paper's width, as programs and printers differ by some percent
FULL = 0.96  # of the paper's height
_ROWS_WITH_HEADING = 2
_WHOLE = 0.5  # of a page: what is higher may be parted


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: its number, its height in points, and whether a block begins with it."""

    row: int
    height: float
    begins: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """The room of a page in points, without its margins, at 100 percent."""

    width: float
    height: float

    def scale(self, widths: Sequence[float]) -> int:
        """Return the percentage at which columns of these widths stand on the page; 100 at the most."""
        return min(100, int(100 * SURE * self.width / (sum(widths) * POINTS_A_DIGIT)))


def breaks(lines: Sequence[Line], room: float, first: float, repeated: float) -> Iterator[int]:
    """Yield the rows after which a page ends.

    `room` is the height of a page, `first` what stands above the lines on the first page, `repeated` above
    those on each other page. A block that is no higher than half a page stays whole, a higher one keeps its
    heading and two rows together.
    """
    left = room - first
    for block in _blocks(lines):
        height = sum(line.height for line in block)
        least = height if height <= room * _WHOLE else _beginning(block)
        if least > left and block[0].row != lines[0].row:
            yield block[0].row - 1
            left = room - repeated
        for line in block:
            if line.height > left:  # the page is full and ends by itself
                left = room - repeated
            left -= line.height


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if line.begins and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _beginning(block: Sequence[Line]) -> float:
    """Return the height of a block's heading, of two lines at the most, and its first rows."""
    return sum(line.height for line in block[: 2 + _ROWS_WITH_HEADING])
