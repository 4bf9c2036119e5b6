"""Writes change sets into the history, in the transaction of the change, and reads them again."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from cica_events.domain.changes import (
    ERASED,
    Change,
    ChangeSet,
    LoggedChange,
    LoggedChangeSet,
    Origin,
    Values,
    stored_values,
)
from cica_events.domain.identity import new_id


def write(session: Session, changes: ChangeSet, actor: str, target_id: str | None = None) -> int:
    """Add `changes` to the history, and return the number of the step.

    What takes back or repeats another step names that one and marks it.
    """
    number = last_sequence(session) + 1
    session.execute(
        insert(LoggedChangeSet).values(
            id=changes.id,
            sequence=number,
            label=changes.label,
            at=datetime.now(UTC),
            actor=actor,
            origin=changes.origin.value,
            target_id=target_id,
            undone=False,
            count=len(changes.changes),
        )
    )
    session.execute(insert(LoggedChange.__table__), _lines(changes))  # type: ignore[arg-type]  # __table__ is a Table
    if target_id and changes.origin is not Origin.TAKE_PART:
        _mark(session, target_id, changes.origin is not Origin.REDO)
    elif target_id:
        _follow(session, target_id, undone=True)
    return number


def _mark(session: Session, step_id: str, undone: bool) -> None:
    """Note whether a step stands; one that took back another lets that stand again when it falls."""
    session.execute(update(LoggedChangeSet).where(LoggedChangeSet.id == step_id).values(undone=undone))
    _follow(session, step_id, undone)


def _follow(session: Session, step_id: str, undone: bool) -> None:
    """Mark what the step took back, now that the step itself stands or falls, be it in part."""
    query = select(LoggedChangeSet.origin, LoggedChangeSet.target_id).where(LoggedChangeSet.id == step_id)
    origin, target_id = session.execute(query).one()
    if target_id and origin == Origin.TAKE_BACK:
        _mark(session, target_id, not undone)
    elif target_id and origin == Origin.TAKE_PART and undone:
        session.execute(update(LoggedChangeSet).where(LoggedChangeSet.id == target_id).values(undone=False))


def last_sequence(session: Session) -> int:
    """Return the number of the newest step, 0 where there is none."""
    return newest(session)[0]


def newest(session: Session) -> tuple[int, str]:
    """Return the number and the id of the newest step, 0 and nothing where there is none."""
    query = select(LoggedChangeSet.sequence, LoggedChangeSet.id)
    row = session.execute(query.order_by(LoggedChangeSet.sequence.desc()).limit(1)).one_or_none()
    return (row.sequence, row.id) if row else (0, "")


def id_at(session: Session, sequence: int) -> str | None:
    """Return the id of the step with that number."""
    return session.scalar(select(LoggedChangeSet.id).where(LoggedChangeSet.sequence == sequence))


def since(session: Session, sequence: int, known: Collection[str] = ()) -> list[ChangeSet]:
    """Return the steps that came after the one numbered `sequence`, in order; `known` ones are left out."""
    query = select(LoggedChangeSet.id, LoggedChangeSet.label, LoggedChangeSet.origin)
    rows = session.execute(
        query.where(LoggedChangeSet.sequence > sequence).order_by(LoggedChangeSet.sequence)
    ).all()
    return [
        ChangeSet(row.id, row.label, Origin(row.origin), changes_of(session, row.id))
        for row in rows
        if row.id not in known
    ]


def _lines(changes: ChangeSet) -> list[dict[str, object]]:
    return [
        {
            "id": new_id(),
            "set_id": changes.id,
            "position": position,
            "table_name": change.table,
            "record_id": change.id,
            "before": _dump(change.before),
            "after": _dump(change.after),
        }
        for position, change in enumerate(changes.changes)
    ]


def _dump(values: Values | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _load(text: str | None) -> Values | None:
    values = stored_values(text)
    if values is not None:
        values.pop(ERASED, None)
    return values


def changes_of(session: Session, set_id: str) -> tuple[Change, ...]:
    """Return the recorded changes of one set, in order."""
    rows: Sequence[LoggedChange] = session.scalars(
        select(LoggedChange).where(LoggedChange.set_id == set_id).order_by(LoggedChange.position)
    ).all()
    return tuple(Change(row.table_name, row.record_id, _load(row.before), _load(row.after)) for row in rows)
