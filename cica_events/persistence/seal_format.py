"""The seal of a workspace file: a checksum of each page, behind the last one, where SQLite never looks.

    pages of the database | checksums, 4 bytes a page, filled up to whole pages | foot, one page

CRC-32 misses no single flipped byte, nor any damage of up to 32 bits in a row. The foot says to which state
of the database the sums belong (its change counter, https://sqlite.org/fileformat.html, 1.3.7), so that a
seal of an older state is known as such.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from cica_events.persistence.own_handle import OwnHandle

PAGE = 4096
"""Bytes of a page; workspaces are made with this size, and others are not sealed."""

LOCK_PAGE = 0x40000000 // PAGE + 1
"""The number of the page that holds SQLite's locks and never any data; Windows refuses to read it."""

_MAGIC = b"CICA Events seal"
_FORMAT = 1
_FOOT = struct.Struct(">16sHHIIQI")  # magic, format, 0, change counter, pages, sealed at, sum of the sums
_CHUNK = 256  # pages read at a time
_PER_PAGE = PAGE // 4

Sums: TypeAlias = "array[int]"  # subscripted from Python 3.12 on


@dataclass(frozen=True, slots=True)
class Header:
    """What the first page says of the state of a database."""

    counter: int
    valid_for: int
    pages: int
    page_size: int
    first_trunk: int

    @classmethod
    def read(cls, handle: OwnHandle) -> Header:
        """Return what the file says now."""
        content = handle.read(0, 100).ljust(100, b"\0")

        def number(offset: int) -> int:
            return int.from_bytes(content[offset : offset + 4])

        return cls(number(24), number(92), number(28), int.from_bytes(content[16:18]), number(32))


@dataclass(frozen=True, slots=True)
class Foot:
    """The end of a sealed file: `counter` and `pages` of the state, when it was sealed, sum of the sums."""

    counter: int
    pages: int
    at: datetime
    root: int

    def packed(self) -> bytes:
        """Return the foot as one page that ends in its own checksum."""
        stamp = int(self.at.timestamp())
        fields = _FOOT.pack(_MAGIC, _FORMAT, 0, self.counter, self.pages, stamp, self.root)
        body = fields.ljust(PAGE - 4, b"\0")
        return body + zlib.crc32(body).to_bytes(4)

    @classmethod
    def unpacked(cls, content: bytes) -> Foot | None:
        """Return the foot that `content` holds; None where it is none, or damaged."""
        body, own = content[:-4], content[-4:]
        if len(content) != PAGE or zlib.crc32(body).to_bytes(4) != own or not body.startswith(_MAGIC):
            return None
        _magic, form, _zero, counter, pages, stamp, root = _FOOT.unpack_from(body)
        return cls(counter, pages, datetime.fromtimestamp(stamp, UTC), root) if form == _FORMAT else None


def foot_of(handle: OwnHandle) -> Foot | None:
    """Return the foot at the end of the file, or where its pages say it is; None where none can be read."""
    size = handle.size
    if size < 3 * PAGE:
        return None
    at_the_end = Foot.unpacked(handle.read(size - PAGE, PAGE))
    return at_the_end or Foot.unpacked(handle.read(_end(Header.read(handle).pages) - PAGE, PAGE))


def ends_with(handle: OwnHandle, foot: Foot) -> bool:
    """Tell whether nothing was appended to the file behind its foot."""
    return handle.size == _end(foot.pages)


def stored_sums(handle: OwnHandle, foot: Foot) -> Sums | None:
    """Return the checksums that stand before `foot`, None where they are not those it speaks of."""
    content = handle.read(foot.pages * PAGE, _filled(foot.pages))
    if len(content) != _filled(foot.pages) or zlib.crc32(content) != foot.root:
        return None
    return _numbers(content)[: foot.pages]


def summed(handle: OwnHandle, pages: int) -> Iterator[int]:
    """Yield the checksum of each of the first `pages` pages."""
    for first, count in _stretches(pages):
        if first == LOCK_PAGE:
            yield 0
            continue
        content = memoryview(handle.read((first - 1) * PAGE, count * PAGE))
        for offset in range(0, count * PAGE, PAGE):
            yield zlib.crc32(content[offset : offset + PAGE])


def sum_of(handle: OwnHandle, page: int) -> int:
    """Return the checksum of one page, counted from 1."""
    return 0 if page == LOCK_PAGE else zlib.crc32(handle.read((page - 1) * PAGE, PAGE))


def differs_from_seal(handle: OwnHandle) -> bool:
    """Tell whether a seal of the file's present state says that a page is another; OSError."""
    foot, header = foot_of(handle), Header.read(handle)
    if foot is None or foot.counter != header.counter:
        return False
    known = stored_sums(handle, foot)
    return known is not None and known != array("I", summed(handle, foot.pages))


def write_seal(
    handle: OwnHandle, sums: Sums, counter: int, changed: Iterable[int] | None, now: datetime
) -> int:
    """Seal the state `counter` of the file with `sums`; the caller sees to it that nobody writes meanwhile.

    `changed` are the pages whose sums are not yet in the file's seal, None for all of them. Returns the sum
    of the sums.
    """
    content, start = _bytes(sums), len(sums) * PAGE
    root = zlib.crc32(content)
    foot = Foot(counter, len(sums), now, root).packed()
    if changed is None:
        handle.write(start, content + foot)
        handle.cut(start + len(content) + PAGE)
        return root
    for group in sorted({(page - 1) // _PER_PAGE for page in changed}):
        handle.write(start + group * PAGE, content[group * PAGE : (group + 1) * PAGE])
    handle.write(start + len(content), foot)
    return root


def _stretches(pages: int) -> Iterator[tuple[int, int]]:
    first = 1
    while first <= pages:
        if first == LOCK_PAGE:
            yield first, 1
            first += 1
            continue
        last = min(pages, first + _CHUNK - 1)
        if first < LOCK_PAGE <= last:
            last = LOCK_PAGE - 1
        yield first, last - first + 1
        first = last + 1


def _end(pages: int) -> int:
    """Return how many bytes a sealed file of so many pages has."""
    return pages * PAGE + _filled(pages) + PAGE


def _filled(pages: int) -> int:
    return -(-pages // _PER_PAGE) * PAGE


def _bytes(sums: Sums) -> bytes:
    stored = array("I", sums)
    if sys.byteorder == "little":
        stored.byteswap()
    return stored.tobytes().ljust(_filled(len(sums)), b"\0")


def _numbers(content: bytes) -> Sums:
    numbers = array("I", content)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
