"""The participants of a meeting, in protocol order."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.delegations import Group
from cica_events.domain.names import printed_name
from cica_events.domain.participants import Capacity, Mode, Participant, Participation
from cica_events.domain.parties import Status
from cica_events.domain.protocol import Section, participant_key
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """A participant with the delegation's name, section and status; `number` is the place in the list."""

    id: str
    version: int
    meeting_id: str
    delegation_id: str
    person_id: str
    honorific: str
    given_name: str
    family_name: str
    family_first: bool
    native_name: str
    position: str
    organization: str
    capacity: Capacity
    status: Participation
    mode: Mode | None
    contribution: str
    order: int
    email: str
    phone: str
    party: str
    party_id: str | None
    group: Group
    section: Section
    affiliation: Status | None
    number: int

    @property
    def name(self) -> str:
        """Return the name as one line, as it is printed."""
        return printed_name(self.honorific, self.given_name, self.family_name, family_first=self.family_first)


def participant_rows(
    session: Session, delegations: list[DelegationRow], meeting_id: str, language: str
) -> list[ParticipantRow]:
    """Return the participants of a meeting in protocol order, given its delegations."""
    by_id = {row.id: row for row in delegations}
    found = session.execute(select(*columns(Participant)).where(Participant.meeting_id == meeting_id)).all()
    keyed = sorted(
        (
            (
                participant_key(
                    by_id[row.delegation_id].key, row.capacity, row.order, row.family_name, language
                ),
                row.given_name,
                row.id,
                row,
            )
            for row in found
        ),
        key=lambda entry: entry[:3],
    )
    rows = []
    for number, (_key, _given, _id, row) in enumerate(keyed, start=1):
        home = by_id[row.delegation_id]
        rows.append(
            ParticipantRow(
                *(*row, home.party_name, home.party_id, home.group, home.section, home.status, number)
            )
        )
    return rows
