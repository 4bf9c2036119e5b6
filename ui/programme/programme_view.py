"""The programme of a meeting as a day view: rooms side by side, hours down, the agenda in a tray."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.errors import NotFoundError
from cica_events.i18n import _, ngettext
from cica_events.imports.sources.source import Source
from ui.programme.day_frame import DayFrame
from ui.programme.day_measure import DayMeasure
from ui.programme.day_tabs import DayTabs
from ui.programme.programme_actions import ProgrammeActions
from ui.programme.programme_buttons import CheckButton, IconOnly
from ui.programme.programme_changes import ProgrammeChanges
from ui.programme.programme_empty import ProgrammeEmpty
from ui.programme.programme_files import ProgrammeFiles
from ui.programme.programme_inspector import ProgrammeInspector
from ui.programme.programme_list import ProgrammeList
from ui.programme.programme_words import SIGN
from ui.programme.programme_work import NINE, ProgrammeWork
from ui.programme.put_menu import pop_up, put_menu
from ui.programme.rooms_dialog import RoomsDialog
from ui.programme.tray import Tray
from ui.programme.tray_model import Part
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.party_choices import PartyChoices
from ui.shell.view import View
from ui.toolkit.buttons import ActionButton, MenuButton
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.side_by_side import Sides

DETAILS = "programme/details"


class ProgrammeView(View):
    """Shows the meeting named in `bring_up`; `item_id` and `sitting_id` go to one place of it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._wanted = ""
        self.programme = ProgrammeList(desk.workspace)
        self.commands = ProgrammeActions(desk.icons, self)
        self.changes = ProgrammeChanges(desk, self.programme, self)
        self._full = QWidget(self)
        self._splitter = Sides(self._full)
        self.tray = Tray(self.commands.put, self.commands.rest, self._splitter)
        self.days = DayTabs(self.commands.add_day, self)
        self.frame = DayFrame(desk.icons, self)
        self.canvas = self.frame.canvas
        self.inspector = ProgrammeInspector(
            desk.workspace.sittings.fields, self.programme, self._splitter, PartyChoices(desk.workspace).mark
        )
        self.work = ProgrammeWork(
            self.programme, self.changes, self.commands, self.frame, self.show_day, self
        )
        self.files = ProgrammeFiles(desk, self.programme, self)
        self._lay_out()
        self._connect()
        self._recall()

    # Look

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.days)
        column.addWidget(self.frame, 1)
        self._splitter.setHandleWidth(12)
        self._splitter.add_side(self.tray)
        self._splitter.addWidget(middle)
        self._splitter.add_side(self.inspector)
        self._splitter.setStretchFactor(1, 1)
        layout = QVBoxLayout(self._full)
        layout.setContentsMargins(20, 10, 20, 12)
        layout.addWidget(self._splitter)
        icons, commands = self._desk.icons, self.commands
        self.usual = ProgrammeEmpty(icons, commands, self, usual=True)
        self.bare = ProgrammeEmpty(icons, commands, self, usual=False)
        self._stack = QStackedLayout(self)
        for widget in (self._full, self.usual, self.bare):
            self._stack.addWidget(widget)
        self._fill_bar()

    def _fill_bar(self) -> None:
        row, commands = self.bar_row, self.commands
        row.addWidget(ActionButton(commands.add, primary=True, parent=self.bar))
        row.addWidget(CheckButton(commands.shift, parent=self.bar))
        row.addWidget(ActionButton(commands.rooms, parent=self.bar))
        row.addWidget(IconOnly(commands.pin, parent=self.bar))
        row.addWidget(IconOnly(commands.remove, parent=self.bar))
        row.addStretch(1)
        row.addWidget(self._file_button())
        self.measure = DayMeasure(self._desk.settings, commands, self.frame, self)
        self.days.add_tools([self.measure.button, IconOnly(commands.details, parent=self)])

    def _file_button(self) -> QPushButton:
        """Return the button for what is done with files, which has room in every language."""
        menu = QMenu(self)
        menu.addActions(self.files.actions())
        button = MenuButton("", menu, hint=_("Import, export and calendar"), parent=self.bar)
        button.setAccessibleName(_("Import, export and calendar"))
        self._desk.icons.put(button, "ellipsis")
        return button

    def _connect(self) -> None:
        commands, canvas = self.commands, self.canvas
        for action in (
            commands.add, commands.shift, commands.zoom_in, commands.zoom_out, commands.details,
            commands.rooms,
        ):  # fmt: skip
            self.addAction(action)
        self.addActions(self.files.actions())
        canvas.addActions([action for action in commands.session_actions() if action is not None])
        commands.add.triggered.connect(self.add)
        commands.first.triggered.connect(self.add)
        commands.usual.triggered.connect(self.changes.add_usual)
        commands.add_day.triggered.connect(self._add_day)
        commands.rooms.triggered.connect(self.ask_rooms)
        commands.edit.triggered.connect(self._edit)
        commands.details.toggled.connect(self._show_details)
        commands.put.triggered.connect(self._ask_where)
        self.tray.list.addActions([commands.put, commands.item_up, commands.item_down, commands.out])
        commands.item_up.triggered.connect(partial(self._shift_item, -1))
        commands.item_down.triggered.connect(partial(self._shift_item, 1))
        commands.out.triggered.connect(self._take_out)
        self.tray.list.put_asked.connect(self._ask_where)
        self.tray.list.out_asked.connect(self.changes.take_out)
        self.tray.list.selection_moved.connect(self._tray_moved)
        self.days.chosen.connect(self.show_day)
        canvas.drawn.connect(self._drawn)
        canvas.opened.connect(self.edit)
        canvas.chosen.connect(self._chosen)
        canvas.paged.connect(self._page)
        canvas.day_at = self.days.day_at
        self.frame.heads.asked.connect(self.ask_rooms)
        self.inspector.left.connect(canvas.enter)
        self._desk.relay.changed.connect(self._changed)
        self._desk.theme.follow(self, self._show)

    def _recall(self) -> None:
        """Show the details if they were left so."""
        self.commands.details.setChecked(bool(self._desk.settings.layout(DETAILS).get("shown", False)))
        self.inspector.setVisible(self.commands.details.isChecked())

    # What is shown

    def bring_up(self, **args: Any) -> None:
        """Show the programme of `meeting_id`; `item_id` or `sitting_id` goes to one place of it."""
        meeting_id = args.get("meeting_id", self.programme.meeting_id)
        if meeting_id != self.programme.meeting_id:
            self.programme.turn_to(meeting_id)
            self._stale = True
        if self.isVisible() or {"item_id", "sitting_id"} & args.keys():
            self._refresh()
        if "item_id" in args:
            self.tray.choose(args["item_id"])
            home = self.programme.home_of(args["item_id"])
            self.go_to(home.row.id if home is not None else "")
        self.go_to(args.get("sitting_id", ""))

    def chosen_item(self) -> str:
        """Return the current item of the tray."""
        return self.tray.current_item()

    def enter(self) -> None:
        """Go to the day."""
        self.canvas.enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what changed while something else was shown."""
        super().showEvent(event)
        self._refresh()

    def status(self) -> str:
        """Return how many sessions there are, what is in none, and the conflicts."""
        count, left = len(self.programme.sittings()), len(self.programme.unscheduled())
        parts = [ngettext("{count} session", "{count} sessions", count).format(count=count)]
        if left:
            text = ngettext("{count} item not yet scheduled", "{count} items not yet scheduled", left)
            parts.append(text.format(count=left))
        told = sum(not conflict.accepted for conflict in self.programme.conflicts)
        if told:
            text = ngettext("{count} conflict", "{count} conflicts", told).format(count=told)
            parts.append(f"{SIGN} {text}")
        return "    ".join(parts)

    def file_actions(self) -> Sequence[QAction]:
        """Return what can be done with files."""
        return self.files.actions()

    def list_offer(self) -> str:
        """Return what a list dropped here would do."""
        return self.files.offer if self.programme.meeting_id else ""

    def take_list(self, source: Source) -> None:
        """Show what the list that was dropped would bring."""
        self.files.take(source)

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self.programme.meeting_id and self.programme.concerned(changes):
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        if not (self._stale and self.programme.meeting_id):
            return
        first = self.programme.programme is None
        self._stale = False
        try:
            self.programme.load()
        except NotFoundError:  # the meeting was removed; its page says so
            return
        if first:
            self.work.day = self.programme.days()[0]
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show what was read."""
        programme, days = self.programme.programme, self.programme.days()
        if programme is None:
            return
        if self.work.day not in days:
            self.work.day = min(days, key=lambda day: abs(day - self.work.day))
        usual = bool(self._desk.workspace.bodies.get(programme.meeting.body).programme)
        self._stack.setCurrentIndex((1 if usual else 2) if self.programme.empty else 0)
        self.bar.setVisible(not self.programme.empty)
        self.days.show_days(programme, days, self.work.day)
        self.frame.show_day(programme, self.work.day, self.programme.told, self.programme.names)
        self.tray.show_lines(self.programme)
        if self._wanted and self.canvas.block(self._wanted):
            self.canvas.choose(self._wanted)
            self._wanted = ""
        self._inspect()

    @Slot(object)
    def show_day(self, day: date, sitting_id: str = "") -> None:
        """Show a day, at one of its sessions."""
        self.work.day = day
        self._wanted = sitting_id
        held = self.canvas.holds_keyboard()
        self._show()
        if held and sitting_id:
            self.canvas.enter()

    def go_to(self, sitting_id: str) -> None:
        """Show the day of a session, and make it the current one."""
        sitting = self.programme.sitting(sitting_id)
        if sitting is not None and sitting.start is not None:
            self.show_day(sitting.start.date(), sitting_id)
            self.canvas.choose(sitting_id)
            self.frame.bring_into_sight(sitting_id)

    # The current session

    def _inspect(self) -> None:
        sitting = self.work.current()
        for action in self.commands.session_actions():
            if action is not None:
                allow(action, sitting is not None, _("Select a session first."))
        self.commands.pin.setChecked(sitting is not None and sitting.row.pinned)
        self._tray_moved()
        if self.inspector.isVisibleTo(self):
            told = self.programme.told.get(self.canvas.current, ())
            self.inspector.people.take_participants(
                self._desk.workspace.participants.rows(self.programme.meeting_id)
            )
            self.inspector.show_sitting(sitting, told)
        self.status_changed.emit()

    @Slot(str)
    def _chosen(self, _sitting_id: str) -> None:
        self._inspect()

    @Slot()
    def _edit(self) -> None:
        self.edit(self.canvas.current)

    @Slot(str)
    def edit(self, sitting_id: str) -> None:
        """Go to the form of a session, which is shown if it was not."""
        sitting = self.programme.sitting(sitting_id)
        if sitting is not None and sitting.own:
            self.commands.details.setChecked(True)
            self.inspector.focus_field("title")

    @Slot(bool)
    def _show_details(self, shown: bool) -> None:
        self.inspector.setVisible(shown)
        self._desk.settings.set_layout(DETAILS, {"shown": shown})
        self._inspect()

    # New sessions, days and rooms

    @Slot()
    def add(self) -> None:
        """Add a session behind the current one and begin to name it."""
        start, minutes, room = self.work.next_place()
        self._add(start, minutes, room)

    @Slot(int, int, int)
    def _drawn(self, start: int, minutes: int, column: int) -> None:
        self._add(start, minutes, self.frame.columns[column].room)

    def _add(self, start: int, minutes: int, room: str) -> None:
        made = self.changes.add(self.work.day, start, minutes, room)
        if made:
            self.go_to(made)
            self.edit(made)

    @Slot(int)
    def _page(self, by: int) -> None:
        self.days.go(by)
        self.canvas.enter()

    @Slot()
    def _add_day(self) -> None:
        self.show_day(self.programme.add_day())
        self.canvas.enter()

    @Slot()
    def ask_rooms(self) -> None:
        """Let the user add, rename, order and remove rooms."""
        rooms = [column.room for column in self.frame.columns if column.own and column.room]
        open_dialog(RoomsDialog(self._desk.icons, rooms, self.changes.change_rooms, self))

    # The tray

    @Slot()
    def _tray_moved(self) -> None:
        chosen = bool(self.tray.list.chosen())
        for action in (self.commands.put, self.commands.out, self.commands.item_up, self.commands.item_down):
            allow(action, chosen, _("Select an item in the list of items first."))
        rest = bool(self.programme.unscheduled())
        allow(self.commands.rest, rest, _("All items stand in a session already."))

    @Slot()
    def _take_out(self) -> None:
        self.changes.take_out([one for one in self.tray.list.items() if self.programme.home_of(one)])

    def _shift_item(self, by: int, _checked: bool = False) -> None:
        self.changes.shift_item(self.tray.current_item(), by)

    @Slot()
    def _ask_where(self) -> None:
        """Ask into which session the items of the tray go; a session without a time goes onto this day."""
        lines = self.tray.list.chosen()
        if lines and lines[0].part is Part.SESSION:
            sitting = self.programme.sitting(lines[0].id)
            if sitting is not None:
                self.changes.give_time(
                    sitting, self.work.day, self.work.next_place()[0] if self.canvas.blocks else NINE
                )
                self.go_to(sitting.row.id)
            return
        ids = [line.id for line in lines]
        if ids:
            menu = put_menu(self.programme, partial(self.changes.put, ids), self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            rect = self.tray.list.visualRect(self.tray.list.currentIndex())
            pop_up(menu, self.tray.list.viewport().mapToGlobal(rect.bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the session under the mouse, or with the current one."""
        if not self.canvas.isAncestorOf(self.childAt(event.pos()) or self.canvas) or not self.work.current():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.commands.session_actions():
            menu.addAction(action) if action is not None else menu.addSeparator()
        menu.popup(event.globalPos())
