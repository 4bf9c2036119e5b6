"""Which rows of one list may hold the same person, by address or name."""

from __future__ import annotations

from bisect import insort
from collections.abc import Hashable, Iterable, Iterator
from typing import Final

from cica_events.services.known_people import SHARED_BY_MANY, may_be_one
from cica_events.services.row_drafts import Draft

_LOOKED_AT: Final = 50  # of those of one name: nobody needs more


class FileNeighbours:
    """The rows of a list by what two rows of one person share."""

    def __init__(self, rows: Iterable[Draft]) -> None:
        self._first: dict[Hashable, int] = {}
        self._sharing: dict[Hashable, list[int]] = {}  # only where there are several
        self._drafts: dict[int, Draft] = {}
        for row in rows:
            self.put(row)

    def copy(self) -> FileNeighbours:
        """Return the same, to be changed on its own."""
        copied = FileNeighbours(())
        copied._first, copied._drafts = dict(self._first), dict(self._drafts)
        copied._sharing = {key: list(rows) for key, rows in self._sharing.items()}
        return copied

    def put(self, row: Draft) -> None:
        """Know a row as it is now."""
        before = self._drafts.get(row.number)
        if before is not None:
            self._drop(before)
        self._drafts[row.number] = row
        for key in _keys(row):
            first = self._first.setdefault(key, row.number)
            if first != row.number:
                insort(self._sharing.setdefault(key, [first]), row.number)

    def _drop(self, row: Draft) -> None:
        for key in _keys(row):
            rows = [number for number in self._sharing.pop(key, ()) if number != row.number]
            if len(rows) > 1:
                self._sharing[key] = rows
            if rows:
                self._first[key] = rows[0]
            elif self._first.get(key) == row.number:
                del self._first[key]

    def sharing(self, row: Draft) -> Iterator[int]:
        """Yield all rows that share something with `row`, itself among them, some more than once."""
        for key in _keys(row):
            yield from self._sharing.get(key, ())

    def of(self, row: Draft) -> list[int]:
        """Return the other rows that may hold the person of `row`, in the order of the file."""
        found: set[int] = set()
        for key in _keys(row):
            rows = self._sharing.get(key, ())
            by_address = isinstance(key, str)
            if by_address and len(rows) > SHARED_BY_MANY:
                continue
            found.update(
                number
                for number in rows[:_LOOKED_AT]
                if not by_address or may_be_one(row.words, self._drafts[number].words)
            )
        return sorted(found - {row.number})


def _keys(row: Draft) -> list[Hashable]:
    keys: list[Hashable] = [row.email] if row.email else []
    if row.home:
        keys.append((row.words, row.home))
    return keys
