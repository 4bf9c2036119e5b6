"""Looks through the directory, once, for the people of a list: the same ones, and those alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from cica_events.domain.likeness import PROPOSED, drafted
from cica_events.domain.likeness_index import LikenessIndex
from cica_events.domain.people import Person
from cica_events.domain.quick_names import WantedNames, name_key
from cica_events.persistence.database import Database
from cica_events.progress import Progress
from cica_events.queries.individuals import individuals, states_of
from cica_events.services.known_people import Known, KnownPeople
from cica_events.services.row_drafts import Draft

_COLUMNS: Final = (
    Person.id,
    Person.given_name,
    Person.family_name,
    Person.native_name,
    Person.email,
    Person.party_id,
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
        same = _same_people(rows, people)
        found = {row.number: Found(ids) for row in rows if (ids := same.find(row))}
        unknown = [row for row in rows if row.number not in found and row.number not in recognised]
        if len(unknown) <= most:
            found |= self._alike(unknown, people, progress)
        return found

    def _alike(
        self, rows: Sequence[Draft], people: Sequence[_Listed], progress: Progress
    ) -> dict[int, Found]:
        persons = {row.number: drafted(row.values, self._states) for row in rows}
        wanted: dict[str | None, WantedNames] = defaultdict(WantedNames)
        for row in rows:
            written = "".join(str(row.values.get(key, "")) for key in _NAMES)
            for home in {row.home, None}:  # of some people it is not known whom they stand for
                wanted[home].add(persons[row.number].name, written)
        indexes = self._indexes(_worth_comparing(people, wanted, progress))
        found = {}
        for count, row in enumerate(rows):
            if count % _PULSE == 0:
                progress(50 + 50 * count // len(rows), 100)
            similar = [
                each
                for home in {row.home, None}
                if home in indexes
                for each in indexes[home].similar(persons[row.number], PROPOSED)
            ]
            if similar:
                similar.sort(key=lambda each: (-each[1].score, each[0]))
                alike = (Alike(key, verdict.score, verdict.reason) for key, verdict in similar[:_ALIKE])
                found[row.number] = Found(alike=tuple(alike))
        return found

    def _indexes(self, ids: Mapping[str | None, Sequence[str]]) -> dict[str | None, LikenessIndex]:
        """Return the people to compare with by the party that they stand for."""
        homes = {key: home for home, keys in ids.items() for key in keys}
        with self._database.reading() as session:
            people = dict(individuals(session, self._states, list(homes)))
        indexes: dict[str | None, LikenessIndex] = defaultdict(LikenessIndex)
        for key, person in people.items():
            indexes[homes[key]].put(key, person)
        return indexes


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
        people.extend(part)
        progress(min(30, len(people) // 4000), 100)
    return people


def _same_people(rows: Sequence[Draft], people: Iterable[_Listed]) -> KnownPeople:
    """Return those of `people` who have the address or the name of some row."""
    emails = {row.email for row in rows if row.email}
    names = {(row.words, row.home) for row in rows if row.home}
    found = []
    for key, given_name, family_name, _native_name, address, home in people:
        email = address.casefold()
        words = name_key(given_name, family_name)
        if email in emails or (words, home) in names:
            found.append(Known(key, words, email, home))
    return KnownPeople(found)


def _worth_comparing(
    people: Sequence[_Listed], wanted: Mapping[str | None, WantedNames], progress: Progress
) -> dict[str | None, list[str]]:
    """Return by party the ids of those whose names may be spellings of those that are wanted."""
    found: dict[str | None, list[str]] = defaultdict(list)
    for count, (key, given_name, family_name, native_name, _email, home) in enumerate(people):
        if count % _PULSE == 0:
            progress(30 + 20 * count // len(people), 100)
        names = wanted.get(home)
        if names is not None and names.may_be(given_name, family_name, native_name):
            found[home].append(key)
    return found
