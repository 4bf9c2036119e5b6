"""The shape of an outline: which record lies under which, and where a moved one would come to stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Move = tuple[str, int]
"""The id of the new parent ("" is the top) and the place among its children, the moved one not counted."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a key would take an item, None where it cannot go."""

    up: Move | None
    down: Move | None
    nest: Move | None
    lift: Move | None


class Tree:
    """Rows by node (their place in the outline); -1 is the top."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.rows = tuple(rows)
        self._nodes = {row.id: node for node, row in enumerate(self.rows)}
        self.parents = [self._nodes.get(row.parent_id or "", -1) for row in self.rows]
        self.children: dict[int, list[int]] = {node: [] for node in range(-1, len(self.rows))}
        self.places: list[int] = []
        self.depths: list[int] = []
        for node, above in enumerate(self.parents):
            self.places.append(len(self.children[above]))
            self.children[above].append(node)
            self.depths.append(0 if above < 0 else self.depths[above] + 1)
        self.shape = tuple((row.id, row.parent_id or "") for row in self.rows)

    def node_of(self, record_id: str) -> int:
        """Return the node of a record, -1 if it is not there."""
        return self._nodes.get(record_id, -1)

    def lies_under(self, record_id: str, other_id: str) -> bool:
        """Tell whether a record is `other_id` or lies anywhere under it."""
        node, other = self.node_of(record_id), self.node_of(other_id)
        while node >= 0 and node != other:
            node = self.parents[node]
        return node >= 0

    def landing(self, moved: str, target: str, row: int) -> int | None:
        """Return the place at which `moved` dropped before child `row` of `target` (-1: on it) would stand.

        None where that is where it stands already or lies under itself.
        """
        node = self.node_of(moved)
        if node < 0 or (target and self.lies_under(target, moved)):
            return None
        above = self.node_of(target) if target else -1
        same = self.parents[node] == above
        wanted = len(self.children[above]) if row < 0 else row
        if same and self.places[node] < wanted:
            wanted -= 1
        return None if same and wanted == self.places[node] else wanted

    def step(self, record_id: str) -> Step:
        """Return where up, down, nest and lift would take a record."""
        node = self.node_of(record_id)
        if node < 0:
            return Step(None, None, None, None)
        above, place = self.parents[node], self.places[node]
        siblings = self.children[above]
        nest = self._id(siblings[place - 1]) if place else ""
        lift = (self._id(self.parents[above]), self.places[above] + 1) if above >= 0 else None
        return Step(
            up=(self._id(above), place - 1) if place else None,
            down=(self._id(above), place + 1) if place + 1 < len(siblings) else None,
            nest=(nest, len(self.children[siblings[place - 1]])) if nest else None,
            lift=lift,
        )

    def _id(self, node: int) -> str:
        return "" if node < 0 else str(self.rows[node].id)
