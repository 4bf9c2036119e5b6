"""Asks before a backup is deleted, as nothing can bring it back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from cica_events.domain.backups import Backup
from cica_events.i18n import _
from cica_events.services.backups import BackupService
from cica_events.services.workspace import Workspace
from ui.shell.backup_words import moment
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 70  # average characters


class DeleteDialog(Dialog):
    """Deletes one backup; `newest` says that it is the newest there is."""

    def __init__(
        self, service: BackupService[Workspace], backup: Backup, newest: bool, now: datetime, parent: QWidget
    ) -> None:
        title = _("Delete the backup of {moment}?").format(moment=moment(backup.at, now))
        super().__init__(title, _("Delete"), parent)
        self._service, self._backup = service, backup
        words = _("Nothing can bring it back. The workspace and the other backups stay as they are.")
        if newest:
            words = " ".join([words, _("It is the newest backup.")])
        said = PlainLabel(words, self)
        said.setWordWrap(True)
        self.body.addWidget(said)
        self.primary.setProperty("primary", False)
        self.primary.setProperty("danger", True)
        self.cancel.setDefault(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.cancel.setFocus()

    def apply(self) -> None:
        """Delete it; StorageError where that cannot be."""
        self._service.delete(self._backup)
