"""How long a passphrase withstands guessing, so that whoever chooses one can judge it; no rule is made of it.

The measure is what a stranger has to try who knows how people choose: a word, a name, a year, a run of keys
and a repetition count as one thing each, not letter by letter.
"""

from __future__ import annotations

import math
import re
from itertools import groupby
from typing import Final

from cica_events.domain.fields import Labelled
from cica_events.i18n import N_

_WORD: Final = 13.0  # bits: one of some 8,000 usual words
_YEAR: Final = 7.0
_RUN: Final = 6.0
_AGAIN: Final = 1.0
_SIGN: Final = 5.0
_DIGIT: Final = math.log2(10)
_LETTER: Final = 4.7
_SHORT: Final = 2  # letters that are no word
_PIECES: Final = re.compile(r"(?:19|20)\d\d|[^\W\d_]+|\d+|[^\w\s]|_")
_RUNS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "01234567890",
)


class Strength(Labelled):
    """How long a passphrase withstands somebody who has the file and a million tries a second."""

    WEAK = "weak", N_("Weak: guessed within hours")
    FAIR = "fair", N_("Fair: withstands guessing for months")
    GOOD = "good", N_("Good: withstands guessing for many years")
    STRONG = "strong", N_("Strong: nobody can guess it")


_LEAST: Final = ((58.0, Strength.STRONG), (44.0, Strength.GOOD), (34.0, Strength.FAIR))


def strength(passphrase: str) -> Strength:
    """Return how long `passphrase` withstands guessing."""
    bits = bits_of(passphrase)
    return next((found for least, found in _LEAST if bits >= least), Strength.WEAK)


def bits_of(passphrase: str) -> float:
    """Return the binary logarithm of how many passphrases are as likely to be chosen."""
    pieces = _PIECES.findall(passphrase)
    seen: set[str] = set()
    found = 0.0
    for piece in pieces:
        found += _AGAIN if piece.casefold() in seen else _of_piece(piece)
        seen.add(piece.casefold())
    return found


def _of_piece(piece: str) -> float:
    small = piece.casefold()
    if re.fullmatch(r"(?:19|20)\d\d", piece):
        return _YEAR
    if len(small) > 2 and any(small in run or small[::-1] in run for run in _RUNS):
        return _RUN
    shrunk = "".join(sign for sign, _same in groupby(small))
    if piece.isdecimal():
        return _DIGIT * len(shrunk)
    if not piece.isalpha():
        return _SIGN
    capitals = 0.0 if piece in (small, small.capitalize(), piece.upper()) else 0.5 * len(piece)
    vowels = sum(letter in "aeiouyаеёиоуыэюяіәөұү" for letter in small) * 6 >= len(small)
    word = _WORD if vowels and len(shrunk) > _SHORT else math.inf
    return min(_LETTER * len(shrunk), word) + capitals
