"""All words of a directory, found by their beginning or by something like them, without looking at each."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import product
from string import ascii_lowercase
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_FAR: Final = "\U0010ffff"
_SLIPS: Final = ((8, 2), (4, 1))  # letters of a word, and how many may be wrong
_VOWELS: Final = {"a": "ae", "e": "eai", "i": "ie", "o": "ou", "u": "uo"}  # and what else each is written as
_MOST_VOWELS: Final = 4  # of a word of which other spellings are tried
_BUCKET: Final = 2  # letters by which words lie together
_EMPTY: Final[tuple[list[str], array[int]]] = ([], array("I"))


def slips_in(word: str) -> int:
    """Return how many letters of a word may be wrong: none of a short one or of a number."""
    if not word.isalpha():
        return 0
    return next((slips for length, slips in _SLIPS if len(word) >= length), 0)


class Lexicon:
    """Words in small pieces, each sorted, so that a new one never moves all others."""

    def __init__(self, *, likened: bool = False) -> None:
        """Only of words that are `likened` those are known that are like another."""
        self._buckets: dict[str, tuple[list[str], array[int]]] = {}  # words, and beside them their numbers
        self._lengths: dict[int, tuple[list[str], array[int]]] = {}  # the same by their length
        self._likened = likened
        self._count = 0

    def __len__(self) -> int:
        """Return how many words there are."""
        return self._count

    def number(self, word: str) -> int | None:
        """Return the number of `word`, None where it is not known."""
        words, numbers = self._buckets.get(word[:_BUCKET], _EMPTY)
        place = bisect_left(words, word)
        return numbers[place] if place < len(words) and words[place] == word else None

    def add(self, word: str) -> int:
        """Return the number of `word`, a new one where it was not known."""
        words, numbers = self._buckets.setdefault(word[:_BUCKET], ([], array("I")))
        place = bisect_left(words, word)
        if place < len(words) and words[place] == word:
            return numbers[place]
        words.insert(place, word)
        numbers.insert(place, self._count)
        if self._likened:
            alike, counted = self._lengths.setdefault(len(word), ([], array("I")))
            alike.append(word)
            counted.append(self._count)
        self._count += 1
        return self._count - 1

    def beginning_with(self, prefix: str) -> Iterator[int]:
        """Yield the numbers of the words that begin with `prefix`."""
        if len(prefix) < _BUCKET:
            buckets = [bucket for key, bucket in self._buckets.items() if key.startswith(prefix)]
        else:
            buckets = [self._buckets.get(prefix[:_BUCKET], _EMPTY)]
        for words, numbers in buckets:
            yield from numbers[bisect_left(words, prefix) : bisect_left(words, prefix + _FAR)]

    def like(self, word: str) -> list[tuple[int, int]]:
        """Return the numbers of words that a few slips make of `word`, with how many, the fewest first."""
        most = slips_in(word)
        found = []
        for length in range(len(word) - most, len(word) + most + 1) if most else ():
            words, numbers = self._lengths.get(length, _EMPTY)
            alike = process.extract(word, words, scorer=OSA.distance, score_cutoff=most, limit=None)
            found += [(numbers[place], slips) for _each, slips, place in alike if slips]
        return sorted(found, key=lambda each: each[1])

    def begun_like(self, prefix: str) -> Iterator[int]:
        """Yield the numbers of words whose beginning one slip makes of `prefix`."""
        for other in _one_slip(prefix):
            words, numbers = self._buckets.get(other[:_BUCKET], _EMPTY)
            place = bisect_left(words, other)
            while place < len(words) and words[place].startswith(other):
                yield numbers[place]
                place += 1


def other_vowels(sounded: str) -> Iterator[str]:
    """Yield a sound with other vowels: "mohamed" and "muhamad" are spellings of one name."""
    if slips_in(sounded) and sum(letter in _VOWELS for letter in sounded) <= _MOST_VOWELS:
        yield from map("".join, product(*(_VOWELS.get(letter, letter) for letter in sounded)))


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
