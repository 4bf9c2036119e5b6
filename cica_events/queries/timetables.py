"""What the times of a programme are computed from, as it is stored."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.meetings import Meeting
from cica_events.domain.programme_times import Block, Subject, Timetable, timetable
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.domain.zones import zone_called


def timetable_of(session: Session, meeting_id: str) -> Timetable:
    """Return the times of a meeting's sessions and items, in its zone; nothing for one that is gone."""
    zone = session.scalar(select(Meeting.time_zone).where(Meeting.id == meeting_id))
    blocks = select(Sitting.id, Sitting.day, Sitting.start, Sitting.duration, Sitting.kind)
    found = session.execute(blocks.where(Sitting.meeting_id == meeting_id).order_by(Sitting.id))
    return timetable(
        subjects_of(session, meeting_id),
        [Block(*row[:4], row.kind.usual_minutes) for row in found],
        zone_called(zone or ""),
    )


def subjects_of(session: Session, meeting_id: str) -> list[Subject]:
    """Return the items of a meeting as far as times depend on them."""
    spoken = _spoken(session, meeting_id)
    query = select(
        AgendaItem.id,
        AgendaItem.parent_id,
        AgendaItem.order,
        AgendaItem.duration,
        AgendaItem.pinned_start,
        AgendaItem.sitting_id,
        AgendaItem.place,
    ).where(AgendaItem.meeting_id == meeting_id)
    found = session.execute(query.order_by(AgendaItem.id))
    return [Subject(*row, spoken.get(row.id, 0)) for row in found]


def _spoken(session: Session, meeting_id: str) -> Mapping[str, int]:
    query = select(Speaker.item_id, func.sum(Speaker.minutes)).join(AgendaItem)
    found = session.execute(query.where(AgendaItem.meeting_id == meeting_id).group_by(Speaker.item_id))
    return {row[0]: int(row[1] or 0) for row in found}
