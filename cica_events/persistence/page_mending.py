"""Finds the one byte of a page that is not as it was, by what the damage did to the page's CRC-32."""

from __future__ import annotations

import zlib
from typing import Final


def _table() -> tuple[int, ...]:
    found = []
    for byte in range(256):
        value = byte
        for _bit in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        found.append(value)
    return tuple(found)


_STEP: Final = _table()
_BY_TOP: Final = {value >> 24: index for index, value in enumerate(_STEP)}  # each top byte stands once
_ONE_BYTE: Final = {value: index for index, value in enumerate(_STEP) if index}


def mended(content: bytes, wanted: int) -> bytes | None:
    """Return `content` with one byte changed so that its CRC-32 is `wanted`; None unless exactly one fits.

    A CRC is linear: what one wrong byte adds to it depends on the byte's place and on nothing else, so it is
    followed back from the end of the page to where a single byte could have made it.
    """
    trace = zlib.crc32(content) ^ wanted
    places = []
    for place in range(len(content) - 1, -1, -1):
        if trace in _ONE_BYTE:
            places.append((place, _ONE_BYTE[trace]))
        index = _BY_TOP[trace >> 24]
        trace = (((trace ^ _STEP[index]) << 8) & 0xFFFFFFFF) | index
    if len(places) != 1:
        return None
    place, difference = places[0]
    right = content[:place] + bytes([content[place] ^ difference]) + content[place + 1 :]
    return right if zlib.crc32(right) == wanted else None
