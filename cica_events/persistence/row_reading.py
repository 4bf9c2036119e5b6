"""Reads what can be read of a damaged file's tables: row by row, past what cannot be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cica_events.persistence.cipher import sqlite_errors

_NO_TEXT = "\N{REPLACEMENT CHARACTER}"
_MOST_TRIED = 5_000_000  # row numbers of a stretch that are tried one by one

Row = tuple[int, tuple[Any, ...]]
"""The number of a row in its table, and its values."""


class DamagedTable:
    """One table of a damaged file; `connection` gives texts as bytes.

    A damaged page may tell of rows that are none, and end a reading early. So what the index of the primary
    key knows is the measure, as far as that can be read: a row counts where both say the same.
    """

    def __init__(self, connection: sqlite3.Connection, name: str, columns: Sequence[str]) -> None:
        self._connection = connection
        self._name = name
        self._key = columns.index("id")
        wanted = ", ".join(f'"{column}"' for column in columns)
        self._query = f'SELECT rowid, {wanted} FROM "{name}" NOT INDEXED'
        self.unreadable = False  # not one row could be reached, though there may be some
        self.twisted: set[int] = set()  # rows with letters that are none
        self._known, self._all_known = self._indexed()

    def rows(self) -> Iterator[Row]:
        """Yield every row that can be read from the first on, from the last back, and one by one between."""
        seen: set[int] = set()
        low = high = 0
        for row in self._read("ORDER BY rowid"):
            if row[0] in seen or not self._is_sound(row):
                break
            seen.add(row[0])
            low = max(low, row[0])
            yield row
        for row in self._read("ORDER BY rowid DESC"):
            if row[0] in seen or not self._is_sound(row):
                break
            seen.add(row[0])
            high = min(high or row[0], row[0])
            yield row
        yield from self._one_by_one(self._between(low, high, seen))

    def ids_known(self) -> set[str]:
        """Return the ids that the index names, those of lost rows among them."""
        return set(self._known.values())

    def _between(self, low: int, high: int, seen: set[int]) -> Iterable[int]:
        left = sorted(self._known.keys() - seen)
        if self._all_known or not low < high <= low + _MOST_TRIED:
            return left
        return sorted({*left, *range(low + 1, high)} - seen)

    def _one_by_one(self, numbers: Iterable[int]) -> Iterator[Row]:
        for number in numbers:
            for row in self._read("WHERE rowid = ?", number):
                if row[0] == number and self._is_sound(row):
                    yield row

    def _read(self, which: str, *parameters: int) -> Iterator[Row]:
        try:
            for row in self._connection.execute(f"{self._query} {which}", parameters):
                yield row[0], self._values(row)
        except sqlite_errors() as error:
            if type(error).__name__ == "OperationalError":
                self.unreadable = True  # the list of tables does not tell of it any more

    def _is_sound(self, row: Row) -> bool:
        known = self._known.get(row[0])
        return known == row[1][self._key] if known is not None else not self._all_known

    def _indexed(self) -> tuple[dict[int, str], bool]:
        """Return the ids by the numbers of their rows, and whether the whole index could be read."""
        query = f'SELECT rowid, id FROM "{self._name}" INDEXED BY "sqlite_autoindex_{self._name}_1"'
        found: dict[int, str] = {}
        for order in ("", " ORDER BY id DESC"):
            try:
                for number, key in self._connection.execute(query + order):
                    found[number] = _text(key)
            except sqlite_errors():
                continue
            return found, True
        return found, False

    def _values(self, row: Sequence[Any]) -> tuple[Any, ...]:
        values = tuple(_text(value) for value in row[1:])
        if any(isinstance(value, str) and _NO_TEXT in value for value in values):
            self.twisted.add(row[0])
        return values


def _text(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
