"""The people of the directory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from cica_events.domain.collation import CollationKey, sort_key
from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Meeting
from cica_events.domain.names import Gender, name_of
from cica_events.domain.participants import Capacity, Participant
from cica_events.domain.people import Person, Post
from cica_events.domain.sensitive import sensitive_of
from cica_events.domain.veiling import VEIL
from cica_events.queries.parties import PartyBook
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person of the directory; `meetings` counts those in which the person takes part."""

    id: str
    version: int
    honorific: str
    courtesy: str
    rank: str
    given_name: str
    family_name: str
    family_first: bool
    native_name: str
    pronunciation: str
    gender: Gender | None
    position: str
    department: str
    organization: str
    party_id: str | None
    post_since: VagueDate | None
    nationality_id: str | None
    languages: str
    email: str
    phone: str
    mobile: str
    address: str
    dietary: str
    access_needs: str
    birth_date: VagueDate | None
    passport_number: str
    passport_authority: str
    passport_expires: VagueDate | None
    notes: str
    party: str
    nationality: str
    meetings: int

    @property
    def name(self) -> str:
        """Return the name as one line, as it is printed."""
        return name_of(self)


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One meeting in which a person takes part; name and function as they stood at that meeting."""

    id: str
    meeting_id: str
    key: str
    title: str
    title_ru: str
    date: VagueDate | None
    capacity: Capacity
    contribution: str
    honorific: str
    courtesy: str
    rank: str
    given_name: str
    family_name: str
    family_first: bool
    position: str
    department: str
    organization: str

    @property
    def name(self) -> str:
        """Return the name as it was printed for the meeting."""
        return name_of(self)


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post that a person held before the present one."""

    id: str
    version: int
    person_id: str
    position: str
    department: str
    organization: str
    party_id: str | None
    since: VagueDate | None
    until: VagueDate | None
    party: str


NOBODY: Final[Mapping[str, PersonRow]] = MappingProxyType({})
PART = 500  # rows taken from the database at once: a whole directory would stand there twice
SHARED = frozenset(
    {"honorific", "courtesy", "rank", "given_name", "family_name", "position", "department", "organization"}
    | {"languages", "party_id", "nationality_id"}
)
PLACES = [place for place, each in enumerate(fields(PersonRow)) if each.name in SHARED]
SENSITIVE = tuple(sensitive_of(Person))
SENSITIVE_PLACES = [place for place, each in enumerate(fields(PersonRow)) if each.name in SENSITIVE]


def person_rows(
    session: Session,
    book: PartyBook,
    ids: Sequence[str] | None = None,
    known: Mapping[str, PersonRow] = NOBODY,
    *,
    revealed: bool = True,
) -> list[PersonRow]:
    """Return the people, all of them or those with `ids`, in the order of the database, not `by_name`.

    Unless they are to be `revealed`, sensitive values are veiled.

    Of those who are as they were, the rows `known` by their ids are returned as the same objects.
    """
    counts = select(Participant.person_id, func.count()).group_by(Participant.person_id)
    query = select(*columns(Person)).order_by(Person.family_name, Person.given_name, Person.id)
    if ids is not None:
        query, counts = query.where(Person.id.in_(ids)), counts.where(Participant.person_id.in_(ids))
    found = []
    for now in _read(session, query, counts, book, revealed):
        before = known.get(now.id)
        found.append(before if before is not None and before == now else now)
    return found


def people_after(
    session: Session, book: PartyBook, after: str, limit: int, *, revealed: bool
) -> list[PersonRow]:
    """Return the first `limit` people whose ids come after that one, in the order of their ids."""
    query = select(*columns(Person)).where(Person.id > after).order_by(Person.id).limit(limit)
    last = session.scalar(select(func.max(query.subquery().c.id)))
    within = Participant.person_id > after, Participant.person_id <= (last or "")
    counts = select(Participant.person_id, func.count()).where(*within).group_by(Participant.person_id)
    return list(_read(session, query, counts, book, revealed))


def _read(
    session: Session, query: Select[Any], counts: Select[str, int], book: PartyBook, revealed: bool
) -> Iterator[PersonRow]:
    attended = {row[0]: row[1] for row in session.execute(counts)}
    texts: dict[str, str] = {}  # what many people have in common is kept once
    for row in session.execute(query.execution_options(yield_per=PART)):
        values = [*row, book.name(row.party_id), book.name(row.nationality_id), attended.get(row.id, 0)]
        for place in PLACES:
            values[place] = texts.setdefault(values[place], values[place])
        for place in () if revealed else SENSITIVE_PLACES:
            values[place] = values[place] and VEIL
        yield PersonRow(*values)


def by_name(row: PersonRow) -> tuple[CollationKey, str]:
    """Return what the directory is sorted by: family name, then given name, as a reader expects."""
    return sort_key(f"{row.family_name} {row.given_name}"), row.id


def attendances_of(session: Session, person_id: str) -> list[AttendanceRow]:
    """Return the meetings in which a person takes part, the latest first."""
    query = (
        select(
            Participant.id,
            Meeting.id,
            Meeting.key,
            Meeting.title,
            Meeting.title_ru,
            Meeting.date,
            Participant.capacity,
            Participant.contribution,
            Participant.honorific,
            Participant.courtesy,
            Participant.rank,
            Participant.given_name,
            Participant.family_name,
            Participant.family_first,
            Participant.position,
            Participant.department,
            Participant.organization,
        )
        .join(Meeting, Meeting.id == Participant.meeting_id)
        .where(Participant.person_id == person_id)
    )
    rows = [AttendanceRow(*tuple(row)) for row in session.execute(query)]
    return sorted(
        rows, key=lambda row: (row.date is not None, row.date.sort_key if row.date else ()), reverse=True
    )


def posts_of(session: Session, book: PartyBook, person_id: str) -> list[PostRow]:
    """Return the earlier posts of a person, the latest first; those without dates stand last."""
    query = select(*columns(Post)).where(Post.person_id == person_id).order_by(Post.id)
    rows = [PostRow(*(*row, book.name(row.party_id))) for row in session.execute(query)]
    return sorted(rows, key=_last_held, reverse=True)


def _last_held(row: PostRow) -> tuple[date, date]:
    until, since = row.until, row.since
    end = until.last_day if until else since.last_day if since else date.min
    return end, since.first_day if since else date.min
