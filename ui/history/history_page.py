"""The history of the workspace: who changed what, when, and what stood there before."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from cica_events.i18n import _, ngettext
from ui.history.step_button import StepButton
from ui.history.step_details import StepDetails
from ui.history.step_lines import FIELDS, PILLS, Now, Standing, StepLine, day_of, step_line, texts
from ui.shell.desk import Desk
from ui.shell.list_frame import ListFrame
from ui.shell.moments import local_now
from ui.shell.page import Page
from ui.toolkit.column_chooser import ColumnChooser
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.record_table import RecordTable
from ui.toolkit.scrolled_to_end import ScrolledToEnd
from ui.toolkit.table_model import RecordTableModel

MINUTE = 60_000  # milliseconds


class HistoryPage(Page):
    """The steps, the newest first, and beside them what the selected one changed."""

    at_once: ClassVar[int] = 200  # steps that are read together

    def __init__(self, desk: Desk, now: Now = local_now) -> None:
        super().__init__()
        self._desk = desk
        self._now = now
        self._stale = True
        self._wanted = self.at_once  # steps that are to be read
        self._lines: dict[str, StepLine] = {}
        self.model = RecordTableModel(FIELDS, texts=texts(now), parent=self)
        self.model.set_grouping(partial(day_of, now))
        self.table = RecordTable(
            self.model,
            name=_("History"),
            pills=PILLS,
            layout=StoredLayout(desk.settings, "history"),
            parent=self,
        )
        self.details = StepDetails(desk, now, self)
        self.undo_button = StepButton(desk.undo.undo, self)
        self.redo_button = StepButton(desk.undo.redo, self)
        desk.icons.put(self.undo_button, "undo-2", "text")
        desk.icons.put(self.redo_button, "redo-2", "text")
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._tick)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.frame = ListFrame(_("History"), _("Reading the history…"), self)
        tools = self.frame.tools
        tools.addWidget(self.undo_button)
        tools.addWidget(self.redo_button)
        tools.addStretch(1)
        tools.addWidget(ColumnChooser(self.table.columns, self, icons=self._desk.icons))
        empty = EmptyState(
            self._desk.icons,
            icon="history",
            title=_("Nothing was changed yet"),
            text=_("What you do stands here, with the values before and after, and can be taken back."),
            parent=self,
        )
        self.frame.fill([self.table, self.details], empty)
        self.frame.splitter.setSizes([7000, 5000])  # in this proportion
        self.frame.splitter.setStretchFactor(0, 7)
        self.frame.splitter.setStretchFactor(1, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)

    def _connect(self) -> None:
        self.table.selection_changed.connect(self._selected)
        ScrolledToEnd(self.table).near.connect(self._more)
        self._desk.relay.changed.connect(self._changed)
        self._desk.undo.undo.changed.connect(self.status_changed)

    def bring_up(self, **_args: Any) -> None:
        """Show the steps as they are now."""
        self._clock.start()
        self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was done while another page was shown."""
        super().showEvent(event)
        self._catch_up()

    @Slot(object)
    def _changed(self, _changes: object) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._read()

    def _read(self) -> None:
        self._stale = False
        now = self._now()
        lines = [step_line(step, now) for step in self._desk.workspace.history.steps(self._wanted)]
        self._lines = {line.id: line for line in lines}
        self.model.set_rows(lines)
        self.frame.show_list(bool(lines))
        if lines and not self.table.selected_ids():
            self.table.select_ids([lines[0].id])
        self._selected()

    @Slot()
    def _more(self) -> None:
        """Read older steps, if there may be any."""
        if len(self._lines) == self._wanted:
            self._wanted += self.at_once
            self._read()

    @Slot()
    def _tick(self) -> None:
        self.table.viewport().update()

    @Slot()
    def _selected(self) -> None:
        ids = self.table.selected_ids()
        current = self.table.current_id()
        chosen = current if current in ids else next(iter(ids), "")
        self.details.show_step(self._lines.get(chosen))
        self.status_changed.emit()

    def status(self) -> str:
        """Return how many steps are shown and how many of them were undone."""
        count = len(self._lines)
        text = ngettext("{count} step", "{count} steps", count)
        if count == self._wanted:
            text = ngettext("the latest {count} step", "the latest {count} steps", count)
        undone = sum(line.standing is Standing.UNDONE for line in self._lines.values())
        parts = [text.format(count=count)]
        if undone:
            parts.append(ngettext("{count} undone", "{count} undone", undone).format(count=undone))
        return "    ".join(parts)
