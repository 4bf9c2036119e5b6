"""Sets up a meeting: the body and a date are chosen, everything else comes filled in and can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.beginnings import Part, Start
from cica_events.domain.shown_texts import shown_text
from cica_events.errors import CicaError
from cica_events.i18n import _, language
from cica_events.services.meeting_plan import MeetingPlan
from cica_events.services.workspace import Workspace
from ui.meetings.agenda_outline import AgendaOutline
from ui.meetings.draft_form import DraftForm
from ui.meetings.follow_up_list import FollowUpList
from ui.meetings.invited_list import InvitedList
from ui.meetings.meeting_draft import MeetingDraft
from ui.runtime.icons import Icons
from ui.runtime.tasks import TaskRunner
from ui.shell.one_step import OneStep
from ui.toolkit.dialogs import Dialog
from ui.toolkit.tab_row import Tab, TabRow
from ui.toolkit.values import Values

MANY = 1000  # records, or so, that come with the people of an earlier meeting
USUAL, WIDEST = 146, 190  # average characters; wider than usual over a large window


class NewMeetingDialog(Dialog):
    """Creates the meeting as one step and tells its id and title."""

    created = Signal(str, str)

    def __init__(
        self,
        workspace: Workspace,
        icons: Icons,
        values: Values,
        body: str,
        today: date,
        parent: QWidget,
        *,
        start: Start | None = None,
        tasks: TaskRunner | None = None,
    ) -> None:
        """Let `tasks` create, beside the window, what takes over the people of an earlier meeting."""
        super().__init__(_("New meeting"), _("Create meeting"), parent)
        self._step = OneStep(tasks, self) if tasks is not None else None
        self._workspace = workspace
        self._today = today
        self.draft = MeetingDraft(workspace, body, start)
        self.form = DraftForm(workspace, self.draft, icons, values, self)
        self.invited = InvitedList(self)
        self.agenda = AgendaOutline(icons, self)
        self.follow_ups = FollowUpList(self)
        self._lay_out_body()
        self._connect()
        self._fill_lists()
        first = self.form.date if start else self.form.body
        first.setFocus()

    def _lay_out_body(self) -> None:
        tabs = [Tab("invited", _("Invited delegations")), Tab("agenda", _("Agenda"))]
        self.tabs = TabRow([*tabs, Tab("open", _("Left open"))], self)
        self.tabs.setUsesScrollButtons(False)  # else the column may be narrower than they are
        self._stack = QStackedWidget(self)
        for page in (self.invited, self.agenda, self.follow_ups):
            self._stack.addWidget(page)
        lists = QVBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self.tabs)
        lists.addWidget(self._stack, 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self.form, 5)
        row.addLayout(lists, 7)
        self.body.addLayout(row, 1)
        letter = self.fontMetrics().averageCharWidth()
        wide = min((self.parentWidget() or self).window().width() * 2 // 3, letter * WIDEST)
        self.resize(max(letter * USUAL, wide), self.fontMetrics().height() * 32)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.form.refilled.connect(self._fill_lists)
        self.invited.changed.connect(self._take_invited)
        self.agenda.changed.connect(self._take_agenda)
        self.agenda.restored.connect(self._restore_agenda)
        self.follow_ups.changed.connect(self._take_up)

    @Slot()
    def _fill_lists(self) -> None:
        draft = self.draft
        self.invited.show_candidates(draft.candidates, draft.left_out)
        self.agenda.show_items(draft.agenda, self._year, own=draft.agenda_touched, told=draft.beginning.told)
        self._show_follow_ups()
        self._count()

    def _show_follow_ups(self) -> None:
        taken_up = (each.outcome_id for each in self.draft.taken_up)
        self.follow_ups.show_follow_ups(self.draft.beginning.follow_ups, taken_up)

    @property
    def _year(self) -> int:
        return self.draft.year or self._today.year

    def _count(self) -> None:
        self.tabs.set_count("invited", str(self.invited.count()))
        self.tabs.set_count("agenda", str(self.agenda.count()))
        self.tabs.set_count("open", str(self.follow_ups.count()))

    @Slot()
    def _take_invited(self) -> None:
        self.draft.leave_out(self.invited.left_out())
        self._count()

    @Slot()
    def _take_agenda(self) -> None:
        self.draft.set_agenda(self.agenda.items())
        self.agenda.mark_own()
        self._show_follow_ups()
        self._count()

    @Slot()
    def _take_up(self) -> None:
        self.draft.take_up(self.follow_ups.chosen())
        draft = self.draft
        self.agenda.show_items(draft.agenda, self._year, own=draft.agenda_touched, told=draft.beginning.told)
        self._count()

    @Slot()
    def _restore_agenda(self) -> None:
        self.draft.restore_agenda()
        self._fill_lists()

    def apply(self) -> None:
        """Create the meeting."""
        if self._step is not None and self._step.busy:
            return
        self.form.check()
        plan, made = self.draft.plan(), list[str]()
        if self._step is None or Part.PARTICIPANTS not in plan.parts:
            made.append(self._workspace.beginnings.create(plan))
            self._end(plan, made)
            return
        self.tell("")
        self.primary.setEnabled(False)
        done, refused = partial(self._end, plan, made), self._refused
        self._step(MANY, lambda: made.append(self._workspace.beginnings.create(plan)), done, refused)

    def _end(self, plan: MeetingPlan, made: Sequence[str]) -> None:
        title = shown_text(plan.title, plan.title_ru, language())
        super().accept()
        self.created.emit(made[0], title)

    def _refused(self, error: BaseException) -> None:
        self.primary.setEnabled(True)
        if not isinstance(error, CicaError):
            raise error  # for who reports what nobody thought of
        self.tell(str(error))

    def accept(self) -> None:
        """Stay until the meeting is created."""

    def reject(self) -> None:
        """Close, unless the meeting is being created."""
        if self._step is None or not self._step.busy:
            super().reject()
