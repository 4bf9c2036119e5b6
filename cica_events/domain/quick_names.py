"""A first quick look at the names of a hundred thousand people: who is worth comparing with whom.

What costs is done once for each word, however many people bear it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cica_events.domain.collation import search_key
from cica_events.domain.name_matching import known_as_common
from cica_events.domain.person_names import PersonName, keys_of, without_article, without_ng, word_keys
from cica_events.domain.spelling import consonants, sound, words_of
from cica_events.domain.syllable_scripts import customary_korean

_OTHER_SCRIPT: Final = re.compile(r"[\u0530-\u1dff\u2c00-\U0010ffff]")  # no word can be read alone
_MOST_WORDS: Final = 8
_FREQUENT: Final = 12  # people of one name, from which on the name proves less ...
_OF_MANY: Final = 400  # ... or one in so many of them, where that is more

NameKey = tuple[str, ...]
"""The words of a name without case, accents and punctuation, in an order of their own."""


def name_key(given_name: str, family_name: str) -> NameKey:
    """Return what two ways of writing one name share, whichever part stands first."""
    words = [word for token in f"{given_name} {family_name}".split() for word in _plain(token)]
    words.sort()
    return tuple(words)


@lru_cache(maxsize=2**16)
def _plain(token: str) -> tuple[str, ...]:
    text = search_key(token).replace("ё", "е")
    return tuple("".join(sign if sign.isalnum() else " " for sign in text).split())


class WantedNames:
    """The names that are looked for, by what other spellings of them share (see `person_names.keys_of`)."""

    def __init__(self) -> None:
        self._beside: dict[str, dict[str, list[int]]] = {}  # by how one word sounds, signs of another
        self._bones: dict[str, dict[str, list[int]]] = {}  # by the consonants of a word, those of another
        self._alone: dict[str, list[int]] = {}  # words of which one is enough, for names of one word
        self._bearers: Counter[str] = Counter()
        self._seen = 0
        self._in_other_scripts = False

    def add(self, number: int, name: PersonName, written: str) -> None:
        """Look for this name too, which was `written` so; the number is the caller's."""
        self._in_other_scripts = self._in_other_scripts or not _by_letters(written)
        for key in keys_of(name):
            one, blank, sign = key.partition(" ")
            places = self._beside
            if not blank:
                one, _plus, sign = key.partition("+")
                places = self._bones
            places.setdefault(one, {}).setdefault(sign, []).append(number)
        if any(len(form.full) < 2 for form in name.forms):
            for word in word_keys(name):
                self._alone.setdefault(word, []).append(number)

    def like(self, given_name: str, family_name: str, native_name: str) -> set[int]:
        """Return the numbers of the names that somebody of this name is worth comparing with."""
        self._seen += 1
        words = _ways_of(given_name) + _ways_of(family_name)
        found: set[int] = set()
        self._gather(words, found)
        if len(words) > 2:
            self._gather_joined(words, found)
        if native_name and (self._in_other_scripts or _by_letters(native_name)):
            self._gather(_ways_of(native_name), found)  # reading Chinese is slow
        return found

    def is_common(self, sounded: str) -> bool:
        """Return whether many have a word that sounds so, in the world or among those who were looked at."""
        return known_as_common(sounded) or self._bearers[sounded] > max(_FREQUENT, self._seen // _OF_MANY)

    def _gather(self, words: tuple[_Ways, ...], found: set[int]) -> None:
        for place, ways in enumerate(words):
            for sounded in ways.sounds:
                if self._alone and sounded in self._alone:
                    found.update(self._alone[sounded])
                signs = self._beside.get(sounded)
                if signs is None:
                    continue
                self._bearers[sounded] += 1
                for there, other in enumerate(words):
                    if there != place and not other.signs.isdisjoint(signs):
                        found.update(*(signs[sign] for sign in other.signs if sign in signs))
            bones = self._bones.get(ways.bones)
            if bones is not None:
                found.update(*(bones[other.bones] for other in words if other.bones in bones))

    def _gather_joined(self, words: tuple[_Ways, ...], found: set[int]) -> None:
        """Look again where two neighbours are one word: Tae Ick, Taeick."""
        for at in range(min(len(words), _MOST_WORDS) - 1):
            both = _ways(words[at].word + words[at + 1].word)
            self._gather((*words[:at], both, *words[at + 2 :]), found)


@dataclass(frozen=True, slots=True)
class _Ways:
    """One word of a name: how it sounds, the beginnings and ends of that, and the consonants."""

    word: str
    sounds: frozenset[str]
    signs: frozenset[str]
    bones: str


@lru_cache(maxsize=2**16)
def _ways(word: str) -> _Ways:
    heard = {sound(word), sound(customary_korean(word))}
    heard |= {without_article(each) for each in heard}
    heard |= {without_ng(each) for each in heard}
    heard = {each for each in heard if len(each) > 1}
    signs = {each[:2] for each in heard}
    signs |= {sign for each in heard if len(each) > 3 for sign in (f"*{each[-3:]}", f"{each[0]}*{each[-1]}")}
    return _Ways(word, frozenset(heard), frozenset(signs), consonants(sound(word)))


@lru_cache(maxsize=2**16)
def _ways_of(text: str) -> tuple[_Ways, ...]:
    if _by_letters(text):
        found: tuple[_Ways, ...] = ()
        for token in text.split():
            found += _ways_of_token(token)
        return found
    return tuple(map(_ways, words_of(text)))


def _by_letters(text: str) -> bool:
    return text.isascii() or not _OTHER_SCRIPT.search(text)


@lru_cache(maxsize=2**16)
def _ways_of_token(token: str) -> tuple[_Ways, ...]:
    return tuple(map(_ways, words_of(token)))
