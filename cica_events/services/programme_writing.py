"""Writes what an import of sessions planned, as one unit of work."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import column_of
from cica_events.domain.meetings import Meeting
from cica_events.domain.sittings import Sitting
from cica_events.errors import ConflictError, NotFoundError
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.services.import_plan import Action
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.programme_plan import ProgrammePlan
from cica_events.services.removal import remove

_PULSE: Final = 100  # rows between two reports
_CHAIR: Final = "chair"


def write_programme(session: Session, plan: ProgrammePlan, progress: Progress) -> None:
    """Do what `plan` says in the caller's unit of work; steps reported are rows.

    Raises ConflictError where the programme changed since the plan was made, NotFoundError for the meeting.
    """
    _check_unchanged(session, plan)
    for place, row in enumerate(plan.rows):
        if place % _PULSE == 0:
            progress(place, len(plan.rows))
        if row.action is Action.CREATE:
            values = {_column(key): _stored(plan, key, value) for key, value in row.values.items()}
            session.add(Sitting(meeting_id=plan.meeting_id, order=place, **values))
        elif row.action is Action.UPDATE:
            _update(session, plan, row)
    gone = [row.participant_id for row in plan.gone if row.action is Action.REMOVE and row.participant_id]
    session.flush()
    remove(session, Sitting, gone)
    progress(len(plan.rows), len(plan.rows))


def _check_unchanged(session: Session, plan: ProgrammePlan) -> None:
    if session.get(Meeting, plan.meeting_id) is None:
        raise NotFoundError(_("The meeting was removed."))
    query = select(Sitting.id, Sitting.version).where(Sitting.meeting_id == plan.meeting_id)
    if {(row.id, row.version) for row in session.execute(query)} != plan.seen:
        raise ConflictError(_("The programme changed since the preview. Look at the preview again."))


def _update(session: Session, plan: ProgrammePlan, row: PlannedRow) -> None:
    record = session.get(Sitting, row.participant_id)
    assert record is not None
    for key in row.before:
        setattr(record, _column(key), _stored(plan, key, row.values[key]))


def _column(key: str) -> str:
    return "chair_id" if key == _CHAIR else column_of(Sitting, key)


def _stored(plan: ProgrammePlan, key: str, value: Any) -> Any:
    return plan.chairs.get(value) if key == _CHAIR else value
