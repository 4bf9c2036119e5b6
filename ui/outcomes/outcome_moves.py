"""Moves a block of neighbouring outcomes by moving the one beside it to its other end: one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """The outcome to move and its new place."""

    outcome_id: str
    index: int


def shifted(order: Sequence[str], chosen: Sequence[str], down: bool) -> Move | None:
    """Return the move that brings `chosen` one place down (or up); None where that cannot be.

    `order` holds the ids of all outcomes. Those chosen must be neighbours.
    """
    places = sorted(order.index(one) for one in chosen if one in order)
    if not places or places[-1] - places[0] + 1 != len(places):
        return None
    beside = places[-1] + 1 if down else places[0] - 1
    if not 0 <= beside < len(order):
        return None
    return Move(order[beside], places[0] if down else places[-1])
