"""The table of a list's columns: what each holds and where it goes, guesses confirmed by a click."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from cica_events.i18n import _
from ui.imports.column_model import GOES_TO, HEADING, SAMPLES, SURE, ColumnModel
from ui.imports.field_choice import FieldChoice
from ui.toolkit.cell_painting import (
    MARGIN,
    CellColours,
    badge_font,
    draw_fold_mark,
    draw_frame,
    draw_ground,
    draw_pill,
    draw_text,
    pill_width,
)
from ui.toolkit.cells import Index
from ui.toolkit.colours import Tone, badge_colours
from ui.toolkit.record_header import RecordHeader
from ui.toolkit.room_sharing import Wish, shared

OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space, Qt.Key.Key_F4})
SHARES = {HEADING: 22, SAMPLES: 24, GOES_TO: 20, SURE: 34}  # of what is left over
ARROW_ROOM = 22  # pixels of the arrow that unfolds the fields
CONFIRM_ROOM = 22  # pixels beside the words of the button


def strong(font: QFont) -> QFont:
    """Return the font of the headings."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


class ColumnDelegate(QStyledItemDelegate):
    """Draws the cells; the field of a column is chosen in a list that unfolds in place."""

    def __init__(self, model: ColumnModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.colours = CellColours.of(view.palette())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        rect, line, column = QRect(option.rect), index.row(), index.column()
        match = self._model.column(line)
        picked = self._view.currentIndex().row() == line
        ground = self.colours.row if picked else self.colours.panel
        if match.doubtful:
            ground = badge_colours(option.palette, Tone.WARNING)[1]
        painter.save()
        draw_ground(painter, rect, ground, self.colours.line)
        if column == SURE:
            self._draw_sure(painter, option, line)
        else:
            self._draw_text(painter, rect, index)
        if picked and self._view.currentIndex().column() == column and self._view.hasFocus():
            draw_frame(painter, rect, self.colours.accent)
        painter.restore()

    def _draw_text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        match, column = self._model.column(index.row()), index.column()
        taken = bool(match.use.fields) and not match.secret
        ink = self.colours.text if taken and column != SAMPLES else self.colours.muted
        font = self._view.font()
        painter.setFont(strong(font) if column == HEADING else font)
        if column == GOES_TO and not match.secret:
            arrow = QRect(rect.right() - 30, rect.top(), 24, rect.height())
            draw_fold_mark(painter, arrow, False, self.colours.muted)
            rect = rect.adjusted(0, 0, -ARROW_ROOM, 0)
        draw_text(painter, rect, self._model.text(index), ink)

    def _draw_sure(self, painter: QPainter, option: QStyleOptionViewItem, line: int) -> None:
        rect, look = QRect(option.rect), self._model.look(line)
        match = self._model.column(line)
        if match.doubtful:
            button = self.confirm_rect(rect)
            rect.setRight(button.left())
            self._draw_button(painter, button)
        draw_pill(painter, rect, look.text, look.sign, look.tone, option.palette)
        used = QFontMetrics(badge_font(self._view.font())).horizontalAdvance(f"{look.sign} {look.text}")
        rect.setLeft(rect.left() + used + 22)
        if rect.width() > 5 * MARGIN:
            draw_text(painter, rect, match.reason, self.colours.muted)

    def _draw_button(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(badge_font(self._view.font()))
        painter.setPen(self.colours.muted)
        painter.setBrush(self.colours.panel)
        painter.drawRoundedRect(rect, 5, 5)
        painter.setPen(self.colours.text)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), f"✓ {_('Confirm')}")
        painter.restore()

    def confirm_rect(self, cell: QRect) -> QRect:
        """Return where the button stands that confirms a guess."""
        metrics = QFontMetrics(badge_font(self._view.font()))
        width = metrics.horizontalAdvance(f"✓ {_('Confirm')}") + CONFIRM_ROOM
        height = metrics.height() + 8
        top = cell.center().y() - height // 2
        return QRect(cell.right() - width - 6, top, width, height)

    def needed(self, line: int, column: int) -> int:
        """Return the width in which a cell shows all it says."""
        text = self._model.text(self._model.index(line, column))
        if column == HEADING:
            return QFontMetrics(strong(self._view.font())).horizontalAdvance(text) + 2 * MARGIN + 2
        width = QFontMetrics(self._view.font()).horizontalAdvance(text) + 2 * MARGIN + 2
        if column == GOES_TO:
            return width + ARROW_ROOM
        if column != SURE:
            return width
        look, match = self._model.look(line), self._model.column(line)
        button = self.confirm_rect(QRect()).width() + MARGIN if match.doubtful else 0
        badge = pill_width(look.text, look.sign, self._view.font()) + 4
        return badge + button + (max(width, 6 * MARGIN) if match.reason else MARGIN)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for the whole text."""
        metrics = QFontMetrics(self._view.font())
        return QSize(metrics.horizontalAdvance(self._model.text(index)) + 4 * MARGIN, metrics.height() + 14)

    # Choosing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the box with all fields, unfolded."""
        box = FieldChoice(self._model.choices, parent)
        box.setAccessibleName(_("“{heading}” goes to").format(heading=self._model.heading(index.row())))
        box.picked.connect(self._take)
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show where the column goes now."""
        if isinstance(editor, FieldChoice):
            keys = self._model.column(index.row()).use.fields
            editor.show_key(keys[0] if keys else None)

    @Slot()
    def _take(self) -> None:
        editor = self.sender()
        if isinstance(editor, FieldChoice):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the field that was picked."""
        if isinstance(editor, FieldChoice):
            keys = self._model.column(index.row()).use.fields
            if editor.currentData() != (keys[0] if keys else None):
                self._model.picked.emit(self._model.column(index.row()).index, editor.currentData())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the box over its cell."""
        editor.setGeometry(QRect(option.rect).adjusted(2, 1, -2, -2))


class ColumnTable(QTableView):
    """One line for each column of the list."""

    confirm_asked = Signal(int)  # line of a guess
    moved = Signal()  # another column is looked at

    def __init__(self, model: ColumnModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = model
        self.setAccessibleName(_("Columns of the file"))
        self._headings = header = RecordHeader(self)
        self.setHorizontalHeader(header)
        header.setSectionsClickable(False)
        header.setSectionsMovable(False)
        header.setStretchLastSection(True)
        lines = self.verticalHeader()
        lines.hide()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(self.fontMetrics().height() + 17)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setModel(model)
        self._cells = ColumnDelegate(model, self)
        self.setItemDelegate(self._cells)
        self.selectionModel().currentChanged.connect(self._moved)
        model.modelReset.connect(self._share_room)

    @Slot()
    def _moved(self) -> None:
        self.viewport().update()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._share_room()

    @Slot()
    def _share_room(self) -> None:
        """Let as few texts as possible be cut."""
        room = self.viewport().width()
        wishes = [self._wish(column, room) for column in SHARES]
        for column, width in zip(SHARES, shared(wishes, room), strict=True):
            self._headings.resizeSection(column, width)

    def _wish(self, column: int, room: int) -> Wish:
        """Return what a column asks for; samples stand back behind the words that say what is done."""
        least = self._headings.least_width(column)
        needed = [self._cells.needed(line, column) for line in range(self.columns.rowCount())]
        whole, most = max(needed, default=least), room * SHARES[column] // 100
        steps = sorted(min(width, most) if column == SAMPLES else width for width in needed)
        return Wish(least, steps or (least,), whole if column == SAMPLES else least, SHARES[column])

    def choose_field(self, line: int) -> None:
        """Unfold the fields for one column."""
        index = self.columns.index(line, GOES_TO)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)

    def _confirm_at(self, place: QPoint) -> int:
        """Return the line whose button to confirm lies at `place`, -1 for none."""
        index = self.indexAt(place)
        if not index.isValid() or index.column() != SURE or not self.columns.column(index.row()).doubtful:
            return -1
        return index.row() if self._cells.confirm_rect(self.visualRect(index)).contains(place) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that what lies under the pointer can be clicked."""
        place = event.position().toPoint()
        over = self._confirm_at(place) >= 0 or self.indexAt(place).column() == GOES_TO
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Confirm a guess or unfold the fields."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        line = self._confirm_at(place)
        if line >= 0:
            self.confirm_asked.emit(line)
        elif self.indexAt(place).column() == GOES_TO and event.button() == Qt.MouseButton.LeftButton:
            self.choose_field(self.indexAt(place).row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter unfolds the fields, Ctrl+Space confirms a guess, Delete leaves the column out."""
        line = self.currentIndex().row()
        if line < 0:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm_asked.emit(line)
        elif event.key() in OPENING:
            self.choose_field(line)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            if not self.columns.column(line).secret:
                self.columns.picked.emit(self.columns.column(line).index, None)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "_cells"):
            self._cells.colours = CellColours.of(self.palette())
