"""What an import of agenda items would do as a whole, and where its new and moved items would stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cica_events.services.list_plan import ListPlan


@dataclass(frozen=True, slots=True)
class Target:
    """Where an item is to be moved: by its new number, or (`beside`) behind the item of a row before it."""

    record_id: str
    parts: tuple[int, ...] = ()
    beside: str | None = None


@dataclass(frozen=True, kw_only=True)
class AgendaPlan(ListPlan):
    """The whole import of agenda items.

    `depths` and `numbers` say of each row how deep it stands and what its number is in the file; `following`
    whether the rows stand in the order of the agenda, so that new ones stand where they are in the file.
    """

    seen: frozenset[tuple[str, int]]
    depths: Mapping[int, int]
    numbers: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    following: bool = True
