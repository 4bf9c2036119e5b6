"""Measures text as Calibri prints it, without needing the font."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from unicodedata import combining, east_asian_width

_CLASSES = {
    0.45: "' ilìíîïj,I.:;’‘",
    0.65: "`()f-[]{}J!tгr",
    0.8: '/\\тsz"“”LcзсçГ',
    0.9: "xхэvyуýÿkFS|?кZчьgЗяaавàáâãäå",
    1.1: "бCСнъБийцRКBВЭЯңЧVAАҚ",
    1.2: "ЛЪDПHНфG",
    1.3: "ЦUИЙҢӘДNOОыQм&",
    1.45: "жФ%wюш",
    1.55: "щЫæmЖ",
    1.75: "MМШЮWЩ@—…",
}  # digits of the same size; what is not named is as wide as a digit


class _Widths(dict[str, float]):
    """Widths by letter, in digits; learns what it has not yet met."""

    def __missing__(self, letter: str) -> float:
        wide = east_asian_width(letter) in "WF"
        self[letter] = width = 0.0 if combining(letter) else 2.0 if wide else 1.0
        return width


_WIDTHS = _Widths({letter: width for width, letters in _CLASSES.items() for letter in letters})
_WIDTH_OF = _WIDTHS.__getitem__
_BLANK = _WIDTHS[" "]


def line_widths(lines: Iterable[str]) -> list[float]:
    """Return the widths of texts of one line each, in digits of their own size."""
    return [sum(map(_WIDTH_OF, line)) for line in lines]


@lru_cache(maxsize=20_000)
def text_width(text: str) -> float:
    """Return the width of the longest line of `text`, in digits of its own size."""
    return max(line_widths(text.split("\n")))


def word_width(text: str) -> float:
    """Return the width of the longest word of `text`, in digits of its own size."""
    return max(map(text_width, words([text])), default=0.0)


def words(texts: Iterable[str]) -> set[str]:
    """Return the pieces of `texts` between which a line may break, each once."""
    return set(" ".join(texts).replace("-", "- ").split())


def lines_needed(text: str, room: float) -> int:
    """Return on how many lines `text` stands when it is broken between words, at `room` digits a line."""
    if "\n" in text:
        return sum(_broken(line, room) for line in text.split("\n"))
    return 1 if sum(map(_WIDTH_OF, text)) <= room else _broken(text, room)


def _broken(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split():
        gap = _BLANK
        for piece in _pieces(word) if "-" in word else (word,):
            width = sum(map(_WIDTH_OF, piece))
            if used and used + gap + width > room:
                lines, used = lines + 1, 0.0
            used += width + (gap if used else 0.0)
            gap = 0.0
            if used > room:  # a word longer than the line is broken within
                extra = int(used // room)
                lines, used = lines + extra, used - extra * room
    return lines


def _pieces(word: str) -> list[str]:
    """Return the parts of a word with hyphens between which a line may break."""
    return word.replace("-", "- ").split()
