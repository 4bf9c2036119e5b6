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
    whole = search_key(word)
    short = _ENDING.sub("", whole)
    return short if len(short) >= LEAST else whole


def stems(words: str) -> list[str]:
    """Return the stem of each of `words`."""
    return [stem(word.group()) for word in _WORD.finditer(words)]


def places(text: str, wanted: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where in `text` a form of a wanted stem stands, as (start, end, stem)."""
    for word in _WORD.finditer(text):
        whole = search_key(word.group())
        for each in wanted:
            if whole.startswith(each):
                yield word.start(), word.end(), each
                break


def folded(text: str) -> list[str]:
    """Return the words of `text` without case and accents, each once."""
    return sorted({search_key(word.group()) for word in _WORD.finditer(text)})


def hold(words: list[str], wanted: list[str]) -> bool:
    """Tell whether there is a form of every wanted stem among folded words."""
    return all(any(word.startswith(each) for word in words) for each in wanted)
