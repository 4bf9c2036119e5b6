"""What can be done with backups: each action declared once, used by toolbar, context menu and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cica_events.domain.backups import Backup
from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.reasons import allow
from ui.shell.list_frame import page_action


class BackupActions(QObject):
    """Enabled by what is selected; the page connects them."""

    def __init__(self, page: QWidget, icons: Icons) -> None:
        super().__init__(page)
        self.take = page_action(
            page, _("Back up now"), _("Make a backup of everything as it is at this moment"), "Ctrl+S"
        )
        self.look = page_action(
            page,
            _("Look into it"),
            _("Open the backup in a window of its own, in which nothing can be changed (Enter)"),
        )
        self.unlock = page_action(
            page,
            _("Unlock…"),
            _("Open a backup that is locked with another passphrase than the workspace has now (Enter)"),
        )
        self.restore = page_action(
            page,
            _("Restore…"),
            _("Put the whole workspace back to this backup; what is there now is kept"),
            "Ctrl+Alt+Z",
        )
        self.records = page_action(
            page,
            _("Restore single records…"),
            _("Bring back records that are missing now or were otherwise then"),
            "Ctrl+Shift+B",
        )
        self.folder = page_action(page, _("Show in folder"), _("Show where the file of the backup lies"))
        self.delete = page_action(page, _("Delete…"), _("Delete this backup for good (Ctrl+Del)"))
        names = {
            self.take: "plus",
            self.look: "eye",
            self.unlock: "lock",
            self.restore: "rotate-ccw",
            self.records: "list",
            self.folder: "folder",
            self.delete: "trash-2",
        }
        for action, name in names.items():
            icons.put(action, name, "text")

    def of_one(self) -> list[QAction]:
        """Return what is done with the backup that is selected."""
        return [self.restore, self.records, self.unlock, self.look, self.folder, self.delete]

    def allow_for(self, backup: Backup | None) -> None:
        """Offer what can be done with the selected backup, None where none is."""
        none, damaged = _("Select a backup first."), _("This backup is damaged: it cannot be opened.")
        locked = backup is not None and backup.locked
        closed = _("Unlock this backup with its passphrase first.") if locked else damaged
        self.unlock.setVisible(locked)
        self.look.setVisible(not locked)
        for action in (self.folder, self.delete):
            allow(action, backup is not None, none)
        for action in (self.look, self.restore, self.records):
            allow(action, backup is not None and backup.good, none if backup is None else closed)
