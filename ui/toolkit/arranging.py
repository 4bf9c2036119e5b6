"""What arranges a table, declared once for headings, menus, bar and keys: filter, sort, group, freeze."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QTableView

from cica_events.i18n import _
from ui.runtime.icons import NAME
from ui.runtime.reasons import allow
from ui.toolkit.arranged_model import OWN
from ui.toolkit.arrangement import SortBy
from ui.toolkit.column_layout import ColumnLayout, ColumnState
from ui.toolkit.dialogs import Dialog, open_dialog
from ui.toolkit.heading_dialog import HeadingDialog
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.sort_dialog import SortDialog
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.value_filters import ValueFilter
from ui.toolkit.value_popup import ValuePopup

ALT_DOWN = "Alt+Down"
ICONS = {
    "filter": "funnel",
    "clear": "x",
    "sort": "arrow-up-down",
    "sort_again": "refresh-cw",
    "group": "group",
    "ungroup": "list",
    "fold": "chevron-right",
    "unfold": "chevron-down",
    "freeze": "lock",
    "unfreeze": "x",
    "heading": "ellipsis",
}
FILTER_KEYS = "Ctrl+Shift+L"  # as in Excel; Alt+Down, its other key, moves records in some lists


class Arranging(QObject):
    """The commands of one table; what they need to know of it is the current column."""

    told = Signal(str)  # why something could not be done
    regrouped = Signal(str)  # the user chose what to group by
    menu_asked = Signal(int)  # the menu of a column

    def __init__(
        self, view: QTableView, header: RecordHeader, model: RecordTableModel, columns: ColumnLayout
    ) -> None:
        super().__init__(view)
        self._view, self._header, self._model, self.columns = view, header, model, columns
        header.filterable = True
        self._shared: tuple[QAction, Callable[[], bool]] | None = None  # what has Alt+Down too, and when
        self.filter = self._action(_("Filter by the current column…"), "", self.filter_here)
        self.clear = self._action(_("Clear all filters"), "", self.clear_filters)
        self.sort = self._action(_("Sort…"), "", self.open_sort)
        self.sort_again = self._action(_("Sort again"), "Ctrl+Alt+L", self._sort_again)
        self.group = self._action(_("Group by the current column"), "", self.group_here)
        self.ungroup = self._action(_("Do not group"), "", self.end_grouping)
        self.fold = self._action(_("Fold all groups"), "Alt+Shift+Left", model.fold_all)
        self.unfold = self._action(_("Unfold all groups"), "Alt+Shift+Right", model.unfold_all)
        self.freeze = self._action(_("Freeze up to the current column"), "", self.freeze_here)
        self.unfreeze = self._action(_("Unfreeze the columns"), "", self.end_freezing)
        self.heading = self._action(_("Menu of the current column"), "Alt+Shift+Down", self._ask_menu)
        for key, name in ICONS.items():
            getattr(self, key).setProperty(NAME, name)
        header.sort_asked.connect(self.sort_by_heading)
        header.filter_asked.connect(self.open_filter)
        model.arranged.connect(self._look)
        columns.changed.connect(self._look)
        columns.changed.connect(self._stay_in_sight)
        self._look()

    def _action(self, text: str, keys: str, act: object) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self._view.addAction(action)
        return action

    @Slot()
    def _look(self) -> None:
        """Offer what can be done now."""
        allow(self.clear, bool(self._model.value_filters), _("The list is not filtered by values."))
        arranged = bool(self._model.order or self._model.value_filters)
        allow(self.sort_again, arranged, _("The list is not sorted."))
        for action in (self.ungroup, self.fold, self.unfold):
            allow(action, self._model.grouped, _("The list is not grouped."))
        allow(self.unfreeze, bool(self.columns.frozen), _("No column is frozen."))

    def allow_keys(self) -> None:
        """Let the keys of Excel open the filter; a table of a few lines may have another use for them."""
        self.filter.setShortcuts([QKeySequence(FILTER_KEYS), *self.filter.shortcuts()])

    def allow_alt_down(self) -> None:
        """Let Alt+Down open the filter too, where the list does not move records by it."""
        self.filter.setShortcuts([*self.filter.shortcuts(), QKeySequence(ALT_DOWN)])

    def share_alt_down(self, mover: QAction, movable: Callable[[], bool]) -> None:
        """Let Alt+Down go to `mover` while records are `movable`, and open the filter while they are not."""
        self._shared = mover, movable
        self._model.headerDataChanged.connect(self._share)
        self._share()

    @Slot()
    def _share(self) -> None:
        if self._shared is not None:
            mover, movable = self._shared
            alone, both = [QKeySequence(FILTER_KEYS)], [QKeySequence(FILTER_KEYS), QKeySequence(ALT_DOWN)]
            moves = movable()
            self.filter.setShortcuts(alone if moves else both)
            mover.setShortcuts(both[1:] if moves else [])

    def current_column(self) -> int:
        """Return the column of the current cell, else the first one."""
        column = self._view.currentIndex().column()
        shown = self.columns.shown_columns()
        return column if column in shown else shown[0]

    # Filters

    @Slot()
    def filter_here(self) -> None:
        """Open the filter of the current column."""
        self.open_filter(self.current_column())

    @Slot(int)
    def open_filter(self, column: int) -> None:
        """Open the filter of a column under its heading."""
        self.popup = ValuePopup(self._model, self.columns.key(column), self._view)
        self.popup.filter_chosen.connect(self.set_filter)
        self.popup.sort_chosen.connect(self._sort_column)
        self.popup.group_chosen.connect(self.group_by)
        self.show_column(column)
        self.popup.open_at(self.under(column))

    def show_column(self, column: int) -> None:
        """Bring a column into sight."""
        line = max(0, self._view.rowAt(0))
        index = self._model.index(line, column)
        if index.isValid():
            self._view.scrollTo(index)

    def under(self, column: int) -> QPoint:
        """Return where something opens under a heading, on the screen."""
        place = self._header.place(column)
        left = max(0, min(place.left(), self._header.viewport().width()))
        return self._header.viewport().mapToGlobal(QPoint(left, place.bottom() + 1))

    def set_filter(self, key: str, chosen: ValueFilter | None) -> None:
        """Filter by the values of one column, not any more by it where nothing is given."""
        others = [each for each in self._model.value_filters if each.key != key]
        places = [each.key for each in self._model.value_filters]
        if chosen is not None:
            others.insert(places.index(key) if key in places else len(others), chosen)
        before = self._view.currentIndex()
        line, column, row = before.row(), before.column(), self._model.row_at(before.row())
        self._model.set_value_filters(others)
        if row is not None and self._model.line_of(str(row.id)) < 0:
            self._stay(line, column)

    def _stay(self, line: int, column: int) -> None:
        """Go to the record that stands now where the current one was, which a filter took away."""
        lines = self._model.record_lines(0, self._model.rowCount() - 1)
        if not lines:
            return
        near = lines[min(bisect_left(lines, line), len(lines) - 1)]
        index = self._model.index(near, column)
        flag = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        self._view.scrollTo(index)

    @Slot()
    def clear_filters(self) -> None:
        """Show the rows whatever their values are."""
        self._model.set_value_filters([])

    def reveal(self, record_id: str) -> bool:
        """Unfold the groups and clear the filters where they hide a record; tell whether it is shown."""
        for act in (self._model.unfold_all, self.clear_filters):
            if self._model.line_of(record_id) < 0:
                act()
        return self._model.line_of(record_id) >= 0

    # Sorting

    @Slot()
    def open_sort(self) -> None:
        """Ask by which columns to sort."""
        dialog = SortDialog(self._model, self.columns, self._view.window())
        dialog.chosen.connect(self.sort_by)
        self._open(dialog)

    def _open(self, dialog: Dialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)

    @Slot()
    def _sort_again(self) -> None:
        """Bring rows that were edited since to their places."""
        self._model.set_order(self._model.order)

    def sort_by(self, order: Sequence[SortBy]) -> None:
        """Sort by `order` and remember it; nothing is the records' own order."""
        self._model.set_order(order)
        self._look()
        self.columns.sort_changed()

    def _sort_column(self, key: str, descending: bool) -> None:
        self.sort_by([SortBy(key, descending)])

    @Slot(int, bool)
    def sort_by_heading(self, column: int, adding: bool) -> None:
        """Sort ascending, then descending, then not at all; `adding` keeps the other steps in place."""
        key, order = self.columns.key(column), list(self._model.order)
        present = next((step for step in order if step.key == key), None)
        kept = order if adding else [step for step in order if step.key == key]
        if present is None:
            kept.append(SortBy(key))
        elif present.descending:
            kept.remove(present)
        else:
            kept[kept.index(present)] = SortBy(key, descending=True)
        self.sort_by(kept)

    # Groups

    @Slot(str)
    def group_by(self, choice: str) -> None:
        """Gather the rows by a column, by `OWN`, or by nothing; tell where a column has too many values."""
        if choice not in {OWN, ""} and not self._model.groupable(choice):
            heading = self._model.heading(self._model.field(choice))
            text = _("“{column}” has too many different values to group by it. Filter by it instead.")
            self.told.emit(text.format(column=heading))
            return
        self._model.group_by(choice)
        self.regrouped.emit(choice)

    @Slot()
    def group_here(self) -> None:
        """Group by the current column."""
        self.group_by(self.columns.key(self.current_column()))

    @Slot()
    def end_grouping(self) -> None:
        """Show the rows without groups."""
        self.group_by("")

    # Columns

    @Slot()
    def _ask_menu(self) -> None:
        column = self.current_column()
        self.show_column(column)
        self.menu_asked.emit(column)

    @Slot()
    def freeze_here(self) -> None:
        """Keep the columns up to the current one in sight."""
        self.columns.freeze(self.columns.key(self.current_column()))

    @Slot()
    def end_freezing(self) -> None:
        """Let all columns be scrolled."""
        self.columns.freeze("")

    def rename(self, column: int) -> None:
        """Ask for another heading of a column."""
        key = self.columns.key(column)
        self._open(HeadingDialog(self._model, self.columns, key, self._view.window()))

    @Slot()
    def _stay_in_sight(self) -> None:
        """Go to the column that came to where the current one stood, if that is hidden now."""
        index, shown = self._view.currentIndex(), self.columns.shown_columns()
        if not index.isValid() or not shown or index.column() in shown:
            return
        before = self._header.visualIndex(index.column())
        beside = next((each for each in shown if self._header.visualIndex(each) > before), shown[-1])
        chosen = self._view.selectionModel().selection()
        alone = chosen.size() == 1 and chosen.at(0).width() == chosen.at(0).height() == 1
        flag = QItemSelectionModel.SelectionFlag
        self._view.selectionModel().setCurrentIndex(
            index.siblingAtColumn(beside), flag.ClearAndSelect if alone else flag.NoUpdate
        )

    def hide(self, column: int) -> None:
        """Hide a column, unless it is the last one in sight."""
        if len(self.columns.shown_columns()) < 2:
            return
        key = self.columns.key(column)
        states = self.columns.columns()
        self.columns.set_columns([ColumnState(s.key, s.label, s.shown and s.key != key) for s in states])
