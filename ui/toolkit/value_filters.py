"""A filter of a list by the values of one column: what it lets pass, and how it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import not_
from typing import Any

from ui.toolkit.row_store import StoredRows
from ui.toolkit.value_columns import ValueColumn, branches


@dataclass(frozen=True, slots=True)
class ValueFilter:
    """Lets pass rows whose token in column `key` is one of `values`, or with `without` is none of them.

    A year or a month among `values` stands for all dates that begin in it.
    """

    key: str
    values: frozenset[str]
    without: bool = False

    def accepts(self, token: str, dated: bool = False) -> bool:
        """Tell whether a row with `token`, which is `dated` in a column of dates, passes."""
        hit = token in self.values or (dated and any(each in self.values for each in branches(token)))
        return hit != self.without

    def content(self) -> dict[str, Any]:
        """Return the filter as plain types."""
        return {"key": self.key, "values": sorted(self.values), "without": self.without}


def passing(rows: Sequence[Any], column: ValueColumn, wanted: ValueFilter) -> Any:
    """Return those of `rows` that `wanted` lets pass; each value is looked at once."""
    try:
        hits = _hits(rows, column, wanted) if column.written else None
    except TypeError:  # a text that is none
        hits = None
    accepted = _Accepted(column, wanted)
    passes = map(accepted.__getitem__, column.raws(rows)) if hits is None else hits
    return rows.chosen(passes) if isinstance(rows, StoredRows) else list(compress(rows, passes))


def _hits(rows: Sequence[Any], column: ValueColumn, wanted: ValueFilter) -> list[bool]:
    """Tell of each row of texts whether it passes: in a tenth of the time where most texts differ."""
    texts: Any = column.raws(rows)
    named = map(wanted.values.__contains__, map(str.strip, texts))
    return list(map(not_, named)) if wanted.without else list(named)


def read_filters(content: object, known: Iterable[str]) -> tuple[list[ValueFilter], list[str]]:
    """Return the filters stored as `content`, and the keys of those whose column is not `known`.

    What is no filter at all is passed over.
    """
    filters, left_out, keys = [], [], set(known)
    for found in _read_each(content):
        if found.key in keys:
            filters.append(found)
        else:
            left_out.append(found.key)
    return filters, left_out


def _read_each(content: object) -> Iterator[ValueFilter]:
    for item in content if isinstance(content, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("key"), str):
            values = item.get("values")
            if isinstance(values, list) and all(isinstance(value, str) for value in values):
                yield ValueFilter(item["key"], frozenset(values), item.get("without") is True)


class _Accepted(dict[Any, bool]):
    """Whether each value passes, found out when it is first asked for."""

    def __init__(self, column: ValueColumn, wanted: ValueFilter) -> None:
        super().__init__()
        self._column = column
        self._wanted = wanted

    def __missing__(self, raw: Any) -> bool:
        found = self[raw] = self._wanted.accepts(self._column.token(raw), self._column.dated)
        return found
