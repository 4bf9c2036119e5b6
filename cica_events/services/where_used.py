"""Tells in what a person, a State or organization, or a meeting stands, with the way to each use."""

from __future__ import annotations

from cica_events.domain.found import Ref, Sort
from cica_events.i18n import language
from cica_events.persistence.database import Database
from cica_events.queries.where_used import Use, UseGroup, uses_of

__all__ = ["Ref", "Sort", "Use", "UseGroup", "WhereUsedService"]


class WhereUsedService:
    """Reads uses; it changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, ref: Ref) -> tuple[UseGroup, ...]:
        """Return the kinds of uses of a record with how many there are; nothing where it is used nowhere."""
        with self._database.reading() as session:
            return uses_of(session, ref.sort, ref.id, language())
