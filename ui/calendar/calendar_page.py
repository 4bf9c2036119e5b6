"""The calendar of all meetings: by month, quarter and year, moved by drag, made precise by a click."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Slot
from PySide6.QtGui import QAction, QShowEvent

from cica_events.domain.changes import ChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.calendar.calendar_face import CalendarFace
from ui.calendar.calendar_reading import CalendarReading
from ui.calendar.clashes import clashes
from ui.calendar.handles import Station
from ui.calendar.layouts import shown_days
from ui.calendar.looks import ColourBy
from ui.calendar.period import Period, View
from ui.calendar.sheet import More
from ui.calendar.sifted import Sifted
from ui.calendar.words import count_words, period_title
from ui.shell.desk import Desk
from ui.toolkit.weeks import first_weekday


def local_today() -> dt.date:
    """Return the day that this machine's clock shows."""
    return dt.datetime.now().astimezone().date()


class CalendarPage(CalendarFace):
    """A period with its meetings, the card of the one at hand, and the tray of those without a date."""

    def __init__(self, desk: Desk, today: Callable[[], dt.date] = local_today) -> None:
        super().__init__(desk, today)
        self._reading = CalendarReading(desk.tasks, self._known, self)
        self._connect()

    def _connect(self) -> None:
        bar, tray, card = self.bar, self.tray, self.card
        bar.switch.show_view(self._memory.view)
        bar.filter.setText(self._memory.sieve.words)
        bar.view_chosen.connect(self._choose_view)
        bar.colour_chosen.connect(self._colour)
        bar.filter.filter_changed.connect(self._filter)
        bar.filter.left.connect(self.canvas.enter)
        self.sieve_menu.changed.connect(self._sift)
        self.chips.changed.connect(self._sift)
        tray.chosen.connect(self._choose_from_tray)
        tray.list.opened.connect(self._open)
        tray.list.date_asked.connect(self._ask_days)
        card.opened.connect(self._open)
        card.shown.connect(self.show_meeting)
        card.precise_asked.connect(self._ask_days)
        self.work.moved.connect(self.show_meeting)
        self.popups.dated.connect(self.work.move)
        self.popups.chosen.connect(self._take)
        self.popups.going.connect(self._go_date)
        self._reading.read.connect(self._show_read)
        self._reading.failed.connect(self._tell_failure)
        self.not_read.again.connect(self._refresh)
        self._desk.relay.changed.connect(self._changed)
        self._desk.theme.follow(self, self._dress)
        self._connect_canvas()
        self._connect_actions()

    def _connect_canvas(self) -> None:
        canvas = self.canvas
        canvas.moved.connect(self.work.move)
        canvas.opened.connect(self._open)
        canvas.chosen.connect(self._choose)
        canvas.new_asked.connect(self.start_meeting)
        canvas.precise_asked.connect(self._offer_days)
        canvas.more_asked.connect(self._list_more)
        canvas.left.connect(self.go_day)
        canvas.unplaced.connect(self.work.take_date)
        canvas.over_tray = self.tray.is_over
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._show_menu)

    def _connect_actions(self) -> None:
        acts = self.actions_
        acts.back.triggered.connect(partial(self._step, -1))
        acts.onward.triggered.connect(partial(self._step, 1))
        acts.today.triggered.connect(self._go_today)
        acts.go_to.triggered.connect(self._ask_where)
        acts.next.triggered.connect(partial(self._go_next, 1))
        acts.previous.triggered.connect(partial(self._go_next, -1))
        acts.new.triggered.connect(self._start)
        acts.new_here.triggered.connect(self._start)
        acts.open.triggered.connect(self._open_current)
        acts.precise.triggered.connect(self._ask_current)
        acts.undated.triggered.connect(self._take_current)
        acts.details.toggled.connect(self._show_side)
        acts.vague_too.toggled.connect(self._keep_vague)
        acts.save.triggered.connect(self._save)
        acts.copy.triggered.connect(self._copy)
        acts.plan.triggered.connect(self._plan)
        for (steps, large), action in acts.moves.items():
            action.triggered.connect(partial(self._shift, steps, large))
        for step, action in acts.ends.items():
            action.triggered.connect(partial(self._end, step))

    # What is shown

    def bring_up(self, *, date: str = "", meeting_id: str = "", **_args: Any) -> None:
        """Show what is known now; with `date` (notation) go there, with `meeting_id` to that meeting."""
        with suppress(CicaError):  # a date that was kept and is damaged
            if date:
                self.go_day(VagueDate.parse(date).first_day)
        self._awaited = meeting_id
        self._refresh()
        self._show_awaited()

    def _show_awaited(self) -> None:
        """Show the meeting that was asked for, once it is known."""
        if self._known.get(self._awaited) is not None:
            self.show_meeting(self._awaited)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another page was shown."""
        super().showEvent(event)
        self._refresh()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        self._parties.heed(changes)
        self.work.heed(changes)
        if self._reading.heed(changes) and self.isVisible():
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        self._known.stale |= bool(self.not_read.text)
        self._reading.catch_up(*shown_days(self.period, first_weekday()))

    @Slot()
    def _show_read(self) -> None:
        """Show what was read; as soon as that is all, there is nothing to try again."""
        if not self._known.stale:
            self.not_read.hide()
        self._sieve_again(read=True)
        self._show_awaited()

    @Slot(object)
    def _tell_failure(self, error: BaseException) -> None:
        """Say why the meetings could not be read; they are read at the next occasion."""
        self.not_read.tell(error, filled=bool(self._known.rows))

    def _sieve_again(self, *, read: bool = False) -> None:
        """Show what passes the filter now; meetings that were `read` may hold other words."""
        if read:
            self._memory.sieve.forget()
        passing = self._memory.sieve.passed(self._known.rows, self._body_name)
        self._sifted = Sifted(passing, self._sifted)
        self.tray.show_rows(self._sifted.undated)
        self._undated = sum(row.date is None for row in self._known.rows)
        self.chips.renew()
        self._show()

    def _show(self) -> None:
        """Show the period at hand."""
        found = self._sifted.between(*shown_days(self.period, first_weekday()))
        first, last = self.period.first, self.period.last
        self._shown = [each.row for each in found if each.placed.touches(first, last)]
        self.canvas.show_period(self.period, found)
        title = period_title(self.period)
        self.bar.header.set_title(title)
        self.canvas.setAccessibleName(_("Calendar, {period}").format(period=title))
        self._stack.setCurrentIndex(0 if self._known.rows or self._known.stale else 1)
        self.say_quiet(len(self._sifted))
        self.say_legend()
        self._renew_card()
        self.status_changed.emit()

    @Slot()
    def _dress(self) -> None:
        self.say_legend()
        self.canvas.renew()

    @property
    def reading(self) -> bool:
        """Whether meetings are still being read beside the window."""
        return self._reading.running

    def status(self) -> str:
        """Return how many meetings the period has, and how many of them have no exact days."""
        parts = [count_words(len(self._shown))]
        if vague := sum(not row.is_exact for row in self._shown):
            parts.append(_("Days not fixed yet: {count}").format(count=vague))
        if self._undated:
            parts.append(_("No date yet: {count}").format(count=self._undated))
        return "    ".join(parts)

    def file_actions(self) -> Sequence[QAction]:
        """Return what the File menu offers."""
        return (self.actions_.plan, self.actions_.save)

    # Where one is

    def go(self, period: Period) -> None:
        """Show another period."""
        if period != self.period:
            self.period = period
            row = self._known.get(self._current)
            if row is not None and row.date is not None and not row.touches(period.first, period.last):
                self._current = ""
            self._show()

    @Slot(object)
    def go_day(self, day: dt.date) -> None:
        """Show the period of a day, with the keyboard on it if it was in the calendar."""
        held = self.canvas.holds_keyboard()
        self.go(Period.of(self.period.view, day))
        if self.period.holds(day):
            self.canvas.choose(Station(day=day), enter=held)

    @Slot(str)
    def show_meeting(self, meeting_id: str) -> None:
        """Show a meeting where it stands, with its card."""
        row = self._known.get(meeting_id)
        if row is None:
            return
        if row.date is not None and not row.touches(self.period.first, self.period.last):
            self.go(Period.of(self.period.view, row.date.first_day))
        self._take(meeting_id)

    def _take(self, meeting_id: str) -> None:
        """Make a meeting the one at hand, wherever it stands."""
        held = self.canvas.holds_keyboard()
        if self.canvas.sheet.pieces_of(meeting_id):
            self.canvas.choose(Station(meeting_id), enter=held)
        self._choose(meeting_id)

    def _step(self, count: int, _on: bool = False) -> None:
        self.go(self.period.step(count))

    @Slot()
    def _go_today(self) -> None:
        self.go_day(self._today())

    @Slot()
    def _ask_where(self) -> None:
        header = self.bar.header
        self.popups.ask_where(header.mapToGlobal(QPoint(header.width() - 20, header.height())))

    @Slot(object)
    def _go_date(self, date: VagueDate) -> None:
        self.canvas.enter()
        self.go_day(date.first_day)

    def _go_next(self, step: int, _on: bool = False) -> None:
        """Go to the next meeting in time, or the one before, also past the end of the period."""
        if found := self._sifted.beside(self._current, self.canvas.day, step):
            self.show_meeting(found)

    @Slot(str)
    def _choose_view(self, view: str) -> None:
        self._memory.view = View(view)
        self._keep()
        row = self._known.get(self._current)
        near = row.date.first_day if row is not None and row.date is not None else self.canvas.day
        inside = near if self.period.holds(near) else self.canvas.day
        self.go(Period.of(View(view), inside))

    @Slot(object)
    def _colour(self, by: ColourBy) -> None:
        self._looks.by = self._memory.by = by
        self._keep()
        self._dress()

    @Slot(str)
    def _filter(self, words: str) -> None:
        self._memory.sieve.words = words
        self._sift()

    @Slot()
    def _sift(self) -> None:
        if self.bar.filter.text() != self._memory.sieve.words:
            self.bar.filter.setText(self._memory.sieve.words)
        self._keep()
        self._sieve_again()

    @Slot(bool)
    def _show_side(self, shown: bool) -> None:
        self.side.setVisible(shown)
        if not self._narrow:  # where there is no room it is no wish that should last
            self._memory.details = shown
            self._keep()

    @Slot(bool)
    def _keep_vague(self, too: bool) -> None:
        self._memory.vague_too = too
        self._keep()

    def _keep(self) -> None:
        self._memory.keep(self._desk.settings)

    # The meeting at hand

    @Slot(str)
    def _choose(self, meeting_id: str) -> None:
        self._current, self._awaited = meeting_id, ""
        row = self._known.get(meeting_id)
        if row is None or row.date is not None:
            self.tray.leave()
        self._renew_card()

    @Slot(str)
    def _choose_from_tray(self, meeting_id: str) -> None:
        self.canvas.choose(Station(day=self.canvas.day), enter=False)
        self._current = meeting_id
        self._renew_card()

    def _renew_card(self) -> None:
        row = self._known.get(self._current)
        if row is None:
            self._current = ""
        self.side.show_card(shown=row is not None)
        found = []
        if row is not None:
            found = clashes(row, self._known.rows, first_weekday(), self._is_one_body(row.body))
        self.card.show_meeting(row, found)
        self.actions_.allow(chosen=row is not None, exact=row is not None and row.is_exact)

    def _shift(self, steps: int, large: bool, _on: bool = False) -> None:
        self.work.shift(self._current, steps, large=large)

    def _end(self, step: int, _on: bool = False) -> None:
        self.work.end(self._current, step)

    @Slot()
    def _take_current(self) -> None:
        self.work.take_date(self._current)

    @Slot()
    def _ask_current(self) -> None:
        self._ask_days(self._current)

    @Slot(str)
    def _ask_days(self, meeting_id: str) -> None:
        place = self.canvas.place(Station(meeting_id))
        if not self.canvas.sheet.pieces_of(meeting_id):
            place = QRect(self.tray.mapToGlobal(QPoint(0, 0)), self.tray.size())
        self._offer_days(meeting_id, place)

    @Slot(str, QRect)
    def _offer_days(self, meeting_id: str, place: QRect) -> None:
        row = self._known.get(meeting_id)
        if row is not None:
            self.popups.offer_days(row, place, self.canvas.day)

    @Slot(object, QRect)
    def _list_more(self, more: More, place: QRect) -> None:
        rows = self.canvas.meetings_on(more.day) if more.day else map(self._known.get, more.ids)
        self.popups.list_meetings([row for row in rows if row is not None], place.bottomLeft())

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        self.popups.show_actions(self.actions_, self.canvas.mapToGlobal(at))

    # To other pages and out

    @Slot(str)
    def _open(self, meeting_id: str) -> None:
        if meeting_id:
            self._desk.go("meeting", meeting_id=meeting_id)

    @Slot()
    def _open_current(self) -> None:
        self._open(self._current)

    @Slot(object)
    def start_meeting(self, date: VagueDate) -> None:
        """Set up a meeting on `date`."""
        self._desk.go("meetings", new=True, date=str(date))

    @Slot()
    def _start(self) -> None:
        self.start_meeting(VagueDate.of(self.canvas.day))

    @Slot()
    def _save(self) -> None:
        self.work.save(self._shown, period_title(self.period), vague=self._memory.vague_too)

    @Slot()
    def _copy(self) -> None:
        self.work.copy(self._shown)

    @Slot()
    def _plan(self) -> None:
        passing = (each.row for each in self._sifted.entries)
        self.work.plan(self.period.first.year, passing, filtered=self._memory.sieve.active)
