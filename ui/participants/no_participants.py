"""What stands on the tab of a meeting that has no participants yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton

WIDTH = 60  # average characters
PICTURE = 40  # device-independent pixels


class NoParticipants(QWidget):
    """Offers to add the first participant or to import a list."""

    def __init__(self, icons: Icons, add: QAction, import_list: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        picture = QLabel(self)
        icons.put_picture(picture, "users", "muted", PICTURE)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(ActionButton(add, primary=True, parent=self))
        buttons.addWidget(ActionButton(import_list, parent=self))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words(_("No participants yet"), "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        text = _(
            "Add them one by one, from the directory or new, "
            "or import the list that a delegation sent: an Excel or CSV file, headings in English or Russian."
        )
        column.addWidget(self._words(text, "muted"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(3)

    def _words(self, text: str, role: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        return label
