"""Which records each word names, and which groups of records others tell of, in arrays that stay small."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

_NONE: Final = 2**32 - 1
_KNOWN: Final = 20_000  # groups that are known again; the same one may be there twice, which costs little

Numbered = Callable[[Iterable[str]], Iterable[int]]
"""Returns the numbers of the words of texts."""


class Postings:
    """Places by numbers: most numbers have one place, for which nothing but that is kept."""

    def __init__(self) -> None:
        self._only = array("I")  # the place of a number, or nothing where there are several
        self._several: dict[int, array[int]] = {}

    def add(self, number: int, place: int) -> None:
        """Put a place under a number."""
        while number >= len(self._only):
            self._only.append(_NONE)
        only = self._only[number]
        if only != _NONE:
            self._several[number] = array("I", (only, place))
            self._only[number] = _NONE
        elif number in self._several:
            self._several[number].append(place)
        else:
            self._only[number] = place

    def of(self, number: int) -> Iterable[int]:
        """Return the places of a number."""
        if number >= len(self._only):
            return ()
        only = self._only[number]
        return self._several.get(number, ()) if only == _NONE else (only,)

    def count(self, numbers: Iterable[int]) -> int:
        """Return how many places some numbers have together."""
        only, several, known, count = self._only, self._several, len(self._only), 0
        for number in numbers:  # thousands, where one letter is asked for: no call for each
            if number < known and only[number] != _NONE:
                count += 1
            elif number in several:
                count += len(several[number])
        return count

    def least(self, values: Mapping[int, int]) -> dict[int, int]:
        """Return the places of numbers, each with the least of the values that its numbers have."""
        only, several, known = self._only, self._several, len(self._only)
        found: dict[int, int] = {}
        for number, value in values.items():
            if number < known and only[number] != _NONE:
                places: Iterable[int] = (only[number],)
            elif number in several:
                places = several[number]
            else:
                continue
            for place in places:
                if value < found.get(place, value + 1):
                    found[place] = value
        return found


class SearchGroups:
    """Groups of records of which the same texts tell; a record belongs to one."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], int] = {}
        self._groups = Postings()  # the groups of which a word tells, by its number
        self._of = array("I")  # the group of each place
        self._before = array("I")  # the member before, by place
        self._last = array("I")  # the member that came last, by group
        self._counts = array("I")  # of members, by group

    def add(self, texts: tuple[str, ...], numbered: Numbered) -> None:
        """Let `texts` tell of the next record."""
        place, group = len(self._of), self._known.get(texts)
        if group is None:
            group = self._begun(texts, numbered)
        self._of.append(group)
        self._before.append(self._last[group])
        self._last[group] = place
        self._counts[group] += 1

    def _begun(self, texts: tuple[str, ...], numbered: Numbered) -> int:
        group = len(self._last)
        for number in dict.fromkeys(numbered(texts)):
            self._groups.add(number, group)
        self._last.append(_NONE)
        self._counts.append(0)
        if len(self._known) >= _KNOWN:
            self._known = {}
        self._known[texts] = group
        return group

    def settle(self) -> None:
        """Let go of what is worth its room only while many records come."""
        self._known = {}

    def telling(self, words: Mapping[int, int]) -> dict[int, int]:
        """Return the groups of which any of `words` tells, each with the least of their values."""
        return self._groups.least(words)

    def group(self, place: int) -> int:
        """Return the group of a record."""
        return self._of[place]

    def members(self, groups: Iterable[int]) -> int:
        """Return how many records belong to any of `groups`."""
        return sum(map(self._counts.__getitem__, groups))

    def of(self, group: int) -> Iterator[int]:
        """Yield the records that belong to a group."""
        place = self._last[group]
        while place != _NONE:
            yield place
            place = self._before[place]
