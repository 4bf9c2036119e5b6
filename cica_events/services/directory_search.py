"""Looks through the directory, once, for the people of a list: the same ones, and those alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from cica_events.domain.likeness import (
    PROPOSED,
    Individual,
    Verdict,
    cannot_be_one,
    drafted,
    likeness,
)
from cica_events.domain.people import Person
from cica_events.domain.quick_names import WantedNames, name_key
from cica_events.persistence.database import Database
from cica_events.progress import Progress
from cica_events.queries.individuals import individuals, states_of
from cica_events.services.known_people import Known, KnownPeople
from cica_events.services.row_drafts import Draft

_TABLE: Final = Person.__table__.c
_COLUMNS: Final = (
    _TABLE.id,
    _TABLE.given_name,
    _TABLE.family_name,
    _TABLE.native_name,
    _TABLE.email,
    _TABLE.party_id,
)
_READ_AT_ONCE: Final = 500  # people, so that no other thread waits
_Listed = tuple[str, str, str, str, str, str | None]
"""Id, given name, family name, name in a second script, e-mail address, party."""

_NAMES: Final = ("given_name", "family_name", "native_name")
_FEW: Final = 100  # rows for which it is not worth while to read the whole directory
_PULSE: Final = 500  # between two reports
_ALIKE: Final = 3  # people who are shown as somebody whom a row may mean


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody of the directory who may be the person of a row under another spelling."""

    person_id: str
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """Who of the directory a row may be: by address or name, or else by likeness."""

    people: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()


NOBODY: Final = Found()


class DirectorySearch:
    """Finds the people of a list in the directory; no session is open while it compares."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._states: frozenset[str] = frozenset()

    def find(
        self, rows: Sequence[Draft], recognised: Container[int], most: int, progress: Progress
    ) -> dict[int, Found]:
        """Return, by the number of the row, who of the directory it may be; rows of nobody are left out.

        Those whom neither address nor name tells, and who are not `recognised` otherwise, are compared with
        the people of their party, unless they are more than `most`. Steps reported are of a hundred.
        """
        with self._database.reading() as session:
            self._states = states_of(session)
            people = _people(session, rows, progress)
        same = _same_people(rows, people, progress)
        found = {row.number: Found(ids) for row in rows if (ids := same.find(row))}
        unknown = [row for row in rows if row.number not in found and row.number not in recognised]
        if len(unknown) <= most:
            found |= self._alike(unknown, people, progress)
        return found

    def _alike(
        self, rows: Sequence[Draft], people: Sequence[_Listed], progress: Progress
    ) -> dict[int, Found]:
        """Return by row those who are alike, the likeliest first."""
        persons = {row.number: drafted(row.values, self._states) for row in rows}
        wanted: dict[str | None, WantedNames] = defaultdict(WantedNames)
        for count, row in enumerate(rows):
            if count % _PULSE == 0:
                progress(40, 100)
            written = "".join(str(row.values.get(key, "")) for key in _NAMES)
            for home in {row.home, None}:  # of some people it is not known whom they stand for
                wanted[home].add(row.number, persons[row.number].name, written)
        worth = _worth_comparing(people, wanted, progress)
        with self._database.reading() as session:
            known = []
            for each in individuals(session, self._states, list(worth)):
                known.append(each)
                if len(known) % _PULSE == 0:
                    progress(60, 100)
        found: dict[int, list[Alike]] = defaultdict(list)
        for count, (key, person) in enumerate(known):
            if count % _PULSE == 0:
                progress(60 + 40 * count // len(known), 100)
            for number in worth[key]:
                verdict = _verdict(persons[number], person, wanted[person.home])
                if verdict.score >= PROPOSED:
                    found[number].append(Alike(key, verdict.score, verdict.reason))
        return {number: Found(alike=_likeliest(alike)) for number, alike in found.items()}


def _verdict(one: Individual, other: Individual, names: WantedNames) -> Verdict:
    if cannot_be_one(one, other):
        return Verdict(0, "")
    return likeness(one, other, names.is_common)


def _likeliest(alike: Iterable[Alike]) -> tuple[Alike, ...]:
    return tuple(sorted(alike, key=lambda each: (-each.score, each.person_id))[:_ALIKE])


def _people(session: Session, rows: Sequence[Draft], progress: Progress) -> list[_Listed]:
    """Return all people, or for a few rows those who come into question."""
    query = select(*_COLUMNS)
    if len(rows) <= _FEW:
        homes = {row.home for row in rows if row.home}
        emails = {row.email for row in rows if row.email}
        here = or_(Person.party_id.in_(homes), Person.party_id.is_(None))
        query = query.where(or_(here, func.lower(Person.email).in_(emails)))
    people: list[_Listed] = []
    for part in session.execute(query).partitions(_READ_AT_ONCE):
        people.extend(map(tuple, part))  # plain tuples, which no garbage collection looks at
        progress(min(30, len(people) // 4000), 100)
    return people


def _same_people(rows: Sequence[Draft], people: Sequence[_Listed], progress: Progress) -> KnownPeople:
    """Return those of `people` who have the address or the name of some row."""
    emails = {row.email for row in rows if row.email}
    names = {(row.words, row.home) for row in rows if row.home}
    found = []
    for count, (key, given_name, family_name, _native_name, address, home) in enumerate(people):
        if count % _PULSE == 0:
            progress(30, 100)
        email = address.casefold()
        words = name_key(given_name, family_name)
        if email in emails or (words, home) in names:
            found.append(Known(key, words, email, home))
    return KnownPeople(found)


def _worth_comparing(
    people: Sequence[_Listed], wanted: Mapping[str | None, WantedNames], progress: Progress
) -> dict[str, set[int]]:
    """Return by the id of a person the rows whose names may be spellings of theirs."""
    found: dict[str, set[int]] = {}
    for count, (key, given_name, family_name, native_name, _address, home) in enumerate(people):
        if count % _PULSE == 0:
            progress(40 + 20 * count // len(people), 100)
        names = wanted.get(home)
        if names is not None and (rows := names.like(given_name, family_name, native_name)):
            found[key] = rows
    return found
