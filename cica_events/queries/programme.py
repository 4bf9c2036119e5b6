"""The programme of a meeting: its days, the sessions in their rooms, and what is dealt with in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.meeting_days import day_number
from cica_events.domain.meetings import LinkKind
from cica_events.domain.participants import Mode, Participant
from cica_events.domain.programme_times import Block, BlockTimes, ItemTimes, Subject, timetable
from cica_events.domain.zones import zone_called
from cica_events.queries.agenda import AgendaRow, agenda_rows
from cica_events.queries.meetings import MeetingRow, links_of, meeting_by
from cica_events.queries.parties import PartyBook, party_book
from cica_events.queries.sittings import SittingRow, sitting_rows
from cica_events.queries.speakers import SpeakerRow, speaker_rows

__all__ = [
    "Programme",
    "ProgrammeDay",
    "ProgrammeItem",
    "ProgrammeSitting",
    "SpeakerRow",
    "programme_of",
]

MOST_DAYS = 31  # of an exact date that are shown though nothing is on them


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """An agenda item as it stands in a session, or in none; moments are aware, in the meeting's zone.

    `minutes` is what it takes: its own duration, else what its speakers are given, else 0; at least what the
    sub-items take that go with it. One of those is `within`: it stands in no session itself but follows the
    item under which it does, in whose time it lies. `late` is one whose fixed start is passed when the item
    before it ends.
    """

    row: AgendaRow
    minutes: int
    start: datetime | None
    end: datetime | None
    speakers: tuple[SpeakerRow, ...]
    within: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeSitting:
    """A session with its items; `own` is False for one of a meeting that is held together with this one.

    `minutes` is its own duration, else what its items take, else a usual length; `taken` what they take;
    `full` is when the last of them ends.
    """

    row: SittingRow
    own: bool
    start: datetime | None
    end: datetime | None
    minutes: int
    taken: int
    chair: str
    items: tuple[ProgrammeItem, ...]
    full: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """One day: `number` counts from 1 for the first day of the meeting's date, 0 is the day before it."""

    day: date
    number: int
    sittings: tuple[ProgrammeSitting, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """The whole programme; `dated` is False while the meeting's date is vague and its days have only numbers.

    `unplaced` are sessions without day or start, `unscheduled` the items in no session that have no sub-items
    in one either. `rooms` stand side by side in that order. `zones` are shown beside the meeting's own.
    """

    meeting: MeetingRow
    dated: bool
    days: tuple[ProgrammeDay, ...]
    rooms: tuple[str, ...]
    unplaced: tuple[ProgrammeSitting, ...]
    unscheduled: tuple[ProgrammeItem, ...]
    zones: tuple[str, ...]

    def sittings(self) -> Iterator[ProgrammeSitting]:
        """Yield every session, those without a time last."""
        for day in self.days:
            yield from day.sittings
        yield from self.unplaced


def programme_of(session: Session, meeting_id: str, language: str) -> Programme | None:
    """Return the programme of a meeting, with that of those held together with it; None where it is gone."""
    meeting = meeting_by(session, language, meeting_id)
    if meeting is None:
        return None
    zone, book = zone_called(meeting.time_zone), party_book(session, language, meeting.day)
    reading = _Reading(session, language, zone)
    own, unscheduled = reading.of(meeting, book)
    beside = [each for other in _beside(session, meeting, language) for each in reading.of(other)[0]]
    timed = [each for each in own if each.start is not None]
    return Programme(
        meeting=meeting,
        dated=meeting.date is not None and meeting.date.is_exact,
        days=tuple(_days(meeting, timed, [replace(each, own=False) for each in beside if each.start])),
        rooms=tuple(_rooms(meeting, [*own, *beside])),
        unplaced=tuple(each for each in own if each.start is None),
        unscheduled=tuple(unscheduled),
        zones=tuple(_zones(session, meeting)),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads the sessions of one meeting after the other, their moments in the zone of the first."""

    session: Session
    language: str
    zone: tzinfo

    def of(
        self, meeting: MeetingRow, book: PartyBook | None = None
    ) -> tuple[list[ProgrammeSitting], list[ProgrammeItem]]:
        """Return the sessions of a meeting, and the items that stand in none."""
        stored = sitting_rows(self.session, meeting.id)
        rows = self._rows(meeting, {row.id for row in stored})
        speakers = speaker_rows(self.session, meeting.id, self.language, book)
        times = timetable(
            [_subject(row, speakers.get(row.id, ())) for row in rows.values()],
            [Block(row.id, row.day, row.start, row.duration, row.kind.usual_minutes) for row in stored],
            zone_called(meeting.time_zone),
        )
        sittings = [self._sitting(row, times.blocks[row.id], rows, speakers) for row in stored]
        return sittings, [self._item(each, rows, speakers) for each in times.unscheduled]

    def _rows(self, meeting: MeetingRow, sittings: set[str]) -> dict[str, AgendaRow]:
        """Return the items; they have times outside sessions only while none stands in one."""
        rows = agenda_rows(self.session, meeting.id, None)
        if meeting.start_time and not any(row.sitting_id in sittings for row in rows):
            rows = agenda_rows(self.session, meeting.id, meeting.start_time)
        return {row.id: row for row in rows}

    def _sitting(
        self,
        row: SittingRow,
        times: BlockTimes,
        rows: Mapping[str, AgendaRow],
        speakers: Mapping[str, tuple[SpeakerRow, ...]],
    ) -> ProgrammeSitting:
        return ProgrammeSitting(
            row=row,
            own=True,
            start=self._here(times.start),
            end=self._here(times.end),
            minutes=times.minutes,
            taken=times.taken,
            chair=row.chair,
            items=tuple(self._item(each, rows, speakers) for each in times.items),
            full=self._here(times.full),
        )

    def _item(
        self,
        times: ItemTimes,
        rows: Mapping[str, AgendaRow],
        speakers: Mapping[str, tuple[SpeakerRow, ...]],
    ) -> ProgrammeItem:
        row, start, end = rows[times.id], self._here(times.start), self._here(times.end)
        return ProgrammeItem(
            row=replace(row, start=start.time(), end=end.time()) if start and end else row,
            minutes=times.minutes,
            start=start,
            end=end,
            speakers=speakers.get(times.id, ()),
            within=times.within,
            late=times.late,
        )

    def _here(self, moment: datetime | None) -> datetime | None:
        if moment is None or moment.tzinfo is self.zone:
            return moment
        return moment.astimezone(self.zone)


def _subject(row: AgendaRow, speakers: Sequence[SpeakerRow]) -> Subject:
    return Subject(
        row.id,
        row.parent_id,
        row.order,
        row.duration,
        row.pinned_start,
        row.sitting_id,
        row.place,
        sum(speaker.minutes or 0 for speaker in speakers),
    )


def _beside(session: Session, meeting: MeetingRow, language: str) -> Iterator[MeetingRow]:
    """Yield the meetings held together with this one whose days can be told beside its own."""
    seen = {meeting.id}
    for link in links_of(session, meeting.id):
        if link.kind is not LinkKind.ACCOMPANIES or link.meeting_id in seen:
            continue
        seen.add(link.meeting_id)
        other = meeting_by(session, language, link.meeting_id)
        if other is not None and _dated(other) == _dated(meeting):
            yield other


def _dated(meeting: MeetingRow) -> bool:
    return meeting.date is not None and meeting.date.is_exact


def _days(
    meeting: MeetingRow, own: list[ProgrammeSitting], beside: list[ProgrammeSitting]
) -> Iterator[ProgrammeDay]:
    held: dict[date, list[ProgrammeSitting]] = defaultdict(list)
    for sitting in own:
        held[_day_of(sitting)].append(sitting)
    if meeting.date is not None and meeting.date.is_exact:
        for count in range(min(meeting.date.days or 1, MOST_DAYS)):
            held[meeting.date.first_day + timedelta(days=count)]  # shown though nothing is on it yet
    for sitting in beside:
        if (day := _day_of(sitting)) in held:
            held[day].append(sitting)
    for day in sorted(held):
        sittings = sorted(held[day], key=_by_time)
        yield ProgrammeDay(day, day_number(day, meeting.date), tuple(sittings))


def _day_of(sitting: ProgrammeSitting) -> date:
    """Return the day on which a session stands: its own, also where the clocks skip its start."""
    if sitting.own and sitting.row.day is not None:
        return sitting.row.day
    assert sitting.start is not None
    return sitting.start.date()


def _by_time(sitting: ProgrammeSitting) -> tuple[float, int, str]:
    assert sitting.start is not None
    return sitting.start.timestamp(), sitting.row.order, sitting.row.id


def _rooms(meeting: MeetingRow, sittings: list[ProgrammeSitting]) -> Iterator[str]:
    """Yield the meeting's rooms in their order, then the further ones that are used, each once."""
    used = [line.strip() for line in meeting.rooms.splitlines()] + [each.row.room for each in sittings]
    yield from dict.fromkeys(filter(None, used))


def _zones(session: Session, meeting: MeetingRow) -> Iterator[str]:
    """Yield the zones asked for, then those of who takes part online, without the meeting's own."""
    asked = [line.strip() for line in meeting.further_zones.splitlines()]
    query = select(Participant.time_zone).where(
        Participant.meeting_id == meeting.id, Participant.mode == Mode.ONLINE, Participant.time_zone != ""
    )
    online = sorted(set(session.scalars(query)))
    yield from (zone for zone in dict.fromkeys([*asked, *online]) if zone and zone != meeting.time_zone)
