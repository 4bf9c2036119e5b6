"""Single records of a backup: which are otherwise or missing now, and how they are brought back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from cica_events.domain.fields import Kind
from cica_events.domain.model import RECORDS
from cica_events.domain.places import counted
from cica_events.domain.taking_back import TakingBack
from cica_events.i18n import ngettext
from cica_events.persistence.backup_differences import Differences
from cica_events.queries.history import Step
from cica_events.services.backup_restoring import Gathering, plain_rows, typed
from cica_events.services.history_details import NO_WORDS, UNSAID, FieldChange, What, described
from cica_events.services.obstacle_words import ObstacleWords
from cica_events.services.record_names import RecordNames
from cica_events.services.taking_back import plan_taking_back


@dataclass(frozen=True, slots=True)
class Restorable:
    """A record of a backup that was changed or removed since; `noun` is its table.

    Its `fields` say what the backup has (`before`) and what it says now (`after`), None of a removed one.
    """

    id: str
    noun: str
    name: str
    meeting: str
    what: What
    fields: tuple[FieldChange, ...]


def restorable(now: Session, kept: Session, table: str, found: Differences) -> list[Restorable]:
    """Return the records of `table` that differ, by their names."""
    missing, changed = found.missing.get(table, []), found.changed.get(table, [])
    telling = _Telling(now, kept, table, [*missing, *changed])
    lines = [telling.line(key, What.REMOVED) for key in missing]
    lines += [telling.line(key, What.CHANGED) for key in changed]
    return sorted(lines, key=lambda line: (line.meeting, line.name, line.id))


def planned(
    now: Session, kept: Session, table: str, ids: Sequence[str], since: Step
) -> tuple[TakingBack, str]:
    """Return how records are brought back with what they need, and what that is called."""
    changes = Gathering(now, kept).of(table, ids).as_a_step()
    plan = plan_taking_back(now, changes)
    told = ObstacleWords(now, since, changes).told(plan.obstacles)
    return replace(plan, obstacles=told), _called(kept, table, ids)


def _called(kept: Session, table: str, ids: Sequence[str]) -> str:
    name = RecordNames(kept).name(table, ids[0]) if ids else ""
    if len(ids) == 1 and name:
        return name
    return ngettext("{count} record", "{count} records", len(ids)).format(count=len(ids))


class _Telling:
    """Puts differing records into words, with all the names they need read at once."""

    def __init__(self, now: Session, kept: Session, table: str, ids: Sequence[str]) -> None:
        self._table = table
        self._names = {"kept": RecordNames(kept), "now": RecordNames(now)}
        self._kept = {key: typed(table, row) for key, row in plain_rows(kept, table, ids).items()}
        self._now = {key: typed(table, row) for key, row in plain_rows(now, table, ids).items()}
        for side, rows in (("kept", self._kept), ("now", self._now)):
            for values in rows.values():
                self._names[side].want_references(table, values)

    def line(self, key: str, what: What) -> Restorable:
        """Return one record in words."""
        values, names = self._kept[key], self._names["kept"]
        return Restorable(
            id=key,
            noun=self._table,
            name=names.name_from(self._table, values),
            meeting=names.name("meeting", values.get("meeting_id")),
            what=what,
            fields=tuple(self._fields(values, self._now.get(key, {}))),
        )

    def _fields(self, kept: Mapping[str, Any], now: Mapping[str, Any]) -> list[FieldChange]:
        told = []
        for column in RECORDS[self._table].__table__.columns:
            key = column.key
            if (
                key in UNSAID
                or (self._table, key) in NO_WORDS
                or (kept[key] or None) == (now.get(key) or None)
            ):
                continue
            field = described(self._table, key)
            target = RecordNames.target(self._table, key)
            if field is not None and target:
                before = self._names["kept"].name(target, kept[key])
                after = self._names["now"].name(target, now.get(key))
                told.append(FieldChange(replace(field, kind=Kind.TEXT), before, after, key))
            elif field is not None:
                before, after = (counted(self._table, key, side.get(key)) for side in (kept, now))
                told.append(FieldChange(field, before, after, key))
        return told
