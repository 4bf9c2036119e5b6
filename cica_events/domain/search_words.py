"""The words by which a text is found, and those that somebody asks with.

Words are in Latin small letters whatever the script, so that one spelling of a name finds another; how a word
sounds comes from `spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cica_events.domain.collation import search_key
from cica_events.domain.hangul import korean_words
from cica_events.domain.ordinals import ordinal_number
from cica_events.domain.spelling import is_latin, sound, words_of

_RUNS: Final = re.compile(r"\d+|[^\d]+")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘ʼʻ`´")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_JOINED: Final = 4  # parts of one token that are also found as one word
_LONGEST: Final = 40  # letters of a word
_INFLECTED: Final = 6  # letters of a Cyrillic word, from which on another ending may stand
_ENDING: Final = 2
MOST_WORDS: Final = 12
"""How many words of a question are looked at."""
_SILENT: Final = frozenset(
    {"the", "of", "in", "on", "at", "and", "for", "to", "в", "на", "по", "с", "и", "о"}
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a question: its spellings, how they sound, and the beginning that endings leave alone."""

    spellings: tuple[str, ...]
    sounds: tuple[str, ...]
    stem: str = ""

    @property
    def length(self) -> int:
        """Return how many letters the word has."""
        return len(self.spellings[0])


@lru_cache(maxsize=2**12)
def words_in(text: str) -> tuple[str, ...]:
    """Return the words by which `text` is found; parts of a token also as one: "tae-ick", "bc-6"."""
    found: dict[str, None] = {}
    for token in text.split():
        parts = parts_of(token)
        found.update(dict.fromkeys(parts))
        if 1 < len(parts) <= _JOINED:
            found["".join(parts)[:_LONGEST]] = None
        if _HANGUL.search(token):
            found.update(dict.fromkeys(korean_words(token)))
        elif not token.isascii() and is_latin(token):
            found.update(dict.fromkeys(_split(search_key(token).translate(_APOSTROPHES))))
    return tuple(found)


def forget_words() -> None:
    """Let go of what was kept of the texts that were looked at: after a whole directory that is much."""
    for kept in (words_in, words_of, sound):
        kept.cache_clear()


def parts_of(token: str) -> tuple[str, ...]:
    """Return the words and numbers of one token, in Latin letters."""
    if token.isascii() and token.isalpha():
        return (token.casefold()[:_LONGEST],)
    found: list[str] = []
    for run in _RUNS.findall(token):
        if run.isdecimal():
            found.append(str(int(run[:_LONGEST])))
        else:
            found += (word[:_LONGEST] for word in words_of(run))
    return tuple(found)


def asked(question: str) -> tuple[Asked, ...]:
    """Return the words of a question; those that say nothing are left out where others are left."""
    tokens = question.split()[:MOST_WORDS]
    words: dict[str, Asked] = {}
    for token in [token for token in tokens if token not in _SILENT] or tokens:
        for word in _asked(token):
            words.setdefault(word.spellings[0], word)
    return tuple(words.values())[:MOST_WORDS]


def _asked(token: str) -> Iterable[Asked]:
    number = ordinal_number(token) if len(token) > 1 else None
    parts = parts_of(token)
    if number is not None and not any(part.isdecimal() and len(parts) == 1 for part in parts):
        numbers = (str(number),)
        if any(part.isdecimal() for part in parts):  # 7th, 7-е
            return [_word(numbers)]
        return [_word((*parts[:1], *numbers))] if len(parts) == 1 else [_word(numbers)]
    if len(parts) == 1 and not token.isascii() and is_latin(token):
        bare = _split(search_key(token).translate(_APOSTROPHES))
        return [_word(tuple(dict.fromkeys((*parts, *bare[:1]))))]
    return [_word((part,), inflected=bool(_CYRILLIC.search(token))) for part in parts]


def _word(spellings: tuple[str, ...], inflected: bool = False) -> Asked:
    first = spellings[0]
    stem = first[:-_ENDING] if inflected and len(first) >= _INFLECTED else ""
    heard = dict.fromkeys(sound(each) for each in spellings if each.isalpha())
    return Asked(spellings, tuple(heard), stem)


def _split(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in text).split()
