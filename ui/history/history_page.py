"""The history of the workspace: who changed what, when, and what stood there before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.queries.history import Step
from cica_events.services.history import HistoryService
from cica_events.services.history_details import NOUNS, HistoryDetails
from ui.history.history_filter import HistoryFilterRow, Scope
from ui.history.removed_view import RemovedView
from ui.history.step_button import StepButton
from ui.history.step_details import StepDetails
from ui.history.step_lines import FIELDS, PILLS, Now, Said, Standing, StepLine, day_of, step_lines, texts
from ui.history.step_search import StepSearch
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
from ui.toolkit.view_switch import Choice, ViewSwitch

MINUTE = 60_000  # milliseconds
STEPS, REMOVED = "steps", "removed"


class HistoryPage(Page):
    """The steps, the newest first, and beside them what the selected one changed; or what was removed."""

    at_once: ClassVar[int] = 200  # steps that are read together

    def __init__(self, desk: Desk, now: Now = local_now) -> None:
        super().__init__(desk.room)
        self._desk = desk
        self._now = now
        self._stale = True
        self._wanted = self.at_once  # steps that are to be read
        self._actors: set[str] = set()
        self._aim = ""  # the step to be selected once it is there
        self._lines: dict[str, StepLine] = {}
        self._said: dict[str, Said] = {}  # what the steps changed
        self._named: set[str] = set()  # those of which that was read since the last change
        self.search = StepSearch(desk, self)
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
        self.removed = RemovedView(desk, now, self)
        self.filters = HistoryFilterRow(desk.icons, now, self)
        self.undo_button = StepButton(desk.undo.undo, self)
        self.redo_button = StepButton(desk.undo.redo, self)
        desk.icons.put(self.undo_button, "undo-2", "text")
        desk.icons.put(self.redo_button, "redo-2", "text")
        self.switch = ViewSwitch(_("What the history shows"), _views(), desk.icons, self)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._tick)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.frame = ListFrame(_("History"), _("Reading the history…"), self)
        self.frame.tools.addLayout(self._tools(), 1)
        self._nothing = EmptyState(
            self._desk.icons,
            icon="search",
            title=_("No such step"),
            text=_("Nothing in the history is as you asked. Ask for less, or for another time."),
            parent=self,
        )
        self._left = QStackedWidget(self)
        self._left.addWidget(self.table)
        self._left.addWidget(self._nothing)
        self.frame.fill([self._left, self.details, self.removed], self._empty())
        self.removed.hide()
        self.begins_at = self.table
        self.frame.splitter.setSizes([7000, 5000, 0])  # in this proportion
        self.frame.splitter.setStretchFactor(0, 7)
        self.frame.splitter.setStretchFactor(1, 5)
        self.frame.splitter.setStretchFactor(2, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.frame)

    def _tools(self) -> QVBoxLayout:
        upper = QHBoxLayout()
        upper.setSpacing(8)
        for widget in (self.switch, self.undo_button, self.redo_button):
            upper.addWidget(widget)
        upper.addStretch(1)
        self._columns = ColumnChooser(self.table.columns, self, icons=self._desk.icons)
        upper.addWidget(self._columns)
        rows = QVBoxLayout()
        rows.setSpacing(8)
        rows.addLayout(upper)
        rows.addWidget(self.filters)
        return rows

    def _empty(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="history",
            title=_("Nothing was changed yet"),
            text=_("What you do stands here, with the values before and after, and can be taken back."),
            parent=self,
        )

    def _connect(self) -> None:
        self.table.selection_changed.connect(self._selected)
        self.table.commands.set_page_actions([self.details.take_action])
        ScrolledToEnd(self.table).near.connect(self._more)
        self.search.changed.connect(self._found)
        self.filters.changed.connect(self._ask)
        self.filters.words.left.connect(self.table.setFocus)
        self.switch.chosen.connect(self.show_view)
        self.removed.status_changed.connect(self.status_changed)
        self._desk.relay.changed.connect(self._changed)
        self._desk.undo.undo.changed.connect(self.status_changed)

    def bring_up(
        self,
        *,
        table: str = "",
        records: Sequence[str] = (),
        removed: str | None = None,
        step: str = "",
        words: str = "",
        **_args: Any,
    ) -> None:
        """Show the steps as they are now.

        With `records`, ids of the noun `table`, only what was done with them and what belongs to them; with
        `removed` the removed records of that noun ("" for all) in which `words` are; with `step` the step of
        that id is selected. Without any of them it is the history of the whole workspace again.
        """
        self._clock.start()
        if removed is not None:
            self.filters.words.setText(words)
            self.filters.set_kind(removed)
            self.switch.show_view(REMOVED)
            self.show_view(REMOVED)
            return
        if records or step:
            self.switch.show_view(STEPS)
            self.show_view(STEPS)
            self._aim = step
        if records:
            work = partial(_scope, self._desk.workspace.history, table, tuple(records))
            self._desk.tasks.start(work, done=self._narrow, owner=self)
        elif step:
            self.filters.clear()
        elif self.filters.scope is not None:
            self.filters.leave_scope()
        self._catch_up()

    def _narrow(self, scope: Scope) -> None:
        self.filters.clear(scope)

    def part(self) -> str:
        """Return the view that is shown."""
        return self.switch.view

    def way_back(self) -> dict[str, Any]:
        """Return what leads back to the removed records, where they are shown."""
        if self.switch.view != REMOVED:
            return {}
        return {"removed": self.filters.noun, "words": self.filters.words.text()}

    @Slot(str)
    def show_view(self, view: str) -> None:
        """Show the steps, or what was removed."""
        removed = view == REMOVED
        self._left.setHidden(removed)
        self.details.setHidden(removed)
        self._columns.setHidden(removed)
        self.removed.setVisible(removed)
        self.filters.show_for(removed)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was done while another page was shown."""
        super().showEvent(event)
        self._catch_up()

    @Slot(object)
    def _changed(self, _changes: object) -> None:
        self._stale = True
        self._named.clear()
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._read()

    @Slot()
    def _ask(self) -> None:
        self._wanted = self.at_once
        self._read()

    def _read(self) -> None:
        self._stale = False
        if self.switch.view == REMOVED:
            self.frame.show_list(True)
            self.removed.show_removed(self.filters.tables, self.filters.words.text())
            return
        self.search.ask(self.filters.wanted(), self._wanted)

    def _offer_actors(self) -> None:
        """Read who ever did something, where a step is by somebody who is not offered yet."""
        if {step.actor for step in self.search.steps} <= self._actors | {""}:
            return
        work = partial(_actors, self._desk.workspace.history)
        self._desk.tasks.start(work, done=self._offer, owner=self)

    def _offer(self, names: list[str]) -> None:
        self._actors = set(names)
        self.filters.set_actors(names)

    @Slot()
    def _found(self) -> None:
        lines = self._show_steps()
        self._name_steps()
        self._offer_actors()
        nothing = not lines and self.search.filtered
        self._left.setCurrentWidget(self._nothing if nothing and not self.search.searching else self.table)
        self.frame.show_list(bool(lines) or self.search.filtered)
        if self._aim in self._lines:
            self.table.select_ids([self._aim])
            self._aim = ""
        elif lines and not self.table.selected_ids():
            self.table.select_ids([lines[0].id])
        self._selected()

    def _show_steps(self) -> list[StepLine]:
        lines = list(step_lines(self.search.steps, self._now(), self._said))
        self._lines = {line.id: line for line in lines}
        self.model.set_rows(lines)
        return lines

    def _name_steps(self) -> None:
        """Read beside the window what the steps changed that are not named yet."""
        steps = [step for step in self.search.steps if step.id not in self._named]
        if steps:
            self._named.update(step.id for step in steps)
            work = partial(_said, HistoryDetails(self._desk.workspace.database), steps)
            self._desk.tasks.start(work, done=self._take_names, owner=self)

    def _take_names(self, said: dict[str, Said]) -> None:
        first = not self._said
        self._said |= said
        self._show_steps()
        self._selected()
        if first:
            self.table.columns.fit_anew()

    @Slot()
    def _more(self) -> None:
        """Read older steps, if there may be any."""
        if not self.search.complete and not self.search.searching:
            self._wanted = len(self._lines) + self.at_once
            self.search.more(self.at_once)

    @Slot()
    def _tick(self) -> None:
        self.table.viewport().update()

    @Slot()
    def _selected(self) -> None:
        ids = self.table.selected_ids()
        current = self.table.current_id()
        chosen = current if current in ids else next(iter(ids), "")
        scope = self.filters.scope
        self.details.show_step(self._lines.get(chosen), scope.records if scope else None)
        self.status_changed.emit()

    def status(self) -> str:
        """Return how many steps are shown and how many of them were undone."""
        if self.switch.view == REMOVED:
            return self.removed.status()
        count = len(self._lines)
        text = ngettext("{count} step", "{count} steps", count)
        if not self.search.complete:
            text = ngettext("the latest {count} step", "the latest {count} steps", count)
        undone = sum(line.standing is Standing.UNDONE for line in self._lines.values())
        parts = [text.format(count=count)]
        if undone:
            parts.append(ngettext("{count} undone", "{count} undone", undone).format(count=undone))
        if self.search.searching:
            parts.append(_("searching…"))
        return "    ".join(parts)


def _said(details: HistoryDetails, steps: list[Step], _progress: Progress) -> dict[str, Said]:
    names, counts = details.subjects(steps), details.counts(steps)
    return {step.id: (names.get(step.id, ""), counts[step.id]) for step in steps}


def _actors(history: HistoryService, _progress: Progress) -> list[str]:
    return history.actors()


def _scope(history: HistoryService, table: str, records: tuple[str, ...], _progress: Progress) -> Scope:
    """Return the records with all that belongs to them, and what they are called."""
    noun = _(NOUNS[table])
    name = history.name_of(table, records[0]) if len(records) == 1 else ""
    many = ngettext("{count} record", "{count} records", len(records)).format(count=len(records))
    return Scope(name or (many if len(records) > 1 else noun), history.family(table, records))


def _views() -> list[Choice]:
    return [
        Choice(STEPS, _("Steps"), "history", _("What was done, the latest first")),
        Choice(REMOVED, _("Removed"), "trash-2", _("What was removed, to be brought back")),
    ]
