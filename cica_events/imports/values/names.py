"""Divides a whole name into its parts without changing a letter or the order in which it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from cica_events.domain.titles import NAMES_TOO, plain
from cica_events.imports.words.leading_titles import is_courtesy, without_titles
from cica_events.imports.words.posts import begins_with_post, is_generation


@dataclass(frozen=True, slots=True)
class FullName:
    """The parts of a name; `sure` is false where the parts were told by their order alone.

    `post` is what stands behind a comma and is no part of the name.
    """

    honorific: str
    given_name: str
    family_name: str
    family_first: bool
    sure: bool
    post: str = ""


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
_EASTERN: Final = frozenset(
    """
    zhang wang liu chen yang huang zhao wu zhou xu zhu gao guo luo zheng liang xie tang deng feng cheng
    cao peng zeng xiao jiang cai jia ding pan du xia zhong liao zou xiong cui qiu qin ouyang sima kim
    park choi jung jeong kang cho yoon jang lim hwang ahn kwon moon nguyen nguyễn tran trần pham phạm
    hoang hoàng phan vu vũ dang đặng bui bùi duong dương ly lý ким пак цой ли чжан ван лю чэнь хуан чжао
    чжоу сюй сунь чжу нгуен фам хоанг
    """.split()  # noqa: SIM905 - a list of names is read best so
)
_LONGEST_PARTICLE: Final = 4  # letters
_SEVERAL: Final = 3  # names that tell the order of a list
_MOST: Final = 0.8
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_CAPITALS: Final = re.compile(r"(?:Mc|Mac|Al-|El-|D['’]|O['’])?(?:[^\W\d_]|['’ʼ`.-])+")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")


@dataclass(frozen=True, slots=True)
class Orders:
    """Whether the family name stands first: what the user `told`, what the heading says, what is usual.

    None where nothing is known; what is `usual` in the list decides only where a name itself is not clear.
    """

    told: bool | None = None
    heading: bool | None = None
    usual: bool | None = None


UNKNOWN: Final = Orders()
"""The order of names of which nothing is known."""


def split_name(text: str, orders: Orders = UNKNOWN) -> FullName:
    """Return the parts of `text`.

    A word in capitals is the family name; a comma parts family name from given name, or name from post; a
    patronymic tells the order of a Russian name. Without these `orders`, else the order given name, family
    name, decides; the user's word goes before the patronymic. Where `text` is a title only, both names are
    empty.
    """
    before, comma, behind = text.partition(",")
    if comma and _behind_name(before.split(), behind.split()):
        if is_courtesy(behind) and not begins_with_post(behind):
            return split_name(f"{behind.strip(' ,')} {before}", orders)
        return replace(split_name(before, orders), post=behind.strip(" ,"))
    honorific, words = without_titles(text.split())
    if len(words) < 2:
        return FullName(honorific, "", " ".join(words), False, True)
    inner, words = _without_inner_titles(words)
    honorific = " ".join(filter(None, (honorific, inner)))
    divided = _by_comma(words) or _by_capitals(words)
    if orders.told is not None and not divided:
        return _by_order(honorific, words, orders.told, sure=True)
    divided = divided or _by_patronymic(words) or _by_initials(words)
    if divided:
        known = len(words) > 2 or plain(words[0]) not in NAMES_TOO
        return FullName(honorific, *divided, sure=known and not any(map(_is_no_part, words)))
    if orders.heading is not None:
        return _by_order(honorific, words, orders.heading, sure=len(words) == 2)
    return _by_order(honorific, words, _looks_family_first(words, orders.usual), sure=False)


def _is_no_part(word: str) -> bool:
    """Return whether a word in small letters is none that names have."""
    small = word[:1].islower() and word.isalpha()
    return small and word not in _PARTICLES and not _is_patronymic(word) and len(word) > _LONGEST_PARTICLE


def _without_inner_titles(words: list[str]) -> tuple[str, list[str]]:
    """Part the titles of "KHAN, Dr. Ahmed" from the name."""
    count = next((at for at, word in enumerate(words[:-1], 1) if word.endswith(",")), 0)
    if not count:
        return "", words
    inner, name = without_titles([*words[count:], *words[:count]])
    return (inner, [*words[:count], *name[:-count]]) if len(name) > count else ("", words)


def _behind_name(before: list[str], behind: list[str]) -> bool:
    """Return whether what stands behind a comma is a title or post, not the given name."""
    _, name = without_titles(before) if before else ("", [])
    if not name or not behind:
        return False
    rest = without_titles(behind)[1]
    if not rest or begins_with_post(" ".join(behind)) or begins_with_post(" ".join(rest)):
        return True
    divided = _by_capitals(name)
    given = divided[0].split() if divided else []
    return any(word.casefold() not in _PARTICLES and not is_generation(word) for word in given)


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


@lru_cache(maxsize=2**14)
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


def _by_order(honorific: str, words: list[str], family_first: bool, *, sure: bool) -> FullName:
    if family_first:
        last = 0
        while last < len(words) - 2 and words[last].casefold() in _PARTICLES:
            last += 1
        return FullName(honorific, " ".join(words[last + 1 :]), " ".join(words[: last + 1]), True, sure)
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return FullName(honorific, " ".join(words[:first]), " ".join(words[first:]), False, sure)


def _looks_family_first(words: list[str], usual: bool | None) -> bool:
    """Return whether the first word alone is like a family name, by its Russian end or as one of the East.

    Where neither the first nor the last is, or both are, it is as `usual`.
    """
    ends = (words[0], words[-1])
    for like in ([plain(word) in _EASTERN for word in ends], [_ends_in_russian(word) for word in ends]):
        if like[0] != like[1]:
            return like[0]
    return bool(usual)


def _ends_in_russian(word: str) -> bool:
    return bool(_CYRILLIC.search(word) and _RUSSIAN_FAMILY.fullmatch(word))


def usual_orders(names: Iterable[str]) -> dict[bool, bool]:
    """Return whether a list puts the family name first, for Cyrillic names (True) and others (False).

    Only names that tell it themselves count, by capitals or a patronymic; nothing where they do not agree.
    """
    counts: dict[bool, list[int]] = {True: [0, 0], False: [0, 0]}
    for text in names:
        name = split_name(text)
        if name.sure and name.given_name and "," not in text:
            counts[is_cyrillic(text)][name.family_first] += 1
    return {
        script: first > last
        for script, (last, first) in counts.items()
        if max(first, last) >= _SEVERAL and max(first, last) >= (first + last) * _MOST
    }


def is_cyrillic(text: str) -> bool:
    """Return whether `text` holds Cyrillic letters."""
    return bool(_CYRILLIC.search(text))
