"""Erases sensitive values for good, from records and their history, in the tables of any version.

Plain SQL does it: what goes through the change recorder would be written into the history once more.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, bindparam, text

from cica_events.domain.changes import DOINGS, ERASED, Origin
from cica_events.domain.sensitive import sensitive_columns
from cica_events.progress import Progress, silent

_PART: Final = 400  # ids in one query
_DOINGS: Final = tuple(origin.value for origin in DOINGS)

Keys = Mapping[str, tuple[str, ...]]
"""By the id of a record the names of its columns that were erased."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased: the columns by record, how many values of the history, and of how many steps."""

    records: Keys
    logged: int
    steps: int

    def __bool__(self) -> bool:
        return bool(self.records) or bool(self.logged)


def holders(
    connection: Connection, table: str, *, history: bool = True
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the records that hold sensitive values, and of those whose history does, if asked."""
    columns = _columns(connection, table)
    filled = " OR ".join(f"coalesce({name}, '') <> ''" for name in columns)
    present = connection.execute(text(f"SELECT id FROM {table} WHERE {filled}"))
    if not history:
        return frozenset(row.id for row in present), frozenset()
    query = text("SELECT record_id, before, after FROM change WHERE table_name = :table")
    logged = {
        row.record_id
        for row in connection.execute(query, {"table": table})
        if any(_held(values, columns) for values in (_load(row.before), _load(row.after)))
    }
    return frozenset(row.id for row in present), frozenset(logged)


def erase(connection: Connection, table: str, ids: Collection[str], progress: Progress = silent) -> Erasure:
    """Erase the sensitive values of records, wherever the database keeps them; the caller commits."""
    columns = _columns(connection, table)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is freed is overwritten
    found: dict[str, tuple[str, ...]] = {}
    logged, sets, wanted = 0, set[str](), sorted(ids)
    for done, part in _parted(wanted):
        progress(done, len(wanted))
        found |= _erase_records(connection, table, columns, part)
        count, touched = _erase_history(connection, table, columns, part)
        logged += count
        sets |= touched
    for _done, part in _parted(sorted(sets)):
        _retire(connection, part)
    return Erasure(found, logged, len(sets))


class LeavingOut:
    """Takes the sensitive values out of stored rows on their way into a file that shall not hold them."""

    def __init__(self, connection: Connection) -> None:
        self._columns = {table: _columns(connection, table) for table in sensitive_columns()}
        self._empty = self._emptied(connection)

    def bare(self, table: str, record: dict[str, Any]) -> dict[str, Any]:
        """Return a row of `table` without them; of the history it keeps which fields there were."""
        if table in self._columns:
            return {**record, **self._columns[table]}
        if table == "change" and record["table_name"] in self._columns:
            before, after = _load(record["before"]), _load(record["after"])
            held = self._held(record["table_name"], before, after)
            left = {"before": _without(before, held), "after": _without(after, held)}
            return record | left if held else record
        if table == "change_set" and record["id"] in self._empty and record["origin"] in _DOINGS:
            return record | {"origin": Origin.ERASURE.value}
        return record

    def _held(self, table: str, *sides: Mapping[str, Any] | None) -> set[str]:
        return {name for side in sides for name in _held(side, self._columns.get(table, {}))}

    def _emptied(self, connection: Connection) -> frozenset[str]:
        """Return the steps of which nothing is left without these values."""
        concerned, more = set[str](), set[str]()
        for row in connection.execute(text("SELECT set_id, table_name, before, after FROM change")):
            before, after = _load(row.before), _load(row.after)
            held = self._held(row.table_name, before, after)
            if held:
                concerned.add(row.set_id)
            sides = [
                side and {name: side[name] for name in side if name not in held} for side in (before, after)
            ]
            if _says_more(*sides):
                more.add(row.set_id)
        return frozenset(concerned - more)


def rewrite(driver: Any) -> None:
    """Write a SQLite file anew, so that no page keeps what was erased; outside a transaction.

    What SQLite needs for it stands in memory: its temporary file would hold everything.
    """
    for statement in ("PRAGMA temp_store = MEMORY", "PRAGMA cache_spill = ON", "PRAGMA secure_delete = ON"):
        driver.execute(statement).fetchall()
    try:
        driver.execute("VACUUM")
    finally:
        for statement in ("PRAGMA temp_store = DEFAULT", "PRAGMA cache_spill = OFF"):
            driver.execute(statement).fetchall()


def _columns(connection: Connection, table: str) -> Mapping[str, Any]:
    """Return the sensitive columns that the table of this database has, with what stands for nothing."""
    known = sensitive_columns()[table]
    there = connection.execute(text(f"SELECT * FROM {table} LIMIT 0")).keys()
    return {name: empty for name, empty in known.items() if name in there}


def _erase_records(
    connection: Connection, table: str, columns: Mapping[str, Any], ids: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    names = ", ".join(columns)
    query = text(f"SELECT id, {names} FROM {table} WHERE id IN :ids")
    rows = connection.execute(query.bindparams(bindparam("ids", expanding=True)), {"ids": list(ids)})
    found = {
        row["id"]: held for row in rows.mappings() if (held := tuple(name for name in columns if row[name]))
    }
    if found:
        given = ", ".join(f"{name} = :{name}" for name in columns)
        change = text(f"UPDATE {table} SET {given}, version = version + 1 WHERE id = :of")
        connection.execute(change, [{**columns, "of": one} for one in found])
    return found


def _erase_history(
    connection: Connection, table: str, columns: Mapping[str, Any], ids: Sequence[str]
) -> tuple[int, set[str]]:
    query = text(
        "SELECT id, set_id, before, after FROM change WHERE table_name = :table AND record_id IN :ids"
    ).bindparams(bindparam("ids", expanding=True))
    changed: list[dict[str, Any]] = []
    count, sets = 0, set[str]()
    for row in connection.execute(query, {"table": table, "ids": list(ids)}).all():
        before, after = _load(row.before), _load(row.after)
        held = {*_held(before, columns), *_held(after, columns)}
        if held:
            count += len(held)
            sets.add(row.set_id)
            written = {"before": _without(before, held), "after": _without(after, held)}
            changed.append({"of": row.id, **written})
    if changed:
        connection.execute(text("UPDATE change SET before = :before, after = :after WHERE id = :of"), changed)
    return count, sets


def _retire(connection: Connection, sets: Sequence[str]) -> None:
    """Let nobody undo a step of which nothing is left: it would change nothing, again and again."""
    query = text("SELECT set_id, before, after FROM change WHERE set_id IN :ids")
    rows = connection.execute(query.bindparams(bindparam("ids", expanding=True)), {"ids": list(sets)})
    left = {row.set_id for row in rows if _says_more(_load(row.before), _load(row.after))}
    gone = [{"of": one, "origin": Origin.ERASURE.value} for one in sets if one not in left]
    doings = ", ".join(f"'{origin}'" for origin in _DOINGS)
    if gone:
        change = f"UPDATE change_set SET origin = :origin WHERE id = :of AND origin IN ({doings})"
        connection.execute(text(change), gone)


def _says_more(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> bool:
    if before is None or after is None:
        return True
    return bool((before.keys() | after.keys()) - {ERASED, "version"})


def _held(values: Mapping[str, Any] | None, columns: Mapping[str, Any]) -> list[str]:
    return [name for name in columns if (values or {}).get(name)]


def _without(values: Mapping[str, Any] | None, names: Collection[str]) -> str | None:
    """Return stored values without some, whose names are kept; on both sides, so that no side is undone."""
    if values is None:
        return None
    erased = sorted({*values.get(ERASED, ()), *names})
    kept = {name: value for name, value in values.items() if name not in names and name != ERASED}
    return json.dumps(kept | {ERASED: erased}, ensure_ascii=False, separators=(",", ":"))


def _load(values: str | None) -> dict[str, Any] | None:
    return None if values is None else json.loads(values)


def _parted(ids: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    for start in range(0, len(ids), _PART):
        yield start, ids[start : start + _PART]
