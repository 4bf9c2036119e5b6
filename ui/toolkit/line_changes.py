"""How one list of lines becomes another with as little said to the views as is cheap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto


class Step(Enum):
    """The one structural change that turns the old lines into the new ones."""

    NONE = auto()
    INSERT = auto()
    REMOVE = auto()
    REORDER = auto()
    RESET = auto()


@dataclass(frozen=True, slots=True)
class Difference:
    """A step and, for insert and remove, the lines [first, end) it touches."""

    step: Step
    first: int = 0
    end: int = 0


def difference(old: Sequence[str], new: Sequence[str]) -> Difference:
    """Return how the ids `old` become `new`."""
    if old == new:
        return Difference(Step.NONE)
    shorter = min(len(old), len(new))
    head = 0
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    if head + tail == len(old):
        return Difference(Step.INSERT, head, len(new) - tail)
    if head + tail == len(new):
        return Difference(Step.REMOVE, head, len(old) - tail)
    if len(old) == len(new) and set(old) == set(new):
        return Difference(Step.REORDER)
    return Difference(Step.RESET)


def runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of all that follow one another in rising `numbers`."""
    begun = 0
    for place, number in enumerate(numbers, start=1):
        if place == len(numbers) or numbers[place] != number + 1:
            yield numbers[begun], number
            begun = place
