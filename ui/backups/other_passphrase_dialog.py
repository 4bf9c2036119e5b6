"""Asks for the passphrase of a backup that is locked with another one than the workspace."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.backups import Backup
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.shell.backup_words import moment
from ui.shell.passphrase_field import PassphraseField
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 70  # average characters


class OtherPassphraseDialog(Dialog):
    """Stays until the backup is open or given up; `chosen` hands over each passphrase that is tried."""

    chosen = Signal(str)

    def __init__(
        self, backup: Backup, now: datetime, icons: Icons, locked: bool, parent: QWidget | None
    ) -> None:
        """`locked` says that the workspace has a passphrase, with which the backup will be encrypted."""
        title = _("Unlock the backup of {moment}").format(moment=moment(backup.at, now))
        super().__init__(title, _("Unlock"), parent)
        words = PlainLabel(_words(locked), self)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.passphrase = PassphraseField(_("Passphrase of the backup"), icons, self)
        self.passphrase.edited.connect(self._quiet)
        self.body.addWidget(self.passphrase)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.finished.connect(self.passphrase.clear)
        self.passphrase.setFocus()

    @Slot()
    def _quiet(self) -> None:
        self.tell("")

    @Slot()
    def _do(self) -> None:
        if not self.passphrase.text:
            self.tell(_("Type the passphrase."))
            return
        self.tell("")
        self.primary.setEnabled(False)
        self.chosen.emit(self.passphrase.text)

    def refuse(self, reason: str) -> None:
        """Say why it was not opened; what was typed stays, selected."""
        self.primary.setEnabled(True)
        self.tell(reason)
        self.passphrase.line.selectAll()
        self.passphrase.setFocus()


def _words(locked: bool) -> str:
    made = _("Type the passphrase that the workspace had when this backup was made.")
    if locked:
        after = _(
            "It is then encrypted with the passphrase of the workspace, and so is every other backup that "
            "this one opens."
        )
    else:
        after = _(
            "Like the workspace, it is then no longer locked, nor is any other backup that this one opens: "
            "whoever gets at this computer can read them."
        )
    return f"{made} {after}"
