"""What stands in the page's place while a workspace opens, or when it could not be opened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons


class OpeningState(QWidget):
    """Says which workspace is being opened."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        label = QLabel(_("Opening {name}…").format(name=name), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "muted")
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(label.text())
        layout = _middle(self)
        layout.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(bar)
        layout.addStretch(3)


class FailedState(QWidget):
    """Says what happened, what was kept, and offers the ways on."""

    def __init__(self, icons: Icons, reason: str, ways: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        picture = QLabel(self)
        icons.put_picture(picture, "triangle-alert", "warning", 40)
        title = QLabel(_("This workspace could not be opened"), self)
        title.setProperty("role", "title")
        words = QLabel(reason, self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        kept = QLabel(_("Nothing was changed."), self)
        kept.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        for index, action in enumerate(ways):
            row.addWidget(self._button(action, primary=index == 0))
        row.addStretch(1)
        layout = _middle(self)
        for widget in (picture, title, words, kept):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(3)

    def _button(self, action: QAction, *, primary: bool) -> QPushButton:
        button = QPushButton(action.text(), self)
        button.setProperty("primary", primary)
        button.clicked.connect(action.trigger)
        return button


def _middle(widget: QWidget) -> QVBoxLayout:
    """Return a column in the middle of `widget`."""
    outer = QHBoxLayout(widget)
    outer.setContentsMargins(24, 24, 24, 24)
    outer.addStretch(1)
    column = QVBoxLayout()
    column.setSpacing(12)
    column.addStretch(2)
    outer.addLayout(column, 3)
    outer.addStretch(1)
    return column
