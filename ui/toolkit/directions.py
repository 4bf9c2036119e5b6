"""From which side a text is read, by its own letters: names of any script stand among others."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF

from cica_events.directions import isolated

STRONG = frozenset({"L", "R", "AL"})
BEGINS, ENDS = frozenset({"LRI", "RLI", "FSI"}), "PDI"


def direction_of(text: str) -> Qt.LayoutDirection:
    """Return from which side a text is read, by its first letter that tells; what is set apart does not."""
    if text.isascii():
        return Qt.LayoutDirection.LeftToRight
    depth = 0
    for kind in map(bidirectional, text):
        if kind in BEGINS:
            depth += 1
        elif kind == ENDS:
            depth = max(0, depth - 1)
        elif not depth and kind in STRONG:
            return Qt.LayoutDirection.LeftToRight if kind == "L" else Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def cut_text(metrics: QFontMetrics | QFontMetricsF, text: str, room: float) -> str:
    """Return `text` as it is painted at the left: cut with an ellipsis where it ends, if `room` asks for it.

    What is read from right to left ends at its left, and does not turn round what is painted beside it.
    """
    if isinstance(metrics, QFontMetricsF):
        return metrics.elidedText(isolated(text), Qt.TextElideMode.ElideRight, room)
    return metrics.elidedText(isolated(text), Qt.TextElideMode.ElideRight, int(room))
