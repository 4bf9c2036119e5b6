"""Reading meetings for the calendar and the annual plan, and handing out many of them as a calendar file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from cica_events.i18n import language
from cica_events.persistence.database import Database
from cica_events.queries import calendar as queries
from cica_events.queries.calendar import CalendarMeeting


class CalendarViewService:
    """Reads meetings by their dates, names in the language of the interface unless another is asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

    def some(self, ids: Collection[str]) -> list[CalendarMeeting]:
        """Return those of the meetings `ids` that exist, by date."""
        with self._database.reading() as session:
            return queries.meetings_called(session, language(), ids)
