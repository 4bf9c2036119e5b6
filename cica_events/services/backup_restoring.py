"""Brings a workspace, or some of its records, back to what a backup holds, as one step of the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, select, update
from sqlalchemy.orm import Session

from cica_events.domain.base import Removal, removal_of
from cica_events.domain.changes import Change
from cica_events.domain.columns import from_plain, to_plain
from cica_events.domain.model import RECORDS
from cica_events.domain.taking_back import RecordKey
from cica_events.persistence.address import Address
from cica_events.persistence.backup_differences import Differences
from cica_events.persistence.faults import told_plainly
from cica_events.progress import Progress, silent
from cica_events.queries.reading import in_parts
from cica_events.services.removal import referring_to
from cica_events.services.replay import Replay

_UNIQUE: Mapping[str, str] = {"party": "code", "meeting": "key"}
"""The columns of which the database itself lets no two records have the same value."""

_Plain = dict[str, Any]


def plain_rows(session: Session, table: str, ids: Iterable[str]) -> dict[str, _Plain]:
    """Return the stored values of records by their ids; those that are not there are left out."""
    entity = RECORDS[table]
    columns = list(entity.__table__.columns)
    found: dict[str, _Plain] = {}
    for some in in_parts(ids):
        query = select(*columns).where(entity.__table__.c.id.in_(some))
        for row in session.execute(query):
            values = {column.key: to_plain(column, value) for column, value in zip(columns, row, strict=True)}
            found[values["id"]] = values
    return found


def changes_back(now: Session, kept: Session, backup: Address, found: Differences) -> list[Change]:
    """Return the changes that make every record what the `backup` says, which `kept` reads.

    DamagedError where that holds what no table of ours can.
    """
    changes: list[Change] = []
    for table, ids in found.added.items():
        changes += [Change(table, key, row, None) for key, row in plain_rows(now, table, ids).items()]
    for table in {**found.missing, **found.changed}:
        ids = found.missing.get(table, []) + found.changed.get(table, [])
        before = plain_rows(now, table, ids)
        with told_plainly(backup):  # else it would be told of the workspace
            after = plain_rows(kept, table, ids)
        changes += [change for key in ids if (change := between(table, key, before.get(key), after[key]))]
    return changes


def between(table: str, key: str, before: _Plain | None, after: _Plain | None) -> Change | None:
    """Return the change from one state of a record to another, None where they are alike."""
    if before is None or after is None:
        return Change(table, key, before, after)
    unlike = [name for name in after if name not in ("id", "version") and before.get(name) != after[name]]
    old, new = ({name: row.get(name) for name in unlike} for row in (before, after))
    return Change(table, key, old, new) if unlike else None


def play_whole(session: Session, changes: Sequence[Change], label: str, progress: Progress = silent) -> None:
    """Make `changes` in an order in which nothing takes a unique value before another one lets go of it."""
    replay = Replay(session, label)
    going = tuple(change for change in changes if change.after is None)
    staying = tuple(change for change in changes if change.after is not None)
    replay.play(going, _part(progress, 0, len(changes)))
    session.flush()
    replay.play(staying, _part(progress, len(going), len(changes)))
    _let_go(session, staying)


def _let_go(session: Session, changes: Sequence[Change]) -> None:
    """Swap unique values through the ids of their records, which nobody else has, before they are written."""
    for table, name in _UNIQUE.items():
        columns = RECORDS[table].__table__.c
        ids = [change.id for change in changes if change.table == table and name in (change.before or {})]
        for some in in_parts(ids if len(ids) > 1 else ()):
            query = update(RECORDS[table]).where(columns.id.in_(some)).values({name: columns.id})
            session.connection().execute(query)  # past the session, which would write first


def _part(progress: Progress, start: int, total: int) -> Progress:
    return lambda done, _own: progress(start + done, total)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The records that are brought back together, as the backup has them and as they are now."""

    kept: Mapping[RecordKey, _Plain]
    now: Mapping[RecordKey, _Plain]

    def as_a_step(self) -> list[Change]:
        """Return what happened to them since, as if one step had done it; what they need comes last."""
        found = (
            between(table, key, self.kept[table, key], self.now.get((table, key))) for table, key in self.kept
        )
        return [change for change in found if change]


class Gathering:
    """Finds what comes back with a record: what it refers to, and what belonged to it, where that is gone."""

    def __init__(self, now: Session, kept: Session) -> None:
        self._now = now
        self._kept = kept
        self._found: dict[RecordKey, _Plain] = {}
        self._there: dict[RecordKey, _Plain] = {}

    def of(self, table: str, ids: Sequence[str]) -> Wanted:
        """Return the records `ids` of `table` with all that comes back with them."""
        waiting: dict[str, set[str]] = {table: set(ids)}
        while waiting:
            name, wanted = waiting.popitem()
            fresh = {key for key in wanted if (name, key) not in self._found}
            kept = plain_rows(self._kept, name, fresh)
            there = plain_rows(self._now, name, fresh)
            self._found |= {(name, key): row for key, row in kept.items()}
            self._there |= {(name, key): row for key, row in there.items()}
            for other, more in self._leads_to(name, kept, there).items():
                waiting[other] = waiting.get(other, set()) | more
        return Wanted(self._found, self._there)

    def _leads_to(
        self, table: str, kept: Mapping[str, _Plain], there: Mapping[str, _Plain]
    ) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for column in RECORDS[table].__table__.columns:
            for key in column.foreign_keys:
                targets = {row[column.key] for row in kept.values() if row[column.key]}
                found[key.column.table.name] |= self._gone(key.column.table.name, targets)
        missing = kept.keys() - there.keys()
        for entity, column in referring_to(table):
            if missing and removal_of(column, table) is not Removal.EMPTY:
                ids = self._belonging(column, missing)
                found[entity.__tablename__] |= self._gone(entity.__tablename__, ids)
        return {
            name: more
            for name, ids in found.items()
            if (more := {key for key in ids if (name, key) not in self._found})
        }

    def _belonging(self, column: Column[Any], missing: Iterable[str]) -> set[str]:
        """Return what refers to the missing records in the backup."""
        ids: set[str] = set()
        for some in in_parts(missing):
            ids.update(self._kept.scalars(select(column.table.c.id).where(column.in_(some))))
        return ids

    def _gone(self, table: str, ids: Iterable[str]) -> set[str]:
        wanted = set(ids)
        key = RECORDS[table].__table__.c.id
        for some in in_parts(wanted):
            wanted.difference_update(self._now.scalars(select(key).where(key.in_(some))))
        return wanted


def typed(table: str, row: _Plain) -> dict[str, Any]:
    """Return the values of a record as its fields have them."""
    columns = RECORDS[table].__table__.columns
    return {name: from_plain(columns[name], value) for name, value in row.items()}
