"""What the covers of documents say of a meeting."""

from __future__ import annotations

from datetime import datetime

from cica_events.documents.cover import MeetingFacts
from cica_events.domain.zones import zone_called
from cica_events.queries.meetings import MeetingRow
from cica_events.services.meetings import MeetingService


def meeting_facts(meetings: MeetingService, meeting: MeetingRow, in_language: str) -> MeetingFacts:
    """Return what a cover says of a meeting today, in the language of the document."""
    return MeetingFacts(
        body=meetings.bodies.get(meeting.body).name.text(in_language),
        ordinal=meeting.ordinal,
        title=meeting.shown_title(in_language),
        date=meeting.date.in_words(in_language) if meeting.date else "",
        place=meetings.place_of(meeting.id, in_language),
        symbol=meeting.symbol,
        as_of=datetime.now(zone_called(meeting.time_zone)),
    )
