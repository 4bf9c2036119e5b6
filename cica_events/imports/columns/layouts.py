"""Knows a list again by its headings, and says how its columns were taken before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cica_events.imports.columns.mapping import ColumnUse, ListMapping, RememberedLayout
from cica_events.imports.words.vocabulary import squashed

_MORE_OR_LESS: Final = 2  # columns
_IN_COMMON: Final = 2 / 3  # of the longer list


@dataclass(frozen=True, slots=True)
class Remembered:
    """How a column of that heading was taken in the layout `name`."""

    use: ColumnUse
    name: str
    whole: bool  # the whole list is of that layout


def recognised(headings: Sequence[str], layouts: Sequence[RememberedLayout]) -> RememberedLayout | None:
    """Return the layout of a list with these headings, in any order, save one or two; the last saved wins."""
    found = [(likeness(headings, layout.headings), place) for place, layout in enumerate(layouts)]
    best = max(found, default=(0.0, 0))
    return layouts[best[1]] if best[0] else None


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return which share of the headings two lists have in common; 0 where they are two kinds of list."""
    here, there = _counted(one), _counted(other)
    common = (here & there).total()
    unlike = (here - there).total() + (there - here).total()
    longest = max(here.total(), there.total())
    if not common or unlike > _MORE_OR_LESS or common < longest * _IN_COMMON:
        return 0.0
    return common / (common + unlike)


def uses_in(layout: RememberedLayout, headings: Sequence[str]) -> dict[int, ColumnUse]:
    """Return by index of `headings` how the columns of the same name were taken; the k-th as the k-th."""
    places = _places(headings)
    found = {}
    for column, use in layout.mapping.columns.items():
        if (place := places.get(_name_of(column, layout.headings))) is not None:
            found[place] = use
    return found


def remembered_uses(headings: Sequence[str], layouts: Sequence[RememberedLayout]) -> Mapping[int, Remembered]:
    """Return by index how columns were taken before: in this layout, else under this heading in any."""
    found: dict[int, Remembered] = {}
    if (known := recognised(headings, layouts)) is not None:
        found = {at: Remembered(use, known.name, True) for at, use in uses_in(known, headings).items()}
    for layout in reversed(layouts):
        for at, use in uses_in(layout, headings).items():
            if squashed(headings[at]):
                found.setdefault(at, Remembered(use, layout.name, False))
    return found


def by_headings(mapping: ListMapping, headings: Sequence[str]) -> ListMapping:
    """Return `mapping` with the columns that have a heading of their own called by it, not by their place."""
    counts = _counted(headings)
    columns: dict[int | str, ColumnUse] = {}
    for column, use in mapping.columns.items():
        named = isinstance(column, int) and counts[squashed(headings[column])] == 1
        columns[headings[column] if named and isinstance(column, int) else column] = use
    return replace(mapping, columns=columns)


def _counted(headings: Sequence[str]) -> Counter[str]:
    return Counter(filter(None, map(squashed, headings)))


def _places(headings: Sequence[str]) -> dict[tuple[str, int], int]:
    """Return the index of each heading, the second of the same name by its number."""
    seen: Counter[str] = Counter()
    places = {}
    for place, heading in enumerate(headings):
        name = squashed(heading)
        places[name, seen[name]] = place
        seen[name] += 1
    return places


def _name_of(column: int | str, headings: Sequence[str]) -> tuple[str, int]:
    """Return what a column of a layout is called, and which of those called so it is."""
    if isinstance(column, str):
        return squashed(column), 0
    if column >= len(headings):
        return "", -1
    name = squashed(headings[column])
    return name, sum(squashed(heading) == name for heading in headings[:column])
