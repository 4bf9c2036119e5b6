"""The delegations of a meeting, in protocol order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Credentials, Delegation, Group, Reply
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import Status
from cica_events.domain.protocol import Place, Section, in_order, section_of
from cica_events.i18n import translator
from cica_events.queries.attendance import Attendance
from cica_events.queries.order_rules import order_rule
from cica_events.queries.parties import PartyBook
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """A delegation with its name, section and counts; `number` is its place in protocol order.

    `coming` tells how many come in each capacity; `participants` counts those that declined too.
    """

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
    number: int
    head: str
    participants: int
    coming: tuple[tuple[Capacity, int], ...]


def delegation_rows(
    session: Session, book: PartyBook, meeting_id: str, day: date, attendance: Attendance
) -> list[DelegationRow]:
    """Return the delegations of a meeting held on `day`, in protocol order and the book's language."""
    found = session.execute(select(*columns(Delegation)).where(Delegation.meeting_id == meeting_id)).all()
    drafts = {row.id: _draft(row, book, day) for row in found}
    rule = order_rule(session, meeting_id, book.language)
    numbers = {place.id: number for number, place in enumerate(in_order(drafts.values(), rule), start=1)}
    rows = [
        DelegationRow(
            **row._mapping,
            party_name=_name(row, book),
            status=book.status_on(row.party_id, day),
            section=drafts[row.id].section,
            number=numbers[row.id],
            head=attendance.heads.get(row.id, ""),
            participants=attendance.participants.get(row.id, 0),
            coming=attendance.coming.get(row.id, ()),
        )
        for row in found
    ]
    return sorted(rows, key=lambda row: row.number)


def _draft(row: Any, book: PartyBook, day: date) -> Place:
    party = book.rows.get(row.party_id or "")
    section = section_of(row.group, party.kind if party else None, book.status_on(row.party_id, day))
    sorted_under = book.sort_text(row.party_id) if party else _name(row, book)
    return Place(row.id, row.party_id, section, row.order, sorted_under)


def _name(row: Any, book: PartyBook) -> str:
    """Return the name of the party, or that of the group, in the book's language."""
    return book.name(row.party_id) or row.name or translator(book.language).gettext(row.group.label)
