"""What can be done with the participants of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.base import Record, column_of, fields_of
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.fields import Field, Kind
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant, Participation
from cica_events.domain.people import Person
from cica_events.domain.rules import clean, tidy
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.participants import ParticipantRow, refreshed_rows
from cica_events.services import participant_order, participant_steps
from cica_events.services.delegation_records import (
    Glance,
    delegation_for,
    glance_at,
    read_participants,
    rehearse_participants,
)
from cica_events.services.editing import Cell, NounService, loaded, one, present
from cica_events.services.participant_directory import (
    SHARED,
    Difference,
    copy_shared,
    differences_at,
    differences_of,
)
from cica_events.services.participant_steps import Substitute, check_steps, set_status
from cica_events.services.removal import remove, secure
from cica_events.services.whole_names import PartedName, parted

__all__ = ["SHARED", "ParticipantService", "new_participant"]

_FIELDS = {
    **fields_of(Participant),
    "delegation_id": Field("delegation_id", "", Kind.CODE),
}


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
            return read_participants(session, meeting_id, chosen)

    def glance(self, meeting_id: str, *, first: int, more_than: int) -> Glance | None:
        """Return the first picture of a list, in a third of the time that all of it takes.

        None where there are not `more_than` participants: they are better read at once.
        """
        with self._database.reading() as session:
            return glance_at(session, meeting_id, language(), first, more_than)

    def rehearse(self) -> None:
        """Get ready to read the first meeting as fast as the next."""
        with self._database.reading() as session:
            rehearse_participants(session, language())

    def refreshed(self, rows: Sequence[ParticipantRow], ids: Collection[str]) -> list[ParticipantRow] | None:
        """Return `rows`, the whole list of a meeting, with those of `ids` as and where they are now.

        None where one of them is gone or has another delegation: then all have to be read.
        """
        with self._database.reading() as session:
            return refreshed_rows(session, rows, ids, language())

    def add(self, meeting_id: str, values: Mapping[str, Any], *, person_id: str | None = None) -> str:
        """Add a participant and return its id.

        `values` by field key: at least `family_name` and either `party` (the id of a State or organization),
        `delegation_id`, or `group` for the Secretariat, guests and the like, whose group is made where there
        is none yet. Without `person_id` a person is added to the directory too.
        """
        with self._database.changing(_("New participant")) as session:
            if values.get("group"):
                values = dict(values)
                values["delegation_id"] = _group(session, meeting_id, values.pop("group")).id
            if values.get("delegation_id"):
                home = _home(session, meeting_id, values["delegation_id"])
                values = {**values, "party": home.party_id}
            return str(new_participant(session, meeting_id, values, person_id).id)

    def add_people(self, meeting_id: str, delegation_id: str, person_ids: Sequence[str]) -> list[str]:
        """Add people of the directory as they stand there now, and return the participants' ids."""
        count = len(person_ids)
        many = ngettext("{count} new participant", "{count} new participants", count).format(count=count)
        with self._database.changing(_("New participant") if count == 1 else many) as session:
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
        secure(self._database, len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Participant, ids)

    # The life of a participation

    def advance(self, ids: Sequence[str], status: Participation) -> None:
        """Take participants to `status` as one step; ValidationError names those whom it cannot follow."""
        with self._database.changing(participant_steps.step_label(status, len(ids))) as session:
            records: dict[str, Participant] = loaded(session, Participant, ids)
            check_steps(records.values(), status)
            for record in records.values():
                set_status(record, status)

    def replace(self, participant_id: str, by: str | Mapping[str, Any]) -> str:
        """Let another person come instead, and return the replacement's id as a participant.

        `by` is another participant of the meeting, a person of the directory, or the values of a new person.
        The replacement takes over delegation, capacity and place.
        """
        with self._database.reading() as session:
            record: Participant = one(session, Participant, participant_id)
            other = participant_steps.substitute(session, record, by)
            label = participant_steps.replaced_label(record, other)
        with self._database.changing(label) as session:
            record = one(session, Participant, participant_id)
            participant_steps.check_replaceable(record)
            heir = self._heir(session, record, participant_steps.substitute(session, record, by))
            record.status, record.replaced_by_id = Participation.REPLACED, heir.id
            return str(heir.id)

    def _heir(self, session: Session, record: Participant, other: Substitute) -> Participant:
        legacy = participant_steps.inherited(record)
        if isinstance(other, Participant):
            for key, value in legacy.items():
                setattr(other, key, value)
            return other
        if isinstance(other, Person):
            values = {key: getattr(other, key) for key in SHARED} | legacy
            return new_participant(session, record.meeting_id, values, other.id)
        home: Delegation = one(session, Delegation, record.delegation_id)
        return new_participant(session, record.meeting_id, {**other, **legacy, "party": home.party_id})

    # The order in a delegation

    def move(
        self, ids: Sequence[str], before_id: str | None = None, *, delegation_id: str | None = None
    ) -> None:
        """Put participants before another, into its delegation, as one step.

        Without `before_id` they come last in `delegation_id`, or in their own delegation. Heads and deputies
        stay ahead of the others.
        """
        if ids:
            with self._database.changing(self._moved(len(ids))) as session:
                participant_order.move(session, ids, before_id, delegation_id)

    def shift(self, ids: Sequence[str], steps: int) -> None:
        """Move members of one delegation up (below 0) or down by `steps` places, as far as it goes."""
        if ids:
            with self._database.changing(self._moved(len(ids))) as session:
                participant_order.shift(session, ids, steps)

    def give_up_places(self, ids: Sequence[str]) -> None:
        """Let the delegations of these participants stand in protocol order, without places by hand."""
        with self._database.changing(_("Back to the protocol order")) as session:
            participant_order.give_up_places(session, ids)

    @staticmethod
    def _moved(count: int) -> str:
        text = ngettext("New place of {count} participant", "New places of {count} participants", count)
        return text.format(count=count)

    # The directory

    def differences(self, ids: Sequence[str]) -> dict[str, tuple[Difference, ...]]:
        """Return, by participant, what the directory says otherwise; those alike are left out."""
        with self._database.reading() as session:
            return differences_of(session, ids)

    def all_differences(self, meeting_id: str) -> dict[str, tuple[Difference, ...]]:
        """Return, by participant, what the directory says otherwise of those of a meeting."""
        with self._database.reading() as session:
            return differences_at(session, meeting_id)

    def take_over(self, ids: Sequence[str], keys: Sequence[str]) -> None:
        """Let participants stand as the directory says in the fields `keys`, as one step."""
        text = ngettext(
            "Taken over from the directory: {fields}",
            "Taken over from the directory for {count} participants: {fields}",
            len(ids),
        )
        with self._database.changing(self._said(text, ids, keys)) as session:
            copy_shared(session, ids, keys, to_directory=False)

    def write_to_directory(self, ids: Sequence[str], keys: Sequence[str]) -> None:
        """Let the directory say what participants say in the fields `keys`, as one step."""
        text = ngettext(
            "Written to the directory: {fields}",
            "Written to the directory for {count} participants: {fields}",
            len(ids),
        )
        with self._database.changing(self._said(text, ids, keys)) as session:
            copy_shared(session, ids, keys, to_directory=True)

    def _said(self, text: str, ids: Sequence[str], keys: Iterable[str]) -> str:
        fields = _(", ").join(_(self.fields[key].label) for key in keys)
        return text.format(count=len(ids), fields=fields)

    @staticmethod
    def parted(text: str) -> PartedName | None:
        """Return the parts of a name written as one; None where it has but one part."""
        return parted(text)

    def _prepare(self, session: Session, records: Mapping[str, Record], cells: Sequence[Cell]) -> None:
        """Look at the new statuses; let a correction reach the directory for people of this meeting only."""
        steps: list[tuple[Any, Any]] = [
            (records[cell.id], cell.value) for cell in cells if cell.key == "status"
        ]
        for status, found in participant_steps.statuses(steps).items():
            check_steps(found, status)
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
        if key == "status" and value in set(Participation):
            set_status(record, Participation.of(value))
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


def _group(session: Session, meeting_id: str, group: Group) -> Delegation:
    """Return the first group of this kind at a meeting, a new one where there is none yet."""
    query = select(Delegation).where(Delegation.meeting_id == meeting_id, Delegation.group == group)
    found = session.scalars(query.order_by(Delegation.order, Delegation.id)).first()
    if found is None:
        if session.get(Meeting, meeting_id) is None:
            raise NotFoundError(_("The meeting was removed."))
        found = Delegation(meeting_id=meeting_id, group=group)
        session.add(found)
        session.flush()
    return found


def _home(session: Session, meeting_id: str, delegation_id: str) -> Delegation:
    found: Delegation = one(session, Delegation, delegation_id)
    if found.meeting_id != meeting_id:
        raise NotFoundError(_("The delegation belongs to another meeting."))
    return found


def new_participant(
    session: Session,
    meeting_id: str,
    values: Mapping[str, Any],
    person_id: str | None = None,
    of_person: Mapping[str, Any] | None = None,
) -> Participant:
    """Add a participant, and a person where none is given, in the caller's unit of work.

    A `delegation_id` among the values is one of the meeting's; `party` beside it is for the directory only,
    and so are the values `of_person`, by attribute, for a person who is added.
    """
    read = clean if person_id else tidy  # what the directory holds was looked at when it was typed
    given = {key: read(_FIELDS[key], value) for key, value in values.items()}
    party_id, delegation_id = given.pop("party", None), given.pop("delegation_id", None)
    if delegation_id is None:
        if not party_id:
            raise ValidationError("party", _("Choose the State or organization."))
        delegation_id = delegation_for(session, meeting_id, str(party_id)).id
    if person_id is None:
        shared = {key: given[key] for key in SHARED if key in given}
        person = Person(party_id=party_id, **shared, **(of_person or {}))
        session.add(person)
        person_id = person.id
    record = Participant(meeting_id=meeting_id, delegation_id=delegation_id, person_id=person_id)
    for key, value in given.items():
        setattr(record, column_of(Participant, key), value)
    session.add(record)
    return record
