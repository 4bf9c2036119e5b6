"""The box in which the field is chosen that a column goes to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from cica_events.i18n import _

LONG = 24  # lines that unfold at once


class QuietBox(QComboBox):
    """A box that a turn of the wheel scrolls past instead of changing it by accident."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(LONG)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def show_data(self, data: object) -> None:
        """Show the entry that stands for `data`."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(data))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what is around it scroll."""
        event.ignore()


class FieldChoice(QuietBox):
    """Emits the key of the field that was picked, None to leave the column out."""

    picked = Signal(object)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget, none: str = "") -> None:
        super().__init__(parent)
        self.addItem(none or _("Leave out"), None)
        self.insertSeparator(1)
        for key, label in choices:
            self.addItem(label, key)
        self.activated.connect(self._pick)

    def show_key(self, key: str | None) -> None:
        """Show the field `key`."""
        self.show_data(key)
        if self.currentIndex() < 0:
            self.show_data(None)

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self.currentData())
