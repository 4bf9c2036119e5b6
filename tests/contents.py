"""The whole contents of a database, to compare what was with what is."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, select

from cica_events.domain.model import RECORDS
from cica_events.persistence.database import Database

Contents = dict[tuple[str, str], dict[str, Any]]


def contents(database: Database) -> Contents:
    """Return every record but its version, which only ever grows, by table and id."""
    with database.reading() as session:
        connection = session.connection()
        found: Contents = {}
        for table in RECORDS:
            query, names = _query(table)
            for row in connection.execute(query):
                found[table, row[0]] = dict(zip(names, row, strict=True))
        return found


@cache
def _query(table: str) -> tuple[Select[Any], list[str]]:
    """Return what reads a table, the id first, and the names of its columns."""
    columns = [column for column in RECORDS[table].__table__.columns if column.name not in ("id", "version")]
    return select(RECORDS[table].__table__.c.id, *columns), ["id", *(column.name for column in columns)]
