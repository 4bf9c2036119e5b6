"""The delegations of a meeting: who is invited, what they replied, who is present."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Group, Reply
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Status
from cica_events.i18n import _, ngettext
from ui.delegations.adding import Adding
from ui.delegations.board import Board
from ui.delegations.columns import MARKED, PILLS, form_fields
from ui.delegations.delegation_actions import DelegationActions
from ui.delegations.delegation_list import DelegationList, counted
from ui.delegations.selected_work import SelectedWork
from ui.shell.desk import Desk
from ui.shell.export_dialog import open_export
from ui.shell.meeting_changes import concerns
from ui.shell.one_step import OneStep
from ui.shell.page import Page
from ui.shell.record_history import history_action
from ui.shell.saved_views import SavedViews
from ui.shell.tone import Tone
from ui.toolkit.buttons import ActionButton, MenuButton
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.inspector import Inspector
from ui.toolkit.list_bar import ListBar
from ui.toolkit.list_or_nothing import ListOrNothing
from ui.toolkit.record_table import RecordTable
from ui.toolkit.side_by_side import Sides
from ui.toolkit.view_switch import Choice, ViewSwitch

VIEW = "delegations/view"


class DelegationsTab(Page):
    """Shows the meeting named in `bring_up`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._step = OneStep(desk.tasks, self)
        self.list = DelegationList(desk.workspace, self)
        self.actions_here = DelegationActions(self, desk.icons)
        self._full = QWidget(self)
        self._sides = Sides(self._full)
        self._seen = ListOrNothing(desk.icons, self.actions_here.show_all, self._sides)
        self._views = QStackedWidget(self._seen)
        self.table = RecordTable(
            self.list.model,
            name=_("Delegations"),
            pills=PILLS,
            marked=MARKED,
            layout=StoredLayout(desk.settings, "delegations"),
            numbers=True,
            parent=self._views,
        )
        self.inspector = Inspector(
            form_fields(desk.workspace.delegations.fields),
            values=self.list.values,
            edit=self.list.edit_all,
            hint=_("Select a delegation to see and edit its details, or several to change them together."),
            parent=self._sides,
        )
        self.board = Board(self.actions_here.selected_menu, self.list.values.mark, self._views)
        self.work = SelectedWork(desk, self.list, self)
        self.adding = Adding(desk, self.list, self._select, self)
        self._lay_out()
        self._connect()
        self._show_view(desk.settings.layout(VIEW).get("view", ""))

    # Layout

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._full)
        column.setContentsMargins(20, 10, 4, 12)
        column.setSpacing(10)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, 0, 16, 0)  # as far as the fields below
        tools.addWidget(self._toolbar())
        column.addLayout(tools)
        self._split()
        column.addWidget(self._sides, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(
            EmptyState(
                self._desk.icons,
                icon="flag",
                title=_("No delegations yet"),
                text=_(
                    "Delegations are the States, organizations and groups that take part. Begin with the "
                    "Member States on the day of the meeting; observers, guests and others can follow."
                ),
                step=self.actions_here.members,
                others=[self.actions_here.parties],
                parent=self,
            )
        )

    def _toolbar(self) -> ListBar:
        hint = _("Add all of one status, the Secretariat, guests and other groups")
        others = MenuButton(_("Add several"), self.actions_here.menu(self), hint=hint, parent=self)
        chosen = _("What can be done with the selected delegations")
        selected = MenuButton(_("Selected"), self.actions_here.selected_menu(self), hint=chosen, parent=self)
        self._desk.icons.put(others, "users", "muted")
        self._desk.icons.put(selected, "square-check", "muted")
        self.bar = ListBar(
            self.table,
            self._desk.icons,
            placeholder=_("Filter delegations"),
            views=SavedViews(self._desk.workspace, "delegations"),
            own_groups=_("Section"),
            parent=self,
        )
        self.filter = self.bar.filter
        self.table.arranging.allow_alt_down()
        self.switch = ViewSwitch(_("List or board"), _views(), self._desk.icons, self)
        self.bar.put(
            lead=[ActionButton(self.actions_here.parties, primary=True, parent=self), others],
            middle=[self.switch],
            tail=[ActionButton(self.actions_here.chase, parent=self), selected],
        )
        return self.bar

    def _split(self) -> None:
        self._views.addWidget(self.table)
        self._views.addWidget(self.board)
        self._seen.put(self._views)
        self._sides.hold(self._seen, self.inspector, gap=12)

    def _connect(self) -> None:
        self._connect_actions()
        self._connect_board()
        self._connect_table()
        self.filter.filter_changed.connect(self._narrow)
        self.filter.left.connect(self._enter)
        self.switch.chosen.connect(self._switch)
        self.bar.told.connect(self._tell)
        self.bar.done.connect(self._desk.tell_done)
        self.list.model.arranged.connect(self._lines_changed)
        self.list.model.lines_changed.connect(self._lines_changed)
        self._desk.relay.changed.connect(self._changed)

    def _connect_actions(self) -> None:
        actions = self.actions_here
        actions.parties.triggered.connect(self.adding.pick_parties)
        actions.members.triggered.connect(partial(self.adding.add_all, Status.MEMBER))
        actions.observers.triggered.connect(partial(self.adding.add_all, Status.OBSERVER))
        actions.other.triggered.connect(self.adding.name_group)
        for group, action in actions.groups.items():
            action.triggered.connect(partial(self.adding.add_group, group))
        actions.people.triggered.connect(self._show_people_of_current)
        actions.remove.triggered.connect(self._remove_selected)
        actions.chase.triggered.connect(self.work.chase)
        actions.export.triggered.connect(self._export)
        actions.show_all.triggered.connect(self.bar.clear_all)
        for action, work in (
            (actions.bring, self.work.bring_over),
            (actions.place, self.work.place),
            (actions.unplace, self.work.unplace),
        ):
            action.triggered.connect(partial(self._with_selected, work))
        for reply, action in actions.replies.items():
            action.triggered.connect(partial(self._set_reply, reply))

    def _connect_board(self) -> None:
        self.list.model.arranged.connect(self._fill_board)
        self.board.moved.connect(self.work.reply)
        self.board.opened.connect(self.show_people)
        self.board.selection_changed.connect(self._inspect)
        self.board.remove_asked.connect(self.remove)
        self.board.copy_asked.connect(self.table.commands.copy_records)

    def _connect_table(self) -> None:
        actions, table = self.actions_here, self.table
        table.selection_changed.connect(self._inspect)
        table.opened.connect(self.show_people)
        table.remove_asked.connect(self.remove)
        replies = actions.reply_menu(self).menuAction()
        places = actions.bring, actions.place, actions.unplace
        past = history_action(self._desk, self, "delegation", table.selected_ids)
        table.commands.set_page_actions([actions.people, replies, None, *places, None, past, actions.remove])

    # The page

    def bring_up(self, **args: Any) -> None:
        """Show the meeting `meeting_id`; `select` goes to one delegation."""
        meeting_id = args.get("meeting_id", self.list.meeting_id)
        if self.list.meeting_id and meeting_id != self.list.meeting_id:
            self.table.arranging.clear_filters()  # they were meant for the other meeting's
        if meeting_id != self.list.meeting_id or "select" in args:
            self.filter.clear()
            self.list.meeting_id = meeting_id
            self._stale = True
        if self._stale:
            self._read()
        if "select" in args:
            self._select([args["select"]])
            self._enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the tab was hidden."""
        super().showEvent(event)
        if self._stale and self.list.meeting_id:
            self._read()

    def status(self) -> str:
        """Return how many are invited and what they replied."""
        narrowed = self.filter.text().strip() or self.list.model.value_filters
        found = self._found() if narrowed else len(self.list.rows)
        return counted(self.list.rows, found, len(self.selected_ids()))

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        self.list.parties.heed(changes)
        shown = {row.id for row in self.list.rows}
        edited = changes.touches(Participant)  # an edit names no meeting; heads and counts follow it
        if not self.list.meeting_id or not (edited or concerns(changes, self.list.meeting_id, shown)):
            return
        if self.isVisible():
            self._read()
        else:
            self._stale = True

    def _read(self) -> None:
        self._stale = False
        self.list.read()
        self._fill_board()
        self._stack.setCurrentIndex(0 if self.list.rows else 1)
        self._inspect()

    @Slot()
    def _fill_board(self) -> None:
        """Show on the board what passes the value filters; it looks for the words itself."""
        self.board.set_lines(self.list.model.passing_values())
        if self._on_board:
            self._lines_changed()

    @Slot()
    def _inspect(self) -> None:
        rows = self.list.chosen(self.selected_ids())
        self.actions_here.enable(len(rows), sum(row.order > 0 for row in rows))
        named = bool(rows) and all(row.group is not Group.PARTY for row in rows)
        self.inspector.field("name").setVisible(named)
        many = ngettext("{count} delegation", "{count} delegations", len(rows)).format(count=len(rows))
        sections = dict.fromkeys(row.section.of_one if len(rows) == 1 else row.section.text for row in rows)
        title = rows[0].party_name if len(rows) == 1 else many
        remarks = rows[0].told if len(rows) == 1 else ()
        self.inspector.show_records(rows, title if rows else "", "\n".join((", ".join(sections), *remarks)))
        self.status_changed.emit()

    @Slot(str)
    def _narrow(self, text: str) -> None:
        self.list.model.set_filter(text)
        self.board.set_filter(text)
        self._lines_changed()

    @Slot()
    def _lines_changed(self) -> None:
        words = self.filter.text().strip()
        filtered = bool(self.list.model.value_filters)
        if not self._found() and (words or filtered):
            matched = _("No delegation matches “{words}”").format(words=words)
            title = _("No delegation passes the filters") if filtered else matched
            self._seen.show_nothing(title, _("The other delegations are still there."))
        else:
            self._seen.show_list()
        self.status_changed.emit()

    # The two views

    @property
    def _on_board(self) -> bool:
        return self.switch.view == "board"

    def _show_view(self, view: str) -> None:
        self.switch.show_view(view)
        self._views.setCurrentIndex(int(self._on_board))
        self.inspector.setHidden(self._on_board)
        self.bar.show_tools(not self._on_board)

    @Slot(str)
    def _switch(self, view: str) -> None:
        """Show the other view, with the same delegations selected, and remember it."""
        was = self.table.selected_ids() if view == "board" else self.board.selected_ids()
        self._show_view(view)
        self._desk.settings.set_layout(VIEW, {"view": view})
        self._select(was)
        self._enter()
        self._lines_changed()

    def selected_ids(self) -> list[str]:
        """Return the ids of the delegations selected in the view that is shown."""
        return self.board.selected_ids() if self._on_board else self.table.selected_ids()

    def current_id(self) -> str:
        """Return the id of the current delegation of the view that is shown, or an empty text."""
        return self.board.current_id() if self._on_board else self.table.current_id()

    def _select(self, ids: Sequence[str]) -> None:
        (self.board.select_ids if self._on_board else self.table.select_ids)(ids)

    @Slot()
    def _enter(self) -> None:
        self.board.enter() if self._on_board else self.table.setFocus()

    def _found(self) -> int:
        return self.board.found() if self._on_board else self.list.model.found()

    def _with_selected(self, work: Callable[[Sequence[str]], None]) -> None:
        work(self.selected_ids())

    def _set_reply(self, reply: Reply) -> None:
        self.work.reply(self.selected_ids(), reply)

    # Going on and removing

    @Slot(str)
    def show_people(self, delegation_id: str) -> None:
        """Go to the participants of a delegation."""
        self._desk.go(
            "meeting", meeting_id=self.list.meeting_id, tab="participants", delegation_id=delegation_id
        )

    @Slot()
    def _show_people_of_current(self) -> None:
        if self.current_id():
            self.show_people(self.current_id())

    @Slot()
    def _remove_selected(self) -> None:
        self.remove(self.selected_ids())

    @Slot(list)
    def remove(self, ids: Sequence[str]) -> None:
        """Remove delegations with their participants and offer to undo it."""
        rows = self.list.chosen(ids)
        if rows:
            act = partial(self._desk.workspace.delegations.remove, [row.id for row in rows])
            count = sum(1 + row.participants for row in rows)
            self._step(count, act, partial(self._tell_removed, rows), self._desk.report)

    def _tell_removed(self, rows: Sequence[Any]) -> None:
        people = sum(row.participants for row in rows)
        many = ngettext("{count} delegation was removed.", "{count} delegations were removed.", len(rows))
        text = _("{name} was removed.") if len(rows) == 1 else many
        told = text.format(name=rows[0].party_name, count=len(rows))
        if people:
            more = ngettext("{count} participant went with it.", "{count} participants went with it.", people)
            told = f"{told} {more.format(count=people)}"
        self._desk.tell_done(told)

    @Slot(str)
    def _tell(self, text: str) -> None:
        self._desk.messages.show(text, Tone.INFO)

    @Slot()
    def _export(self) -> None:
        open_export(self._desk, "delegations", self.list.meeting_id, self)

    def file_actions(self) -> Sequence[QAction]:
        """Return the export of the delegations."""
        return (self.actions_here.export,)


def _views() -> list[Choice]:
    return [
        Choice("list", _("List"), "list", _("Every delegation as a line of a table")),
        Choice("board", _("Board"), "columns-3", _("Who attends, who declined, who is silent")),
    ]
