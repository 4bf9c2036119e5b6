"""The agenda as a list to choose from: each item with how many speak to it, and for how long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QRect, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cica_events.i18n import _, language, ngettext
from cica_events.queries.agenda import AgendaRow
from ui.toolkit.cells import Index
from ui.toolkit.plain import plain_hint

ID = Qt.ItemDataRole.UserRole
INDENT, ROOM, SIDES = 14, 12, 8  # pixels, independent of the screen's density
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
LEAST, USUAL = 34, 62  # average characters


class TitleHand(QStyledItemDelegate):
    """Gives a title the lines that it needs in the width of its column."""

    def __init__(self, view: QTreeWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of all lines of a title."""
        depth, above = 0, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._view.columnWidth(0) - depth * self._view.indentation() - SIDES
        metrics, text = self._view.fontMetrics(), str(index.data() or "")
        lines = metrics.boundingRect(QRect(0, 0, max(width, 1), 0), Qt.TextFlag.TextWordWrap, text)
        return QSize(0, lines.height() + ROOM)


class ItemList(QTreeWidget):
    """Tells the id of the item that was gone to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Agenda items"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setProperty("roomy", True)
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setItemDelegateForColumn(0, TitleHand(self))
        self.setAllColumnsShowFocus(True)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * LEAST)
        self.setIndentation(INDENT)
        self.setItemsExpandable(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        heading = self.header()
        heading.setStretchLastSection(False)
        heading.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heading.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        heading.sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.currentItemChanged.connect(self._gone_to)

    def sizeHint(self) -> QSize:
        """Return a size in which most titles stand whole, in a small window a part of it."""
        whole = self.fontMetrics().averageCharWidth() * USUAL
        return QSize(min(whole, self.window().width() * 2 // 9), super().sizeHint().height())

    def show_items(self, rows: Sequence[AgendaRow], counts: dict[str, str], current: str) -> None:
        """Show the agenda; `counts` stand beside the items, `current` stays chosen."""
        self.blockSignals(True)
        self.clear()
        made: dict[str | None, QTreeWidgetItem] = {None: self.invisibleRootItem()}
        for row in rows:
            title = row.shown_title(language())
            line = QTreeWidgetItem([f"{row.number}  {title}".strip(), counts.get(row.id, "")])
            line.setData(0, ID, row.id)
            line.setToolTip(0, plain_hint(title))
            line.setToolTip(1, plain_hint(_told(line.text(1))))
            line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            made.get(row.parent_id, made[None]).addChild(line)
            made[row.id] = line
        self.expandAll()
        self.blockSignals(False)
        self.choose(current if current in made else rows[0].id if rows else "")

    def choose(self, item_id: str) -> None:
        """Go to an item."""
        for line in self.findItems("*", Qt.MatchFlag.MatchWildcard | Qt.MatchFlag.MatchRecursive):
            if line.data(0, ID) == item_id:
                self.setCurrentItem(line, 0, CHOOSE)

    def current_id(self) -> str:
        """Return the id of the item that is chosen, an empty text for none."""
        line = self.currentItem()
        return str(line.data(0, ID)) if line is not None else ""

    @Slot()
    def _gone_to(self) -> None:
        self.chosen.emit(self.current_id())


def _told(count: str) -> str:
    return ngettext("{count} speaker", "{count} speakers", int(count)).format(count=count) if count else ""
