"""What of the directory tells one person from another: only the columns that are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from cica_events.domain.likeness import Individual, gender_of, phone_key
from cica_events.domain.parties import Party, PartyKind
from cica_events.domain.people import Distinct, Person
from cica_events.domain.person_names import person_name

_CHUNK = 500  # ids in one query

_COLUMNS = (
    Person.id,
    Person.given_name,
    Person.family_name,
    Person.family_first,
    Person.native_name,
    Person.courtesy,
    Person.gender,
    Person.party_id,
    Person.nationality_id,
    Person.email,
    Person.phone,
    Person.mobile,
    Person.birth_date,
    Person.passport_number,
    Person.position,
    Person.organization,
)


def states_of(session: Session) -> frozenset[str]:
    """Return the ids of the parties that are States."""
    return frozenset(session.scalars(select(Party.id).where(Party.kind == PartyKind.STATE)))


def individuals(
    session: Session, states: frozenset[str], ids: Sequence[str] | None = None
) -> Iterator[tuple[str, Individual]]:
    """Yield the people of the directory by id: all, or those of `ids` that exist."""
    if ids is None:
        yield from ((row.id, individual(row, states)) for row in individual_rows(session))
        return
    for start in range(0, len(ids), _CHUNK):
        query = select(*_COLUMNS).where(Person.id.in_(ids[start : start + _CHUNK]))
        yield from ((row.id, individual(row, states)) for row in session.execute(query))


def individual_rows(session: Session) -> Sequence[Row[Any]]:
    """Return what `individual` needs of all people of the directory."""
    rows: Sequence[Row[Any]] = session.execute(select(*_COLUMNS)).all()  # type: ignore[assignment]  # of any columns
    return rows


def kept_apart(session: Session, ids: Iterable[str] | None = None) -> frozenset[frozenset[str]]:
    """Return the pairs of people that were found to be two: all, or those of which one is of `ids`."""
    query = select(Distinct.one_id, Distinct.other_id)
    if ids is not None:
        wanted = list(ids)
        query = query.where(Distinct.one_id.in_(wanted) | Distinct.other_id.in_(wanted))
    return frozenset(frozenset(row) for row in session.execute(query))


def individual(row: Any, states: frozenset[str]) -> Individual:
    """Return a row as the person that it tells of; the costly part is the name."""
    return Individual(
        name=person_name(row.given_name, row.family_name, row.native_name),
        home=row.party_id,
        home_is_state=row.party_id in states,
        nationality=row.nationality_id,
        gender=gender_of(row.gender, row.courtesy),
        email=row.email.casefold(),
        phones=frozenset(filter(None, (phone_key(row.phone), phone_key(row.mobile)))),
        birth_date=row.birth_date,
        passport=row.passport_number.replace(" ", "").casefold(),
        position=row.position,
        organization=row.organization,
    )
