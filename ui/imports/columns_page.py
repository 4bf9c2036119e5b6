"""The columns of a list: where each goes, how sure that is, and what every row shall have besides."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cica_events.i18n import _, ngettext
from cica_events.imports.columns.mapping import ColumnUse, RememberedLayout
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.services.list_reading import ListReading
from ui.imports.column_details import ColumnDetails
from ui.imports.column_model import HEADING, ColumnModel
from ui.imports.column_table import ColumnTable
from ui.imports.fixed_values import FixedValues
from ui.imports.import_work import ImportWork
from ui.imports.layout_menu import LayoutMenu, fitting
from ui.imports.preview import PARTS
from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel
from ui.toolkit.side_by_side import side_by_side


class ColumnsPage(QWidget):
    """Shows the columns of what `work` read and tells it how they shall be taken."""

    told = Signal(str)

    def __init__(self, work: ImportWork, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        importer = work.importer
        fields = list(importer.fields)
        self.model = ColumnModel(fields, self)
        self.table = ColumnTable(self.model, self)
        self.details = ColumnDetails(self.model, fields, self)
        self.details.after = self.table
        self.fixed = FixedValues(importer, self)
        self.layouts = LayoutMenu(importer.layouts, importer.document, self)
        self.confirm_all = QAction(self)
        self.confirm_all.setShortcut(QKeySequence("Ctrl+Shift+Space"))
        icons.put(self.confirm_all, "check", "muted")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._hint = PlainLabel(self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        confirm = ActionButton(self.confirm_all, parent=self)
        confirm.setAutoDefault(False)
        self.layouts.setAutoDefault(False)
        self.top = QWidget(self)
        top = QHBoxLayout(self.top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self._hint, 1)
        top.addWidget(confirm)
        top.addWidget(self.layouts)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.fixed)
        split = side_by_side(left, self.details, self, gap=8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.top)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.model.picked.connect(self._pick)
        self.table.confirm_asked.connect(self.confirm)
        self.table.moved.connect(self._moved)
        self.details.use_asked.connect(self._work.use_column)
        self.details.join_asked.connect(self._join)
        self.details.confirm_asked.connect(self.confirm)
        self.confirm_all.triggered.connect(self._confirm_all)
        self.fixed.asked.connect(self._work.set_fixed)
        self.layouts.taken.connect(self._take_layout)
        self.layouts.forgotten.connect(self._forget)
        self.layouts.told.connect(self.told)

    # What is shown

    def show_reading(self, reading: ListReading) -> None:
        """Show the columns; the place in the table stays."""
        self.model.show(reading)
        self.layouts.show_reading(reading)
        doubtful = sum(column.doubtful for column in reading.columns)
        text = ngettext("Confirm {count} guess", "Confirm all {count} guesses", doubtful)
        self.confirm_all.setText(text.format(count=doubtful))
        self.confirm_all.setVisible(bool(doubtful))
        self._hint.setText(_hint(reading, doubtful))
        taken = {key for column in reading.columns for key in column.use.fields}
        parts = {part for key in taken for part in PARTS.get(key, ())}
        self.fixed.show_values(reading.mapping.fixed, frozenset(taken | parts))
        if not self.table.currentIndex().isValid() and reading.columns:
            lines = [line for line, column in enumerate(reading.columns) if column.doubtful]
            self.table.setCurrentIndex(self.model.index(lines[0] if lines else 0, HEADING))
        self._moved()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the details together, which is done only while they are seen."""
        super().showEvent(event)
        self._moved()

    @Slot()
    def _moved(self) -> None:
        if self.isVisible():
            self.details.show_line(self.table.currentIndex().row())

    # What is asked for

    @Slot(int, object)
    def _pick(self, index: int, key: str | None) -> None:
        use = self._column(index).use
        fields = (key, *(other for other in use.fields[1:] if other != key)) if key else ()
        self._work.use_column(index, replace(use, fields=fields))

    def _column(self, index: int) -> ColumnMatch:
        return next(column for column in self.model.columns if column.index == index)

    @Slot(int)
    def confirm(self, line: int) -> None:
        """Take a guess for certain."""
        column = self.model.column(line)
        if column.doubtful:
            self._work.use_column(column.index, column.use)

    @Slot()
    def _confirm_all(self) -> None:
        guesses: dict[int | str, ColumnUse] = {
            column.index: column.use for column in self.model.columns if column.doubtful
        }
        self._work.use_columns({**self._work.mapping.columns, **guesses})

    @Slot(int, int, str)
    def _join(self, index: int, other: int, between: str) -> None:
        """Take two columns for the field of the first; the later one says what stands between them."""
        use = self._column(index).use
        present = dict(self._work.mapping.columns)
        for column in self.model.columns:
            if column.index != index and column.use.fields == use.fields:
                present[column.index] = ColumnUse()
        if other < 0:
            self._work.use_columns({**present, index: replace(use, separator="")})
            return
        first, last = sorted((index, other))
        joined: dict[int | str, ColumnUse] = {
            first: replace(use, separator=""),
            last: replace(use, separator=between),
        }
        self._work.use_columns({**present, **joined})

    @Slot(object)
    def _take_layout(self, layout: RememberedLayout) -> None:
        if self._work.reading is not None:
            self._work.remap(fitting(layout, self._work.reading))

    @Slot()
    def _forget(self) -> None:
        self._work.use_columns({})


def _hint(reading: ListReading, doubtful: int) -> str:
    """Return in a sentence what is to be looked at."""
    secret = sum(column.secret for column in reading.columns)
    if doubtful:
        return ngettext(
            "One column was taken by a guess: confirm it or choose another field.",
            "{count} columns were taken by a guess: confirm them or choose other fields.",
            doubtful,
        ).format(count=doubtful)
    if secret:
        return _("Columns that look like passwords or keys are never taken.")
    return _("Every column that is taken was recognised.")
