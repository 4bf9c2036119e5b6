"""The delegations of a meeting, in protocol order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Credentials, Delegation, Group, Reply
from cica_events.domain.names import printed_name
from cica_events.domain.participants import Capacity, Participant
from cica_events.domain.parties import Status
from cica_events.domain.protocol import DelegationKey, Section, delegation_key, section_of
from cica_events.i18n import translator
from cica_events.queries.parties import PartyBook
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation with its name, section and counts; `number` is its place in protocol order."""

    id: str
    version: int
    meeting_id: str
    party_id: str | None
    group: Group
    name: str
    invited: bool
    reply: Reply
    present: bool
    replied_on: VagueDate | None
    credentials: Credentials
    credentials_by: str
    credentials_on: VagueDate | None
    contact_name: str
    contact_email: str
    contact_phone: str
    notes: str
    order: int
    order_reason: str
    party_name: str
    status: Status | None
    section: Section
    key: DelegationKey
    number: int
    head: str
    participants: int


def delegation_rows(session: Session, book: PartyBook, meeting_id: str, day: date) -> list[DelegationRow]:
    """Return the delegations of a meeting held on `day`, in protocol order and the book's language."""
    people = _heads_and_counts(session, meeting_id)
    found = session.execute(select(*columns(Delegation)).where(Delegation.meeting_id == meeting_id)).all()
    drafts = []
    for row in found:
        party = book.rows.get(row.party_id or "")
        status = book.status_on(row.party_id, day)
        section = section_of(row.group, party.kind if party else None, status)
        name = party.name if party else row.name or translator(book.language).gettext(row.group.label)
        drafts.append((delegation_key(section, row.order, name, book.language), row, name, status, section))
    drafts.sort(key=lambda draft: (draft[0], draft[1].id))
    return [
        DelegationRow(
            **row._mapping,
            party_name=name,
            status=status,
            section=section,
            key=key,
            number=number,
            head=people.get(row.id, ("", 0))[0],
            participants=people.get(row.id, ("", 0))[1],
        )
        for number, (key, row, name, status, section) in enumerate(drafts, start=1)
    ]


def _heads_and_counts(session: Session, meeting_id: str) -> dict[str, tuple[str, int]]:
    counted = select(Participant.delegation_id, func.count()).where(Participant.meeting_id == meeting_id)
    counts = {row[0]: row[1] for row in session.execute(counted.group_by(Participant.delegation_id))}
    heads = session.execute(
        select(
            Participant.delegation_id,
            Participant.honorific,
            Participant.given_name,
            Participant.family_name,
            Participant.family_first,
            Participant.courtesy,
            Participant.rank,
        ).where(Participant.meeting_id == meeting_id, Participant.capacity == Capacity.HEAD)
    )
    names = {
        row[0]: printed_name(row[1], row[2], row[3], family_first=row[4], courtesy=row[5], rank=row[6])
        for row in heads
    }
    return {key: (names.get(key, ""), count) for key, count in counts.items()}
