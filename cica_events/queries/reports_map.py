"""The map of participation: what each State and organization was to each meeting of a scope."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.delegations import Group
from cica_events.domain.levels import Level, is_lower
from cica_events.domain.meetings import Format, Stage
from cica_events.domain.names import name_of
from cica_events.domain.participants import Capacity, Mode, Participant
from cica_events.domain.participation import ABSENT
from cica_events.domain.parties import PartyKind, Status, begun
from cica_events.domain.presence import Kept, Listed, Presence, presence_of
from cica_events.domain.protocol import Section, section_of
from cica_events.domain.ranks import NO_RANK, rank_of
from cica_events.domain.representatives import TOOK_PART
from cica_events.queries.parties import PartyBook
from cica_events.queries.reading import columns
from cica_events.queries.reports import Attendee, DelegationFact, Facts, ReportMeeting, Tally


class MapCell(NamedTuple):
    """What a party was to a meeting; `people` is how many of it registered or attended."""

    presence: Presence
    people: int
    host: bool
    chair: bool
    delegation_id: str  # empty where it stands in no list of the meeting


@dataclass(frozen=True, slots=True)
class MapParty:
    """A row: a party with the section of its status on the last day of the span."""

    id: str
    name: str
    code: str
    kind: PartyKind
    section: Section
    status: Status | None


@dataclass(frozen=True, slots=True)
class ParticipationMap:
    """States and organizations down, in the order of protocol; meetings across, by year and body.

    `cell` answers for each pair. The totals count the cells with `Presence.attended`.
    """

    parties: tuple[MapParty, ...]
    meetings: tuple[ReportMeeting, ...]
    listed: Mapping[tuple[str, str], MapCell]  # by party and meeting, of those in the meeting's list
    unlisted: Mapping[str, tuple[Presence, Presence]]  # by meeting, without and with a status on its day
    book: PartyBook
    steady: frozenset[str] = frozenset()  # parties whose status holds on the days of all meetings
    per_party: Mapping[str, int] = field(default_factory=dict)
    per_meeting: Mapping[str, int] = field(default_factory=dict)

    def cell(self, party_id: str, meeting: ReportMeeting) -> MapCell:
        """Return what a party was to a meeting."""
        found = self.listed.get((party_id, meeting.id))
        if found is not None:
            return found
        has_status = party_id in self.steady or _has_status(self.book, party_id, meeting.day)
        presence = self.unlisted[meeting.id][has_status]
        return MapCell(presence, 0, party_id in meeting.hosts, party_id == meeting.chair_id, "")

    @property
    def attended(self) -> int:
        """Return how many times all of the rows took part together."""
        return sum(self.per_party.values())


def participation_map(facts: Facts, lower: frozenset[str], ranks: Mapping[str, int]) -> ParticipationMap:
    """Return the map of `facts`, its columns by year, then the order of `ranks` of the bodies, then date.

    `lower` are the delegations whose head is of a lower level than the meeting is for.
    """
    at = facts.by_id()
    kept = _kept(facts)
    listed: dict[tuple[str, str], MapCell] = {}
    for each in facts.delegations:
        if each.party_id:
            meeting = at[each.meeting_id]
            stored = _stored(each, facts.tallies.get(each.id, ()), meeting, lower)
            has_status = _has_status(facts.book, each.party_id, meeting.day)
            presence = presence_of(stored, kept[meeting.id], has_status=has_status)
            host, chair = each.party_id in meeting.hosts, each.party_id == meeting.chair_id
            people = stored.in_person + stored.online
            listed[each.party_id, meeting.id] = MapCell(presence, people, host, chair, each.id)
    there = [key for key, cell in listed.items() if cell.presence.attended]
    return ParticipationMap(
        _rows(facts, {party for party, _meeting in listed}),
        tuple(sorted(facts.meetings, key=lambda one: (one.year, ranks.get(one.body, len(ranks)), one.body))),
        listed,
        {key: (_of_none(one, False), _of_none(one, True)) for key, one in kept.items()},
        facts.book,
        _steady(facts),
        Counter(party for party, _meeting in there),
        Counter(meeting for _party, meeting in there),
    )


def _kept(facts: Facts) -> dict[str, Kept]:
    invited: set[str] = set()
    attended: set[str] = set()
    for each in facts.delegations:
        if each.invited:
            invited.add(each.meeting_id)
        if each.party_id and (each.present or any(_counts(t) for t in facts.tallies.get(each.id, ()))):
            attended.add(each.meeting_id)
    return {
        one.id: Kept(
            held=one.stage is Stage.HELD,
            online=one.format is Format.ONLINE,
            written=one.format is Format.WRITTEN,
            invitations=one.id in invited,
            attendance=one.id in attended,
        )
        for one in facts.meetings
    }


def _counts(tally: Tally) -> bool:
    return tally.status in TOOK_PART


def _stored(
    each: DelegationFact, tallies: Sequence[Tally], meeting: ReportMeeting, lower: frozenset[str]
) -> Listed:
    online = in_person = announced = 0
    by_wire = meeting.format is Format.ONLINE
    for tally in tallies:
        if not _counts(tally):
            announced += 0 if tally.status in ABSENT else tally.number
        elif (tally.mode or (Mode.ONLINE if by_wire else Mode.IN_PERSON)) is Mode.ONLINE:
            online += tally.number
        else:
            in_person += tally.number
    return Listed(
        each.invited, each.reply, each.present, in_person, online, announced, lower=each.id in lower
    )


def _rows(facts: Facts, listed: set[str]) -> tuple[MapParty, ...]:
    """Return the parties in some list, and those with a status on any of the days, in protocol order."""
    days = [meeting.day for meeting in facts.meetings]
    if not days:
        return ()
    first, last = min(days), max(days)
    order = {section: number for number, section in enumerate(Section)}
    rows = []
    for party in facts.book.in_order():
        if party.id in listed or _had_status(facts.book, party.id, first, last):
            status = facts.book.status_on(party.id, last)
            section = section_of(Group.PARTY, party.kind, status)
            rows.append(MapParty(party.id, party.name, party.code, party.kind, section, status))
    return tuple(sorted(rows, key=lambda row: order[row.section]))


def _of_none(kept: Kept, has_status: bool) -> Presence:
    return presence_of(None, kept, has_status=has_status)


def _steady(facts: Facts) -> frozenset[str]:
    """Return the parties that need not be asked for each day."""
    days = [meeting.day for meeting in facts.meetings]
    if not days:
        return frozenset()
    first, last = min(days), max(days)
    return frozenset(
        party
        for party, periods in facts.book.affiliations.items()
        if any(begun(one) <= first and (not one.until or last <= one.until.last_day) for one in periods)
    )


def _has_status(book: PartyBook, party_id: str, day: date) -> bool:
    """Tell whether the party has a status on that day; one that never has any is told as invited or not."""
    return not book.affiliations.get(party_id) or book.status_on(party_id, day) is not None


def _had_status(book: PartyBook, party_id: str, first: date, last: date) -> bool:
    periods = book.affiliations.get(party_id, ())
    return any(begun(one) <= last and (not one.until or first <= one.until.last_day) for one in periods)


def lower_delegations(session: Session, facts: Facts, levels: Mapping[str, Level]) -> frozenset[str]:
    """Return the delegations whose known head is of a lower level than the body of the meeting is for."""
    asked = {one.id: levels[one.body] for one in facts.meetings if one.body in levels}
    if not asked:
        return frozenset()
    table = Participant.__table__.c
    query = select(table.meeting_id, table.delegation_id, table.rank, table.position).where(
        table.capacity == Capacity.HEAD, table.status.in_(TOOK_PART), table.meeting_id.in_(asked)
    )
    best: dict[tuple[str, str], int] = defaultdict(lambda: NO_RANK)
    for meeting_id, home, rank, position in session.execute(query):
        best[meeting_id, home] = min(best[meeting_id, home], rank_of(rank, position))
    return frozenset(home for (meeting, home), rank in best.items() if is_lower(asked[meeting], rank))


def attendees(session: Session, delegation_id: str) -> list[Attendee]:
    """Return the people of a delegation who have not declined, the head first."""
    query = select(*columns(Participant)).where(
        Participant.delegation_id == delegation_id, Participant.status.not_in(ABSENT)
    )
    order = {capacity: number for number, capacity in enumerate(Capacity)}
    found = sorted(session.execute(query), key=lambda row: (order[row.capacity], row.order or 10**6, row.id))
    return [Attendee(name_of(row), row.position, row.capacity, row.status, row.mode) for row in found]
