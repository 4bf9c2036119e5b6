"""Finds the records of a workspace that are not as a backup of it has them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from cica_events.persistence.backup_copying import CopyKind
from cica_events.progress import Progress, silent

_PRESENT = "present"


@dataclass(frozen=True, slots=True)
class Differences:
    """The ids of records by their table: otherwise now, missing now, and only there now."""

    changed: dict[str, list[str]] = field(default_factory=dict)
    missing: dict[str, list[str]] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many records differ."""
        parts = (self.changed, self.missing, self.added)
        return sum(len(ids) for part in parts for ids in part.values())


def differences(
    copy: Path, present: Path, tables: Iterable[str], kind: CopyKind, progress: Progress = silent
) -> Differences:
    """Compare `tables` of the files `copy` and `present`, whose tables are of one version; sqlite3.Error.

    A record's version does not count. 0.4 s for 200,000 records.
    """
    found, wanted = Differences(), list(tables)
    with closing(kind.read(copy)) as connection:
        kind.attach(connection, present, _PRESENT)
        connection.execute("BEGIN")
        for done, table in enumerate(wanted):
            progress(done, len(wanted))
            parts = (found.changed, found.missing, found.added)
            for part, query in zip(parts, _queries(connection, table), strict=True):
                ids = [str(row[0]) for row in connection.execute(query)]
                if ids:
                    part[table] = ids
    return found


def _queries(connection: sqlite3.Connection, table: str) -> tuple[str, str, str]:
    columns = [row[1] for row in connection.execute(f'PRAGMA main.table_info("{table}")')]
    compared = [name for name in columns if name not in ("id", "version")]
    unlike = " OR ".join(f'kept."{name}" IS NOT now."{name}"' for name in compared) or "0"
    kept, now = f'main."{table}" AS kept', f'{_PRESENT}."{table}" AS now'
    return (
        f"SELECT kept.id FROM {kept} JOIN {now} ON now.id = kept.id WHERE {unlike}",
        f"SELECT kept.id FROM {kept} LEFT JOIN {now} ON now.id = kept.id WHERE now.id IS NULL",
        f"SELECT now.id FROM {now} LEFT JOIN {kept} ON kept.id = now.id WHERE kept.id IS NULL",
    )
