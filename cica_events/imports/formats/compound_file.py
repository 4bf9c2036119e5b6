"""Takes one stream out of a compound file (.xls), as Microsoft's MS-CFB describes it."""

from __future__ import annotations

import struct
from typing import Final

_ENTRY: Final = 128  # bytes of the directory for each stream
_LAST: Final = 0xFFFFFFFA  # sector numbers from here on end a chain
_SMALL: Final = 4096  # bytes below which a stream stands in the small sectors
_ROOT: Final = 5  # the kind of the entry that holds the small sectors
_STREAM: Final = 2


class CompoundFile:
    """The sectors of a file; raises ValueError where they do not make sense."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise ValueError("it has no header")
        self._data = data
        self._size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
        self._table = self._read_table()
        self._directory = self._chain(struct.unpack_from("<I", data, 48)[0])

    def stream(self, *names: str) -> bytes:
        """Return the first stream called one of `names`, whatever its letter case."""
        wanted = {name.casefold() for name in names}
        for start in range(0, len(self._directory) - _ENTRY + 1, _ENTRY):
            name, kind, first, size = self._entry(start)
            if kind == _STREAM and name.casefold() in wanted:
                return (self._chain(first) if size >= _SMALL else self._small(first))[:size]
        raise ValueError("it has no such stream")

    def _entry(self, start: int) -> tuple[str, int, int, int]:
        entry = self._directory[start : start + _ENTRY]
        length = min(struct.unpack_from("<H", entry, 64)[0], 64)
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        first, size = struct.unpack_from("<II", entry, 116)
        return name, entry[66], first, size

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _read_table(self) -> tuple[int, ...]:
        """Return for each sector the one that follows it."""
        numbers = list(struct.unpack_from("<109I", self._data, 76))
        further, seen = struct.unpack_from("<I", self._data, 68)[0], 0
        while further < _LAST and seen * self._size < len(self._data):
            block = self._sector(further)
            found = struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
            if not found:
                break
            numbers.extend(found[:-1])
            further, seen = found[-1], seen + 1
        table = b"".join(self._sector(number) for number in numbers if number < _LAST)
        return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])

    def _chain(self, first: int) -> bytes:
        sectors: list[bytes] = []
        number = first
        while number < len(self._table) and len(sectors) <= len(self._table):
            sectors.append(self._sector(number))
            number = self._table[number]
        return b"".join(sectors)

    def _small(self, first: int) -> bytes:
        root = next(
            (
                entry
                for start in range(0, len(self._directory) - _ENTRY + 1, _ENTRY)
                if (entry := self._entry(start))[1] == _ROOT
            ),
            None,
        )
        if root is None:
            raise ValueError("it has no root")
        room = self._chain(root[2])
        links = self._chain(struct.unpack_from("<I", self._data, 60)[0])
        table = struct.unpack(f"<{len(links) // 4}I", links[: len(links) // 4 * 4])
        pieces: list[bytes] = []
        number = first
        while number < len(table) and len(pieces) <= len(table):
            pieces.append(room[number * 64 : number * 64 + 64])
            number = table[number]
        return b"".join(pieces)
