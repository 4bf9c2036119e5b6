"""What the mouse does in a day: it moves a session, makes it longer, or draws a new one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect

from ui.programme.day_plan import DAY
from ui.programme.day_scale import LOW, DayScale, snapped
from ui.programme.sitting_block import SittingBlock
from ui.runtime.zoom import scaled


class Act(Enum):
    """What a drag does."""

    MOVE = auto()
    RESIZE = auto()
    DRAW = auto()
    ITEM = auto()


@dataclass(slots=True)
class DayDrag:
    """One drag from the press of the button on; positions are those of the canvas."""

    act: Act
    pressed: QPoint
    scale: DayScale
    grid: int
    column: int  # where the button was pressed
    block: SittingBlock | None = None
    item_id: str = ""
    begun: bool = False  # the mouse went far enough
    top: int = 0  # minutes after midnight, as they would be
    bottom: int = 0
    to_column: int = 0

    def start(self) -> None:
        """Begin with what is there."""
        self.begun = True
        self.to_column = self.column
        if self.block is not None:
            self.top, self.bottom = self._own()

    def _own(self) -> tuple[int, int]:
        assert self.block is not None
        piece = self.block.placed.piece
        minutes = self.block.sitting.minutes
        return (piece.top, piece.top + minutes) if piece.first else (piece.bottom - minutes, piece.bottom)

    def go(self, to: QPoint) -> bool:
        """Follow the mouse; tell whether anything is different from before."""
        before = self.top, self.bottom, self.to_column
        passed = self.scale.minutes(to.y() - self.pressed.y())
        if self.act is Act.DRAW:
            self._draw(to)
        elif self.act is Act.MOVE:
            top, bottom = self._own()
            start = snapped(top + passed, self.grid) if abs(passed) >= self.grid / 2 else top
            start = min(max(start, 0), DAY - self.grid) if top >= 0 else start
            self.top, self.bottom = start, start + bottom - top
            self.to_column = self.scale.column_at(to.x())
        elif self.act is Act.RESIZE:
            top, bottom = self._own()
            end = snapped(bottom + passed, self.grid) if abs(passed) >= self.grid / 2 else bottom
            least = min(self.grid, bottom - top)
            self.bottom = min(max(end, top + least), top + DAY)
        return before != (self.top, self.bottom, self.to_column)

    def _draw(self, to: QPoint) -> None:
        one, other = self.scale.minutes(self.pressed.y()), self.scale.minutes(to.y())
        first = int(min(one, other) // self.grid) * self.grid
        last = -int(-max(one, other) // self.grid) * self.grid
        self.top, self.bottom = max(first, 0), min(max(last, first + self.grid), DAY)
        self.to_column = self.column

    def rect(self) -> QRect:
        """Return where the session would stand."""
        top, bottom = self.scale.y(max(self.top, 0)), self.scale.y(min(self.bottom, DAY))
        high = max(bottom - top - 2, scaled(LOW))
        if self.act is Act.MOVE and self.to_column == self.column and self.block is not None:
            own = self.scale.rect(self.block.placed)
            return QRect(own.left(), top + 1, own.width(), high)
        if self.act is Act.RESIZE and self.block is not None:
            own = self.scale.rect(self.block.placed)
            return QRect(own.left(), own.top(), own.width(), max(bottom - own.top() - 1, scaled(LOW)))
        left = self.scale.left(self.to_column)
        return QRect(left, top + 1, self.scale.left(self.to_column + 1) - left - 6, high)
