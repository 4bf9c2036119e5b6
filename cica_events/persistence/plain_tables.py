"""The tables of a database as they are stored: every value as text, whole number or truth value."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    inspect,
)
from sqlalchemy.types import TypeEngine

_NOT_DATA = {"alembic_version"}


def plain_tables(connection: Connection) -> tuple[Table, ...]:
    """Return every table that the database itself knows, by name; their columns do not interpret anything."""
    inspector, metadata = inspect(connection), MetaData()
    names = sorted(set(inspector.get_table_names()) - _NOT_DATA)
    tables = []
    for name in names:
        columns = [Column(found["name"], _plain(found["type"])) for found in inspector.get_columns(name)]
        keys = inspector.get_pk_constraint(name)["constrained_columns"]
        tables.append(Table(name, metadata, *columns, PrimaryKeyConstraint(*keys)))
    return tuple(tables)


def _plain(found: TypeEngine[Any]) -> TypeEngine[Any]:
    if isinstance(found, Boolean):
        return Boolean()
    return Integer() if isinstance(found, Integer) else Text()
