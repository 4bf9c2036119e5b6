"""The meetings that the calendar knows: those of a period at once, all of them soon, then what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from cica_events.domain.changes import ChangeSet
from cica_events.domain.meetings import Meeting, MeetingHost, MeetingLink
from cica_events.domain.parties import Party
from cica_events.queries.calendar import CalendarMeeting, by_date
from cica_events.services.calendar_view import CalendarViewService
from ui.toolkit.beside import Work

FEW = 50  # meetings that are read again one by one, not all of them


class MeetingsKnown:
    """All meetings by date; `stale` until they are first read, and after changes that concern many."""

    def __init__(self, view: CalendarViewService) -> None:
        self._view = view
        self._rows: dict[str, CalendarMeeting] = {}
        self._ordered: list[CalendarMeeting] = []
        self.stale = True

    @property
    def rows(self) -> Sequence[CalendarMeeting]:
        """All of them, by date."""
        return self._ordered

    def get(self, meeting_id: str) -> CalendarMeeting | None:
        """Return one, None where there is none."""
        return self._rows.get(meeting_id)

    def read_part(self, first: dt.date, last: dt.date) -> None:
        """Know what concerns these days at once, until all is read beside; raises StorageError."""
        found = self._view.between(first, last, undated=True)
        self._take({**self._rows, **{row.id: row for row in found}} if self._rows else _by_id(found))

    def take_all(self, rows: Sequence[CalendarMeeting]) -> None:
        """Know all meetings."""
        self._take(_by_id(rows))
        self.stale = False

    def heed(self, changes: ChangeSet) -> bool:
        """Read again what changed, if little; tell whether anything is different or has to be read.

        Raises StorageError where it cannot be read; then all is to be read.
        """
        if not changes.touches(Meeting, MeetingHost, MeetingLink, Party):
            return False
        ids = changes.ids(Meeting)
        if changes.touches(MeetingHost, MeetingLink, Party) or len(ids) > FEW:
            self.stale = True
        elif not self.stale:
            self.stale = True  # should they not be readable now
            found = {row.id: row for row in self._view.some(ids)}
            self._take({**{key: row for key, row in self._rows.items() if key not in ids}, **found})
            self.stale = False
        return True

    def reading(self) -> Work:
        """Return the work that reads all meetings."""
        view = self._view
        return lambda _progress: view.all()

    def _take(self, rows: dict[str, CalendarMeeting]) -> None:
        self._rows = rows
        self._ordered = sorted(rows.values(), key=by_date)


def _by_id(rows: Iterable[CalendarMeeting]) -> dict[str, CalendarMeeting]:
    return {row.id: row for row in rows}
