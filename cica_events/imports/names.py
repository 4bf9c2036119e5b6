"""Divides a whole name into its parts without changing a letter or the order in which it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from cica_events.domain.titles import NAMES_TOO, plain
from cica_events.imports.leading_titles import is_courtesy, without_titles
from cica_events.imports.posts import begins_with_post, is_generation


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
    hoang hoàng phan vu vũ dang đặng bui bùi duong dương ly lý
    """.split()  # noqa: SIM905 - a list of names is read best so
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_CAPITALS: Final = re.compile(r"(?:Mc|Mac|Al-|El-|D['’]|O['’])?(?:[^\W\d_]|['’ʼ`.-])+")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")


def split_name(text: str, *, family_first: bool | None = None, told: bool | None = None) -> FullName:
    """Return the parts of `text`; `family_first` is what the heading says of the order, None if nothing.

    `told` is the user's word of the order; only a comma or capitals in the name itself say more.

    A word in capitals is the family name; a comma parts family name from given name, or name from post; a
    patronymic tells the order of a Russian name. Without these the heading, else the order given name, family
    name, decides. Where `text` is a title only, both names are empty.
    """
    before, comma, behind = text.partition(",")
    if comma and _behind_name(before.split(), behind.split()):
        if is_courtesy(behind) and not begins_with_post(behind):
            return split_name(f"{behind.strip(' ,')} {before}", family_first=family_first, told=told)
        name = split_name(before, family_first=family_first, told=told)
        return replace(name, post=behind.strip(" ,"))
    honorific, words = without_titles(text.split())
    if len(words) < 2:
        return FullName(honorific, "", " ".join(words), False, True)
    inner, words = _without_inner_titles(words)
    honorific = " ".join(filter(None, (honorific, inner)))
    divided = _by_comma(words) or _by_capitals(words)
    if told is not None and not divided:
        return replace(_by_order(honorific, words, told), sure=True)
    divided = divided or _by_patronymic(words) or _by_initials(words)
    if divided:
        return FullName(honorific, *divided, sure=len(words) > 2 or plain(words[0]) not in NAMES_TOO)
    return _by_order(honorific, words, family_first)


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


def _by_order(honorific: str, words: list[str], family_first: bool | None) -> FullName:
    sure = family_first is not None and len(words) == 2
    if family_first is None:
        family_first, sure = _looks_family_first(words), False
    if family_first:
        last = 0
        while last < len(words) - 2 and words[last].casefold() in _PARTICLES:
            last += 1
        return FullName(honorific, " ".join(words[last + 1 :]), " ".join(words[: last + 1]), True, sure)
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in _PARTICLES:
        first -= 1
    return FullName(honorific, " ".join(words[:first]), " ".join(words[first:]), False, sure)


def _looks_family_first(words: list[str]) -> bool:
    """Return whether the first word alone is like a family name: by its Russian end, or one of the East."""
    eastern = [plain(word) in _EASTERN for word in (words[0], words[-1])]
    if eastern == [True, False] and len(words) <= 3:
        return True
    ends = [
        bool(_CYRILLIC.search(word) and _RUSSIAN_FAMILY.fullmatch(word)) for word in (words[0], words[-1])
    ]
    return ends == [True, False]
