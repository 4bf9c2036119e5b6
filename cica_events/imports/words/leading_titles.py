"""Parts the words of courtesy and rank from the name that they stand before, or behind in brackets."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from cica_events.domain import titles

_COURTESY: Final = titles.HONORIFIC | titles.COURTESY | titles.RANK
_AMBIGUOUS_COURTESY: Final = {"he", "hh"}  # also family names: only before a whole name


def is_courtesy(text: str) -> bool:
    """Return whether `text` holds nothing but words of courtesy, such as "Mr." or "H.E. Ambassador"."""
    words = text.split()
    return bool(words) and _courtesy_before(words) == len(words)


def without_titles(words: list[str]) -> tuple[str, list[str]]:
    """Return the titles of a name and the words of the name itself, none where there are titles only."""
    if not any(map(_may_be_title, words)):
        return "", words
    if is_courtesy(" ".join(words)) and titles.plain(words[-1]) not in titles.NAMES_TOO:
        return _text(words), []
    count = 0
    while count < len(words) - 1 and (step := _opening(words, count)):
        count += step
    before, name = words[:count], words[count:]
    if len(name) > 1 and name[-1].startswith("(") and (_is_title(name[-1]) or _is_retired(name[-1])):
        before, name = [*before, name[-1]], name[:-1]
    return _text(before), name


@lru_cache(maxsize=2**14)
def _may_be_title(word: str) -> bool:
    """Return whether `word` belongs to a title anywhere; most words of names do not."""
    bare = titles.plain(word)
    return (
        bare in _COURTESY | _AMBIGUOUS_COURTESY | titles.JOINING | titles.RETIRED
        or word.startswith("(")
        or any(bare in pair for pair in titles.RANK_OF_TWO)
    )


def _text(words: list[str]) -> str:
    return " ".join(word.rstrip(",") if _is_retired(word) else word.strip("(),") for word in words)


def _is_title(word: str) -> bool:
    return titles.plain(word) in _COURTESY


def _is_retired(word: str) -> bool:
    return titles.plain(word) in titles.RETIRED or word == "(R)"


def _is_pair(words: list[str], at: int) -> bool:
    pair = words[at : at + 2]
    alike = len({word.isupper() for word in pair}) == 1  # "TAN Sri" has TAN for the family name
    return alike and tuple(map(titles.plain, pair)) in titles.RANK_OF_TWO


def _courtesy_before(words: list[str]) -> int:
    """Return how many words at the beginning are words of courtesy, whatever follows."""
    at = 0
    while at < len(words):
        if _is_pair(words, at):
            at += 2
        elif (
            _is_title(words[at])
            or words[at].casefold() in titles.JOINING
            or (at > 0 and _is_retired(words[at]))
        ):
            at += 1
        else:
            break
    return at


def _opening(words: list[str], at: int) -> int:
    """Return how many words at `at` are a title before a name: 0, 1, or 2 for "Tan Sri"."""
    word = words[at]
    if _is_pair(words, at) and at + 2 < len(words):
        return 2
    if word.casefold() in titles.JOINING:
        return int(at > 0 and at + 1 < len(words) - 1 and bool(_opening(words, at + 1)))
    if word.strip(",").casefold() in _AMBIGUOUS_COURTESY:
        rest = [other for other in words[at + 1 :] if not _is_title(other)]
        return int(len(rest) > 1 or len(rest) < len(words) - at - 1)
    if titles.plain(word) in titles.NAMES_TOO:
        return int(_is_no_name(words, at))
    return int(_is_title(word) or (at > 0 and _is_retired(word)))


def _is_no_name(words: list[str], at: int) -> bool:
    """Return whether a title that may be a name stands before a whole name, not for the family name."""
    rest = words[at + 1 :]
    if len(rest) < 2 or words[at].endswith(","):
        return False
    return not words[at].isupper() or any(other.isupper() and len(other) > 2 for other in rest)
