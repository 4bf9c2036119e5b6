"""Whom the secretariat writes to at each State and organization."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.parties import ContactPoint
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class ContactPointRow:
    """One contact point of a party."""

    id: str
    version: int
    party_id: str
    name: str
    function: str
    email: str
    phone: str
    notes: str


def contact_point_rows(session: Session, party_id: str | None = None) -> list[ContactPointRow]:
    """Return the contact points of a party, or all, in the order in which they were added."""
    query = select(*columns(ContactPoint)).order_by(ContactPoint.id)
    if party_id is not None:
        query = query.where(ContactPoint.party_id == party_id)
    return [ContactPointRow(**row._mapping) for row in session.execute(query)]
