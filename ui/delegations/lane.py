"""One lane of the board: the delegations with one reply as cards to select, open and move."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.delegations.card_delegate import CardDelegate
from ui.delegations.delegation_line import DelegationLine
from ui.delegations.lane_model import MIME, LaneModel, dragged_ids
from ui.toolkit.colours import colour
from ui.toolkit.marks import Mark

ALT = Qt.KeyboardModifier.AltModifier
SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
MARGIN = 4  # device-independent pixels around the cards
Flag = QItemSelectionModel.SelectionFlag


class Lane(QListView):
    """Cards of one lane.

    Enter and a double click open a delegation; Alt+Left and Alt+Right carry the selected ones to the lane
    beside; Left and Right past the edge go there.
    """

    opened = Signal(str)
    dropped = Signal(list)  # ids of delegations dragged here
    carried = Signal(int)  # the selected are to go to the lane beside: -1 left, 1 right
    passed = Signal(int)  # the focus is to go there
    remove_asked = Signal()
    chosen = Signal()  # other cards are selected
    menu_asked = Signal(QContextMenuEvent)

    def __init__(self, name: str, nobody: str, mark: Mark, parent: QWidget) -> None:
        super().__init__(parent)
        self._nobody = nobody
        self.cards = LaneModel(self)
        self.setAccessibleName(name)
        self.setModel(self.cards)
        self._delegate = CardDelegate(self, mark, self._whole)
        self.setItemDelegate(self._delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setViewportMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.doubleClicked.connect(self._open)
        for signal in (self.cards.modelReset, self.cards.rowsInserted, self.cards.rowsRemoved):
            signal.connect(self._show_bar)
        self.selectionModel().selectionChanged.connect(self.chosen)

    def selected_lines(self) -> list[DelegationLine]:
        """Return the selected delegations from top to bottom."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [line for line in map(self.cards.line_at, indexes) if line]

    def current_id(self) -> str:
        """Return the id of the current card, an empty text if there is none."""
        line = self.cards.line_at(self.currentIndex())
        return line.id if line else ""

    def select_ids(self, ids: Collection[str]) -> None:
        """Select those of the delegations that are in this lane, the first of them current."""
        selection = QItemSelection()
        found = [index for index in map(self.cards.index_of, ids) if index.isValid()]
        for index in found:
            selection.select(index, index)
        if found:
            self.selectionModel().setCurrentIndex(found[0], Flag.NoUpdate)
            self.scrollTo(found[0])
        self.selectionModel().select(selection, Flag.ClearAndSelect)

    def enter(self) -> None:
        """Take the focus, at the card that was current last or else the first."""
        current = self.currentIndex()
        if not current.isValid():
            every = (self.cards.index(row, 0) for row in range(self.cards.rowCount()))
            current = next((index for index in every if self.cards.line_at(index)), current)
        if current.isValid() and not self.selectedIndexes():
            self.selectionModel().setCurrentIndex(current, Flag.ClearAndSelect)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        if self.current_id():
            self.opened.emit(self.current_id())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, carry and go past the edge by key; any other moves among the cards."""
        side = SIDES.get(Qt.Key(event.key()))
        if event.key() in RETURN:
            self._open()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_asked.emit()
        elif side and event.modifiers() & ALT:
            self.carried.emit(side)
        elif side and not event.modifiers():
            self._go(event, side)
        else:
            super().keyPressEvent(event)

    def _go(self, event: QKeyEvent, side: int) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        after = self.currentIndex()
        same_line = self.visualRect(after).y() == self.visualRect(before).y()
        if after == before or not same_line:
            self.setCurrentIndex(before)
            self.passed.emit(side)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected cards."""
        if self.selected_lines():
            self.menu_asked.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a heading selects nothing new."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.cards.line_at(index) is None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            event.accept()
        else:
            super().mousePressEvent(event)

    # Dragging

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of the other lanes."""
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take cards of the other lanes."""
        self._welcome(event)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which cards were dropped."""
        ids = dragged_ids(event.mimeData())
        if ids and event.source() is not self:
            event.acceptProposedAction()
            self.dropped.emit(ids)
        else:
            event.ignore()

    # Looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out in the new width."""
        super().resizeEvent(event)
        self._show_bar()
        self.scheduleDelayedItemsLayout()

    def _whole(self) -> QSize:
        """Return the room for the cards and the scroll bar."""
        around = 2 * (self.frameWidth() + MARGIN)
        return QSize(self.width() - around, self.height() - around)

    @Slot()
    def _show_bar(self) -> None:
        """Show the scroll bar where it is needed: for one that comes by itself Qt always keeps the room."""
        policy = Qt.ScrollBarPolicy
        shown = policy.ScrollBarAlwaysOn if self._delegate.is_scrolled() else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nobody is in the lane."""
        super().paintEvent(event)
        if not self.cards.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(colour(self.palette(), "muted"))
            room = self.viewport().rect().adjusted(12, 12, -12, -12)
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self._nobody)
            painter.end()
