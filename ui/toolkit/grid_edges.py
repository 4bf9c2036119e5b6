"""Where Ctrl with an arrow leads: to the edge of a block of filled cells, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable


def edge(count: int, at: int, by: int, filled: Callable[[int], bool]) -> int:
    """Return the place among `count` that Ctrl with an arrow leads to from `at`, `by` 1 or -1.

    From within a block that is its last filled place; from its edge or a gap the next filled place, or the
    last place of all.
    """
    last = count - 1 if by > 0 else 0
    if at == last:
        return at
    place = at + by
    if filled(at) and filled(place):
        while place != last and filled(place + by):
            place += by
        return place
    while place != last and not filled(place):
        place += by
    return place
