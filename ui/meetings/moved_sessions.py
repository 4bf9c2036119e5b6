"""Says how the sessions of a meeting came out after its date changed."""

from __future__ import annotations

from datetime import date

from cica_events.domain.changes import ChangeSet, Origin
from cica_events.domain.meeting_days import day_in_words
from cica_events.domain.meetings import Meeting
from cica_events.domain.sittings import Sitting
from cica_events.i18n import _, language, ngettext
from cica_events.queries.meetings import MeetingRow
from cica_events.services.workspace import Workspace


def moved_sessions(changes: ChangeSet, meeting_id: str, workspace: Workspace) -> str:
    """Return in words where the sessions of the meeting moved with its date; empty where they did not."""
    if changes.origin is not Origin.CHANGE or not _changed_date(changes, meeting_id):
        return ""
    moved = {
        change.id for change in changes.changes if change.table == Sitting.__tablename__ and change.before
    }
    rows = [row for row in workspace.sittings.rows(meeting_id) if row.id in moved and row.day]
    if not rows:
        return ""
    meeting = workspace.meetings.get(meeting_id)
    days = [row.day for row in rows if row.day]
    ends = [_in_words(day, meeting) for day in (min(days), max(days))]
    count = ngettext("{count} session moved", "{count} sessions moved", len(rows)).format(count=len(rows))
    if ends[0] == ends[1]:
        return _("{sessions}: {day}.").format(sessions=count, day=ends[0])
    return _("{sessions}: {first} to {last}.").format(sessions=count, first=ends[0], last=ends[1])


def _in_words(day: date, meeting: MeetingRow) -> str:
    return day_in_words(day, meeting.date, language())


def _changed_date(changes: ChangeSet, meeting_id: str) -> bool:
    mine = (each for each in changes.changes if each.table == Meeting.__tablename__ and each.id == meeting_id)
    return any(each.before and "date" in each.before for each in mine)
