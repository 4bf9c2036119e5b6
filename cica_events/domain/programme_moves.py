"""What moves along when a session of the programme moves, and where it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from cica_events.domain.programme_times import after, minutes_between


@dataclass(frozen=True, slots=True)
class Standing:
    """A session where it stands: on its day, at its moment, in its room (none: in all of them)."""

    id: str
    day: date
    start: datetime
    minutes: int
    room: str
    pinned: bool

    @property
    def end(self) -> datetime:
        """Return when it ends."""
        return after(self.start, self.minutes)


def following(sessions: Iterable[Standing], one: Standing) -> list[Standing]:
    """Return what begins after `one` on its day, in its room or in all of them; what is fixed stays."""
    return [
        each
        for each in sessions
        if each.id != one.id
        and each.day == one.day
        and not each.pinned
        and (not one.room or not each.room or each.room == one.room)
        and each.start.timestamp() > one.start.timestamp()
    ]


def pushed(sessions: Iterable[Standing], one: Standing) -> tuple[list[Standing], int]:
    """Return what has to make room for `one` that came to its day or room, and by how many minutes."""
    there = Standing(one.id, one.day, after(one.start, -1), one.minutes + 1, one.room, one.pinned)
    behind = following(sessions, there)
    first = min((each.start for each in behind), key=datetime.timestamp, default=one.end)
    return behind, max(0, minutes_between(first, one.end))


def shifted(session: Standing, minutes: int) -> tuple[date, time]:
    """Return the day and the wall clock of a session that begins so many minutes later."""
    moment = after(session.start, minutes)
    return moment.date(), moment.time()
