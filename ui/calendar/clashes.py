"""Which other meetings lie in the way of one: of the same body, or of the same host, in the same week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from cica_events.domain.meetings import LinkKind, Stage
from cica_events.queries.calendar import CalendarMeeting
from ui.calendar.period import start_of_week

_WEEK = dt.timedelta(days=6)
_OUT = {Stage.CANCELLED, Stage.POSTPONED}


class Reason(Enum):
    """Why a meeting lies in the way of another."""

    BODY = auto()
    HOST = auto()


@dataclass(frozen=True, slots=True)
class Clash:
    """Another meeting in the same week, why that matters, and the name of the host where it is one."""

    other: CalendarMeeting
    reason: Reason
    host: str = ""


def clashes(
    row: CalendarMeeting, rows: Iterable[CalendarMeeting], first_weekday: int, one_body: bool
) -> list[Clash]:
    """Return what lies in the way of `row`, by date; those held together with it do not.

    Others of its body do where that is `one_body`, and not a kind of events.
    """
    if row.date is None or not row.date.is_exact or row.stage in _OUT:
        return []
    first = start_of_week(row.date.first_day, first_weekday)
    last = start_of_week(row.date.last_day, first_weekday) + _WEEK
    together = {link.meeting_id for link in row.links if link.kind is LinkKind.ACCOMPANIES}
    hosts = {host.party_id: host.name for host in row.hosts if host.party_id}
    found = []
    for other in rows:
        if other.id == row.id or other.id in together or other.stage in _OUT:
            continue
        if not other.is_exact or not other.touches(first, last):
            continue
        shared = next((hosts[one.party_id] for one in other.hosts if one.party_id in hosts), None)
        if one_body and other.body == row.body:
            found.append(Clash(other, Reason.BODY))
        elif shared is not None:
            found.append(Clash(other, Reason.HOST, shared))
    return found
