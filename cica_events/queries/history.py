"""The history of a workspace, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet, Origin


@dataclass(frozen=True, slots=True)
class Step:
    """One change set: who did what, when, and whether it was taken back."""

    id: str
    sequence: int
    label: str
    at: datetime
    actor: str
    origin: Origin
    undone: bool
    count: int


_STEP = (
    LoggedChangeSet.id,
    LoggedChangeSet.sequence,
    LoggedChangeSet.label,
    LoggedChangeSet.at,
    LoggedChangeSet.actor,
    LoggedChangeSet.origin,
    LoggedChangeSet.undone,
    LoggedChangeSet.count,
)


def _step(row: object) -> Step:
    values = list(row)  # type: ignore[call-overload]  # a Row is a tuple
    values[5] = Origin(values[5])
    return Step(*values)


def steps(session: Session, limit: int, offset: int = 0) -> list[Step]:
    """Return the latest steps of the whole workspace."""
    query = select(*_STEP).order_by(LoggedChangeSet.sequence.desc()).limit(limit).offset(offset)
    return [_step(row) for row in session.execute(query)]


def next_undo(session: Session, actor: str) -> Step | None:
    """Return the latest step of `actor` that stands."""
    query = select(*_STEP).where(_own(actor), ~LoggedChangeSet.undone)
    row = session.execute(query.order_by(LoggedChangeSet.sequence.desc()).limit(1)).first()
    return None if row is None else _step(row)


def next_redo(session: Session, actor: str) -> Step | None:
    """Return the step of `actor` that was taken back last; none from the next new step of `actor` on."""
    latest = session.scalar(select(func.max(LoggedChangeSet.sequence)).where(_own(actor))) or 0
    taken_back = select(LoggedChangeSet.target_id).where(
        LoggedChangeSet.origin == Origin.UNDO.value, LoggedChangeSet.sequence > latest
    )
    query = select(*_STEP).where(_own(actor), LoggedChangeSet.undone, LoggedChangeSet.id.in_(taken_back))
    row = session.execute(query.order_by(LoggedChangeSet.sequence).limit(1)).first()
    return None if row is None else _step(row)


def _own(actor: str) -> ColumnElement[bool]:
    return (LoggedChangeSet.origin == Origin.CHANGE.value) & (LoggedChangeSet.actor == actor)


def changes_in(session: Session, set_id: str, limit: int = 200) -> list[LoggedChange]:
    """Return the recorded changes of one step, at most `limit`."""
    query = select(LoggedChange).where(LoggedChange.set_id == set_id)
    return list(session.scalars(query.order_by(LoggedChange.position).limit(limit)))
