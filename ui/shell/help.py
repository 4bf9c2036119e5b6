"""What the Help menu opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from cica_events.i18n import _
from cica_events.own_files import make_own_folder
from ui.shell.actions import FrameActions
from ui.shell.tone import Tone
from ui.shell.window import MainWindow


class Help(QObject):
    """Opens the shortcuts, the page about the application and the folder of the logs."""

    def __init__(
        self,
        window: MainWindow,
        actions: FrameActions,
        log_folder: Path,
        show_help: Callable[[str], None],
        facts: Callable[[], str],
    ) -> None:
        """`show_help` opens the help at a place, `facts` are those for a report of an error."""
        super().__init__(window)
        self._show_help = show_help
        self._help_here = actions.help_here
        window.installEventFilter(self)
        self._facts = facts
        self._window = window
        self._log_folder = log_folder
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.help_here.triggered.connect(self._show_help_here)
        actions.help.triggered.connect(self._show_contents)
        actions.diagnostics.triggered.connect(self._copy_facts)
        actions.about.triggered.connect(self._show_about)
        actions.licences.triggered.connect(self._show_about)
        actions.log_folder.triggered.connect(self._open_log_folder)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the help hold in the dialogs of the window as well."""
        if event.type() == QEvent.Type.WindowBlocked:
            for dialog in self._window.findChildren(QDialog):
                if dialog.isVisible() and self._help_here not in dialog.actions():
                    dialog.addAction(self._help_here)
        return super().eventFilter(watched, event)

    @Slot()
    def _show_shortcuts(self) -> None:
        from ui.shell.shortcuts_dialog import ShortcutsDialog
        from ui.toolkit.dialogs import open_dialog

        open_dialog(ShortcutsDialog(self._window, self._window.current_page()))

    @Slot()
    def _show_help_here(self) -> None:
        dialog = QApplication.activeWindow()
        place = self._window.place()
        self._show_help(f"{place}/{type(dialog).__name__}" if isinstance(dialog, QDialog) else place)

    @Slot()
    def _show_contents(self) -> None:
        self._show_help("")

    @Slot()
    def _copy_facts(self) -> None:
        QGuiApplication.clipboard().setText(self._facts())
        words = _("Copied. It names no person, no file and no address: paste it into your report.")
        self._window.messages.show(words, Tone.DONE)

    @Slot()
    def _show_about(self) -> None:
        from ui.shell.about_dialog import AboutDialog
        from ui.toolkit.dialogs import open_dialog

        open_dialog(AboutDialog(self._window, self._window.frame_actions.diagnostics))

    @Slot()
    def _open_log_folder(self) -> None:
        make_own_folder(self._log_folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))
