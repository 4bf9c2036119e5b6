"""Databases on the tests' server, lent to one test after another: making one takes longer than most tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import sql

from tests.kept_connections import KeptConnections

Contents = Mapping[str, bytes]  # the rows of each table as the server writes them

SHAPE = """
    SELECT md5(string_agg(line, chr(10) ORDER BY line)) FROM (
        SELECT concat_ws(' ', relname, relkind, attname, atttypid, atttypmod, attnotnull) AS line
        FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
        WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT concat_ws(' ', nspname, nspacl) FROM pg_namespace WHERE nspname !~ '^pg_'
        UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT concat_ws(' ', setconfig)
        FROM pg_db_role_setting JOIN pg_database ON setdatabase = pg_database.oid
        WHERE datname = current_database()
    ) AS lines
"""
OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND pid <> ALL(%s)
"""
# what is put in was whole when it was read, so nothing need be looked up for it; only a superuser may say so
UNCHECKED = """
    SELECT set_config('session_replication_role', 'replica', true)
    FROM pg_roles WHERE rolname = current_user AND rolsuper
"""
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


@contextmanager
def new_postgres_database(server: str, template: str) -> Iterator[str]:
    """Create a database from a template for as long as the block lasts and give its address."""
    address = _create(server, template)
    try:
        yield address
    finally:
        _drop(server, address)


class LentDatabases:
    """Copies of one database, lent to one after another, each time with other contents down to the last row.

    One whose tables are others than before, as after a migration, is given up.
    """

    def __init__(self, server: str, template: str, kept: KeptConnections) -> None:
        self._server, self._template, self._kept = server, template, kept
        self._free: list[str] = []
        self._connections: dict[str, psycopg.Connection] = {}  # kept: a new one knows none of the tables yet
        self._shape = ""
        self._original: Contents = {}

    @contextmanager
    def lent(self, contents: Contents | None = None, *, keeping: bool = True) -> Iterator[str]:
        """Give the address of a copy that nobody else has for as long as the block lasts.

        It holds what the template holds, or the `contents` of another that was lent. With `keeping`,
        connections to it are kept for who borrows it next.
        """
        address = self._free.pop() if self._free else self._new()
        try:
            self._fill(address, self._original if contents is None else contents)
            with self._kept.shared(address) if keeping else nullcontext():
                yield address
        finally:
            if self._still_usable(address):
                self._free.append(address)
            else:
                self._give_up(address)

    def contents(self, address: str) -> Contents:
        """Return all that a copy holds that is lent just now."""
        connection = self._connections[address]
        with connection.transaction():
            return {name: _rows(connection, name) for name in self._original}

    def close(self) -> None:
        """Drop all copies."""
        while self._free:
            self._give_up(self._free.pop())

    def _give_up(self, address: str) -> None:
        self._connections.pop(address).close()
        _drop(self._server, address)

    def _new(self) -> str:
        address = _create(self._server, self._template)
        connection = self._connections[address] = psycopg.connect(address)
        if not self._shape:
            with connection.transaction():
                self._shape = _shape(connection)
                names = connection.execute(TABLES).fetchall()
                self._original = {name: _rows(connection, name) for (name,) in names}
        return address

    def _still_usable(self, address: str) -> bool:
        """Tell whether the database has the tables that it was made with, and let nobody use it any more."""
        connection = self._connections[address]
        with connection.transaction():
            connection.execute(OTHERS, (self._kept.pids(),))
            return _shape(connection) == self._shape

    def _fill(self, address: str, contents: Contents) -> None:
        connection = self._connections[address]
        with connection.transaction():
            connection.execute(UNCHECKED)
            emptied = [sql.SQL("DELETE FROM {}").format(sql.Identifier(name)) for name in contents]
            connection.execute(sql.SQL("; ").join(emptied))
            for name, rows in contents.items():
                if rows:
                    into = sql.SQL("COPY {} FROM STDIN (FORMAT BINARY)").format(sql.Identifier(name))
                    with connection.cursor().copy(into) as copy:
                        copy.write(rows)


def _create(server: str, template: str) -> str:
    name = f"cica_test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return urlsplit(server)._replace(path=f"/{name}").geturl()


def _drop(server: str, address: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{urlsplit(address).path[1:]}" WITH (FORCE)')


def _shape(connection: psycopg.Connection) -> str:
    """Return a sum over what tables, constraints and settings there are."""
    return str(connection.execute(SHAPE).fetchone())


def _rows(connection: psycopg.Connection, table: str) -> bytes:
    """Return all rows of a table as the server writes them, nothing where it has none."""
    name = sql.Identifier(table)
    if connection.execute(sql.SQL("SELECT FROM {} LIMIT 1").format(name)).fetchone() is None:
        return b""
    with connection.cursor().copy(sql.SQL("COPY {} TO STDOUT (FORMAT BINARY)").format(name)) as copy:
        return b"".join(copy)
