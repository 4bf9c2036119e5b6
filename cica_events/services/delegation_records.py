"""The delegations and participants of a meeting as several services need them in a unit of work of theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import Meeting
from cica_events.errors import NotFoundError
from cica_events.i18n import _
from cica_events.queries.attendance import Attendance, attendance_at, attendance_of
from cica_events.queries.delegations import DelegationRow, delegation_rows
from cica_events.queries.meetings import day_of
from cica_events.queries.participants import (
    ParticipantPlace,
    ParticipantRow,
    first_rows,
    home_of,
    participant_places,
    participant_rows,
    stored_participants,
    stored_places,
)
from cica_events.queries.parties import party_book


def read_delegations(
    session: Session, meeting_id: str, in_language: str, attendance: Attendance | None = None
) -> list[DelegationRow]:
    """Return the delegations of a meeting in protocol order, with their status on its date.

    The `attendance` is read too where it is not given. Raises NotFoundError for a meeting that is gone.
    """
    found = _date(session, meeting_id)
    if found is None:
        raise NotFoundError(_("The meeting was removed."))
    day = day_of(found.date)
    attendance = attendance or attendance_at(session, meeting_id)
    return delegation_rows(session, party_book(session, in_language, day), meeting_id, day, attendance)


def read_participants(
    session: Session, meeting_id: str, in_language: str
) -> tuple[list[ParticipantRow], list[DelegationRow]]:
    """Return the participants and the delegations of a meeting, both in protocol order."""
    stored = stored_participants(session, meeting_id)
    delegations = read_delegations(session, meeting_id, in_language, attendance_of(stored))
    return participant_rows(stored, delegations, in_language), delegations


@dataclass(frozen=True, slots=True)
class Glance:
    """A long list of participants as far as its first picture needs it: who is where, the `first` in full.

    The delegations know how many participants they have, but not yet their heads and who comes as what.
    """

    first: list[ParticipantRow]
    others: list[ParticipantPlace]
    delegations: list[DelegationRow]


def glance_at(
    session: Session, meeting_id: str, in_language: str, first: int, more_than: int
) -> Glance | None:
    """Return the first picture of a meeting, None of one that has no more participants than `more_than`."""
    stored = stored_places(session, meeting_id)
    if len(stored) <= more_than:
        return None
    counts = Attendance({}, Counter(map(home_of, stored)), {})
    delegations = read_delegations(session, meeting_id, in_language, counts)
    places = participant_places(stored, delegations, in_language)
    return Glance(first_rows(session, places[:first], delegations), places[first:], delegations)


def rehearse_participants(session: Session, in_language: str) -> None:
    """Read nobody by the statements of the others here, which are slow while they are put together."""
    nobody = attendance_of(stored_participants(session, ""))
    _date(session, "")
    day = day_of(None)
    delegation_rows(session, party_book(session, in_language, day), "", day, nobody)
    first_rows(session, participant_places(stored_places(session, ""), (), in_language), ())


def _date(session: Session, meeting_id: str) -> Any:
    """Return the row with the date of a meeting, None where there is no such meeting."""
    return session.execute(select(Meeting.date).where(Meeting.id == meeting_id)).first()


def delegation_for(session: Session, meeting_id: str, party_id: str) -> Delegation:
    """Return the delegation of a party at a meeting, a new one where there is none yet."""
    query = select(Delegation).where(Delegation.meeting_id == meeting_id, Delegation.party_id == party_id)
    found = session.scalars(query).first()
    if found is None:
        if session.get(Meeting, meeting_id) is None:
            raise NotFoundError(_("The meeting was removed."))
        found = Delegation(meeting_id=meeting_id, party_id=party_id, group=Group.PARTY)
        session.add(found)
    return found
