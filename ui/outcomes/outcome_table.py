"""The table of outcomes: what they refer to is picked in place, the meeting that took one up is a link."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from cica_events.i18n import _
from ui.outcomes.outcome_fields import ADDRESSEE, FOLLOWED_BY, ITEM, PREPARED_BY
from ui.outcomes.outcome_kinds import BADGES, PASSED_ON
from ui.outcomes.wrapped_text import RowHeights, WrappedDelegate, link_in
from ui.toolkit.cell_painting import Pills
from ui.toolkit.column_layout import LayoutStore
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel

WRAPPED = ("text", ITEM, ADDRESSEE, PREPARED_BY)


class OutcomeTable(RecordTable):
    """A `RecordTable` of outcomes; `followed` gives the id of the meeting whose link was clicked."""

    followed = Signal(str)

    def __init__(self, model: RecordTableModel, layout: LayoutStore, parent: QWidget) -> None:
        self._links: dict[str, tuple[str, str]] = {}
        pills: Pills = {
            "kind": {kind.value: badge for kind, badge in BADGES.items()},
            FOLLOWED_BY: self._links,
        }
        super().__init__(model, name=_("Outcomes"), pills=pills, layout=layout, numbers=True, parent=parent)
        self.setMouseTracking(True)
        self.hand = WrappedDelegate(self._cells, pills, self, links=[FOLLOWED_BY])
        self.setItemDelegate(self.hand)
        texts = [model.column_of(key) for key in WRAPPED]
        self._heights = RowHeights(self, texts, links=[model.column_of(FOLLOWED_BY)])

    def show_links(self) -> None:
        """Draw the meetings that took an outcome up as links."""
        self._links.clear()
        self._links.update({row.followed_by_id: PASSED_ON for row in self.records.rows if row.followed_by_id})
        self.viewport().update()

    def write_text(self, outcome_id: str) -> None:
        """Begin to type the text of an outcome, in place of what stands there."""
        if self.edit_record(outcome_id, "text"):
            editor = self.indexWidget(self.currentIndex())
            if isinstance(editor, QPlainTextEdit):
                editor.selectAll()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a link can be clicked."""
        super().mouseMoveEvent(event)
        over = bool(self._link_at(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a link goes there."""
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() == Qt.MouseButton.LeftButton and plain and len(self.selectedIndexes()) == 1:
            meeting_id = self._link_at(event.position().toPoint())
            if meeting_id:
                self.followed.emit(meeting_id)

    def link_rect(self, index: QModelIndex) -> QRect:
        """Return where the link of a cell stands, in the viewport."""
        label = f"{PASSED_ON[1]} {self.records.text(index)}"
        return link_in(self.visualRect(index), label, self.font())[0]

    def _link_at(self, at: QPoint) -> str:
        """Return the id of the meeting whose link lies there, an empty text if none does."""
        index = self.indexAt(at)
        if not index.isValid() or self.records.fields[index.column()].key != FOLLOWED_BY:
            return ""
        row = self.records.row_at(index.row())
        there = row is not None and row.followed_by_id and self.link_rect(index).contains(at)
        return str(row.followed_by_id) if there else ""
