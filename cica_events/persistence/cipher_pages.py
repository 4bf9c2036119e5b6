"""The pages of a locked file as they lie on the disk: which are damaged, and how one is put right.

Each page ends with an initialization vector of 16 bytes and a message authentication code of 64, made with
a key that follows from the file's own (https://www.zetetic.net/sqlcipher/design/).
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from cica_events.errors import StorageError
from cica_events.persistence.cipher import Key, wrong
from cica_events.persistence.damage_words import damaged
from cica_events.persistence.own_handle import OwnHandle, handle_of
from cica_events.persistence.seal_format import LOCK_PAGE

PAGE: Final = 4096
_CODE: Final = 64
_SALT: Final = 16
_TRIED: Final = 1000  # pages, of which one fits a key that is right; 12 ms
_MASK: Final = 0x3A
_BLOCK: Final = 128  # of SHA-512
_INNER = bytes(value ^ 0x36 for value in range(256))
_OUTER = bytes(value ^ 0x5C for value in range(256))


class PageCodes:
    """Makes and compares the codes of one file's pages, which are counted from 1."""

    def __init__(self, key: Key) -> None:
        salt = bytes(byte ^ _MASK for byte in key.salt)
        self._secret = hashlib.pbkdf2_hmac("sha512", key.raw, salt, 2, 32)

    def damaged(self, handle: OwnHandle) -> frozenset[int]:
        """Return the pages whose code does not fit what they hold; that of SQLite's locks holds nothing."""
        numbers = (number for number in range(1, handle.size // PAGE + 1) if number != LOCK_PAGE)
        return frozenset(number for number in numbers if not self.fits(_page(handle, number), number))

    def fits_some(self, handle: OwnHandle) -> bool:
        """Tell whether any page fits its code: then the key is right, whatever is damaged."""
        last = min(handle.size // PAGE, _TRIED)
        return any(self.fits(_page(handle, number), number) for number in range(1, last + 1))

    def fits(self, page: bytes, number: int) -> bool:
        """Tell whether the page is as it was saved."""
        return hmac.compare_digest(self._code(page, number), page[-_CODE:])

    def signed(self, page: bytes, number: int) -> bytes:
        """Return the page with the code that fits what it holds now."""
        return page[:-_CODE] + self._code(page, number)

    def mended(self, page: bytes, number: int) -> bytes | None:
        """Return the page as it was if one byte of it is wrong, else None; up to 8 s of processor time."""
        code = self._code(page, number)
        if sum(one != other for one, other in zip(code, page[-_CODE:], strict=True)) == 1:
            return page[:-_CODE] + code
        start = _SALT if number == 1 else 0
        content = page[start:-_CODE] + number.to_bytes(4, "little")
        for place, byte in self._tried(content, page[-_CODE:], len(page) - _CODE - start):
            return page[: start + place] + bytes((byte,)) + page[start + place + 1 :]
        return None

    def _tried(self, content: bytes, code: bytes, size: int) -> Iterator[tuple[int, int]]:
        """Yield each place and byte that would make the code fit."""
        begun = hashlib.sha512(self._padded(_INNER))
        outer = hashlib.sha512(self._padded(_OUTER))
        for first in range(0, size, _BLOCK):
            block, rest = bytearray(content[first : first + _BLOCK]), content[first + _BLOCK :]
            for place in range(min(len(block), size - first)):
                right = block[place]
                for byte in range(256):
                    block[place] = byte
                    if _digest(outer, begun, bytes(block) + rest) == code:
                        yield first + place, byte
                block[place] = right
            begun.update(block)

    def _padded(self, table: bytes) -> bytes:
        return self._secret.ljust(_BLOCK, b"\0").translate(table)

    def _code(self, page: bytes, number: int) -> bytes:
        content = page[_SALT if number == 1 else 0 : -_CODE]
        return hmac.digest(self._secret, content + number.to_bytes(4, "little"), "sha512")


def is_key_of(path: Path, key: Key) -> bool:
    """Tell by a page of the file whether `key` is its key, also where its first page is damaged. OSError."""
    with handle_of(path) as handle:
        return PageCodes(key).fits_some(handle)


def refused(path: Path, key: Key) -> StorageError:
    """Return what is told where `key` does not open a file: the first page alone says whether one does.

    It is LockedError, or DamagedError where another page fits the key.
    """
    return damaged(path, (1,), None, is_open=False) if is_key_of(path, key) else wrong(path)


def _digest(outer: Any, begun: Any, rest: bytes) -> bytes:
    inner = begun.copy()
    inner.update(rest)
    whole = outer.copy()
    whole.update(inner.digest())
    return bytes(whole.digest())


def _page(handle: OwnHandle, number: int) -> bytes:
    return handle.read((number - 1) * PAGE, PAGE)
