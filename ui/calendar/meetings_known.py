"""The meetings that the calendar knows, read once and then only those that changed."""

from __future__ import annotations

from collections.abc import Sequence

from cica_events.domain.changes import ChangeSet
from cica_events.domain.meetings import Meeting, MeetingHost, MeetingLink
from cica_events.domain.parties import Party
from cica_events.queries.calendar import CalendarMeeting, by_date
from cica_events.services.calendar_view import CalendarViewService

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

    def read(self) -> None:
        """Read what is stale."""
        if self.stale:
            self._take({row.id: row for row in self._view.all()})
            self.stale = False

    def heed(self, changes: ChangeSet) -> bool:
        """Read again what changed, if little; tell whether anything is different or has to be read."""
        if not changes.touches(Meeting, MeetingHost, MeetingLink, Party):
            return False
        ids = changes.ids(Meeting)
        if changes.touches(MeetingHost, MeetingLink, Party) or len(ids) > FEW:
            self.stale = True
        elif not self.stale:
            found = {row.id: row for row in self._view.some(ids)}
            self._take({**{key: row for key, row in self._rows.items() if key not in ids}, **found})
        return True

    def _take(self, rows: dict[str, CalendarMeeting]) -> None:
        self._rows = rows
        self._ordered = sorted(rows.values(), key=by_date)
