"""Identifiers of records: UUIDs of version 7, made here so that two laptops never need to ask each other."""

from __future__ import annotations

import secrets
import time
from string import hexdigits
from threading import Lock

_COUNTER_BITS = 42
_TAIL_BITS = 32
_VERSION = 7 << 76
_VARIANT = 0b10 << 62


class Identifiers:
    """A source of identifiers that only ever grow (RFC 9562, section 6.2, method 1).

    Behind the 48 bits of the clock stand a counter of 42 bits, seeded at random each millisecond with its
    highest bit clear, and 32 random bits. A clock that is set back does not turn the order round.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._millisecond = 0
        self._counter = 0

    def next(self) -> str:
        """Return an identifier of 32 hex digits, greater than every one before."""
        tail = secrets.randbits(_TAIL_BITS)
        with self._lock:
            self._advance(time.time_ns() // 1_000_000)
            millisecond, counter = self._millisecond, self._counter
        high, low = counter >> 30, counter & ((1 << 30) - 1)
        return f"{millisecond << 80 | _VERSION | high << 64 | _VARIANT | low << _TAIL_BITS | tail:032x}"

    def _advance(self, now: int) -> None:
        if now > self._millisecond:
            self._millisecond, self._counter = now, secrets.randbits(_COUNTER_BITS - 1)
            return
        self._counter += 1
        if self._counter >> _COUNTER_BITS:
            self._millisecond += 1
            self._counter = secrets.randbits(_COUNTER_BITS - 1)


new_id = Identifiers().next


def is_id(text: str) -> bool:
    """Tell whether `text` has the form of an identifier, which says nothing to people."""
    return len(text) == 32 and all(sign in hexdigits for sign in text)
