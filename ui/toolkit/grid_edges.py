"""Where Ctrl with an arrow leads: to the edge of a block of filled cells, as in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ui.toolkit.bit_by_bit import Steps

PLACES = 200  # between two looks at the clock


def edge(at: int, beyond: Iterator[int], filled: Callable[[int], bool]) -> Steps[int]:
    """Return the place that Ctrl with an arrow leads to from `at`, with the places `beyond` one by one.

    From within a block that is its last filled place; from its edge or a gap the next filled place, or the
    last place of all.
    """
    place = next(beyond, None)
    if place is None:
        return at
    wanted = not (filled(at) and filled(place))  # else the last one before a gap
    for number, further in enumerate(beyond):
        if wanted and filled(place):
            return place
        if not wanted and not filled(further):
            return place
        place = further
        if number % PLACES == 0:
            yield
    return place
