"""How many rows hold which value of a column, counted in slices so that the window goes on answering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

from cica_events.domain.collation import search_key
from ui.toolkit.value_columns import EMPTY, ValueColumn

SLICE = 100  # values, some 3 ms
MANY = 2000  # values; more are sorted by their plain letters, which is five times as quick


@dataclass(frozen=True, slots=True)
class CountedValue:
    """A value with the number of rows that hold it; `search` is its label in the form that is searched."""

    token: str
    label: str
    count: int
    search: str


class ValueCount:
    """Counts what `rows` hold in `column`; `step` until it says so, then `found` is complete and sorted.

    What is empty stands last.
    """

    def __init__(self, column: ValueColumn, rows: Sequence[Any]) -> None:
        self.found: list[CountedValue] = []
        self._column = column
        self._rows = rows
        self._work = self._worked()

    def step(self) -> bool:
        """Work for a few milliseconds; tell whether the count is done."""
        return next(self._work, True) is True

    def whole(self) -> list[CountedValue]:
        """Count to the end."""
        while not self.step():
            pass
        return self.found

    def _worked(self) -> Iterator[bool]:
        counts = Counter(self._column.raws(self._rows))
        yield False
        holders = dict(zip(self._column.raws(self._rows), self._rows, strict=True))
        yield False
        ranked: dict[str, tuple[Any, CountedValue]] = {}
        plainly = len(counts) > MANY and self._column.worded
        values = iter(counts.items())
        while part := list(islice(values, SLICE)):
            for raw, count in part:
                self._add(ranked, raw, count, holders[raw], plainly)
            yield False
        empty = ranked.pop(EMPTY, None)
        pairs = sorted(ranked.values(), key=itemgetter(0))
        self.found = [value for _rank, value in pairs] + ([empty[1]] if empty else [])
        yield True

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
