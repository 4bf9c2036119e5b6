"""Reads what can be read of a damaged file's tables: row by row, past what cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

_NO_TEXT = "\N{REPLACEMENT CHARACTER}"

Row = tuple[int, tuple[Any, ...]]
"""The number of a row in its table, and its values."""


class DamagedTable:
    """One table of a damaged file, read by stretches of its row numbers."""

    def __init__(self, connection: sqlite3.Connection, name: str, columns: Sequence[str]) -> None:
        self._connection = connection
        self._name = name
        self._by_index = f'INDEXED BY "sqlite_autoindex_{name}_1"'
        wanted = ", ".join(f'"{column}"' for column in columns)
        self._query = (
            f'SELECT rowid, {wanted} FROM "{name}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid'
        )
        self.unreadable = False  # not one row could be reached, though there may be some
        self.twisted: set[int] = set()  # rows with letters that are none

    def rows(self) -> Iterator[Row]:
        """Yield every row that can be reached from either end of each readable stretch."""
        first, last = self._end("ASC", "NOT INDEXED"), self._end("DESC", "NOT INDEXED")
        if first is None and last is None:
            self.unreadable = self._is_unreadable()
            return  # not even the way to the first or the last row can be read
        first = first if first is not None else self._end("ASC", self._by_index)
        last = last if last is not None else self._end("DESC", self._by_index)
        if first is not None and last is not None:
            yield from self._between(first, last)

    def ids_in_index(self) -> set[str]:
        """Return the ids that the index of the primary key names; empty where it cannot be read either."""
        query = f'SELECT id FROM "{self._name}" {self._by_index}'
        try:
            return {self._text(value) for (value,) in self._connection.execute(query)}
        except sqlite3.Error:
            return set()

    def _is_unreadable(self) -> bool:
        try:
            return bool(
                self._connection.execute(f'SELECT 1 FROM "{self._name}" NOT INDEXED LIMIT 1').fetchone()
            )
        except sqlite3.Error:
            return True

    def _end(self, order: str, way: str) -> int | None:
        query = f'SELECT rowid FROM "{self._name}" {way} ORDER BY rowid {order} LIMIT 1'
        try:
            found = self._connection.execute(query).fetchone()
        except sqlite3.Error:
            return None
        return int(found[0]) if found else None

    def _between(self, first: int, last: int) -> Iterator[Row]:
        """Yield the rows from `first` to `last`; what cannot be read is halved until a single row is left."""
        while first <= last:
            seen = None
            try:
                for row in self._connection.execute(self._query, (first, last)):
                    seen = row[0]
                    yield seen, self._values(row)
                return
            except sqlite3.Error:
                first = first if seen is None else seen + 1
            back = list(self._from_the_end(first, last))
            last = back[-1][0] - 1 if back else last
            if first < last:
                middle = (first + last) // 2
                yield from self._between(first, middle)
                yield from self._between(middle + 1, last)
            yield from reversed(back)
            return

    def _from_the_end(self, first: int, last: int) -> Iterator[Row]:
        try:
            for row in self._connection.execute(f"{self._query} DESC", (first, last)):
                yield row[0], self._values(row)
        except sqlite3.Error:
            return

    def _values(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = tuple(self._text(value) if isinstance(value, bytes) else value for value in row[1:])
        if any(isinstance(value, str) and _NO_TEXT in value for value in values):
            self.twisted.add(row[0])
        return values

    @staticmethod
    def _text(value: Any) -> Any:
        return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
