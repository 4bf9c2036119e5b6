"""What can be done with the sessions of a meeting's days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import column_of
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.rules import tidy
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.sittings import Sitting
from cica_events.errors import ConflictError, NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.sittings import SittingRow, sitting_rows
from cica_events.services.editing import NounService, one
from cica_events.services.removal import remove


class SittingService(NounService):
    """Reads and changes sittings."""

    entity = Sitting

    def rows(self, meeting_id: str) -> list[SittingRow]:
        """Return the sittings of a meeting by day and time."""
        with self._database.reading() as session:
            return sitting_rows(session, meeting_id)

    def add(self, meeting_id: str, values: Mapping[str, Any]) -> str:
        """Add a sitting and return its id; `values` by field key, `chair` takes a participant's id."""
        with self._database.changing(_("New session")) as session:
            if session.get(Meeting, meeting_id) is None:
                raise NotFoundError(_("The meeting was removed."))
            record = Sitting(meeting_id=meeting_id)
            for key, value in values.items():
                self._set(session, record, key, tidy(self.fields[key], value))
            session.add(record)
            return str(record.id)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove sittings; the items in them then stand in none."""
        text = ngettext("Removal of {count} session", "Removal of {count} sessions", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            for item in session.scalars(select(AgendaItem).where(AgendaItem.sitting_id.in_(ids))):
                item.place = 0
            remove(session, Sitting, ids)

    def _set(self, session: Session, record: Any, key: str, value: Any) -> None:
        """Write one value; `chair` takes the id of a participant of the meeting."""
        if key != "chair":
            setattr(record, column_of(Sitting, key), value)
            return
        if value and one(session, Participant, str(value)).meeting_id != record.meeting_id:
            raise ConflictError(_("The participant belongs to another meeting."))
        record.chair_id = value or None


def session_name(sitting: Sitting | SittingRow) -> str:
    """Return what a session is called in the language of the interface: its title, else its kind."""
    return shown_text(sitting.title, sitting.title_ru, language()) or sitting.kind.text
