"""Sorts very many places without holding the interpreter's lock for long, and without much memory."""

from __future__ import annotations

import pickle
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice
from operator import itemgetter
from time import sleep
from typing import Any, Final

from cica_events.progress import Progress, silent

SLICE: Final = 200  # rows between two breaths
BREATH: Final = 0.0005  # seconds for the window to take the interpreter's lock
RUN: Final = 2_000  # rows sorted in one go
MANY: Final = 200_000  # rows, from which on keys that wait are pressed together
PRESSED: Final = 250  # keys pressed together

Keyed = tuple[Any, int]


def breathing(rows: Iterable[Any], total: int, progress: Progress) -> Iterator[Any]:
    """Yield `rows`, with a break after each slice in which the window can answer."""
    source, done = iter(rows), 0
    while part := list(islice(source, SLICE)):
        yield from part
        done += len(part)
        progress(done, total)
        sleep(BREATH)


def sorted_places(
    places: Sequence[int], key: Callable[[int], Any], *, down: bool = False, progress: Progress = silent
) -> array[int]:
    """Return `places` by their keys; those whose key is None come last. What is equal keeps its order."""
    runs: list[Iterable[Keyed]] = []
    empty = array("I")
    size = RUN if len(places) < MANY else 8 * RUN
    source = iter(breathing(places, len(places), progress))
    while part := list(islice(source, size)):
        keyed = [(key(place), place) for place in part]
        empty.extend([place for found, place in keyed if found is None])
        run = sorted((pair for pair in keyed if pair[0] is not None), key=itemgetter(0), reverse=down)
        runs.append(run if len(places) < MANY else _pressed(run))
    found = array("I")
    merged = (place for _key, place in merge(*runs, key=itemgetter(0), reverse=down))
    found.extend(breathing(merged, len(places), silent))
    return found + empty


def placed_by_value(
    places: Sequence[int], values: Iterable[Any], ranks: dict[Any, int | None], *, down: bool = False
) -> array[int]:
    """Return `places` by the rank of their values, those without one last; what is equal keeps its order.

    Without one are also values that came after the ranks were told.
    """
    buckets: defaultdict[int | None, array[int]] = defaultdict(lambda: array("I"))
    for place, value in zip(breathing(places, len(places), silent), values, strict=False):
        buckets[ranks.get(value)].append(place)
    empty = buckets.pop(None, array("I"))
    found = array("I")
    for rank in sorted(filter(_is_rank, buckets), reverse=down):  # type: ignore[type-var]  # None is gone
        found.extend(buckets[rank])
    return found + empty


def _is_rank(rank: int | None) -> bool:
    return rank is not None


class _pressed:  # noqa: N801 - it stands for a list
    """Pairs of keys and places that wait to be merged, in a quarter of their memory."""

    def __init__(self, pairs: Sequence[Keyed]) -> None:
        self._parts = [
            zlib.compress(pickle.dumps(pairs[start : start + PRESSED], protocol=5), 1)
            for start in range(0, len(pairs), PRESSED)
        ]

    def __iter__(self) -> Iterator[Keyed]:
        for part in self._parts:
            yield from pickle.loads(zlib.decompress(part))
