"""The conflicts in a meeting's programme, as it is now, with those that were accepted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cica_events.domain.conflict_subjects import Attendee, Gathering, Matter, Setting, Turn
from cica_events.domain.conflicts import Conflict
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Format, Meeting
from cica_events.domain.names import name_of
from cica_events.domain.participants import Capacity, Mode, Participant
from cica_events.domain.programme_conflicts import conflicts_in
from cica_events.domain.sittings import AcceptedConflict
from cica_events.domain.zones import zone_called
from cica_events.queries.lost_speakers import lost_speakers
from cica_events.queries.programme import Programme, ProgrammeItem, ProgrammeSitting, SpeakerRow

_BETWEEN = re.compile(r"[,;/\n]|\s+(?:and|и)\s+")


def conflicts_of(session: Session, programme: Programme, language: str) -> list[Conflict]:
    """Return the conflicts in words of the interface's language, those not accepted first."""
    query = select(AcceptedConflict.key, AcceptedConflict.reason, AcceptedConflict.id)
    found = session.execute(query.where(AcceptedConflict.meeting_id == programme.meeting.id))
    accepted = {row.key: row for row in found}
    conflicts = conflicts_in(_setting(session, programme, language))
    told = [
        replace(each, accepted=row.reason, accepted_id=row.id) if (row := accepted.get(each.key)) else each
        for each in conflicts
    ]
    return sorted(told, key=lambda each: each.accepted_id is not None)


def _setting(session: Session, programme: Programme, language: str) -> Setting:
    crowd = _Crowd.of(session, programme)
    lost = {each.row.id for each in programme.unscheduled}
    return Setting(
        date=programme.meeting.date,
        zone=zone_called(programme.meeting.time_zone),
        languages=tuple(filter(None, map(str.strip, _BETWEEN.split(programme.meeting.languages)))),
        days=len(programme.days),
        gatherings=tuple(_gathering(each, crowd, language) for each in programme.sittings()),
        unscheduled=tuple(
            _matter(each, crowd, language) for each in programme.unscheduled if each.row.parent_id not in lost
        ),
        heads=crowd.heads,
    )


_PARTICIPANTS, _DELEGATIONS = Participant.__table__, Delegation.__table__
_TOLD_OF = tuple(
    _PARTICIPANTS.c[name]
    for name in (
        *("id", "meeting_id", "person_id", "replaced_by_id", "capacity", "status", "mode", "order"),
        *("honorific", "courtesy", "rank", "given_name", "family_name", "family_first"),
        *("arrival_day", "arrival_time", "departure_day", "departure_time"),
    )
)  # half of what there is: the conflicts are looked for at each drop


@dataclass(frozen=True, slots=True)
class _Crowd:
    """The participants that a programme has to do with, by id; heads by party; houses by meeting.

    `lost` are the speakers whose participant was taken out of the meeting.
    """

    attendees: Mapping[str, Attendee]
    heads: Mapping[str, tuple[Attendee, ...]]
    venues: Mapping[str, str]
    lost: frozenset[str]

    @classmethod
    def of(cls, session: Session, programme: Programme) -> _Crowd:
        own = programme.meeting.id
        stored = session.execute(
            select(*_TOLD_OF, _DELEGATIONS.c.party_id)
            .join(_DELEGATIONS, _DELEGATIONS.c.id == _PARTICIPANTS.c.delegation_id)
            .where(
                or_(
                    _PARTICIPANTS.c.id.in_(_concerned(programme)),
                    (_PARTICIPANTS.c.meeting_id == own) & (_PARTICIPANTS.c.capacity == Capacity.HEAD),
                )
            )
        ).all()
        meetings = {row.meeting_id for row in stored} | {each.row.meeting_id for each in programme.sittings()}
        held = session.execute(
            select(Meeting.id, Meeting.venue, Meeting.format).where(Meeting.id.in_(meetings))
        ).all()
        online = {row.id for row in held if row.format is Format.ONLINE}
        heirs = _names(session, {row.replaced_by_id for row in stored if row.replaced_by_id})
        attendees = {
            row.id: _attendee(row, heirs.get(row.replaced_by_id, ""), row.meeting_id in online)
            for row in stored
        }
        heads: dict[str, list[Attendee]] = defaultdict(list)
        for row in sorted(stored, key=lambda row: (row.order, row.id)):
            if row.meeting_id == own and row.capacity is Capacity.HEAD and row.party_id:
                heads[row.party_id].append(attendees[row.id])
        return cls(
            attendees,
            {party: tuple(each) for party, each in heads.items()},
            {row.id: row.venue for row in held},
            lost_speakers(session, (row for item in _items(programme) for row in item.speakers)),
        )


def _attendee(row: Any, replaced_by: str, online_meeting: bool) -> Attendee:
    return Attendee(
        id=row.id,
        person_id=row.person_id,
        name=name_of(row),
        status=row.status,
        replaced_by=replaced_by,
        online=row.mode is Mode.ONLINE or (row.mode is None and online_meeting),
        arrival_day=row.arrival_day,
        arrival_time=row.arrival_time,
        departure_day=row.departure_day,
        departure_time=row.departure_time,
    )


def _concerned(programme: Programme) -> set[str]:
    """Return the ids of those who speak or preside."""
    found = {each.row.chair_id for each in programme.sittings() if each.row.chair_id}
    return found | {
        row.participant_id for item in _items(programme) for row in item.speakers if row.participant_id
    }


def _items(programme: Programme) -> list[ProgrammeItem]:
    return [item for each in programme.sittings() for item in each.items] + list(programme.unscheduled)


def _names(session: Session, ids: Collection[str]) -> dict[str, str]:
    if not ids:
        return {}
    found = session.execute(select(*_TOLD_OF).where(Participant.id.in_(ids)))
    return {row.id: name_of(row) for row in found}


def _gathering(sitting: ProgrammeSitting, crowd: _Crowd, language: str) -> Gathering:
    row = sitting.row
    return Gathering(
        id=row.id,
        own=sitting.own,
        name=row.shown_title(language) or row.kind.text,
        kind=row.kind,
        day=row.day,
        clock=row.start,
        start=sitting.start,
        end=sitting.end,
        minutes=sitting.minutes,
        taken=sitting.taken,
        full=sitting.full,
        room=row.room,
        venue=crowd.venues.get(row.meeting_id, ""),
        chair=crowd.attendees.get(row.chair_id or ""),
        interpretation=row.interpretation,
        items=tuple(_matter(each, crowd, language) for each in sitting.items),
    )


def _matter(item: ProgrammeItem, crowd: _Crowd, language: str) -> Matter:
    return Matter(
        id=item.row.id,
        number=item.row.cited,
        title=item.row.shown_title(language),
        minutes=item.minutes,
        start=item.start,
        end=item.end,
        pinned=item.row.pinned_start,
        late=item.late,
        turns=tuple(_turn(row, crowd) for row in item.speakers),
    )


def _turn(row: SpeakerRow, crowd: _Crowd) -> Turn:
    attendee = crowd.attendees.get(row.participant_id or "")
    return Turn(row.id, row.speaker, row.party_id, attendee, removed=row.id in crowd.lost)
