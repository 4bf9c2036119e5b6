"""What the Help menu opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog

from ui.shell.actions import FrameActions
from ui.shell.window import MainWindow


class Help(QObject):
    """Opens the shortcuts, the page about the application and the folder of the logs."""

    def __init__(self, window: MainWindow, actions: FrameActions, log_folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._log_folder = log_folder
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.about.triggered.connect(self._show_about)
        actions.licences.triggered.connect(self._show_about)
        actions.log_folder.triggered.connect(self._open_log_folder)

    @Slot()
    def _show_shortcuts(self) -> None:
        from ui.shell.shortcuts_dialog import ShortcutsDialog

        _open_dialog(ShortcutsDialog(self._window, self._window.current_page()))

    @Slot()
    def _show_about(self) -> None:
        from ui.shell.about_dialog import AboutDialog

        _open_dialog(AboutDialog(self._window))

    @Slot()
    def _open_log_folder(self) -> None:
        self._log_folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))


def _open_dialog(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
