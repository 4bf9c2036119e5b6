"""Asks how a document of a meeting is to be written, writes it and says where it is."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from cica_events.errors import CicaError
from cica_events.exports.export import Export
from cica_events.i18n import LANGUAGES, _, language
from cica_events.progress import Progress
from cica_events.services.exporting import Written
from ui.runtime.tasks import Task
from ui.shell.desk import Desk
from ui.shell.export_choice_columns import ExportColumns
from ui.shell.export_choice_file import ExportFile, open_file, show_in_folder
from ui.shell.message_card import Step, Tone
from ui.toolkit.dialogs import Dialog


class ExportDialog(Dialog):
    """Columns, language and file of the export `key`; the choice is remembered for the next time."""

    def __init__(self, desk: Desk, key: str, meeting_id: str, parent: QWidget) -> None:
        self._export = _find(desk, key)
        super().__init__(_("Export: {document}").format(document=_(self._export.label)), _("Export"), parent)
        self._desk = desk
        self._meeting_id = meeting_id
        self._task: Task | None = None
        self.columns = ExportColumns(self._export, desk.icons, self)
        self.language = QComboBox(self)
        self.language.setAccessibleName(_("Language of the document"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.file = ExportFile(desk.settings, desk.workspace.exports.suggested_name(key, meeting_id), self)
        self.file.changed.connect(self._name_button)
        self._progress = QProgressBar(self)
        self._progress.setAccessibleName(_("Progress"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._form = self._lay_out_form()
        self.body.addWidget(self._form, 1)
        self.body.addWidget(self._progress)
        self._recall()
        self._name_button()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)

    def _lay_out_form(self) -> QWidget:
        form = QWidget(self)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for text, widget, stretch in (
            (_("Columns, in the order of the document"), self.columns, 1),
            (_("Language of the document"), self.language, 0),
            (_("File"), self.file, 0),
        ):
            label = QLabel(text, form)
            label.setProperty("role", "small")
            label.setBuddy(widget)
            layout.addWidget(label)
            layout.addWidget(widget, stretch)
            layout.addSpacing(4)
        return form

    # What is remembered

    def _recall(self) -> None:
        kept = self._desk.settings.layout(self._key())
        columns = kept.get("columns")
        if isinstance(columns, list):
            self.columns.show_keys([key for key in columns if isinstance(key, str)])
        wanted = self.language.findData(kept.get("language", language()))
        self.language.setCurrentIndex(max(0, wanted))

    def _remember(self) -> None:
        choice = {"columns": self.columns.keys(), "language": self.language.currentData()}
        self._desk.settings.set_layout(self._key(), choice)

    def _key(self) -> str:
        return f"export/{self._export.key}"

    @Slot()
    def _name_button(self) -> None:
        text = _("Replace the file") if self.file.replaces else _("Export")
        self.primary.setText(text)
        self.primary.setToolTip(_("{action} (Enter)").format(action=text))

    # Writing

    def apply(self) -> None:
        """Check what was chosen; raises `InputError`."""
        self._export.columns(self.columns.keys())
        self.file.path()

    def accept(self) -> None:
        """Begin to write; the dialog closes when the file is there."""
        self.tell("")
        self._remember()
        self._busy(True)
        work = partial(self._write, self._choice())
        self._task = self._desk.tasks.start(
            work, done=self._done, failed=self._failed, cancelled=self._stopped, owner=self
        )
        self._task.progressed.connect(self._step)

    def reject(self) -> None:
        """Stop the writing if it goes on, else close."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()

    def _choice(self) -> dict[str, Any]:
        return {
            "path": self.file.path(),
            "columns": self.columns.keys(),
            "in_language": self.language.currentData(),
        }

    def _write(self, choice: dict[str, Any], progress: Progress) -> Written:
        exports = self._desk.workspace.exports
        return exports.write(self._export.key, self._meeting_id, **choice, progress=progress)

    @Slot(int, int)
    def _step(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _busy(self, busy: bool) -> None:
        self._form.setEnabled(not busy)
        self.primary.setEnabled(not busy)
        self._progress.setRange(0, 0)
        self._progress.setVisible(busy)

    def _done(self, written: Written) -> None:
        self._task = None
        name = written.path.name
        told = "\n".join([_("{file} was written.").format(file=name), *written.notices])
        steps = [
            Step(_("Open"), partial(open_file, written.path)),
            Step(_("Show in folder"), partial(show_in_folder, written.path)),
        ]
        self._desk.messages.show(told, Tone.WARNING if written.notices else Tone.DONE, steps)
        super().accept()

    def _failed(self, error: BaseException) -> None:
        self._stopped()
        if not isinstance(error, CicaError):
            raise error
        self.tell(str(error))

    def _stopped(self) -> None:
        self._task = None
        self._busy(False)


def open_export(desk: Desk, key: str, meeting_id: str, parent: QWidget) -> ExportDialog:
    """Ask how the document `key` ("participants", "agenda") of a meeting is to be written."""
    dialog = ExportDialog(desk, key, meeting_id, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _find(desk: Desk, key: str) -> Export:
    return next(export for export in desk.workspace.exports.all() if export.key == key)
