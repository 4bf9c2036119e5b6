"""The history of a workspace, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from cica_events.domain.changes import DOINGS, LoggedChange, LoggedChangeSet, Origin
from cica_events.domain.plain_texts import storable


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
    target_id: str | None = None  # the step that this one takes back or repeats


STEP_COLUMNS = (
    LoggedChangeSet.id,
    LoggedChangeSet.sequence,
    LoggedChangeSet.label,
    LoggedChangeSet.at,
    LoggedChangeSet.actor,
    LoggedChangeSet.origin,
    LoggedChangeSet.undone,
    LoggedChangeSet.count,
    LoggedChangeSet.target_id,
)
_DOINGS = tuple(origin.value for origin in DOINGS)


def step_of(row: object) -> Step:
    """Return the step of a row that was selected with `STEP_COLUMNS`."""
    values = list(row)  # type: ignore[call-overload]  # a Row is a tuple
    values[5] = Origin(values[5])
    return Step(*values)


def steps(session: Session, limit: int, offset: int = 0) -> list[Step]:
    """Return the latest steps of the whole workspace."""
    query = select(*STEP_COLUMNS).order_by(LoggedChangeSet.sequence.desc()).limit(limit).offset(offset)
    return [step_of(row) for row in session.execute(query)]


def steps_after(session: Session, sequence: int) -> list[Step]:
    """Return the steps that came after the one numbered `sequence`, the newest first."""
    query = select(*STEP_COLUMNS).where(LoggedChangeSet.sequence > sequence)
    return [step_of(row) for row in session.execute(query.order_by(LoggedChangeSet.sequence.desc()))]


def ids(session: Session) -> frozenset[str]:
    """Return the ids of all steps."""
    return frozenset(session.scalars(select(LoggedChangeSet.id)))


def step_by(session: Session, step_id: str) -> Step | None:
    """Return one step; None where there is no such step."""
    row = session.execute(select(*STEP_COLUMNS).where(LoggedChangeSet.id == storable(step_id))).first()
    return None if row is None else step_of(row)


def next_undo(session: Session, actor: str) -> Step | None:
    """Return the latest step of `actor` that stands."""
    row = session.execute(_undoable(), {"actor": actor}).first()
    return None if row is None else step_of(row)


def next_redo(session: Session, actor: str) -> Step | None:
    """Return the step of `actor` that was taken back last; none from the next new step of `actor` on.

    A step that fell because a later one takes it back again is put on by undoing that one, never by a redo.
    """
    latest, newest = session.execute(_latest_and_newest(), {"actor": actor}).one()
    if latest == newest:  # as after every edit: nothing was taken back since
        return None
    row = session.execute(_redoable(), {"actor": actor, "latest": latest or 0}).first()
    return None if row is None else step_of(row)


# They are asked after every change: each is put together once


@cache
def _undoable() -> Select[*tuple[Any, ...]]:
    query = select(*STEP_COLUMNS).where(_own(), ~LoggedChangeSet.undone)
    return query.order_by(LoggedChangeSet.sequence.desc()).limit(1)


@cache
def _latest_and_newest() -> Select[*tuple[Any, ...]]:
    latest = select(func.max(LoggedChangeSet.sequence)).where(_own()).scalar_subquery()
    return select(latest, select(func.max(LoggedChangeSet.sequence)).scalar_subquery())


@cache
def _redoable() -> Select[*tuple[Any, ...]]:
    since = (
        select(LoggedChangeSet.target_id, func.max(LoggedChangeSet.sequence).label("last"))
        .where(LoggedChangeSet.sequence > bindparam("latest"), LoggedChangeSet.target_id.is_not(None))
        .group_by(LoggedChangeSet.target_id)
        .subquery()
    )
    event = aliased(LoggedChangeSet)
    query = (
        select(*STEP_COLUMNS)
        .join(since, since.c.target_id == LoggedChangeSet.id)
        .join(event, event.sequence == since.c.last)
        .where(_own(), LoggedChangeSet.undone, event.origin == Origin.UNDO.value)
    )
    return query.order_by(since.c.last.desc()).limit(1)


def _own() -> ColumnElement[bool]:
    return LoggedChangeSet.origin.in_(_DOINGS) & (LoggedChangeSet.actor == bindparam("actor"))


def changes_in(session: Session, set_id: str, limit: int = 200) -> list[LoggedChange]:
    """Return the recorded changes of one step, at most `limit`."""
    query = select(LoggedChange).where(LoggedChange.set_id == set_id)
    return list(session.scalars(query.order_by(LoggedChange.position).limit(limit)))
