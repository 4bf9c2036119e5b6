"""What may be told of a workspace to who mends the program: its kind, schema and sizes, never its content."""

from __future__ import annotations

from dataclasses import dataclass, field

from cica_events.persistence.schema import SCHEMA
from cica_events.queries.sizes import record_counts
from cica_events.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WorkspaceSize:
    """Facts without names, paths and addresses."""

    kind: str
    schema: int
    counts: dict[str, int] = field(default_factory=dict)


def workspace_size(workspace: Workspace) -> WorkspaceSize:
    """Count what an open workspace holds."""
    database = workspace.database
    kind = "PostgreSQL" if database.address.is_server else "SQLite"
    with database.reading() as session:
        return WorkspaceSize(kind, SCHEMA, record_counts(session))
