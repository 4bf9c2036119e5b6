"""Ordinal numbers of meetings in words, English and Russian, written and read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_HIGHEST_IN_WORDS = 199
_GENDERS = ("m", "f", "n")

_ENGLISH = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_RUSSIAN = (
    "", "первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый",
    "десятый", "одиннадцатый", "двенадцатый", "тринадцатый", "четырнадцатый", "пятнадцатый",
    "шестнадцатый", "семнадцатый", "восемнадцатый", "девятнадцатый",
)  # fmt: skip
_RUSSIAN_TENS = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
    "девяносто",
)  # fmt: skip
_RUSSIAN_ROUND = (
    "", "десятый", "двадцатый", "тридцатый", "сороковой", "пятидесятый", "шестидесятый", "семидесятый",
    "восьмидесятый", "девяностый", "сотый",
)  # fmt: skip
_RUSSIAN_SUFFIX = {"m": "й", "f": "я", "n": "е"}
_RUSSIAN_CASES = ("ого", "ому", "ом", "ым", "ой", "ую", "ые", "ых", "ыми")

_DIGITS = re.compile(r"([0-9]{1,4})(?: ?(?:st|nd|rd|th|ый|ой|ий|й|ая|я|ое|ее|е|ого|го|ому|му|ом|м))?\.?")
_ROMAN = re.compile(r"(C?)(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_CYRILLIC_LOOKALIKES = str.maketrans("ІХСЛ", "IXCL")


def ordinal_words(number: int, language: str, gender: str = "m") -> str:
    """Return the ordinal with a capital: "Twenty-second", or "Двадцать второе" in "ru".

    `gender` ("m", "f", "n") is that of the Russian noun it goes with. From 200 on: "200th", "200-е".
    """
    if language == "ru":
        return _russian(number, gender).capitalize()
    return _english(number).capitalize()


def ordinal_number(text: str) -> int | None:
    """Return the number of "Seventh", "7th", "VII", "Седьмое", "7-е" or "7"; None for any other text."""
    folded = _folded(text)
    if digits := _DIGITS.fullmatch(folded):
        return int(digits[1]) or None
    return _read_roman(text) or _numbers_by_words().get(folded)


def _english(number: int) -> str:
    if not 1 <= number <= _HIGHEST_IN_WORDS:
        return f"{number}{_english_suffix(number)}"
    hundreds, rest = divmod(number, 100)
    if not rest:
        return "hundredth"
    return ("hundred and " if hundreds else "") + _english_below_hundred(rest)


def _english_below_hundred(number: int) -> str:
    if number < 20:
        return _ENGLISH[number]
    tens, unit = divmod(number, 10)
    if not unit:
        return _ENGLISH_TENS[tens][:-1] + "ieth"
    return f"{_ENGLISH_TENS[tens]}-{_ENGLISH[unit]}"


def _english_suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _russian(number: int, gender: str) -> str:
    if not 1 <= number <= _HIGHEST_IN_WORDS:
        return f"{number}-{_RUSSIAN_SUFFIX[gender]}"
    before, masculine = _russian_parts(number)
    return before + _in_gender(masculine, gender)


def _russian_parts(number: int) -> tuple[str, str]:
    """Return the words that stay and the last, which alone is declined."""
    before = "сто " if number > 100 else ""
    number = number if number == 100 else number % 100
    tens, unit = divmod(number, 10)
    if not unit:
        return before, _RUSSIAN_ROUND[tens]
    if number < 20:
        return before, _RUSSIAN[number]
    return f"{before}{_RUSSIAN_TENS[tens]} ", _RUSSIAN[unit]


def _in_gender(masculine: str, gender: str) -> str:
    if gender == "m":
        return masculine
    if masculine == "третий":
        return {"f": "третья", "n": "третье"}[gender]
    return masculine[:-2] + {"f": "ая", "n": "ое"}[gender]


def _read_roman(text: str) -> int | None:
    numeral = unicodedata.normalize("NFKC", text).strip().rstrip(".").upper().translate(_CYRILLIC_LOOKALIKES)
    match = _ROMAN.fullmatch(numeral)
    if not match:
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-now if now < then else now for now, then in zip(values, following, strict=False)) or None


@cache
def _numbers_by_words() -> dict[str, int]:
    found: dict[str, int] = {}
    for number in range(1, _HIGHEST_IN_WORDS + 1):
        words = {_english(number), *(_russian(number, gender) for gender in _GENDERS)}
        before, masculine = _russian_parts(number)
        stem = "треть" if masculine == "третий" else masculine[:-2]
        cases = ("его", "ему", "ем", "им", "ей", "ю", "и", "их", "ими") if stem == "треть" else _RUSSIAN_CASES
        words |= {before + stem + case for case in cases}
        found |= {_folded(word): number for word in words}
    return found


def _folded(text: str) -> str:
    """Return the words that matter: no case, no hyphens, no "ё", no "one" and "and" of hundreds."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    words = re.sub(r"(?<=\w)[-‐‑–](?=\w)", " ", folded).split()
    return " ".join(word for word in words if word not in ("one", "a", "and"))
