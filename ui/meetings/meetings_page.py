"""All meetings: found, sorted, changed, removed and opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting, Stage
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.errors import CicaError, NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.meetings import MeetingRow
from cica_events.services.editing import Cell
from cica_events.services.meetings import MeetingService
from ui.meetings.meeting_fields import column_fields, for_editing, inspected_fields
from ui.meetings.meetings_reading import MeetingsReading
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.meetings.stages import STAGE_PILLS
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.not_read import NotRead
from ui.shell.one_step import OneStep
from ui.shell.page import Page
from ui.shell.party_choices import PartyChoices
from ui.shell.record_history import history_action, removed_action
from ui.shell.saved_views import SavedViews
from ui.shell.tone import Tone
from ui.toolkit.buttons import ActionButton
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.enter_keys import key_sequences
from ui.toolkit.in_table import InTable
from ui.toolkit.inspector import Inspector
from ui.toolkit.list_bar import ListBar
from ui.toolkit.page_header import PageHeader
from ui.toolkit.record_table import RecordTable
from ui.toolkit.side_by_side import Sides
from ui.toolkit.table_model import CellEdit, RecordTableModel
from ui.toolkit.values import Values

LAYOUT = "meetings"
FEW = 20  # meetings that are read again one by one, not all of them


def local_today() -> date:
    """Return the day that this machine's clock shows."""
    return datetime.now().astimezone().date()


class MeetingsPage(Page):
    """The list of meetings with an inspector at the right."""

    def __init__(self, desk: Desk, today: Callable[[], date] = local_today) -> None:
        super().__init__(desk.room)
        self._desk = desk
        self._today = today
        self._rows: dict[str, MeetingRow] = {}
        self._stale = True
        self._changed_ids: set[str] = set()
        self._reading = MeetingsReading(desk, self)
        self._step = OneStep(desk.tasks, self)
        self._parties = PartyChoices(desk.workspace)
        self._values = Values(self._parties, self._parties.mark)
        self._make_actions()
        self._filled = QWidget(self)
        self._body = QWidget(self._filled)
        self._sides = Sides(self._body)
        self._make_table()
        self._make_inspector()
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        self.new_action = self._action(_("New meeting"), "plus", self.start_meeting)
        self.new_action.setShortcut(QKeySequence("Ctrl+Shift+A"))
        self.new_action.setToolTip(_("Set up a meeting: its invitations and agenda come filled in"))
        self.open_action = self._action(_("Open"), "external-link", self._open_current)
        self.open_action.setShortcuts(key_sequences("Ctrl+Return"))
        self.remove_action = self._action(_("Remove"), "trash-2", self._remove_selected)
        self.remove_action.setToolTip(
            _("Remove the selected meetings with all that belongs to them (Ctrl+Delete)")
        )

    def _action(self, text: str, icon: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        self._desk.icons.put(action, icon)
        self.addAction(action)
        return action

    def _make_table(self) -> None:
        desk = self._desk
        self._model = RecordTableModel(
            column_fields(desk.workspace.meetings.fields),
            values=self._values,
            edit=self._edit,
            edit_many=self._edit_many,
            texts={"body": self._body_name},
            parent=self,
        )
        self.table = RecordTable(
            self._model,
            name=_("Meetings"),
            pills=STAGE_PILLS,
            layout=StoredLayout(desk.settings, LAYOUT),
            opens=True,
            parent=self._sides,
        )
        self.table.columns.deliver({"sort": [["date", True]]})
        self.table.arranging.allow_alt_down()
        self._waiting = InTable(_("The meetings are being read…"), self.table)

    def _make_inspector(self) -> None:
        self.inspector = Inspector(
            inspected_fields(self._desk.workspace.meetings.fields),
            values=self._values,
            edit=self._edit_all,
            hint=_("Select a meeting to see and change its details. Enter opens it."),
            parent=self._sides,
        )

    def _lay_out(self) -> None:
        self.bar = ListBar(
            self.table,
            self._desk.icons,
            placeholder=_("Filter meetings"),
            views=SavedViews(self._desk.workspace, LAYOUT),
            parent=self,
        )
        self.filter = self.bar.filter
        self.bar.put(
            lead=[ActionButton(self.new_action, primary=True, parent=self)],
            tail=[ActionButton(action, parent=self) for action in (self.open_action, self.remove_action)],
        )
        tools = QHBoxLayout()
        tools.setContentsMargins(20, 10, 20, 10)
        tools.addWidget(self.bar)
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        self._sides.hold(self.table, self.inspector)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(20, 0, 4, 12)
        row.addWidget(self._sides)
        column.addWidget(self._body, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._filled)
        self._stack.addWidget(self._empty())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.not_read = NotRead(self)
        layout.addWidget(PageHeader(_("Meetings"), parent=self))
        layout.addWidget(self.not_read)
        layout.addWidget(self._stack, 1)

    def _empty(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="calendar-days",
            title=_("No meetings yet"),
            text=_(
                "Choose a body and a date: the ordinal, the title, the invited delegations and the agenda "
                "come filled in."
            ),
            step=self.new_action,
            parent=self,
        )

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.remove_asked.connect(self._remove)
        self.table.selection_changed.connect(self._selected)
        past = history_action(self._desk, self, "meeting", self.table.selected_ids)
        removed = removed_action(self._desk, self, "meeting", _("Removed meetings…"))
        self.table.commands.set_page_actions(
            [self.open_action, past, None, self.new_action, self.remove_action, removed]
        )
        self._model.lines_changed.connect(self.status_changed)
        self._reading.read.connect(self._show)
        self._reading.failed.connect(self._tell_failure)
        self.not_read.again.connect(self._refresh)
        self.filter.filter_changed.connect(self._model.set_filter)
        self.filter.left.connect(self.table.setFocus)
        self.bar.told.connect(self._tell)
        self.bar.done.connect(self._desk.tell_done)
        self._desk.relay.changed.connect(self._changed)
        self._selected()

    # What is shown

    def bring_up(self, *, new: bool = False, date: str = "", **_args: Any) -> None:
        """Show the meetings as they are now; with `new` begin to set one up, at `date` (notation) if any."""
        self._refresh()
        if new:
            QTimer.singleShot(0, self, partial(self.start_meeting, VagueDate.parse(date) if date else None))

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        self._refresh()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        self._parties.heed(changes)
        self._changed_ids |= changes.ids(Meeting)
        self._stale |= changes.touches(Delegation, Participant, Party)
        if self.isVisible():
            self._refresh()

    @Slot(object)
    def _tell_failure(self, error: BaseException) -> None:
        """Say why the meetings could not be read; they are read at the next occasion."""
        self._stale = True
        self._waiting.hide()
        self.not_read.tell(error, filled=bool(self._rows))
        self.status_changed.emit()

    @Slot()
    def _refresh(self) -> None:
        """Read what changed: a few meetings at once, all of many beside the window."""
        ids, self._changed_ids = self._changed_ids, set()
        if self._stale or len(ids) > FEW or (ids and self._reading.running):
            self._stale = False
            self._reading.ask()
            self._say_reading()
        elif ids:
            try:
                rows = _patched(self._rows, ids, self._desk.workspace.meetings)
            except CicaError as error:
                self._tell_failure(error)
                return
            shown = {row.id: row for row in self._model.rows}
            changed = [row for row in rows if row.id in ids or row.id not in shown]
            shown |= {row.id: row for row in for_editing(changed)}
            self._show(rows, [shown[row.id] for row in rows])

    def _say_reading(self) -> None:
        """Say at the foot and in the empty list that meetings are being read."""
        self._waiting.setVisible(self._reading.running and not self._rows)
        self.status_changed.emit()

    @Slot(object, object)
    def _show(self, rows: Sequence[MeetingRow], edited: Sequence[MeetingRow]) -> None:
        """Show `rows`, in the form `edited` that editors want."""
        self._rows = {row.id: row for row in rows}
        self._waiting.hide()
        self.not_read.hide()
        self._model.set_rows(edited)
        self._stack.setCurrentIndex(0 if rows else 1)
        self._selected()

    def status(self) -> str:
        """Return how many meetings there are, how many are found, planned and selected."""
        if not self._rows and self._reading.running:
            return ""
        count, found = len(self._rows), self._model.found()
        whole = ngettext("{count} meeting", "{count} meetings", count).format(count=count)
        parts = [whole if found == count else _("{found} of {whole}").format(found=found, whole=whole)]
        for stage in (Stage.PLANNED, Stage.CONFIRMED):
            number = sum(row.stage is stage for row in self._rows.values())
            if number:
                parts.append(f"{stage.text}: {number}")
        selected = len(self.table.selected_ids())
        if selected > 1:
            parts.append(_("{count} selected").format(count=selected))
        return "    ".join(parts)

    def _body_name(self, row: MeetingRow) -> str:
        return self._desk.workspace.bodies.get(row.body).name.text(language())

    @Slot()
    def _selected(self) -> None:
        rows = [self._rows[key] for key in self.table.selected_ids() if key in self._rows]
        for action in (self.open_action, self.remove_action):
            allow(action, bool(rows), _("Select a meeting first."))
        title, subtitle = "", ""
        if len(rows) == 1:
            title, subtitle = rows[0].shown_title(language()), rows[0].key
        elif rows:
            title = ngettext("{count} meeting", "{count} meetings", len(rows)).format(count=len(rows))
            subtitle = _("A change is made in all of them.")
        self.inspector.show_records(for_editing(rows), title, subtitle)
        self.status_changed.emit()

    # What is done

    def _edit(self, meeting_id: str, key: str, value: Any) -> None:
        self._desk.workspace.meetings.edit([meeting_id], {key: value})

    def _edit_many(self, edits: Sequence[CellEdit]) -> None:
        self._desk.workspace.meetings.edit_cells([Cell(edit.id, edit.key, edit.value) for edit in edits])

    def _edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        self._desk.workspace.meetings.edit(ids, {key: value})

    def start_meeting(self, when: VagueDate | bool | None = None) -> None:
        """Open the dialog that sets up a meeting at `when`, for the body of the one that is selected."""
        bodies = self._desk.workspace.bodies
        selected = (self._rows[key].body for key in self.table.selected_ids() if key in self._rows)
        body = next(filter(bodies.known, selected), next(iter(bodies)).code)
        desk, today = self._desk, self._today()
        dialog = NewMeetingDialog(
            desk.workspace, desk.icons, self._values, body, today, self, tasks=desk.tasks
        )
        dialog.created.connect(self._created)
        if isinstance(when, VagueDate):  # the button says whether it is checked
            dialog.form.put_date(when)
        open_dialog(dialog)

    @Slot(str, str)
    def _created(self, meeting_id: str, title: str) -> None:
        self._desk.go("meeting", meeting_id=meeting_id)
        self._desk.tell_done(_("Created “{title}”.").format(title=title))

    @Slot()
    def _open_current(self) -> None:
        chosen = self.table.current_id() or next(iter(self.table.selected_ids()), "")
        if chosen:
            self._open(chosen)

    @Slot(str)
    def _open(self, meeting_id: str) -> None:
        self._desk.go("meeting", meeting_id=meeting_id)

    @Slot()
    def _remove_selected(self) -> None:
        self._remove(self.table.selected_ids())

    @Slot(list)
    def _remove(self, ids: list[str]) -> None:
        if not ids:
            return
        title, meetings = self._rows[ids[0]].shown_title(language()), self._desk.workspace.meetings
        many = ngettext("Removed {count} meeting.", "Removed {count} meetings.", len(ids))
        one = _("Removed “{title}”.").format(title=title)
        told = one if len(ids) == 1 else many.format(count=len(ids))
        secured = self._desk.workspace.database.is_secured  # the backup takes longer than a click may
        count = sum(1 + meetings.counts(each).participants for each in ids) if secured else len(ids)
        done = partial(self._desk.tell_done, told)
        self._step(count, partial(meetings.remove, ids), done, self._desk.report)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._desk.messages.show(text, Tone.INFO)


def _patched(
    rows: Mapping[str, MeetingRow], changed: Iterable[str], meetings: MeetingService
) -> list[MeetingRow]:
    """Return `rows` with those read again whose ids are in `changed`, by date."""
    found = dict(rows)
    for meeting_id in changed:
        try:
            found[meeting_id] = meetings.get(meeting_id)
        except NotFoundError:
            found.pop(meeting_id, None)
    return sorted(found.values(), key=_by_date)


def _by_date(row: MeetingRow) -> tuple[object, ...]:
    return row.date is None, row.date.sort_key if row.date else (), row.key
