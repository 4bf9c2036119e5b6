"""Meetings as lists and pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation
from cica_events.domain.meeting_names import listed_name
from cica_events.domain.meetings import (
    Format,
    HostRole,
    Leading,
    LinkKind,
    Meeting,
    MeetingHost,
    MeetingLink,
    NumberStyle,
    Stage,
)
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.plain_texts import storable
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.speakers import SpeakingRule
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with the names it refers to and its counts."""

    id: str
    version: int
    key: str
    body: str
    ordinal: int | None
    title: str
    title_ru: str
    date: VagueDate | None
    start_time: dt.time | None
    time_zone: str
    venue: str
    place: str
    country_id: str | None
    format: Format | None
    stage: Stage
    chair_id: str | None
    leading: Leading
    drawn_id: str | None
    symbol: str
    languages: str
    dimension: str
    priority_area: str
    auspices: str
    participants_at_least: int | None
    member_states_count: int | None
    sittings_count: int | None
    date_as_printed: str
    reported: VagueDate | None
    number_style: NumberStyle
    speaking_rule: SpeakingRule
    rooms: str
    further_zones: str
    country: str
    chair: str
    drawn: str
    delegations: int
    participants: int

    @property
    def day(self) -> dt.date:
        """Return the day on which statuses are computed: the first day of the date, today without one."""
        return day_of(self.date)

    def shown_title(self, language: str) -> str:
        """Return the title in `language`, in English where there is none."""
        return shown_text(self.title, self.title_ru, language)


@dataclass(frozen=True, slots=True)
class HostRow:
    """Who organizes, hosts or supports a meeting."""

    id: str
    version: int
    meeting_id: str
    role: HostRole
    name: str
    party_id: str | None
    order: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Another meeting, and how this one stands to it; `outgoing` where this one is the source."""

    id: str
    kind: LinkKind
    outgoing: bool
    meeting_id: str
    key: str
    title: str
    title_ru: str
    date: VagueDate | None


@dataclass(frozen=True, slots=True)
class MeetingCounts:
    """How much a meeting holds."""

    delegations: int
    invited: int
    replied: int
    participants: int
    items: int
    outcomes: int


def day_of(date: VagueDate | None) -> dt.date:
    """Return the day on which the statuses of a meeting held on `date` are computed, today without one."""
    return date.first_day if date else dt.date.today()  # noqa: DTZ011 - the organizer's own day


def meeting_rows(
    session: Session, language: str, where: ColumnElement[bool] | None = None
) -> list[MeetingRow]:
    """Return meetings by date, those without one last."""
    names = {row.id: row for row in session.execute(select(Party.id, Party.short_name, Party.short_name_ru))}

    def name(party_id: str | None) -> str:
        row = names.get(party_id or "")
        return "" if row is None else shown_text(row.short_name, row.short_name_ru, language)

    query = select(*columns(Meeting)).where(where) if where is not None else select(*columns(Meeting))
    found = session.execute(query).all()
    only = [row.id for row in found] if where is not None else None
    delegations, participants = _counts(session, Delegation, only), _counts(session, Participant, only)
    rows = [
        MeetingRow(
            *(
                *row,
                name(row.country_id),
                name(row.chair_id),
                name(row.drawn_id),
                delegations.get(row.id, 0),
                participants.get(row.id, 0),
            )
        )
        for row in found
    ]
    return sorted(rows, key=_by_date)


def meeting_lines(session: Session, language: str) -> list[tuple[str, str]]:
    """Return id and name with date and key of all meetings, in the order of `meeting_rows`; read no more."""
    titles = Meeting.title, Meeting.title_ru
    found = session.execute(select(Meeting.id, Meeting.key, Meeting.date, *titles)).all()
    rows = sorted(found, key=_by_date)
    return [(row.id, listed_name(row.title, row.title_ru, row.date, language, row.key)) for row in rows]


def meeting_count(session: Session) -> int:
    """Return how many meetings there are."""
    return session.scalar(select(func.count()).select_from(Meeting)) or 0


def _by_date(row: MeetingRow | LinkRow | Row[*tuple[Any, ...]]) -> tuple[object, ...]:
    """Return the sorting key by which those without a date come last."""
    return (row.date is None, row.date.sort_key if row.date else (), row.key)


def meeting_by(session: Session, language: str, key_or_id: str) -> MeetingRow | None:
    """Return the meeting with that short key (in any letter case) or id, or None."""
    key_or_id = storable(key_or_id)
    exact = or_(Meeting.id == key_or_id, Meeting.key == key_or_id)
    rows = meeting_rows(session, language, exact)
    if not rows:
        rows = meeting_rows(session, language, func.lower(Meeting.key) == key_or_id.lower())
    return rows[0] if rows else None


def _counts(session: Session, entity: Any, meetings: Collection[str] | None) -> dict[str, int]:
    query = select(entity.meeting_id, func.count()).group_by(entity.meeting_id)
    if meetings is not None:
        query = query.where(entity.meeting_id.in_(meetings))
    return {row[0]: row[1] for row in session.execute(query)}


def counts_of(session: Session, meeting_id: str) -> MeetingCounts:
    """Return how much the meeting holds."""
    from cica_events.domain.agenda import AgendaItem
    from cica_events.domain.outcomes import Outcome

    replies = session.execute(
        select(Delegation.invited, Delegation.reply).where(Delegation.meeting_id == meeting_id)
    ).all()
    held = (Participant, AgendaItem, Outcome)
    counts = (select(func.count()).where(each.meeting_id == meeting_id).scalar_subquery() for each in held)
    participants, items, outcomes = session.execute(select(*counts)).one()
    return MeetingCounts(
        delegations=len(replies),
        invited=sum(row.invited for row in replies),
        replied=sum(row.invited and row.reply != "none" for row in replies),
        participants=participants,
        items=items,
        outcomes=outcomes,
    )


def hosts_of(session: Session, meeting_id: str) -> list[HostRow]:
    """Return the hosts of a meeting, organizers first."""
    query = select(*columns(MeetingHost)).where(MeetingHost.meeting_id == meeting_id)
    rows = [HostRow(**row._mapping) for row in session.execute(query)]
    ranks = {role: rank for rank, role in enumerate(HostRole)}
    return sorted(rows, key=lambda row: (ranks[row.role], row.order, row.id))


def links_of(session: Session, meeting_id: str) -> Sequence[LinkRow]:
    """Return the meetings to which this one stands in some relation, in the order of their dates."""
    rows = []
    for outgoing, own, other in (
        (True, MeetingLink.source_id, MeetingLink.target_id),
        (False, MeetingLink.target_id, MeetingLink.source_id),
    ):
        query = (
            select(
                MeetingLink.id,
                MeetingLink.kind,
                Meeting.id,
                Meeting.key,
                Meeting.title,
                Meeting.title_ru,
                Meeting.date,
            )
            .join(Meeting, Meeting.id == other)
            .where(own == meeting_id)
        )
        rows += [LinkRow(found[0], found[1], outgoing, *found[2:]) for found in session.execute(query)]
    return sorted(rows, key=_by_date)
