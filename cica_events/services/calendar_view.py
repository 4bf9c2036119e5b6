"""Reading meetings for the calendar and the annual plan, and handing out many of them as a calendar file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language
from cica_events.persistence.database import Database
from cica_events.queries import calendar as queries
from cica_events.queries.calendar import CalendarMeeting
from cica_events.services.editing import Cell
from cica_events.services.exporting import Written
from cica_events.services.meetings import MeetingService


class CalendarViewService:
    """Reads meetings by their dates, names in the language of the interface unless another is asked for."""

    def __init__(self, database: Database, meetings: MeetingService) -> None:
        self._database, self._meetings = database, meetings

    def all(self, in_language: str | None = None) -> list[CalendarMeeting]:
        """Return all meetings by date, those without one last."""
        with self._database.reading() as session:
            return queries.calendar_meetings(session, in_language or language())

    def between(
        self, first: dt.date, last: dt.date, *, undated: bool = False, in_language: str | None = None
    ) -> list[CalendarMeeting]:
        """Return the meetings that are, or may be, on a day from `first` to `last`, by date.

        With `undated` those without a date follow.
        """
        with self._database.reading() as session:
            chosen = in_language or language()
            return queries.meetings_between(session, chosen, first, last, undated=undated)

    def write(self, ids: Collection[str], path: Path, *, vague: bool = False) -> Written:
        """Write meetings as a calendar file (.ics), as whole days; with `vague` also those not fixed yet.

        Raises InputError where nothing is left to write, OutputError where the file cannot be written.
        """
        from cica_events.services.calendar_list import CalendarList, write_list

        return write_list(self._database, CalendarList(ids, vague), path)

    def move(self, meeting_id: str, date: VagueDate | None) -> None:
        """Give a meeting another date, or none, as one step that says so; its sessions move with it.

        Raises NotFoundError where it is gone, ValidationError where the calendar ends before a session.
        """
        title = next((row.shown_title(language()) for row in self.some([meeting_id])), "")
        if date is None:
            label = _("Removal of the date of “{title}”").format(title=title)
        else:
            label = _("Move of “{title}” to {date}").format(title=title, date=date.in_words(language()))
        self._meetings.edit_cells([Cell(meeting_id, "date", date)], label)

    def some(self, ids: Collection[str]) -> list[CalendarMeeting]:
        """Return those of the meetings `ids` that exist, by date."""
        with self._database.reading() as session:
            return queries.meetings_called(session, language(), ids)
