"""Asks for which year, and of which meetings, the annual plan of events is to be written, and writes it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from cica_events.i18n import LANGUAGES, _, language, ngettext
from cica_events.progress import Progress
from cica_events.services.annual_plans import SUFFIXES
from cica_events.services.exporting import Written
from ui.runtime.zoom import scaled
from ui.shell.desk import Desk
from ui.shell.export_choice_file import ExportFile
from ui.shell.file_form import FileForm, Write
from ui.toolkit.dialogs import open_dialog

REMEMBERED = "export/plan"


class PlanDialog(FileForm):
    """Year, language and file of a plan; `shown` are the ids of the meetings that a filter leaves."""

    def __init__(self, desk: Desk, year: int, shown: Collection[str] | None, parent: QWidget) -> None:
        super().__init__(_("Annual plan of events"), _("Save"), desk, parent)
        self._shown = shown
        self.year = QSpinBox(self)
        self.year.setRange(1900, 2999)
        self.year.setValue(year)
        self.year.setAccessibleName(_("Year"))
        self.year.lineEdit().setTextMargins(scaled(8), 0, 0, 0)  # as other fields have by the style sheet
        self.language = self.box(_("Language of the document"))
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(language())))
        self.filtered = QCheckBox(self._only_shown(), self)
        self.filtered.setVisible(shown is not None)
        self.filtered.setChecked(shown is not None)
        self.file = ExportFile(desk.settings, self._name(SUFFIXES[0]), SUFFIXES, self)
        self.lay_out([(_("Year"), self.year), (_("Language of the document"), self.language)])
        self.body.addWidget(self.filtered)
        self.lay_out_file()
        self.file.set_suffix(str(desk.settings.layout(REMEMBERED).get("suffix", "")))
        self.year.valueChanged.connect(self._rename)
        self.language.currentIndexChanged.connect(self._rename)
        self.year.setFocus()
        self.year.selectAll()

    def writing(self) -> Write:
        """Return what writes the plan as it is chosen now."""
        only = self._shown if self.filtered.isChecked() else None
        return partial(self._write, self.year.value(), self.language.currentData(), only)

    def _write(
        self, year: int, in_language: str, only: Collection[str] | None, path: Path, progress: Progress
    ) -> Written:
        return self._desk.workspace.annual_plans.write(year, path, in_language, only, progress)

    def remember(self) -> None:
        """Keep the kind of file."""
        self._desk.settings.set_layout(REMEMBERED, {"suffix": self.file.suffix()})

    def _only_shown(self) -> str:
        count = len(self._shown or ())
        text = ngettext(
            "Only the {count} meeting that the filters of the calendar leave",
            "Only the {count} meetings that the filters of the calendar leave",
            count,
        )
        return text.format(count=count)

    @Slot()
    def _rename(self) -> None:
        """Let the file be named for the year, in the language of the plan."""
        self.file.rename(self._name(self.file.suffix()))

    def _name(self, suffix: str) -> str:
        year, wanted = self.year.value(), self.language.currentData()
        return self._desk.workspace.annual_plans.suggested_name(year, suffix, wanted)


def open_plan(desk: Desk, year: int, shown: Collection[str] | None, parent: QWidget) -> PlanDialog:
    """Ask how the annual plan is to be written, of the meetings `shown` or of all."""
    dialog = PlanDialog(desk, year, shown, parent)
    open_dialog(dialog)
    return dialog
