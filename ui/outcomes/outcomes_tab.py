"""The Outcomes tab of a meeting: what it adopted, recommended or took note of, and what became of that."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.changes import ChangeSet
from cica_events.domain.meetings import Meeting
from cica_events.errors import CicaError, NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress
from ui.outcomes.outcome_actions import OutcomeActions
from ui.outcomes.outcome_fields import FOLLOWED_BY, ITEM, PREPARED_BY, outcome_fields
from ui.outcomes.outcome_inspector import OutcomeInspector
from ui.outcomes.outcome_list import OutcomeList
from ui.outcomes.outcome_moves import shifted
from ui.outcomes.outcome_table import OutcomeTable
from ui.outcomes.outcome_values import Names, OutcomeValues
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.shell.record_history import history_action
from ui.shell.saved_views import SavedViews
from ui.shell.tone import Tone
from ui.toolkit.arrangement import column_text
from ui.toolkit.buttons import ActionButton, IconButton
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.list_bar import ListBar
from ui.toolkit.nothing_found import NothingFound
from ui.toolkit.side_by_side import Sides
from ui.toolkit.table_model import RecordTableModel

TEXTS = {
    ITEM: column_text("item"),
    PREPARED_BY: column_text("prepared_by"),
    FOLLOWED_BY: column_text("followed_by"),
}


class OutcomesTab(Page):
    """The table of a meeting's outcomes with its form; `bring_up(meeting_id=...)` says of which meeting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._values = OutcomeValues()
        self._list = OutcomeList(desk.workspace)
        self._fields = outcome_fields(desk.workspace.outcomes.fields)
        self.commands = OutcomeActions(desk.icons, self)
        self.model = RecordTableModel(
            self._fields,
            values=self._values,
            edit=self._list.edit,
            edit_many=self._list.edit_many,
            texts=TEXTS,
            parent=self,
        )
        self._full = QWidget(self)
        sides = Sides(self._full)
        self.table = OutcomeTable(self.model, StoredLayout(desk.settings, "outcomes"), sides)
        self.inspector = OutcomeInspector(self._fields, self._values, self._list.edit_all, sides)
        sides.hold(self.table, self.inspector)
        self._lay_out(sides)
        self._connect()

    # Look

    def _lay_out(self, sides: Sides) -> None:
        self.empty = EmptyState(
            self._desk.icons,
            icon="gavel",
            title=_("No outcomes yet"),
            text=_(
                "Write down what the meeting did: what it adopted or approved, recommended to another body, "
                "took note of. Each outcome can name its agenda item and the meeting that takes it up."
            ),
            step=self.commands.add,
            parent=self,
        )
        layout = QVBoxLayout(self._full)
        layout.setContentsMargins(20, 10, 4, 12)
        layout.setSpacing(10)
        layout.addLayout(self._toolbar())
        layout.addWidget(sides, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)

    def _toolbar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 16, 0)
        actions = self.commands
        self.bar = ListBar(
            self.table,
            self._desk.icons,
            placeholder=_("Filter outcomes"),
            views=SavedViews(self._desk.workspace, "outcomes"),
            parent=self,
        )
        lead = [ActionButton(actions.add, primary=True, parent=self)]
        lead += [IconButton(action, parent=self) for action in (actions.up, actions.down, actions.remove)]
        self.bar.put(lead=lead)
        row.addWidget(self.bar)
        return row

    def _connect(self) -> None:
        actions, table = self.commands, self.table
        self.addAction(actions.add)
        self.inspector.followed.connect(self._go)
        table.addActions([actions.up, actions.down, actions.follow, actions.remove])
        past = history_action(self._desk, self, "outcome", table.selected_ids)
        table.commands.set_page_actions(
            [actions.add, None, actions.up, actions.down, None, actions.follow, past, actions.remove]
        )
        self.bar.told.connect(self._tell)
        self.bar.done.connect(self._desk.tell_done)
        self.bar.filter.filter_changed.connect(self.model.set_filter)
        self.bar.filter.left.connect(table.setFocus)
        table.arranging.share_alt_down(actions.down, lambda: self.model.plain)
        NothingFound(table, self.bar.filter)
        actions.add.triggered.connect(self.add)
        actions.up.triggered.connect(self._up)
        actions.down.triggered.connect(self._down)
        actions.follow.triggered.connect(self._follow)
        actions.remove.triggered.connect(self._remove)
        table.past_end.connect(self.add)
        table.followed.connect(self._go)
        table.remove_asked.connect(self._remove)
        table.selection_changed.connect(self._selected)
        table.hand.closeEditor.connect(self._editor_closed)
        self.model.lines_changed.connect(self._selected)
        self._desk.relay.changed.connect(self._changed)

    # What is shown

    def bring_up(self, **args: Any) -> None:
        """Show the outcomes of the meeting `meeting_id`; `select` goes to one of them."""
        meeting_id = args.get("meeting_id", self._list.meeting_id)
        if meeting_id != self._list.meeting_id:
            if self._list.meeting_id:
                self.bar.clear_all()  # what was looked for in the other meeting
            self._list.meeting_id = meeting_id
            self._stale = True
        if self.isVisible() or "select" in args:
            self._refresh()
        if "select" in args:
            self.table.select_ids([args["select"]])

    def prepare(self) -> None:
        """Read beside the window what does not depend on the meeting, so that the first one comes as fast."""
        self._desk.tasks.start(
            self._read_ahead, done=self._values.take_ahead, failed=self._let_be, owner=self
        )

    def _read_ahead(self, _progress: Progress) -> tuple[int, Names]:
        self._desk.workspace.outcomes.rows("")  # of no meeting: the first reading of all takes longer
        return self._values.read_ahead(self._desk.workspace)

    def _let_be(self, _error: BaseException) -> None:
        """Say nothing: what cannot be read is told where the outcomes are gone to."""

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what changed while something else was shown."""
        super().showEvent(event)
        self._refresh()

    def status(self) -> str:
        """Return how many outcomes there are and how many are selected."""
        count, chosen = len(self._list.rows), len(self.table.selected_ids())
        parts = [ngettext("{count} outcome", "{count} outcomes", count).format(count=count)]
        if chosen > 1:
            parts.append(ngettext("{count} selected", "{count} selected", chosen).format(count=chosen))
        return "    ".join(parts) if count else ""

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(Meeting):
            self._values.forget_meetings()
        if self._list.concerned(changes):
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        if not (self._stale and self._list.meeting_id):
            return
        self._stale = False
        try:
            self._values.load(self._desk.workspace, self._list.meeting_id)
            self._list.load()
        except NotFoundError:  # the meeting was removed; its page says so
            self._list.rows = ()
        self.model.set_rows(self._list.rows)
        self.table.show_links()
        self._stack.setCurrentIndex(0 if self._list.rows else 1)
        if self._list.rows and not self.table.selected_ids():
            self.table.select_ids([self._list.rows[0].id])
        self._selected()

    @Slot()
    def _selected(self) -> None:
        ids = self.table.selected_ids()
        rows = self._list.chosen(ids)
        bodies = {body.code: body.name.text(language()) for body in self._desk.workspace.bodies}
        self.inspector.show_outcomes(rows, bodies)
        order = [row.id for row in self._list.rows]
        ordered = self.model.plain  # a table that is sorted or filtered shows no order that could be changed
        self.commands.allow(
            selected=len(rows),
            up=ordered and shifted(order, ids, down=False) is not None,
            down=ordered and shifted(order, ids, down=True) is not None,
            follow=len(rows) == 1 and bool(rows[0].followed_by_id),
        )
        self.status_changed.emit()

    # What is done

    @Slot()
    def add(self) -> None:
        """Add an outcome and begin to write it."""
        try:
            outcome_id = self._list.add()
        except CicaError as error:
            self._desk.report(error)
            return
        self.bar.reveal(outcome_id)
        self.table.write_text(outcome_id)

    @Slot(QWidget, QAbstractItemDelegate.EndEditHint)
    def _editor_closed(self, _editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Escape right after adding leaves no outcome behind."""
        if hint == QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._do(self._list.give_up, self.table.current_id())

    @Slot()
    def _up(self) -> None:
        self._shift(down=False)

    @Slot()
    def _down(self) -> None:
        self._shift(down=True)

    def _shift(self, *, down: bool) -> None:
        move = shifted([row.id for row in self._list.rows], self.table.selected_ids(), down)
        if move is not None:
            self.table.setFocus()  # not the next button, should this one go grey: it removes
            self._do(self._list.move, move.outcome_id, move.index)
            self.table.scrollTo(self.table.currentIndex())

    @Slot()
    def _remove(self) -> None:
        ids = self.table.selected_ids()
        if ids and self._do(self._list.remove, ids):
            text = ngettext("{count} outcome removed", "{count} outcomes removed", len(ids))
            self._desk.tell_done(text.format(count=len(ids)))

    @Slot()
    def _follow(self) -> None:
        for row in self._list.chosen(self.table.selected_ids())[:1]:
            self._go(row.followed_by_id or "")

    @Slot(str)
    def _go(self, meeting_id: str) -> None:
        if meeting_id:
            self._desk.go("meeting", meeting_id=meeting_id)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self._desk.messages.show(words, Tone.INFO)

    def _do(self, act: Any, *values: Any) -> bool:
        """Do something; a refusal is told and changes nothing."""
        try:
            act(*values)
        except CicaError as error:
            self._desk.report(error)
            return False
        return True
