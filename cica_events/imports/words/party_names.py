"""Finds the State or organization that a spreadsheet names in one of its many ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from cica_events.domain.collation import search_key
from cica_events.domain.country_names import country_name, is_country
from cica_events.imports.words.party_aliases import ALIASES
from cica_events.imports.words.vocabulary import squashed

_LANGUAGES: Final = ("en", "ru", "kk", "fr", "de", "tr", "es", "zh", "ar", "fa", "ko", "ja")
_NEAR: Final = 0.7
_FEW: Final = 3
_LEADING: Final = re.compile(
    r"(?:the\s+|(?:delegation|delegates)\s*(?:of\s+|from\s+|:\s*|[-–—]\s*)|(?:делегация|страна|country)\s*[:–—-]?\s*)+",
    re.IGNORECASE,
)
_BRACKETS: Final = re.compile(r"(.*?)\s*[(\[](.*?)[)\]]\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a cell may name; `name` is how it is shown, `names` are all the ways to call it."""

    id: str
    code: str
    name: str
    names: tuple[str, ...] = ()


class PartyNames:
    """All parties by all their names."""

    def __init__(self, parties: Iterable[Named]) -> None:
        self._shown: dict[str, str] = {}
        self._by_name: dict[str, str] = {}
        parties = tuple(parties)
        for party in parties:
            self._shown[party.id] = party.name
            for name in (party.code, party.name, *party.names):
                self._learn(name, party.id)
        self._codes = {party.code: party.id for party in parties if is_country(party.code)}
        for party in parties:
            for name in ALIASES.get(party.code, ()):
                self._learn(name, party.id)

    def _learn(self, name: str, party_id: str) -> None:
        if key := _key(name):
            self._by_name.setdefault(key, party_id)

    def find(self, text: str) -> str | None:
        """Return the id of the party that `text` names by code, name or alias; None where there is none."""
        keys = tuple(_keys(text))
        found = next((self._by_name[key] for key in keys if key in self._by_name), None)
        if found is None and self._learn_abroad():
            return next((self._by_name[key] for key in keys if key in self._by_name), None)
        return found

    def _learn_abroad(self) -> bool:
        """Learn what the States are called in other languages, once; false where that was done before."""
        codes, self._codes = self._codes, {}
        for code, party_id in codes.items():
            for language in _LANGUAGES:
                self._learn(country_name(code, language), party_id)
        return bool(codes)

    def knows(self, party_id: str) -> bool:
        """Return whether there is a party of that id."""
        return party_id in self._shown

    def near(self, text: str) -> list[str]:
        """Return the names, as shown, of the parties whose names are spelled much like `text`."""
        close = get_close_matches(_key(text), self._by_name, n=_FEW, cutoff=_NEAR)
        return list(dict.fromkeys(self._shown[self._by_name[key]] for key in close))


def _keys(text: str) -> Iterable[str]:
    """Yield the ways to read `text`, the most literal first."""
    yield _key(text)
    match = _LEADING.match(text)
    bare = text[match.end() :] if match else text
    yield _key(bare)
    if inside := _BRACKETS.fullmatch(bare):
        yield from (_key(inside[1]), _key(inside[2]))


def _key(text: str) -> str:
    return squashed(search_key(text))
