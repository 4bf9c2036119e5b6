"""From which side a text is read, by its own letters: names of any script stand among others."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import Qt

STRONG = frozenset({"L", "R", "AL"})


def direction_of(text: str) -> Qt.LayoutDirection:
    """Return from which side a text is read, by its first letter that tells."""
    if text.isascii():
        return Qt.LayoutDirection.LeftToRight
    first = next((kind for kind in map(bidirectional, text) if kind in STRONG), "L")
    return Qt.LayoutDirection.LeftToRight if first == "L" else Qt.LayoutDirection.RightToLeft
