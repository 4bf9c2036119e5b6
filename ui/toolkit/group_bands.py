"""The headings of groups in a table: drawn across its columns, folded by key and mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from ui.toolkit.cell_painting import draw_group
from ui.toolkit.delegates import RecordDelegate
from ui.toolkit.row_heights import RowHeight
from ui.toolkit.table_model import RecordTableModel

FOLDING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class GroupBands(QObject):
    """The headings of one table, whose hand is `cells`."""

    def __init__(self, view: QTableView, model: RecordTableModel, cells: RecordDelegate) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._cells = cells
        self._height = RowHeight.USUAL
        self._uneven = False  # the bands are lower than the rows
        model.lines_changed.connect(self._lines_changed)

    def fit(self, height: RowHeight) -> None:
        """Make the rows that high, but the headings no higher than their one line needs."""
        self._height = height
        view, metrics = self._view, self._view.fontMetrics()
        lines, high = view.verticalHeader(), height.pixels(metrics)
        band = min(high, RowHeight.USUAL.pixels(metrics))
        was, self._uneven = self._uneven, band < high and self._model.grouped
        lines.setDefaultSectionSize(high)
        if was or self._uneven:
            lines.setUpdatesEnabled(False)  # else Qt measures all lines for each of them
            self._fit_lines(high, band)
            lines.setUpdatesEnabled(True)

    def _fit_lines(self, high: int, band: int) -> None:
        """Resize the headings, and lines that are still as high as one: no new default is for those."""
        lines, count = self._view.verticalHeader(), self._model.rowCount()
        heads = {line for line in range(count) if self._model.group_at(line) is not None}
        for line in heads:
            lines.resizeSection(line, band)
        if lines.length() != len(heads) * band + (count - len(heads)) * high:
            for line in range(count):
                if line not in heads:
                    lines.resizeSection(line, high)

    @Slot()
    def _lines_changed(self) -> None:
        if self._uneven or (self._model.grouped and self._height.lines > 1):
            self.fit(self._height)

    def key(self, event: QKeyEvent) -> bool:
        """Fold or unfold the current heading; tell whether the key did."""
        at = self._view.currentIndex().row()
        line = self._model.group_at(at)
        if line is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        wanted = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}.get(Qt.Key(event.key()))
        if event.key() in FOLDING:
            wanted = not line.folded
        if wanted is None:
            return False
        self._model.set_folded(line.group.id, wanted)
        return True

    def press(self, event: QMouseEvent) -> bool:
        """Fold the heading that is clicked; tell whether the mouse is on one."""
        line = self._model.group_at(self._view.rowAt(event.position().toPoint().y()))
        if line is None:
            return False
        if event.button() == Qt.MouseButton.LeftButton:
            self._model.set_folded(line.group.id, not line.folded)
            event.accept()
        return True

    def draw(self, event: QPaintEvent) -> None:
        """Draw the headings in sight over their cells."""
        if not self._model.grouped:
            return
        view = self._view
        painter = QPainter(view.viewport())
        painter.setFont(view.font())
        first, last = view.rowAt(event.rect().top()), view.rowAt(event.rect().bottom())
        last = self._model.rowCount() - 1 if last < 0 else last
        for line in range(max(first, 0), last + 1):
            group = self._model.group_at(line)
            if group is not None:
                current = view.hasFocus() and view.currentIndex().row() == line
                colours = self._cells.colours
                draw_group(painter, self._band(line), group, colours, current, self._model.values.mark)
        painter.end()

    def _band(self, line: int) -> QRect:
        view = self._view
        return QRect(0, view.rowViewportPosition(line), view.viewport().width(), view.rowHeight(line))
