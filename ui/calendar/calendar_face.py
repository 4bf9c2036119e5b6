"""What the calendar's page is made of, and how its parts stand together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.domain.bodies import BodyKind
from cica_events.i18n import _, language
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.calendar_actions import CalendarActions
from ui.calendar.calendar_bar import CalendarBar
from ui.calendar.calendar_work import CalendarWork
from ui.calendar.canvas import CalendarCanvas
from ui.calendar.card import Card
from ui.calendar.frame import CalendarFrame
from ui.calendar.legend import Legend
from ui.calendar.looks import Looks
from ui.calendar.meetings_known import MeetingsKnown
from ui.calendar.memory import Memory
from ui.calendar.period import Period
from ui.calendar.popups import Popups
from ui.calendar.side import Side
from ui.calendar.sieve import Facet
from ui.calendar.sieve_menu import Chips, SieveMenu, value_name
from ui.calendar.sifted import Sifted
from ui.calendar.tray import Tray
from ui.runtime.spoken_roles import Role, speak_as
from ui.shell.desk import Desk
from ui.shell.not_read import NotRead
from ui.shell.page import Page
from ui.shell.party_choices import PartyChoices
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.side_by_side import side_by_side
from ui.toolkit.values import Values

NARROW = 145  # average characters; in a narrower page card and tray are shown only when asked for


class CalendarFace(Page):
    """The bar, the calendar with its legend, the card and the tray; what they do is the page's."""

    def __init__(self, desk: Desk, today: Callable[[], dt.date]) -> None:
        super().__init__(desk.room)
        self._desk, self._today = desk, today
        self._memory = Memory.read(desk.settings)
        self._known = MeetingsKnown(desk.workspace.calendar_view)
        self._looks = Looks([body.code for body in desk.workspace.bodies], self._body_name)
        self._looks.by = self._memory.by
        self.period = Period.of(self._memory.view, today())
        self._shown: list[CalendarMeeting] = []
        self._sifted = Sifted(())
        self._undated = 0
        self._current = ""
        self._awaited = ""  # a meeting that is to be shown as soon as it is known
        self._parties = PartyChoices(desk.workspace)
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        desk, memory = self._desk, self._memory
        name = partial(value_name, body_name=self._body_name)
        self.canvas = CalendarCanvas(self._looks, self._body_name, self._today, self)
        speak_as(self.canvas, Role.Canvas)
        self.canvas.setAccessibleName(_("Calendar"))
        self.actions_ = CalendarActions(desk.icons, self, self.canvas)
        self.actions_.details.setChecked(memory.details)
        self.actions_.vague_too.setChecked(memory.vague_too)
        self.chips = Chips(memory.sieve, name, desk.icons, self)
        self.sieve_menu = SieveMenu(memory.sieve, self._counts, name, desk.icons, self)
        self.bar = CalendarBar(desk.icons, self.actions_, memory, self.sieve_menu, self.chips, self)
        self.frame_ = CalendarFrame(self.canvas, self)
        self.card = Card(
            desk.workspace.meetings.fields,
            Values(self._parties, self._parties.mark),
            self._edit,
            self._body_name,
            self,
        )
        self.tray = Tray(self._body_name, self)
        self.side = Side(self.card, self.tray, self)
        self.work = CalendarWork(desk, self._known, self._body_name, self)
        self.popups = Popups(desk.icons, self._today, self)
        self.legend = Legend(self)

    def _lay_out(self) -> None:
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.frame_, 1)
        column.addWidget(self.legend)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(20, 0, 4, 8)
        row.addWidget(side_by_side(shown, self.side, body))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(body)
        self._stack.addWidget(self._inviting())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.not_read = NotRead(self)
        layout.addWidget(self.bar)
        layout.addWidget(self.not_read)
        layout.addWidget(self._stack, 1)
        self.side.setVisible(self._memory.details)
        self.setTabOrder(self.bar.last, self.canvas)
        self.begins_at = self.canvas
        self._narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave all the room to the calendar where there is little."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().averageCharWidth() * NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.actions_.details.setChecked(not narrow and self._memory.details)

    def way_back(self) -> dict[str, Any]:
        """Return what leads back to the time that is shown and to the meeting at hand."""
        day = self.canvas.day if self.period.holds(self.canvas.day) else self.period.first
        return {"date": day.isoformat(), "meeting_id": self._current or self._awaited}

    def say_quiet(self, passing: int) -> None:
        """Say in the empty calendar why it is so; nothing while meetings are still being read."""
        if self._shown or (self._known.stale and not self._known.rows):
            self.frame_.say("")
        elif self._memory.sieve.active and passing < len(self._known.rows):
            self.frame_.say(_("The filter leaves no meeting here."))
        else:
            self.frame_.say(_("No meetings in this time. Double-click a day to plan one."))

    def say_legend(self) -> None:
        """Say what the colours of the meetings that are shown mean."""
        self.legend.say(self._looks.legend(self._shown, self.palette()))

    def _inviting(self) -> EmptyState:
        return EmptyState(
            self._desk.icons,
            icon="calendar",
            title=_("No meetings yet"),
            text=_(
                "Meetings stand here on their days. One of which only the month, the quarter or the year is "
                "known lies over that as a band, until you drag it onto a day."
            ),
            step=self.actions_.new,
            parent=self,
        )

    def _body_name(self, code: str) -> str:
        return self._desk.workspace.bodies.get(code).name.text(language())

    def _is_one_body(self, code: str) -> bool:
        """Tell whether a body is one that meets, not a kind of events of which many may be at once."""
        return self._desk.workspace.bodies.get(code).kind not in {BodyKind.ACTIVITY, BodyKind.SERIES}

    def _counts(self, facet: Facet) -> Sequence[tuple[str, int]]:
        return self._memory.sieve.counts(facet, self._known.rows, self._body_name)

    def _edit(self, ids: Sequence[str], key: str, value: Any) -> None:
        self._desk.workspace.meetings.edit(ids, {key: value})
