"""What can be done with States and organizations and their status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cica_events.domain.base import column_of
from cica_events.domain.parties import Party
from cica_events.domain.rules import tidy
from cica_events.i18n import _, language, ngettext
from cica_events.queries.parties import AffiliationRow, PartyBook, PartyRow, party_book
from cica_events.services.editing import NounService
from cica_events.services.removal import remove, secure


class PartyService(NounService):
    """Reads and changes parties."""

    entity = Party

    def book(self, day: date | None = None, in_language: str | None = None) -> PartyBook:
        """Return all parties with their names, and the status they have on `day` (today)."""
        with self._database.reading() as session:
            return party_book(session, in_language or language(), day)

    def rows(self, day: date | None = None) -> list[PartyRow]:
        """Return all parties, States first, by name, with the status they have on `day` (today)."""
        return self.book(day).in_order()

    def choices(self) -> list[tuple[str, str]]:
        """Return (id, name) of every party for a picker, in the order of `rows`."""
        return [(row.id, row.name) for row in self.rows()]

    def affiliations(self, party_id: str) -> tuple[AffiliationRow, ...]:
        """Return every status that a party has or had, the earliest first."""
        found = self.book().affiliations.get(party_id, ())
        return tuple(
            sorted(found, key=lambda row: (row.since is not None, row.since.sort_key if row.since else ()))
        )

    def add(self, values: Mapping[str, Any]) -> str:
        """Add a party and return its id; `values` by field key, at least `code` and `short_name`."""
        with self._database.changing(_("New State or organization")) as session:
            stored = {column_of(Party, key): tidy(self.fields[key], value) for key, value in values.items()}
            record = Party(**stored)
            session.add(record)
            return str(record.id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove parties; ConflictError for those that a meeting or person refers to."""
        text = ngettext("Removal of {count} party", "Removal of {count} parties", len(ids))
        secure(self._database, len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Party, ids)
