"""Very many rows by their columns: a tenth of the memory that an object for each would take.

A row keeps its place as long as the store lives, whatever it is changed to; what is shown of the rows, and in
which order, are numbers of places. A row is made for whoever looks at one, and reads its columns then.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields
from hashlib import blake2b
from itertools import chain, compress
from operator import eq
from struct import iter_unpack
from typing import Any, Final, overload

from cica_events.domain.identity import is_id
from ui.toolkit.line_changes import Difference, Step
from ui.toolkit.stored_columns import CodedColumn, Column, grown

VAST: Final = 200_000  # rows, from which on texts are pressed together: it takes time to read them
LOOK: Final = 16_384  # rows between two looks at how the columns grow
WIDTH: Final = 16  # bytes by which a row is known
FEW: Final = 20  # rows, each of which is looked for by itself


def known_by(row_id: str) -> bytes:
    """Return the bytes by which a store knows an id."""
    return bytes.fromhex(row_id) if is_id(row_id) else blake2b(row_id.encode(), digest_size=WIDTH).digest()


class RowStore:
    """Rows of one dataclass, added at the end and changed where they stand."""

    def __init__(self, kind: type[Any], expected: int) -> None:
        """`expected` is about how many rows there will be."""
        self.kind = kind
        self._pressed = expected > VAST
        self._names = tuple(each.name for each in fields(kind) if each.name != "id")
        self._columns: dict[str, Column] = {name: CodedColumn() for name in self._names}
        self._keys = bytearray()
        self._gone: set[int] = set()
        self._others: dict[int, str] = {}  # ids of another form than those of records
        self._source: RowStore | None = None  # that this is a draft of
        self._light: type[RowAt] = type("LightRow", (RowAt,), {"__slots__": ()} | self._shared())

    def _shared(self) -> dict[str, Any]:
        """Return what rows of the kind work out of their fields: the name of a person."""
        return {name: each for name, each in vars(self.kind).items() if isinstance(each, property)}

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._keys) // WIDTH

    def add(self, row: Any) -> int:
        """Put a row at the next place and return that."""
        place = len(self)
        if not is_id(row.id):
            self._others[place] = row.id
        for name, column in self._columns.items():
            column.append(getattr(row, name))
        self._keys += known_by(row.id)
        if len(self) % LOOK == 0:
            self._columns = {name: grown(each, self._pressed) for name, each in self._columns.items()}
        return place

    def renew(self, place: int, row: Any) -> bool:
        """Put another state of a row in its place; tell whether it is another."""
        other = False
        for name, column in self._columns.items():
            value = getattr(row, name)
            if column[place] != value:
                column.replace(place, value)
                other = True
        return other

    def drop(self, place: int) -> None:
        """Forget that a row is there; its place stays empty."""
        self._gone.add(place)

    def place(self, row_id: str) -> int:
        """Return the place of a row, -1 if there is none."""
        wanted, start = known_by(row_id), 0
        while (found := self._keys.find(wanted, start)) >= 0:
            if found % WIDTH == 0 and found // WIDTH not in self._gone:
                return found // WIDTH
            start = found + 1
        return -1

    def places(self, ids: Collection[str]) -> dict[str, int]:
        """Return the places of the rows that are there, by their ids."""
        if len(ids) < FEW:
            found = {each: self.place(each) for each in ids}
            return {each: place for each, place in found.items() if place >= 0}
        wanted = {known_by(each): each for each in ids}
        parts = enumerate(iter_unpack(f"{WIDTH}s", bytes(self._keys)))
        hits = ((wanted[part], place) for place, (part,) in parts if part in wanted)
        return {each: place for each, place in hits if place not in self._gone}

    def id(self, place: int) -> str:
        """Return the id of the row at a place."""
        if self._others and place in self._others:
            return self._others[place]
        return self._keys[place * WIDTH : (place + 1) * WIDTH].hex()

    def value(self, place: int, name: str) -> Any:
        """Return one field of a row."""
        return self._columns[name][place]

    def row(self, place: int) -> Any:
        """Return a row as an object of its own."""
        columns = self._columns
        return self.kind(id=self.id(place), **{name: columns[name][place] for name in self._names})

    def light(self, place: int) -> RowAt:
        """Return a row that reads its fields here when they are asked for."""
        return self._light(self, place)

    def draft(self) -> RowStore:
        """Return a store of the same rows at the same places, to be written to while this one is shown.

        As long as there is a draft that is to be `settled`, no row is added to this one.
        """
        found = RowStore(self.kind, 0)
        found._pressed = self._pressed
        found._columns = {name: column.copy() for name, column in self._columns.items()}
        found._keys, found._gone, found._others = self._keys[:], self._gone.copy(), self._others.copy()
        found._source = self
        return found

    def settled(self) -> RowStore:
        """Return the store that this is a draft of, in which all is as it is here from now on; else this."""
        source, self._source = self._source, None
        if source is None:
            return self
        source._columns, source._gone, source._others = self._columns, self._gone, self._others
        source._keys = self._keys  # last: of the places that there are all can be read
        return source

    def in_order(self, places: Sequence[int]) -> RowStore:
        """Return a store of the rows at `places` in that order: what is seen together lies together in it."""
        found = RowStore(self.kind, len(places))
        for name, column in self._columns.items():
            other: Column = CodedColumn()
            for count, value in enumerate(column.values(places), 1):
                other.append(value)
                if count % LOOK == 0:
                    other = grown(other, found._pressed)
            found._columns[name] = other
        for place, before in enumerate(places):
            found._keys += self._keys[before * WIDTH : (before + 1) * WIDTH]
            if before in self._others:
                found._others[place] = self._others[before]
        return found

    def coded(self, name: str, places: Sequence[int]) -> Iterator[Any] | None:
        """Return a field of the rows at `places` if it is a column in which much is the same."""
        column = self._columns.get(name)
        return column.values(places) if isinstance(column, CodedColumn) else None

    def change_all(self, name: str, change: Callable[[Any], Any]) -> None:
        """Put `change` of each value of a column in its place."""
        column, changed = self._columns[name], CodedColumn()
        for value in column.values(range(len(self))):
            changed.append(change(value))
        self._columns[name] = grown(changed, self._pressed)

    def values(self, name: str, places: Sequence[int]) -> Iterator[Any] | None:
        """Return a field of the rows at `places`; None where it is no column."""
        column = self._columns.get(name)
        return None if column is None else column.values(places)


class RowAt:
    """A row as it stands in the store now."""

    __slots__ = ("place", "store")

    def __init__(self, store: RowStore, place: int) -> None:
        self.store = store
        self.place = place

    @property
    def id(self) -> str:
        """The id of the row."""
        return self.store.id(self.place)

    def __getattr__(self, name: str) -> Any:
        """Return a field of the row."""
        try:
            return self.store.value(self.place, name)
        except KeyError:
            raise AttributeError(name) from None

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same row."""
        return isinstance(other, RowAt) and self.place == other.place and self.store is other.store

    def __hash__(self) -> int:
        """Return a hash of where the row stands."""
        return hash(self.place)


class StoredRows(Sequence[Any]):
    """The rows of a store at `places`, in that order; `renewed` are those that changed since."""

    __slots__ = ("places", "renewed", "store")

    def __init__(self, store: RowStore, places: Sequence[int], renewed: frozenset[int] = frozenset()) -> None:
        self.store = store
        self.places = places
        self.renewed = renewed

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.places)

    @overload
    def __getitem__(self, key: int) -> Any: ...
    @overload
    def __getitem__(self, key: slice) -> StoredRows: ...
    def __getitem__(self, key: int | slice) -> Any:
        """Return a row, or some of them."""
        if isinstance(key, slice):
            return StoredRows(self.store, self.places[key])
        return self.store.light(self.places[key])

    def __iter__(self) -> Iterator[Any]:
        """Return all rows, one after the other."""
        return map(self.store.light, self.places)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return len(self.places) > 0

    def chosen(self, hits: Iterable[Any]) -> StoredRows:
        """Return the rows whose hit is true."""
        return StoredRows(self.store, array("I", compress(self.places, hits)))

    def chosen_with(self, chosen: StoredRows, ids: Collection[str]) -> StoredRows:
        """Return the rows that are `chosen` of these, and those with `ids`, in the order of these."""
        there = bytearray(len(self.store))
        for place in chain(chosen.places, self.store.places(ids).values()):
            there[place] = 1
        return self.chosen(map(there.__getitem__, self.places))

    def draft(self) -> StoredRows:
        """Return the same rows in a draft of their store."""
        return StoredRows(self.store.draft(), self.places)

    def settled(self) -> StoredRows:
        """Return the rows in the store that theirs is a draft of."""
        return StoredRows(self.store.settled(), self.places, self.renewed)

    def ids(self) -> StoredIds:
        """Return the ids of the rows."""
        return StoredIds(self)

    def line_of(self, record_id: str) -> int:
        """Return the line of a record, -1 if it is not among them."""
        place = self.store.place(record_id)
        return self.places.index(place) if place >= 0 and place in self.places else -1

    def lines_of(self, places: Iterable[int]) -> list[int]:
        """Return the line of each of some places, -1 of one that is not among them."""
        wanted = list(places)
        lines = dict.fromkeys(wanted, -1)
        if lines:
            lines |= {place: line for line, place in enumerate(self.places) if place in lines}
        return [lines[place] for place in wanted]

    def same_ids(self, other: StoredRows) -> bool:
        """Tell whether the same records stand on the same lines."""
        if self.store is other.store:
            return len(self) == len(other) and array("I", self.places) == array("I", other.places)
        return len(self) == len(other) and all(map(eq, self.ids(), other.ids()))


def by_id(rows: Sequence[Any], ids: Collection[str]) -> dict[str, Any]:
    """Return those of all rows that have these ids, by them."""
    if isinstance(rows, StoredRows):
        return {each: rows.store.light(place) for each, place in rows.store.places(ids).items()}
    return {row.id: row for row in rows if row.id in ids}


def difference_between(old: StoredRows, new: StoredRows) -> Difference:
    """Return how lines of one store become others, without looking at each."""
    before, after = array("I", old.places), array("I", new.places)
    if before == after:
        return Difference(Step.NONE)
    most = min(len(before), len(after))
    head = _alike(most, lambda count: before[:count] == after[:count])
    rest = most - head
    tail = _alike(rest, lambda count: before[len(before) - count :] == after[len(after) - count :])
    if head + tail == len(before):
        return Difference(Step.INSERT, head, len(after) - tail)
    if head + tail == len(after):
        return Difference(Step.REMOVE, head, len(before) - tail)
    if len(before) != len(after):
        return Difference(Step.RESET)
    there = bytearray(len(new.store))
    for place in before:
        there[place] = 1
    return Difference(Step.REORDER if all(map(there.__getitem__, after)) else Step.RESET)


def _alike(most: int, same: Callable[[int], bool]) -> int:
    """Return the greatest count up to `most` that is the `same`, as all smaller ones are then."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if same(middle) else (low, middle - 1)
    return low


class StoredIds(Sequence[str]):
    """The ids of rows, each made when it is asked for."""

    __slots__ = ("rows",)

    def __init__(self, rows: StoredRows) -> None:
        self.rows = rows

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.rows)

    @overload
    def __getitem__(self, key: int) -> str: ...
    @overload
    def __getitem__(self, key: slice) -> list[str]: ...
    def __getitem__(self, key: int | slice) -> str | list[str]:
        """Return one, or a list of some."""
        if isinstance(key, slice):
            return list(map(self.rows.store.id, self.rows.places[key]))
        return self.rows.store.id(self.rows.places[key])

    def __iter__(self) -> Iterator[str]:
        """Return all, one after the other."""
        return map(self.rows.store.id, self.rows.places)

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """Return the line of a record; ValueError if it is not among them."""
        del start, stop
        places, place = self.rows.places, self.rows.store.place(value)
        if place < 0:
            raise ValueError(value)
        return places.index(place)

    def lines_of(self, ids: Collection[str]) -> dict[str, int]:
        """Return the lines of those records that are among them."""
        places = self.rows.store.places(ids)
        lines = zip(places, self.rows.lines_of(places.values()), strict=True)
        return {each: line for each, line in lines if line >= 0}

    def __contains__(self, value: object) -> bool:
        """Tell whether a record is among them."""
        place = self.rows.store.place(value) if isinstance(value, str) else -1
        return place >= 0 and place in self.rows.places

    def __eq__(self, other: object) -> bool:
        """Tell whether the same ids stand on the same lines."""
        return isinstance(other, StoredIds) and self.rows.same_ids(other.rows)

    __hash__ = None  # type: ignore[assignment]  # it is a list of ids
