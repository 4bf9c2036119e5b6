"""What the calendar does: gives meetings other dates, writes and copies what is shown, and says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cica_events.directions import DOT
from cica_events.domain.changes import ChangeSet
from cica_events.domain.dates import VagueDate
from cica_events.domain.sittings import Sitting
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.queries.calendar import CalendarMeeting
from cica_events.services.exporting import Written
from ui.calendar.meetings_known import MeetingsKnown
from ui.calendar.moves import ending, stepped
from ui.calendar.shown_list import table_of
from ui.calendar.words import BodyName, count_words, date_words, title_of
from ui.shell.desk import Desk
from ui.shell.plan_dialog import open_plan
from ui.shell.tone import Tone
from ui.shell.written_file import tell_written
from ui.toolkit.file_dialogs import FileDialogs


class CalendarWork(QObject):
    """`moved` tells which meeting has another date now."""

    moved = Signal(str)

    def __init__(self, desk: Desk, known: MeetingsKnown, body_name: BodyName, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._known, self._body_name, self._page = desk, known, body_name, page
        self._sessions = 0
        self._files = FileDialogs(desk.settings, "export")

    def heed(self, changes: ChangeSet) -> None:
        """Count the sessions that a change moved."""
        self._sessions = len(changes.ids(Sitting))

    @Slot(str, object)
    def move(self, meeting_id: str, date: VagueDate | None) -> None:
        """Give a meeting another date, or none; its sessions move with it."""
        row = self._known.get(meeting_id)
        if row is None or date == row.date:
            return
        self._sessions = 0
        if not self._desk.succeeds(lambda: self._desk.workspace.calendar_view.move(row.id, date)):
            return
        self._desk.tell_done(self._moved_words(row, date))
        self.moved.emit(row.id)

    @Slot(str)
    def take_date(self, meeting_id: str) -> None:
        """Let a meeting have no date."""
        self.move(meeting_id, None)

    def shift(self, meeting_id: str, steps: int, *, large: bool) -> None:
        """Move a meeting by so many days or weeks, a vague one by its own month, quarter or year."""
        row = self._known.get(meeting_id)
        if row is not None and row.date is not None:
            self.move(meeting_id, stepped(row.date, steps, large=large))

    def end(self, meeting_id: str, step: int) -> None:
        """Let a meeting end so many days later."""
        row = self._known.get(meeting_id)
        if row is not None and row.date is not None and row.is_exact:
            self.move(meeting_id, ending(row.date, row.date.last_day + dt.timedelta(days=step)))

    def _moved_words(self, row: CalendarMeeting, date: VagueDate | None) -> str:
        if date is None:
            return _("“{title}” has no date now.").format(title=title_of(row))
        words = _("“{title}”: {date}").format(title=title_of(row), date=date_words(date))
        if not self._sessions:
            return words
        count = self._sessions
        also = ngettext("{count} session moved with it.", "{count} sessions moved with it.", count)
        return DOT.join((words, also.format(count=count)))

    def copy(self, rows: Sequence[CalendarMeeting]) -> None:
        """Put what is shown on the clipboard, as a table."""
        QGuiApplication.clipboard().setMimeData(table_of(rows, self._body_name))
        self._desk.messages.show(_("Copied: {what}.").format(what=count_words(len(rows))), Tone.INFO)

    def save(self, rows: Sequence[CalendarMeeting], name: str, *, vague: bool) -> None:
        """Ask for a file and write what is shown into it."""
        kinds = f"{_('Calendar')} (*.ics)"
        path = self._files.ask_save(self._page, _("Calendar file"), f"{name}.ics", kinds)
        if path is None:
            return
        ids, view = [row.id for row in rows], self._desk.workspace.calendar_view

        def work(_progress: Progress) -> Written:
            return view.write(ids, path, vague=vague)

        title = _("Writing the calendar file")
        self._desk.tasks.start(work, done=self._written, title=title, owner=self)

    def _written(self, written: Written) -> None:
        tell_written(self._desk, written)

    def plan(self, year: int, passing: Iterable[CalendarMeeting], *, filtered: bool) -> None:
        """Offer the annual plan of a year, of what passes the filters or of all meetings."""
        open_plan(self._desk, year, {row.id for row in passing} if filtered else None, self._page)
