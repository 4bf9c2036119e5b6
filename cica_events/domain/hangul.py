"""Korean syllables in Latin letters, by the rules of the usages that people follow for their names.

A syllable of Hangul is composed of one of 19 initials, 21 vowels and 28 finals, in the order of Unicode (The
Unicode Standard, 3.12). The usages are the Revised Romanization of 2000, that of McCune and Reischauer
without its marks, and the English spellings that most passports have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cica_events.domain.syllable_scripts import family_spellings

_RUN: Final = re.compile("[\uac00-\ud7a3]+")
_FIRST: Final = 0xAC00
_LONGEST: Final = 5  # syllables of what may be a name
_VOWELS, _FINALS = 21, 28
_ENDS: Final = (
    *("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l"),
    *("p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"),
)
_VOICING: Final = frozenset({"", "n", "m", "ng", "l"})  # behind these a consonant is spoken soft
_SOFT: Final = {"k": "g", "t": "d", "p": "b", "ch": "j"}


@dataclass(frozen=True, slots=True)
class _Usage:
    """How initials and vowels are spelt; `hard` where plain initials are k, t, p, ch, soft within a word."""

    initials: tuple[str, ...]
    vowels: tuple[str, ...]
    hard: bool = False


_REVISED: Final = _Usage(
    ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"),
    ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
     "yu", "eu", "ui", "i"),
)  # fmt: skip
_MCCUNE: Final = _Usage(
    ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "ch", "tch", "ch", "k", "t", "p", "h"),
    ("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi",
     "yu", "u", "ui", "i"),
    hard=True,
)  # fmt: skip
_ENGLISH: Final = _Usage(
    ("k", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"),
    ("a", "ae", "ya", "yae", "u", "e", "yu", "ye", "o", "wa", "wae", "oe", "yo", "oo", "wo", "we", "wi",
     "yoo", "eu", "ee", "i"),
)  # fmt: skip
USAGES: Final = (_REVISED, _MCCUNE, _ENGLISH)

_PLAIN: Final = frozenset({0, 3, 7, 12})  # the initials that may be spoken soft


def korean_words(text: str) -> Iterator[str]:
    """Yield how what is written in Hangul may be spelt in small Latin letters: syllables, names, all as one.

    A first syllable may be a family name, which has spellings of its own.
    """
    for run in _RUN.findall(unicodedata.normalize("NFC", text)):
        if len(run) > _LONGEST:
            continue
        yield from family_spellings(run[0])
        for usage in USAGES:
            yield from (_spelt(sign, usage) for sign in run)
            if len(run) > 1:
                yield _joined(run, usage)
            if len(run) > 2:
                yield _joined(run[1:], usage)


def _joined(signs: Sequence[str], usage: _Usage) -> str:
    word, end = "", "-"  # nothing stands before the first one
    for sign in signs:
        word += _spelt(sign, usage, soft=end in _VOICING)
        end = _ENDS[_places(sign)[2]]
    return word


def _spelt(sign: str, usage: _Usage, *, soft: bool = False) -> str:
    initial, vowel, final = _places(sign)
    begin = usage.initials[initial]
    if soft and usage.hard and initial in _PLAIN:
        begin = _SOFT[begin]
    return begin + usage.vowels[vowel] + _ENDS[final]


def _places(sign: str) -> tuple[int, int, int]:
    """Return the places of initial, vowel and final among all."""
    syllable, final = divmod(ord(sign) - _FIRST, _FINALS)
    initial, vowel = divmod(syllable, _VOWELS)
    return initial, vowel, final
