"""Writes what an import of participants planned, as one unit of work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.base import column_of
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.people import Person
from cica_events.errors import ConflictError, NotFoundError
from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.services.editing import loaded
from cica_events.services.import_plan import Action
from cica_events.services.meeting_people import OF_PERSON
from cica_events.services.participant_import_plan import ImportPlan
from cica_events.services.participant_steps import set_status
from cica_events.services.participants import SHARED, new_participant
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.removal import remove

_PULSE: Final = 100  # rows between two reports
_SLICE: Final = 500  # rows that are stored at once


class Writer:
    """Writes the rows of a plan in the caller's unit of work."""

    def __init__(self, session: Session, plan: ImportPlan) -> None:
        self._session = session
        self._meeting_id = plan.meeting_id
        self._check_unchanged(plan)
        query = select(Delegation.id, Delegation.party_id).where(Delegation.meeting_id == plan.meeting_id)
        self._delegations: dict[str, str] = {row.party_id or row.id: row.id for row in session.execute(query)}
        self._groups = {row.id for row in session.execute(query) if row.party_id is None}

    def _check_unchanged(self, plan: ImportPlan) -> None:
        if self._session.get(Meeting, plan.meeting_id) is None:
            raise NotFoundError(_("The meeting was removed."))
        query = select(Participant.id, Participant.version).where(Participant.meeting_id == plan.meeting_id)
        if {(row.id, row.version) for row in self._session.execute(query)} != plan.seen:
            message = _("The meeting's participants changed since the preview. Look at the preview again.")
            raise ConflictError(message)

    def write(self, rows: Sequence[PlannedRow], progress: Progress) -> None:
        """Write `rows`; steps reported are rows."""
        gone = [row.participant_id for row in rows if row.action is Action.REMOVE and row.participant_id]
        remove(self._session, Participant, gone)
        rows = [row for row in rows if row.action is not Action.REMOVE]
        updated = [row.participant_id for row in rows if row.participant_id]
        participants: dict[str, Participant] = loaded(self._session, Participant, updated)
        reused = [row.person_id for row in rows if row.person_id]
        wanted = {*reused, *(participant.person_id for participant in participants.values())}
        people: dict[str, Person] = loaded(self._session, Person, wanted)
        only_here = self._only_here(participants)
        with self._session.no_autoflush:
            for count, row in enumerate(rows):
                if count % _PULSE == 0:
                    progress(count, len(rows))
                if count % _SLICE == 0:
                    self._store()
                if row.participant_id:
                    record = participants[row.participant_id]
                    self._update(row, record, people[record.person_id], record.id in only_here)
                else:
                    self._create(row, people.get(row.person_id or ""))
        progress(len(rows), len(rows))

    def _store(self) -> None:
        """Send what was added to the database and let go of it: an import of thousands needs no room."""
        made = [record for record in self._session.new if isinstance(record, Participant | Person)]
        self._session.flush()
        for record in made:
            self._session.expunge(record)

    def _only_here(self, participants: Mapping[str, Participant]) -> set[str]:
        """Return those participants whose person takes part in no other meeting."""
        query = select(Participant.person_id).group_by(Participant.person_id).having(func.count() == 1)
        alone = set(self._session.scalars(query)) if participants else set()
        return {record.id for record in participants.values() if record.person_id in alone}

    def _create(self, row: PlannedRow, person: Person | None) -> None:
        values = dict(row.values)
        home = values.pop("party")
        own = {key: values.pop(key) for key in OF_PERSON if key in values}
        values |= {"delegation_id": self._delegation(home), "party": None if home in self._groups else home}
        if person is None:
            of_person = {column_of(Person, key): value for key, value in own.items()}
            new_participant(self._session, self._meeting_id, values, of_person=of_person)
            return
        new_participant(self._session, self._meeting_id, values, person.id)
        for key in SHARED:
            if not getattr(person, key) and values.get(key):
                setattr(person, key, values[key])
        for key, value in own.items():
            if not getattr(person, column_of(Person, key)):
                setattr(person, column_of(Person, key), value)
            elif key in row.before:
                self._replace(person, key, row.before[key], value)

    def _replace(self, person: Person, key: str, old: Any, value: Any) -> None:
        """Change what only the directory holds, as long as it is what the plan was made for."""
        attribute = column_of(Person, key)
        if getattr(person, attribute) != old:
            raise ConflictError(_("The directory changed since the preview. Look at the preview again."))
        setattr(person, attribute, value)

    def _update(self, row: PlannedRow, record: Participant, person: Person, only_here: bool) -> None:
        """Change the participant, and the directory where the person stands in it for this meeting only."""
        for key, old in row.before.items():
            value = row.values[key]
            if key in OF_PERSON:
                self._replace(person, key, old, value)
                continue
            if key == "party":
                record.delegation_id = self._delegation(value)
                continue
            if key == "status":
                set_status(record, value)
                continue
            setattr(record, column_of(Participant, key), value)
            if only_here and key in SHARED and getattr(person, key) == old:
                setattr(person, key, value)

    def _delegation(self, home: str) -> str:
        """Return the id of the delegation of a party, a new one where it has none, or of a group."""
        if home not in self._delegations:
            record = Delegation(meeting_id=self._meeting_id, party_id=home, group=Group.PARTY)
            self._session.add(record)
            self._delegations[home] = str(record.id)
        return self._delegations[home]
