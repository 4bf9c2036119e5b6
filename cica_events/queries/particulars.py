"""What the directory knows of the people at one meeting, beside what stands on the participant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.base import column_of
from cica_events.domain.fields import Kind
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.queries.parties import party_book

Particulars = dict[str, dict[str, Any]]
"""By the person's id, the values by field key; a State is named by its short name."""


def particulars(
    session: Session, meeting_id: str, fields: Sequence[tuple[str, Kind]], language: str
) -> Particulars:
    """Return those `fields`, keys and kinds, of each person at a meeting; nothing else is read."""
    if not fields:
        return {}
    stored = [Person.__table__.c[column_of(Person, key)] for key, _kind in fields]
    here = select(Participant.person_id).where(Participant.meeting_id == meeting_id)
    found = session.execute(select(Person.id, *stored).where(Person.id.in_(here))).all()
    keys = [key for key, _kind in fields]
    people = {row[0]: dict(zip(keys, row[1:], strict=True)) for row in found}
    parties = [key for key, kind in fields if kind is Kind.PARTY]
    if parties:
        book = party_book(session, language)
        for values in people.values():
            values |= {key: book.name(values[key]) for key in parties}
    return people
