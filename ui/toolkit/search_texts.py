"""What the rows of a store are searched by, put together chunk by chunk so that it takes little memory."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from operator import and_, contains
from typing import Any, Final

from cica_events.domain.collation import search_key
from ui.toolkit.row_store import VAST, RowStore

CHUNK: Final = 512  # rows put together
PART: Final = b"\0"

TextOf = Callable[[Any], str]
"""Returns all that a row shows, in any case and with accents."""


class SearchTexts:
    """The texts of a store's rows in the form that is searched; made in any thread, chunk by chunk."""

    def __init__(self, store: RowStore, text_of: TextOf) -> None:
        self._store = store
        self._text_of = text_of
        self._pressed = len(store) > VAST
        self._chunks: list[bytes | None] = []
        self._apart: dict[int, bytes] = {}  # rows that changed since their chunk was made, or came since

    def forget(self) -> None:
        """Forget all, as rows show something else now."""
        self._chunks, self._apart = [], {}

    def renew(self, places: Iterable[int]) -> None:
        """Make some rows searchable at once by what they show now."""
        for place in places:
            self._apart[place] = self._made(place)

    def lacking(self) -> int:
        """Return how many rows cannot be searched yet."""
        whole = min(len(self._chunks) * CHUNK, len(self._store))
        beyond = sum(place >= whole for place in list(self._apart))
        return len(self._store) - whole - beyond

    def make(self) -> Iterator[int]:
        """Make all rows searchable that are not; yields after each chunk how many are.

        What is forgotten meanwhile is begun anew: what was being made of it goes where it is forgotten, too.
        """
        while (start := len(chunks := self._chunks) * CHUNK) < len(self._store):
            end = min(start + CHUNK, len(self._store))
            if end - start < CHUNK and chunks:  # a chunk that can still grow
                self._make_apart(start, end)
                if chunks is self._chunks:
                    return
                continue
            text = PART.join(map(self._made, range(start, end)))
            chunks.append(zlib.compress(text, 1) if self._pressed else text)
            yield end

    def _make_apart(self, start: int, end: int) -> None:
        """Make the rows from `start` to `end` that are not; one that is renewed meanwhile stays so."""
        apart = self._apart
        for place in range(start, end):
            if place not in apart:
                apart.setdefault(place, self._made(place))

    def hits(self, words: Sequence[bytes]) -> bytearray:
        """Return for each place 1 where all `words` occur, else 0."""
        chunks, apart = list(self._chunks), list(self._apart.items())
        found = bytearray(len(self._store))
        for number, chunk in enumerate(chunks):
            text = zlib.decompress(chunk) if self._pressed and chunk is not None else chunk
            if text is None or not all(word in text for word in words):
                continue
            start = number * CHUNK
            marks = _marked(text.split(PART), words)
            found[start : start + len(marks)] = marks
        for place, each in apart:
            found[place] = all(word in each for word in words)
        return found

    def _made(self, place: int) -> bytes:
        return as_searched(search_key(self._text_of(self._store.light(place)))).replace(PART, b" ")


def _marked(texts: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Return for each text 1 where all `words` occur in it, else 0; without a step of Python for each."""
    marks: Iterable[int] = repeat(1, len(texts))
    for word in words:
        marks = map(and_, marks, map(contains, texts, repeat(word)))
    return bytes(marks)


def as_searched(text: str) -> bytes:
    """Return a text as bytes, which take half of its memory."""
    return text.encode("utf-8", "surrogatepass")
