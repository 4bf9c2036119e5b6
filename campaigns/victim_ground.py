"""The workspaces on which victims work: made once, copied for each."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from campaigns.acknowledged import Log
from campaigns.victim_work import IMPORTED, Doing, edit, files_of, take_in
from cica_events.imports.sources.source import Source
from cica_events.persistence import schema
from cica_events.persistence.seal import seal_at_rest
from cica_events.persistence.sqlite import open_engine
from cica_events.services.list_reading import ListReading
from cica_events.services.workspace import create_workspace, open_workspace

DATED = "SOC-2023-12-12"  # a meeting of the sample
OLD_SCHEMA = schema.SCHEMA - 1


@dataclass(frozen=True, slots=True)
class Ground:
    """A workspace of today, one of an older schema, and a meeting and a list to take in for the former."""

    present: Path
    old: Path
    dated: str  # a meeting that can be handed out in every form
    reading: ListReading


def prepare(folder: Path) -> Ground:
    """Make the ground in `folder`; 2 s."""
    present, old, source = folder / "present.cica", folder / "old.cica", folder / "list.csv"
    with closing(create_workspace(present, sample=True)) as workspace:
        meeting = workspace.meetings.create(workspace.meetings.plan("SOC", None))
        lines = [f"T-{number},Anna,Expert,Kazakhstan" for number in range(IMPORTED)]
        text = "\n".join(("Family name,Given name,Position,Country", *lines))
        source.write_text(text, encoding="utf-8")
        reading = workspace.imports.read(meeting, Source(source))
        dated = next(row.id for row in workspace.meetings.rows() if row.key == DATED)
    _make_old(present, old)
    return Ground(present, old, dated, reading)


def _make_old(present: Path, old: Path) -> None:
    """Put what `present` holds into the tables that the schema before had."""
    old.touch(mode=0o600)
    engine = open_engine(old)
    schema.migrate(engine, to=OLD_SCHEMA)
    engine.dispose()
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS present", (str(present),))
        connection.execute("BEGIN")
        for table in _tables(connection, "main"):
            columns = ", ".join(
                f'"{name}"'
                for name in _columns(connection, "main", table)
                if name in _columns(connection, "present", table)
            )
            if columns and table != "alembic_version":
                connection.execute(
                    f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM present."{table}"'
                )
        connection.execute("COMMIT")
    seal_at_rest(old)


def _tables(connection: sqlite3.Connection, where: str) -> list[str]:
    query = f"SELECT name FROM {where}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in connection.execute(query)]


def _columns(connection: sqlite3.Connection, where: str, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f'PRAGMA {where}.table_info("{table}")')]


def steps_in(path: Path) -> int:
    """Return how many steps the history of a workspace at rest holds."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM change_set").fetchone()[0])


def lay(ground: Path, path: Path) -> None:
    """Put a copy of a workspace at `path`."""
    shutil.copyfile(ground, path)


def warm(ground: Ground, folder: Path, works: Collection[str]) -> None:
    """Load all that victims need for their `works`, so that they are forked with it."""
    import typst  # noqa: F401  # what it starts when it is used would not survive a fork

    path = folder / "warm.cica"
    lay(ground.present, path)
    with closing(open_workspace(path)) as workspace:
        doing = Doing(workspace, Log(folder / "warm.log"), Random(0), "w")
        for work in (edit, take_in(ground.reading), edit, edit, edit):
            work(doing)
        for name, write in files_of(ground.dated).items():
            if "export" in works and not name.endswith(".pdf"):
                write(workspace, folder / name)
    if "migration" in works:
        lay(ground.old, path)
        open_workspace(path).close()
