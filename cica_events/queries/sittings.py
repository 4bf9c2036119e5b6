"""The sessions of a meeting's days, in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import Visibility
from cica_events.domain.names import name_of
from cica_events.domain.participants import Participant
from cica_events.domain.participation import ABSENT
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.sittings import Sitting, SittingKind
from cica_events.queries.reading import columns, of_meeting


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A block of a day in a room."""

    id: str
    version: int
    meeting_id: str
    title: str
    title_ru: str
    kind: SittingKind
    day: date | None
    start: time | None
    duration: int | None
    room: str
    pinned: bool
    chair_id: str | None
    interpretation: str
    visibility: Visibility
    notes: str
    order: int
    chair: str = ""  # the name as it is printed
    chair_absent: bool = False  # the chair declined or was replaced

    def shown_title(self, language: str) -> str:
        """Return the title in `language`, else in English; empty where the kind says it all."""
        return shown_text(self.title, self.title_ru, language)


def sitting_rows(session: Session, meeting_id: str) -> list[SittingRow]:
    """Return the sittings of a meeting by day and time; those without come in their own order."""
    found = session.execute(of_meeting(Sitting, meeting_id)).all()
    chairs = select(*columns(Participant)).where(
        Participant.__table__.c.id.in_({row.chair_id for row in found if row.chair_id})
    )
    known = {row.id: (name_of(row), row.status in ABSENT) for row in session.execute(chairs)}
    rows = [SittingRow(*(*row, *known.get(row.chair_id, ("", False)))) for row in found]
    return sorted(rows, key=lambda row: (row.day or date.max, row.start or time.max, row.order, row.id))
