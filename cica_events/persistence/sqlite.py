"""Opens a workspace file safely: pragmas, locking mode, and what the file's header says."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from cica_events.persistence.cipher import PLAIN, KeyHolder, connected, library
from cica_events.persistence.limits import set_limits
from cica_events.persistence.own_handle import handle_of

APPLICATION_ID = 0x43494341  # "CICA"
LOCK_TIMEOUT = 3_000  # milliseconds that a change waits for another program, on a server too
READING = "reading"


def open_engine(path: Path, keys: KeyHolder | None = None) -> Engine:
    """Return an engine on the existing file `path`, a locked one with `keys`; opening never creates it."""

    def connect() -> Any:
        return connected(path, keys.asked() if keys else None)

    # The connection used last comes first: it knows the pages, and the others need not keep them as well.
    engine = create_engine(
        "sqlite://",
        module=library(path) if keys else sqlite3,
        creator=connect,
        poolclass=_pool(),
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _pool() -> Any:
    from sqlalchemy.pool import QueuePool  # "sqlite://" alone would mean a pool for memory databases

    return QueuePool


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Set what every connection needs: nothing acknowledged is lost, nothing foreign runs.

    DELETE with EXTRA also survives a power cut just after the commit, which DELETE with FULL does not, and
    leaves no file beside the workspace; WAL can corrupt on SQLite before 3.51.3.
    """
    set_limits(connection)
    for pragma in (
        f"busy_timeout = {LOCK_TIMEOUT}",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "foreign_keys = ON",
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "cache_spill = OFF",  # readers go on until the commit itself
        "cache_size = -8000",  # of each connection; the system keeps the file in memory as well
    ):
        connection.execute(f"PRAGMA {pragma}").fetchall()


def _begin(connection: Connection) -> None:
    """Take the write lock at the beginning of a change, never half-way through."""
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def is_foreign(path: Path) -> bool:
    """Tell by its first 100 bytes whether a file is none of ours (https://sqlite.org/fileformat.html, 1.3).

    Whether one of ours is damaged only the library can tell: a process that died while it saved, or that is
    saving, leaves a file that its journal completes.
    """
    with handle_of(path) as file:
        header = file.read(0, 100)
    ours = int.from_bytes(header[68:72]) == APPLICATION_ID
    return len(header) < 100 or not header.startswith(PLAIN) or not ours


def forget_pages(session: Session) -> None:
    """Let go of what the connection keeps of the file: worth while after reading much that is read once."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA shrink_memory")
