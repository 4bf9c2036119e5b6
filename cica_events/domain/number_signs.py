"""The signs with which one level of an agenda is numbered: 1, (a), (i), a., i. and I."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ALPHABET: Final = 26
_MOST_ROMAN: Final = 3999
_WHOLE: Final = re.compile(r"[(\[]?\s*(\d{1,4}|[a-z]{1,20})\s*[).\]]{0,2}", re.IGNORECASE)


class Sign(Enum):
    """How one number is written; the value is what stands around it."""

    FIGURE = "{}", "1"
    PART = "{}", "1 "  # a figure behind the number of the item above: 2.1
    CAPITAL_ROMAN = "{}", "I"
    LETTER = "({})", "a"
    SMALL_ROMAN = "({})", "i"
    BARE_LETTER = "{}.", "a"
    BARE_ROMAN = "{}.", "i"

    def bare(self, number: int) -> str:
        """Return a number from 1 without what stands around it; letters are doubled behind z: aa, bb."""
        kind = self.value[1]
        if kind == "a" and number > 0:
            times, letter = divmod(number - 1, _ALPHABET)
            return chr(ord("a") + letter) * (times + 1)
        if kind in "iI" and 0 < number <= _MOST_ROMAN:
            roman = _roman(number)
            return roman.upper() if kind == "I" else roman
        return str(number)

    def written(self, number: int) -> str:
        """Return a number from 1 as it stands before an item."""
        return self.value[0].format(self.bare(number))

    def read(self, text: str) -> int | None:
        """Return the number that `text` means where this sign is used, None where it is none of that kind."""
        match = _WHOLE.fullmatch(text.strip())
        if match is None:
            return None
        found, kind = match[1], self.value[1]
        if found.isdigit():
            return int(found) if kind.strip() == "1" else None
        if kind == "a":
            return _of_letters(found.lower())
        number = _of_roman(found.lower()) if kind in "iI" else 0
        return number or None


def _of_letters(small: str) -> int | None:
    if len(set(small)) > 1:
        return None
    return ord(small[0]) - ord("a") + 1 + _ALPHABET * (len(small) - 1)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text


def _of_roman(small: str) -> int:
    """Return the value of a roman number, 0 for what is none."""
    number, rest = 0, small
    for value, sign in _ROMAN:
        while rest.startswith(sign):
            number, rest = number + value, rest.removeprefix(sign)
    return number if not rest and _roman(number) == small else 0
