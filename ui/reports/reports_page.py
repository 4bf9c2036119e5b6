"""Reports: one chooses which, over which years and bodies, and saves what is seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting, MeetingHost
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Affiliation, Chairmanship, Party
from cica_events.domain.report_rules import ReportKind
from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.services.reports import ReportChoices
from ui.reports.attendance_view import AttendanceView
from ui.reports.map_view import MapView
from ui.reports.press_view import PressView
from ui.reports.report_view import Asked, Nothing, ReportView
from ui.reports.rules_dialog import RulesDialog
from ui.reports.saving import Saving
from ui.reports.scope_bar import ScopeBar
from ui.reports.trends_view import TrendsView
from ui.shell.desk import Desk
from ui.shell.list_frame import page_action
from ui.shell.page import Page
from ui.toolkit.beside import Beside, Work
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.buttons import ActionButton, MenuButton
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.page_header import PageHeader
from ui.toolkit.tab_row import Tab

PATIENCE = 40  # milliseconds before it is said that a report is being read
REPORTED = (Meeting, MeetingHost, Delegation, Participant, Party, Affiliation, Chairmanship)
VIEWS: dict[ReportKind, type[ReportView]] = {
    view.kind: view for view in (MapView, AttendanceView, PressView, TrendsView)
}


class ReportsPage(Page):
    """The four reports as tabs; each is read when it is first looked at, and again after a change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.room)
        self._desk = desk
        self._choices: ReportChoices | None = None
        self._fresh: set[ReportKind] = set()
        self.views: dict[ReportKind, ReportView] = {}
        self.kind = ReportKind.PARTICIPATION
        tabs = [Tab(kind.value, kind.text) for kind in VIEWS]
        self.header = PageHeader(_("Reports"), tabs, self)
        self.header.tab_chosen.connect(self._go)
        self.scope = ScopeBar(desk.settings, self)
        self.scope.changed.connect(self._asked_otherwise)
        self.saving = Saving(desk, self._view, self)
        self.rules = page_action(self, _("How this is counted"), _("Say how this report counts"))
        desk.icons.put(self.rules, "info")
        self.rules.triggered.connect(self.tell_rules)
        self.all = page_action(
            self, _("Show all years"), _("Show all years and bodies, planned meetings too")
        )
        self.all.triggered.connect(self.scope.widen)
        self.new = page_action(self, _("New meeting"), _("Set up a meeting: its invitations come filled in"))
        self.new.triggered.connect(self._start_meeting)
        self.again = page_action(self, _("Try again"), _("Read the report once more"))
        self.again.triggered.connect(self._asked_otherwise)
        self._problem = ""
        self._choosing = Beside(desk.tasks, self._plan_choices, self._offer, self)
        self._reading = Beside(desk.tasks, self._plan, self._take, self)
        self._lay_out()
        desk.relay.changed.connect(self._changed)
        self._build(self.kind)
        self._show_view()

    def _build(self, kind: ReportKind) -> None:
        """Build a report when it is first gone to."""
        if kind in self.views:
            return
        view = self.views[kind] = VIEWS[kind](self._desk, self)
        self._add_tools(kind, view.tools())
        self.stack.addWidget(view)
        view.status_changed.connect(self.status_changed)
        view.asks_again.connect(self._asked_otherwise)
        if self._choices is not None:
            view.offer(self._choices)

    def _add_tools(self, kind: ReportKind, tools: Sequence[QWidget]) -> None:
        """Put the tools of a report behind the years, where the Tab key comes to them as well."""
        self._tools[kind] = place = QWidget(self._places)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        before: QWidget = self.scope.counting_button
        for tool in tools:
            row.addWidget(tool)
            QWidget.setTabOrder(before, tool)
            before = tool
        self._places_row.addWidget(place)

    def _lay_out(self) -> None:
        self._rules_button = ActionButton(self.rules, parent=self.header)
        hint = _("Save the report as a workbook or a picture")
        self.save = MenuButton(_("Save as"), self.saving.menu(), hint=hint, parent=self.header)
        self.header.add_button(self._rules_button)
        self.header.add_button(self.save)
        self.stack = QStackedWidget(self)
        self.empty = EmptyState(
            self._desk.icons,
            icon="chart-column",
            title=_("Reading…"),
            text="",
            step=self.all,
            others=(self.new, self.again),
            parent=self,
        )
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self._lay_out_bar())
        self._waiting()
        layout.addWidget(self.busy)
        layout.addWidget(self.stack, 1)

    def _lay_out_bar(self) -> QVBoxLayout:
        """Return the row of the choices; the tools of each report have a place in it."""
        bar = QWidget(self)
        flow = FlowLayout(bar)
        flow.addWidget(self.scope)
        self._tools: dict[ReportKind, QWidget] = {}
        self._places = QWidget(bar)
        self._places_row = QHBoxLayout(self._places)
        self._places_row.setContentsMargins(0, 0, 0, 0)
        self._places_row.setSpacing(0)
        flow.addWidget(self._places)
        around = QVBoxLayout()
        around.setContentsMargins(20, 10, 20, 10)
        around.addWidget(bar)
        return around

    def _waiting(self) -> None:
        """Make the bar that says that a report is being read; its room is kept, so that nothing jumps."""
        self.busy = BusyBar(self)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName(_("Reading…"))
        room = self.busy.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(room)
        self.busy.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.busy.show)

    def _view(self) -> ReportView:
        return self.views[self.kind]

    # What is shown

    def bring_up(self, *, report: str = "", meeting_id: str = "", **_args: Any) -> None:
        """Show the reports, at the one named by `report`, for the press on the meeting `meeting_id`."""
        if report in set(ReportKind):
            self.header.tabs.choose(report)
        press = self.views.get(ReportKind.PRESS)
        if meeting_id and isinstance(press, PressView):
            press.meeting.choose(meeting_id)
            self._fresh.discard(ReportKind.PRESS)
        self._catch_up()

    def way_back(self) -> dict[str, Any]:
        """Return what leads back to the report that is shown, and to the meeting of the one for the press."""
        press = self.views.get(ReportKind.PRESS)
        meeting_id = press.meeting.meeting_id or press.meeting.wanted if isinstance(press, PressView) else ""
        return {"report": self.kind.value, "meeting_id": meeting_id}

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        super().showEvent(event)
        self._catch_up()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(*REPORTED):
            self._fresh.clear()
            self._choices = None
            if self.isVisible():
                self._catch_up()

    @Slot(str)
    def _go(self, key: str) -> None:
        self.kind = ReportKind.of(key)
        self._build(self.kind)
        self._show_view()
        self._catch_up()

    @Slot()
    def _asked_otherwise(self) -> None:
        self._fresh.clear()
        self._catch_up()

    def _catch_up(self) -> None:
        if self._choices is None:
            self._patience.start()
            self._choosing.ask()
        elif self.kind not in self._fresh:
            self._patience.start()
            self._reading.ask()

    def _plan_choices(self) -> Work:
        return partial(_choices, self._desk)

    def _offer(self, choices: ReportChoices | CicaError) -> None:
        if isinstance(choices, CicaError):
            self._take((self.kind, choices))
            return
        self._choices = choices
        self.scope.offer(choices)
        for view in self.views.values():
            view.offer(choices)
        self._catch_up()

    def _plan(self) -> Work:
        kind, view = self.kind, self._view()
        work = view.plan(Asked(self.scope.scope(), self.scope.counting()))
        return partial(_computed, kind, work)

    def _take(self, computed: tuple[ReportKind, Any]) -> None:
        kind, result = computed
        self._problem = str(result) if isinstance(result, CicaError) else ""
        if not self._problem:
            self.views[kind].take(result)
        self._fresh.add(kind)
        self._patience.stop()
        self.busy.hide()
        if kind is not self.kind:
            self._catch_up()
        self._show_view()

    def _show_view(self) -> None:
        view = self._view()
        self.scope.setVisible(view.by_scope)
        self.scope.show_people(view.counts)
        for kind, place in self._tools.items():
            place.setVisible(kind is self.kind)
        self._places.setVisible(view.has_tools)
        nothing = self._nothing()
        if nothing is not None:
            self._say(nothing)
        self.stack.setCurrentWidget(view if nothing is None else self.empty)
        self.saving.renew(something=self.kind in self._fresh and nothing is None)
        self.status_changed.emit()

    def _nothing(self) -> Nothing | None:
        """Return why there is nothing to show."""
        if self.kind not in self._fresh:
            return None
        if self._problem:
            return Nothing(_("The report cannot be read"), self._problem)
        return self._view().nothing()

    def _say(self, nothing: Nothing) -> None:
        """Say why there is nothing, with the one step that helps."""
        self.empty.say(nothing.title, nothing.text)
        none_at_all = self._choices is not None and not self._choices.meetings
        self.again.setVisible(bool(self._problem))
        self.new.setVisible(none_at_all and not self._problem)
        self.all.setVisible(not none_at_all and not self._problem and self._view().by_scope)

    @Slot()
    def _start_meeting(self) -> None:
        self._desk.go("meetings", new=True)

    def status(self) -> str:
        """Return the counts of the report that is shown."""
        return self._view().status()

    def file_actions(self) -> Sequence[QAction]:
        """Return what saves the report that is shown."""
        return self.saving.actions

    @Slot()
    def tell_rules(self) -> RulesDialog:
        """Say how this report counts."""
        dialog = RulesDialog(self.kind, self)
        open_dialog(dialog)
        return dialog


def _choices(desk: Desk, _progress: Progress) -> ReportChoices | CicaError:
    try:
        return desk.workspace.reports.choices()
    except CicaError as error:
        return error


def _computed(kind: ReportKind, work: Work, progress: Progress) -> tuple[ReportKind, Any]:
    """Compute a report; what refuses it, such as a drive that went away, is the result instead."""
    try:
        return kind, work(progress)
    except CicaError as error:
        return kind, error
