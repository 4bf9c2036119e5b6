"""Which of several places stand in order: the fewest others must then have moved."""

from __future__ import annotations

from bisect import bisect_left
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
