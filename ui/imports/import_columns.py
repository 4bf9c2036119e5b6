"""The columns of the file: what stands in each, to which field it goes, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.fields import Field
from cica_events.i18n import _
from cica_events.imports.matching import ColumnMatch, field_label
from cica_events.imports.vocabulary import FULL_NAME, MIDDLE_NAME
from ui.imports.import_reading import Samples
from ui.toolkit.cell_painting import CellColours, draw_ground, draw_text

HEADING, SAMPLES, GOES_TO, REASON = range(4)
SURE, LIKELY = 0.9, 0.7


class FieldChoice(QComboBox):
    """The field that one column goes to, or none."""

    picked = Signal(int, object)  # index of the column, the field's key or None

    def __init__(self, column: int, choices: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self.addItem(_("Leave out"), None)
        for key, label in choices:
            self.addItem(label, key)
        self.setMaxVisibleItems(20)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._pick)

    def show_key(self, key: str | None) -> None:
        """Show the field `key`."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(key) if key else 0))

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self._column, self.currentData())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the table scroll; a turn of the wheel must not change a choice by accident."""
        event.ignore()


class LinedCells(QStyledItemDelegate):
    """Draws a cell like those of the record tables: with room beside the text and a thin line below."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        rect: QRect = QRect(option.rect)
        widget = self.parent()
        assert isinstance(widget, QWidget)
        colours = CellColours.of(widget.palette())
        draw_ground(painter, rect, colours.panel, colours.line)
        font = index.data(Qt.ItemDataRole.FontRole)
        painter.save()
        painter.setFont(font if isinstance(font, QFont) else widget.font())
        ink = colours.text if index.column() == HEADING else colours.muted
        draw_text(painter, rect, index.data() or "", ink)
        painter.restore()


class ImportColumns(QTableWidget):
    """One line for each column of the file."""

    picked = Signal(int, object)

    def __init__(self, fields: Sequence[Field], parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        keys = [FULL_NAME, *(field.key for field in fields if field.editable), MIDDLE_NAME]
        self._choices = [(key, field_label(key, fields)) for key in keys]
        self.setHorizontalHeaderLabels([_("Column in the file"), _("What it holds"), _("Goes to"), _("Why")])
        self.setAccessibleName(_("Columns of the file"))
        self.setItemDelegate(LinedCells(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 23)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(HEADING, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(GOES_TO, QHeaderView.ResizeMode.Interactive)
        em = self.fontMetrics().averageCharWidth()
        header.resizeSection(HEADING, em * 28)
        header.resizeSection(GOES_TO, em * 28)

    def show_columns(self, columns: Sequence[ColumnMatch], samples: Samples) -> None:
        """Show the matches; a box in which the user is choosing stays."""
        if self.rowCount() != len(columns):
            self._rebuild(len(columns))
        for line, column in enumerate(columns):
            self._say(line, HEADING, column.heading or _("(without a heading)"), strong=True)
            self._say(line, SAMPLES, " · ".join(samples[line]))
            self._say(line, GOES_TO, "")
            self._say(line, REASON, _reason(column))
            box = self.choice(line)
            box.show_key(column.field)
            box.setAccessibleName(_("“{heading}” goes to").format(heading=column.heading))

    def choice(self, line: int) -> FieldChoice:
        """Return the box of one column."""
        box = self.cellWidget(line, GOES_TO)
        assert box is not None
        return box.findChildren(FieldChoice)[0]

    def fitting_height(self) -> int:
        """Return the height at which every line is seen, in device-independent pixels."""
        return self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 4

    def _rebuild(self, count: int) -> None:
        self.setRowCount(0)
        self.setRowCount(count)
        for line in range(count):
            frame = QWidget(self)
            box = FieldChoice(line, self._choices, frame)
            box.picked.connect(self.picked)
            room = QVBoxLayout(frame)
            room.setContentsMargins(4, 3, 4, 4)
            room.addWidget(box)
            self.setCellWidget(line, GOES_TO, frame)

    def _say(self, line: int, place: int, text: str, *, strong: bool = False) -> None:
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        if strong:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        self.setItem(line, place, item)


def _reason(column: ColumnMatch) -> str:
    """Return why a column goes where it goes, and how sure that is."""
    if column.field is None or column.confidence >= 1:
        return column.reason
    if column.confidence >= SURE:
        return _("Sure. {reason}").format(reason=column.reason)
    if column.confidence >= LIKELY:
        return _("Likely. {reason}").format(reason=column.reason)
    return _("A guess, please check. {reason}").format(reason=column.reason)
