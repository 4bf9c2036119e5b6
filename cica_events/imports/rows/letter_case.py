"""Changes capital and small letters where the user asks for it, knowing how names are written."""

from __future__ import annotations

import re
from typing import Final

from cica_events.imports.columns.mapping import LetterCase

_SMALL: Final = {
    "al", "el", "bin", "ibn", "bint", "ben", "van", "von", "der", "den", "de", "del", "della", "da", "do",
    "dos", "das", "di", "du", "la", "le", "las", "los", "ter", "ten", "e", "y", "zu", "af", "av", "und", "d",
    "оглы", "огли", "оғлы", "кызы", "қызы", "гызы", "улы", "ұлы", "уулу", "бин", "ибн", "бинт", "аль", "эль",
    "ад", "аш", "ат", "ас", "ар", "ван", "фон", "дер", "ден", "де", "ogly", "oglu", "oğlu", "uly", "ulu",
    "kyzy", "qizi", "qyzy", "gyzy", "uulu", "ogli", "kizi", "o‘g‘li", "oʻgʻli",
}  # fmt: skip
_ARTICLES: Final = {
    "al", "el", "ad", "as", "ash", "at", "ar", "az", "an", "аль", "эль", "ад", "аш", "ат", "ас", "ар", "ан",
}  # fmt: skip
_NOT_FIRST: Final = {"le", "la", "las", "los", "do", "du", "di", "e", "y", "d", "af", "av", "zu", "und"}
_VIETNAMESE: Final = {  # family names behind which "Van" and "Thi" are names, not particles
    "nguyen", "nguyễn", "tran", "trần", "pham", "phạm", "le", "lê", "hoang", "hoàng", "phan", "vu", "vũ",
    "vo", "võ", "dang", "đặng", "bui", "bùi", "do", "đỗ", "ho", "hồ", "ngo", "ngô", "duong", "dương", "ly",
    "lý",
}  # fmt: skip
_ROMAN: Final = {"II", "III", "IV", "VI", "VII", "VIII", "IX"}
_ELIDED: Final = {"o", "d", "l", "n", "m"}  # before an apostrophe: O'Brien, d'Ávila, N'Diaye
_WORD: Final = re.compile(r"\S+")
_PART: Final = re.compile(r"([-‐‑–])")
_TURKISH: Final = re.compile("[İıĞğŞş]")
_APOSTROPHES: Final = "'’`´"
_TO_SMALL: Final = str.maketrans({"I": "ı", "İ": "i"})
_TO_CAPITAL: Final = str.maketrans({"i": "İ", "ı": "I"})


def recased(text: str, case: LetterCase) -> str:
    """Return `text` with the letters that `case` asks for; scripts without capitals stay as they are.

    Names: only words wholly in capitals or wholly in small letters change, so that "McDonald" and "al-Kuwari"
    stay; particles ("bin", "van der", "оглы") become small.
    """
    if case is LetterCase.AS_IS or not text:
        return text
    turkish = bool(_TURKISH.search(text))
    if case is LetterCase.CAPITALS:
        return _capitals(text, turkish)
    words = text.split()
    if all(_is_mixed(word) for word in words):
        return text
    small = _particles(words)
    places = iter(range(len(words)))
    return _WORD.sub(lambda match: _name(match[0], turkish, small=next(places) in small), text)


def _particles(words: list[str]) -> set[int]:
    """Return the places of the words that are particles, of which the first word of all is seldom one."""
    folded = [word.strip(",.").lower() for word in words]
    if len(words) == 1 or (folded[0] in _VIETNAMESE and len(words) > 2):
        return set()
    found = {place for place, word in enumerate(folded) if word in _SMALL}
    if 0 in found and 1 not in found and folded[0] in _NOT_FIRST:
        found.discard(0)
    return found


def _is_mixed(word: str) -> bool:
    letters = word.replace("ß", "")  # which has hardly a capital: "GROß"
    return letters != letters.upper() and letters != letters.lower()


def _name(word: str, turkish: bool, *, small: bool) -> str:
    bare = word.strip('(),.;"“”«»')
    if _is_mixed(word) or bare in _ROMAN or (len(bare) == 1 and bare.isupper()):
        return word
    lowered = _small(word, turkish)
    if small:
        return lowered
    parts = _PART.split(lowered)
    last = len(parts) - 1
    return "".join(
        part if part in _SMALL and (place or part in _ARTICLES) and last else _capitalized(part, turkish)
        for place, part in enumerate(parts)
    )


def _capitalized(part: str, turkish: bool) -> str:
    """Return a part between hyphens with a capital first letter, and one behind "O'" or "Mc"."""
    for sign in _APOSTROPHES:
        before, found, behind = part.partition(sign)
        if found and before.lower() in _ELIDED and len(behind) > 1:
            first = before if before in ("d", "l") else _first_capital(before, turkish)
            return first + sign + _first_capital(behind, turkish)
    if part.startswith("mc") and len(part) > 4 and part.isascii():
        return "Mc" + _first_capital(part[2:], turkish)
    return _first_capital(part, turkish)


def _first_capital(text: str, turkish: bool) -> str:
    for place, sign in enumerate(text):
        if sign.isalpha():
            return text[:place] + _capitals(sign, turkish) + text[place + 1 :]
    return text


def _small(text: str, turkish: bool) -> str:
    if turkish:
        return text.translate(_TO_SMALL).lower()
    return text.replace("İ", "i").lower()


def _capitals(text: str, turkish: bool) -> str:
    """Return `text` in capitals; "ß" becomes one letter, and Georgian keeps its only usual form."""
    text = text.translate(_TO_CAPITAL) if turkish else text
    return "".join(_capital(sign) for sign in text)


def _capital(sign: str) -> str:
    if "ა" <= sign <= "ჿ":
        return sign
    return "ẞ" if sign == "ß" else sign.upper()
