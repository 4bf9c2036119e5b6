"""The list of a column's values, each with its tick and its count; years and months fold."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cica_events.i18n import _, ngettext
from ui.toolkit.arranged_model import ROOT
from ui.toolkit.cell_painting import CellColours, draw_fold_mark, one_line
from ui.toolkit.cells import Index
from ui.toolkit.directions import cut_text
from ui.toolkit.value_choice import Line, ValueChoice

MEASURED = 100  # values
LINES = 12  # without scrolling
PAD = 8  # pixels at the usual zoom
ON, OFF, PARTLY = QStyle.StateFlag.State_On, QStyle.StateFlag.State_Off, QStyle.StateFlag.State_NoChange
STATES = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked, None: Qt.CheckState.PartiallyChecked}


class ValueLines(QAbstractListModel):
    """The lines of a `ValueChoice`."""

    asked = Signal()  # something other than the list ticked a line

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choice = ValueChoice([], False, None)
        self.lines: list[Line] = []

    def show(self, choice: ValueChoice) -> None:
        """Show the values of `choice`."""
        self.choice = choice
        self.renew()

    def renew(self) -> None:
        """Show what is searched and folded now."""
        self.beginResetModel()
        self.lines = self.choice.lines()
        self.endResetModel()

    def ticks_changed(self) -> None:
        """Draw all ticks anew."""
        if self.lines:
            self.dataChanged.emit(
                self.index(0), self.index(len(self.lines) - 1), [Qt.ItemDataRole.CheckStateRole]
            )

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Answer for one line."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return label_of(line)
            case Qt.ItemDataRole.CheckStateRole:
                return STATES[self.choice.ticked(line)]
            case Qt.ItemDataRole.AccessibleTextRole:
                count = ngettext("{value}, {count} row", "{value}, {count} rows", line.count)
                return count.format(value=label_of(line), count=line.count)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick one line, as a screen reader asks."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.choice.tick(self.lines[index.row()].places, Qt.CheckState(value) == Qt.CheckState.Checked)
        self.ticks_changed()
        self.asked.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every line can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemNeverHasChildren


class ValueList(QListView):
    """Space and a click tick, Left and Right fold; `changed` tells of ticks."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.values = ValueLines(self)
        self.setModel(self.values)
        self.values.asked.connect(self.changed)
        self.setItemDelegate(ValueHand(self))
        self.setAccessibleName(_("Values"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def sizeHint(self) -> QSize:
        """Want room for some lines."""
        return QSize(super().sizeHint().width(), (self.fontMetrics().height() + 8) * LINES)

    def needed_width(self) -> int:
        """Return the width in which the first values stand whole beside their ticks and counts."""
        metrics = self.fontMetrics()
        room = (
            3 * PAD + metrics.height() + self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        )
        return (
            max(
                (
                    indent(self, line) + metrics.horizontalAdvance(one_line(label_of(line)) + str(line.count))
                    for line in self.values.lines[:MEASURED]
                ),
                default=0,
            )
            + room
        )

    def show_values(self, choice: ValueChoice) -> None:
        """Show the values of `choice`."""
        self.values.show(choice)
        if self.values.lines:
            self.setCurrentIndex(self.values.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, fold with Left and Right."""
        index = self.currentIndex()
        line = self.values.lines[index.row()] if index.isValid() else None
        if line is not None and event.key() == Qt.Key.Key_Space:
            self._toggle(line)
        elif line is not None and line.is_branch and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._fold(index, event.key() == Qt.Key.Key_Left)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ticks; one on the mark of a year or month folds it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        line = self.values.lines[index.row()]
        if line.is_branch and event.position().x() < indent(self, line):
            self._fold(index, line.token not in self.values.choice.folded)
        else:
            self._toggle(line)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def _toggle(self, line: Line) -> None:
        choice = self.values.choice
        choice.tick(line.places, choice.ticked(line) is not True)
        self.values.ticks_changed()
        self.changed.emit()

    def _fold(self, index: QModelIndex, folded: bool) -> None:
        choice, row = self.values.choice, index.row()
        (choice.folded.add if folded else choice.folded.discard)(self.values.lines[row].token)
        self.values.renew()
        self.setCurrentIndex(self.values.index(row))


class ValueHand(QStyledItemDelegate):
    """Draws tick, value and count."""

    def __init__(self, view: ValueList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the same height for every line."""
        return QSize(option.fontMetrics.averageCharWidth() * 20, option.fontMetrics.height() + 8)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Leave ticking to the list: Qt would take back on release what was ticked on the press."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        view, rect, metrics = self._view, QRect(option.rect), option.fontMetrics
        line, choice, colours = (
            view.values.lines[index.row()],
            view.values.choice,
            CellColours.of(view.palette()),
        )
        state: QStyle.StateFlag = option.state
        current = view.hasFocus() and index.row() == view.currentIndex().row()
        painter.save()
        painter.setFont(option.font)
        tinted = current or state & QStyle.StateFlag.State_MouseOver
        painter.fillRect(rect, colours.row if tinted else colours.panel)
        side = metrics.height()
        tick = QRect(rect.left() + indent(view, line), rect.center().y() - side // 2, side, side)
        if line.is_branch:
            mark = rect.translated(tick.left() - rect.left() - side - PAD, 0)
            draw_fold_mark(painter, mark, line.token in choice.folded and not choice.searching, colours.muted)
        self._draw_tick(painter, option, tick, choice.ticked(line))
        inner = rect.adjusted(tick.right() + PAD - rect.left(), 0, -PAD, 0)
        draw_pair(painter, inner, label_of(line), str(line.count), colours)
        painter.restore()

    def _draw_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, ticked: bool | None
    ) -> None:
        box = QStyleOptionViewItem(option)
        box.rect = rect
        look = {True: ON, False: OFF, None: PARTLY}[ticked]
        box.state = QStyle.StateFlag.State_Enabled | look
        primitive = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(primitive, box, painter, self._view)


def draw_pair(painter: QPainter, rect: QRect, text: str, count: str, colours: CellColours) -> None:
    """Draw a text, cut where it is too long, and at the right its count."""
    metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
    painter.setPen(colours.muted)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignRight | middle), count)
    room = rect.width() - metrics.horizontalAdvance(count) - PAD
    painter.setPen(colours.text)
    cut = cut_text(metrics, one_line(text), room)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | middle | Qt.TextFlag.TextSingleLine), cut)


def label_of(line: Line) -> str:
    """Return the words of a line; nothing has some too."""
    return line.label or _("(empty)")


def indent(view: ValueList, line: Line) -> int:
    """Return how far from the left the tick of a line stands, in pixels."""
    step = view.fontMetrics().height() + PAD // 2
    return PAD + step * (line.depth + (1 if view.values.choice.has_branches else 0))
