"""The meetings nearest to a day, found by their years: of thousands only few are read."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from cica_events.domain.delegations import Delegation, Reply
from cica_events.domain.meetings import Meeting, Stage
from cica_events.queries.meetings import MeetingRow, meeting_rows

AWAITED = (Stage.PLANNED, Stage.CONFIRMED)
_HELD = (Stage.HELD,)
_date = type_coerce(Meeting.__table__.c.date, Text)
_year = func.substr(_date, 1, 4)


@dataclass(frozen=True, slots=True)
class NearMeetings:
    """What lies around a day, each in the order of the dates."""

    ahead: tuple[MeetingRow, ...]  # planned or confirmed and not past, those without a date last
    overdue: tuple[MeetingRow, ...]  # planned or confirmed, though their last day has passed
    held: tuple[MeetingRow, ...]
    total: int  # how many meetings there are in all


def near_meetings(session: Session, language: str, day: dt.date, ahead: int, behind: int) -> NearMeetings:
    """Return at most `ahead` coming meetings, as many overdue ones, and the last `behind` held."""
    counted = _counts(session)
    found = _Search(session, counted)
    wanted = found.coming(day, ahead), found.overdue(day, ahead), found.held(behind)
    ids = [one for part in wanted for one in part]
    rows = {row.id: row for row in meeting_rows(session, language, Meeting.id.in_(ids))} if ids else {}
    coming, overdue, held = (tuple(rows[one] for one in part) for part in wanted)
    return NearMeetings(coming, overdue, held, sum(counted.values()))


def silent_delegations(session: Session, meeting_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return by meeting how many delegations were invited, and how many of those have not replied."""
    query = select(Delegation.meeting_id, Delegation.reply).where(
        Delegation.meeting_id.in_(meeting_ids), Delegation.invited
    )
    invited: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for meeting_id, reply in session.execute(query):
        invited[meeting_id] += 1
        silent[meeting_id] += reply is Reply.NONE
    return {meeting_id: (invited[meeting_id], silent[meeting_id]) for meeting_id in invited}


def _counts(session: Session) -> dict[tuple[str | None, Stage], int]:
    """Return how many meetings there are by the year in which they begin and their stage."""
    query = select(_year, Meeting.stage, func.count()).group_by(_year, Meeting.stage)
    return {(year, stage): number for year, stage, number in session.execute(query)}


class _Search:
    """Reads the dates of one year after the other, until there are enough."""

    def __init__(self, session: Session, counted: Iterable[tuple[str | None, Stage]]) -> None:
        self._session = session
        self._awaited = sorted({year for year, stage in counted if year and stage in AWAITED})
        self._held = sorted({year for year, stage in counted if year and stage in _HELD})

    def coming(self, day: dt.date, enough: int) -> list[str]:
        """Return the first that are awaited on `day`."""
        this_year = f"{day.year:04}"
        years = [year for year in self._awaited if year >= this_year]
        begun = self._read(AWAITED, (_year < this_year) & _date.contains("/"))
        found = self._gather(AWAITED, years, enough, lambda row: row.date.last_day >= day, begun)
        if len(found) < enough:
            found += sorted(self._read(AWAITED, _date.is_(None)), key=lambda row: row.key)
        return [row.id for row in found[:enough]]

    def overdue(self, day: dt.date, enough: int) -> list[str]:
        """Return the last that are awaited although they ended before `day`."""
        years = [year for year in reversed(self._awaited) if year <= f"{day.year:04}"]
        found = self._gather(AWAITED, years, enough, lambda row: row.date.last_day < day)
        return [row.id for row in found[-enough:]]

    def held(self, enough: int) -> list[str]:
        """Return the last that were held."""
        found = self._gather(_HELD, self._held[::-1], enough, lambda _row: True)
        return [row.id for row in found[-enough:]]

    def _gather(
        self,
        stages: Sequence[Stage],
        years: Iterable[str],
        enough: int,
        good: Callable[[Any], bool],
        first: Iterable[Any] = (),
    ) -> list[Any]:
        found = [row for row in first if good(row)]
        for year in years:
            if len(found) >= enough:
                break
            within = (_date >= year) & (_date < f"{year}z")
            found += [row for row in self._read(stages, within) if good(row)]
        return sorted(found, key=lambda row: (row.date.sort_key, row.key))

    def _read(self, stages: Sequence[Stage], where: ColumnElement[bool]) -> Sequence[Any]:
        query = select(Meeting.id, Meeting.key, Meeting.date).where(Meeting.stage.in_(stages), where)
        return self._session.execute(query).all()
