"""Asks how a document of a meeting is to be written, writes it and says where it is."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from cica_events.domain.fields import Labelled, Privacy
from cica_events.errors import CicaError
from cica_events.exports.export import Export
from cica_events.exports.privacy import warnings_for
from cica_events.i18n import LANGUAGES, _, language
from cica_events.progress import Progress
from cica_events.services.exporting import Written
from ui.runtime.tasks import Task
from ui.shell.desk import Desk
from ui.shell.export_choice_columns import ExportColumns
from ui.shell.export_choice_file import ExportFile
from ui.shell.export_choice_privacy import ExportPrivacy
from ui.shell.export_choice_set import ExportSet
from ui.shell.export_choice_sheets import ExportSheets
from ui.shell.written_file import tell_written
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.dialogs import Dialog, open_dialog
from ui.toolkit.plain import PlainLabel, plain_hint


class ExportDialog(Dialog):
    """Columns, language and file of the export `key`; the choice is remembered for the next time."""

    def __init__(self, desk: Desk, key: str, meeting_id: str, parent: QWidget) -> None:
        self._export = _find(desk, key)
        super().__init__(_("Export: {document}").format(document=_(self._export.label)), _("Export"), parent)
        self._desk = desk
        self._meeting_id = meeting_id
        self._task: Task | None = None
        self.columns = ExportColumns(self._export, desk.icons, self)
        self.sets = ExportSet(desk, self._export, self.columns.all_keys, self)
        self.privacy = ExportPrivacy(self)
        self.sheets = ExportSheets(self._possible_sheets(), self)
        self.comes_back = self._comes_back_box()
        self.language = self._language_box()
        self.file = ExportFile(desk.settings, self._name(), self._export.suffixes, self)
        self._progress = BusyBar(self)
        self._progress.setAccessibleName(_("Progress"))
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._form = self._lay_out_form()
        self.body.addWidget(self._form, 1)
        self.body.addWidget(self._progress)
        self._connect()
        self._order_tabs()
        self.sets.combo.setFocus()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 110)

    def _comes_back_box(self) -> QCheckBox:
        box = QCheckBox(_("Can be taken in again after editing"), self)
        box.setChecked(True)
        box.setToolTip(
            _(
                "The file keeps, hidden, identifiers and the values of the chosen columns, to tell what was "
                "edited. Leave that out where rows will be deleted before others get the file."
            )
        )
        return box

    def _language_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(_("Language of the document"))
        for code, name in LANGUAGES.items():
            box.addItem(name, code)
        return box

    def _connect(self) -> None:
        """Bring the last choice back, and follow what is chosen from then on."""
        self.file.changed.connect(self._name_button)
        self.language.currentIndexChanged.connect(self._rename)
        self._recall()
        self.sets.chosen.connect(self.columns.show_keys)
        self.privacy.changed.connect(self._include)
        self.columns.changed.connect(self._warn)
        self._include()
        self._name_button()

    def _possible_sheets(self) -> list[Labelled]:
        """Return the sheets that may be left out; what changed is told only where a list was issued."""
        known = self._desk.workspace.exports.changes_known(self._export.key, self._meeting_id)
        return [sheet for sheet in self._export.sheets if sheet.value != "changes" or known]

    def _lay_out_form(self) -> QWidget:
        form = QWidget(self)
        private = any(field.privacy is not Privacy.OPEN for field in self._export.fields)
        left = self._stacked(
            (_("Set of columns"), self.sets, 0),
            (_("Columns, in the order of the document"), self.columns, 1),
        )
        right = self._stacked(
            (_("Language of the document"), self.language, 0),
            *([(_("Further sheets"), self.sheets, 0)] if self.sheets.keys() else []),
            *([(_("Edited outside"), self.comes_back, 0)] if self._export.comes_back else []),
            *([(_("Private data"), self.privacy, 0)] if private else []),
        )
        right.addStretch(1)
        self.sheets.setVisible(bool(self.sheets.keys()))
        self.comes_back.setVisible(self._export.comes_back)
        self.privacy.setVisible(private)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left, 3)
        sides.addLayout(right, 2)
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(sides, 1)
        layout.addLayout(self._stacked((_("File"), self.file, 0)))
        return form

    def _stacked(self, *parts: tuple[str, QWidget, int]) -> QVBoxLayout:
        """Return the widgets below each other, each under its caption, with their stretch."""
        layout = QVBoxLayout()
        layout.setSpacing(4)
        for text, widget, stretch in parts:
            label = PlainLabel(text, self)
            label.setProperty("role", "small")
            label.setBuddy(widget)
            layout.addWidget(label)
            layout.addWidget(widget, stretch)
            layout.addSpacing(8)
        return layout

    def _order_tabs(self) -> None:
        """Let Tab go through the dialog as the eye does."""
        directly = Qt.FindChildOption.FindDirectChildrenOnly
        order: list[QWidget] = []
        for part in (
            self.sets,
            self.columns,
            self.language,
            self.sheets,
            self.comes_back,
            self.privacy,
            self.file,
        ):
            within = (
                []
                if part in (self.language, self.comes_back)
                else part.findChildren(QWidget, options=directly)
            )
            order += [one for one in within or [part] if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for one, following in pairwise([*order, self.cancel, self.primary]):
            QWidget.setTabOrder(one, following)

    # What is remembered

    def _recall(self) -> None:
        """Bring back the last choice, but never passport and health data: they are asked for each time."""
        kept = self._desk.settings.layout(self._key())
        columns = kept.get("columns")
        if isinstance(columns, list):
            self.columns.show_keys([key for key in columns if isinstance(key, str)])
        self.sets.select(str(kept.get("set", "")))
        left_out = kept.get("left_out")
        self.sheets.leave_out(left_out if isinstance(left_out, list) else [])
        self.privacy.include(Privacy.CONTACT, kept.get("contacts") is True)
        wanted = self.language.findData(kept.get("language", language()))
        self.language.setCurrentIndex(max(0, wanted))
        self.file.set_suffix(str(kept.get("suffix", "")))
        self.comes_back.setChecked(kept.get("comes_back") is not False)

    def _remember(self) -> None:
        choice = {
            "set": self.sets.key(),
            "columns": self.columns.all_keys(),
            "left_out": self.sheets.left_out(),
            "contacts": Privacy.CONTACT in self.privacy.included(),
            "language": self.language.currentData(),
            "suffix": self.file.suffix(),
            "comes_back": self.comes_back.isChecked(),
        }
        self._desk.settings.set_layout(self._key(), choice)

    def _key(self) -> str:
        return f"export/{self._export.key}"

    def _name(self) -> str:
        wanted = self.language.currentData()
        return self._desk.workspace.exports.suggested_name(self._export.key, self._meeting_id, wanted)

    @Slot()
    def _rename(self) -> None:
        """Let the file be named in the language of the document."""
        self.file.rename(self._name())

    @Slot()
    def _include(self) -> None:
        self.columns.include(self.privacy.included())

    @Slot()
    def _warn(self) -> None:
        chosen, labels = (
            set(self.columns.keys()),
            {field.key: _(field.label) for field in self._export.fields},
        )
        warnings = warnings_for(field for field in self._export.fields if field.key in chosen)
        self.privacy.say(warnings, [labels[key] for key in self.columns.withheld()])

    @Slot()
    def _name_button(self) -> None:
        text = _("Replace the file") if self.file.replaces else _("Export")
        self.primary.setText(text)
        self.primary.setToolTip(plain_hint(_("{action} (Enter)").format(action=text)))
        self.sheets.setEnabled(self.file.suffix() == self._export.suffix)

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
            "sheets": self.sheets.keys(),
            "comes_back": self.comes_back.isChecked(),
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
        self.file.keep_folder()
        tell_written(self._desk, written)
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
    open_dialog(dialog)
    return dialog


def _find(desk: Desk, key: str) -> Export:
    return next(export for export in desk.workspace.exports.all() if export.key == key)
