"""A programme as far as conflicts in it depend on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from cica_events.domain.dates import VagueDate
from cica_events.domain.participants import Participation
from cica_events.domain.sittings import SittingKind


@dataclass(frozen=True, slots=True)
class Attendee:
    """A participant who speaks, presides or heads a delegation, and when they come and leave."""

    id: str
    person_id: str
    name: str
    status: Participation
    replaced_by: str  # a name
    online: bool
    arrival_day: date | None
    arrival_time: time | None
    departure_day: date | None
    departure_time: time | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody who speaks to an item: a participant, or a delegation that has not said who.

    It is `removed` where the participant was taken out of the meeting; `name` then is what they were called.
    """

    id: str
    name: str
    party_id: str | None
    attendee: Attendee | None
    removed: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """An agenda item with its times; `late` where its fixed start is passed when the one before it ends."""

    id: str
    number: str
    title: str
    minutes: int
    start: datetime | None
    end: datetime | None
    pinned: time | None
    late: bool
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """A session with its times; `own` is False for one of a meeting held together with this one."""

    id: str
    own: bool
    name: str
    kind: SittingKind
    day: date | None
    clock: time | None
    start: datetime | None
    end: datetime | None
    minutes: int
    taken: int
    full: datetime | None
    room: str
    venue: str
    chair: Attendee | None
    interpretation: str
    items: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """The programme of a meeting with all that conflicts are looked for in; `heads` by party.

    `unscheduled` are the items in no session, without their sub-items. `days` counts those of the programme.
    """

    date: VagueDate | None
    zone: tzinfo
    languages: tuple[str, ...]
    days: int
    gatherings: tuple[Gathering, ...]
    unscheduled: tuple[Matter, ...]
    heads: Mapping[str, tuple[Attendee, ...]]

    @property
    def dated(self) -> bool:
        """Return whether the days of the meeting are known."""
        return self.date is not None and self.date.is_exact

    @property
    def own(self) -> tuple[Gathering, ...]:
        """Return the sessions of the meeting itself."""
        return tuple(each for each in self.gatherings if each.own)


Stretch = tuple[datetime, datetime]
"""From when to when."""


def overlapping(stretches: Sequence[Stretch]) -> Iterator[tuple[int, int]]:
    """Yield the places of each two stretches of time that have a moment in common, the earlier one first."""
    ends = [(start.timestamp(), end.timestamp()) for start, end in stretches]
    order = sorted(range(len(ends)), key=ends.__getitem__)
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if ends[other][0] >= ends[one][1]:
                break
            if ends[one][0] < ends[other][1]:
                yield one, other


def shared(one: Stretch, other: Stretch) -> Stretch:
    """Return what two stretches of time that overlap have in common."""
    return max(one[0], other[0], key=datetime.timestamp), min(one[1], other[1], key=datetime.timestamp)
