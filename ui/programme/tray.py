"""The tray at the left of the day: the agenda, and below it what is not yet scheduled."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _
from ui.programme.item_mime import carried_items
from ui.programme.programme_list import ProgrammeList
from ui.programme.tray_model import Index, Part, TrayLine, TrayModel
from ui.toolkit.buttons import ActionButton
from ui.toolkit.cell_painting import wrapped
from ui.toolkit.colours import colour
from ui.toolkit.directions import cut_text
from ui.toolkit.flow_layout import FlowLayout

MARGIN, INDENT, HEADROOM, AROUND = 8, 18, 10, 5
NUMBER, BESIDE = 26, 8  # pixels that a number takes at least; before what stands at the right
LINES = 6  # of a title at most


class TrayList(QListView):
    """The lines; `put_asked` comes with Enter or a double click, `out_asked` with what was dropped.

    A double click asks when its button is up again: a menu that opens under a held button would take the
    release for a choice.
    """

    put_asked = Signal()
    out_asked = Signal(list)
    selection_moved = Signal()

    def __init__(self, model: TrayModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.tray = model
        self._clicked_twice = False  # and the button is still down
        self.setModel(model)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: 0; background: transparent; }")
        self.setItemDelegate(TrayDelegate(model, self))
        self.setAccessibleName(_("Agenda, and what is not yet scheduled"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # titles take other lines in another width
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.doubleClicked.connect(self._note_double_click)

    def chosen(self) -> list[TrayLine]:
        """Return the selected lines in their order."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self.tray.lines[row] for row in rows]

    def items(self) -> list[str]:
        """Return the ids of the selected agenda items, each once."""
        return list(dict.fromkeys(line.id for line in self.chosen() if line.part is not Part.SESSION))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter schedules."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen():
            self.put_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give titles as many lines as they need now: Qt itself waits a tenth of a second with it."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @Slot()
    def _note_double_click(self) -> None:
        self._clicked_twice = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask where to put the line that was clicked twice."""
        super().mouseReleaseEvent(event)
        if self._clicked_twice:
            self._clicked_twice = False
            self.put_asked.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take items out of their session that are dragged here from it."""
        if event.source() is not self:
            event.acceptProposedAction()
            self.out_asked.emit(carried_items(event.mimeData()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other lines are selected."""
        super().selectionChanged(selected, deselected)
        self.selection_moved.emit()


class TrayDelegate(QStyledItemDelegate):
    """Draws a line: number, title on a few lines, and at the right how long it takes."""

    def __init__(self, model: TrayModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model, self._list = model, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return as many lines as the title needs in the width of the list; above a heading is more room."""
        line, high = self._model.lines[index.row()], option.fontMetrics.height()
        if line.part is Part.HEADING:
            return QSize(80, high + 8 + HEADROOM)
        room = _title_room(line, self._list.viewport().width() - 2 * MARGIN, option.fontMetrics)
        more = len(wrapped(_title(line), option.font, room, LINES)) - 1
        return QSize(80, high + more * option.fontMetrics.lineSpacing() + 2 * AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        line, palette = self._model.lines[index.row()], option.palette
        painter.save()
        rect = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(colour(palette, "accent"))
            painter.setBrush(colour(palette, "selection"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -1), 5, 5)
        self._words(painter, rect.adjusted(MARGIN, 0, -MARGIN, 0), line, option)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, line: TrayLine, option: QStyleOptionViewItem) -> None:
        flags = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        muted, text = colour(option.palette, "muted"), colour(option.palette, "text")
        font = QFont(option.font)
        if line.part is Part.HEADING:
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(text if not line.id and line.title == _("Agenda") else muted)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(rect.adjusted(-2, HEADROOM - 4, 0, 0), int(middle), line.title)
            return
        metrics = option.fontMetrics
        painter.setFont(font)
        painter.setPen(muted)
        rect = rect.adjusted(0, AROUND, 0, 0)
        painter.drawText(rect.adjusted(line.depth * INDENT, 0, 0, 0), flags, line.number)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), line.aside)
        room = _title_room(line, rect.width(), metrics)
        lines = wrapped(_title(line), font, room, LINES)
        lines[-1] = cut_text(metrics, lines[-1], room)
        painter.setPen(text)
        left = rect.left() + _title_left(line, metrics)
        for place, words in enumerate(lines):
            band = QRect(left, rect.top() + place * metrics.lineSpacing(), room, metrics.height())
            painter.drawText(band, flags, words)


def _title(line: TrayLine) -> str:
    return " ".join(line.title.split())


def _title_left(line: TrayLine, metrics: QFontMetrics) -> int:
    """Return how far (pixels) from the left a title begins."""
    number = max(metrics.horizontalAdvance(f"{line.number} "), NUMBER) if line.number else 0
    return line.depth * INDENT + number


def _title_room(line: TrayLine, width: int, metrics: QFontMetrics) -> int:
    """Return how wide (pixels) a title can be in a line of `width`."""
    aside = metrics.horizontalAdvance(line.aside) + BESIDE if line.aside else 0
    return width - _title_left(line, metrics) - aside


class Tray(QFrame):
    """The list in its panel, over the commands that schedule."""

    def __init__(self, put: QAction, rest: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.model = TrayModel(self)
        self.list = TrayList(self.model, self)
        buttons = FlowLayout()
        for action in (put, rest):
            buttons.addWidget(ActionButton(action, parent=self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 4, 8)
        layout.setSpacing(8)
        layout.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(MARGIN - 2, 0, MARGIN, 0)
        below.addLayout(buttons)
        layout.addLayout(below)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)

    def show_lines(self, programme: ProgrammeList) -> None:
        """Show the lines as they are now; those that were selected stay so."""
        was = self.list.currentIndex()
        current = self.model.lines[was.row()].id if was.isValid() else ""
        held = self.list.hasFocus()
        self.model.show(programme)
        if not self.list.currentIndex().isValid():
            self.choose(current)
        if held:
            self.list.setFocus()

    def choose(self, item_id: str) -> None:
        """Select an item, in the agenda rather than below it."""
        row = next((n for n, line in enumerate(self.model.lines) if line.id and line.id == item_id), -1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def current_item(self) -> str:
        """Return the id of the current agenda item, empty for none."""
        index = self.list.currentIndex()
        line = self.model.lines[index.row()] if index.isValid() else None
        return line.id if line is not None and line.part in {Part.ITEM, Part.UNSCHEDULED} else ""
