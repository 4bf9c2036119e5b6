"""The participants of a meeting, in protocol order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, time
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from cica_events.domain.base import defaults_of
from cica_events.domain.delegations import Group
from cica_events.domain.names import Gender, name_of
from cica_events.domain.participants import Capacity, Mode, Participant, Participation
from cica_events.domain.parties import Status
from cica_events.domain.protocol import Section, participant_key
from cica_events.domain.ranks import rank_of
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.reading import columns

SLICE = 500  # rows fetched at once: the call for all of them would let no other thread have a turn


class ParticipantRow(NamedTuple):
    """A participant with the delegation's name, section and status; `number` is the place in the list.

    Thousands are made at once: a frozen dataclass would take seven times as long.
    """

    id: str
    version: int
    meeting_id: str
    delegation_id: str
    person_id: str
    honorific: str
    courtesy: str
    rank: str
    given_name: str
    family_name: str
    family_first: bool
    native_name: str
    gender: Gender | None
    position: str
    department: str
    organization: str
    capacity: Capacity
    status: Participation
    mode: Mode | None
    contribution: str
    order: int
    order_reason: str
    replaced_by_id: str | None
    arrival_day: date | None
    arrival_time: time | None
    departure_day: date | None
    departure_time: time | None
    time_zone: str
    email: str
    phone: str
    party: str
    party_id: str | None
    group: Group
    section: Section
    affiliation: Status | None
    number: int

    @property
    def home_id(self) -> str:
        """Return what a picker of delegations knows the participant's by: its party, or the group itself."""
        return self.party_id or self.delegation_id

    @property
    def name(self) -> str:
        """Return the name as one line, as it is printed."""
        return name_of(self)


class ParticipantPlace(NamedTuple):
    """A participant of whom no more is read than who stands there in the list."""

    id: str
    delegation_id: str


def stored_participants(session: Session, meeting_id: str) -> list[Any]:
    """Return the participants of a meeting as they are stored, in no order."""
    return _stored(session, meeting_id, columns(Participant))


def stored_places(session: Session, meeting_id: str) -> list[Any]:
    """Return of the participants of a meeting, in no order, only what the order depends on.

    `home_of` one of them is its delegation.
    """
    return _stored(session, meeting_id, [Participant.__table__.c[name] for name in _SORTED_BY])


def _stored(session: Session, meeting_id: str, chosen: Sequence[ColumnElement[Any]]) -> list[Any]:
    here = Participant.__table__.c.meeting_id == meeting_id  # the class's own would go through its mapping
    return list(chain.from_iterable(session.execute(select(*chosen).where(here)).partitions(SLICE)))


def participant_rows(
    stored: Iterable[Any], delegations: Iterable[DelegationRow], language: str
) -> list[ParticipantRow]:
    """Return the stored participants of a meeting in protocol order, given its delegations."""
    homes = _homes(delegations)
    ordered = in_protocol_order(stored, {row.id: row.number for row in delegations}, language)
    make = tuple.__new__  # what `_make` does, called thousands of times
    return [
        make(ParticipantRow, (*each[-1], *homes[each[-2]], number))
        for number, each in enumerate(ordered, start=1)
    ]


def participant_places(
    stored: Iterable[Any], delegations: Iterable[DelegationRow], language: str
) -> list[ParticipantPlace]:
    """Return the participants of a meeting in protocol order, given their `stored_places`."""
    ordered = in_protocol_order(stored, {row.id: row.number for row in delegations}, language, tuple)
    make = tuple.__new__
    return [make(ParticipantPlace, each[-3:-1]) for each in ordered]


def first_rows(
    session: Session, places: Sequence[ParticipantPlace], delegations: Iterable[DelegationRow]
) -> list[ParticipantRow]:
    """Return the participants at `places`, the first of a meeting's list."""
    query = select(*columns(Participant)).where(Participant.id.in_([place.id for place in places]))
    stored, homes = {row.id: row for row in session.execute(query)}, _homes(delegations)
    return [
        ParticipantRow._make((*stored[place.id], *homes[place.delegation_id], number))
        for number, place in enumerate(places, start=1)
    ]


def removed_row(place: ParticipantPlace) -> ParticipantRow:
    """Return what can be said of a participant who was removed after the place was read: nothing."""
    empty = {key: None if callable(value) else value for key, value in defaults_of(Participant)}
    home = {"party": "", "party_id": None, "group": Group.PARTY, "section": Section.MEMBER_STATES}
    return ParticipantRow(**{**empty, **home, **place._asdict(), "affiliation": None, "number": 0})


def _homes(delegations: Iterable[DelegationRow]) -> dict[str, tuple[Any, ...]]:
    """Return what the rows of each delegation say of it."""
    return {row.id: (row.party_name, row.party_id, row.group, row.section, row.status) for row in delegations}


_SORTED_BY = ("delegation_id", "capacity", "order", "rank", "position", "family_name", "given_name", "id")
home_of = itemgetter(_SORTED_BY.index("delegation_id"))
_names = [column.name for column in columns(Participant)]
_sorted_by = itemgetter(*map(_names.index, _SORTED_BY))
# by place: names are looked up anew in each of several thousand rows

Ordered = tuple[Any, ...]
"""What a row is sorted by, and last its id, its delegation and the row itself."""


def in_protocol_order(
    rows: Iterable[Any],
    places: Mapping[str, int],
    language: str,
    sorted_by: Callable[[Any], tuple[Any, ...]] = _sorted_by,
) -> list[Ordered]:
    """Return stored participants in protocol order; `places` are the numbers of the delegations by id.

    `sorted_by` returns what the order depends on; without it the rows are whole.
    """
    keyed = []
    for row in rows:
        home, capacity, order, rank, position, family_name, given_name, row_id = sorted_by(row)
        key = participant_key(places[home], capacity, order, rank_of(rank, position), family_name, language)
        keyed.append((*key, given_name, row_id, home, row))
    keyed.sort()
    return keyed


def refreshed_rows(
    session: Session, rows: Sequence[ParticipantRow], ids: Collection[str], language: str
) -> list[ParticipantRow] | None:
    """Return `rows`, a whole list in protocol order, with those of `ids` as and where they are now.

    None where one of them is gone or has another delegation.
    """
    query = select(*columns(Participant)).where(Participant.id.in_(ids))
    found = {row.id: row._mapping for row in session.execute(query)}
    fresh = [row._replace(**found[row.id]) if row.id in found else row for row in rows]
    changed = [(old, new) for old, new in zip(rows, fresh, strict=True) if old is not new]
    if len(found) != len(ids) or any(old.delegation_id != new.delegation_id for old, new in changed):
        return None
    moved = {new.delegation_id for old, new in changed if _place(old) != _place(new)}
    return _ordered_within(fresh, moved, language) if moved else fresh


def _ordered_within(
    rows: list[ParticipantRow], homes: Collection[str], language: str
) -> list[ParticipantRow]:
    """Return `rows` with those of the delegations `homes`, which stand together, in protocol order."""
    places = [place for place, row in enumerate(rows) if row.delegation_id in homes]
    numbers = {rows[place].delegation_id: place for place in reversed(places)}
    inside = in_protocol_order([rows[place] for place in places], numbers, language, attrgetter(*_SORTED_BY))
    for place, (*_key, row) in zip(places, inside, strict=True):
        rows[place] = row._replace(number=place + 1)
    return rows


def _place(row: ParticipantRow) -> tuple[object, ...]:
    """Return what the place of a participant in the list depends on."""
    rank = rank_of(row.rank, row.position)
    return row.delegation_id, row.capacity, row.order, rank, row.family_name, row.given_name
