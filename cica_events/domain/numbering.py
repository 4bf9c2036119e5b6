"""The number, the depth and the times of each item of an agenda."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import time

from cica_events.domain.agenda_moves import Moves, lifted, moved, nested, shifted
from cica_events.domain.agenda_tree import AgendaTree, Line
from cica_events.domain.item_numbers import ItemNumber, item_numbers
from cica_events.domain.meetings import NumberStyle

__all__ = ["Agenda", "Line", "Moves", "NumberedLine", "lifted", "moved", "nested", "numbered", "shifted"]

MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """One item as shown; a time is None while nothing says it.

    `number` is what stands before it, "(a)", `cited` what it is called elsewhere, "2 (a)".
    `minutes` is what the item takes: its own duration, or that of what lies below it where that is longer,
    None if neither is given. `start_day` and `end_day` count the midnights passed since the meeting's start.
    """

    id: str
    number: str
    cited: str
    depth: int
    minutes: int | None = None
    start: time | None = None
    start_day: int = 0
    end: time | None = None
    end_day: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The numbered items in document order, and the minutes that they take together as far as given."""

    lines: tuple[NumberedLine, ...]
    minutes: int


def numbered(
    lines: Iterable[Line], start: time | None = None, style: NumberStyle = NumberStyle.DECIMAL
) -> Agenda:
    """Number `lines` in a style and time them from the meeting's `start`.

    The first child starts with its parent, each next one when the one before it ends; an item without a
    duration takes no time. As long as no item before it has one, an item's start is not known.
    """
    tree = AgendaTree(lines)
    minutes = _minutes(tree)
    offsets = _offsets(tree, minutes)
    numbers = item_numbers(tree, style)
    first = _first(tree)
    shown = (
        _timed(_shown(line, numbers[line.id], depth, minutes[line.id]), offsets[line.id], start, first)
        for line, depth in tree.walk()
    )
    return Agenda(tuple(shown), sum(minutes[line.id] or 0 for line in tree.children(None)))


def _shown(line: Line, number: ItemNumber, depth: int, minutes: int | None) -> NumberedLine:
    return NumberedLine(line.id, number.shown, number.cited, depth, minutes)


def _first(tree: AgendaTree) -> frozenset[str]:
    """Return the first item, the first under it, and so on: those that begin with the meeting."""
    found: set[str] = set()
    children = tree.children(None)
    while children:
        found.add(children[0].id)
        children = tree.children(children[0].id)
    return frozenset(found)


def _minutes(tree: AgendaTree) -> dict[str, int | None]:
    minutes: dict[str, int | None] = {}
    for line, _depth in reversed(list(tree.walk())):
        below = [known for child in tree.children(line.id) if (known := minutes[child.id]) is not None]
        minutes[line.id] = max(line.duration or 0, sum(below)) if below else line.duration
    return minutes


def _offsets(tree: AgendaTree, minutes: dict[str, int | None]) -> dict[str, int]:
    """Return the minutes from the meeting's start to that of each item."""
    offsets: dict[str, int] = {}

    def place(siblings: list[Line], at: int) -> None:
        for line in siblings:
            offsets[line.id] = at
            at += minutes[line.id] or 0

    place(tree.children(None), 0)
    for line, _depth in tree.walk():
        place(tree.children(line.id), offsets[line.id])
    return offsets


def _timed(line: NumberedLine, offset: int, start: time | None, first: Collection[str]) -> NumberedLine:
    if start is None or (offset == 0 and line.id not in first):
        return line
    begin = start.hour * 60 + start.minute + offset
    line = replace(line, start=_clock(begin), start_day=begin // MINUTES_A_DAY)
    if line.minutes is None:
        return line
    end = begin + line.minutes
    return replace(line, end=_clock(end), end_day=end // MINUTES_A_DAY)


def _clock(minute: int) -> time:
    return time(*divmod(minute % MINUTES_A_DAY, 60))
