"""Who leads each delegation of a meeting, and how many come with it in each capacity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.names import name_of
from cica_events.domain.participants import Capacity, Participant
from cica_events.domain.participation import ABSENT
from cica_events.queries.reading import columns


@dataclass(frozen=True, slots=True)
class Attendance:
    """The heads and the counts of the delegations, by their ids.

    `heads` names the head who comes, of several the one placed first; `participants` counts those that
    declined too; `coming` tells how many come in each capacity, in the order of protocol.
    """

    heads: Mapping[str, str]
    participants: Mapping[str, int]
    coming: Mapping[str, tuple[tuple[Capacity, int], ...]]


def attendance_at(session: Session, meeting_id: str) -> Attendance:
    """Return the attendance of a meeting; the database counts, so that few rows are read."""
    here = Participant.meeting_id == meeting_id
    heads = select(*columns(Participant)).where(
        here, Participant.capacity == Capacity.HEAD, Participant.status.not_in(ABSENT)
    )
    kinds = Participant.delegation_id, Participant.capacity, Participant.status
    counts = session.execute(select(*kinds, func.count()).where(here).group_by(*kinds))
    return _attendance(session.execute(heads), ((tuple(kind), count) for *kind, count in counts))


def attendance_of(stored: Sequence[Any]) -> Attendance:
    """Return the attendance of a meeting whose participants are read anyway, as they are stored."""
    heads = (row for row in stored if row[_CAPACITY] is Capacity.HEAD and row.status not in ABSENT)
    return _attendance(heads, Counter(map(_KIND, stored)).items())


def _attendance(heads: Iterable[Any], counts: Iterable[tuple[Any, int]]) -> Attendance:
    participants: Counter[str] = Counter()
    coming: dict[str, Counter[Capacity]] = defaultdict(Counter)
    for (home, capacity, status), count in counts:
        participants[home] += count
        if status not in ABSENT:
            coming[home][capacity] += count
    last_first = sorted(heads, key=lambda row: (row.order == 0, row.order, row.id), reverse=True)
    first = {row.delegation_id: row for row in last_first}
    return Attendance(
        {home: name_of(row) for home, row in first.items()},
        participants,
        {home: tuple(sorted(each.items(), key=_by_rank)) for home, each in coming.items()},
    )


def _by_rank(pair: tuple[Capacity, int]) -> int:
    return _RANKS[pair[0]]


_RANKS = {capacity: rank for rank, capacity in enumerate(Capacity)}
_names = [column.name for column in columns(Participant)]
_CAPACITY = _names.index("capacity")
_KIND = itemgetter(*map(_names.index, ("delegation_id", "capacity", "status")))
