"""How likely letters follow each other in the languages of lists, learned from the names of countries."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log2
from typing import Any, Final

_WEAK: Final = 0.02  # how often a pair counts that was never seen
_STRANGE_LETTER: Final = 14.0  # bits for a letter that no language here has
_ODD_CASE: Final = 5.0  # bits for a capital behind a small letter
_MIXED: Final = 20.0  # bits for letters of two scripts in one word
_SIGN: Final = 6.0  # bits for a dash or a quotation mark
_STRANGE_SIGN: Final = 16.0  # bits for a frame, a formula or nothing at all
_COMMON_HANZI: Final = 9.0  # bits; there are some hundreds that make up most of a text
_HANZI: Final = 12.0
_COMMON_HANGUL: Final = 8.0
_HANGUL: Final = 11.0
_RARE_HANZI: Final = 22.0
_SIGNS: Final = frozenset("«»„“”‘’‚–—…№§°·•©®™€£¥´`¿¡ªº\u00a0\u00ad、。，；：（）《》？！“”·％＆＋－／　")
_SCRIPTS: Final = ("Greek", "Hebrew", "Arabic", "Cyrillic", "Latin")
Model = dict[str, dict[str, float]]


def words_bits(words: Iterable[str]) -> float:
    """Return how many bits the words and signs take in the language that fits best; fewer is likelier."""
    totals: dict[tuple[str, int], float] = {}
    plain = 0.0
    for word in words:
        script = script_of(word)
        if script:
            plain += _case_bits(word)
            for number in range(len(_lessons()[script])):
                bits = _word_bits(word.lower(), _model(script, number))
                totals[script, number] = totals.get((script, number), 0.0) + bits
        else:
            mixed = len(word) > 1 and any(map(str.isalpha, word)) and not _is_hanzi(word)
            plain += sum(map(_sign_bits, word)) + (_MIXED if mixed else 0.0)
    best: dict[str, float] = {}
    for (script, _number), bits in totals.items():
        best[script] = min(best.get(script, float("inf")), bits)
    return plain + sum(best.values())


def script_of(word: str) -> str:
    """Return the one script of the letters of `word`, "" for several or for other signs."""
    found = {_script_of(letter) for letter in word}
    return found.pop() if len(found) == 1 else ""


def _is_hanzi(word: str) -> bool:
    """Return whether the word is written in Chinese or Korean signs."""
    return all("\u4e00" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3" for letter in word)


@cache
def _script_of(letter: str) -> str:
    if not letter.isalpha() or letter in "ªº":
        return ""
    name = unicodedata.name(letter, "")
    return next((script for script in _SCRIPTS if name.startswith(script.upper())), "")


def _case_bits(word: str) -> float:
    if word.isupper() or word.islower() or word[1:].islower():
        return 0.0
    return _ODD_CASE * sum(a.islower() and b.isupper() for a, b in pairwise(word)) + (
        _ODD_CASE if word[:1].islower() else 0.0
    )


def _word_bits(word: str, model: Model) -> float:
    bits, before = 0.0, "^"
    for letter in f"{word}$":
        bits += model.get(before, {}).get(letter) or model[""].get(letter, _STRANGE_LETTER)
        before = letter
    return bits


@cache
def _sign_bits(sign: str) -> float:
    if sign.isascii():
        return 5.0
    if sign in _SIGNS:
        return _SIGN
    if "\uac00" <= sign <= "\ud7a3":
        return _COMMON_HANGUL if sign in _signs_of("ko") else _HANGUL
    if "\u4e00" <= sign <= "\u9fff":
        try:
            lead = sign.encode("gb2312")[0]
        except UnicodeEncodeError:
            return _RARE_HANZI
        return _COMMON_HANZI if sign in _signs_of("zh") else _HANZI if lead < 0xD8 else _RARE_HANZI
    return _STRANGE_LETTER if sign.isalpha() else _STRANGE_SIGN


@cache
def _model(script: str, number: int) -> Model:
    """Return the bits of each letter behind another; under "" those of a letter behind any other."""
    pairs: dict[str, dict[str, int]] = {}
    for pair, count in _lessons()[script][number].items():
        pairs.setdefault(pair[0], {})[pair[1]] = count
    single = sum(map(Counter, pairs.values()), Counter[str]())
    total = single.total()
    model: Model = {"": {letter: -log2(count / total * _WEAK) for letter, count in single.items()}}
    for before, letters in pairs.items():
        whole = sum(letters.values())
        model[before] = {letter: -log2(count / whole) for letter, count in letters.items()}
    return model


@cache
def _signs_of(language: str) -> frozenset[str]:
    return frozenset(_lessons()["signs"][language])


@cache
def _lessons() -> dict[str, Any]:
    """Return what `letter_lessons` has collected."""
    lessons: dict[str, Any] = json.loads(
        (files("resources") / "reference" / "letters.json").read_text("utf-8")
    )
    return lessons
