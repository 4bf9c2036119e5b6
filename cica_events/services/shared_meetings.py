"""Where two records of one person take part in one meeting: which participation stays, and what it gains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import column_of, fields_of
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant, Participation
from cica_events.domain.participation import standing
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.i18n import language
from cica_events.queries.parties import PartyBook
from cica_events.services.whole_parts import TOGETHER

_EMPTY: Final = (None, "")
_FILLED: Final = [
    column_of(Participant, key)
    for key, field in fields_of(Participant).items()
    if field.editable and key != "party"
]


@dataclass(frozen=True, slots=True)
class SharedMeeting:
    """A meeting in which both take part: what the participation that stays is, and the one that goes."""

    meeting_id: str
    title: str
    stays: str
    goes: str


def shared_meetings(session: Session, book: PartyBook, one_id: str, other_id: str) -> list[SharedMeeting]:
    """Return the meetings in which both take part, the earliest first."""
    there = _by_meeting(session, one_id)
    found = []
    for record in participations(session, other_id):
        if record.meeting_id in there:
            stays, goes = stays_and_goes(there[record.meeting_id], record)
            meeting = session.get_one(Meeting, record.meeting_id)
            title = shown_text(meeting.title, meeting.title_ru, language()) or meeting.key
            words = [_in_words(session, book, each) for each in (stays, goes)]
            found.append((meeting, SharedMeeting(meeting.id, title, *words)))
            there[record.meeting_id] = stays
    found.sort(
        key=lambda each: (
            each[0].date is not None,
            each[0].date.sort_key if each[0].date else (),
            each[0].key,
        )
    )
    return [shared for _meeting, shared in found]


def participations(session: Session, person_id: str) -> list[Participant]:
    """Return all that a person takes part in."""
    query = select(Participant).where(Participant.person_id == person_id).order_by(Participant.id)
    return list(session.scalars(query))


def stays_and_goes(one: Participant, other: Participant) -> tuple[Participant, Participant]:
    """Return first the participation that stays: which came further, is of the higher capacity, is fuller."""
    return (other, one) if _weight(other) > _weight(one) else (one, other)


def fill(stays: Participant, goes: Participant) -> None:
    """Give the participation that stays what only the other says, but never a part of another post."""
    groups = [group for group in TOGETHER if _contested(stays, goes, group[0])]
    kept_whole = {key for group in groups for key in group}
    for key in _FILLED:
        if getattr(stays, key) in _EMPTY and key not in kept_whole:
            setattr(stays, key, getattr(goes, key))


def let_follow(session: Session, stays: Participant, goes: Participant) -> None:
    """Let what refers to the participation that goes refer to the one that stays."""
    if stays.status is not Participation.REPLACED:
        stays.replaced_by_id = None
    elif stays.replaced_by_id in (None, goes.id):
        follower = goes.replaced_by_id
        stays.replaced_by_id = None if follower == stays.id else follower
    for record in session.scalars(select(Participant).where(Participant.replaced_by_id == goes.id)):
        record.replaced_by_id = None if record.id == stays.id else stays.id
    for speaker in session.scalars(select(Speaker).where(Speaker.participant_id == goes.id)):
        speaker.participant_id = stays.id
    for sitting in session.scalars(select(Sitting).where(Sitting.chair_id == goes.id)):
        sitting.chair_id = stays.id


def _by_meeting(session: Session, person_id: str) -> dict[str, Participant]:
    return {record.meeting_id: record for record in participations(session, person_id)}


def _weight(record: Participant) -> tuple[int, int, int]:
    filled = sum(getattr(record, key) not in (*_EMPTY, False) for key in _FILLED)
    return *standing(record.status, record.capacity), filled


def _contested(one: Participant, other: Participant, key: str) -> bool:
    if not hasattr(one, key):
        return False
    values = getattr(one, key), getattr(other, key)
    return all(values) and values[0] != values[1]


def _in_words(session: Session, book: PartyBook, record: Participant) -> str:
    """Return a participation as "Kazakhstan: Head of delegation, Attended"."""
    delegation = session.get_one(Delegation, record.delegation_id)
    of = book.name(delegation.party_id) or delegation.name or delegation.group.text
    return f"{of}: {record.capacity.text}, {record.status.text}"
