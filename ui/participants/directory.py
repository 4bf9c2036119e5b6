"""Finds people of the directory while their name is being typed."""

from __future__ import annotations

from collections.abc import Iterable

from cica_events.domain.collation import search_key
from cica_events.queries.people import PersonRow


class Directory:
    """The people known, with what they are found by."""

    def __init__(self, people: Iterable[PersonRow] = ()) -> None:
        self._people: dict[str, PersonRow] = {}
        self._keys: dict[str, str] = {}
        self.renew(people, ())

    def renew(self, people: Iterable[PersonRow], changed: Iterable[str]) -> None:
        """Take `people` as they are now; those of `changed` that are not among them are gone."""
        for person_id in changed:
            self._people.pop(person_id, None)
            self._keys.pop(person_id, None)
        for row in people:
            self._people[row.id] = row
            self._keys[row.id] = " " + search_key(f"{row.given_name} {row.family_name} {row.native_name}")

    def of(self, ids: Iterable[str]) -> list[PersonRow]:
        """Return the people of these ids, as far as they are there."""
        return [self._people[one] for one in ids if one in self._people]

    def find(self, text: str, limit: int = 12) -> list[PersonRow]:
        """Return those whose names have words that begin with the words of `text`, at most `limit`."""
        words = [f" {word}" for word in search_key(text).split()]
        found: list[PersonRow] = []
        for person_id, key in self._keys.items():
            if words and all(word in key for word in words):
                found.append(self._people[person_id])
                if len(found) == limit:
                    break
        return found
