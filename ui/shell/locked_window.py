"""What stands on the screen while a workspace is locked: its name and a field for the passphrase."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.shell.column import middle_column
from ui.shell.passphrase_dialogs import FORGOTTEN
from ui.shell.passphrase_field import PassphraseField
from ui.toolkit.plain import PlainLabel


class LockedWindow(QWidget):
    """Stands in the place of the windows, which are hidden as they are; `given_up` closes the workspace."""

    chosen = Signal(str)
    given_up = Signal()

    def __init__(self, name: str, why: str, icons: Icons) -> None:
        super().__init__()
        self.setWindowTitle("CICA Events")
        picture = PlainLabel(self)
        icons.put_picture(picture, "lock", "accent_text", 40)
        title = self._label(_("“{name}” is locked").format(name=name), "title")
        words = self._label(why, "muted")
        self.passphrase = PassphraseField(_("Passphrase"), icons, self)
        self.passphrase.line.returnPressed.connect(self._do)
        self._forgotten = self._label(_(FORGOTTEN), "muted")
        self._forgotten.hide()
        layout = middle_column(self)
        for widget in (picture, title, words, self.passphrase):
            layout.addWidget(widget)
        layout.addLayout(self._buttons())
        layout.addWidget(self._forgotten)
        layout.addStretch(3)
        self.passphrase.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.primary = QPushButton(_("Unlock"), self)
        self.primary.setProperty("primary", True)
        self.primary.clicked.connect(self._do)
        forgotten = QPushButton(_("Forgotten?"), self)
        forgotten.setProperty("link", True)
        forgotten.clicked.connect(self._explain)
        leave = QPushButton(_("Close workspace"), self)
        leave.setToolTip(_("What is typed in its windows and not saved is given up"))
        leave.clicked.connect(self.given_up)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.primary, leave, forgotten):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _label(self, text: str, role: str) -> PlainLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    @property
    def problem(self) -> str:
        """What is wrong, empty if nothing is."""
        return self.passphrase.problem

    def refuse(self, reason: str) -> None:
        """Say why it was not unlocked."""
        self._wait(False)
        self.passphrase.tell(reason)
        self.passphrase.line.selectAll()
        self.passphrase.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: who closes it by its frame might lose what is typed elsewhere without meaning to."""
        event.ignore()
        self.showMinimized()

    def leave(self) -> None:
        """Forget what was typed and go."""
        self.passphrase.clear()
        self.hide()
        self.deleteLater()

    @Slot()
    def _do(self) -> None:
        if self.primary.isEnabled() and self.passphrase.text:
            self.passphrase.tell("")
            self._wait(True)
            self.chosen.emit(self.passphrase.text)

    def _wait(self, waiting: bool) -> None:
        self.primary.setEnabled(not waiting)
        self.passphrase.line.setReadOnly(waiting)

    @Slot()
    def _explain(self) -> None:
        self._forgotten.setVisible(self._forgotten.isHidden())
