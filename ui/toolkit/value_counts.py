"""How many rows hold which value of a column, counted in slices so that the window goes on answering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from operator import itemgetter
from typing import Any

from cica_events.domain.collation import search_key
from ui.toolkit.value_columns import EMPTY, ValueColumn
from ui.toolkit.value_filters import ValueFilter

ROWS = 5000  # in a slice, some 3 ms
SLICE = 100  # values, some 3 ms
MANY = 2000  # values; more are sorted by their plain letters, which is five times as quick
MOST = 10_000  # values; of more only some are listed, the rest is searched for
LISTED = 1000


@dataclass(frozen=True, slots=True)
class CountedValue:
    """A value with the number of rows that hold it; `search` is its label in the form that is searched."""

    token: str
    label: str
    count: int
    search: str


class ValueCount:
    """Counts what `rows` hold in `column`; `step` until it says so, then `found` is complete and sorted.

    What is empty stands last. Of more than `MOST` texts only the first `LISTED` are found, those that
    `before` names first of all, or the first in which all `words` occur.
    """

    def __init__(
        self,
        column: ValueColumn,
        rows: Sequence[Any],
        before: ValueFilter | None = None,
        words: Sequence[str] = (),
    ) -> None:
        self.found: list[CountedValue] = []
        self.total = 0  # different values
        self._column, self._rows = column, rows
        self._before, self._words = before, words
        self._work = self._worked()

    @property
    def partial(self) -> bool:
        """Whether there are more values than are found."""
        return self._column.written and self.total > MOST

    def step(self) -> bool:
        """Work for a few milliseconds; tell whether the count is done."""
        return next(self._work, True) is True

    def whole(self) -> list[CountedValue]:
        """Count to the end."""
        while not self.step():
            pass
        return self.found

    def _worked(self) -> Iterator[bool]:
        counts: Counter[Hashable] = Counter()
        holders: dict[Hashable, Any] = {}  # a row that holds each value
        for start in range(0, len(self._rows), ROWS):
            rows = self._rows[start : start + ROWS]
            counts.update(self._column.raws(rows))
            if not self._column.written:
                holders.update(zip(self._column.raws(rows), rows, strict=True))
            yield False
        self.total = len(counts)
        raws: list[Hashable] = list(counts)
        if self.partial:
            raws = []
            for place, raw in enumerate(self._candidates(counts)):
                raws += [] if raw is None else [raw]
                if place % SLICE == 0:
                    yield False
        plainly = len(raws) > MANY and self._column.worded
        ranked: dict[str, tuple[Any, CountedValue]] = {}
        values = iter(raws)
        while part := list(islice(values, SLICE)):
            for raw in part:
                self._add(ranked, raw, counts[raw], holders.get(raw), plainly)
            yield False
        empty = ranked.pop(EMPTY, None)
        pairs = sorted(ranked.values(), key=itemgetter(0))
        self.found = [value for _rank, value in pairs] + ([empty[1]] if empty else [])
        yield True

    def _candidates(self, counts: Counter[Hashable]) -> Iterator[Hashable]:
        """Yield the texts to be listed, and None between them for each that was looked at in vain."""
        left = LISTED
        if not self._words:
            named = self._before.values if self._before else frozenset()
            first = [raw for raw in counts if raw in named][:LISTED]
            yield from first
            rest = (raw for raw in counts if isinstance(raw, str) and raw != EMPTY and raw not in named)
            yield from nsmallest(LISTED - len(first), rest)
            return
        for raw in counts:
            hit = left > 0 and all(word in search_key(str(raw)) for word in self._words)
            left -= hit
            yield raw if hit else None
            if not left:
                return

    def _add(
        self, ranked: dict[str, tuple[Any, CountedValue]], raw: Any, count: int, row: Any, plainly: bool
    ) -> None:
        token = self._column.token(raw)
        if token in ranked:  # other spaces around it, or another time of the same day
            rank, known = ranked[token]
            ranked[token] = rank, CountedValue(token, known.label, known.count + count, known.search)
            return
        label = self._column.label(raw, row) if token != EMPTY else ""
        search = search_key(label)
        rank = None if token == EMPTY else search if plainly else self._column.rank(raw, label)
        ranked[token] = rank, CountedValue(token, label, count, search)
