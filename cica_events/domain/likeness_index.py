"""Finds the people who may be one among thousands, without comparing each with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from cica_events.domain.likeness import Individual, Verdict, cannot_be_one, likeness
from cica_events.domain.name_matching import known_as_common
from cica_events.domain.person_names import keys_of, word_keys
from cica_events.progress import Progress, silent

_PULSE: Final = 500  # people between two reports
_SHARED_BY_MANY: Final = 30  # people with one e-mail address or phone: an office, no person
_FREQUENT: Final = 12  # people of one name in the directory, from which on the name proves less ...
_OF_MANY: Final = 400  # ... or one in so many of them, where that is more

_Places = dict[str, list[str]]


class LikenessIndex:
    """The people of a directory by all that two records of one person may share."""

    def __init__(self) -> None:
        self._people: dict[str, Individual] = {}
        self._by_name: _Places = {}
        self._by_word: _Places = {}
        self._by_contact: _Places = {}
        self._bearers: Counter[str] = Counter()

    def __len__(self) -> int:
        """Return how many people are known."""
        return len(self._people)

    def put(self, key: str, person: Individual) -> None:
        """Know a person by `key`, as they are now."""
        self.drop(key)
        self._people[key] = person
        for places, place in self._all_places(person):
            places.setdefault(place, []).append(key)
        self._bearers.update(_sounds(person))

    def drop(self, key: str) -> None:
        """Forget a person."""
        person = self._people.pop(key, None)
        if person is None:
            return
        for places, place in self._all_places(person):
            places[place].remove(key)
        self._bearers.subtract(_sounds(person))

    def similar(self, person: Individual, lowest: int) -> list[tuple[str, Verdict]]:
        """Return those who may be `person` with at least the score `lowest`, the likeliest first."""
        found = []
        for key in self._candidates(person):
            verdict = likeness(person, self._people[key], self._is_common)
            if verdict.score >= lowest:
                found.append((key, verdict))
        return sorted(found, key=lambda each: (-each[1].score, each[0]))

    def pairs(self, lowest: int, progress: Progress = silent) -> list[tuple[str, str, Verdict]]:
        """Return each two who may be one with at least the score `lowest`, the likeliest first.

        The steps reported are people who share something; raises what `progress` raises to stop.
        """
        found = []
        partners = self._partners()
        for count, (key, others) in enumerate(partners.items()):
            if count % _PULSE == 0:
                progress(count, len(partners))
            person = self._people[key]
            for other in others:
                if not cannot_be_one(person, self._people[other]):
                    verdict = likeness(person, self._people[other], self._is_common)
                    if verdict.score >= lowest:
                        found.append((other, key, verdict))
        progress(len(partners), len(partners))
        return sorted(found, key=lambda each: (-each[2].score, each[0], each[1]))

    def _partners(self) -> dict[str, set[str]]:
        """Return those who share enough to be compared: each two once, under the greater key."""
        partners: dict[str, set[str]] = {}
        shared = [keys for keys in self._by_name.values() if len(keys) > 1]
        shared += [keys for keys in self._by_contact.values() if 1 < len(keys) <= _SHARED_BY_MANY]
        for keys in shared:
            for one, other in combinations(keys, 2):
                partners.setdefault(max(one, other), set()).add(min(one, other))
        for key, person in self._people.items():
            if _of_one_word(person):
                for place in word_keys(person.name):
                    for other in self._by_word.get(place, ()):
                        if other != key:
                            partners.setdefault(max(key, other), set()).add(min(key, other))
        return partners

    def _candidates(self, person: Individual) -> set[str]:
        """Return those who share enough with `person` to be compared."""
        found: set[str] = set()
        for place in keys_of(person.name):
            found.update(self._by_name.get(place, ()))
        for place in _contacts(person):
            sharing = self._by_contact.get(place, ())
            if len(sharing) <= _SHARED_BY_MANY:
                found.update(sharing)
        if _of_one_word(person):
            for place in word_keys(person.name):
                found.update(self._by_word.get(place, ()))
        return {key for key in found if not cannot_be_one(person, self._people[key])}

    def _all_places(self, person: Individual) -> Iterator[tuple[_Places, str]]:
        yield from ((self._by_name, place) for place in keys_of(person.name))
        yield from ((self._by_word, place) for place in word_keys(person.name))
        yield from ((self._by_contact, place) for place in _contacts(person))

    def _is_common(self, sounded: str) -> bool:
        return known_as_common(sounded) or self._bearers[sounded] > max(
            _FREQUENT, len(self._people) // _OF_MANY
        )


def _contacts(person: Individual) -> set[str]:
    """Return what hardly two people share, each kind told from the others."""
    found = {f"phone {number}" for number in person.phones}
    if person.email:
        found.add(f"mail {person.email}")
    if person.passport:
        found.add(f"passport {person.passport}")
    return found


def _of_one_word(person: Individual) -> bool:
    return any(len(form.full) < 2 for form in person.name.forms)


def _sounds(person: Individual) -> set[str]:
    return {form.sounds[place] for form in person.name.forms for place in form.full}
