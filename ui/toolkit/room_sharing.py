"""How columns share the width of their list: so that as few cells as possible are cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Wish:
    """The widths (pixels) that one column asks for.

    With less than `least` for each the list is rather scrolled. `steps` are widths in which more and more of
    its texts stand whole, as many with each step, in the last all; `usual` is what it has where nothing is
    known of them. What is left over goes by `share`.
    """

    least: int
    steps: Sequence[int]
    usual: int
    share: int = 0

    @classmethod
    def of(cls, width: int) -> Wish:
        """Return the wish of a column that is to be as wide as that."""
        return cls(width, (width,), width)

    @property
    def whole(self) -> int:
        """The width in which no text is cut."""
        return max(self.least, *self.steps)

    @property
    def scrolled(self) -> int:
        """The width where the list is scrolled anyway."""
        return max(self.least, min(self.usual, self.whole))

    def leading(self, room: int, spare: int) -> Wish:
        """Return the wish of a column that comes before the others, as it says what a row is."""
        most = max(min(self.whole, room // 4), min(max(self.least, *self.steps[-2:][:1]), room // 3))
        return replace(self, least=max(self.least, min(most, self.least + max(0, spare))))


def shared(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return a width for each wish; in sum more than `room` only where the list is to be scrolled."""
    if sum(wish.least for wish in wishes) > room:
        return [wish.scrolled for wish in wishes]
    widths = [wish.whole for wish in wishes]
    if sum(widths) > room:
        widths = _raised(_stepped(wishes, room), widths, room)
    widths = _raised(widths, [wish.usual for wish in wishes], room)
    spare, whole = room - sum(widths), sum(wish.share for wish in wishes) or 1
    return [width + spare * wish.share // whole for width, wish in zip(widths, wishes, strict=True)]


def _stepped(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the widths with which most texts stand whole: those first that need the least for it."""
    widths = [wish.least for wish in wishes]
    while found := max(_offers(wishes, widths, room - sum(widths)), default=None):
        _gain, place, width = found
        widths[place] = width
    return widths


def _offers(wishes: Sequence[Wish], widths: Sequence[int], spare: int) -> list[tuple[float, int, int]]:
    """Return what may come next: texts made whole for a pixel, the place of the column, its new width."""
    return [
        (count / (step - width), place, step)
        for place, (wish, width) in enumerate(zip(wishes, widths, strict=True))
        for count, step in enumerate((step for step in wish.steps if step > width), 1)
        if step - width <= spare
    ]


def _raised(widths: Sequence[int], goals: Sequence[int], room: int) -> list[int]:
    """Return the widths, all raised to one level as far as there is room, but none over its goal."""

    def raised(level: int) -> list[int]:
        return [max(width, min(goal, level)) for width, goal in zip(widths, goals, strict=True)]

    levels = range(max(goals, default=0) + 1)
    return raised(bisect_right(levels, room, key=lambda level: sum(raised(level))) - 1)
