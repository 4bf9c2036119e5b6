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
    ordered = sorted(stretches, key=_order)
    base = ordered[0].first if ordered else 0
    found: dict[str, int] = {}
    taken: list[int] = []  # of each lane, its places as bits
    for cluster in _clusters(ordered):
        bits = [_bits(one, base) for one in cluster]
        top = _top(taken, bits, room)
        for lane, (one, mine) in enumerate(zip(cluster, bits, strict=True), top):
            found[one.id] = lane
            if room is None or lane < room:
                taken.extend([0] * (lane + 1 - len(taken)))
                taken[lane] |= mine
    return found


def _bits(one: Stretch, base: int) -> int:
    """Return the places of a stretch as bits, the place `base` as the lowest."""
    return ((1 << (one.end - one.first + 1)) - 1) << (one.first - base)


def _top(taken: Sequence[int], bits: Sequence[int], room: int | None) -> int:
    """Return the first lane from which each of `bits` has a lane of its own, `room` where none has."""
    last = len(taken) if room is None else min(len(taken), room)
    if len(bits) == 1:  # nearly always, and asked thousands of times
        return next((top for top in range(last) if not taken[top] & bits[0]), last)
    for top in range(last):
        if not any(lane & mine for lane, mine in zip(taken[top:], bits, strict=False)):
            return top
    return last


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


def _clusters(ordered: Sequence[Stretch]) -> list[list[Stretch]]:
    """Return those that lie together: partners that meet, each with its own, in the given order."""
    if not any(one.partners for one in ordered):
        return [[one] for one in ordered]
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
