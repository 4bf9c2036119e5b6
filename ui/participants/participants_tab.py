"""The participants of a meeting: a table like a spreadsheet, an inspector, import and export."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.changes import ChangeSet
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.errors import StorageError
from cica_events.i18n import _, ngettext
from cica_events.imports.sources.source import Source
from cica_events.progress import Progress
from cica_events.queries.participants import ParticipantRow
from ui.imports.import_dialog import ImportDialog
from ui.participants.add_dialog import AddDialog
from ui.participants.by_delegation import ByDelegation
from ui.participants.columns import DIFFERS, PILLS, form_fields
from ui.participants.moving import Moving
from ui.participants.nobody_yet import nobody_yet
from ui.participants.participant_actions import ParticipantActions
from ui.participants.participant_importer import participant_importer
from ui.participants.participant_list import MANY, ParticipantList, counted
from ui.participants.pasted_people import PastedPeople
from ui.participants.selection_details import SelectionDetails
from ui.participants.snapshots import Snapshot
from ui.participants.status_steps import StatusSteps
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.export_dialog import open_export
from ui.shell.meeting_changes import concerns
from ui.shell.not_read import NotRead
from ui.shell.one_step import OneStep
from ui.shell.page import Page
from ui.shell.record_history import history_action
from ui.shell.saved_views import SavedViews
from ui.shell.tone import Tone
from ui.toolkit.beside import Beside
from ui.toolkit.buttons import ActionButton, MenuButton
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.inspector import Inspector
from ui.toolkit.list_bar import ListBar
from ui.toolkit.list_or_nothing import ListOrNothing
from ui.toolkit.record_table import RecordTable
from ui.toolkit.side_by_side import Sides

LAYOUT = "participants"
SOON = 20  # milliseconds in which the first picture of a long list is painted


class ParticipantsTab(Page):
    """Shows the meeting named in `bring_up`; `delegation_id` there narrows it to one delegation."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True  # what is shown is not what the workspace holds
        self._step = OneStep(desk.tasks, self)
        self._taking = False
        self._beside = Beside(desk.tasks, lambda: self._whole, self._take_beside, self, self._tell_failure)
        self.list = ParticipantList(desk.workspace, self)
        self.list.write_beside(desk.tasks, desk.report)
        self.actions_here = ParticipantActions(self, desk.icons)
        self._full = QWidget(self)
        self._sides = Sides(self._full)
        self._seen = ListOrNothing(desk.icons, self.actions_here.show_all, self._sides)
        self.table = RecordTable(
            self.list.model,
            name=_("Participants"),
            pills=PILLS,
            layout=StoredLayout(desk.settings, LAYOUT),
            numbers=True,
            parent=self._seen,
        )
        self.inspector = Inspector(
            form_fields(desk.workspace.participants.fields),
            values=self.list.values,
            edit=self.list.edit_all,
            hint=_("Select a participant to see and edit the details, or several to change them together."),
            parent=self._sides,
        )
        self._details = SelectionDetails(desk, self.inspector, self.list.related, self._select)
        self.steps = StatusSteps(desk, self.chosen, self._select, self)
        self.pasted = PastedPeople(desk, self.list, self.table, self.take_list, self)
        self.moving = Moving(desk, self.table, self.list, self.actions_here)
        self._lay_out()
        self._connect()

    # Layout

    def _lay_out(self) -> None:
        self._stack = QStackedLayout(self)
        full = self._full
        column = QVBoxLayout(full)
        column.setContentsMargins(20, 10, 4, 12)
        column.setSpacing(10)
        self.not_read = NotRead(full)
        self.not_read.again.connect(self._read)
        column.addWidget(self.not_read)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 16, 0)  # as far as the fields below
        tools.addWidget(self._toolbar(full))
        column.addLayout(tools)
        self._seen.put(self.table)
        self._sides.hold(self._seen, self.inspector, gap=12)
        column.addWidget(self._sides, 1)
        self._stack.addWidget(full)
        empty = nobody_yet(self._desk.icons, self.actions_here, self)
        self.pasted.listen(empty)
        self._stack.addWidget(empty)

    def _toolbar(self, parent: QWidget) -> ListBar:
        actions = self.actions_here
        self.bar = ListBar(
            self.table,
            self._desk.icons,
            placeholder=_("Filter participants"),
            views=SavedViews(self._desk.workspace, LAYOUT),
            own_groups=_("Delegation"),
            parent=parent,
        )
        self.filter = self.bar.filter
        self.only = QPushButton(self)
        self.only.setToolTip(_("Show all delegations again"))
        self._desk.icons.put(self.only, "x", "muted")
        self.only.hide()
        hint = _("Take the selected participants to the next step")
        status = MenuButton(_("Status"), self.steps.menu, hint=hint, parent=self)
        self._desk.icons.put(status, "square-check", "muted")
        lead = [ActionButton(actions.add, primary=True, parent=self)]
        lead += [ActionButton(action, parent=self) for action in (actions.import_list, actions.export)]
        self.bar.put(lead=[*lead, status], middle=[self.only])
        return self.bar

    def _connect(self) -> None:
        actions, table = self.actions_here, self.table
        actions.add.triggered.connect(self.add)
        actions.import_list.triggered.connect(self.import_list)
        actions.import_clipboard.triggered.connect(self.pasted.import_clipboard)
        actions.export.triggered.connect(self.export)
        actions.remove.triggered.connect(self._remove_selected)
        ByDelegation(table, actions.group)
        self.list.model.arranged.connect(self._lines_changed)
        self._lines_changed()
        self.bar.told.connect(self._tell)
        self.bar.done.connect(self._desk.tell_done)
        self.only.clicked.connect(self._widen)
        self.filter.filter_changed.connect(self._narrow)
        self.filter.left.connect(table.setFocus)
        table.selection_changed.connect(self._inspect)
        table.remove_asked.connect(self.remove)
        past = history_action(self._desk, self, "participant", table.selected_ids)
        table.commands.set_page_actions(
            [actions.add, self.steps.menu.menuAction(), None, *actions.places, None, past, actions.remove]
        )
        table.columns.changed.connect(self._columns_changed)
        self._columns_changed()
        actions.show_all.triggered.connect(self._show_all)
        self.list.model.lines_changed.connect(self._lines_changed)
        self._desk.relay.changed.connect(self._changed)

    def chosen(self) -> list[ParticipantRow]:
        """Return the selected participants."""
        return self.list.chosen(self.table.selected_ids())

    # The page

    def bring_up(self, **args: Any) -> None:
        """Show the meeting `meeting_id`, only its delegation `delegation_id` if that is given.

        `select` goes to one participant, at its field `field`.
        """
        meeting_id = args.get("meeting_id", self.list.meeting_id)
        another = meeting_id != self.list.meeting_id or "select" in args
        only = args.get("delegation_id", "" if another else self.list.only)
        if another:
            self.filter.clear()
            self._stale = True
        if self.list.meeting_id and meeting_id != self.list.meeting_id:
            self.table.arranging.clear_filters()  # they were meant for the people of the other meeting
        if only != self.list.only:
            self.list.only = only
            self._stale = True
        if "filter" in args:
            self.filter.setText(args["filter"])
        self.list.meeting_id = meeting_id
        if self._stale:
            self._read(whole="select" in args)
        if "select" in args:
            self._go_to(args["select"], args.get("field", ""))

    def prepare(self) -> None:
        """Let the first meeting come as fast as the next."""
        self.list.prepare(self._desk.tasks)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the tab was hidden."""
        super().showEvent(event)
        if self._stale and self.list.meeting_id:
            self._read()

    def status(self) -> str:
        """Return the counts of participants, Member States, observers and the selection."""
        rows, selected = len(self.list.rows), len(self.table.selected_ids())
        return counted(rows, self.list.homes_present, self.list.model.found(), selected)

    def file_actions(self) -> Sequence[QAction]:
        """Return Import and Export."""
        here = self.actions_here
        return here.import_list, here.import_clipboard, here.export

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(Party):
            self.list.forget_parties()
        if changes.touches(Person) and self.list.compares:
            self.list.compare()
        if not self.list.meeting_id or not concerns(changes, self.list.meeting_id, self.list.ids()):
            return
        self._stale = True
        if not self.isVisible():
            return
        if not self._beside.running and self.list.follow(changes):
            self._stale = False
            self._inspect()
        elif max(len(changes.changes), len(self.list.rows)) > MANY:
            self._stale = False
            self._beside.ask()
        else:
            self._read()

    @Slot()
    def _columns_changed(self) -> None:
        """Compare with the directory only as long as a column shows it."""
        states = self.table.columns.columns()
        compares = any(state.key == DIFFERS and state.shown for state in states)
        if compares != self.list.compares:
            self.list.compares = compares
            self.list.compare()

    def _tell_failure(self, error: BaseException) -> None:
        self._stale = True
        self._stack.setCurrentIndex(0)
        self.not_read.tell(error, filled=bool(self.list.rows))

    def _read(self, *, whole: bool = False) -> None:
        try:
            self._take(self.list.read() if whole else self.list.glance())
        except StorageError as error:
            self._tell_failure(error)
            return
        self._stale = False
        if self.list.late:
            QTimer.singleShot(SOON, self, self._beside.ask)

    def _whole(self, _progress: Progress) -> Snapshot:
        return self.list.read()

    def _take_beside(self, snapshot: Snapshot) -> None:
        if snapshot.meeting_id == self.list.meeting_id:
            self._take(snapshot)

    def _take(self, snapshot: Snapshot) -> None:
        self._taking = True  # what is selected is told once, when all is there
        try:
            self.list.take(snapshot)
        finally:
            self._taking = False
        self.not_read.hide()
        delegation = self.list.delegation(self.list.only)
        if self.list.only and delegation is None:
            self.list.only = ""
            self.list.show_rows()
        self.only.setText(delegation.party_name if delegation else "")
        self.only.setVisible(delegation is not None)
        self._stack.setCurrentIndex(0 if self.list.rows or delegation else 1)
        allow(self.actions_here.export, bool(self.list.rows), _("There are no participants yet."))
        self._inspect()

    @Slot()
    def _inspect(self) -> None:
        if not self._taking:
            self._details.show(self.chosen())
            self.status_changed.emit()

    @Slot()
    def _lines_changed(self) -> None:
        text = self.filter.text().strip()
        found = self.list.model.found() > 0
        if not found:
            filtered = _("No participant passes the filters") if self.list.model.value_filters else ""
            words = _("No participant matches “{words}”").format(words=text) if text else _("Nobody yet")
            title = filtered or words
            self._seen.show_nothing(title, _("The other participants are still there."))
        else:
            self._seen.show_list()
        self.status_changed.emit()

    # What the toolbar does

    @Slot(str)
    def _narrow(self, text: str) -> None:
        self.list.model.set_filter(text)
        self._lines_changed()

    @Slot()
    def _widen(self) -> None:
        self.bring_up(delegation_id="")

    @Slot()
    def _show_all(self) -> None:
        """Show everybody again, whatever was typed or chosen."""
        self.bar.clear_all()
        self.bring_up(delegation_id="")

    @Slot()
    def add(self) -> None:
        """Offer to add participants, to the delegation at hand."""
        at_hand = self.list.chosen([self.table.current_id()])
        dialog = AddDialog(
            self._desk,
            self.list.meeting_id,
            self,
            delegation_id=self.list.only or (at_hand[0].delegation_id if at_hand else ""),
            present={row.person_id for row in self.list.rows},
        )
        dialog.added.connect(self._select)
        open_dialog(dialog)

    @Slot(str)
    def _select(self, participant_id: str) -> None:
        self.table.select_ids([participant_id])

    def _go_to(self, participant_id: str, field: str) -> None:
        """Go to a field of a participant: in the table if it is a column there, else beside it."""
        shown = any(column.key == field and column.shown for column in self.table.columns.columns())
        self.bar.reveal(participant_id)
        self.table.select_ids([participant_id], field if shown else "")
        self.table.setFocus()
        if field and not shown:
            self.inspector.focus_field(field)

    @Slot()
    def import_list(self) -> None:
        """Take participants in from a spreadsheet."""
        self._import()

    def _import(self) -> ImportDialog:
        dialog = ImportDialog(self._desk, participant_importer(self._desk, self.list.meeting_id), self)
        open_dialog(dialog)
        return dialog

    def list_offer(self) -> str:
        """Return what a list dropped on this page would do."""
        return _("Drop to import participants from this list") if self.list.meeting_id else ""

    def take_list(self, source: Source) -> None:
        """Show what the list that was dropped would bring."""
        self._import().take(source)

    @Slot()
    def export(self) -> None:
        """Hand the list out as a file."""
        open_export(self._desk, "participants", self.list.meeting_id, self)

    @Slot()
    def _remove_selected(self) -> None:
        self.remove(self.table.selected_ids())

    @Slot(list)
    def remove(self, ids: Sequence[str]) -> None:
        """Remove participants and offer to undo it."""
        rows = self.list.chosen(ids)
        if rows:
            act = partial(self._desk.workspace.participants.remove, [row.id for row in rows])
            self._step(len(rows), act, partial(self._tell_removed, rows), self._desk.report)

    def _tell_removed(self, rows: Sequence[ParticipantRow]) -> None:
        many = ngettext("{count} participant was removed.", "{count} participants were removed.", len(rows))
        text = _("{name} was removed.") if len(rows) == 1 else many
        self._desk.tell_done(text.format(name=rows[0].name, count=len(rows)))

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._desk.messages.show(text, Tone.INFO)
