"""Takes programmes in from files and hands them out as workbooks and calendars."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from cica_events.imports.sources.source import Source
from ui.imports.import_dialog import ImportDialog
from ui.programme.programme_importer import programme_importer
from ui.programme.programme_list import ProgrammeList
from ui.shell.calendar_dialog import open_calendar
from ui.shell.desk import Desk
from ui.shell.export_dialog import open_export
from ui.toolkit.dialogs import open_dialog


class ProgrammeFiles(QObject):
    """The actions on files of the programme that `shown` shows, with the dialogs that they open."""

    def __init__(self, desk: Desk, shown: ProgrammeList, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._shown, self._view = desk, shown, view
        self.import_list = self._action(_("Import…"), "upload", "Ctrl+I")
        self.import_list.setToolTip(_("Import sessions from a list"))
        self.export = self._action(_("Export…"), "download")
        self.export.setToolTip(_("Export the programme to Excel"))
        self.calendar = self._action(_("Calendar…"), "calendar-plus")
        self.calendar.setToolTip(_("Save the programme as a calendar file for Outlook and others"))
        self.import_list.triggered.connect(self.ask_list)
        self.export.triggered.connect(self.ask_export)
        self.calendar.triggered.connect(self.ask_calendar)

    def actions(self) -> tuple[QAction, ...]:
        """Return the actions, in the order of the menu."""
        return self.import_list, self.export, self.calendar

    @property
    def offer(self) -> str:
        """What would be done with a list that is dropped here."""
        return _("Drop to import sessions from this list")

    def take(self, source: Source) -> None:
        """Take in a list that was dropped."""
        self.ask_list().take(source)

    @Slot()
    def ask_list(self) -> ImportDialog:
        """Take sessions in from a list."""
        dialog = ImportDialog(self._desk, programme_importer(self._desk, self._shown.meeting_id), self._view)
        open_dialog(dialog)
        return dialog

    @Slot()
    def ask_export(self) -> None:
        """Ask how the programme is to be written as a workbook."""
        open_export(self._desk, "programme", self._shown.meeting_id, self._view)

    @Slot()
    def ask_calendar(self) -> None:
        """Ask what of the programme is to be put into a calendar file."""
        open_calendar(self._desk, self._shown.meeting_id, self._view)

    def _action(self, text: str, icon: str, keys: str = "") -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._desk.icons.put(action, icon)
        return action
