"""Rows by the ten thousand, arranged on keys that are prepared beside the window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import compress, count, islice, repeat
from operator import is_not, itemgetter
from time import sleep
from typing import Any

from cica_events.domain.collation import search_key, sort_key
from cica_events.domain.fields import Field
from cica_events.progress import Progress
from ui.toolkit.arrangement import Arrangement, SortBy, Texts, exchanged
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
        self._keys: list[bytes | None] = []  # what each row is searched by, in half of a text's memory
        self._laid: Sequence[Any] = ()

    @property
    def large(self) -> bool:
        """Whether there are more rows than can be arranged at once."""
        return len(self.rows) > self._at_once

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take `rows`; those that stay as they are must be the same objects as before."""
        old, self.rows = self.rows, tuple(rows)
        before, after = exchanged(old, self.rows)
        gone, come = old[before.start : before.stop], self.rows[after.start : after.stop]
        stay = set(map(id, come))
        for row in gone:
            if id(row) not in stay:
                self._searchable.pop(row.id, None)
                self._by_id.pop(row.id, None)
        if self._by_id:
            self._by_id.update((row.id, row) for row in come)
        self._keys = _carried(old, self._keys, self.rows) if self.large else []
        self._unprepared = iter(self.rows)
        self._laid = self._patched() if self.order and self.large else self.rows

    def forget_texts(self) -> None:
        """Forget what was prepared, as `texts` says otherwise now."""
        super().forget_texts()
        self._keys = [None] * len(self._keys)

    def present(self) -> Mapping[str, Any]:
        """Return the rows by their ids; put together when first needed."""
        if not self._by_id:
            self._by_id = {row.id: row for row in self.rows}
        return self._by_id

    def _rows_of(self, ids: Collection[str]) -> Iterable[Any]:
        present = self.present()
        return (present[one] for one in ids if one in present)

    def _patched(self) -> list[Any]:
        """Keep the order that is shown until the new one is there; new rows come last."""
        present = self.present()
        old = [row.id for row in self._laid]
        known = set(old)
        stayed = [present[row_id] for row_id in old if row_id in present]
        return stayed + [row for row in self.rows if row.id not in known]

    # What is prepared beside

    def missing(self) -> list[Any]:
        """Return the rows that cannot be searched yet."""
        if None not in self._keys:
            return []
        if not any(self._keys):
            return list(self.rows)
        return [row for row, key in zip(self.rows, self._keys, strict=True) if key is None]

    def search_keys(self, rows: Sequence[Any], progress: Progress) -> list[bytes]:
        """Return what each of `rows` is searched by."""
        return [self._search_key(row) for row in breathing(rows, len(rows), progress)]

    def _search_key(self, row: Any) -> bytes:
        texts = (self.text(row, field) for field in self._fields.values())
        return _searched_as(search_key("\n".join(filter(None, texts))))

    def ordered(self, rows: Sequence[Any], order: Sequence[SortBy], progress: Progress) -> Sequence[Any]:
        """Return `rows` sorted by `order`; empty cells always come last."""
        for step in reversed([step for step in order if step.key in self._fields]):
            field = self._fields[step.key]
            pairs = [(self._place_key(row, field), row) for row in breathing(rows, len(rows), progress)]
            filled = [pair for pair in pairs if pair[0] is not None]
            empty = [row for key, row in pairs if key is None]
            rows = [row for _key, row in sorted_gently(filled, step.descending)] + empty
        return rows

    def learn(self, rows: Sequence[Any], keys: Sequence[bytes]) -> None:
        """Take the search keys of those of `rows` that are still the same."""
        if len(rows) == len(self.rows) and not differing(self.rows, rows):
            self._keys = list(keys) if self.large else []
        elif self.large:
            learnt = dict(zip(map(id, rows), keys, strict=True))
            pairs = zip(self.rows, self._keys, strict=True)
            self._keys = [learnt.get(id(row)) if key is None else key for row, key in pairs]

    def prepare_all(self, rows: Iterable[Any]) -> None:
        """Make a few `rows` searchable at once."""
        few = list(rows)
        if few:
            self.learn(few, list(map(self._search_key, few)))

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
        shown = self._laid if self.order else self.rows
        if not self.words:
            return list(shown)
        found = self._places(self.words)
        if not self.order:
            return list(map(self.rows.__getitem__, found))
        hits = {id(self.rows[place]) for place in found}
        return [row for row in shown if id(row) in hits]

    def _places(self, words: Sequence[str]) -> list[int]:
        """Return where among the rows those stand in which all `words` occur."""
        keys, first, *others = self._keys, *map(_searched_as, words)
        found = [place for place, key in enumerate(keys) if key is not None and first in key]
        for word in others:
            found = [place for place in found if word in (keys[place] or b"")]
        return found

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


def _searched_as(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _carried(old: Sequence[Any], keys: Sequence[bytes | None], new: Sequence[Any]) -> list[bytes | None]:
    """Return for each of the `new` rows the key that it had among the `old` ones, None where it was not."""
    if len(keys) != len(old):
        return [None] * len(new)
    before, after = exchanged(old, new)
    known = {id(old[place]): keys[place] for place in before}
    carried = [*keys[: after.start], *repeat(None, len(after)), *keys[before.stop :]]
    for place in after if known else ():
        carried[place] = known.get(id(new[place]))
    return carried


def differing(old: Sequence[Any], new: Sequence[Any]) -> list[int]:
    """Return the places at which two sequences of one length hold other objects."""
    return list(compress(count(), map(is_not, old, new)))


def sorted_gently(pairs: Sequence[tuple[Any, Any]], descending: bool) -> Iterator[tuple[Any, Any]]:
    """Yield `pairs` by their keys, sorted in parts: one long sort would hold the interpreter's lock."""
    key = itemgetter(0)
    parts = [pairs[start : start + 10 * SLICE] for start in range(0, len(pairs), 10 * SLICE)]
    return merge(*(sorted(part, key=key, reverse=descending) for part in parts), key=key, reverse=descending)
