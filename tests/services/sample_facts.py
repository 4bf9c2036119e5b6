"""What a workspace with the sample holds, asked by the keys of meetings and the codes of parties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.meetings import (
    Meeting,
)
from cica_events.domain.parties import Affiliation, Party, PartyKind, Status, status_on
from cica_events.persistence.database import Database
from cica_events.services.sample import fill_reference, fill_sample
from tests.services.made_once import Begin, Begun


def fill(database: Database) -> None:
    """Fill an empty workspace with the sample."""
    fill_reference(database)
    fill_sample(database)


@pytest.fixture
def beginning() -> Begin:
    """The sample."""
    return fill


@pytest.fixture
def session(begun: Begun) -> Iterator[Session]:
    """Open the sample for reading."""
    with begun.database.reading() as session:
        yield session


def of(session: Session, key: str) -> Meeting:
    """Return the meeting of a short key."""
    return session.scalars(select(Meeting).where(Meeting.key == key)).one()


def codes(session: Session) -> dict[str, str]:
    """Return the codes of the parties by id."""
    return {party.id: party.code for party in session.scalars(select(Party))}


def states_with(session: Session, status: Status, day: date) -> set[str]:
    """Return the codes of the States that have `status` on `day`."""
    states = {
        party.id: party.code for party in session.scalars(select(Party)) if party.kind is PartyKind.STATE
    }
    found = session.scalars(select(Affiliation))
    return {states[a.party_id] for a in found if a.party_id in states and status_on(day, [a]) is status}
