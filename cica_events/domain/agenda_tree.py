"""An agenda as a tree, grown from lines that each know only their parent and their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cica_events.domain.agenda import Counting


@dataclass(frozen=True, slots=True)
class Line:
    """One item as stored: its parent (None: top level), its order among siblings, its minutes if given.

    `counting` and `own_number` say how it is numbered.
    """

    id: str
    parent_id: str | None
    order: int
    duration: int | None = None
    counting: Counting = Counting.AUTOMATIC
    own_number: str = ""


class AgendaTree:
    """Every line exactly once, siblings in order, however broken what is stored may be.

    A line whose parent is missing stands at the end of the top level, and so does a line of each loop.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = {line.id: line for line in lines}
        self._children: dict[str | None, list[Line]] = {None: []}
        self._parents: dict[str, str | None] = {}
        strays: list[Line] = []
        for line in sorted(self.lines.values(), key=lambda line: line.order):
            if line.parent_id is None or line.parent_id in self.lines:
                self._hang(line, line.parent_id)
            else:
                strays.append(line)
        for line in strays:
            self._hang(line, None)
        self._untie_loops()

    @property
    def is_sound(self) -> bool:
        """Return whether every line stands where it is stored."""
        return all(line.parent_id == self._parents[line.id] for line in self.lines.values())

    def children(self, parent_id: str | None) -> list[Line]:
        """Return the lines right under a line (None: the top level) in order."""
        return self._children.get(parent_id, [])

    def parent_of(self, line_id: str) -> str | None:
        """Return the line under which this one stands, None on the top level."""
        return self._parents[line_id]

    def siblings(self, line_id: str) -> list[str]:
        """Return the ids of the line and of those beside it in order."""
        return [line.id for line in self.children(self._parents[line_id])]

    def walk(self, parent_id: str | None = None) -> Iterator[tuple[Line, int]]:
        """Yield the lines below a line (None: all) in document order, each with its depth from 0."""
        waiting = [(line, 0) for line in reversed(self.children(parent_id))]
        while waiting:
            line, depth = waiting.pop()
            yield line, depth
            waiting += [(child, depth + 1) for child in reversed(self.children(line.id))]

    def _hang(self, line: Line, parent_id: str | None) -> None:
        self._children.setdefault(parent_id, []).append(line)
        self._parents[line.id] = parent_id

    def _untie_loops(self) -> None:
        reached = {line.id for line, _depth in self.walk()}
        for line_id in self.lines:
            if line_id in reached:
                continue
            first = min(self._loop_above(line_id), key=lambda line: line.order)
            self._children[self._parents[first.id]].remove(first)
            self._hang(first, None)
            reached |= {first.id, *(line.id for line, _depth in self.walk(first.id))}

    def _loop_above(self, line_id: str) -> list[Line]:
        """Return the lines of the loop on which a line hangs that cannot be reached from the top."""
        path: list[str] = []
        at: str | None = line_id
        while at is not None and at not in path:
            path.append(at)
            at = self._parents[at]
        return [self.lines[passed] for passed in path if at is None or path.index(passed) >= path.index(at)]
