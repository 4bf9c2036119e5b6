"""What the history tells of a meeting's programme: each change of its sessions, items and speakers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import Record
from cica_events.domain.changes import Change, LoggedChange, LoggedChangeSet, Values, stored_values
from cica_events.domain.columns import to_plain
from cica_events.domain.meetings import Meeting
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.queries.reading import columns, in_parts


@dataclass(frozen=True, slots=True)
class PastChange:
    """One recorded change; `sequence` is the number of its step, which only grows, `at` its moment."""

    sequence: int
    at: datetime
    change: Change


@dataclass(frozen=True, slots=True)
class PastState:
    """The stored values of a record from the step `sequence` on; None while it did not exist."""

    sequence: int
    values: Values | None


@dataclass(frozen=True, slots=True)
class ProgrammeHistory:
    """All changes of a meeting and its programme, oldest first, and what is stored of it now, by id."""

    changes: tuple[PastChange, ...]
    stored: Mapping[str, Values]

    def of(self, entity: type[Record]) -> dict[str, list[PastChange]]:
        """Return the changes of the records of `entity` by their ids, also of those that are no more."""
        found: dict[str, list[PastChange]] = {}
        for each in self.changes:
            if each.change.table == entity.__tablename__:
                found.setdefault(each.change.id, []).append(each)
        return found

    def states(self, record_id: str, changes: Sequence[PastChange]) -> list[PastState]:
        """Return what a record was after each of its `changes`, and first what it was before them."""
        values = self.stored.get(record_id)
        found = []
        for each in reversed(changes):
            found.append(PastState(each.sequence, values))
            before = each.change.before
            values = before if before is None or values is None else {**values, **before}
        return [PastState(0, values), *reversed(found)]


def programme_history(session: Session, meeting_id: str) -> ProgrammeHistory:
    """Return the history of a meeting's programme."""
    stored: dict[str, Values] = {}
    gone: set[str] = set()
    for entity, where in (
        (Meeting, Meeting.id == meeting_id),
        (Sitting, Sitting.meeting_id == meeting_id),
        (AgendaItem, AgendaItem.meeting_id == meeting_id),
    ):
        stored |= _stored(session, entity, where)
    for entity in (Sitting, AgendaItem):
        gone |= _removed(session, entity, f'"meeting_id":"{meeting_id}"')
    items = [*(key for key, values in stored.items() if "sitting_id" in values), *gone]
    for some in in_parts(items):
        stored |= _stored(session, Speaker, Speaker.item_id.in_(some))
    gone |= _removed(session, Speaker, *(f'"item_id":"{item_id}"' for item_id in items))
    return ProgrammeHistory(tuple(_changes(session, [*stored, *sorted(gone)])), stored)


def _stored(session: Session, entity: type[Record], where: ColumnElement[bool]) -> dict[str, Values]:
    found = session.execute(select(*columns(entity)).where(where))
    kinds = columns(entity)
    return {
        str(row.id): {str(kind.key): to_plain(kind, value) for kind, value in zip(kinds, row, strict=True)}
        for row in found
    }


def _removed(session: Session, entity: type[Record], *marks: str) -> set[str]:
    """Return the ids of the removed records of `entity` whose values hold one of `marks`."""
    query = select(LoggedChange.record_id, LoggedChange.before).where(
        LoggedChange.table_name == entity.__tablename__, LoggedChange.after.is_(None)
    )
    found = session.execute(query)
    return {row.record_id for row in found if any(mark in (row.before or "") for mark in marks)}


def _changes(session: Session, ids: Sequence[str]) -> Iterator[PastChange]:
    line, step = LoggedChange, LoggedChangeSet
    query = select(
        step.sequence, line.position, step.at, line.table_name, line.record_id, line.before, line.after
    ).join(step, step.id == line.set_id)
    found = [row for some in in_parts(ids) for row in session.execute(query.where(line.record_id.in_(some)))]
    for row in sorted(found, key=lambda row: (row.sequence, row.position)):
        change = Change(row.table_name, row.record_id, stored_values(row.before), stored_values(row.after))
        yield PastChange(row.sequence, row.at, change)
