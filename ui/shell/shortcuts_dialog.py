"""The sheet of keyboard shortcuts, read from the actions themselves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _
from ui.runtime.spoken_roles import Role, speak_as


class ShortcutsDialog(QDialog):
    """Lists what the keyboard can do in the window now."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.setMinimumSize(460, 480)
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(4, 4, 12, 4)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for row, (text, keys) in enumerate(shortcuts(window)):
            grid.addWidget(QLabel(text, body), row, 0)
            chip = QLabel(keys, body)
            chip.setProperty("chip", "neutral")
            grid.addWidget(chip, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        speak_as(scroll, Role.Pane)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.setMinimumWidth(body.sizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, Qt.Orientation.Horizontal, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(scroll, 1)
        layout.addWidget(buttons)


def shortcuts(window: QWidget) -> list[tuple[str, str]]:
    """Return label and keys of every action of `window` that has keys and can be seen."""
    found: dict[str, str] = {}
    for action in window.findChildren(QAction):
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        text = action.text().replace("&", "").rstrip("…")
        if text and any(keys) and action.isVisible():
            found.setdefault(text, " · ".join(key for key in keys if key))
    return list(found.items())
