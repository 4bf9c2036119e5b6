"""How many records of each kind a workspace holds."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.model import Base


def record_counts(session: Session) -> dict[str, int]:
    """Return the number of rows of each table, by its name."""
    tables = Base.metadata.sorted_tables
    return {table.name: int(session.scalar(select(func.count()).select_from(table)) or 0) for table in tables}
