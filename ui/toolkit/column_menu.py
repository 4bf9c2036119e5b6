"""The menu of a table's headings: sort, hide, fit and return to the usual columns."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from cica_events.i18n import _
from ui.toolkit.arrangement import SortBy
from ui.toolkit.column_layout import ColumnLayout, ColumnState
from ui.toolkit.record_header import RecordHeader


class ColumnMenu(QObject):
    """Opens on a right click on a heading."""

    sort_chosen = Signal(object)  # the steps of the sort
    fit_asked = Signal(int)

    def __init__(self, header: RecordHeader, layout: ColumnLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._header = header
        self._layout = layout
        self._column = 0
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open)

    @Slot(QPoint)
    def _open(self, at: QPoint) -> None:
        self._column = self._header.logicalIndexAt(at)
        if self._column >= 0:
            self.menu().popup(self._header.mapToGlobal(at))

    def menu(self) -> QMenu:
        """Return the menu for the heading last clicked; it deletes itself when closed."""
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Sort upwards"), self._sort_up)
        menu.addAction(_("Sort downwards"), self._sort_down)
        menu.addAction(_("Do not sort"), self._sort_none)
        menu.addSeparator()
        menu.addAction(_("Fit the width to what is in it"), self._fit)
        menu.addAction(_("Hide this column"), self._hide)
        menu.addAction(_("Show the usual columns"), self._layout.reset)
        return menu

    @Slot()
    def _sort_up(self) -> None:
        self.sort_chosen.emit([SortBy(self._layout.key(self._column))])

    @Slot()
    def _sort_down(self) -> None:
        self.sort_chosen.emit([SortBy(self._layout.key(self._column), descending=True)])

    @Slot()
    def _sort_none(self) -> None:
        self.sort_chosen.emit([])

    @Slot()
    def _fit(self) -> None:
        self.fit_asked.emit(self._column)

    @Slot()
    def _hide(self) -> None:
        """Hide the column, unless it is the last one in sight."""
        if len(self._layout.shown_columns()) < 2:
            return
        key = self._layout.key(self._column)
        states = self._layout.columns()
        self._layout.set_columns([ColumnState(s.key, s.label, s.shown and s.key != key) for s in states])
