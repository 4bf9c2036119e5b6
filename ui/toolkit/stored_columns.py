"""One column of very many rows in little memory: each different value once, or texts pressed together."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat
from typing import Any, Final

FIRST: Final = 4_096  # different values, from which on it is asked whether most differ
CHUNK: Final = 256  # texts pressed together
RECENT: Final = 400  # chunks of which it is kept where each text begins, as long as they need not be pressed
RECENT_PRESSED: Final = 100
SHARE: Final = 20  # one in so many rows with a value of its own is too many to keep each value by itself
SOME: Final = 8  # one in so many rows, from which on it is quicker to read all
PART: Final = "\0"  # stands in no text that is stored
_SEPARATOR: Final = PART.encode()
_CODES: Final = (("B", 2**8), ("H", 2**16), ("I", 2**32))


class CodedColumn:
    """Values of which many are the same: a number for each place, and the values by their numbers.

    As long as all are the same, their number is all that is kept of the places.
    """

    def __init__(self) -> None:
        self._values: list[Any] = []
        self._numbers: dict[Hashable, int] = {}
        self._count = 0
        self._codes = array("B")

    def __len__(self) -> int:
        """Return how many places there are."""
        return self._count

    def __getitem__(self, place: int) -> Any:
        """Return the value of one place."""
        return self._values[self._codes[place] if len(self._values) > 1 else 0]

    @property
    def different(self) -> int:
        """Return how many different values there are or were."""
        return len(self._values)

    def append(self, value: Hashable) -> None:
        """Put `value` at the next place."""
        number = self._number(value)
        if len(self._values) > 1:
            self._codes.append(number)
        self._count += 1

    def replace(self, place: int, value: Hashable) -> None:
        """Put `value` in the place of another."""
        number = self._number(value)
        if len(self._values) > 1:
            self._codes[place] = number

    def copy(self) -> CodedColumn:
        """Return a column of the same values that changes by itself."""
        found = CodedColumn()
        found._values, found._numbers = self._values[:], self._numbers.copy()
        found._count, found._codes = self._count, self._codes[:]
        return found

    def values(self, places: Sequence[int]) -> Iterator[Any]:
        """Return the values of `places`, one after the other."""
        if len(self._values) < 2:
            return repeat(self._values[0], len(places)) if places else iter(())
        return map(self._values.__getitem__, map(self._codes.__getitem__, places))

    def _number(self, value: Hashable) -> int:
        number = self._numbers.get(value)
        if number is None:
            number = len(self._values)
            if number == 1:
                self._codes = array("B", bytes(self._count))
            elif number >= _room(self._codes):
                kind = next(kind for kind, room in _CODES if number < room)
                self._codes = array(kind, self._codes)
            self._values.append(value)
            self._numbers[value] = number
        return number


class PressedColumn:
    """Texts of which most differ, put together and `pressed` where there are very many.

    What changed since, and what is no text, stands beside them.
    """

    def __init__(self, pressed: bool) -> None:
        self._level = 1 if pressed else 0
        self._chunks: list[bytes] = []
        self._last: list[str] = []  # that do not fill a chunk yet
        self._changed: dict[int, Any] = {}
        self._recent: dict[int, _Opened] = {}

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self._chunks) * CHUNK + len(self._last)

    def __getitem__(self, place: int) -> Any:
        """Return the text of one place."""
        if self._changed and place in self._changed:
            return self._changed[place]
        return self._chunk(place // CHUNK)[place % CHUNK]

    def append(self, value: Any) -> None:
        """Put `value` at the next place."""
        if type(value) is not str or PART in value:
            self._changed[len(self)] = value
            value = ""
        self._last.append(value)
        if len(self._last) == CHUNK:
            text = PART.join(self._last).encode("utf-8", "surrogatepass")
            self._chunks.append(zlib.compress(text, self._level) if self._level else text)
            self._last = []

    def replace(self, place: int, value: Any) -> None:
        """Put `value` in the place of another."""
        self._changed[place] = value

    def copy(self) -> PressedColumn:
        """Return a column of the same texts that changes by itself; the chunks stand there once."""
        found = PressedColumn(self._level > 0)
        found._chunks, found._last, found._changed = self._chunks[:], self._last[:], self._changed.copy()
        return found

    def values(self, places: Sequence[int]) -> Iterator[Any]:
        """Return the texts of `places`, one after the other; of very many, all are read at once."""
        if len(places) < len(self) // SOME:
            return map(self.__getitem__, places)
        return map(_Laid(map(self._bytes, range(len(self._chunks) + 1)), self._changed), places)

    def _chunk(self, number: int) -> Sequence[str] | _Opened:
        if number == len(self._chunks):
            return self._last
        found = self._recent.get(number)
        if found is None:
            found = _Opened(self._bytes(number))
            if len(self._recent) >= (RECENT_PRESSED if self._level else RECENT):
                self._recent = {}
            self._recent[number] = found
        return found

    def _bytes(self, number: int) -> bytes:
        if number >= len(self._chunks):
            return PART.join(self._last).encode("utf-8", "surrogatepass")
        packed = self._chunks[number]
        return zlib.decompress(packed) if self._level else packed


class _Opened:
    """The texts of a chunk, each made when asked for: as objects they would take ten times as much."""

    __slots__ = ("_starts", "_text")

    def __init__(self, text: bytes) -> None:
        self._text = text
        self._starts = array("I", _starts(text, 0))

    def __getitem__(self, number: int) -> str:
        """Return one of the texts."""
        text = self._text[self._starts[number] : self._starts[number + 1] - 1]
        return text.decode("utf-8", "surrogatepass")


class _Laid:
    """All texts of a column end to end: as an object each, a million would leave holes in memory for good."""

    def __init__(self, chunks: Iterable[bytes], changed: Mapping[int, Any]) -> None:
        self._changed = changed
        self._text = bytearray()
        self._starts = array("Q", [0])
        for chunk in chunks:
            self._starts.extend(_starts(chunk, self._starts.pop()))
            self._text += chunk + _SEPARATOR

    def __call__(self, place: int) -> Any:
        """Return the text of one place."""
        if self._changed and place in self._changed:
            return self._changed[place]
        text = self._text[self._starts[place] : self._starts[place + 1] - 1]
        return text.decode("utf-8", "surrogatepass")


def _starts(text: bytes, first: int) -> Iterator[int]:
    """Return where each part of `text` begins, and where one behind them would; the first at `first`."""
    return accumulate((len(part) + 1 for part in text.split(_SEPARATOR)), initial=first)


Column = CodedColumn | PressedColumn


def grown(column: Column, pressed: bool) -> Column:
    """Return `column`, or its texts as a `PressedColumn` where most of very many differ."""
    if not isinstance(column, CodedColumn) or column.different < max(FIRST, len(column) // SHARE):
        return column
    texts = list(column.values(range(len(column))))
    if any(type(text) is not str or PART in text for text in texts):
        return column
    found = PressedColumn(pressed)
    for text in texts:
        found.append(text)
    return found


def _room(codes: array[int]) -> int:
    return next(room for kind, room in _CODES if kind == codes.typecode)
