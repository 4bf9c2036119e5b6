"""The menu of a heading: sort, filter, group, freeze, rename, fit, hide."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from cica_events.i18n import _
from ui.toolkit.arranged_model import OWN
from ui.toolkit.arrangement import SortBy
from ui.toolkit.arranging import Arranging
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.table_model import RecordTableModel

Entry = tuple[str, Callable[[], object]] | None
"""A text and what it does; None is a line."""


class ColumnMenu(QObject):
    """Opens on a right click on a heading, and by the keys of `arranging.heading`."""

    fit_asked = Signal(int)

    def __init__(self, header: RecordHeader, model: RecordTableModel, arranging: Arranging) -> None:
        super().__init__(arranging)
        self._header, self._model, self._arranging = header, model, arranging
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._clicked)
        arranging.menu_asked.connect(self._open_under)

    @Slot(QPoint)
    def _clicked(self, at: QPoint) -> None:
        column = self._header.column_at(at.x())
        if column >= 0:
            self.menu(column).popup(self._header.mapToGlobal(at))

    @Slot(int)
    def _open_under(self, column: int) -> None:
        menu = self.menu(column)
        menu.popup(self._arranging.under(column))
        menu.setActiveAction(menu.actions()[0])

    def menu(self, column: int) -> QMenu:
        """Return the menu of a column's heading; it deletes itself when closed."""
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._model.heading(self._model.fields[column]))
        key = self._arranging.columns.key(column)
        for entry in (*self._order(key), None, *self._rows(column, key), None, *self._column(column, key)):
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(*entry)
        return menu

    def _order(self, key: str) -> list[Entry]:
        sort = self._arranging.sort_by
        entries: list[Entry] = [
            (_("Sort ascending"), partial(sort, [SortBy(key)])),
            (_("Sort descending"), partial(sort, [SortBy(key, descending=True)])),
            (_("Sort…"), self._arranging.open_sort),
        ]
        if not self._model.order:
            return entries
        again = (_("Sort again"), self._arranging.sort_again.trigger)
        return [*entries, again, (_("Do not sort"), partial(sort, []))]

    def _rows(self, column: int, key: str) -> list[Entry]:
        doing, model = self._arranging, self._model
        entries: list[Entry] = [(_("Filter…"), partial(doing.open_filter, column))]
        if model.filter_of(key) is not None:
            entries.append((_("Clear the filter"), partial(doing.set_filter, key, None)))
        if model.grouping != key:
            entries.append((_("Group by this column"), partial(doing.group_by, key)))
        if model.grouped:
            entries.append((_("Do not group"), doing.end_grouping))
        elif model.has_own_groups:
            entries.append((_("Usual groups"), partial(doing.group_by, OWN)))
        return entries

    def _column(self, column: int, key: str) -> list[Entry]:
        doing, columns = self._arranging, self._arranging.columns
        freeze = (_("Freeze up to here"), partial(columns.freeze, key))
        unfreeze = (_("Unfreeze the columns"), doing.end_freezing)
        frozen: list[Entry] = [freeze, unfreeze] if columns.frozen else [freeze]
        return [
            *frozen,
            (_("Rename the heading…"), partial(doing.rename, column)),
            (_("Fit the width to what is in it"), partial(self.fit_asked.emit, column)),
            (_("Hide this column"), partial(doing.hide, column)),
            (_("Show the usual columns"), columns.reset),
        ]
