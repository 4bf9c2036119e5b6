"""What moves when the date of a meeting changes: the days of its sessions keep their number."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.meeting_days import base_day, moved_day
from cica_events.domain.meetings import Meeting
from cica_events.domain.sittings import Sitting


def move_days(session: Session, meeting: Meeting, date: VagueDate | None) -> None:
    """Move the days of a meeting's sessions to where they are when it is held on `date`, vague or not.

    Called before the meeting has that date. Raises ValidationError where the calendar ends before one.
    """
    if base_day(meeting.date) == base_day(date):
        return
    query = select(Sitting).where(Sitting.meeting_id == meeting.id, Sitting.day.is_not(None))
    for sitting in session.scalars(query):
        assert sitting.day is not None
        sitting.day = moved_day(sitting.day, meeting.date, date)
