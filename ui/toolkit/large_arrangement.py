"""Rows by the ten thousand, arranged on keys that are prepared beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import compress, count, islice
from operator import is_not, itemgetter
from time import sleep
from typing import Any

from cica_events.domain.collation import search_key, sort_key
from cica_events.domain.fields import Field
from cica_events.progress import Progress
from ui.toolkit.arrangement import Arrangement, SortBy, Texts
from ui.toolkit.values import Values

SLICE = 200  # rows between two breaths
BREATH = 0.0005  # seconds for the window to take the interpreter's lock

Sorts = Mapping[str, Callable[[Any], str]]
"""What a column is sorted by where that is not its text: a person by the family name."""


class LargeArrangement(Arrangement):
    """Up to `at_once` rows are arranged as any others.

    Of more rows it never prepares what it needs by itself: `missing` says which rows still want to be
    searchable, `search_keys` and `ordered` prepare it in any thread, and `learn` and `lay` take it.
    """

    def __init__(
        self, fields: Sequence[Field], values: Values, texts: Texts, sorts: Sorts, at_once: int
    ) -> None:
        super().__init__(fields, values, texts)
        self._sorts = sorts
        self._at_once = at_once
        self._by_id: dict[str, Any] = {}
        self._laid: Sequence[Any] = ()

    @property
    def large(self) -> bool:
        """Whether there are more rows than can be arranged at once."""
        return len(self.rows) > self._at_once

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take `rows`; those that stay as they are must be the same objects as before."""
        old, self.rows = self.rows, tuple(rows)
        self._by_id = {}
        for row in _replaced(old, self.rows):
            self._searchable.pop(row.id, None)
        self._unprepared = iter(self.rows)
        self._laid = self._patched() if self.order and self.large else self.rows

    def _present(self) -> dict[str, Any]:
        """Return the rows by their ids; put together when first needed."""
        if not self._by_id:
            self._by_id = {row.id: row for row in self.rows}
        return self._by_id

    def _patched(self) -> list[Any]:
        """Keep the order that is shown until the new one is there; new rows come last."""
        present = self._present()
        old = [row.id for row in self._laid]
        known = set(old)
        stayed = [present[row_id] for row_id in old if row_id in present]
        return stayed + [row for row in self.rows if row.id not in known]

    # What is prepared beside

    def missing(self) -> list[Any]:
        """Return the rows that cannot be searched yet."""
        if len(self._searchable) == len(self.rows):
            return []
        return [row for row in self.rows if row.id not in self._searchable]

    def search_keys(self, rows: Sequence[Any], progress: Progress) -> list[str]:
        """Return what each of `rows` is searched by."""
        return [self._search_key(row) for row in breathing(rows, len(rows), progress)]

    def _search_key(self, row: Any) -> str:
        texts = (self.text(row, field) for field in self._fields.values())
        return search_key("\n".join(filter(None, texts)))

    def ordered(self, rows: Sequence[Any], order: Sequence[SortBy], progress: Progress) -> Sequence[Any]:
        """Return `rows` sorted by `order`; empty cells always come last."""
        for step in reversed([step for step in order if step.key in self._fields]):
            field = self._fields[step.key]
            pairs = [(self._key(row, field), row) for row in breathing(rows, len(rows), progress)]
            filled = [pair for pair in pairs if pair[0] is not None]
            empty = [row for key, row in pairs if key is None]
            rows = [row for _key, row in sorted_gently(filled, step.descending)] + empty
        return rows

    def learn(self, rows: Sequence[Any], keys: Iterable[str]) -> None:
        """Take the search keys of those of `rows` that are still the same."""
        current = self._present()
        for row, key in zip(rows, keys, strict=True):
            if (found := current.get(row.id)) is not None and found is row:
                self._searchable[row.id] = key

    def lay(self, ordered: Sequence[Any], rows: Sequence[Any]) -> None:
        """Show the rows as `ordered` from `rows`; what changed since keeps to it as far as it can."""
        self._laid = ordered
        if rows is not self.rows:
            self._laid = self._patched()

    # What is shown

    def lines(self) -> list[Any]:
        """Return the rows to be seen; rows that cannot be searched yet are not found yet."""
        return self._under_groups(self.found()) if self.large else super().lines()

    def _searched(self) -> list[Any]:
        if not self.large:
            return super()._searched()
        found, known = self._laid if self.order else self.rows, self._searchable
        for word in self.words:
            found = [row for row in found if word in known.get(row.id, "")]
        return list(found)

    def _key(self, row: Any, field: Field) -> Any:
        sorts = self._sorts.get(field.key)
        return super()._key(row, field) if sorts is None else sort_key(sorts(row)) or None


def breathing(rows: Iterable[Any], total: int, progress: Progress) -> Iterator[Any]:
    """Yield `rows`, with a break after each slice in which the window can answer."""
    source, done = iter(rows), 0
    while part := list(islice(source, SLICE)):
        yield from part
        done += len(part)
        progress(done, total)
        sleep(BREATH)


def differing(old: Sequence[Any], new: Sequence[Any]) -> list[int]:
    """Return the places at which two sequences of one length hold other objects."""
    return list(compress(count(), map(is_not, old, new)))


def _replaced(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """Return those of `old` that are not among `new` as the same objects."""
    if len(old) == len(new):
        places = differing(old, new)
        old, new = [old[place] for place in places], [new[place] for place in places]
    stay = set(map(id, new))
    return [row for row in old if id(row) not in stay]


def sorted_gently(pairs: Sequence[tuple[Any, Any]], descending: bool) -> Iterator[tuple[Any, Any]]:
    """Yield `pairs` by their keys, sorted in parts: one long sort would hold the interpreter's lock."""
    key = itemgetter(0)
    parts = [pairs[start : start + 10 * SLICE] for start in range(0, len(pairs), 10 * SLICE)]
    return merge(*(sorted(part, key=key, reverse=descending) for part in parts), key=key, reverse=descending)
