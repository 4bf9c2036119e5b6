"""Passes blocks of rows from the reader's process to the window's, fast and as plain data.

A block goes column by column: texts and dates are one string of bytes, parted by a sign that none of them
holds, numbers are eight bytes each, and all else is JSON. Nothing that is read can run as a program.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from cica_events.imports.sources.grid import Row, Value
from cica_events.imports.sources.number_formats import as_duration

_PARTING: Final = "\x1f"
_PARSERS: Final[dict[str, Callable[[str], Value]]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}
_WHOLE: Final = 1e15  # floats below this stand for whole numbers exactly
_CELLS: Final = 8000  # in a block: a few milliseconds of work for whoever takes it

Block = tuple[Sequence[int], Sequence[Sequence[Any]]]
"""Row numbers, and columns with a cell for each of them; "" and blanks count as nothing."""


def rows_of(width: int) -> int:
    """Return how many rows of `width` cells make a block that stops nobody for long."""
    return max(1, min(500, _CELLS // max(width, 1)))


def in_blocks(rows: Iterator[tuple[int, Sequence[Any]]], width: int) -> Iterator[Block]:
    """Yield `rows` of `width` cells in blocks."""
    size = rows_of(width)
    while some := list(islice(rows, size)):
        yield [number for number, _cells in some], list(zip(*(cells for _number, cells in some), strict=True))


def pack(block: Block) -> tuple[dict[str, Any], bytes]:
    """Return the description of a block and its bytes."""
    kinds, packed = [], []
    for column in block[1]:
        kind, data = _packed(column)
        kinds.append([kind, len(data)])
        packed.append(data)
    payload = b"".join(packed)
    return {"numbers": block[0], "columns": kinds, "bytes": len(payload)}, payload


def _packed(column: Sequence[Any]) -> tuple[str, bytes]:
    try:
        joined = _PARTING.join(column)
    except TypeError:
        return _packed_values(column)
    if joined.count(_PARTING) == len(column) - 1:
        return "text", joined.encode("utf-8", "surrogatepass")
    return _packed_values(column)


def _packed_values(column: Sequence[Any]) -> tuple[str, bytes]:
    kinds = set(map(type, column))
    if kinds == {float}:
        return "number", array("d", column).tobytes()
    if kinds == {date}:
        return "day", array("i", map(date.toordinal, column)).tobytes()
    if len(kinds) == 1 and (name := next(iter(kinds)).__name__) in _PARSERS:
        return name, _PARTING.join([cell.isoformat() for cell in column]).encode("ascii")
    return "mixed", json.dumps([_tagged(cell) for cell in column]).encode("ascii")


def _tagged(cell: Any) -> object:
    """Return the cell as JSON can hold it: a date as an object of one key."""
    if isinstance(cell, str):
        return None if not cell or cell.isspace() else cell
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, date | time):
        return {type(cell).__name__: cell.isoformat()}
    return as_duration(cell) if isinstance(cell, timedelta) else cell


def _number(cell: float) -> int | float:
    return int(cell) if cell.is_integer() and abs(cell) < _WHOLE else cell


def unpack(description: dict[str, Any], payload: bytes) -> Iterable[Row]:
    """Yield the rows of a block that hold something."""
    columns, start = [], 0
    for kind, size in description["columns"]:
        columns.append(_unpacked(kind, payload[start : start + size]))
        start += size
    for number, cells in zip(description["numbers"], zip(*columns, strict=True), strict=True):
        if any(cells) or any(cell is not None for cell in cells):
            yield Row(number, cells)


def _unpacked(kind: str, data: bytes) -> list[Value]:
    if kind == "mixed":
        cells: list[Value] = json.loads(data, object_hook=_untagged)
        return cells
    if kind == "number":
        return list(map(_number, array("d", data)))
    if kind == "day":
        return list(map(date.fromordinal, array("i", data)))
    texts = data.decode("utf-8", "surrogatepass").split(_PARTING)
    if kind == "text":
        if any(map(str.isspace, texts)):
            return [None if not text or text.isspace() else text for text in texts]
        return [text or None for text in texts] if "" in texts else list[Value](texts)
    return list(map(_PARSERS[kind], texts))


def _untagged(tagged: dict[str, str]) -> Value:
    ((kind, text),) = tagged.items()
    return _PARSERS[kind](text)
