"""Plans how one old step is taken back, whatever came after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import Removal, removal_of
from cica_events.domain.changes import Change
from cica_events.domain.columns import from_plain, to_plain
from cica_events.domain.model import RECORDS
from cica_events.domain.taking_back import Choice, Hindrance, Obstacle, RecordKey, TakingBack
from cica_events.queries.reading import in_parts
from cica_events.services.editing import present
from cica_events.services.removal import referring_to

_ONE_OF_A_KIND: Mapping[str, tuple[str, ...]] = {
    "party": ("code",),
    "meeting": ("key",),
    "delegation": ("meeting_id", "party_id"),
    "participant": ("meeting_id", "person_id"),
    "photo": ("person_id",),
}
"""The attributes of which no two records may have the same values."""


def plan_taking_back(session: Session, changes: Sequence[Change], choice: Choice | None = None) -> TakingBack:
    """Return how `changes`, all or what is meant of them, are taken back where nothing came in between.

    A record is taken back whole or not at all; what depends on one that stays, stays with it.
    """
    meant = [part for change in changes if (part := choice.of(change) if choice else change)]
    return _Planning(session, meant, everything=[*meant] == [*changes]).result(changes)


class _Planning:
    def __init__(self, session: Session, meant: Sequence[Change], everything: bool) -> None:
        self._session = session
        self._everything = everything
        self._records = _read(session, meant)
        self._inverse: dict[RecordKey, Change] = {}  # what is to be played, by record
        self._obstacles: list[Obstacle] = []
        for change in reversed(meant):
            self._weigh(change)

    def result(self, changes: Sequence[Change]) -> TakingBack:
        """Return the plan, after what depends on each other was looked at until nothing changes."""
        while self._drop(self._conflicts()):
            pass
        order = [change for change in self._inverse.values() if change.before != change.after]
        whole = not self._obstacles and (self._everything or self._nothing_left(changes))
        return TakingBack(tuple(order), tuple(self._obstacles), whole)

    # Each change by itself

    def _weigh(self, change: Change) -> None:
        key = change.table, change.id
        record = self._records.get(key)
        if change.before is None:
            if record is not None:
                self._weigh_fields(change, record)
        elif change.after is None:
            if record is None:
                self._inverse[key] = change.inverse()
        elif record is None:
            self._obstacles.append(Obstacle(key, Hindrance.REMOVED))
        else:
            self._weigh_fields(change, record)

    def _weigh_fields(self, change: Change, record: Any) -> None:
        """Take the fields back that are as the step left them; those that are back already do not matter."""
        key = change.table, change.id
        now = {name: value for name, value in _values(record).items() if name in (change.after or {})}
        changed = [
            name
            for name, value in (change.after or {}).items()
            if name != "version"
            and now[name] != value
            and not (change.before is not None and now[name] == change.before.get(name))
        ]
        if changed:
            self._obstacles += [Obstacle(key, Hindrance.CHANGED, name) for name in changed]
        elif change.before is None:
            self._inverse[key] = Change(change.table, change.id, now, None)
        else:
            back = {name: value for name, value in change.before.items() if now[name] != value}
            if back.keys() - {"version"}:
                self._inverse[key] = Change(change.table, change.id, {name: now[name] for name in back}, back)

    # What depends on each other

    def _conflicts(self) -> list[Obstacle]:
        return [*self._used(), *self._missing(), *self._taken(), *self._loops()]

    def _drop(self, obstacles: Iterable[Obstacle]) -> bool:
        """Leave out what is hindered; tell whether there was any."""
        found = False
        for obstacle in obstacles:
            found = self._inverse.pop(obstacle.record, None) is not None or found
            self._obstacles.append(obstacle)
        return found

    def _used(self) -> Iterable[Obstacle]:
        """Yield the records that were to go and to which something refers that stays."""
        going: dict[str, list[str]] = defaultdict(list)
        for each in self._inverse.values():
            if each.after is None:
                going[each.table].append(each.id)
        for table, ids in going.items():
            for entity, column in referring_to(table):
                name = entity.__tablename__
                for record_id, target in _referring(self._session, column, ids):
                    change = self._inverse.get((name, record_id))
                    if change is None or (change.after is not None and column.key not in change.after):
                        yield Obstacle((table, target), Hindrance.USED, other=(name, record_id))

    def _missing(self) -> Iterable[Obstacle]:
        """Yield the records that would refer to something that is gone; what may be empty becomes so."""
        wanted: dict[str, set[str]] = defaultdict(set)
        found: list[tuple[RecordKey, Column[Any], str, str]] = []
        for key, change in self._inverse.items():
            for column, table in _references(change.table):
                target = (change.after or {}).get(column.key)
                if target:
                    wanted[table].add(target)
                    found.append((key, column, table, target))
        there = {(table, one) for table, ids in wanted.items() for one in _there(self._session, table, ids)}
        for key, column, table, target in found:
            made = self._inverse.get((table, target))
            if (made.after is not None) if made else (table, target) in there:
                continue
            if removal_of(column, table) is Removal.EMPTY and self._inverse[key].before is None:
                self._empty(key, column.key)
            else:
                yield Obstacle(key, Hindrance.NEEDED, column.key, other=(table, target))

    def _empty(self, key: RecordKey, name: str) -> None:
        change = self._inverse[key]
        self._inverse[key] = replace(change, after={**(change.after or {}), name: None})

    def _taken(self) -> Iterable[Obstacle]:
        """Yield the records whose unique values another one has."""
        for table, names in _ONE_OF_A_KIND.items():
            wanted: dict[tuple[Any, ...], str] = {}
            for change in self._inverse.values():
                if change.table == table and set(names) & (change.after or {}).keys():
                    values = self._after(change)
                    key = tuple(values.get(name) for name in names)
                    if all(key):
                        if key in wanted:
                            yield Obstacle(
                                (table, change.id), Hindrance.TAKEN, names[-1], (table, wanted[key])
                            )
                        wanted.setdefault(key, change.id)
            yield from self._taken_in(table, names, wanted)

    def _taken_in(
        self, table: str, names: tuple[str, ...], wanted: Mapping[tuple[Any, ...], str]
    ) -> Iterable[Obstacle]:
        columns = RECORDS[table].__table__.columns
        last = columns[names[-1]]
        query = select(columns["id"], *(columns[name] for name in names))
        for some in in_parts(from_plain(last, key[-1]) for key in wanted):
            for record_id, *stored in self._session.execute(query.where(last.in_(some))):
                key = tuple(to_plain(columns[name], one) for name, one in zip(names, stored, strict=True))
                rival = self._inverse.get((table, record_id))
                leaves = rival is not None and (rival.after is None or bool(set(names) & rival.after.keys()))
                if key in wanted and wanted[key] != record_id and not leaves:
                    yield Obstacle((table, wanted[key]), Hindrance.TAKEN, names[-1], (table, record_id))

    def _loops(self) -> Iterable[Obstacle]:
        """Yield the agenda items that would stand under themselves."""
        table = AgendaItem.__tablename__
        moved = {
            change.id: change.after["parent_id"]
            for change in self._inverse.values()
            if change.table == table and change.after and "parent_id" in change.after
        }
        for item_id, parent_id in moved.items():
            seen, at = {item_id}, parent_id
            while at:
                if at in seen:
                    yield Obstacle((table, item_id), Hindrance.LOOP, "parent_id", (table, parent_id or ""))
                    break
                seen.add(at)
                at = moved[at] if at in moved else self._parent_of(at)

    def _parent_of(self, item_id: str) -> str | None:
        return self._session.scalar(select(AgendaItem.parent_id).where(AgendaItem.id == item_id))

    def _after(self, change: Change) -> Mapping[str, Any]:
        record = self._records.get((change.table, change.id))
        return {**(_values(record) if record is not None else {}), **(change.after or {})}

    def _nothing_left(self, changes: Sequence[Change]) -> bool:
        """Tell whether the rest of the step is back already."""
        rest = [change for change in changes if (change.table, change.id) not in self._inverse]
        others = _Planning(self._session, rest, everything=True)
        partly = [
            change
            for change in changes
            if (mine := self._inverse.get((change.table, change.id)))
            and mine.after is not None
            and change.before is not None
            and not self._covered(change, mine)
        ]
        return not partly and not others._inverse and not others._obstacles

    def _covered(self, change: Change, mine: Change) -> bool:
        now = self._after(mine)
        return all(now[name] == value for name, value in (change.before or {}).items() if name != "version")


def _read(session: Session, changes: Iterable[Change]) -> dict[RecordKey, Any]:
    ids: dict[str, set[str]] = defaultdict(set)
    for change in changes:
        ids[change.table].add(change.id)
    return {
        (table, key): record
        for table, wanted in ids.items()
        for key, record in present(session, RECORDS[table], wanted).items()
    }


def _values(record: Any) -> dict[str, Any]:
    return {column.key: to_plain(column, getattr(record, column.key)) for column in record.__table__.columns}


def _references(table: str) -> list[tuple[Column[Any], str]]:
    return [
        (column, key.column.table.name)
        for column in RECORDS[table].__table__.columns
        for key in column.foreign_keys
        if isinstance(column, Column)
    ]


def _referring(session: Session, column: Column[Any], ids: Sequence[str]) -> Iterable[tuple[str, str]]:
    for some in in_parts(ids):
        query = select(column.table.c.id, column).where(column.in_(some))
        yield from ((row[0], row[1]) for row in session.execute(query))


def _there(session: Session, table: str, ids: Iterable[str]) -> Iterable[str]:
    key = RECORDS[table].__table__.c.id
    for some in in_parts(ids):
        yield from session.scalars(select(key).where(key.in_(some)))
