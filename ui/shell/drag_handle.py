"""The handle at the foot of the window by which a list or a document is dragged out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QDrag, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.zoom import scaled
from ui.toolkit.drag_out import DragFolder, FileOnDemand, HandedOut

Offer = Callable[[], HandedOut | None]
Tell = Callable[[BaseException], None]


class DragHandle(QPushButton):
    """Pressed and pulled it takes along what `offer` returns; pressed alone it says what it is for."""

    explained = Signal(str)

    def __init__(self, icons: Icons, offer: Offer, tell: Tell, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._offer = offer
        self._tell = tell
        self._folder = DragFolder()
        self.destroyed.connect(self._folder.clear)
        self._pressed: QPoint | None = None
        self.setProperty("link", True)  # no higher than the words beside it: the foot keeps its height
        self.setAccessibleName(_("Drag out as a file"))
        self.setToolTip(_("Drag this onto the desktop or into a mail: what is shown goes along as a file"))
        icons.put(self, "file-spreadsheet", "muted")
        self.clicked.connect(self._explain)

    def showEvent(self, event: QShowEvent) -> None:
        """Show a hand under the mouse."""
        from PySide6.QtCore import Qt  # whose many enumerations the first picture does not wait for

        self.setCursor(Qt.CursorShape.OpenHandCursor)
        super().showEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a drag might begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag once the mouse went far enough."""
        far = QApplication.startDragDistance()
        moved = event.position().toPoint()
        if self._pressed is not None and (moved - self._pressed).manhattanLength() >= far:
            self._pressed = None
            self.setDown(False)
            self._drag()

    def content(self) -> FileOnDemand | None:
        """Return what would be taken along now, None where nothing is shown that could be."""
        handed = self._offer()
        return FileOnDemand(handed, self._folder, self._tell) if handed is not None else None

    def clear(self) -> None:
        """Remove the files that were made."""
        self._folder.clear()

    def _drag(self) -> None:
        content = self.content()
        if content is None:
            self._explain()
            return
        from PySide6.QtCore import Qt

        drag = QDrag(self)
        drag.setMimeData(content)
        drag.setPixmap(self._icons.pixmap("file-spreadsheet", "accent", scaled(32), self.devicePixelRatioF()))
        drag.exec(Qt.DropAction.CopyAction)

    def _explain(self) -> None:
        handed = self._offer()
        if handed is None:
            self.explained.emit(_("Nothing is shown here that could go along as a file."))
        else:
            words = _("Drag this sign onto the desktop or into a mail: {name} goes along.")
            self.explained.emit(words.format(name=handed.name))
