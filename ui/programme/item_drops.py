"""Lets agenda items be dropped into the sessions of a day, between those that are there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QDropEvent

from ui.programme.day_canvas import DayCanvas
from ui.programme.item_mime import ITEMS, carried_items
from ui.programme.sitting_block import SittingBlock

OVER = {QEvent.Type.DragEnter, QEvent.Type.DragMove}


class ItemDrops(QObject):
    """Watches a canvas; `dropped` says (items, session, before which of its items; empty for last)."""

    dropped = Signal(list, str, str)

    def __init__(self, canvas: DayCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._shown: SittingBlock | None = None
        canvas.setAcceptDrops(True)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show where the items would go, and take them."""
        if isinstance(event, QDropEvent) and event.mimeData().hasFormat(ITEMS):
            at = event.position().toPoint()
            block = self._block(at)
            if event.type() in OVER:
                self._show(block, at)
                event.setAccepted(block is not None)
                return True
            if event.type() == QEvent.Type.Drop and block is not None:
                self._show(None, at)
                before, _height = block.place_at(QPointF(at - block.pos()))
                event.acceptProposedAction()
                self.dropped.emit(carried_items(event.mimeData()), block.id, before)
                return True
        if event.type() == QEvent.Type.DragLeave:
            self._show(None, QPoint())
        return super().eventFilter(watched, event)

    def _block(self, at: QPoint) -> SittingBlock | None:
        child = self._canvas.childAt(at)
        return child if isinstance(child, SittingBlock) and child.movable else None

    def _show(self, block: SittingBlock | None, at: QPoint) -> None:
        old, self._shown = self._shown, block
        if old is not None and old is not block:
            old.dropping, old.drop_line = False, None
            old.update()
        if block is not None:
            line = block.place_at(QPointF(at - block.pos()))[1]
            if not block.dropping or line != block.drop_line:
                block.dropping, block.drop_line = True, line
                block.update()
