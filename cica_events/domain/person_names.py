"""The name of a person made ready to be compared: its words without titles, and the keys it is found by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Final

from cica_events.domain import titles
from cica_events.domain.spelling import consonants, is_latin, sound, without_marks, words_of
from cica_events.domain.syllable_scripts import customary_korean

_TITLES: Final = titles.HONORIFIC | titles.COURTESY | titles.RANK | titles.JOINING
_PARTICLES: Final = {
    "al", "el", "ul", "ad", "as", "ash", "az", "an", "at", "ar", "bin", "ibn", "ben", "bint", "van", "von",
    "der", "den", "de", "da", "dos", "das", "di", "du", "la", "le", "ter", "ten", "uly", "ogly", "oglu",
    "ogli", "kyzy", "kizi", "qizi", "gyzy", "uulu", "jr", "sr",
}  # fmt: skip
_ARTICLES: Final = ("al", "el")
_JOINED: Final = re.compile(r"(?:van(?:der|den|de)?|vonder|vonden|de[ln]?la|delos)(?=.{4})")
_MOST_WORDS: Final = 8  # of a name that are looked at; longer ones are no names of people
_LONGEST_WORD: Final = 40


@dataclass(frozen=True, slots=True)
class Form:
    """A name in one script: its words in their order, the sound of each, where the family name stands."""

    words: tuple[str, ...]
    sounds: tuple[str, ...]
    family: frozenset[int]  # positions of the words of the family name; none in a second script
    latin: bool
    letters: str  # of all sounds, in an order of their own, for a first quick look
    short: bool  # one word only, or initials among them

    @property
    def full(self) -> tuple[int, ...]:
        """Return the positions of the words that say more than an initial."""
        return tuple(place for place, word in enumerate(self.words) if len(word) > 1)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in each script in which it is known; no form where there is none."""

    forms: tuple[Form, ...]
    order: tuple[tuple[tuple[str, ...], tuple[int, ...], bool], ...]  # differs where the forms do


@lru_cache(maxsize=4096)
def person_name(given_name: str, family_name: str, native_name: str = "") -> PersonName:
    """Return the name that was written so; titles among its words are left out."""
    given, family = _without_titles(given_name), _without_titles(family_name)
    latin = is_latin(given_name + family_name)
    forms = [_form(words_of(given), words_of(family), latin)]
    if latin and not (given + family).isascii():
        forms.append(_form(words_of(without_marks(given)), words_of(without_marks(family)), latin))
    if native_name:
        forms.append(_form(words_of(_without_titles(native_name)), (), is_latin(native_name)))
    known = tuple(form for form in dict.fromkeys(forms) if form.words)
    return PersonName(known, tuple((form.words, tuple(sorted(form.family)), form.latin) for form in known))


def keys_of(name: PersonName) -> set[str]:
    """Return keys of which two spellings of one name have at least one in common.

    Of each two words one in full stands beside the beginning, the end, or the outer letters of the other; or
    both stand by their consonants. So one letter may be wrong in one word, and any vowel in both.
    """
    return {key for form in name.forms for key in _keys(form)}


def word_keys(name: PersonName) -> set[str]:
    """Return the sounds of the words that may be a family name alone."""
    return {
        form.sounds[place]
        for form in name.forms
        for place in (form.family or form.full)
        if len(form.words[place]) > 1
    }


def without_article(sounded: str) -> str:
    """Return a sound without what was written as one with it ("Aladaileh", "Vanderberg"); else unchanged."""
    if sounded.startswith(_ARTICLES) and len(sounded) > 6:
        return sounded[2:]
    return _without_joined(sounded)


@lru_cache(maxsize=2**15)
def _without_joined(sounded: str) -> str:
    found = _JOINED.match(sounded)
    return sounded[found.end() :] if found else sounded


def without_ng(sounded: str) -> str:
    """Return a sound as Russian spells Chinese names, which tells n and ng by a sign of softness."""
    return sounded[:-1] if sounded.endswith("ng") else sounded


def _keys(form: Form) -> Iterator[str]:
    for (one, here), (other, there) in permutations(_ways_to_say(form), 2):
        if len(one) > 1 and len(other) > 1 and not here & there:
            yield f"{one} {other[:2]}"
            if len(other) > 3:
                yield f"{one} *{other[-3:]}"
                yield f"{one} {other[0]}*{other[-1]}"
            if one < other and len(bones := f"{consonants(one)}+{consonants(other)}") > 5:
                yield bones


def _ways_to_say(form: Form) -> set[tuple[str, frozenset[int]]]:
    """Return the sounds of the words, and of two neighbours as one, each with the places it stands for."""
    ways = {(sounded, frozenset((place,))) for place, sounded in enumerate(form.sounds)}
    for place, word in enumerate(form.words):
        ways.add((sound(customary_korean(word)), frozenset((place,))))
    for place in range(len(form.words) - 1):
        ways.add((sound(form.words[place] + form.words[place + 1]), frozenset((place, place + 1))))
    for sounded, places in tuple(ways):
        ways.add((without_article(sounded), places))
        ways.add((without_ng(sounded), places))
    return ways


def _form(given: tuple[str, ...], family: tuple[str, ...], latin: bool) -> Form:
    known = [(word[:_LONGEST_WORD], False) for word in given]
    known += [(word[:_LONGEST_WORD], True) for word in family]
    plain = [(word, family) for word, family in known if word not in _PARTICLES]
    kept = (plain if len(plain) > 1 or not known else known)[:_MOST_WORDS]
    return Form(
        tuple(word for word, _family in kept),
        tuple(sound(word) for word, _family in kept),
        frozenset(place for place, (_word, family) in enumerate(kept) if family),
        latin,
        "".join(sorted("".join(_without_joined(sound(word)) for word, _family in kept))),
        len(kept) < 2 or any(len(word) < 2 for word, _family in kept),
    )


def _without_titles(text: str) -> str:
    """Return `text` without the titles at its beginning, as long as words are left."""
    words = text.split()
    while len(words) > 1 and titles.plain(words[0]) in _TITLES:
        del words[0]
    return " ".join(words)
