"""Names in scripts that are read by syllables, in Latin letters as those who bear them spell them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_KOREAN: Final = {
    "이": "lee", "박": "park", "최": "choi", "조": "cho", "정": "jung", "강": "kang", "임": "lim",
    "신": "shin", "오": "oh", "서": "seo", "권": "kwon", "김": "kim", "유": "yoo", "전": "jeon", "고": "ko",
    "문": "moon", "손": "son", "배": "bae", "백": "baek", "노": "noh", "허": "heo", "윤": "yoon",
    "우": "woo",
}  # fmt: skip
_OF_FAMILIES: Final = {
    "jo": "cho", "joh": "cho", "yi": "lee", "rhee": "lee", "ri": "lee", "i": "lee", "pak": "park",
    "bak": "park", "choe": "choi", "chung": "jung", "jeong": "jung", "gang": "kang", "rim": "lim",
    "im": "lim", "sin": "shin", "suh": "seo", "gwon": "kwon", "gim": "kim", "yu": "yoo",
    "ryu": "yoo", "chun": "jeon", "go": "ko", "mun": "moon", "sohn": "son", "pae": "bae",
    "paek": "baek", "no": "noh", "roh": "noh", "hur": "heo", "yun": "yoon",
}  # fmt: skip
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3]")
_SYLLABLES: Final = re.compile(r"[A-Z][^A-Z]*")
_SIGN_A_SYLLABLE: Final = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]")
_VOWEL_BEFORE: Final = re.compile(r"([\u0e40-\u0e44])([\u0e01-\u0e2e])")  # in Thai
_FINALS: Final = {"g": "k", "d": "t", "b": "p"}


def customary_korean(word: str) -> str:
    """Return the most usual of the spellings of a Korean family name; another word as it is."""
    return _OF_FAMILIES.get(word, word)


def family_spellings(sign: str) -> tuple[str, ...]:
    """Return how a Korean family name of one syllable is spelt, the most usual first; nothing for others."""
    usual = _KOREAN.get(sign, "")
    return (usual, *(each for each, most in _OF_FAMILIES.items() if most == usual)) if usual else ()


def by_syllables(text: str) -> str:
    """Return `text` in Latin letters; signs without a blank are a family name of one and a given name."""
    chunks = text.split()
    return " ".join(word for chunk in chunks for word in _words(chunk, whole=len(chunks) == 1))


def _words(chunk: str, whole: bool) -> list[str]:
    from anyascii import anyascii

    composed = unicodedata.normalize("NFKC", chunk)
    if len(composed) == 1 and composed in _KOREAN:
        return [_KOREAN[composed]]
    if _HANGUL.search(composed):
        syllables = [_as_heard(anyascii(sign)) for sign in composed]
        family = _KOREAN.get(composed[0], syllables[0])
        return [family, "".join(syllables[1:])] if whole and len(syllables) > 1 else ["".join(syllables)]
    romanized = anyascii(_VOWEL_BEFORE.sub(r"\2\1", composed).replace("จ", "j"))
    syllables = _SYLLABLES.findall(romanized) if whole and _SIGN_A_SYLLABLE.search(chunk) else []
    return [syllables[0], "".join(syllables[1:])] if syllables else [romanized]


def _as_heard(syllable: str) -> str:
    """Return a Korean syllable with the consonant at its end as it is spoken and spelt: Taeick, not Taeig."""
    last = syllable[-1:]
    return syllable if syllable.endswith("ng") else syllable[:-1] + _FINALS.get(last, last)
