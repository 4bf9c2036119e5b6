"""What can be done with the contact points of States and organizations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cica_events.domain.parties import ContactPoint
from cica_events.domain.rules import tidy
from cica_events.i18n import _
from cica_events.queries.contact_points import ContactPointRow, contact_point_rows
from cica_events.services.editing import NounService
from cica_events.services.removal import remove


class ContactPointService(NounService):
    """Reads and changes whom the secretariat writes to."""

    entity = ContactPoint

    def rows(self, party_id: str | None = None) -> list[ContactPointRow]:
        """Return the contact points of a party, or all, in the order in which they were added."""
        with self._database.reading() as session:
            return contact_point_rows(session, party_id)

    def add(self, party_id: str, values: Mapping[str, Any]) -> str:
        """Add a contact point to a party and return its id; `values` by field key, at least `name`."""
        with self._database.changing(_("New contact point")) as session:
            stored = {key: tidy(self.fields[key], value) for key, value in values.items()}
            record = ContactPoint(party_id=party_id, **stored)
            session.add(record)
            return str(record.id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove contact points."""
        with self._database.changing(_("Removal of a contact point")) as session:
            remove(session, ContactPoint, ids)
