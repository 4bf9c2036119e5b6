"""What can be done with the programme of a meeting."""

from __future__ import annotations

from cica_events.errors import NotFoundError
from cica_events.i18n import _, language
from cica_events.persistence.database import Database
from cica_events.queries.programme import Programme, programme_of


class ProgrammeService:
    """Reads and changes the days, sessions and rooms of meetings, and what is dealt with in each session."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, meeting_id: str, in_language: str | None = None) -> Programme:
        """Return the programme of a meeting; NotFoundError where it is gone."""
        with self._database.reading() as session:
            found = programme_of(session, meeting_id, in_language or language())
        if found is None:
            raise NotFoundError(_("The meeting was removed."))
        return found
