"""Recognizes the people of a list among those whom the workspace knows already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cica_events.domain.collation import search_key


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody known, by the record's id; `home` is whom the person represents."""

    id: str
    given_name: str
    family_name: str
    email: str
    home: str | None


class KnownPeople:
    """Finds people by e-mail address, or by name together with whom they represent."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._by_email: dict[str, list[Known]] = {}
        self._by_name: dict[tuple[tuple[str, ...], str | None], list[Known]] = {}
        for known in people:
            self.add(known)

    def add(self, known: Known) -> None:
        """Know one more."""
        if known.email:
            self._by_email.setdefault(known.email.casefold(), []).append(known)
        self._by_name.setdefault((name_key(known.given_name, known.family_name), known.home), []).append(
            known
        )

    def find(self, given_name: str, family_name: str, email: str, home: str | None) -> list[str]:
        """Return the ids of those who may be the same person, the likeliest first, of namesakes the first.

        An address that several people share is no proof alone.
        """
        words = name_key(given_name, family_name)
        found: dict[str, None] = {}
        for known in self._by_email.get(email.casefold(), ()) if email else ():
            other = name_key(known.given_name, known.family_name)
            if not words or set(words) & set(other) or _scripts(words) != _scripts(other):
                found[known.id] = None
        for known in self._by_name.get((words, home), ()) if home else ():
            found[known.id] = None
        return list(found)


def name_key(given_name: str, family_name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents and punctuation, in an order of their own."""
    text = search_key(f"{given_name} {family_name}").replace("ё", "е")
    return tuple(sorted("".join(sign if sign.isalnum() else " " for sign in text).split()))


def _scripts(words: tuple[str, ...]) -> bool:
    """Return whether the words are in Latin letters."""
    return any("a" <= sign <= "z" for word in words for sign in word)
