"""Finds a name in a list while it is being typed: forgiving of accents, script, word order and slips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cica_events.domain.collation import search_key
from cica_events.domain.search_index import Entry, Match, SearchIndex
from cica_events.domain.search_words import asked

MOST: Final = 50  # names that are found by their sound


class NameSearch:
    """Looks through `names`; `also` are other spellings of them, in the same order."""

    def __init__(self, names: Sequence[str], also: Sequence[str] = ()) -> None:
        self._names = names
        self._also = also or [""] * len(names)
        self._keys = [search_key(f"{name}\n{other}") for name, other in zip(names, self._also, strict=True)]
        self._index: SearchIndex | None = None

    def places(self, text: str) -> list[int]:
        """Return the places of the names that hold `text`, else of those that mean it, the best first."""
        return self._holding(text) or [int(match.id, 16) for match in self._meaning(text)]

    def the_one(self, text: str) -> int | None:
        """Return the place of the only name that holds `text`, else that means it without a slip."""
        found = self._holding(text) or [int(match.id, 16) for match in self._meaning(text) if match.exact]
        return found[0] if len(found) == 1 else None

    def _holding(self, text: str) -> list[int]:
        wanted = search_key(text)
        return [place for place, key in enumerate(self._keys) if wanted in key]

    def _meaning(self, text: str) -> Sequence[Match]:
        words = asked(text)
        if not words:
            return ()
        if self._index is None:
            self._index = SearchIndex()
            for place, name in enumerate(self._names):
                self._index.put(Entry(f"{place:032x}", tuple(filter(None, (name, self._also[place])))))
        return self._index.find(words, MOST) or self._index.find(words, MOST, slips=True)
