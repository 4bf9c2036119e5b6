"""What every report starts from: the meetings of a scope, their delegations, and their people counted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation, Group, Reply
from cica_events.domain.likeness import gender_of
from cica_events.domain.meetings import Format, HostRole, Meeting, MeetingHost, Stage
from cica_events.domain.names import Gender
from cica_events.domain.participants import Capacity, Mode, Participant, Participation
from cica_events.domain.parties import PartyKind, Status
from cica_events.domain.protocol import Section, section_of
from cica_events.domain.shown_texts import shown_text
from cica_events.queries.chairmanships import ChairmanshipRow
from cica_events.queries.meetings import day_of
from cica_events.queries.parties import PartyBook

_PLAIN = ("id", "key", "body", "title", "title_ru", "date", "stage", "format", "chair_id")
MANY = 500  # more ids than this are not named to the database: it is asked for all


@dataclass(frozen=True, slots=True)
class Scope:
    """Which meetings a report is about; no bodies means all. One named by `meeting_id` is taken as it is."""

    first_year: int | None = None
    last_year: int | None = None
    bodies: frozenset[str] = frozenset()
    stages: frozenset[Stage] = frozenset({Stage.HELD})
    meeting_id: str = ""

    def holds(self, body: str, stage: Stage, when: VagueDate | None) -> bool:
        """Tell whether such a meeting is meant; one without a date never is."""
        if when is None or stage not in self.stages or (self.bodies and body not in self.bodies):
            return False
        year = when.first_day.year
        return (self.first_year or year) <= year <= (self.last_year or year)


@dataclass(frozen=True, slots=True)
class ReportMeeting:
    """A meeting as reports tell of it; `day` is that on which statuses count."""

    id: str
    key: str
    body: str
    title: str
    title_ru: str
    date: VagueDate | None
    stage: Stage
    format: Format | None
    chair_id: str | None
    hosts: frozenset[str]  # parties
    at_least: int  # participants, as reported without a list
    member_states: int  # as reported without a list

    @property
    def day(self) -> dt.date:
        """Return the day on which statuses are computed."""
        return day_of(self.date)

    @property
    def year(self) -> int:
        """Return the year in which the meeting begins, this year where it has no date."""
        return self.day.year

    def shown_title(self, language: str) -> str:
        """Return the title in `language`, in English where there is none."""
        return shown_text(self.title, self.title_ru, language)


class DelegationFact(NamedTuple):
    """What is stored of a delegation."""

    id: str
    meeting_id: str
    party_id: str | None
    group: Group
    name: str
    invited: bool
    reply: Reply
    present: bool


class Tally(NamedTuple):
    """How many people of one delegation are alike in what reports ask for; `gender` as far as known."""

    delegation_id: str
    capacity: Capacity
    status: Participation
    mode: Mode | None
    gender: Gender | None
    number: int


@dataclass(frozen=True, slots=True)
class Facts:
    """All that reports are computed from, in the language of the book."""

    book: PartyBook
    meetings: tuple[ReportMeeting, ...]  # by date
    delegations: tuple[DelegationFact, ...]
    tallies: Mapping[str, Sequence[Tally]]  # by delegation

    def by_id(self) -> dict[str, ReportMeeting]:
        """Return the meetings by their ids."""
        return {meeting.id: meeting for meeting in self.meetings}

    def section(self, delegation: DelegationFact, meeting: ReportMeeting) -> Section:
        """Return the section of a delegation by the party's status on the meeting's day."""
        party = self.book.rows.get(delegation.party_id or "")
        kind = party.kind if party else None
        return section_of(delegation.group, kind, self.status(delegation.party_id, meeting))

    def status(self, party_id: str | None, meeting: ReportMeeting) -> Status | None:
        """Return the status of a party on the meeting's day."""
        return self.book.status_on(party_id, meeting.day)

    def is_state(self, party_id: str | None) -> bool:
        """Tell whether a party is a State."""
        party = self.book.rows.get(party_id or "")
        return party is not None and party.kind is PartyKind.STATE


def report_facts(session: Session, book: PartyBook, scope: Scope) -> Facts:
    """Read what the reports on `scope` are computed from; the database counts the people."""
    meetings = report_meetings(session, scope)
    ids = {meeting.id for meeting in meetings}
    names = [Delegation.__table__.c[name] for name in DelegationFact._fields]
    query = _among(select(*names), Delegation.__table__.c.meeting_id, ids)
    delegations = tuple(DelegationFact._make(row) for row in session.execute(query) if row.meeting_id in ids)
    return Facts(book, meetings, delegations, _tallies(session, ids, {each.id for each in delegations}))


def report_meetings(session: Session, scope: Scope) -> tuple[ReportMeeting, ...]:
    """Return the meetings of a scope by date, those without one last."""
    table = Meeting.__table__.c
    counts = ("country_id", "participants_at_least", "member_states_count")
    query = select(*(table[name] for name in (*_PLAIN, *counts)))
    if scope.meeting_id:
        query = query.where(table.id == scope.meeting_id)
    hosts = _hosts(session)
    meetings = [
        ReportMeeting(
            **{name: row._mapping[name] for name in _PLAIN},
            hosts=hosts.get(row.id, frozenset()) | frozenset(filter(None, [row.country_id])),
            at_least=row.participants_at_least or 0,
            member_states=row.member_states_count or 0,
        )
        for row in session.execute(query)
        if scope.meeting_id or scope.holds(row.body, row.stage, row.date)
    ]
    return tuple(sorted(meetings, key=_by_date))


def _by_date(meeting: ReportMeeting) -> tuple[object, ...]:
    when = meeting.date
    return when is None, when.sort_key if when else (), meeting.key


def _hosts(session: Session) -> dict[str, frozenset[str]]:
    table = MeetingHost.__table__.c
    found: dict[str, set[str]] = defaultdict(set)
    query = select(table.meeting_id, table.party_id).where(table.role == HostRole.HOST)
    for meeting_id, party_id in session.execute(query):
        if party_id:
            found[meeting_id].add(party_id)
    return {key: frozenset(parties) for key, parties in found.items()}


def _among(query: Select[Any], column: Any, ids: Collection[str]) -> Select[Any]:
    """Return the query narrowed to `ids` where they are few; the caller leaves out what else comes."""
    return query.where(column.in_(ids)) if len(ids) <= MANY else query


def _tallies(session: Session, meetings: Collection[str], known: Collection[str]) -> dict[str, list[Tally]]:
    table = Participant.__table__.c
    kinds = table.delegation_id, table.capacity, table.status, table.mode, table.gender, table.courtesy
    query = _among(select(*kinds, func.count()).group_by(*kinds), table.meeting_id, meetings)
    found: dict[str, list[Tally]] = defaultdict(list)
    for home, capacity, status, mode, gender, courtesy, count in session.execute(query):
        if home in known:
            found[home].append(Tally(home, capacity, status, mode, gender_of(gender, courtesy), count))
    return found


def share_of(women: int, men: int) -> float | None:
    """Return the share of women among those known to be a woman or a man, 0 to 1; None where none is."""
    known = women + men
    return women / known if known else None


class Attendee(NamedTuple):
    """One person of a delegation, as the map names those who came."""

    name: str
    position: str
    capacity: Capacity
    status: Participation
    mode: Mode | None


def with_chairs(
    meetings: Iterable[ReportMeeting], chairs: Sequence[ChairmanshipRow], central: Collection[str]
) -> tuple[ReportMeeting, ...]:
    """Return the meetings with their chairs: the one that stands in it, else whoever chaired the body then.

    The bodies of `central` are chaired by whoever chairs the Conference.
    """
    found = []
    for meeting in meetings:
        named = meeting.chair_id
        for body in (meeting.body, *([""] if meeting.body in central else [])):
            named = named or next(
                (c.party_id for c in chairs if c.body == body and _holds(c, meeting.day)), None
            )
        found.append(replace(meeting, chair_id=named))
    return tuple(found)


def _holds(chair: ChairmanshipRow, day: dt.date) -> bool:
    begun = chair.since is None or chair.since.first_day <= day
    return begun and (chair.until is None or day <= chair.until.last_day)
