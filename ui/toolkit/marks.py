"""The small picture before a name: the flag of a State, or the mark of an organization."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from ui.runtime.flags import flag_size

GAP = 7  # device-independent pixels between a mark and its name


class Mark(Protocol):
    """Gives the picture of a State or organization."""

    def __call__(self, party_id: str, height: int, ratio: float) -> QPixmap | None:
        """Return the picture, `height` device-independent pixels high, for a screen of `ratio`, or None."""
        ...


def no_mark(party_id: str, height: int, ratio: float) -> QPixmap | None:
    """Show no picture."""
    return None


def mark_height(metrics: QFontMetrics) -> int:
    """Return how high a mark stands beside text in a font: from the line up to the tall letters."""
    return max(8, metrics.ascent() - 1)


def mark_room(metrics: QFontMetrics) -> int:
    """Return the width that a mark and its gap take."""
    return flag_size(mark_height(metrics)).width() + GAP


def mark_icon(mark: Mark, party_id: str, widget: QWidget) -> QIcon:
    """Return the mark of a party as an icon of `widget`; an empty one for none."""
    picture = mark(party_id, mark_height(widget.fontMetrics()), widget.devicePixelRatioF())
    return QIcon() if picture is None else QIcon(picture)


def draw_mark(painter: QPainter, rect: QRect, left: int, party_id: str, mark: Mark) -> int:
    """Draw the mark of a party in the middle of `rect` at `left` and return the room taken, 0 for none."""
    if not party_id:
        return 0
    metrics = painter.fontMetrics()
    picture = mark(party_id, mark_height(metrics), painter.device().devicePixelRatio())
    if picture is None:
        return 0
    painter.drawPixmap(left, rect.top() + (rect.height() - mark_height(metrics)) // 2, picture)
    return mark_room(metrics)
