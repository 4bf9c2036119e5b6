"""What can be done with the outcomes of a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.outcomes import Outcome
from cica_events.domain.rules import tidy
from cica_events.i18n import _, language, ngettext
from cica_events.queries.outcomes import OutcomeRow, outcome_rows
from cica_events.queries.parties import party_book
from cica_events.services.editing import NounService, one
from cica_events.services.removal import remove


class OutcomeService(NounService):
    """Reads and changes outcomes."""

    entity = Outcome

    def rows(self, meeting_id: str) -> list[OutcomeRow]:
        """Return the outcomes of a meeting in order."""
        with self._database.reading() as session:
            return outcome_rows(session, party_book(session, language()), meeting_id)

    def add(self, meeting_id: str, values: Mapping[str, Any]) -> str:
        """Add an outcome at the end and return its id; `values` by field key, at least `text`."""
        with self._database.changing(_("New outcome")) as session:
            last = session.scalar(select(func.max(Outcome.order)).where(Outcome.meeting_id == meeting_id))
            record = Outcome(meeting_id=meeting_id, order=0 if last is None else last + 1)
            for key, value in values.items():
                self._set(session, record, key, tidy(self.fields[key], value))
            session.add(record)
            return str(record.id)

    def move(self, outcome_id: str, index: int) -> None:
        """Move an outcome to place `index` of its meeting."""
        with self._database.changing(_("Move of an outcome")) as session:
            moving = one(session, Outcome, outcome_id)
            query = select(Outcome).where(Outcome.meeting_id == moving.meeting_id)
            records = list(session.scalars(query.order_by(Outcome.order, Outcome.id)))
            records.remove(moving)
            records.insert(max(0, min(index, len(records))), moving)
            for order, record in enumerate(records):
                record.order = order

    def remove(self, ids: Sequence[str]) -> None:
        """Remove outcomes."""
        text = ngettext("Removal of {count} outcome", "Removal of {count} outcomes", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Outcome, ids)

    def _set(self, session: Session, record: Any, key: str, value: Any) -> None:
        """Write one value; `item` and `followed_by` take the id of the agenda item or meeting."""
        if key in ("item", "followed_by"):
            setattr(record, f"{key}_id", value or None)
        else:
            super()._set(session, record, key, value)
