"""Home: what needs the organizer today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress
from cica_events.queries.meetings import MeetingRow
from ui.home.attention import Matter, read_attention, read_duplicates
from ui.home.attention_panel import AttentionPanel, add_later
from ui.home.columns import Columns
from ui.home.meeting_line import MeetingLine
from ui.home.outlook import Outlook, Waiting, read_outlook
from ui.home.panel import Panel
from ui.home.step_deeds import StepDeeds
from ui.home.step_line import StepLine
from ui.home.waiting_line import WaitingLine, WaitingRow
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.toolkit.buttons import ActionButton
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.page_header import PageHeader

Now = Callable[[], datetime]
MINUTE = 60_000  # milliseconds
PEOPLE = "person"  # by name: what describes people is not loaded for the first page
PAUSE = 250  # milliseconds before the coming meetings are looked over


def local_now() -> datetime:
    """Return the present moment in the time zone of this machine."""
    return datetime.now().astimezone()


class HomePage(Page):
    """Next meetings, those held last, delegations that have not replied, and what was changed last."""

    def __init__(self, desk: Desk, now: Now = local_now) -> None:
        super().__init__(desk.room)
        self._desk = desk
        self._now = now
        self._outlook: Outlook | None = None
        self._reading = False
        self._stale = True
        self._looking = False
        self._compared = False  # whether duplicates were looked for since people changed
        self._doubles: tuple[Matter, ...] = ()
        self._subjects: dict[str, str] = {}  # what the steps changed
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header())
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._scrolled())
        layout.addWidget(self._stack, 1)
        self._pause = QTimer(self)  # the window is used while the coming meetings are looked over
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_over)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._clock.timeout.connect(self._tick)
        desk.relay.changed.connect(self._changed)

    def _header(self) -> PageHeader:
        self._head = PageHeader(_("Home"), parent=self)
        self._new = new = QAction(_("New meeting"), self)
        new.setToolTip(_("Set up a meeting: its invitations and agenda come filled in"))
        new.triggered.connect(self._start_meeting)
        self._button = ActionButton(new, primary=True, parent=self)
        self._head.add_button(self._button)
        return self._head

    def _scrolled(self) -> QScrollArea:
        body = Columns(self)
        self.attention = AttentionPanel(self._desk, self._today, body)
        self._ahead = Panel(_("Next meetings"), body)
        self._held = Panel(_("Held last"), body)
        self._waiting = Panel(_("Waiting for a reply"), body)
        self._steps = Panel(_("Changed last"), body)
        self._step_deeds = StepDeeds(self._desk, self._steps)
        self.attention.put_off.connect(self._put_off)
        body.fill((self.attention, self._ahead, self._held), (self._waiting, self._steps))
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        area.setFrameShape(QFrame.Shape.NoFrame)
        return area

    def _inviting(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="calendar-plus",
            title=_("Begin with your first meeting"),
            text=_(
                "The States, organizations and bodies of CICA are here already. Choose a body and a date: "
                "the title, the invited delegations and the agenda come filled in."
            ),
            step=self._new,
            parent=self,
        )

    def bring_up(self, **_args: object) -> None:
        """Show what is known now."""
        self._head.set_facts([VagueDate.of(self._now().date()).in_words(language())])
        self._clock.start()
        if not self._reading:  # as when this is the first page, which reads when it is shown
            self._read()

    def status(self) -> str:
        """Return how many meetings there are and how many of them lie ahead."""
        if self._outlook is None:
            return ""
        count, waiting = self._outlook.meetings, len(self._outlook.waiting)
        parts = [ngettext("{count} meeting", "{count} meetings", count).format(count=count)]
        if waiting:
            text = ngettext("{count} waiting for replies", "{count} waiting for replies", waiting)
            parts.append(text.format(count=waiting))
        return "    ".join(parts)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._read()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        self._stale = True
        self._compared = self._compared and not any(change.table == PEOPLE for change in changes.changes)
        if self.isVisible():
            self._read()

    @Slot()
    def _tick(self) -> None:
        if self.isVisible() and self._outlook is not None:
            self._fill_steps(self._outlook)

    def _read(self) -> None:
        """Read beside the window: a workspace may hold thousands of meetings."""
        self._stale = True
        if self._reading:
            return
        self._stale, self._reading = False, True
        work = partial(_read, self._desk, self._now)
        self._desk.tasks.start(work, done=self._show, failed=self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self._reading = False
        self._desk.report(error)

    def _show(self, outlook: Outlook) -> None:
        self._reading = False
        if self._stale:
            self._read()
        self._pause.start()
        if outlook == self._outlook:
            return
        self._outlook = outlook
        self._fill_meetings(outlook)
        self._fill_waiting(outlook)
        self._fill_steps(outlook)
        begun = bool(outlook.meetings or outlook.steps)
        self._button.setVisible(begun)
        if not begun and self._stack.count() == 1:  # only who begins needs it
            self._stack.addWidget(self._inviting())
        self._stack.setCurrentIndex(0 if begun else 1)
        self.status_changed.emit()

    def _fill_meetings(self, outlook: Outlook) -> None:
        nothing = _("No meeting lies ahead. Set one up: its invitations and agenda come filled in.")
        self._ahead.fill(self._lines(outlook.ahead, self._ahead), nothing)
        self._held.fill(self._lines(outlook.held, self._held))
        self._held.setVisible(bool(outlook.held))

    def _lines(self, meetings: Sequence[MeetingRow], panel: Panel) -> list[QWidget]:
        today = self._now().date()
        return [
            MeetingLine(row, today, partial(self._desk.go, "meeting", meeting_id=row.id), panel)
            for row in meetings
        ]

    def _fill_waiting(self, outlook: Outlook) -> None:
        today = self._today()
        lines: list[QWidget] = [
            self._waiting_row(one)
            for one in outlook.waiting
            if not self.attention.later.hides(_silent(one), today)
        ]
        nothing = _("No delegation invited to the next meetings owes a reply.")
        self._waiting.fill(lines, nothing)

    def _waiting_row(self, one: Waiting) -> WaitingRow:
        deeds, meeting_id = self.attention.deeds, one.meeting.id
        go = partial(self._desk.go, "meeting", meeting_id=meeting_id, tab="delegations")
        menu = QMenu(self._waiting)
        copy = menu.addAction(_("Copy the e-mail addresses of those who have not replied"))
        copy.triggered.connect(partial(deeds.copy_reminder, meeting_id))
        menu.addAction(_("Open delegations")).triggered.connect(go)
        add_later(menu, _silent(one), deeds)
        return WaitingRow(self._desk.icons, WaitingLine(one, go, self._waiting), menu, self._waiting)

    def _fill_steps(self, outlook: Outlook) -> None:
        now = self._now()
        lines: list[QWidget] = [
            StepLine(
                self._desk.icons,
                step,
                now,
                self._desk.undo.this_step() if step.id == outlook.undoable else None,
                self._step_deeds.menu(step, self._steps),
                self._steps,
                subject=self._subjects.get(step.id, ""),
            )
            for step in outlook.steps
        ]
        nothing = _("Nothing was changed yet. What you do stands here, and can be taken back.")
        self._steps.fill(lines, nothing)

    @Slot()
    def _put_off(self) -> None:
        if self._outlook is not None:
            self._fill_waiting(self._outlook)

    # What needs attention

    @Slot()
    def _look_over(self) -> None:
        """Look over the coming meetings beside the window, once the page stands."""
        outlook = self._outlook
        if outlook is None or not self.isVisible():
            return
        if self._looking:
            self._pause.start()
            return
        self._looking = True
        self._desk.tasks.start(partial(_name, self._desk, outlook), done=self._take_names, owner=self)
        work = partial(_look, self._desk, outlook, self._today())
        self._desk.tasks.start(work, done=self._take_matters, failed=self._looked_in_vain, owner=self)

    def _take_names(self, subjects: dict[str, str]) -> None:
        """Say of the last steps what they changed."""
        if subjects != self._subjects and self._outlook is not None:
            self._subjects = subjects
            self._fill_steps(self._outlook)

    def _take_matters(self, matters: tuple[Matter, ...]) -> None:
        self._looking = False
        self.attention.show_matters((*matters, *self._doubles))
        if not self._compared:
            self._compared = True
            work = partial(_compare, self._desk)
            self._desk.tasks.start(work, done=self._take_doubles, failed=self._looked_in_vain, owner=self)

    def _take_doubles(self, doubles: tuple[Matter, ...]) -> None:
        if doubles != self._doubles:
            self._doubles = doubles
            self._pause.start()

    def _looked_in_vain(self, error: BaseException) -> None:
        self._looking = False
        self._desk.report(error)

    def _today(self) -> date:
        return self._now().date()

    @Slot()
    def _start_meeting(self) -> None:
        self._desk.go("meetings", new=True)


def _read(desk: Desk, now: Now, _progress: Progress) -> Outlook:
    return read_outlook(desk.workspace, now().date())


def _look(desk: Desk, outlook: Outlook, today: date, _progress: Progress) -> tuple[Matter, ...]:
    return read_attention(desk.workspace, outlook.ahead, outlook.overdue, today)


def _name(desk: Desk, outlook: Outlook, _progress: Progress) -> dict[str, str]:
    from cica_events.services.history_details import HistoryDetails  # which knows the whole model

    return HistoryDetails(desk.workspace.database).subjects(outlook.steps)


def _compare(desk: Desk, _progress: Progress) -> tuple[Matter, ...]:
    return read_duplicates(desk.workspace)


def _silent(waiting: Waiting) -> str:
    """Return under which key the replies of a meeting are put off."""
    return f"silent:{waiting.meeting.id}"
