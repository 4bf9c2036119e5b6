"""Opens backups to be looked at, each in one window of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cica_events.domain.backups import Backup
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.services.backups import BackupService
from ui.backups.filling import Fill
from ui.shell.desk import Desk

if TYPE_CHECKING:  # it is loaded when the first one is opened
    from cica_events.services.workspace import Workspace
    from ui.backups.preview_window import PreviewWindow


class PreviewDoor(QObject):
    """Brings the window of a backup that is open already to the front."""

    def __init__(self, desk: Desk, fill: Fill, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._fill, self._page = desk, fill, page
        self._open: dict[Path, PreviewWindow] = {}

    def open(self, backup: Backup) -> None:
        """Show `backup`; it is opened beside the window."""
        known = self._open.get(backup.path)
        if known is not None and shiboken6.isValid(known) and known.isVisible():
            known.to_front()
            return
        self._desk.tasks.start(
            partial(_open, self._desk.workspace.backups, backup),
            done=partial(self._show, backup),
            title=_("Opening the backup"),
            owner=self,
        )

    def _show(self, backup: Backup, workspace: Workspace) -> None:
        from ui.backups.preview_window import PreviewWindow

        window = PreviewWindow(self._desk, workspace, backup, self._fill, self._page.window())
        self._open[backup.path] = window
        window.show()
        window.to_front()


def _open(service: BackupService[Workspace], backup: Backup, _progress: Progress) -> Workspace:
    return service.preview(backup)
