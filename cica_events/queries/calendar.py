"""Meetings as a calendar or an annual plan shows them: when, where, about what, of whom, and beside which."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, or_, select, type_coerce
from sqlalchemy.orm import Session

from cica_events.domain.changes import LoggedChange, LoggedChangeSet
from cica_events.domain.dates import Precision, VagueDate
from cica_events.domain.meetings import Format, HostRole, LinkKind, Meeting, MeetingHost, MeetingLink, Stage
from cica_events.domain.parties import Party
from cica_events.domain.shown_texts import shown_text
from cica_events.queries.priority_areas import Area, area_called
from cica_events.queries.reading import AT_ONCE, in_parts

_date = type_coerce(Meeting.__table__.c.date, Text)


@dataclass(frozen=True, slots=True)
class CalendarHost:
    """Who organizes, hosts or supports a meeting; a host named as its party is so in the language read."""

    role: HostRole
    name: str
    party_id: str | None


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """Another meeting, and how this one stands to it; `outgoing` where this one is the source."""

    kind: LinkKind
    meeting_id: str
    outgoing: bool


@dataclass(frozen=True, slots=True)
class CalendarMeeting:
    """One meeting with the names it refers to, in the language it was asked for.

    `coordinators` and `co_coordinators` are the States that the reference data name for its priority area.
    """

    id: str
    key: str
    body: str  # the body's code
    ordinal: int | None
    title: str
    title_ru: str
    date: VagueDate | None
    start_time: dt.time | None
    venue: str
    place: str
    country_id: str | None
    country: str
    format: Format | None
    stage: Stage
    dimension: str  # as stored, in English
    priority_area: str  # as stored, in English
    coordinators: tuple[str, ...] = ()
    co_coordinators: tuple[str, ...] = ()
    hosts: tuple[CalendarHost, ...] = ()
    links: tuple[CalendarLink, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Return whether its days are known."""
        return self.date is not None and self.date.is_exact

    @property
    def precision(self) -> Precision | None:
        """Return how much of its date is known, None without one."""
        return self.date.precision if self.date else None

    @property
    def where(self) -> str:
        """Return place and country as one line."""
        return ", ".join(part for part in (self.place, self.country) if part)

    def shown_title(self, language: str) -> str:
        """Return the title in `language`, in English where there is none."""
        return shown_text(self.title, self.title_ru, language)

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Return whether a day of it, or one that may be meant, is from `first` to `last`."""
        return self.date is not None and self.date.first_day <= last and self.date.last_day >= first


def calendar_meetings(session: Session, language: str) -> list[CalendarMeeting]:
    """Return all meetings by date, those without one last."""
    return _read(session, language, None)


def meetings_between(
    session: Session, language: str, first: dt.date, last: dt.date, *, undated: bool = False
) -> list[CalendarMeeting]:
    """Return the meetings that are, or may be, on a day from `first` to `last`, by date.

    With `undated` those without a date follow.
    """
    within = (_date >= f"{first.year:04}") & (_date < f"{last.year + 1:04}")
    begun = (_date < f"{first.year:04}") & _date.contains("/")
    wanted = or_(within, begun, _date.is_(None)) if undated else or_(within, begun)
    rows = _read(session, language, wanted)
    return [row for row in rows if row.touches(first, last) or (undated and row.date is None)]


def meetings_called(session: Session, language: str, ids: Collection[str]) -> list[CalendarMeeting]:
    """Return those of the meetings `ids` that exist, by date."""
    found = []
    for some in in_parts(ids):
        found += _read(session, language, Meeting.id.in_(some))
    return sorted(found, key=by_date)


@dataclass(frozen=True, slots=True)
class LastStep:
    """The last recorded step that changed a meeting: its number, which only grows, and its moment."""

    sequence: int
    at: dt.datetime


def last_steps(session: Session, ids: Sequence[str]) -> dict[str, LastStep]:
    """Return the last step that changed each of the meetings `ids` itself."""
    found: dict[str, LastStep] = {}
    for some in in_parts(ids):
        query = (
            select(LoggedChange.record_id, LoggedChangeSet.sequence, LoggedChangeSet.at)
            .join(LoggedChangeSet, LoggedChangeSet.id == LoggedChange.set_id)
            .where(LoggedChange.record_id.in_(some))
            .where(LoggedChange.table_name == Meeting.__tablename__)
            .order_by(LoggedChangeSet.sequence)
        )
        found |= {row.record_id: LastStep(row.sequence, row.at) for row in session.execute(query)}
    return found


def by_date(row: CalendarMeeting) -> tuple[Any, ...]:
    """Return the sorting key by which those without a date come last."""
    return (row.date is None, row.date.sort_key if row.date else (), row.key)


def _read(session: Session, language: str, where: ColumnElement[bool] | None) -> list[CalendarMeeting]:
    table = Meeting.__table__.c
    query = select(
        table.id, table.key, table.body, table.ordinal, table.title, table.title_ru, table.date,
        table.start_time, table.venue, table.place, table.country_id, table.format, table.stage,
        table.dimension, table.priority_area,
    )  # fmt: skip
    found = session.execute(query if where is None else query.where(where)).all()
    only = None if where is None else {row.id for row in found}
    names, codes, hosting = _party_names(session, language)
    hosts, links = _hosts(session, only, hosting), _links(session, only)

    def coordinating(codes_of_area: Iterable[str]) -> tuple[str, ...]:
        return tuple(codes.get(code, code) for code in codes_of_area)

    rows = []
    for row in found:
        area = area_called(row.priority_area) or _NO_AREA
        names_and_more = (
            names.get(row.country_id or "", ""),
            *row[11:],
            coordinating(area.coordinators),
            coordinating(area.co_coordinators),
            tuple(hosts.get(row.id, ())),
            tuple(links.get(row.id, ())),
        )
        rows.append(CalendarMeeting(*(*row[:11], *names_and_more)))
    return sorted(rows, key=by_date)


_NO_AREA: Final = Area("")


_Hosting = Mapping[tuple[str | None, str], str]


def _party_names(session: Session, language: str) -> tuple[dict[str, str], dict[str, str], _Hosting]:
    """Return the short names of all parties by id, by code, and by id and English name."""
    table = Party.__table__.c
    by_id, by_code = {}, {}
    hosting: dict[tuple[str | None, str], str] = {}
    for party_id, code, name, name_ru in session.execute(
        select(table.id, table.code, table.short_name, table.short_name_ru)
    ):
        by_id[party_id] = by_code[code] = shown_text(name, name_ru, language)
        hosting[party_id, name] = by_id[party_id]
    return by_id, by_code, hosting


def _hosts(session: Session, only: set[str] | None, names: _Hosting) -> dict[str, list[CalendarHost]]:
    """Return the hosts by meeting, organizers first."""
    table = MeetingHost.__table__.c
    query = select(table.meeting_id, table.role, table.name, table.party_id, table.order, table.id)
    ranks = {role: rank for rank, role in enumerate(HostRole)}
    found: dict[str, list[CalendarHost]] = defaultdict(list)
    for row in sorted(
        _of(session.execute(_limited(query, table.meeting_id, only)).all(), only),
        key=lambda row: (ranks[row.role], row.order, row.id),
    ):
        name = names.get((row.party_id, row.name), row.name)
        found[row.meeting_id].append(CalendarHost(row.role, name, row.party_id))
    return found


def _links(session: Session, only: set[str] | None) -> dict[str, list[CalendarLink]]:
    """Return by meeting the others to which it stands in some relation, both ways."""
    table = MeetingLink.__table__.c
    query = select(table.source_id, table.target_id, table.kind).order_by(table.id)
    found: dict[str, list[CalendarLink]] = defaultdict(list)
    for source, target, kind in session.execute(query):
        for own, other, outgoing in ((source, target, True), (target, source, False)):
            if only is None or own in only:
                found[own].append(CalendarLink(kind, other, outgoing))
    return found


def _limited(query: Any, column: ColumnElement[Any], only: set[str] | None) -> Any:
    """Ask for few meetings by their ids; for many it is faster to read all."""
    return query if only is None or len(only) > AT_ONCE else query.where(column.in_(only))


def _of(rows: Sequence[Any], only: set[str] | None) -> Sequence[Any]:
    return rows if only is None else [row for row in rows if row.meeting_id in only]
