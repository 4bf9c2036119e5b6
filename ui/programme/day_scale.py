"""Turns minutes and rooms of a day into pixels and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui.programme.day_plan import DAY, Placed
from ui.runtime.zoom import scaled

ZOOMS = (36, 48, 62, 84, 116, 160, 240)  # pixels for an hour, at the usual size of the interface
USUAL_ZOOM = 62
NARROWEST = 132  # pixels of a column
GAP = 6  # pixels between columns
LOW = 16  # pixels at the usual size: no block is lower, so that its name can be read


@dataclass(frozen=True, slots=True)
class DayScale:
    """`hour` is the height of an hour, `width` that of all columns together, both in pixels."""

    hour: int
    width: int
    columns: int

    @property
    def height(self) -> int:
        """The height of the whole day."""
        return self.hour * 24 + 1

    def y(self, minutes: float) -> int:
        """Return where a minute after midnight stands."""
        return round(minutes * self.hour / 60)

    def minutes(self, height: float) -> float:
        """Return how many minutes a height stands for."""
        return height * 60 / self.hour

    def left(self, column: int) -> int:
        """Return where a column begins; that behind the last one is the right edge."""
        return round(self.width * column / self.columns)

    def column_at(self, x: float) -> int:
        """Return the column at `x`, the nearest one outside."""
        return min(max(int(x * self.columns / max(self.width, 1)), 0), self.columns - 1)

    def rect(self, placed: Placed) -> QRect:
        """Return where a session stands."""
        left, right = self.left(placed.first), self.left(placed.last + 1) - GAP
        part = (right - left) / placed.lanes
        x = round(left + part * placed.lane)
        wide = round(part) - (2 if placed.lane < placed.lanes - 1 else 0)
        top, bottom = self.y(placed.piece.top), self.y(placed.piece.bottom)
        return QRect(x, top + 1, max(wide, 8), max(bottom - top - 2, scaled(LOW)))


def apart(rects: Sequence[QRect]) -> list[QRect]:
    """Return blocks, the earliest first, where one that is higher than its time covers none that follows."""
    found: list[QRect] = []
    raised: list[QRect] = []
    for rect in rects:
        over = [one.bottom() for one in raised if one.intersects(rect) and one.top() < rect.top()]
        top = max(over, default=rect.top() - 1) + 1
        found.append(QRect(rect.left(), top, rect.width(), max(rect.bottom() - top + 1, scaled(LOW))))
        if found[-1].height() == scaled(LOW):
            raised.append(found[-1])
    return found


def snapped(minutes: float, grid: int) -> int:
    """Return the nearest line of a grid of so many minutes."""
    return round(minutes / grid) * grid


def within(start: int) -> int:
    """Return a start that lies within the day."""
    return min(max(start, 0), DAY - 1)
