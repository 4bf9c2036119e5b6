"""What can be done with the participants of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.delegations import Delegation
from cica_events.domain.fields import Field, Kind
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.domain.rules import tidy
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.participants import ParticipantRow, participant_rows, refreshed_rows
from cica_events.services.delegation_records import delegation_for, read_delegations
from cica_events.services.editing import Cell, NounService, one, present
from cica_events.services.removal import remove

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


_FIELDS = {**fields_of(Participant), "delegation_id": Field("delegation_id", "", Kind.CODE)}


class ParticipantService(NounService):
    """Reads and changes participants."""

    entity = Participant

    def rows(self, meeting_id: str, in_language: str | None = None) -> list[ParticipantRow]:
        """Return the participants of a meeting in protocol order."""
        return self.with_delegations(meeting_id, in_language)[0]

    def with_delegations(
        self, meeting_id: str, in_language: str | None = None
    ) -> tuple[list[ParticipantRow], list[DelegationRow]]:
        """Return the participants and the delegations of a meeting, both in protocol order."""
        chosen = in_language or language()
        with self._database.reading() as session:
            delegations = read_delegations(session, meeting_id, chosen)
            return participant_rows(session, delegations, meeting_id, chosen), delegations

    def refreshed(self, rows: Sequence[ParticipantRow], ids: Collection[str]) -> list[ParticipantRow] | None:
        """Return `rows` with those of `ids` as they are now.

        None where one of them is gone, or may stand in another place: then all have to be read.
        """
        with self._database.reading() as session:
            return refreshed_rows(session, rows, ids)

    def add(self, meeting_id: str, values: Mapping[str, Any], *, person_id: str | None = None) -> str:
        """Add a participant and return its id.

        `values` by field key: at least `family_name` and either `party` (the id of a State or organization)
        or `delegation_id`. Without `person_id` a person is added to the directory too.
        """
        with self._database.changing(_("New participant")) as session:
            if values.get("delegation_id"):
                home = _home(session, meeting_id, values["delegation_id"])
                values = {**values, "party": home.party_id}
            return str(new_participant(session, meeting_id, values, person_id).id)

    def add_people(self, meeting_id: str, delegation_id: str, person_ids: Sequence[str]) -> list[str]:
        """Add people of the directory as they stand there now, and return the participants' ids."""
        label = ngettext("New participant", "{count} new participants", len(person_ids))
        with self._database.changing(label.format(count=len(person_ids))) as session:
            _home(session, meeting_id, delegation_id)
            there = set(
                session.scalars(select(Participant.person_id).where(Participant.meeting_id == meeting_id))
            )
            made = []
            for person in present(session, Person, [one for one in person_ids if one not in there]).values():
                values = {key: getattr(person, key) for key in SHARED} | {"delegation_id": delegation_id}
                made.append(new_participant(session, meeting_id, values, person.id).id)
            return made

    def remove(self, ids: Sequence[str]) -> None:
        """Remove participants from their meeting; the people stay in the directory."""
        text = ngettext("Removal of {count} participant", "Removal of {count} participants", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Participant, ids)

    def _prepare(self, session: Session, records: Mapping[str, Record], cells: Sequence[Cell]) -> None:
        """Let a correction reach the directory for people who take part in this meeting only."""
        if not {cell.key for cell in cells} & set(SHARED):
            return
        people = {record.person_id for record in records.values() if isinstance(record, Participant)}
        query = select(Participant.person_id, func.count()).group_by(Participant.person_id)
        counts = {row[0]: row[1] for row in session.execute(query.where(Participant.person_id.in_(people)))}
        own = (person for person, count in counts.items() if count == 1)
        session.info["own"] = present(session, Person, own)

    def _set(self, session: Session, record: Participant, key: str, value: Any) -> None:
        if key == "party":
            if not value:
                raise ValidationError("party", _("Choose the State or organization."))
            record.delegation_id = _home_of(session, record.meeting_id, str(value)).id
            return
        person = session.info.get("own", {}).get(record.person_id) if key in SHARED else None
        if person is not None and getattr(person, key) == getattr(record, key):
            setattr(person, key, value)
        super()._set(session, record, key, value)


def _home_of(session: Session, meeting_id: str, chosen: str) -> Delegation:
    """Return the delegation that `chosen` stands for: a delegation or group of the meeting, or a party."""
    if session.get(Delegation, chosen) is not None:
        return _home(session, meeting_id, chosen)
    return delegation_for(session, meeting_id, chosen)


def _home(session: Session, meeting_id: str, delegation_id: str) -> Delegation:
    found: Delegation = one(session, Delegation, delegation_id)
    if found.meeting_id != meeting_id:
        raise NotFoundError(_("The delegation belongs to another meeting."))
    return found


def new_participant(
    session: Session, meeting_id: str, values: Mapping[str, Any], person_id: str | None = None
) -> Participant:
    """Add a participant, and a person where none is given, in the caller's unit of work.

    A `delegation_id` among the values is one of the meeting's; `party` beside it is for the directory only.
    """
    given = {key: tidy(_FIELDS[key], value) for key, value in values.items()}
    party_id, delegation_id = given.pop("party", None), given.pop("delegation_id", None)
    if delegation_id is None:
        if not party_id:
            raise ValidationError("party", _("Choose the State or organization."))
        delegation_id = delegation_for(session, meeting_id, str(party_id)).id
    if person_id is None:
        person = Person(party_id=party_id, **{key: given[key] for key in SHARED if key in given})
        session.add(person)
        person_id = person.id
    record = Participant(meeting_id=meeting_id, delegation_id=delegation_id, person_id=person_id)
    for key, value in given.items():
        setattr(record, column_of(Participant, key), value)
    session.add(record)
    return record
