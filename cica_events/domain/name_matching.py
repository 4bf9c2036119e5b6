"""How alike two names are, and in what they differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from cica_events.domain.common_names import common_names
from cica_events.domain.person_names import Form, PersonName, without_article, without_ng
from cica_events.domain.spelling import consonants, sound

IsCommon = Callable[[str], bool]
"""Tells whether many people bear a word that sounds so."""


class Difference(Enum):
    """In what two names differ."""

    ORDER = auto()
    SCRIPT = auto()
    FAMILY_NAME = auto()
    GIVEN_NAME = auto()
    SPELLING = auto()  # of a word of which it is not known which name it is
    PARTS = auto()  # one has a further word
    PARTING = auto()  # what is one word here is two there
    INITIALS = auto()
    WOMAN = auto()  # one has the women's form of the other's family name
    ONE_WORD = auto()  # only one word is known of one of them


@dataclass(frozen=True, slots=True)
class Match:
    """How alike two names are, 0 to 1, and how many of the words they share are shared by many people."""

    likeness: float
    differences: frozenset[Difference]
    common: bool  # all of them
    rare: bool = False  # none of them

    @property
    def strength(self) -> tuple[float, bool, bool]:
        """Return what the strongest of several matches is chosen by."""
        return self.likeness, self.rare, not self.common


NO_MATCH: Final = Match(0.0, frozenset(), True)
_SLIP: Final = {4: 0.6, 5: 0.8, 6: 0.86, 7: 0.88}  # one letter wrong, by the letters of the shorter word
_SLIP_IN_LONGER: Final = 0.92
_TWO_SLIPS: Final = 0.8
_SWAPPED: Final = 0.88  # two letters that stand side by side
_LIKE_LETTERS: Final = 76  # of 100, letters that two names have in common before they are compared by words
_LIKE_ACROSS: Final = 50  # between two scripts, of which one may have no vowels
_INITIAL: Final = 0.75
_WOMANS: Final = 0.94  # surely of one family, hardly one person
_TWO_NAMES: Final = 0.3
_NONE: Final[frozenset[int]] = frozenset()
_ALIKE: Final = 0.55  # from here on two words may be one
_PATRONYMIC: Final = re.compile(r".{2,}(ovich|evich|ovna|evna|ichna)")
_MANS: Final = re.compile(r".{2,}(ov|ev|in|ski)")


def known_as_common(sounded: str) -> bool:
    """Return whether many people in the world bear a word that sounds so."""
    return len(sounded) < 3 or sounded in common_names()


def match(one: PersonName, other: PersonName, is_common: IsCommon = known_as_common) -> Match:
    """Return how alike two names are in the scripts in which they are most alike.

    The two are compared in an order of their own, so that it does not matter which is given first.
    """
    found = NO_MATCH
    if other.order < one.order:
        one, other = other, one
    for left, right in _worth_comparing(one, other):
        if _far_apart(left, right):
            continue
        compared = _compare(left, right, is_common)
        if compared.strength > found.strength:
            found = compared
    return found


def share_a_word(one: PersonName, other: PersonName) -> bool:
    """Return whether a word of more than a letter sounds the same in both names."""
    words = [{sounded for form in name.forms for sounded in form.sounds} for name in (one, other)]
    return any(len(sounded) > 1 for sounded in words[0] & words[1])


def _worth_comparing(one: PersonName, other: PersonName) -> list[tuple[Form, Form]]:
    """Return the forms to compare: where both are known in one script, other scripts add nothing.

    Unless a second form is the same, whatever the first ones say.
    """
    if len(one.forms) == 1 == len(other.forms):
        pairs = [(one.forms[0], other.forms[0])]
    elif not (one.forms and other.forms) or one.forms[0].latin != other.forms[0].latin:
        pairs = [(left, right) for left in one.forms for right in other.forms]
    else:
        pairs = [
            (left, right)
            for left in one.forms
            for right in other.forms
            if (left.family and right.family) or left.words == right.words
        ]
    return pairs


def _far_apart(one: Form, other: Form) -> bool:
    """Return whether a quick look at the letters says enough; not where a word may stand for another."""
    if len(one.words) != len(other.words) or one.short or other.short:
        return False
    enough = _LIKE_LETTERS if one.latin == other.latin else _LIKE_ACROSS
    return fuzz.ratio(one.letters, other.letters, score_cutoff=enough) < enough


def _compare(one: Form, other: Form, is_common: IsCommon) -> Match:
    differences = set()
    if one.latin != other.latin:
        differences.add(Difference.SCRIPT)
    if len(one.words) > len(other.words):
        one, other = other, one
    joined = _joined(other, one) if len(other.words) > len(one.words) else other
    if joined is not other:
        differences.add(Difference.PARTING)
        other = joined
    if len(one.words) > len(other.words):
        one, other = other, one
    pairs = _pairs(one, other, is_common)
    if len(pairs) < len(one.words):
        return NO_MATCH
    differences |= _told(one, other, pairs)
    lengths = [min(len(one.words[left]), len(other.words[right])) for left, right in pairs]
    mean = sum(map(float.__mul__, pairs.values(), map(float, lengths))) / sum(lengths)
    likeness = (min(pairs.values()) + mean) / 2 - _missing(one, other, {right for _left, right in pairs})
    full = [(left, right) for left, right in pairs if min(len(one.words[left]), len(other.words[right])) > 1]
    common = [is_common(one.sounds[left]) or is_common(other.sounds[right]) for left, right in full]
    return Match(max(likeness, 0.0), frozenset(differences), all(common), not any(common or [True]))


def _joined(longer: Form, shorter: Form) -> Form:
    """Return the longer name with two neighbours as one word where the other has them so: Tae-ick, Taeick."""
    for place in range(len(longer.words) - 1):
        word = longer.words[place] + longer.words[place + 1]
        if len(word) > 3 and any(
            sound(word) == there or (len(word) > 5 and OSA.distance(sound(word), there, score_cutoff=1) < 2)
            for there in shorter.sounds
        ):
            words = (*longer.words[:place], word, *longer.words[place + 2 :])
            family = frozenset(index - (index > place) for index in longer.family)
            return Form(words, tuple(map(sound, words)), family, longer.latin, longer.letters, longer.short)
    return longer


def _pairs(one: Form, other: Form, is_common: IsCommon) -> dict[tuple[int, int], float]:
    """Return which word stands for which, the likeliest first, with how alike they are."""
    across = one.latin != other.latin
    all_pairs = sorted(
        (
            (-_word_likeness(left, right, across, is_common), abs(i - j), i, j)
            for i, left in enumerate(one.words)
            for j, right in enumerate(other.words)
        ),
    )
    pairs: dict[tuple[int, int], float] = {}
    for negative, _apart, i, j in all_pairs:
        if -negative >= _ALIKE and all(i != left and j != right for left, right in pairs):
            pairs[i, j] = -negative
    return pairs


def _word_likeness(one: str, other: str, across: bool, is_common: IsCommon) -> float:
    if one == other:
        return 1.0
    found = _spelling_likeness(one, other, across)
    in_doubt = _ALIKE <= found < 0.95 and len(one) > 1 < len(other)
    if in_doubt and is_common(sound(one)) and is_common(sound(other)):
        return _TWO_NAMES  # a slip rarely makes another name
    return found


@lru_cache(maxsize=2**17)
def _spelling_likeness(one: str, other: str, across: bool) -> float:
    """Return how alike two words are, whoever bears them."""
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if sound(one)[:1] == sound(other)[:1] else 0.0
    left, right = sound(one), sound(other)
    if left == right:
        return 0.98
    if across and without_ng(left) == without_ng(right):
        return 0.95
    if _womans(left, right):
        return _WOMANS
    common = common_names()
    if common.get(left, _NONE) & common.get(right, _NONE):
        return 0.97
    return max(_slip(left, right, across), _letters_wrong(one, other, across))


def _slip(one: str, other: str, across: bool) -> float:
    """Return how probable it is that a slip, or another custom of spelling, made one of the other."""
    found = _letters_wrong(one, other, across)
    for bare, whole in ((without_article(one), other), (without_article(other), one)):
        if bare not in (one, other):  # Aladaileh, Adaileh
            found = max(found, 0.93 * _letters_wrong(bare, whole, across))
        elif bare == whole and one != other and len(bare) > 3:
            found = 0.95
    return found


def _letters_wrong(one: str, other: str, across: bool) -> float:
    shorter = min(len(one), len(other))
    distance = OSA.distance(one, other, score_cutoff=2)
    found = 0.0
    if distance == 1:
        swapped = len(one) == len(other) and sorted(one) == sorted(other) and shorter > 3
        wrong = _SLIP_IN_LONGER if shorter > 7 else _SLIP.get(shorter, 0.4)
        found = max(_SWAPPED if swapped else 0.0, wrong)
    elif distance == 2 and shorter > 7:
        found = _TWO_SLIPS
    bones = consonants(one)
    if bones == consonants(other) and (len(bones) > 3 or (across and len(bones) > 2)):
        found = max(found, 0.85)
    return found


def _womans(one: str, other: str) -> bool:
    """Return whether one is the women's form of the other as a Slavic family name."""
    man, woman = sorted((one, other), key=len)
    return bool(_MANS.fullmatch(man)) and woman in (f"{man}a", f"{man[:-1]}aia", f"{man[:-1]}aa")


def _told(one: Form, other: Form, pairs: Mapping[tuple[int, int], float]) -> set[Difference]:
    """Return in what the words differ that stand for each other, and what is missing."""
    told = set()
    for left, right in pairs:
        first, second = one.words[left], other.words[right]
        if len(first) == 1 or len(second) == 1:
            if first != second:
                told.add(Difference.INITIALS)
        elif _womans(sound(first), sound(second)):
            told.add(Difference.WOMAN)
        elif first != second and one.latin == other.latin:
            told.add(_place(left in one.family, right in other.family, bool(one.family and other.family)))
    if [right for _left, right in sorted(pairs)] != sorted(right for _left, right in pairs):
        told.add(Difference.ORDER)
    if len(other.words) > len(one.words):
        told.add(Difference.ONE_WORD if len(one.words) == 1 else Difference.PARTS)
    return told


def _place(in_family: bool, in_other_family: bool, known: bool) -> Difference:
    if not known or in_family != in_other_family:
        return Difference.SPELLING
    return Difference.FAMILY_NAME if in_family else Difference.GIVEN_NAME


def _missing(one: Form, other: Form, taken: set[int]) -> float:
    """Return what the words cost that only the longer name has: a patronymic little, a short word much."""
    cost = 0.28 if len(one.words) == 1 < len(other.words) else 0.0
    if cost:
        return cost
    for place, word in enumerate(other.words):
        if place not in taken:
            little = len(word) == 1 or word == "abu" or _PATRONYMIC.fullmatch(word)
            cost += 0.04 if little else 0.18 if len(word) < 5 else 0.09
    return cost
