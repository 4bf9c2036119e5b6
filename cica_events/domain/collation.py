"""How texts are sorted, and how they are found while someone types.

Latin and Cyrillic letters are sorted by rules of our own, fast and in the order that the reader's language
wants; all other scripts by the Unicode Collation Algorithm and its default table (pyuca). The tests compare
both with ICU.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from cica_events.i18n import language as interface_language

CollationKey = tuple[str, str, str]

_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŋ": "n", "ə": "e",
    "æ": "ae", "œ": "oe", "þ": "th", "ґ": "г",
}  # fmt: skip
_MARKS = dict.fromkeys("‘’ʼʻ`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-")


class _Plain(dict[int, str | int | None]):
    """What is left of a sign: an accent goes, some letters are written as others, all else stays.

    Each sign is looked up once; asked of every sign of every name, a long list takes twice as long.
    """

    def __missing__(self, sign: int) -> int | None:
        self[sign] = left = None if unicodedata.combining(chr(sign)) else sign
        return left


_PLAIN = _Plain({ord(sign): plain for sign, plain in (_LETTERS | _MARKS).items()})

_SHORT_I = "и\u0306"  # a letter of its own, not an accented one
_NEIGHBOURS = {
    letter: base + chr(0x10FF00 + place)
    for base, letters in {
        "а": "ә", "г": "ғ", "е": "є", "и": "і", "к": "қ", "н": "ң", "о": "ө", "у": "үұ", "х": "һ",
    }.items()
    for place, letter in enumerate(letters)
}  # fmt: skip
# After case folding no capital is left, so one puts a letter before all of the Latin alphabet.
_CYRILLIC_FIRST = {
    letter: "A" + _NEIGHBOURS.get(letter, letter) for letter in map(chr, range(0x0400, 0x0530))
}
# The Kazakh alphabet differs from the Russian order of its letters in two places: у ұ ү, and і behind ы.
_KAZAKH = {"ұ": "у" + chr(0x10FF00), "ү": "у" + chr(0x10FF01), "і": "ы" + chr(0x10FF00)}
_KAZAKH_FIRST = _CYRILLIC_FIRST | {letter: "A" + place for letter, place in _KAZAKH.items()}
_ORDERS = {
    "en": str.maketrans(_NEIGHBOURS),
    "ru": str.maketrans(_CYRILLIC_FIRST),
    "kk": str.maketrans(_KAZAKH_FIRST),
}

_OTHER_SCRIPT = re.compile(
    r"[^\x00-\u052f\u1c80-\u1c8f\u1e00-\u1eff\u2000-\u206f\u2de0-\u2dff\ua640-\ua69f]+"
)
_BEHIND = 0xF0000  # a plane for private use: no text of a name stands there

_IN_NUMBER = re.compile(r"(?<=\d)[^\w\s](?=\d)")
_IGNORED = re.compile(r"[^\w\s\U000f0000-\U000fffff]|_")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=2**13)  # more than the names of the largest meeting; each takes half a kilobyte
def collation_key(text: str, language: str) -> CollationKey:
    """Return what `text` is sorted by in a list in `language` ("en": Latin before Cyrillic; others: after).

    First by letters alone, without accents, case, apostrophes and hyphens, numbers by their value;
    where these are equal by accents, then by case.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    by_case = f"{text.swapcase()}\0{text}"  # small letters first; ß is not ss
    if folded.isascii() and folded.isalpha():
        return folded, folded, by_case
    first = folded if folded.isascii() else _letters(_OTHER_SCRIPT.sub(_by_unicode, folded))
    first = _DIGITS.sub(_by_value, _IGNORED.sub("", _IN_NUMBER.sub(" ", first)))
    order = _ORDERS.get(language, _ORDERS["en"])
    return " ".join(first.split()).translate(order), folded, by_case


@cache
def _unicode_collator() -> Any:
    """Return the Unicode Collation Algorithm; its table takes a fifth of a second to read."""
    from pyuca import Collator  # type: ignore[import-untyped]  # it has no types

    return Collator()


def _by_unicode(run: re.Match[str]) -> str:
    """Return letters for the primary weights of a run in another script, all behind Latin and Cyrillic."""
    weights = itertools.takewhile(bool, _unicode_collator().sort_key(run.group()))
    return "".join(chr(_BEHIND + weight) for weight in weights)


def sort_key(text: str) -> CollationKey:
    """Return what `text` is sorted by in the language of the interface."""
    return collation_key(text, interface_language())


def search_key(text: str) -> str:
    """Return `text` without case, accents and kinds of quotes and dashes, to find one text within another."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return decomposed.translate(_PLAIN)


def _letters(folded: str) -> str:
    decomposed = unicodedata.normalize("NFKD", folded)
    return decomposed.replace(_SHORT_I, "й").translate(_PLAIN)


def _by_value(digits: re.Match[str]) -> str:
    """Return a number so that a longer one sorts behind a shorter one."""
    shown = digits.group().lstrip("0")
    return f"{min(len(shown), 99):02}{shown}"
