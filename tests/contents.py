"""The whole contents of a database, to compare what was with what is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from cica_events.domain.model import RECORDS
from cica_events.persistence.database import Database
from cica_events.queries.reading import columns

Contents = dict[tuple[str, str], dict[str, Any]]


def contents(database: Database) -> Contents:
    """Return every record but its version, which only ever grows, by table and id."""
    with database.reading() as session:
        return {
            (table, row.id): {key: value for key, value in row._mapping.items() if key != "version"}
            for table, entity in RECORDS.items()
            for row in session.execute(select(*columns(entity)))
        }
