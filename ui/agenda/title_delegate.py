"""Draws the titles of an agenda: those of the top level in a stronger hand where there are levels below."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.toolkit.cells import Index
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.outline import OutlineView
from ui.toolkit.outline_model import OutlineModel


class TitleDelegate(RecordDelegate):
    """The hand for one column of an outline; it tells what it has to tell through the outline's own one."""

    def __init__(self, model: OutlineModel, column: str, hand: RecordDelegate, view: OutlineView) -> None:
        super().__init__(model, {}, view, (column,))
        self._outline = model
        self._hand = hand
        self.tell_through(hand)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one title."""
        self.colours, self.height = self._hand.colours, self._hand.height
        if not self._outline.depth(index) and any(self._outline.tree.depths):
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold)
            option.font = font
        super().paint(painter, option, index)
