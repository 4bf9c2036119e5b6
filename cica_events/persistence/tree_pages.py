"""Which rows stand on which pages of a file, read from the pages themselves.

Source: https://sqlite.org/fileformat.html, 1.6, B-tree Pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

_LEAF, _INTERIOR = 0x0D, 0x05
_MOST_PAGES = 5_000_000  # an end to a tree that is damaged and goes round

Read = Callable[[int], bytes]
"""Returns a page by its number, counted from 1."""


def pages_of(read: Read, root: int) -> Iterator[int]:
    """Yield the pages of the table that begins at `root`, as far as they can be followed."""
    waiting, seen = [root], set[int]()
    while waiting and len(seen) < _MOST_PAGES:
        page = waiting.pop()
        if page in seen or page < 1:
            continue
        seen.add(page)
        yield page
        content = read(page)
        start = 100 if page == 1 else 0
        if content[start : start + 1] == bytes([_INTERIOR]):
            waiting.append(int.from_bytes(content[start + 8 : start + 12]))
            for cell in _cells(content, start, 12):
                waiting.append(int.from_bytes(content[cell : cell + 4]))


def rows_on(content: bytes) -> Iterator[int]:
    """Yield the numbers of the rows that begin on the leaf page `content`; a damaged one may say others."""
    if content[:1] == bytes([_LEAF]):
        for cell in _cells(content, 0, 8):
            _length, place = _varint(content, cell)
            yield _varint(content, place)[0]


def _cells(content: bytes, start: int, header: int) -> Iterator[int]:
    count = int.from_bytes(content[start + 3 : start + 5])
    for number in islice(range(count), len(content) // 2):
        place = start + header + 2 * number
        yield int.from_bytes(content[place : place + 2])


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for byte in content[place : place + 8]:
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value, place + 1
