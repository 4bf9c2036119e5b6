"""The commands that find and replace in one list, and their keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from cica_events.i18n import _
from ui.toolkit.cell_filling import Cells
from ui.toolkit.cell_moves import CellMoves
from ui.toolkit.find_dialog import FindDialog
from ui.toolkit.found_cells import FoundCell, Scope
from ui.toolkit.grid import Grid, GridModel


class FindCommands(QObject):
    """Opens the dialog beside `view`; it stays while the list is worked with."""

    told = Signal(str)  # why nothing was replaced, where the dialog is closed by then
    done = Signal(str)  # what was replaced, in words

    def __init__(
        self, view: QAbstractItemView, model: GridModel, grid: Grid, cells: Cells, moves: CellMoves
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._grid = grid
        self._cells = cells
        self._moves = moves
        self.dialog: FindDialog | None = None
        self.find_action = self._action(_("Find in the list…"), "Ctrl+Shift+F", self.find)
        self.replace_action = self._action(_("Find and replace…"), "Ctrl+H", self.replace)
        self.next_action = self._action(_("Find next"), "F3", self.find_next)
        self.previous_action = self._action(_("Find previous"), "Shift+F3", self.find_previous)

    def _action(self, text: str, keys: str, act: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self._view.addAction(action)
        return action

    @Slot()
    def find(self) -> None:
        """Open the dialog that finds."""
        self._open(replacing=False)

    @Slot()
    def replace(self) -> None:
        """Open the dialog that finds and replaces."""
        self._open(replacing=True)

    @Slot()
    def find_next(self) -> None:
        """Show the next cell found; ask first what is to be found."""
        if self.dialog is None or not self.dialog.sought.text():
            self.find()
        else:
            self.dialog.find_next()

    @Slot()
    def find_previous(self) -> None:
        """Show the cell found before; ask first what is to be found."""
        if self.dialog is None or not self.dialog.sought.text():
            self.find()
        else:
            self.dialog.find_previous()

    def _open(self, *, replacing: bool) -> None:
        if self.dialog is None:
            self.dialog = FindDialog(self._model, self._grid, self._moves.here, self._view)
            self.dialog.shown.connect(self._show)
            self.dialog.replaced.connect(self.done)
            self.dialog.refused.connect(self.told)
            self.dialog.finished.connect(self._closed)
        self.dialog.offer(self._scopes())
        self.dialog.set_replacing(replacing)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.sought.setFocus()
        self.dialog.sought.selectAll()

    @Slot()
    def _closed(self) -> None:
        self._view.setFocus()

    @Slot(object)
    def _show(self, cell: FoundCell) -> None:
        self._moves.go_to(cell.row.id, cell.field.key)

    def _scopes(self) -> Sequence[tuple[str, Scope]]:
        """Return where one may look; where several records are selected, those are what is meant."""
        columns, cells = tuple(self._grid.columns()), self._cells()
        found = [(_("All rows that are shown"), Scope(columns))]
        current = self._view.currentIndex().column()
        if current in columns:
            label = _(self._model.fields[current].label)
            found.append((_("The column “{label}”").format(label=label), Scope((current,))))
        lines = {line for chosen in cells.values() for line in chosen}
        if lines:
            rows = (self._grid.row(line) for line in lines)
            selected = Scope(tuple(cells), frozenset(row.id for row in rows if row is not None))
            place = 0 if len(lines) > 1 else len(found)
            found.insert(place, (_("What is selected"), selected))
        return found
