"""Keeps texts of a text file from being taken for formulas, numbers or dates by the program that opens it."""

from __future__ import annotations

import re
from typing import Final

from cica_events.domain.date_names import MONTH_WORDS

GUARD: Final = "'"
_FORMULA_STARTS: Final = ("=", "+", "-", "@", GUARD)  # beside blanks, tabs and line ends
_LONGEST: Final = 40  # signs of what a program still takes for a number or a date
_WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,14}")  # a number that every program writes as it was
_WORDS: Final = re.compile(r"[^\W\d_]+")
_OF_NUMBERS: Final = frozenset({"e", "am", "pm", "a", "p", "г", "гг"})
_TRUTHS: Final = frozenset({"true", "false", "истина", "ложь", "wahr", "falsch", "vrai", "faux"})


def guarded(text: str) -> str:
    """Return `text` with an apostrophe before it where a program might take it for anything but text."""
    return f"{GUARD}{text}" if _needs_guard(text) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given; a text that it never made stays as it is."""
    bare = text.removeprefix(GUARD)
    return bare if bare != text and _needs_guard(bare) else text


def without_guard(text: str) -> str:
    """Return a text of any program without the apostrophe that keeps it from being taken for a formula."""
    bare = text.removeprefix(GUARD)
    return text if bare.startswith(GUARD) else unguarded(text)


def _needs_guard(text: str) -> bool:
    return text.lstrip(" \u00a0").startswith(_FORMULA_STARTS) or text[:1].isspace() or _converts(text)


def _converts(text: str) -> bool:
    """Tell whether `text` looks like a number, a date, a time or a truth value in some language."""
    if len(text) > _LONGEST or _WHOLE.fullmatch(text):
        return False
    if not any(sign.isdigit() for sign in text):
        return text.strip().casefold() in _TRUTHS
    words = {word.casefold() for word in _WORDS.findall(text)}
    return all(word in _OF_NUMBERS or word in MONTH_WORDS for word in words)
