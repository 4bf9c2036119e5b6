"""What a meeting begins with: its body's template, an earlier meeting, or a template of the office."""

from __future__ import annotations

from cica_events.domain.meeting_templates import MeetingTemplate
from cica_events.i18n import _
from cica_events.persistence.database import Database
from cica_events.services.editing import NounService
from cica_events.services.meetings import MeetingService
from cica_events.services.usual_programme import add_usual_programme


class BeginningService(NounService):
    """Plans meetings from what was, and keeps the templates of the office."""

    entity = MeetingTemplate

    def __init__(self, database: Database, meetings: MeetingService) -> None:
        super().__init__(database)
        self._meetings = meetings

    def add_usual_programme(self, meeting_id: str) -> list[str]:
        """Give a meeting without sessions the usual ones of its body as one step; return their ids.

        Where it has no agenda either, it gets that too. Raises ValidationError where it has sessions, or its
        body no usual programme.
        """
        body = self._meetings.bodies.get(self._meetings.get(meeting_id).body)
        with self._database.changing(_("Usual programme of the body")) as session:
            return add_usual_programme(session, meeting_id, body)
