"""A first quick look at the names of a hundred thousand people: who is worth comparing with whom.

What costs is done once for each word, however many people bear it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cica_events.domain.collation import search_key
from cica_events.domain.person_names import PersonName, keys_of, without_article, without_ng, word_keys
from cica_events.domain.spelling import consonants, sound, words_of
from cica_events.domain.syllable_scripts import customary_korean

_OTHER_SCRIPT: Final = re.compile(r"[\u0530-\u1dff\u2c00-\U0010ffff]")  # no word can be read alone
_MOST_WORDS: Final = 8

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
        self._beside: dict[str, set[str]] = {}  # by how one word sounds, signs of which another has one
        self._bones: dict[str, set[str]] = {}  # by the consonants of a word, those of another
        self._alone: set[str] = set()  # words of which one is enough, for names of one word
        self._in_other_scripts = False

    def add(self, name: PersonName, written: str) -> None:
        """Look for this name too, which was `written` so."""
        self._in_other_scripts = self._in_other_scripts or not _by_letters(written)
        for key in keys_of(name):
            one, blank, sign = key.partition(" ")
            if blank:
                self._beside.setdefault(one, set()).add(sign)
            else:
                one, _plus, other = key.partition("+")
                self._bones.setdefault(one, set()).add(other)
        if any(len(form.full) < 2 for form in name.forms):
            self._alone.update(word_keys(name))

    def may_be(self, given_name: str, family_name: str, native_name: str) -> bool:
        """Return whether somebody of this name is worth comparing with those who are looked for."""
        words = _ways_of(given_name) + _ways_of(family_name)
        if self._worth(words) or (len(words) > 2 and self._worth_joined(words)):
            return True
        if not native_name or not (self._in_other_scripts or _by_letters(native_name)):
            return False  # reading Chinese is slow, and adds nothing to the name in Latin letters
        return self._worth(_ways_of(native_name))

    def _worth(self, words: tuple[_Ways, ...]) -> bool:
        for place, ways in enumerate(words):
            for sounded in ways.sounds:
                if self._alone and sounded in self._alone:
                    return True
                signs = self._beside.get(sounded)
                if signs and any(
                    there != place and not signs.isdisjoint(other.signs) for there, other in enumerate(words)
                ):
                    return True
            bones = self._bones.get(ways.bones)
            if bones and any(other.bones in bones for other in words):
                return True
        return False

    def _worth_joined(self, words: tuple[_Ways, ...]) -> bool:
        """Look again where two neighbours are one word: Tae Ick, Taeick."""
        pairs = range(min(len(words), _MOST_WORDS) - 1)
        joined = ((at, _ways(words[at].word + words[at + 1].word)) for at in pairs)
        return any(self._worth((*words[:at], both, *words[at + 2 :])) for at, both in joined)


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
