"""Texts that run from right to left, set into sentences that run from left to right."""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional

_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate and its end: https://unicode.org/reports/tr9/
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


def isolated(text: str) -> str:
    """Return `text` as it is shown in a sentence, so that it does not turn round what stands beside it."""
    if any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in text):
        return f"{_ISOLATE}{text}{_END}"
    return text
