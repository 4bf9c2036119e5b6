"""Asks for the passphrase of a backup that is locked with another one than the workspace."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from cica_events.domain.backups import Backup
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.shell.backup_words import moment
from ui.shell.passphrase_dialogs import AskPassphraseDialog


class OtherPassphraseDialog(AskPassphraseDialog):
    """Stays until the backup is open or given up."""

    def __init__(
        self, backup: Backup, now: datetime, icons: Icons, locked: bool, parent: QWidget | None
    ) -> None:
        """`locked` says that the workspace has a passphrase, with which the backup will be encrypted."""
        title = _("Unlock the backup of {moment}").format(moment=moment(backup.at, now))
        super().__init__(title, _words(locked), _("Unlock"), icons, parent)


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
