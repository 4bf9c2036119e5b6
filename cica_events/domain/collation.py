"""How texts in Latin and Cyrillic letters are sorted, and how they are found while someone types."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from cica_events.i18n import language as interface_language

CollationKey = tuple[str, str, str]

_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e",
    "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
_MARKS = dict.fromkeys("‘’ʼʻ`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-")
_PLAIN = str.maketrans(_LETTERS | _MARKS)

_SEPARATE = {"и\u0306": "й", "у\u0306": "ў", "і\u0308": "ї"}  # letters of their own, not accented ones
_NEIGHBOURS = {
    letter: base + "\U0010ffff"
    for base, letters in {
        "а": "ә", "г": "ґғ", "е": "є", "и": "ії", "к": "қ", "н": "ң", "о": "ө", "у": "ўүұ", "х": "һ",
    }.items()
    for letter in letters
}  # fmt: skip
# After case folding no capital is left, so one puts a letter before all of the Latin alphabet.
_CYRILLIC_FIRST = {
    letter: "A" + _NEIGHBOURS.get(letter, letter) for letter in map(chr, range(0x0400, 0x0530))
}
_ORDERS = {"en": str.maketrans(_NEIGHBOURS), "ru": str.maketrans(_CYRILLIC_FIRST)}

_IN_NUMBER = re.compile(r"(?<=\d)[^\w\s](?=\d)")
_IGNORED = re.compile(r"[^\w\s]|_")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=2**15)
def collation_key(text: str, language: str) -> CollationKey:
    """Return what `text` is sorted by in a list in `language` ("en": Latin before Cyrillic; "ru": after).

    First by letters alone, without accents, case, apostrophes and hyphens, numbers by their value;
    where these are equal by accents, then by case.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    first = folded if folded.isascii() else _letters(folded)
    first = _DIGITS.sub(_by_value, _IGNORED.sub("", _IN_NUMBER.sub(" ", first)))
    order = _ORDERS.get(language, _ORDERS["en"])
    return " ".join(first.split()).translate(order), folded, text.swapcase()


def sort_key(text: str) -> CollationKey:
    """Return what `text` is sorted by in the language of the interface."""
    return collation_key(text, interface_language())


def search_key(text: str) -> str:
    """Return `text` without case, accents and kinds of quotes and dashes, to find one text within another."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return _without_accents(decomposed).translate(_PLAIN)


def _letters(folded: str) -> str:
    decomposed = unicodedata.normalize("NFKD", folded)
    for pair, letter in _SEPARATE.items():
        decomposed = decomposed.replace(pair, letter)
    return _without_accents(decomposed).translate(_PLAIN)


def _without_accents(decomposed: str) -> str:
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def _by_value(digits: re.Match[str]) -> str:
    """Return a number so that a longer one sorts behind a shorter one."""
    shown = digits.group().lstrip("0")
    return f"{min(len(shown), 99):02}{shown}"
