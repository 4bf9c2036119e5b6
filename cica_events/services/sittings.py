"""What can be done with the sessions of a meeting's days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cica_events.domain.base import column_of
from cica_events.domain.rules import tidy
from cica_events.domain.sittings import Sitting
from cica_events.i18n import _, ngettext
from cica_events.queries.sittings import SittingRow, sitting_rows
from cica_events.services.editing import NounService
from cica_events.services.removal import remove


class SittingService(NounService):
    """Reads and changes sittings."""

    entity = Sitting

    def rows(self, meeting_id: str) -> list[SittingRow]:
        """Return the sittings of a meeting by day and time."""
        with self._database.reading() as session:
            return sitting_rows(session, meeting_id)

    def add(self, meeting_id: str, values: Mapping[str, Any]) -> str:
        """Add a sitting and return its id; `values` by field key."""
        with self._database.changing(_("New session")) as session:
            stored = {column_of(Sitting, key): tidy(self.fields[key], value) for key, value in values.items()}
            record = Sitting(meeting_id=meeting_id, **stored)
            session.add(record)
            return str(record.id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove sittings."""
        text = ngettext("Removal of {count} session", "Removal of {count} sessions", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Sitting, ids)
