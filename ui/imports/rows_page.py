"""The rows of a list: narrowed, gone through, decided about and mended."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cica_events.i18n import _
from cica_events.services.import_plan import Action
from ui.imports.decisions import Decisions
from ui.imports.import_work import ImportWork
from ui.imports.legend import Legend
from ui.imports.preview import Preview, Sieve
from ui.imports.preview_model import PreviewModel
from ui.imports.preview_table import PreviewTable
from ui.imports.row_details import RowDetails
from ui.imports.sieve_row import SieveRow
from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel
from ui.toolkit.side_by_side import side_by_side

WANTED: Final = (Action.REFUSE,)


class RowsPage(QWidget):
    """Shows the preview of `work` and tells it what the user says."""

    save_asked = Signal()  # the rows with problems, as an Excel file
    home_asked = Signal()  # a value for the field that every row needs and no column holds

    def __init__(self, work: ImportWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self._preview: Preview | None = None
        importer = work.importer
        self.model = PreviewModel(importer.fields, importer.values, self)
        self.table = PreviewTable(self.model, importer.values, self)
        self.decisions = Decisions(work, self)
        self.details = RowDetails(self.model, self.decisions, self)
        self.details.after = self.table
        self.sieves = SieveRow(self)
        self.legend = Legend(self)
        self.next_problem = self._action(_("Next problem"), "F8", self._go_on)
        self.former_problem = self._action(_("Previous problem"), "Shift+F8", self._go_back)
        self.home_missing = self._action(_("Choose it for all rows"), "", self.home_asked)
        self.undo = self._action(_("Undo"), "Ctrl+Z", work.undo)
        self.save = self._action(_("Save problem rows…"), "", self.save_asked)
        icons.put(self.next_problem, "arrow-down", "muted")
        icons.put(self.undo, "undo-2", "muted")
        self._lay_out()
        self._connect()

    def _action(self, text: str, keys: str, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self._save = ActionButton(self.save, parent=self)
        self._next = ActionButton(self.next_problem, parent=self)
        self._undo = ActionButton(self.undo, parent=self)
        for button in (self._save, self._next, self._undo):
            button.setAutoDefault(False)
            self.sieves.add(button)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)
        self._split = side_by_side(left, self.details, self, gap=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._home_notice())
        layout.addWidget(self.sieves)
        layout.addWidget(self._split, 1)

    def _home_notice(self) -> QFrame:
        self.top = QFrame(self)
        self.top.setProperty("notice", "warning")
        field = self._work.importer.field(self._work.importer.home)
        label = _(field.label) if field else ""
        words = PlainLabel(
            _("No column holds “{field}”, which every row needs.").format(field=label), self.top
        )
        words.setWordWrap(True)
        choose = ActionButton(self.home_missing, parent=self.top)
        choose.setAutoDefault(False)
        line = QHBoxLayout(self.top)
        line.setContentsMargins(10, 4, 4, 4)
        line.addWidget(words, 1)
        line.addWidget(choose)
        return self.top

    def begin(self) -> None:
        """Begin at the first row of another list, all rows shown."""
        self._preview = None
        self.table.setCurrentIndex(self.model.index(-1, -1))
        self.sieves.choose(Sieve.ALL)

    def _connect(self) -> None:
        self.sieves.chosen.connect(self._show)
        self.table.chosen_changed.connect(self._explain)
        self.table.menu_asked.connect(self._fill_menu)
        self.model.mended.connect(self._mend)
        self.details.mend_asked.connect(self.table.mend)

    def show_preview(self, preview: Preview) -> None:
        """Show the rows of `preview`; the sieve and the place in the table stay."""
        self._preview = preview
        self.sieves.show_counts(preview)
        self.legend.show_preview(preview)
        self._show()
        found = [preview.count(sieve) for sieve in (Sieve.PROBLEM, Sieve.DOUBTFUL, Sieve.CONFLICT)]
        self.next_problem.setVisible(any(found))
        home, mapping = self._work.importer.home, preview.reading.mapping
        taken = any(home in column.use.fields for column in preview.reading.columns)
        self.top.setVisible(
            bool(home and preview.count(Sieve.PROBLEM)) and not taken and home not in mapping.fixed
        )
        self.save.setVisible(bool(preview.count(Sieve.PROBLEM)))
        self.save.setEnabled(preview.complete)
        self.undo.setVisible(self._work.can_undo)

    @Slot()
    def _show(self) -> None:
        self.table.show_preview(self._preview, self.sieves.sieve)

    @Slot()
    def _explain(self) -> None:
        self.details.show_rows(self.table.chosen())

    @Slot(object)
    def _fill_menu(self, menu: QMenu) -> None:
        self.decisions.fill(menu)
        if not menu.isEmpty():
            menu.addSeparator()
        copy = menu.addAction(_("Copy"), self.table.copy)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))

    @Slot(object, str, str)
    def _mend(self, row: int, key: str, text: str) -> None:
        self._work.mend({(row, key): text})

    # Going through what is to be looked at

    @Slot()
    def _go_on(self) -> None:
        self._go(back=False)

    @Slot()
    def _go_back(self) -> None:
        self._go(back=True)

    def _go(self, *, back: bool) -> None:
        line = self.table.next_line(WANTED, back)
        if line < 0 and self.sieves.sieve is not Sieve.ALL:
            self.sieves.choose(Sieve.ALL)
            line = self.table.next_line(WANTED, back)
        if line >= 0:
            row = self.model.row_at(line)
            fields = [
                *(each.field for each in row.problems),
                *(each.field for each in row.doubts),
                *row.conflicts,
            ]
            self.table.go_to(line, next((key for key in fields if key in self.model.keys), ""))
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
