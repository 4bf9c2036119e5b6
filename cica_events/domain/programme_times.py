"""When each session of a programme is, and each item in it: from durations and fixed starts, over UTC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from cica_events.domain.agenda_tree import AgendaTree, Line


@dataclass(frozen=True, slots=True)
class Block:
    """A session, as far as its times depend on it; `usual` minutes count where nothing else says how long."""

    id: str
    day: date | None
    start: time | None
    duration: int | None
    usual: int


@dataclass(frozen=True, slots=True)
class Subject:
    """An agenda item, as far as its times depend on it; `spoken` minutes are what its speakers are given."""

    id: str
    parent_id: str | None
    order: int
    duration: int | None
    pinned: time | None
    block_id: str | None
    place: int
    spoken: int = 0


@dataclass(frozen=True, slots=True)
class ItemTimes:
    """When an item is dealt with, and in how many minutes; moments are None where its session has none.

    It is `within` the item before it that stands in the session itself where it came there as a sub-item.
    It is `late` where the item before it ends after its fixed start.
    """

    id: str
    minutes: int
    start: datetime | None = None
    end: datetime | None = None
    within: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class BlockTimes:
    """When a session is; `minutes` is its length, `taken` what its items take, `full` when the last ends."""

    id: str
    start: datetime | None
    end: datetime | None
    minutes: int
    taken: int
    full: datetime | None
    items: tuple[ItemTimes, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """The times of all sessions by id, and what stands in none, in document order."""

    blocks: Mapping[str, BlockTimes]
    unscheduled: tuple[ItemTimes, ...]

    def items(self) -> Iterator[ItemTimes]:
        """Yield all items that stand in a session."""
        for block in self.blocks.values():
            yield from block.items


def moment(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return the moment of a wall clock; one that the clocks skip is as far behind the gap as it is in it."""
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def exists(day: date, clock: time, zone: tzinfo) -> bool:
    """Return whether the clocks of `zone` show that time on that day."""
    return moment(day, clock, zone).replace(tzinfo=None, fold=0) == datetime.combine(day, clock)


def after(start: datetime, minutes: int) -> datetime:
    """Return the moment so many minutes later, also in a night in which the clocks change."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def minutes_between(start: datetime, end: datetime) -> int:
    """Return how many minutes pass from one moment to the other."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()) // 60


def timetable(subjects: Iterable[Subject], blocks: Iterable[Block], zone: tzinfo) -> Timetable:
    """Return the times of all sessions and of the items in them.

    The first item begins with its session, each next one where the one before it ends; a fixed start holds.
    Sub-items go with the item above them as long as they stand in no session of their own, the first begins
    with it. An item takes its own duration, else what its speakers are given, at least what goes with it.
    """
    return _Times(list(subjects), list(blocks), zone).table()


class _Times:
    """The items as a tree beside the sessions in which they stand."""

    def __init__(self, subjects: Sequence[Subject], blocks: Sequence[Block], zone: tzinfo) -> None:
        known = {block.id for block in blocks}
        self._blocks = blocks
        self._zone = zone
        self._subjects = {each.id: each for each in subjects}
        self._home = {each.id: each.block_id for each in subjects if each.block_id in known}
        self._tree = AgendaTree(Line(each.id, each.parent_id, each.order) for each in subjects)
        self._order = [line.id for line, _depth in self._tree.walk()]
        self._minutes = self._summed()

    def table(self) -> Timetable:
        tops: dict[str, list[str]] = defaultdict(list)
        for item in self._order:
            if (home := self._home.get(item)) is not None:
                tops[home].append(item)
        blocks = {block.id: self._block(block, tops[block.id]) for block in self._blocks}
        return Timetable(blocks, tuple(self._unscheduled()))

    def _summed(self) -> dict[str, int]:
        minutes: dict[str, int] = {}
        for item in reversed(self._order):
            each = self._subjects[item]
            own = each.spoken if each.duration is None else each.duration
            minutes[item] = max(own, sum(minutes[below] for below in self._along(item)))
        return minutes

    def _along(self, item: str) -> list[str]:
        """Return the sub-items that go where the item goes."""
        return [line.id for line in self._tree.children(item) if line.id not in self._home]

    def _block(self, block: Block, tops: list[str]) -> BlockTimes:
        tops = sorted(tops, key=lambda item: self._subjects[item].place)
        taken = sum(self._minutes[item] for item in tops)
        minutes = block.duration or taken or block.usual
        if block.day is None or block.start is None:
            untimed = tuple(self._untimed(tops))
            return BlockTimes(block.id, None, None, minutes, taken, None, untimed)
        start = moment(block.day, block.start, self._zone)
        end = after(start, minutes)
        items: list[ItemTimes] = []
        full = self._time(tops, start, (start, end), items)
        return BlockTimes(block.id, start, end, minutes, taken, full, tuple(items))

    def _untimed(self, items: list[str], within: bool = False) -> Iterator[ItemTimes]:
        for item in items:
            yield ItemTimes(item, self._minutes[item], within=within)
            yield from self._untimed(self._along(item), within=True)

    def _time(
        self,
        items: list[str],
        at: datetime,
        bounds: tuple[datetime, datetime],
        found: list[ItemTimes],
        within: bool = False,
    ) -> datetime:
        """Add the times of items that follow each other from `at`, and return when the last one ends."""
        for item in items:
            pinned = self._subjects[item].pinned
            start = at if pinned is None else _fixed(pinned, at, bounds)
            place = len(found)
            below = self._time(self._along(item), start, bounds, found, within=True)
            end = max(below, after(start, self._minutes[item]), key=_stamp)
            late = _stamp(start) < _stamp(at)
            found.insert(place, ItemTimes(item, self._minutes[item], start, end, within, late))
            at = end
        return at

    def _unscheduled(self) -> Iterator[ItemTimes]:
        """Yield the items in no session, neither with an item above them nor by one below them."""
        placed = set(self._home)
        for item in self._order:
            if self._tree.parent_of(item) in placed:
                placed.add(item)
        holding = set(self._home)
        for item in reversed(self._order):
            if item in holding and (parent := self._tree.parent_of(item)):
                holding.add(parent)
        for item in self._order:
            if item not in placed and item not in holding:
                yield ItemTimes(item, self._minutes[item])


def _fixed(pinned: time, at: datetime, bounds: tuple[datetime, datetime]) -> datetime:
    """Return the moment of a fixed start: within the session the first not before `at`.

    A session may go on over midnight, and the clocks may show a time twice.
    """
    start, end = bounds
    zone = start.tzinfo
    assert zone is not None
    days = dict.fromkeys((start.date(), end.date()))
    shown = [moment(day, pinned.replace(fold=fold), zone) for day in days for fold in (0, 1)]
    inside = sorted((one for one in shown if _stamp(start) <= _stamp(one) < _stamp(end)), key=_stamp)
    if inside:
        return next((one for one in inside if _stamp(one) >= _stamp(at)), inside[-1])
    return moment(start.date(), pinned, zone)


def _stamp(one: datetime) -> float:
    """Return what moments of one zone are compared by, as they themselves go by their wall clocks."""
    return one.timestamp()
