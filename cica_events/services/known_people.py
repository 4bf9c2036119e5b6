"""Recognizes the people of a list among those whom the workspace knows already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cica_events.domain.quick_names import NameKey
from cica_events.services.row_drafts import Draft

SHARED_BY_MANY: Final = 30
"""People with one e-mail address, from which on it is an office's and says nothing of who they are."""

_LOOKED_AT: Final = 50  # of those of one name: nobody needs more


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody known, by the record's id; `home` is whom the person represents."""

    id: str
    words: NameKey
    email: str  # in small letters
    home: str | None


class KnownPeople:
    """Finds people by e-mail address, or by name together with whom they represent."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_email: dict[str, list[Known]] = {}
        self._by_name: dict[tuple[NameKey, str | None], list[Known]] = {}
        for known in people:
            self.add(known)

    def add(self, known: Known) -> None:
        """Know one more."""
        if known.email:
            self._by_email.setdefault(known.email, []).append(known)
        self._by_name.setdefault((known.words, known.home), []).append(known)

    def find(self, row: Draft) -> tuple[str, ...]:
        """Return the ids of those who may be the person of a row, the likeliest first.

        An address that several people share is no proof alone.
        """
        sharing = self._by_email.get(row.email, ()) if row.email else ()
        bearing = self._by_name.get((row.words, row.home), ()) if row.home else ()
        if not sharing and not bearing:
            return ()
        if len(sharing) > SHARED_BY_MANY:
            sharing = ()
        found = {known.id: None for known in sharing if may_be_one(row.words, known.words)}
        found |= {known.id: None for known in bearing[:_LOOKED_AT]}
        return tuple(found)


def may_be_one(words: NameKey, other: NameKey) -> bool:
    """Return whether two people with one e-mail address may be one, by their names."""
    return not words or not set(words).isdisjoint(other) or _latin(words) != _latin(other)


def _latin(words: NameKey) -> bool:
    """Return whether some of the words are in Latin letters."""
    return any("a" <= sign <= "z" for word in words for sign in word)
