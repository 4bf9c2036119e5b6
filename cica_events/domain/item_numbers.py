"""The numbers of the items of an agenda, in the style of its meeting.

The signs below the second level are those of documents of the United Nations: (a), (i), a., i.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cica_events.domain.agenda import Counting
from cica_events.domain.agenda_tree import AgendaTree, Line
from cica_events.domain.meetings import NumberStyle
from cica_events.domain.number_signs import Sign

_BELOW: Final = (Sign.LETTER, Sign.SMALL_ROMAN, Sign.BARE_LETTER, Sign.BARE_ROMAN)
_ABOVE: Final[Mapping[NumberStyle, tuple[Sign, ...]]] = {
    NumberStyle.LETTERS: (Sign.FIGURE,),
    NumberStyle.DECIMAL_LETTERS: (Sign.FIGURE, Sign.PART),
    NumberStyle.ROMAN: (Sign.CAPITAL_ROMAN, Sign.FIGURE),
}


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """What stands before an item, "(a)", and what it is called elsewhere, "2 (a)"; both may be empty."""

    shown: str
    cited: str


NO_NUMBER: Final = ItemNumber("", "")


def sign_of(style: NumberStyle, level: int) -> Sign:
    """Return with which sign a level, counted from 0, is numbered; behind the deepest they begin again."""
    if style is NumberStyle.DECIMAL:
        return Sign.PART if level else Sign.FIGURE
    above = _ABOVE[style]
    return above[level] if level < len(above) else _BELOW[(level - len(above)) % len(_BELOW)]


def item_number(style: NumberStyle, level: int, above: str, number: int) -> ItemNumber:
    """Return the number of an item at `level` under the one that is cited as `above`."""
    sign = sign_of(style, level)
    if not above:
        return ItemNumber(sign.written(number), sign.bare(number))
    if sign in (Sign.PART, Sign.FIGURE):
        cited = f"{above}.{number}"
        return ItemNumber(cited if sign is Sign.PART else str(number), cited)
    written = sign.written(number)
    return ItemNumber(written, f"{above} {written.rstrip('.')}")


def item_numbers(tree: AgendaTree, style: NumberStyle) -> dict[str, ItemNumber]:
    """Return the number of every item.

    One without a number is passed over: what lies under it is counted as if it stood in its place. A fixed
    number that reads as one of its level is counted on from; any other stands beside the counting.
    """
    count = _Count(style)
    for line, _depth in tree.walk():
        count.take(line, tree.parent_of(line.id))
    return count.numbers


@dataclass(slots=True)
class _Count:
    """How far the counting has come, in document order; `None` holds the top level."""

    style: NumberStyle
    numbers: dict[str, ItemNumber] = field(default_factory=dict)
    holders: dict[str | None, str | None] = field(default_factory=lambda: {None: None})  # who counts whose
    levels: dict[str | None, int] = field(default_factory=lambda: {None: 0})
    counts: dict[str | None, int] = field(default_factory=lambda: {None: 0})
    last: dict[int, int] = field(default_factory=dict)  # given at each level

    def take(self, line: Line, parent_id: str | None) -> None:
        """Number the next item."""
        holder = self.holders[parent_id]
        level = self.levels[holder]
        own = line.own_number.strip()
        if line.counting is Counting.NONE and not own:
            self.numbers[line.id], self.holders[line.id] = NO_NUMBER, holder
            return
        above = self.numbers[holder].cited if holder else ""
        number = self._own(line, level, above) if own else self._next(line, holder)
        if number is not None:
            self.counts[holder] = self.last[level] = number
        self.numbers[line.id] = (
            _fixed(own, above, self._sign(level)) if own else self._numbered(level, above, number)
        )
        self.holders[line.id], self.levels[line.id] = line.id, level + 1
        goes_on = line.counting is Counting.CONTINUED
        self.counts[line.id] = self.last.get(level + 1, 0) if goes_on else 0

    def _sign(self, level: int) -> Sign:
        return sign_of(self.style, level)

    def _numbered(self, level: int, above: str, number: int | None) -> ItemNumber:
        return item_number(self.style, level, above, number or 0)

    def _next(self, line: Line, holder: str | None) -> int:
        return 1 if line.counting is Counting.RESTART else self.counts[holder] + 1

    def _own(self, line: Line, level: int, above: str) -> int | None:
        if line.counting is Counting.NONE:
            return None
        return read_number(line.own_number, self._sign(level), above)


def read_number(text: str, sign: Sign, above: str = "") -> int | None:
    """Return the number that `text` means under the item cited as `above`, as "2.7", "7" or "2 (b)" do."""
    rest = text.strip()
    if above and rest.casefold().startswith(above.casefold()):
        behind = rest[len(above) :].lstrip(" .")
        number = sign.read(behind) if behind and not rest[len(above)].isalnum() else None
        if number is not None:
            return number
    return sign.read(rest)


def _fixed(own: str, above: str, sign: Sign) -> ItemNumber:
    """Return a number as it was fixed; it is cited behind the one above, unless it says that itself."""
    bare = own.rstrip(".")
    if not above or sign is Sign.PART or bare.startswith(above):
        return ItemNumber(own, bare)
    between = "." if sign is Sign.FIGURE and bare[:1].isdigit() else " "
    return ItemNumber(own, f"{above}{between}{bare}")
