"""A list of sentences under headings with their counts; a click or Enter on one goes to what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ABOUT = Role.UserRole
PADDING = 5  # pixels above and below a line
MANY = 30  # lines under one heading from which on it begins folded


class GroupedList(QTreeView):
    """Shows texts as they are, wrapped; `chosen` hands out what a line is about."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Wrapped(self))
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setIndentation(16)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("bare", True)  # stands in a panel
        self.clicked.connect(self._choose)

    def fill(self, groups: Mapping[str, Sequence[tuple[str, Any]]]) -> None:
        """Show the lines (text, what it is about) under their headings; what was folded stays so."""
        folded = self._folded()
        at = self.verticalScrollBar().value()
        self._model.clear()
        for heading, lines in groups.items():
            top = _item(f"{heading} · {len(lines)}", heading)
            font = self.font()
            font.setWeight(font.Weight.DemiBold)
            top.setFont(font)
            top.appendRows([_item(text, about) for text, about in lines])
            self._model.appendRow(top)
            self.setExpanded(top.index(), not folded.get(heading, len(lines) > MANY))
        self.verticalScrollBar().setValue(at)

    def _folded(self) -> dict[str, bool]:
        tops = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        return {str(top.data(ABOUT)): not self.isExpanded(top) for top in tops}

    @property
    def texts(self) -> dict[str, list[str]]:
        """What is shown, by heading with its count."""
        shown = {}
        for row in range(self._model.rowCount()):
            top = self._model.item(row)
            shown[top.text()] = [top.child(line).text() for line in range(top.rowCount())]
        return shown

    def index_of(self, text: str) -> QModelIndex:
        """Return where a line or heading stands; invalid if nowhere."""
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        found = self._model.findItems(text, flags)
        return found[0].index() if found else QModelIndex()

    @Slot(QModelIndex)
    def _choose(self, index: Index) -> None:
        if index.parent().isValid():
            self.chosen.emit(index.data(ABOUT))
        else:
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if self.currentIndex().isValid():
                self._choose(self.currentIndex())
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Wrapped(QStyledItemDelegate):
    """Gives each line the height that its text needs in the width there is."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the wrapped text."""
        view = self._view
        self.initStyleOption(option, index)
        taken = 2 * view.indentation() if index.parent().isValid() else view.indentation()
        margin = 2 * (view.style().pixelMetric(view.style().PixelMetric.PM_FocusFrameHMargin, option) + 1)
        room = max(80, view.viewport().width() - taken - margin)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        height = option.fontMetrics.boundingRect(QRect(0, 0, room, 10_000), int(flags), option.text).height()
        return QSize(room, height + 2 * PADDING)


def _item(text: str, about: object) -> QStandardItem:
    item = QStandardItem(" ".join(text.split()))
    item.setData(about, ABOUT)
    item.setEditable(False)
    return item
