"""What does not fit in the programme of a meeting, and what of it the organizers leave as it is."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from cica_events.domain.base import fields_of
from cica_events.domain.conflicts import Conflict
from cica_events.domain.rules import tidy
from cica_events.domain.sittings import AcceptedConflict
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.persistence.database import Database
from cica_events.queries.conflicts import conflicts_of
from cica_events.queries.programme import Programme, programme_of
from cica_events.services.removal import remove


class ConflictService:
    """Tells conflicts, and accepts them with a reason."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, meeting_id: str) -> tuple[Conflict, ...]:
        """Return the conflicts of a meeting; those accepted come last. NotFoundError where it is gone."""
        return self.with_programme(meeting_id)[1]

    def with_programme(self, meeting_id: str) -> tuple[Programme, tuple[Conflict, ...]]:
        """Return the programme of a meeting, read once, with its conflicts."""
        with self._database.reading() as session:
            programme = programme_of(session, meeting_id, language())
            if programme is None:
                raise NotFoundError(_("The meeting was removed."))
            return programme, tuple(conflicts_of(session, programme, language()))

    def accept(self, meeting_id: str, keys: Sequence[str], reason: str) -> None:
        """Leave the conflicts with these keys as they are, for a reason; it replaces an earlier one."""
        said = tidy(fields_of(AcceptedConflict)["reason"], reason)
        if not said:
            raise ValidationError("reason", _("Say why it may stay as it is."))
        text = ngettext("Conflict accepted", "{count} conflicts accepted", len(keys))
        with self._database.changing(text.format(count=len(keys))) as session:
            query = select(AcceptedConflict).where(AcceptedConflict.meeting_id == meeting_id)
            known = {record.key: record for record in session.scalars(query)}
            for key in dict.fromkeys(keys):
                if key in known:
                    known[key].reason = said
                else:
                    session.add(AcceptedConflict(meeting_id=meeting_id, key=key, reason=said))

    def reopen(self, ids: Sequence[str]) -> None:
        """Tell conflicts again that were accepted, by the ids of their acceptance."""
        text = ngettext("Conflict told again", "{count} conflicts told again", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, AcceptedConflict, ids)
