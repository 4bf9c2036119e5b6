"""What can be done with those who speak to the items of an agenda."""

from __future__ import annotations

from cica_events.domain.speakers import Speaker
from cica_events.i18n import language
from cica_events.queries.speakers import SpeakerRow, speaker_rows
from cica_events.services.editing import NounService


class SpeakerService(NounService):
    """Reads and changes who speaks."""

    entity = Speaker

    def rows(self, meeting_id: str, in_language: str | None = None) -> dict[str, tuple[SpeakerRow, ...]]:
        """Return the speakers of a meeting by item, in speaking order."""
        with self._database.reading() as session:
            return speaker_rows(session, meeting_id, in_language or language())
