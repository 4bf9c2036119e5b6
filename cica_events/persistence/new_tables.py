"""Makes the tables of a new workspace: those of a file at once, as all migrations would step by step."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from cica_events.persistence import schema
from cica_events.persistence.known_schema import known_statements
from cica_events.persistence.sqlite import APPLICATION_ID


def make_tables(engine: Engine, version: int | None = None) -> None:
    """Make the tables of `version`, by default the newest, in an empty database: all of them or nothing."""
    number = schema.SCHEMA if version is None else version
    statements = known_statements(number) if engine.dialect.name == "sqlite" else frozenset[str]()
    if not statements:
        schema.migrate(engine, version)
        return
    with engine.begin() as connection:
        for statement in sorted(statements, key=_tables_first):
            connection.exec_driver_sql(statement)
        _call_it(connection, number)


def _tables_first(statement: str) -> tuple[bool, str]:
    return not statement.startswith("CREATE TABLE"), statement


def _call_it(connection: Connection, version: int) -> None:
    """Note whose tables these are, and which migrations they need not see any more."""
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (f"{version:04}",))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")
