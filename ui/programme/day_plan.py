"""Where the sessions of one day stand: from which minute to which, in which columns, beside which others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from cica_events.queries.programme import Programme, ProgrammeSitting

DAY = 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Column:
    """A room of the meeting, or what an accompanying meeting has at the same time without one."""

    room: str
    title: str
    own: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """What one day shows of a session: minutes after midnight; `first` and `last` tell where it ends."""

    sitting: ProgrammeSitting
    top: int
    bottom: int
    first: bool
    last: bool

    def meets(self, other: Piece) -> bool:
        """Tell whether both are held at the same time for a while."""
        return self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with the columns that it covers, and its part of them where it shares them with others."""

    piece: Piece
    first: int
    last: int
    lane: int = 0
    lanes: int = 1


def days_of(programme: Programme, further: Iterable[date] = ()) -> list[date]:
    """Return the days that are shown: those of the programme, those it runs into, and `further` ones."""
    days = {day.day for day in programme.days} | set(further)
    for sitting in programme.sittings():
        if sitting.start is not None and sitting.end is not None:
            days.add(sitting.start.date())
            end = sitting.end - timedelta(seconds=1) if sitting.end > sitting.start else sitting.end
            days.add(end.date())
    return sorted(days)


def pieces_of(programme: Programme, day: date) -> list[Piece]:
    """Return what `day` shows, the earliest first."""
    found = (_piece(sitting, day) for sitting in programme.sittings())
    return sorted((piece for piece in found if piece), key=lambda piece: (piece.top, -piece.bottom))


def _piece(sitting: ProgrammeSitting, day: date) -> Piece | None:
    if sitting.start is None or sitting.end is None:
        return None
    top, bottom = _minutes(sitting.start, day), _minutes(sitting.end, day)
    if bottom <= top:  # the clocks were put back meanwhile
        bottom = top + sitting.minutes
    if top >= DAY or bottom <= 0:
        return None
    return Piece(sitting, max(top, 0), min(bottom, DAY), top >= 0, bottom <= DAY)


def _minutes(moment: datetime, day: date) -> int:
    return (moment.date() - day).days * DAY + moment.hour * 60 + moment.minute


def columns_of(programme: Programme, names: Mapping[str, str]) -> list[Column]:
    """Return the columns; `names` are the titles of the accompanying meetings by their ids."""
    columns = [Column(room, room) for room in programme.rooms]
    rooms = set(programme.rooms)
    if not any(rooms):
        columns = [Column("", "")]
    for sitting in programme.sittings():
        room = sitting.row.room
        if room and room not in rooms:
            rooms.add(room)
            columns.append(Column(room, room))
    own = [sitting for sitting in programme.sittings() if sitting.own]
    others = {
        sitting.row.meeting_id
        for sitting in programme.sittings()
        if _apart(sitting) and any(_at_once(sitting, other) for other in own)
    }
    return [*columns, *(Column(other, names.get(other, ""), own=False) for other in sorted(others))]


def _at_once(one: ProgrammeSitting, other: ProgrammeSitting) -> bool:
    """Tell whether both are held at the same time for a while."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _apart(sitting: ProgrammeSitting) -> bool:
    return not sitting.own and not sitting.row.room


def arrange(pieces: Sequence[Piece], columns: Sequence[Column]) -> list[Placed]:
    """Return where each piece stands; one without a room goes across all rooms that are free meanwhile."""
    places = {(column.room, column.own): number for number, column in enumerate(columns)}
    last = max(number for number, column in enumerate(columns) if column.own)
    rooms: dict[int, list[Piece]] = {number: [] for number in range(len(columns))}
    across: list[Piece] = []
    for piece in pieces:
        key = (piece.sitting.row.meeting_id, False)
        if not (_apart(piece.sitting) and key in places):
            key = (piece.sitting.row.room, True)
        if not key[0] and last:
            across.append(piece)
        else:
            rooms[places.get(key, 0)].append(piece)
    placed: list[Placed] = []
    for group in _groups(across):
        run = _free_run(group, rooms, last)
        if run is None:
            rooms[0].extend(group)
        else:
            placed.extend(replace(one, first=run[0], last=run[1]) for one in _in_lanes(group, 0))
    for number, own in rooms.items():
        for group in _groups(sorted(own, key=lambda piece: piece.top)):
            placed.extend(_in_lanes(group, number))
    return sorted(placed, key=lambda one: (one.piece.top, one.first, one.lane))


def _free_run(
    group: Sequence[Piece], rooms: Mapping[int, Sequence[Piece]], last: int
) -> tuple[int, int] | None:
    """Return the most columns side by side, up to `last`, in which nothing else is held meanwhile."""
    best: tuple[int, int] | None = None
    start: int | None = None
    for number in range(last + 1):
        if any(piece.meets(other) for piece in group for other in rooms[number]):
            start = None
            continue
        start = number if start is None else start
        if best is None or number - start > best[1] - best[0]:
            best = start, number
    return best


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Part pieces, the earliest first, where nothing is held from one to the next."""
    groups: list[list[Piece]] = []
    end = -1
    for piece in pieces:
        if piece.top >= end:
            groups.append([])
        groups[-1].append(piece)
        end = max(end, piece.bottom)
    return groups


def _in_lanes(group: Sequence[Piece], column: int) -> list[Placed]:
    """Set pieces that are held at the same time side by side."""
    ends: list[int] = []
    lanes: list[int] = []
    for piece in group:
        lane = next((number for number, end in enumerate(ends) if end <= piece.top), len(ends))
        ends[lane : lane + 1] = [piece.bottom]
        lanes.append(lane)
    return [Placed(piece, column, column, lane, len(ends)) for piece, lane in zip(group, lanes, strict=True)]


def beside(placed: Sequence[Placed], current: int, dx: int, dy: int) -> int:
    """Return the number of the piece that the arrow (dx, dy) leads to from `current`, else `current`."""
    here = placed[current]
    score: Callable[[Placed], tuple[int, int]]
    if dy:
        found = [one for one in placed if (one.piece.top - here.piece.top) * dy > 0]
        score = lambda one: (not _shares(one, here), abs(one.piece.top - here.piece.top))  # noqa: E731
    else:
        found = [one for one in placed if ((one.first, one.lane) > (here.first, here.lane)) == (dx > 0)]
        found = [one for one in found if one is not here and (one.first, one.lane) != (here.first, here.lane)]
        score = lambda one: (not one.piece.meets(here.piece), abs(one.piece.top - here.piece.top))  # noqa: E731
    if not found:
        return current
    return placed.index(min(found, key=score))


def _shares(one: Placed, other: Placed) -> bool:
    return one.first <= other.last and other.first <= one.last
