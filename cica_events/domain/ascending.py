"""Which of several places stand in order: the fewest others must then have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence


def longest_ascending(places: Sequence[int]) -> set[int]:
    """Return the longest part of `places` that ascends."""
    ends: list[int] = []
    lasts: list[int] = []  # the place in `places` of each end
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(lasts[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        lasts[length : length + 1] = [at]
    found, at = set(), lasts[-1] if lasts else -1
    while at >= 0:
        found.add(places[at])
        at = before[at]
    return found


def surely_ascending(places: Sequence[int]) -> set[int]:
    """Return where in `places` those stand that belong to every longest part that ascends."""
    up = _lengths(places)
    down = _lengths([-place for place in reversed(places)])[::-1]
    whole = max(up, default=0) + 1
    on = [at for at in range(len(places)) if up[at] + down[at] == whole]
    alike = Counter(up[at] for at in on)
    return {at for at in on if alike[up[at]] == 1}


def _lengths(places: Sequence[int]) -> list[int]:
    """Return for each place how long the longest ascending part is that ends there."""
    ends: list[int] = []
    found = []
    for place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        found.append(length + 1)
    return found
