"""Opens backups that are locked with another passphrase than the workspace, beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cica_events.domain.backups import Backup
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.services.backups import BackupService
from cica_events.services.workspace import Workspace
from ui.backups.backup_lines import Now
from ui.backups.other_passphrase_dialog import OtherPassphraseDialog
from ui.shell.desk import Desk
from ui.shell.tone import Tone
from ui.toolkit.dialogs import open_dialog


class PassphraseDoor(QObject):
    """`opened` says that some backups are as the others now."""

    opened = Signal()

    def __init__(self, desk: Desk, now: Now, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._now, self._page = desk, now, page

    def ask(self, backup: Backup) -> None:
        """Ask for the passphrase of `backup` until it is open or given up."""
        locked = self._desk.workspace.database.keys is not None
        dialog = OtherPassphraseDialog(backup, self._now(), self._desk.icons, locked, self._page.window())
        dialog.chosen.connect(partial(self._open, dialog, backup))
        open_dialog(dialog)

    def _open(self, dialog: OtherPassphraseDialog, backup: Backup, passphrase: str) -> None:
        self._desk.tasks.start(
            partial(_open, self._desk.workspace.backups, backup, passphrase),
            done=partial(self._done, dialog),
            failed=partial(self._refused, dialog),
            cancelled=partial(self._stopped, dialog),
            title=_("Unlocking backups"),
            owner=self,
        )

    def _done(self, dialog: OtherPassphraseDialog, opened: Sequence[Backup]) -> None:
        text = ngettext(
            "{count} backup is unlocked. It can be looked into and restored now.",
            "{count} backups are unlocked. They can be looked into and restored now.",
            len(opened),
        )
        self._desk.messages.show(text.format(count=len(opened)), Tone.DONE)
        self._stopped(dialog)

    def _stopped(self, dialog: OtherPassphraseDialog) -> None:
        if shiboken6.isValid(dialog):
            dialog.accept()
        self.opened.emit()  # where it was stopped some are

    def _refused(self, dialog: OtherPassphraseDialog, error: BaseException) -> None:
        if isinstance(error, CicaError) and shiboken6.isValid(dialog):
            dialog.refuse(str(error))
        else:
            self._desk.report(error)


def _open(
    service: BackupService[Workspace], backup: Backup, passphrase: str, progress: Progress
) -> Sequence[Backup]:
    return service.open_with(backup, passphrase, progress)
