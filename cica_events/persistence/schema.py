"""The version of the tables, and how a database is brought to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, inspect, text
from sqlalchemy.exc import IntegrityError

from cica_events.persistence.sqlite import APPLICATION_ID

SCHEMA = 6
"""The number of the newest migration, as this program knows it; also `user_version` of a file."""

_OURS = "SELECT to_regclass('alembic_version') IS NOT NULL AND to_regclass('change_set') IS NOT NULL"
MIGRATIONS = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> int:
    """Return the schema version of a database, 0 for an empty one; one small query."""
    if connection.dialect.name == "sqlite":
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if not connection.scalar(text(_OURS)):
        return 0
    found = str(connection.scalar(text("SELECT version_num FROM alembic_version")) or 0)
    return int(found) if found.isdecimal() else 0


def has_tables(connection: Connection) -> bool:
    """Tell whether a server's database holds tables of whomever where ours would stand."""
    return bool(inspect(connection).get_table_names())


def migrate(engine: Engine, to: int | None = None) -> None:
    """Bring the tables to `to`, by default `SCHEMA`, in one transaction: all of it or nothing."""
    with engine.connect() as connection:
        if version_of(connection) == (SCHEMA if to is None else to):
            return
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    end = "head" if to is None else f"{to:04}"
    with (
        engine.connect() as connection,
        _keys_unchecked(connection),
        connection.begin(),
        EnvironmentContext(
            config, script, fn=lambda revision, _context: script._upgrade_revs(end, revision)
        ) as environment,
    ):
        environment.configure(connection=connection, transactional_ddl=True, render_as_batch=True)
        environment.run_migrations()
        if connection.dialect.name == "sqlite":
            _check_keys(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA if to is None else to}")


def take_away(engine: Engine) -> None:
    """Leave a server's database as empty as it was before its tables were made."""
    metadata = MetaData()
    with engine.begin() as connection:
        metadata.reflect(connection)
        metadata.drop_all(connection)


@contextmanager
def _keys_unchecked(connection: Connection) -> Iterator[None]:
    """Let SQLite replace a table to which others refer; it listens to this only outside a transaction.

    Source: https://www.sqlite.org/lang_altertable.html#otheralter, steps 1 and 12.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _check_keys(connection: Connection) -> None:
    """Raise IntegrityError, so that nothing is changed, where a migration left a reference to nothing."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise IntegrityError("migration", None, ValueError(f"reference to nothing: {tuple(broken)}"))
