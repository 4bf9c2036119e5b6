"""How a word of a name sounds, whatever the script and the spelling it was written in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from cica_events.domain.arabic_letters import from_arabic
from cica_events.domain.syllable_scripts import by_syllables

_CYRILLIC: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
    # Kazakh, Kyrgyz, Tatar, Uzbek, Tajik, Mongolian
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i", "ў": "u",
    "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "җ": "j",
    # Ukrainian, Belarusian, Serbian, Macedonian
    "ї": "i", "є": "e", "ґ": "g", "ј": "j", "љ": "l", "њ": "n", "ћ": "ch", "ђ": "j", "џ": "j", "ѓ": "g",
    "ќ": "k", "ѕ": "z",
}  # fmt: skip
_LATIN: Final = {
    "ç": "ch", "ş": "sh", "č": "ch", "š": "sh", "ž": "zh", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ø": "o",
    "ə": "a", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ŋ": "n", "ħ": "h",
}  # fmt: skip
_LETTERS: Final = str.maketrans(_CYRILLIC | _LATIN)
_SIGNS: Final = dict.fromkeys(map(ord, "'’‘ʼʻ`´′\"“”ʹʺـ"), None)
_PARTING: Final = re.compile(r"[\W\d_]+")

# Several spellings of one sound, the longest first. J stands for zh, j, dzh; S for sh; C for ch.
_SOUNDS: Final = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|sh", "S"),
        (r"chzh|dzh|zh|dj", "J"),
        (r"tch|ch", "C"),
        (r"(?<=[aeiou])j(?![aeiou])", "i"),
        (r"j", "J"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q|c", "k"),
        (r"tz|ts", "c"),
        (r"^x", "s"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee(?!v)", "i"),
        (r"y", "i"),
        (r"ie", "e"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeiou])h$", ""),
        (r"(?<=.{3})i+$", "i"),
    )
]
_WITHOUT_MARKS: Final = str.maketrans("SCJ", "skz")  # as where ş, ç and ž lost theirs
_VOWELS: Final = re.compile("[aeiou]+")


@lru_cache(maxsize=2**15)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a name in Latin small letters, hyphens parting words, accents and points gone.

    Chinese, Japanese and Korean signs without a blank are a family name of one sign and a given name.
    """
    return tuple(word for word in _PARTING.split(_latin(text).casefold()) if word)


def without_marks(text: str) -> str:
    """Return `text` as someone writes it who has no ç, ş or ž."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def is_latin(text: str) -> bool:
    """Return whether `text` is written in Latin letters."""
    return text.isascii() or all(sign < "\u0370" or "\u1e00" <= sign <= "\u2bff" for sign in text)


@lru_cache(maxsize=2**15)
def sound(word: str) -> str:
    """Return how a word of small Latin letters sounds, in letters that are no spelling of their own."""
    for pattern, sign in _SOUNDS:
        word = pattern.sub(sign, word)
    return word


@lru_cache(maxsize=2**15)
def consonants(sounded: str) -> str:
    """Return a sound without vowels behind its first letter, and without what a lost mark changes."""
    return (sounded[:1] + _VOWELS.sub("", sounded[1:])).translate(_WITHOUT_MARKS)


def _latin(text: str) -> str:
    if text.isascii():
        return text.translate(_SIGNS).casefold()
    folded = from_arabic(unicodedata.normalize("NFC", text))
    known = folded.casefold().translate(_SIGNS).translate(_LETTERS)
    plain = without_marks(known)
    if is_latin(plain):
        return plain
    return by_syllables(folded.translate(_SIGNS)).translate(_SIGNS)
