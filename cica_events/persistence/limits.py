"""The limits of a connection to a workspace file: no file makes the library do what we never ask for."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

LONGEST_VALUE: Final = 64 * 2**20
"""Bytes of a value or a row; the longest that is written is the change of a photo, 40 MB."""

LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 500,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 50,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,  # SQLite itself attaches the copy that VACUUM writes
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,  # none runs, not even one that came after the file was opened
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
"""Source: https://www.sqlite.org/security.html, with what our own statements need."""


def set_limits(connection: Any) -> None:
    """Bound what statements on `connection` may do; Python loads no extensions unless it is told to.

    SQLite's defensive mode can be asked for since Python 3.12 alone; before that nothing of what it forbids
    is ever run, as the tables are compared with the known ones first.
    """
    if not hasattr(connection, "setlimit"):  # of SQLCipher's: a locked file comes from who has its passphrase
        return
    for kind, most in LIMITS.items():
        connection.setlimit(kind, most)
    ask = getattr(connection, "setconfig", None)
    if ask is not None:
        ask(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined]  # as of Python 3.12
