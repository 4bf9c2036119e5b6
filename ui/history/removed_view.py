"""The records that were removed: found by kind and words, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_, _, ngettext
from cica_events.progress import Progress
from cica_events.services.history import HistoryService
from cica_events.services.history_details import NOUNS
from cica_events.services.removed_records import Removed, RemovedRecord
from ui.history.step_lines import Now
from ui.history.step_taker import StepTaker
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.list_frame import page_action
from ui.shell.moments import ago, exact
from ui.toolkit.buttons import ActionButton
from ui.toolkit.column_chooser import ColumnChooser
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.plain import PlainLabel
from ui.toolkit.record_table import RecordTable
from ui.toolkit.scrolled_to_end import ScrolledToEnd
from ui.toolkit.table_model import RecordTableModel

PAGE = 200  # records that are read together
FIELDS = (
    Field("name", N_("Record"), editable=False, width=26),
    Field("noun", N_("Kind"), editable=False, width=16),
    Field("meeting", N_("Meeting"), editable=False, width=24),
    Field("ago", N_("Removed"), Kind.STAMP, editable=False, width=14),
    Field("actor", N_("By"), editable=False, width=12),
    Field("label", N_("What was done"), editable=False, width=28),
)


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """One removed record in words; `ago` is the moment, which is shown by how long ago it was."""

    id: str
    step_id: str
    name: str
    noun: str
    meeting: str
    ago: datetime
    actor: str
    label: str


class RemovedView(QWidget):
    """The latest removed first; more of them are read at the end."""

    status_changed = Signal()

    def __init__(self, desk: Desk, now: Now, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._asked = 0
        self._wanted = PAGE
        self._below: int | None = None
        self._tables: tuple[str, ...] = ()
        self._words = ""
        self._lines: list[RemovedLine] = []
        self.reading = False
        self._taker = StepTaker(desk, self)
        self.model = RecordTableModel(FIELDS, texts={"ago": lambda line: ago(line.ago, now())}, parent=self)
        self.table = RecordTable(
            self.model,
            name=_("Removed records"),
            layout=StoredLayout(desk.settings, "history/removed"),
            opens=True,
            parent=self,
        )
        self.bring_action = page_action(
            self,
            _("Bring back"),
            _("Bring back the selected record with all that was removed with it"),
            "Ctrl+Shift+B",
        )
        desk.icons.put(self.bring_action, "rotate-ccw")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._said = PlainLabel(self)
        self._said.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ActionButton(self.bring_action, primary=True, parent=self))
        row.addWidget(self._said, 1)
        row.addWidget(ColumnChooser(self.table.columns, self, icons=self._desk.icons))
        self._empty = EmptyState(
            self._desk.icons,
            icon="trash-2",
            title=_("Nothing that was removed"),
            text=_("What is removed stands here as long as the workspace lives, and can be brought back."),
            parent=self,
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 16, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.commands.set_page_actions([self.bring_action])
        self.table.selection_changed.connect(self._selected)
        self.table.opened.connect(self.bring_back)
        self.bring_action.triggered.connect(self._bring_selected)
        ScrolledToEnd(self.table).near.connect(self._more)
        self._selected()

    def show_removed(self, tables: Sequence[str], words: str) -> None:
        """Show the latest removed records of `tables` (all where empty) of which all `words` are said."""
        self._tables, self._words = tuple(tables), words
        self._asked += 1
        self._wanted, self._below = PAGE, None
        self._read([])

    def _read(self, kept: list[RemovedLine]) -> None:
        self.reading = True
        work = partial(
            _removed,
            self._desk.workspace.history,
            self._tables,
            self._words,
            self._wanted - len(kept),
            self._below,
            self._asked,
        )
        take = partial(self._take, kept)
        self._desk.tasks.start(work, done=take, failed=self._failed, owner=self)

    def _take(self, kept: list[RemovedLine], answer: tuple[int, Removed]) -> None:
        asked, removed = answer
        if asked != self._asked:
            return
        self._lines = [*kept, *(self._line(record) for record in removed.records)]
        self._below, self.reading = removed.below, False
        if self._below is not None and len(self._lines) < self._wanted:
            self._read(self._lines)
        self.model.set_rows(self._lines)
        if self._lines and not self.table.selected_ids():
            self.table.select_ids([self._lines[0].id])
        self._stack.setCurrentWidget(self.table if self._lines or self.reading else self._empty)
        self._selected()

    def _failed(self, error: BaseException) -> None:
        self.reading = False
        self._desk.report(error)

    def _line(self, record: RemovedRecord) -> RemovedLine:
        step = record.step
        noun = _(NOUNS[record.table])
        at = step.at.astimezone(self._now().tzinfo)
        return RemovedLine(
            record.id, step.id, record.name or noun, noun, record.meeting, at, step.actor, step.label
        )

    @Slot()
    def _more(self) -> None:
        if not self.reading and self._below is not None:
            self._wanted = len(self._lines) + PAGE
            self._read(self._lines)

    @Slot()
    def _selected(self) -> None:
        line = self._chosen()
        allow(self.bring_action, line is not None, _("Select a removed record first."))
        words = _("Removed: {moment}")
        self._said.setText(words.format(moment=exact(line.ago, self._now())) if line else "")
        self.status_changed.emit()

    def _chosen(self) -> RemovedLine | None:
        ids = self.table.selected_ids()
        return next((line for line in self._lines if line.id in ids[:1]), None)

    @Slot()
    def _bring_selected(self) -> None:
        line = self._chosen()
        if line is not None:
            self.bring_back(line.id)

    @Slot(str)
    def bring_back(self, record_id: str) -> None:
        """Bring back one record; what is in the way is told."""
        line = next((line for line in self._lines if line.id == record_id), None)
        if line is not None:
            self._taker.bring_back(line.step_id, line.id, line.name)

    def status(self) -> str:
        """Return how many removed records are shown."""
        count = len(self._lines)
        if self.reading and not count:
            return _("searching…")
        return ngettext("{count} removed record", "{count} removed records", count).format(count=count)


def _removed(
    history: HistoryService,
    tables: tuple[str, ...],
    words: str,
    count: int,
    below: int | None,
    asked: int,
    _progress: Progress,
) -> tuple[int, Removed]:
    return asked, history.removed(tables, words, count, below)
