"""What stands at the head of every document of a meeting, and the facts it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cica_events.documents.scripts import printable
from cica_events.domain.conference import CONFERENCE
from cica_events.domain.dates import VagueDate
from cica_events.domain.ordinals import ordinal_words
from cica_events.i18n import translator


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands before the text, in the language of the document; what is not known is empty."""

    conference: str  # its full name
    heading: str  # "List of participants"
    body: str
    ordinal: str
    title: str
    date: str  # in words
    place: str
    symbol: str
    stage: str  # "Provisional", "Revision 1", "Final"
    as_of: str  # "as of 12 December 2023"
    count: str  # "300 participants"


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What the cover says of the meeting, in the language of the document."""

    body: str
    ordinal: int | None
    title: str
    date: str  # in words
    place: str
    symbol: str
    as_of: datetime  # aware, in the meeting's zone


def cover(
    meeting: MeetingFacts, language: str, heading: str, *, stage: str = "", symbol: str = "", count: str = ""
) -> Cover:
    """Return the cover of a document in `language`; without `symbol` it bears the meeting's own."""
    words = translator(language)
    day = VagueDate.of(meeting.as_of.date()).in_words(language)
    return Cover(
        conference=words.gettext(CONFERENCE),
        heading=heading,
        body=printable(meeting.body),
        ordinal=ordinal_words(meeting.ordinal, language, "n") if meeting.ordinal else "",
        title=printable(meeting.title),
        date=meeting.date,
        place=printable(meeting.place),
        symbol=printable(symbol or meeting.symbol),
        stage=stage,
        as_of=words.gettext("as of {day}").format(day=day),
        count=count,
    )
