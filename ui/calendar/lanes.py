"""Which lane each meeting takes, so that none lies over another and those held together lie side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """What takes a lane from place `first` to `last`, both included; `partners` are held together with it.

    It keeps so many places `behind` it free of others, where its words stand.
    """

    id: str
    first: int
    last: int
    partners: frozenset[str] = frozenset()
    behind: int = 0

    @property
    def end(self) -> int:
        """Return the last place that no other may take."""
        return self.last + self.behind

    def meets(self, other: Stretch) -> bool:
        """Return whether the two are in each other's way at some place."""
        return self.first <= other.end and other.first <= self.end


@dataclass(frozen=True, slots=True)
class Shown:
    """What of the lanes is drawn: `lanes` by id, and how many are hidden at each place that hides some."""

    lanes: Mapping[str, int]
    hidden: Mapping[int, int]


def assigned(stretches: Iterable[Stretch], room: int | None = None) -> dict[str, int]:
    """Return the lane of each, 0 at the top; the same for the same stretches in whatever order they come.

    The earlier and longer lie higher. Partners that meet take lanes that follow each other. No place is
    looked for beyond `room` lanes: what would lie there has lane `room` or a higher one.
    """
    found: dict[str, int] = {}
    lanes: list[_Lane] = []
    for cluster in _clusters(sorted(stretches, key=_order)):
        top = 0
        while top != room and not all(_free(lanes, top + number, one) for number, one in enumerate(cluster)):
            top += 1
        for number, one in enumerate(cluster):
            found[one.id] = top + number
            if room is None or top + number < room:
                while len(lanes) <= top + number:
                    lanes.append(_Lane())
                lanes[top + number].put(one)
    return found


def fitted(stretches: Sequence[Stretch], room: int) -> Shown:
    """Return what is drawn where there is room for `room` lanes (1 or more).

    Where not all fit, the last lane is left to the words that tell how many are hidden.
    """
    lanes = assigned(stretches, room)
    if not lanes or max(lanes.values()) < room:
        return Shown(lanes, {})
    hidden: dict[int, int] = defaultdict(int)
    for one in stretches:
        if lanes[one.id] >= room - 1:
            for place in range(one.first, one.last + 1):
                hidden[place] += 1
    return Shown({key: lane for key, lane in lanes.items() if lane < room - 1}, dict(hidden))


def _order(one: Stretch) -> tuple[int, int, str]:
    return one.first, one.first - one.last, one.id


class _Lane:
    """What lies in one lane."""

    __slots__ = ("_held", "_last")

    def __init__(self) -> None:
        self._held: list[Stretch] = []
        self._last = -1 << 62

    def put(self, one: Stretch) -> None:
        self._held.append(one)
        self._last = max(self._last, one.end)

    def is_free(self, one: Stretch) -> bool:
        return one.first > self._last or not any(one.meets(other) for other in reversed(self._held))


def _free(lanes: Sequence[_Lane], lane: int, one: Stretch) -> bool:
    return lane >= len(lanes) or lanes[lane].is_free(one)


def _clusters(ordered: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return those that lie together: partners that meet, each with its own, in the given order."""
    by_id = {one.id: one for one in ordered}
    taken: set[str] = set()
    found = []
    for one in ordered:
        if one.id in taken:
            continue
        taken.add(one.id)
        cluster, waiting = [one], [one]
        while waiting:
            each = waiting.pop()
            for key in sorted(each.partners):
                other = by_id.get(key)
                if other is not None and key not in taken and each.meets(other):
                    taken.add(key)
                    cluster.append(other)
                    waiting.append(other)
        found.append(sorted(cluster, key=_order))
    return found
