"""Who takes part in a meeting already, as a list of participants is held against them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from cica_events.domain.base import fields_of
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.domain.quick_names import NameKey, name_key
from cica_events.i18n import language
from cica_events.progress import Progress
from cica_events.queries.reading import columns
from cica_events.services.delegation_records import read_delegations
from cica_events.services.known_people import Known, KnownPeople
from cica_events.services.row_drafts import Draft

_TAKEN = (
    *("nationality", "languages", "dietary", "access_needs"),
    *("birth_date", "passport_number", "passport_authority", "passport_expires"),
)
OF_PERSON = {key: fields_of(Person)[key] for key in _TAKEN}
"""The fields, by key, that only the directory holds and a list of participants may tell."""

_CHUNK = 500  # ids in one query
_NAMED = ("id", "honorific", "courtesy", "rank", "given_name", "family_name", "family_first")
_TELLING = ("email", "position", "phone")


class MeetingPeople:
    """The participants of a meeting by id, by name and address, and by the person each of them is."""

    def __init__(self, session: Session, meeting_id: str) -> None:
        homes = {row.id: row.party_id or row.id for row in read_delegations(session, meeting_id, language())}
        query = select(*columns(Participant)).where(Participant.meeting_id == meeting_id)
        self.rows: Mapping[str, Row[Any]] = {row.id: row for row in session.execute(query)}
        self.homes = {row.id: homes[row.delegation_id] for row in self.rows.values()}
        self.of_person = {row.person_id: row.id for row in self.rows.values()}
        self.telling: Mapping[str, Mapping[str, Any]] = {
            key: dict(row._mapping) for key, row in self.rows.items()
        }
        self._known = KnownPeople(
            Known(row.id, name_key(row.given_name, row.family_name), row.email.casefold(), self.homes[row.id])
            for row in self.rows.values()
        )

    @property
    def seen(self) -> frozenset[tuple[str, int]]:
        """The id and version of every participant."""
        return frozenset((row.id, row.version) for row in self.rows.values())

    def find(self, row: Draft) -> tuple[str, ...]:
        """Return the participants whom a row may mean, the likeliest first."""
        return self._known.find(row)

    def words(self, participant_id: str) -> NameKey:
        """Return the words of a participant's name."""
        row = self.rows[participant_id]
        return name_key(row.given_name, row.family_name)

    def present(self, participant_id: str) -> dict[str, Any]:
        """Return the values of a participant by field key."""
        return {**self.rows[participant_id]._mapping, "party": self.homes[participant_id]}


def people_of(
    session: Session, ids: Sequence[str], keys: Sequence[str], progress: Progress
) -> dict[str, Mapping[str, Any]]:
    """Return what tells those people of the directory, by id, and the values of the fields `keys`.

    Steps reported are people.
    """
    wanted = [getattr(Person, key) for key in dict.fromkeys((*_NAMED, *_TELLING))]
    wanted.append(Person.party_id.label("party"))
    wanted += [getattr(Person, _column(key)).label(key) for key in keys]
    found: dict[str, Mapping[str, Any]] = {}
    for start in range(0, len(ids), _CHUNK):
        progress(start, len(ids))
        query = select(*wanted).where(Person.id.in_(ids[start : start + _CHUNK]))
        found |= {row.id: row._mapping for row in session.execute(query)}
    return found


def _column(key: str) -> str:
    return key if hasattr(Person, key) else f"{key}_id"
