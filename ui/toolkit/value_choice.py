"""Which values of a column are ticked: searched, ticked together, dates under their years and months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cica_events.domain.collation import search_key
from ui.toolkit.value_columns import branches, in_words
from ui.toolkit.value_counts import CountedValue
from ui.toolkit.value_filters import ValueFilter

FEW = 30  # dates; with more the years come folded


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: a value, or a year or month over the values at `places`."""

    token: str
    label: str
    count: int
    places: tuple[int, ...]
    depth: int = 0
    is_branch: bool = False


class ValueChoice:
    """The counted values of one column, and those that are ticked as `before` lets them pass.

    With `partial` the column holds more values: they pass as long as ticks are only taken away. `sought`
    says that just these were looked for.
    """

    def __init__(
        self,
        values: Sequence[CountedValue],
        dated: bool,
        before: ValueFilter | None,
        *,
        partial: bool = False,
        sought: bool = False,
    ) -> None:
        self._dated = dated
        self._partial = partial
        self._named = sought or bool(before and not before.without)  # what is ticked is all that passes
        self._values = sorted(values, key=_branch_order) if dated else values
        everything = range(len(values))
        self._ticked = {
            place
            for place in everything
            if sought or before is None or before.accepts(self._values[place].token, dated)
        }
        self._unsearched = self._ticked
        self._words: list[str] = []
        self._found: Sequence[int] = everything
        self.folded: set[str] = set()
        self.touched = sought
        self.has_branches = dated and any(_many_of_a_year(values))
        if dated and len(values) > FEW:
            self.folded = {branch for value in values for branch in branches(value.token)}

    # What is shown

    @property
    def searching(self) -> bool:
        """Whether only some values are looked for."""
        return bool(self._words)

    def search(self, text: str) -> None:
        """Show the values in which all words of `text` occur and tick just them; all again without words."""
        words = search_key(text).split()
        if words == self._words:
            return
        if not self._words:
            self._unsearched = self._ticked
        self._words = words
        everything = range(len(self._values))
        if words:
            self._found = [n for n in everything if all(word in self._values[n].search for word in words)]
            self._ticked = set(self._found)
            self.touched = True
        else:
            self._found, self._ticked = everything, self._unsearched

    def lines(self) -> list[Line]:
        """Return the lines from top to bottom, those under a folded year or month left out."""
        return list(self._lines(self._found, 0)) if self._dated else [self._line(n) for n in self._found]

    def _line(self, place: int, depth: int = 0) -> Line:
        value = self._values[place]
        return Line(value.token, value.label, value.count, (place,), depth)

    def _lines(self, places: Iterable[int], depth: int) -> Iterator[Line]:
        """Return the dates at `places` under what they share: at depth 0 the year, at 1 the month."""
        for branch, members in groupby(places, key=lambda place: self._branch(place, depth)):
            under = tuple(members)
            if branch and len(under) > 1:
                count = sum(self._values[place].count for place in under)
                yield Line(branch, in_words(branch), count, under, depth, is_branch=True)
                if branch not in self.folded or self.searching:
                    yield from self._lines(under, depth + 1)
            else:
                yield from (self._line(place, depth) for place in under)

    def _branch(self, place: int, depth: int) -> str:
        found = branches(self._values[place].token)
        return found[depth] if depth < len(found) else ""

    # What is ticked

    def ticked(self, line: Line) -> bool | None:
        """Tell whether all that a line stands for is ticked, None for a part of it."""
        return _all_or_some(len(self._ticked.intersection(line.places)), len(line.places))

    def all_ticked(self) -> bool | None:
        """Tell the same of everything that is found."""
        return _all_or_some(len(self._chosen()), len(self._found))

    def tick(self, places: Iterable[int], on: bool) -> None:
        """Tick values, or take their ticks away."""
        self._ticked = self._ticked.union(places) if on else self._ticked.difference(places)
        self.touched = True

    def tick_all(self, on: bool) -> None:
        """Tick all that is found, or nothing of it."""
        self.tick(self._found, on)
        self._named = self._named or not on

    def _chosen(self) -> set[int]:
        return self._ticked.intersection(self._found) if self.searching else self._ticked

    def counts(self) -> tuple[int, int]:
        """Return how many values are chosen, and how many there are."""
        return len(self._chosen()), len(self._values)

    def chosen(self, key: str) -> ValueFilter | None:
        """Return what is ticked as the filter of column `key`, None where everything passes."""
        chosen = self._chosen()
        others = [place for place in range(len(self._values)) if place not in chosen]
        if self._partial:
            places = sorted(chosen) if self._named else others
            tokens = self._tokens(places, set(places))
            return ValueFilter(key, tokens, without=not self._named) if tokens else None
        if not others:
            return None
        named, left = self._tokens(sorted(chosen), chosen), self._tokens(others, set(others))
        return ValueFilter(key, left, without=True) if len(left) < len(named) else ValueFilter(key, named)

    def _tokens(self, places: Sequence[int], within: set[int]) -> frozenset[str]:
        """Return the fewest tokens that stand for `places`: a whole year or month for its dates."""
        if not self._dated:
            return frozenset(self._values[place].token for place in places)
        wholes = self._wholes(within)
        found = set()
        for place in places:
            token = self._values[place].token
            found.add(next((branch for branch in branches(token) if branch in wholes), token))
        return frozenset(found)

    def _wholes(self, within: set[int]) -> set[str]:
        """Return the years and months of which every date is `within`, and that have more than one."""
        present: dict[str, list[int]] = {}
        for place, value in enumerate(self._values):
            for branch in branches(value.token):
                present.setdefault(branch, []).append(place)
        return {branch for branch, places in present.items() if len(places) > 1 and within.issuperset(places)}


def _many_of_a_year(values: Sequence[CountedValue]) -> Iterator[bool]:
    years = [found[0] for value in values if (found := branches(value.token))]
    yield len(set(years)) < len(years)


def _branch_order(value: CountedValue) -> tuple[bool, tuple[str, ...]]:
    """Return what brings the dates of a month together, those of a year that have no month first."""
    found = branches(value.token)
    return not found, found


def _all_or_some(count: int, of: int) -> bool | None:
    return None if 0 < count < of else count > 0
