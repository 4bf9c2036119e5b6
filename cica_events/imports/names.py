"""Divides a whole name into its parts without changing a letter or the order in which it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from cica_events.domain import titles


@dataclass(frozen=True, slots=True)
class FullName:
    """The parts of a name; `sure` is false where the parts were told by their order alone."""

    honorific: str
    given_name: str
    family_name: str
    family_first: bool
    sure: bool


_COURTESY: Final = titles.HONORIFIC | titles.COURTESY | titles.RANK
_AMBIGUOUS_COURTESY: Final = {"he", "hh"}  # also family names: only before a whole name
_PARTICLES: Final = {
    "al", "el", "bin", "ibn", "bint", "van", "von", "der", "den", "de", "da", "do", "dos", "das", "di", "du",
    "la", "le", "ter", "ten", "abu", "ben", "аль", "эль", "бин", "ибн", "ван", "фон", "дер", "де",
}  # fmt: skip
_PATRONYMIC: Final = re.compile(
    r".+(ович|евич|ич|овна|евна|ична|улы|ұлы|оглы|оғлы|кызы|қызы|гызы|уулу|ovich|evich|ovna|evna)",
    re.IGNORECASE,
)
_PATRONYMIC_WORDS: Final = {
    "улы",
    "ұлы",
    "оглы",
    "оғлы",
    "кызы",
    "қызы",
    "гызы",
    "уулу",
    "uly",
    "ogly",
    "kyzy",
}
_RUSSIAN_FAMILY: Final = re.compile(
    r".+(ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|цкий|ская|цкая|енко|дзе|швили|ян|чук|баев|баева)",
    re.IGNORECASE,
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_CAPITALS: Final = re.compile(r"(?:Mc|Mac|Al-|El-|D['’]|O['’])?(?:[^\W\d_]|['’ʼ`.-])+")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")


def split_name(text: str, *, family_first: bool | None = None) -> FullName:
    """Return the parts of `text`; `family_first` is what the heading says of the order, None if nothing.

    A word in capitals is the family name; a comma parts family name from given name; a patronymic tells the
    order of a Russian name. Without these the heading, else the order given name, family name, decides.
    """
    honorific, words = _without_courtesy(text.split())
    if len(words) < 2:
        return FullName(honorific, "", " ".join(words), False, True)
    divided = _by_comma(words) or _by_capitals(words) or _by_patronymic(words) or _by_initials(words)
    if divided:
        return FullName(honorific, *divided, sure=True)
    return _by_order(honorific, words, family_first)


def is_courtesy(text: str) -> bool:
    """Return whether `text` holds nothing but words of courtesy, such as "Mr." or "H.E. Ambassador"."""
    words = text.split()
    return bool(words) and all(_courtesy_word(word) or word.casefold() in titles.JOINING for word in words)


def _courtesy_word(word: str) -> bool:
    return titles.plain(word) in _COURTESY


def _without_courtesy(words: list[str]) -> tuple[str, list[str]]:
    """Part the words of courtesy at the beginning, or in brackets at the end, from the name."""
    count = 0
    while count < len(words) - 1 and _opens_courtesy(words, count):
        count += 1
    before, name = words[:count], words[count:]
    if len(name) > 1 and name[-1].startswith("(") and _courtesy_word(name[-1]):
        return " ".join([*before, name[-1].strip("()")]), name[:-1]
    return " ".join(word.strip("(),") for word in before), name


def _opens_courtesy(words: list[str], at: int) -> bool:
    word = words[at]
    if word.casefold() in titles.JOINING:
        return at > 0 and _opens_courtesy(words, at + 1) if at + 1 < len(words) - 1 else False
    if word.strip(",").casefold() in _AMBIGUOUS_COURTESY:
        rest = [other for other in words[at + 1 :] if not _courtesy_word(other)]
        return len(rest) > 1 or len(rest) < len(words) - at - 1
    return _courtesy_word(word)


def _by_comma(words: list[str]) -> tuple[str, str, bool] | None:
    before, comma, after = " ".join(words).partition(",")
    if not comma or not before.strip() or not after.strip():
        return None
    return after.strip(), before.strip(), True


def _by_capitals(words: list[str]) -> tuple[str, str, bool] | None:
    capitals = [index for index, word in enumerate(words) if _in_capitals(word)]
    if not capitals or len(capitals) == len(words):
        return None
    first, last = capitals[0], capitals[-1]
    if any(
        words[index].casefold() not in _PARTICLES for index in range(first, last) if index not in capitals
    ):
        return None
    while first > 1 and words[first - 1].casefold() in _PARTICLES and words[first - 1].islower():
        first -= 1
    given = words[:first] + words[last + 1 :]
    return (" ".join(given), " ".join(words[first : last + 1]), first == 0) if given else None


def _in_capitals(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    if len(letters) < 2 or _INITIALS.fullmatch(word) or not _CAPITALS.fullmatch(word.strip(",")):
        return False
    core = re.sub(r"^(?:Mc|Mac|Al-|El-)", "", word)
    return core.upper() == core and core.lower() != core


def _by_patronymic(words: list[str]) -> tuple[str, str, bool] | None:
    """Part a name of three words or more, one of which is a patronymic; the given name stands before it."""
    last = len(words) - 1
    if len(words) > 2 and _is_patronymic(words[last]):
        return " ".join(words[1:]), words[0], True
    for index in range(1, last):
        if _is_patronymic(words[index]) and (_CYRILLIC.search(words[index]) or index == 1):
            return " ".join(words[:last]), words[last], False
    return None


def _is_patronymic(word: str) -> bool:
    return word.casefold() in _PATRONYMIC_WORDS or bool(_PATRONYMIC.fullmatch(word))


def _by_initials(words: list[str]) -> tuple[str, str, bool] | None:
    initials = [bool(_INITIALS.fullmatch(word)) for word in words]
    if initials[0] and not initials[-1] and all(initials[:-1]):
        return " ".join(words[:-1]), words[-1], False
    if not initials[0] and all(initials[1:]):
        return " ".join(words[1:]), words[0], True
    return None


def _by_order(honorific: str, words: list[str], family_first: bool | None) -> FullName:
    sure = family_first is not None and len(words) == 2
    if family_first is None:
        family_first, sure = _looks_family_first(words), False
    if family_first:
        return FullName(honorific, " ".join(words[1:]), words[0], True, sure)
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return FullName(honorific, " ".join(words[:first]), " ".join(words[first:]), False, sure)


def _looks_family_first(words: list[str]) -> bool:
    """Return whether the first word of a Russian name ends like a family name and the last one does not."""
    ends = [
        bool(_CYRILLIC.search(word) and _RUSSIAN_FAMILY.fullmatch(word)) for word in (words[0], words[-1])
    ]
    return ends == [True, False]
