"""Copies every row that can be read of a damaged file into the tables of a new workspace."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, inspect, select
from sqlalchemy.exc import IntegrityError, StatementError

from cica_events.persistence import schema
from cica_events.persistence.cipher import sqlite_errors
from cica_events.persistence.new_tables import make_tables
from cica_events.persistence.own_handle import handle_of
from cica_events.persistence.plain_tables import plain_tables
from cica_events.persistence.row_reading import DamagedTable
from cica_events.persistence.seal_format import PAGE
from cica_events.persistence.tree_pages import pages_of, rows_on
from cica_events.progress import Progress, silent

_AT_ONCE = 500
_ITSELF = "workspace"


@dataclass(slots=True)
class Salvaged:
    """What was saved, counted by the names of tables."""

    mended: int = 0  # bytes that were put right exactly
    whole: bool = False  # the new file is the old one as it was last saved
    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    doubtful: Counter[str] = field(default_factory=Counter)  # kept, from a damaged place: to be looked at
    unreadable: list[str] = field(default_factory=list)  # nothing of it could be read, not even how many
    left_out: list[str] = field(default_factory=list)  # what was no part of a workspace, in words


class Rescue:
    """Reads the damaged file `copy` by `source`; `bad` are its pages that are known to be damaged."""

    def __init__(
        self,
        source: sqlite3.Connection,
        copy: Path,
        bad: frozenset[int],
        found: Salvaged,
        progress: Progress = silent,
    ) -> None:
        self._source = source
        self._copy = copy
        self._bad = bad
        self.found = found
        self._progress = progress

    def fill(self, engine: Engine, name: str) -> None:
        """Make the tables as the file has them, fill them, and bring them up to date; sqlite3.Error."""
        version = int(self._source.execute("PRAGMA user_version").fetchone()[0])
        make_tables(engine, version if 0 < version < schema.SCHEMA else schema.SCHEMA)
        roots = self._roots()
        with engine.begin() as connection:
            tables = plain_tables(connection)
            for done, table in enumerate(tables):
                self._progress(done, len(tables))
                if self._is_table(table.name):
                    self._copy_rows(connection, table, self._doubtful_rows(roots.get(table.name, 0)))
                else:
                    self.found.unreadable.append(table.name)
            self._drop_dangling(connection, {table.name: table for table in tables})
            _name_itself(connection, tables, name)
        schema.migrate(engine)

    def _is_table(self, name: str) -> bool:
        """Tell whether it is one that only holds rows: a view or a virtual table would run what it says."""
        found = self._source.execute(f'PRAGMA table_list("{name}")').fetchall()
        return all(kind == b"table" for _schema, _name, kind, *_rest in found)

    def _roots(self) -> dict[str, int]:
        query = "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"
        found: dict[str, int] = {}
        with suppress(
            *sqlite_errors()
        ):  # what comes after a damaged place is read without knowing where it begins
            for name, root in self._source.execute(query):
                found[name.decode("utf-8", "replace")] = int(root)
        return found

    def _doubtful_rows(self, root: int) -> frozenset[int]:
        if not self._bad or not root:
            return frozenset()
        with handle_of(self._copy) as handle:

            def read(page: int) -> bytes:
                return handle.read((page - 1) * PAGE, PAGE)

            pages = self._bad.intersection(pages_of(read, root))
            return frozenset(row for page in pages for row in rows_on(read(page)))

    def _copy_rows(self, connection: Connection, table: Table, doubtful: frozenset[int]) -> None:
        damaged = DamagedTable(self._source, table.name, [column.name for column in table.columns])
        waiting: list[dict[str, Any]] = []
        saved: set[Any] = set()
        for row, values in damaged.rows():
            record = {column.name: value for column, value in zip(table.columns, values, strict=True)}
            waiting.append(record)
            saved.add(record.get("id"))
            self.found.doubtful[table.name] += row in doubtful or row in damaged.twisted
            if len(waiting) == _AT_ONCE:
                self._insert(connection, table, waiting)
                waiting = []
        self._insert(connection, table, waiting)
        if damaged.unreadable:
            self.found.unreadable.append(table.name)
        self.found.lost[table.name] += len(damaged.ids_known() - saved)

    def _insert(self, connection: Connection, table: Table, records: list[dict[str, Any]]) -> None:
        if not records:
            return
        try:
            with connection.begin_nested():
                connection.execute(insert(table), records)
            self.found.kept[table.name] += len(records)
        except (IntegrityError, StatementError):
            if len(records) == 1:  # a key that stands twice, a value that must not be empty
                self.found.lost[table.name] += 1
                return
            middle = len(records) // 2
            self._insert(connection, table, records[:middle])
            self._insert(connection, table, records[middle:])

    def _drop_dangling(self, connection: Connection, tables: dict[str, Table]) -> None:
        """Empty what refers to lost records, and leave out what cannot do without; until all fits."""
        while dangling := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            gone = 0
            for name, row, _parent, key in dangling:
                column = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
                of = next(entry[3] for entry in column if entry[0] == key)
                gone += self._let_go(connection, tables[name], of, row)
            if not gone:
                return

    def _let_go(self, connection: Connection, table: Table, column: str, row: int) -> int:
        described = inspect(connection).get_columns(table.name)
        nullable = next(entry["nullable"] for entry in described if entry["name"] == column)
        if nullable:
            query = f'UPDATE "{table.name}" SET "{column}" = NULL WHERE rowid = ?'
            self.found.doubtful[table.name] += 1
        else:
            query = f'DELETE FROM "{table.name}" WHERE rowid = ?'
            self.found.kept[table.name] -= 1
            self.found.lost[table.name] += 1
        return connection.exec_driver_sql(query, (row,)).rowcount


def _name_itself(connection: Connection, tables: Iterable[Table], name: str) -> None:
    """Give the new workspace the record of itself where that was lost."""
    (table,) = (table for table in tables if table.name == _ITSELF)
    if connection.execute(select(table).limit(1)).first() is None:
        now = datetime.now(UTC).isoformat()
        connection.execute(insert(table).values(id=1, name=name, created_at=now, made_by="CICA Events"))
