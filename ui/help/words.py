"""Words as one looks for them: whatever their case, accents and endings, in English and Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cica_events.domain.collation import search_key

LEAST = 3  # letters that stay of a word
_WORD = re.compile(r"\w+")
_ENDING = re.compile(
    r"(?:ing|ied|ies|ed|es|s|e|y|ь|[аеиоуыэюя]+(?:м|х|в|го|му|ми|т|ть|те|ти|шь|л|ла|ло|ли)?(?:ся|сь)?)$"
)


def stem(word: str) -> str:
    """Return what all forms of a word begin with: "делегации" and "делегаций" give the same."""
    folded = search_key(word)
    short = _ENDING.sub("", folded)
    return short if len(short) >= LEAST else folded


def stems(words: str) -> list[str]:
    """Return the stem of each of `words`."""
    return [stem(word.group()) for word in _WORD.finditer(words)]


def places(text: str, wanted: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where in `text` a form of a wanted stem stands, as (start, end, stem)."""
    for word in _WORD.finditer(text):
        folded = search_key(word.group())
        for each in wanted:
            if folded.startswith(each):
                yield word.start(), word.end(), each
                break


def holds(text: str, wanted: list[str]) -> bool:
    """Tell whether `text` has a form of every wanted stem."""
    folded = [search_key(word.group()) for word in _WORD.finditer(text)]
    return all(any(word.startswith(each) for word in folded) for each in wanted)
