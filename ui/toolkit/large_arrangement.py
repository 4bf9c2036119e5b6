"""Rows by the ten thousand, kept by their columns and arranged on what is prepared beside the window."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import compress
from time import sleep
from typing import Any

from cica_events.domain.collation import sort_key
from cica_events.domain.fields import Field
from cica_events.progress import Progress
from ui.toolkit.arrangement import Arrangement, SortBy, Texts
from ui.toolkit.gentle_sorting import BREATH, placed_by_value, sorted_places
from ui.toolkit.row_store import RowStore, StoredRows
from ui.toolkit.search_texts import SearchTexts, as_searched
from ui.toolkit.values import Values

Sorts = Mapping[str, Callable[[Any], str]]
"""What a column is sorted by where that is not its text: a person by the family name."""


class LargeArrangement(Arrangement):
    """Up to `at_once` rows are arranged as any others; of more, only the columns are kept.

    Of many rows it never prepares what it needs by itself: `lacking` says how many rows still want to be
    searchable, `prepare_texts` and `ordered` prepare it in any thread, and `lay` takes an order.
    """

    def __init__(
        self, fields: Sequence[Field], values: Values, texts: Texts, sorts: Sorts, at_once: int
    ) -> None:
        super().__init__(fields, values, texts)
        self._sorts = sorts
        self._at_once = at_once
        self._stored: StoredRows | None = None
        self._search: SearchTexts | None = None
        self._laid: array[int] = array("I")  # the places as they are sorted
        self._hits: tuple[tuple[str, ...], bytearray] | None = None
        self._renewed: frozenset[int] = frozenset()

    @property
    def large(self) -> bool:
        """Whether there are more rows than can be arranged at once."""
        return self._stored is not None

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take `rows`: a list, or those of a store."""
        self._hits = None
        if not isinstance(rows, StoredRows) and len(rows) <= self._at_once:
            self._stored, self._search = None, None
            super().set_rows(list(rows))
            return
        before = self._stored
        stored = rows if isinstance(rows, StoredRows) else self._taken(rows)
        self._searchable, self._unprepared = {}, iter(())
        self.rows = self._stored = stored
        self._renewed = stored.renewed
        if self._search is None or before is None or before.store is not stored.store:
            self._search = SearchTexts(stored.store, self._whole_text)
            self._laid = _places(stored)
        elif len(stored.renewed) <= self._at_once:
            self._search.renew(stored.renewed)
        else:
            self._search.forget()
        if self.order:
            self._laid = self._patched(stored)

    def _taken(self, rows: Sequence[Any]) -> StoredRows:
        """Put a list into the store: those that say the same as before stay as they are."""
        kept = self._stored
        if kept is None or type(rows[0]) is not kept.store.kind:
            store = RowStore(type(rows[0]), len(rows))
            return StoredRows(store, array("I", map(store.add, rows)))
        store, renewed = kept.store, set()
        known = {store.id(place): place for place in kept.places}
        places = array("I")
        for row in rows:
            place = known.get(row.id, -1)
            if place < 0:
                place = store.add(row)
                renewed.add(place)
            elif store.row(place) != row:
                store.renew(place, row)
                renewed.add(place)
            places.append(place)
        for gone in set(kept.places).difference(places):
            store.drop(gone)
        return StoredRows(store, places, frozenset(renewed))

    def _patched(self, stored: StoredRows) -> array[int]:
        """Keep the order that is shown until the new one is there; new rows come last."""
        present, known = bytearray(len(stored.store)), bytearray(len(stored.store))
        for place in stored.places:
            present[place] = 1
        stayed = array("I", [place for place in self._laid if place < len(present) and present[place]])
        for place in stayed:
            known[place] = 1
        return stayed + array("I", [place for place in stored.places if not known[place]])

    def forget_texts(self) -> None:
        """Forget what was prepared, as `texts` says otherwise now."""
        super().forget_texts()
        self._hits = None
        if self._search is not None:
            self._search.forget()

    def known(self, record_id: str) -> Any:
        """Return a row by its id as an object of its own; None if there is none."""
        if self._stored is None:
            return next((row for row in self.rows if row.id == record_id), None)
        place = self._stored.store.place(record_id)
        return self._stored.store.row(place) if place >= 0 else None

    def _rows_of(self, ids: Collection[str]) -> Iterable[Any]:
        return filter(None, map(self.known, ids))

    # What is prepared beside

    def lacking(self) -> int:
        """Return how many rows cannot be searched yet."""
        return self._search.lacking() if self._search is not None else 0

    def prepare_texts(self, progress: Progress) -> None:
        """Make all rows searchable."""
        search, stored = self._search, self._stored
        if search is None or stored is None:
            return
        total = len(stored.store)
        for done in search.make():
            progress(done, total)
            sleep(BREATH)

    def _whole_text(self, row: Any) -> str:
        return "\n".join(filter(None, (self.text(row, field) for field in self._fields.values())))

    def ordered(self, rows: StoredRows, order: Sequence[SortBy], progress: Progress) -> array[int]:
        """Return the places of `rows` sorted by `order`; empty cells always come last."""
        places = _places(rows)
        for step in reversed([step for step in order if step.key in self._fields]):
            field, store = self._fields[step.key], rows.store
            values = None if field.key in self._sorts or self._held else store.coded(field.key, places)
            if values is None:
                key = _Key(self, store, field)
                places = sorted_places(places, key, down=step.descending, progress=progress)
            else:
                ranks = self._ranks(store, field, places)
                places = placed_by_value(places, values, ranks, down=step.descending)
        return places

    def _ranks(self, store: RowStore, field: Field, places: array[int]) -> dict[Any, int | None]:
        """Return the rank of each different value of a column; None for what is empty."""
        holders = dict(zip(store.values(field.key, places) or (), places, strict=True))
        keys = {value: self._key(store.light(place), field) for value, place in holders.items()}
        different = sorted({key for key in keys.values() if key is not None})
        ranks = {key: rank for rank, key in enumerate(different)}
        return {value: None if key is None else ranks[key] for value, key in keys.items()}

    def place_key(self, row: Any, field: Field) -> Any:
        """Return what a row is sorted by in one column; None where that is empty."""
        return self._place_key(row, field)

    def lay(self, ordered: array[int], rows: StoredRows) -> None:
        """Show the rows as `ordered` from `rows`; what changed since keeps to it as far as it can."""
        self._laid = ordered
        if rows is not self._stored and self._stored is not None:
            self._laid = self._patched(self._stored)

    # What is shown

    def lines(self) -> Sequence[Any]:  # type: ignore[override]  # the lines of many rows are no list
        """Return the rows to be seen; rows that cannot be searched yet are not found yet."""
        if self._stored is None:
            return super().lines()
        found = self.found()
        return self._under_groups(list(found)) if self.grouped else found

    def _searched(self) -> Any:
        if self._stored is None:
            return super()._searched()
        shown = self._laid if self.order else _places(self._stored)
        if not self.words:
            return StoredRows(self._stored.store, shown)
        hits = self.hits(self.words)
        return StoredRows(self._stored.store, array("I", compress(shown, map(hits.__getitem__, shown))))

    def passing_values(self) -> Any:
        """Return the rows that pass the filters by values, whatever words are looked for."""
        return super().passing_values() if self._stored is None else self._filtered(self._stored)  # type: ignore[arg-type]

    def hits(self, words: tuple[str, ...]) -> bytearray:
        """Return for each place 1 where all `words` occur, else 0; the last answer is kept."""
        if self._hits is None or self._hits[0] != words:
            self._hits = words, self.looked_up(words)
        return self._hits[1]

    def looked_up(self, words: tuple[str, ...]) -> bytearray:
        """Return what `hits` does, in any thread; nothing where few rows are left meanwhile."""
        search = self._search
        return bytearray() if search is None else search.hits(list(map(as_searched, words)))

    def forget_hits(self) -> None:
        """Look up anew what is found by the words that are set."""
        self._hits = None

    def renewed(self) -> Collection[int]:
        """Return the places of the rows that changed where they stand, once."""
        renewed, self._renewed = self._renewed, frozenset()
        return renewed

    def learn(self, rows: Sequence[Any], words: tuple[str, ...], hits: bytearray) -> None:
        """Take what was looked up in `rows`, if these are still the same."""
        if rows is self.rows:
            self._hits = words, hits

    def _key(self, row: Any, field: Field) -> Any:
        sorts = self._sorts.get(field.key)
        return super()._key(row, field) if sorts is None else sort_key(sorts(row)) or None


class _Key:
    """What the row at a place is sorted by."""

    def __init__(self, arrangement: LargeArrangement, store: RowStore, field: Field) -> None:
        self._arrangement, self._store, self._field = arrangement, store, field

    def __call__(self, place: int) -> Any:
        return self._arrangement.place_key(self._store.light(place), self._field)


def _places(rows: StoredRows) -> array[int]:
    places = rows.places
    return places if isinstance(places, array) else array("I", places)
