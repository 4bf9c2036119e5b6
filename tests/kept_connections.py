"""Keeps connections to the tests' server from one test to the next: a new one has to learn every table anew.

What a program closes is made as new and given to whoever next asks for the same database. `tests/persistence`
opens and closes connections as users do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any, Final
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg.pq import TransactionStatus

_AS_NEW: Final = {"isolation_level": None, "read_only": None, "deferrable": None, "autocommit": False}


class KeptConnections:
    """Connections that were closed, by what they were made with."""

    close_returns = True  # so psycopg asks a pool whether it wants its connections back

    def __init__(self) -> None:
        self._make = psycopg.connect
        self._free: defaultdict[str, list[psycopg.Connection[Any]]] = defaultdict(list)
        self._kinds: dict[int, str] = {}
        self._lock = Lock()

    @contextmanager
    def shared(self, address: str) -> Iterator[None]:
        """Let SQLAlchemy have its connections to one database from here as long as the block lasts."""
        name, make = urlsplit(address).path[1:], psycopg.connect

        def connect(conninfo: str = "", **how: Any) -> psycopg.Connection[Any]:
            return (self.connect if how.get("dbname") == name else make)(conninfo, **how)

        with pytest.MonkeyPatch.context() as monkeypatch:
            monkeypatch.setattr(psycopg, "connect", connect)
            yield

    def connect(self, conninfo: str = "", **how: Any) -> psycopg.Connection[Any]:
        """Return a connection that was closed and still answers, else a new one."""
        kind = repr((conninfo, sorted((key, value) for key, value in how.items() if key != "context")))
        connection = self._answering(kind)
        if connection is None:
            connection = self._make(conninfo, **how)
            self._kinds[id(connection)] = kind
        connection._pool = self  # type: ignore[attr-defined]
        return connection

    def _answering(self, kind: str) -> psycopg.Connection[Any] | None:
        while self._free[kind]:
            with self._lock, suppress(psycopg.Error, IndexError):
                connection = self._free[kind].pop()
                connection.execute("SELECT 1")
                connection.rollback()
                return connection
        return None

    def putconn(self, connection: psycopg.Connection[Any]) -> None:
        """Take back what is closed; what cannot be made as new is closed for good."""
        connection._pool = None  # type: ignore[attr-defined]
        known = connection.info.transaction_status in (TransactionStatus.IDLE, TransactionStatus.INTRANS)
        with suppress(psycopg.Error):
            if known:
                connection.rollback()
                for name, value in (_AS_NEW | {"autocommit": True}).items():
                    setattr(connection, name, value)
                connection.execute("DISCARD ALL")
                connection.autocommit = False
                connection._notice_handlers.clear()
                connection._notify_handlers.clear()
                with self._lock:
                    self._free[self._kinds[id(connection)]].append(connection)
                return
        self._kinds.pop(id(connection), None)
        connection.close()

    def pids(self) -> list[int]:
        """Return which processes of the server belong to connections that nobody uses."""
        with self._lock:
            return [each.info.backend_pid for free in self._free.values() for each in free if not each.closed]

    def close(self) -> None:
        """Close all for good."""
        with self._lock:
            for each in [each for free in self._free.values() for each in free]:
                each.close()
            self._free.clear()
