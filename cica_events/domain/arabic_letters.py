"""Names in Arabic letters as their Latin spellings have them: consonants, long vowels, the article apart."""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a", "ء": "", "ؤ": "u", "ئ": "i",
        "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "d",
        "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh",
        "ف": "f", "ق": "q", "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    }
)  # fmt: skip
_INITIAL: Final = str.maketrans({"و": "w", "ي": "y", "ی": "y", "ع": "a"})
_WITHIN: Final = str.maketrans({"و": "u", "ي": "i", "ی": "i", "ع": ""})
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_SHORT_VOWELS: Final = re.compile("[\u064b-\u065f\u0670\u0640]")
_ARTICLE: Final = re.compile(r"(?<!\w)ال(?=\w{3})")
_SILENT_H: Final = re.compile(r"(?<=\w{3})ه(?!\w)")
_WORD: Final = re.compile(r"\w+")


def from_arabic(text: str) -> str:
    """Return `text` with its Arabic letters as Latin ones; short vowels, not being written, are missing."""
    if not _ARABIC.search(text):
        return text
    bare = _SILENT_H.sub("ة", _ARTICLE.sub("al ", _SHORT_VOWELS.sub("", text)))
    return _WORD.sub(_spelt, bare)


def _spelt(word: re.Match[str]) -> str:
    return (word[0][0].translate(_INITIAL) + word[0][1:].translate(_WITHIN)).translate(_LETTERS)
