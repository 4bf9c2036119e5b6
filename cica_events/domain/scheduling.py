"""Into which sessions the items go that stand in none yet: in the order of the agenda, as far as they fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

UNKNOWN: Final = 10
"""Minutes that are kept free for an item of which nothing says how long it takes."""


@dataclass(slots=True)
class Space:
    """A session with the minutes that are left in it, and the places in the agenda of what it holds."""

    id: str
    left: int
    held: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item in no session; `place` counts the items of the agenda before it."""

    id: str
    place: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Placing:
    """An item goes into a session, before the item there at `index`."""

    item_id: str
    sitting_id: str
    index: int


def scheduled(waiting: Iterable[Waiting], spaces: Sequence[Space]) -> list[Placing]:
    """Return where the items go, in the order in which they are put; `spaces` follow each other in time.

    An item goes behind what stands before it in the agenda where it fits there, else where it fits at all;
    what fits nowhere is left out.
    """
    plan = []
    for item in waiting:
        minutes = item.minutes or UNKNOWN
        first = max((n for n, one in enumerate(spaces) if any(p < item.place for p in one.held)), default=0)
        fitting = (one for one in (*spaces[first:], *spaces[:first]) if one.left >= minutes)
        space = next(fitting, None)
        if space is None:
            continue
        index = next((n for n, place in enumerate(space.held) if place > item.place), len(space.held))
        space.held.insert(index, item.place)
        space.left -= minutes
        plan.append(Placing(item.id, space.id, index))
    return plan
