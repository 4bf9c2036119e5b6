"""Finds a text in a list and puts another in its place, after a look at each change."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QWidget,
)

from cica_events.errors import CicaError, ConflictError
from cica_events.i18n import _, ngettext
from ui.toolkit.buttons import ActionButton
from ui.toolkit.dialogs import Dialog
from ui.toolkit.find_form import FindForm
from ui.toolkit.find_scan import FindScan
from ui.toolkit.find_words import found_words
from ui.toolkit.found_cells import Finder, FoundCell, Scope
from ui.toolkit.found_model import FoundModel
from ui.toolkit.found_table import FoundTable
from ui.toolkit.grid import Grid, GridModel
from ui.toolkit.needle import Needle
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.row_store import by_id
from ui.toolkit.table_model import CellEdit, Stop, past_stopping

WIDTH = 110  # average characters, at least
WIDE = 0.86  # of the width of its window
HEIGHT = 34  # lines, at least
SHARE = 0.7  # of the screen's height, for what is found
PAUSE = 60  # milliseconds without typing before the list is looked through
TOGGLING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Delete})
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


Here = Callable[[], tuple[int, int]]
"""Returns the line of the current cell, and its place among the shown columns."""


class FindDialog(Dialog):
    """Stands beside the list, which goes on to be worked with; `replacing` shows what is put in place."""

    shown = Signal(object)  # the FoundCell to be shown in the list
    replaced = Signal(str)  # what was done, in words
    refused = Signal(str)  # why nothing was, where the dialog is closed by then

    def __init__(self, model: GridModel, grid: Grid, here: Here, parent: QWidget) -> None:
        super().__init__(_("Find and replace"), _("Replace"), parent)
        self._model = model
        self._grid = grid
        self._here = here
        self._list = parent
        self._way = 0  # where to go as soon as all is looked through: 1 on, -1 back
        self._replacing = True
        self._writing = False  # what was found is being replaced
        self._stop: Stop = past_stopping
        self._done = ""  # what was just replaced, in words, until something else is asked for
        self._asked = ("", "")  # what was sought, and what is being put in its place
        self._stale = True  # what is shown is not what the list holds
        self.model = FoundModel(model, self)
        self._finder: Finder | None = None
        self._scan = FindScan(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._build()
        self._fill()
        self._connect()
        self._explain()

    def _build(self) -> None:
        self.form = FindForm(self)
        self.sought, self.by = self.form.sought, self.form.by
        self.table = FoundTable(self.model, self)
        self._summary = PlainLabel(self)
        self._summary.setWordWrap(True)
        self.leave = _action(
            self, _("Leave out or take again"), _("Leave the selected cells as they are"), ""
        )
        self.onward = _action(self, _("Find next"), _("Show the next cell found in the list"), "F3")
        self.back = _action(self, _("Find previous"), _("Show the cell found before"), "Shift+F3")

    def _fill(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._summary, 1)
        self._leave_button = _quiet(ActionButton(self.leave, parent=self))
        tools.addWidget(self._leave_button)
        self.body.addWidget(self.form)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)
        for place, action in enumerate((self.back, self.onward)):
            self.footer.insertWidget(place, _quiet(ActionButton(action, parent=self)))
        self.cancel.setText(_("Close"))
        self.cancel.setToolTip(_("Close (Esc)"))
        high = self.fontMetrics().lineSpacing() * HEIGHT
        high = max(high, round(self.screen().availableGeometry().height() * SHARE))
        wide = self.fontMetrics().averageCharWidth() * WIDTH
        self.resize(max(wide, round(self._list.window().width() * WIDE)), high)

    def _connect(self) -> None:
        self.form.typed.connect(self._typed)
        self.form.chosen.connect(self.look)
        for line in (self.sought, self.by):
            line.installEventFilter(self)
        self._pause.timeout.connect(self._look_again)
        self._scan.found.connect(self._add)
        self._scan.finished.connect(self._looked)
        self.model.taken_changed.connect(self._explain)
        self.table.installEventFilter(self)
        self.table.clicked.connect(self._clicked)
        self.table.doubleClicked.connect(self._show_clicked)
        self.table.selectionModel().selectionChanged.connect(self._note_selection)
        self.leave.triggered.connect(self.leave_selected)
        self.onward.triggered.connect(self.find_next)
        self.back.triggered.connect(self.find_previous)
        model: Any = self._model  # every model of Qt has these signals
        changes = model.dataChanged, model.modelReset, model.layoutChanged
        for signal in (*changes, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._pause.start)

    def offer(self, scopes: Sequence[tuple[str, Scope]]) -> None:
        """Offer places where to look, the usual one first."""
        self.form.offer(scopes)

    def set_replacing(self, replacing: bool) -> None:
        """Show, or not, what is put in the place of the text."""
        self._replacing = replacing
        title = _("Find and replace") if replacing else _("Find")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.form.set_replacing(replacing)
        for widget in (self.primary, self._leave_button):
            widget.setVisible(replacing)
        for key in ("taken", "after"):
            self.table.show_column(key, replacing)
        self.onward_is_default()
        self.look()

    def onward_is_default(self) -> None:
        """Let Enter find the next cell; replacing is done by its button."""
        self.primary.setDefault(False)
        self.primary.setAutoDefault(False)
        self.primary.setToolTip(_("Replace in all cells that are not left out, as one step (Ctrl+Enter)"))

    # Looking

    @property
    def summary(self) -> str:
        """What was found, in words."""
        return self._summary.text()

    @property
    def busy(self) -> bool:
        """Whether the list is still to be looked through."""
        return self._scan.running or self._pause.isActive()

    @Slot()
    def look(self) -> None:
        """Look through the list anew."""
        self._pause.stop()
        self._clear()
        self.tell("")
        if self.sought.text():
            by = self.by.text() if self._replacing else None
            self._finder = Finder(self._model, self._grid, Needle(self.form.wanted), self.form.scope, by)
            self._scan.start(self._finder)
        self._explain()

    def _clear(self) -> None:
        self._done = ""
        self._scan.stop()
        self.model.clear()

    @Slot(list)
    def _add(self, cells: list[FoundCell]) -> None:
        self.model.add(cells)
        self._explain()

    @Slot()
    def _explain(self) -> None:
        cells, changing, problems = self.model.cells, self.model.changing, self.model.problems
        self.table.show_column("problem", bool(problems))
        found = found_words(len(cells), problems, bool(self.sought.text()), self._scan.running)
        found = _("Replacing…") if self._writing else self._done or found
        self._summary.setText(" ".join(filter(None, (found, self._left_out()))))
        text = ngettext("Replace in {count} cell", "Replace in {count} cells", changing)
        self.primary.setText(_("Replace") if self._done else text.format(count=changing))
        self.primary.setEnabled(bool(changing) and not self._scan.running)
        for action in (self.onward, self.back):
            action.setEnabled(bool(cells or self._done))
        self._note_selection()

    def _left_out(self) -> str:
        """Return in words how many records were not looked at, being folded away or filtered out."""
        if not self.sought.text() or self._scan.running or self._finder is None or self._done:
            return ""
        if self.form.scope.ids is not None:
            return ""
        count = len(self._model.rows) - self._finder.records
        text = ngettext(
            "{count} row that is folded or filtered out was left out.",
            "{count} rows that are folded or filtered out were left out.",
            count,
        )
        return text.format(count=count) if count > 0 else ""

    # The cells found

    def _selected(self) -> list[int]:
        selection = self.table.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.size())]
        return sorted({line for part in parts for line in range(part.top(), part.bottom() + 1)})

    @Slot()
    def _note_selection(self) -> None:
        self.leave.setEnabled(any(not self.model.cells[line].problem for line in self._selected()))

    @Slot()
    def leave_selected(self) -> None:
        """Leave the selected cells as they are, or take them again."""
        self.model.toggle(self._selected())

    @Slot("QModelIndex")
    def _clicked(self, index: object) -> None:
        line = self.table.currentIndex().row()
        if self._replacing and self.table.currentIndex().column() == 0 and line >= 0:
            self.model.toggle([line])

    @Slot()
    def _show_clicked(self) -> None:
        cell = self.model.cell_at(self.table.currentIndex())
        if cell is not None:
            self.shown.emit(cell)

    @Slot()
    def find_next(self) -> None:
        """Show the next cell found in the list."""
        self._go(1)

    @Slot()
    def find_previous(self) -> None:
        """Show the cell found before in the list."""
        self._go(-1)

    def _go(self, by: int) -> None:
        """Go on from the list's current cell; begin anew at the end."""
        if self._stale or self.busy:
            self._way = by
            self.look()
            return
        cells, columns = self.model.cells, list(self._grid.columns())
        if not cells:
            return

        def place(cell: FoundCell) -> tuple[int, int]:
            return cell.line, columns.index(cell.column) if cell.column in columns else 0

        here = self._here()
        line = bisect_right(cells, here, key=place) if by > 0 else bisect_left(cells, here, key=place) - 1
        self.table.selectRow(line % len(cells))
        self.shown.emit(cells[line % len(cells)])

    @Slot()
    def _looked(self) -> None:
        self._stale = False
        self._explain()
        way, self._way = self._way, 0
        if way and self.model.cells:
            self._go(way)

    @Slot()
    def _typed(self) -> None:
        """Look soon; until then nothing can be replaced by what had been typed before."""
        self._done = ""
        self._pause.start()
        self.primary.setEnabled(False)

    @Slot()
    def _look_again(self) -> None:
        """Look again after a pause, in sight; else when the next cell is asked for."""
        self._stale = True
        if self.isVisible() and not self._done:
            self.look()

    # Doing it

    def apply(self) -> None:
        """Change all cells that are not left out and have no problem, as one step."""
        if self._writing:
            return
        changing = [cell for cell in self.model.cells if cell.changes]
        now = by_id(self._model.rows, {cell.row.id for cell in changing})
        if any(cell.stale(now.get(cell.row.id)) for cell in changing):
            self.look()
            raise ConflictError(_("Some of the cells were changed meanwhile. Look at them once more."))
        self._writing, self._asked = True, self._question()
        edits = [CellEdit(cell.row.id, cell.field.key, cell.value) for cell in changing]
        self._stop = self._model.ask_beside(edits, partial(self._written, len(changing)))
        if self._writing:
            self._explain()

    def _written(self, count: int, error: CicaError | None) -> None:
        """Tell what was done, or why it was not."""
        if not shiboken6.isValid(self):
            return
        self._writing = False
        if error is not None:
            self.look()
            self.tell(str(error))
            if not self.isVisible():
                self.refused.emit(str(error))
            return
        text = ngettext("{count} cell was changed.", "{count} cells were changed.", count)
        told = text.format(count=count)
        if self._asked == self._question():
            self._rest(told)
        else:
            self.look()
        self.replaced.emit(told)

    def _question(self) -> tuple[str, str]:
        return self.sought.text(), self.by.text()

    def _rest(self, done: str) -> None:
        """Say what was done, and look for nothing: the text may stand in what was just put in its place."""
        self._clear()
        self._stale = True
        self._done = done
        self._explain()

    def accept(self) -> None:
        """Stay: more may be replaced."""

    def reject(self) -> None:
        """Close; what is being replaced is stopped, and then nothing is."""
        if self._writing:
            self._stop()
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line finds the next cell, with Ctrl it replaces; Space leaves a cell out."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in RETURN and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.primary.click()
        elif event.key() in RETURN and watched is self.table:
            self._show_clicked()
        elif event.key() in RETURN:
            (
                self.find_previous
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                else self.find_next
            )()
        elif event.key() in TOGGLING and watched is self.table and self._replacing:
            self.leave_selected()
        else:
            return super().eventFilter(watched, event)
        return True


def _action(parent: QWidget, text: str, hint: str, keys: str) -> QAction:
    action = QAction(text, parent)
    action.setToolTip(plain_hint(hint))
    action.setShortcut(QKeySequence(keys))
    parent.addAction(action)
    return action


def _quiet(button: ActionButton) -> ActionButton:
    button.setAutoDefault(False)
    return button
