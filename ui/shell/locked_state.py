"""What stands in the page's place while the passphrase of a workspace is asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.shell.column import middle_column
from ui.toolkit.plain import PlainLabel


class LockedState(QWidget):
    """Says which workspace is locked, and offers to ask again, or for another one."""

    def __init__(
        self, icons: Icons, name: str, again: Callable[[], object], ways: list[QAction], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._again = again
        picture, title = PlainLabel(self), PlainLabel(_("“{name}” is locked").format(name=name), self)
        icons.put_picture(picture, "lock", "accent_text", 40)
        title.setProperty("role", "title")
        title.setWordWrap(True)
        words = PlainLabel(_("It opens with its passphrase."), self)
        words.setProperty("role", "muted")
        self.unlock = QPushButton(_("Unlock…"), self)
        self.unlock.setProperty("primary", True)
        self.unlock.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.unlock)
        for action in ways:
            button = QPushButton(action.text(), self)
            button.clicked.connect(action.trigger)
            row.addWidget(button)
        row.addStretch(1)
        self._content = QWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content)
        layout = middle_column(self._content)
        for widget in (picture, title, words):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(row)
        layout.addStretch(3)
        parent.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Say nothing while a dialog over it says the same."""
        if event.type() in (QEvent.Type.WindowBlocked, QEvent.Type.WindowUnblocked):
            self.stand_back(event.type() == QEvent.Type.WindowBlocked)
        return False

    def stand_back(self, covered: bool) -> None:
        """Say nothing while it is `covered` by a dialog that says the same."""
        self._content.setVisible(not covered)

    @Slot()
    def _ask(self) -> None:
        self._again()
