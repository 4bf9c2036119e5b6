"""The delegations of a meeting as several services need them inside a unit of work of their own."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import Meeting
from cica_events.errors import NotFoundError
from cica_events.i18n import _
from cica_events.queries.delegations import DelegationRow, delegation_rows
from cica_events.queries.meetings import day_of
from cica_events.queries.parties import party_book


def read_delegations(session: Session, meeting_id: str, in_language: str) -> list[DelegationRow]:
    """Return the delegations of a meeting in protocol order, with their status on its date."""
    found = session.execute(select(Meeting.date).where(Meeting.id == meeting_id)).first()
    if found is None:
        raise NotFoundError(_("The meeting was removed."))
    day = day_of(found.date)
    return delegation_rows(session, party_book(session, in_language, day), meeting_id, day)


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
