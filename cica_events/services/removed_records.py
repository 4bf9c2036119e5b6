"""Finds records that were removed, and brings one back with what went with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.changes import Change, LoggedChange, LoggedChangeSet, stored_values
from cica_events.domain.columns import from_plain
from cica_events.domain.model import RECORDS
from cica_events.i18n import _
from cica_events.persistence.change_log import last_sequence
from cica_events.queries.history import STEP_COLUMNS, Step, step_of
from cica_events.queries.reading import in_parts
from cica_events.services.record_names import RecordNames

BUDGET = 0.06  # seconds after which the search pauses
_FIRST, _LARGEST = 500, 4000  # steps that are looked through at once


@dataclass(frozen=True, slots=True)
class RemovedRecord:
    """One record that is gone: what it was, where it stood, and the step that removed it."""

    id: str
    table: str
    name: str
    meeting: str
    step: Step


@dataclass(frozen=True, slots=True)
class Removed:
    """Removed records, the latest first; `below` is the step's number where the next page begins."""

    records: tuple[RemovedRecord, ...]
    below: int | None


def find_removed(
    session: Session,
    tables: Collection[str],
    words: str,
    limit: int,
    below: int | None = None,
    budget: float = BUDGET,
) -> Removed:
    """Return records of `tables` (all where empty) that are gone and of which all `words` are said.

    About `limit` of them, as a step's records are never parted; fewer where `budget` seconds are over.
    """
    top = last_sequence(session) + 1 if below is None else below
    end, size = monotonic() + budget, _FIRST
    found: list[RemovedRecord] = []
    while top > 1 and len(found) < limit and (top == below or monotonic() < end):
        low = max(1, top - size)
        lines = _lines(session, tables, low, top)
        lines, low = _some(lines, limit, low)
        found += (one for one in _records(session, lines) if _speaks_of(one, words.casefold().split()))
        top, size = low, min(size * 2, _LARGEST)
    return Removed(tuple(found), top if top > 1 else None)


def _lines(session: Session, tables: Collection[str], low: int, top: int) -> list[Any]:
    """Return what was removed for good by the steps numbered from `low` on and before `top`."""
    line, step = LoggedChange, LoggedChangeSet
    query = (
        select(line.id, step.sequence, line.table_name, line.record_id)
        .join(line, line.set_id == step.id)
        .where(step.sequence >= low, step.sequence < top, line.after.is_(None))
        .order_by(step.sequence.desc(), line.position)
    )
    if tables:
        query = query.where(line.table_name.in_(tables))
    rows = session.execute(query).all()
    gone = _gone(session, rows)
    return [row for row in rows if gone.get((row.table_name, row.record_id)) == row.sequence]


def _some(lines: list[Any], limit: int, low: int) -> tuple[list[Any], int]:
    """Return the lines of the first steps that together have `limit` of them, and the last of these steps."""
    if len(lines) <= limit:
        return lines, low
    last = lines[limit - 1].sequence
    return [line for line in lines if line.sequence >= last], last


def _records(session: Session, lines: Sequence[Any]) -> list[RemovedRecord]:
    wanted, step = [line.id for line in lines], LoggedChangeSet
    names, read = RecordNames(session), list[tuple[Any, dict[str, Any]]]()
    query = select(
        *STEP_COLUMNS,
        LoggedChange.table_name,
        LoggedChange.record_id,
        LoggedChange.position,
        LoggedChange.before,
    ).join(step, step.id == LoggedChange.set_id)
    for some in in_parts(wanted):
        for row in session.execute(query.where(LoggedChange.id.in_(some))):
            read.append((row, _values(row.table_name, row.before)))
    read.sort(key=lambda each: (-each[0].sequence, each[0].position))
    for row, values in read:
        names.want_references(row.table_name, values)
    return [_record(names, row, values) for row, values in read]


def _gone(session: Session, rows: Iterable[Any]) -> dict[tuple[str, str], int]:
    """Return the records that are not there now, each with the number of the step that removed it last."""
    ids: dict[str, set[str]] = defaultdict(set)
    latest: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.table_name in RECORDS:
            ids[row.table_name].add(row.record_id)
            latest.setdefault((row.table_name, row.record_id), row.sequence)
    for table, wanted in ids.items():
        key = RECORDS[table].__table__.c.id
        for some in in_parts(wanted):
            for one in session.scalars(select(key).where(key.in_(some))):
                latest.pop((table, one), None)
    return latest


def _values(table: str, before: str | None) -> dict[str, Any]:
    columns = RECORDS[table].__table__.columns
    plain = stored_values(before) or {}
    return {key: from_plain(columns[key], value) for key, value in plain.items() if key in columns}


def _record(names: RecordNames, row: Any, values: dict[str, Any]) -> RemovedRecord:
    return RemovedRecord(
        id=row.record_id,
        table=row.table_name,
        name=names.name_from(row.table_name, values),
        meeting=names.name("meeting", values.get("meeting_id")),
        step=step_of(row[: len(STEP_COLUMNS)]),
    )


def _speaks_of(record: RemovedRecord, words: Sequence[str]) -> bool:
    text = f"{record.name} {record.meeting} {record.step.label} {record.step.actor}".casefold()
    return all(word in text for word in words)


def went_with(changes: Sequence[Change], record_ids: Collection[str]) -> set[str]:
    """Return the ids of records, and of what a step removed or loosened together with them."""
    wanted = set(record_ids)
    grown = True
    while grown:
        grown = False
        for change in changes:
            if change.id not in wanted and change.before and _leant_on(change, wanted):
                wanted.add(change.id)
                grown = change.after is None
    return wanted


def _leant_on(change: Change, wanted: Collection[str]) -> bool:
    """Tell whether a record referred to one of `wanted` before the step, and no more after it."""
    columns = RECORDS[change.table].__table__.columns
    return any(
        value in wanted
        and columns[key].foreign_keys
        and (change.after is None or change.after.get(key) is None)
        for key, value in (change.before or {}).items()
        if key in columns and isinstance(value, str)
    )


def bringing_label(name: str) -> str:
    """Return what bringing a record back is called in the history."""
    return _("Brought back: {name}").format(name=name) if name else _("Record brought back")
