"""The way from anywhere in the window to the backups of the open workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cica_events.i18n import _
from ui.runtime.reasons import allow
from ui.shell.window import MainWindow

if TYPE_CHECKING:  # the frame does not wait for them
    from ui.shell.surroundings import Surroundings


class BackupsDoor(QObject):
    """Open while a workspace is."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        around.opener.opened.connect(self._offer)

    def connect_actions(self, window: MainWindow) -> None:
        """Let the action of a new window lead there."""
        window.frame_actions.backups.triggered.connect(self.go)
        self._allow(window, self._around.opener.workspace is not None)

    @Slot()
    def go(self) -> None:
        """Show the backups."""
        if self._around.opener.workspace is not None:
            self._around.window.show_page("backups")

    @Slot()
    def end(self) -> None:
        """Offer nothing of a workspace that is closed, and show none of its backups any more."""
        self._allow(self._around.window, False)
        self._close_backups()

    @Slot()
    def _offer(self) -> None:
        self._allow(self._around.window, True)
        self._close_backups()

    def _close_backups(self) -> None:
        for window in self._around.window.children():
            if isinstance(window, MainWindow):
                window.close()

    def _allow(self, window: MainWindow, opened: bool) -> None:
        allow(window.frame_actions.backups, opened, _("Open a workspace first."))
