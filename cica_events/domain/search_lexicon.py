"""All words of a directory, found by their beginning or by something like them, without looking at each."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import islice
from string import ascii_lowercase
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_FAR: Final = "\U0010ffff"
_SLIPS: Final = ((8, 2), (4, 1))  # letters of a word, and how many may be wrong
_BUCKET: Final = 2  # letters by which words lie together


def slips_in(word: str) -> int:
    """Return how many letters of a word may be wrong: none of a short one or of a number."""
    if not word.isalpha():
        return 0
    return next((slips for length, slips in _SLIPS if len(word) >= length), 0)


class Lexicon:
    """Words in small pieces, each sorted, so that a new one never moves all others."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._sorted: dict[str, list[str]] = {}
        self._by_length: dict[int, list[str]] = {}

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self._numbers)

    def number(self, word: str) -> int | None:
        """Return the number of `word`, None where it is not known."""
        return self._numbers.get(word)

    def add(self, word: str) -> int:
        """Return the number of `word`, a new one where it was not known."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            insort(self._sorted.setdefault(word[:_BUCKET], []), word)
            self._by_length.setdefault(len(word), []).append(word)
        return number

    def beginning_with(self, prefix: str) -> Iterator[int]:
        """Yield the numbers of the words that begin with `prefix`."""
        if len(prefix) < _BUCKET:
            buckets = [words for key, words in self._sorted.items() if key.startswith(prefix)]
        else:
            buckets = [self._sorted.get(prefix[:_BUCKET], [])]
        for words in buckets:
            start, end = bisect_left(words, prefix), bisect_left(words, prefix + _FAR)
            yield from map(self._numbers.__getitem__, islice(words, start, end))

    def like(self, word: str) -> list[tuple[int, int]]:
        """Return the numbers of words that a few slips make of `word`, with how many, the fewest first."""
        most = slips_in(word)
        found = []
        for length in range(len(word) - most, len(word) + most + 1) if most else ():
            near = self._by_length.get(length, ())
            alike = process.extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=None)
            found += [(self._numbers[each], slips) for each, slips, _place in alike if slips]
        return sorted(found, key=lambda each: each[1])

    def begun_like(self, prefix: str) -> Iterator[int]:
        """Yield the numbers of words whose beginning one slip makes of `prefix`."""
        for other in _one_slip(prefix):
            bucket = self._sorted.get(other[:_BUCKET])
            if bucket:
                place = bisect_left(bucket, other)
                while place < len(bucket) and bucket[place].startswith(other):
                    yield self._numbers[bucket[place]]
                    place += 1


def _one_slip(word: str) -> Iterator[str]:
    """Yield what one slip makes of `word`, the first letter excepted: nobody mistakes both so early."""
    for place in range(1, len(word)):
        before, here, after = word[:place], word[place], word[place + 1 :]
        if after:
            yield before + after
            if after[0] != here:
                yield before + after[0] + here + after[1:]
        for letter in ascii_lowercase:
            if letter != here:
                yield before + letter + after
                yield before + letter + here + after
