"""What the directory says otherwise of a participant, and how either side takes it over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cica_events.domain.base import column_of
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.services.editing import loaded

SHARED = (
    "honorific",
    "courtesy",
    "rank",
    "given_name",
    "family_name",
    "family_first",
    "native_name",
    "gender",
    "position",
    "department",
    "organization",
    "email",
    "phone",
)
"""The fields that a participant takes over from the directory."""

_CHUNK = 500  # ids in one query


@dataclass(frozen=True, slots=True)
class Difference:
    """A field, by its key, that the directory holds otherwise than the participant."""

    key: str
    here: Any  # as at the meeting
    directory: Any


def differences_of(session: Session, ids: Sequence[str]) -> dict[str, tuple[Difference, ...]]:
    """Return what differs, by participant; those who stand in the directory alike are left out."""
    found: dict[str, tuple[Difference, ...]] = {}
    for start in range(0, len(ids), _CHUNK):
        query = _differing().where(Participant.id.in_(ids[start : start + _CHUNK]))
        found |= {row[0]: tuple(_told(row[1:])) for row in session.execute(query)}
    return found


def differences_at(session: Session, meeting_id: str) -> dict[str, tuple[Difference, ...]]:
    """Return what differs among all participants of a meeting."""
    query = _differing().where(Participant.meeting_id == meeting_id)
    return {row[0]: tuple(_told(row[1:])) for row in session.execute(query)}


def _differing() -> Any:
    pairs = [
        (getattr(Participant, column_of(Participant, key)), getattr(Person, column_of(Person, key)))
        for key in SHARED
    ]
    differs = or_(*(here.is_distinct_from(there) for here, there in pairs))
    columns = [column for pair in pairs for column in pair]
    return select(Participant.id, *columns).join(Person, Person.id == Participant.person_id).where(differs)


def _told(values: Sequence[Any]) -> Iterator[Difference]:
    for key, here, directory in zip(SHARED, values[::2], values[1::2], strict=True):
        if here != directory:
            yield Difference(key, here, directory)


def copy_shared(session: Session, ids: Sequence[str], keys: Sequence[str], *, to_directory: bool) -> None:
    """Give the participants what the directory says in the fields `keys`, or the directory what they say."""
    records: dict[str, Participant] = loaded(session, Participant, ids)
    people: dict[str, Person] = loaded(session, Person, {each.person_id for each in records.values()})
    for record in records.values():
        person = people[record.person_id]
        source, target = (record, person) if to_directory else (person, record)
        for key in keys:
            if key not in SHARED:
                raise KeyError(key)
            setattr(target, column_of(type(target), key), getattr(source, column_of(type(source), key)))
