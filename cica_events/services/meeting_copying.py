"""Reads a meeting as what another one can begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_templates import AgendaTemplateItem, SessionTemplate, all_items
from cica_events.domain.beginnings import Beginning, Part, PlannedLink, Start
from cica_events.domain.beginnings import PlannedHost as Host
from cica_events.domain.bodies import Body
from cica_events.domain.body_file import Wording
from cica_events.domain.current_titles import TitlePatterns, is_current, names_meeting
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation
from cica_events.domain.meeting_days import day_number
from cica_events.domain.meetings import LinkKind, Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.participation import ABSENT
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.template_content import OF_ITEM, OF_MEETING, OF_PLACE, OF_SESSION, kept
from cica_events.queries.meetings import MeetingRow, hosts_of, links_of
from cica_events.queries.reading import columns
from cica_events.queries.sittings import SittingRow, sitting_rows
from cica_events.services.usual_programme import usual_sessions

_GOING_ON: Final = (LinkKind.ACCOMPANIES, LinkKind.PREPARES)


def beginning_of(session: Session, row: MeetingRow, body: Body, language: str) -> Beginning:
    """Return all that a meeting of `body` can take over from the meeting `row`.

    Where that one has no agenda or no programme, those of the body stand in.
    """
    agenda = _agenda(session, row, body)
    programme = _programme(session, row, body) if agenda else ()
    items = agenda or body.agenda
    sessions = programme or usual_sessions(items, body, _year(row))
    links = _links(session, row, body, language)
    hosts = tuple(Host(host.role, host.name, host.party_id) for host in hosts_of(session, row.id))
    rooms = tuple(room.strip() for room in row.rooms.splitlines() if room.strip())
    place = kept(row, OF_PLACE)
    counts = {
        Part.DELEGATIONS: _count(session, Delegation, row.id),
        Part.PARTICIPANTS: _coming(session, row.id),
        Part.AGENDA: len(list(all_items(items))),
        Part.PROGRAMME: len(sessions),
        Part.ROOMS: len(rooms) or min(1, len(place)),
        Part.HOSTS: len(hosts),
        Part.LINKS: len(links),
    }
    there = {part: count for part, count in counts.items() if count}
    return Beginning(
        start=Start(meeting_id=row.id),
        body=body.code,
        name=row.shown_title(language),
        counts=there,
        usual=frozenset(there) & _usual(row, body),
        agenda=items,
        programme=sessions,
        rooms=rooms,
        hosts=hosts,
        links=links,
        told=_told(items, sessions, row),
        settings=kept(row, OF_MEETING) | ({"chair_id": row.chair_id} if row.chair_id else {}),
        place=place,
    )


def _usual(row: MeetingRow, body: Body) -> frozenset[Part]:
    """Return what is taken without asking: people are chosen anew, and a host country changes."""
    parts = {Part.DELEGATIONS, Part.AGENDA, Part.PROGRAMME, Part.LINKS}
    if row.place and row.place == body.place:
        parts |= {Part.ROOMS, Part.HOSTS}
    return frozenset(parts)


def _year(row: MeetingRow) -> int:
    return row.day.year


def _patterns(row: MeetingRow, body: Body) -> TitlePatterns:
    items = [item.title for item in all_items(body.agenda)]
    return TitlePatterns([*items, *(session.title for session in body.programme)], _year(row))


def _agenda(session: Session, row: MeetingRow, body: Body) -> tuple[AgendaTemplateItem, ...]:
    query = select(*columns(AgendaItem)).where(AgendaItem.meeting_id == row.id)
    found: dict[str | None, list[Row[Any]]] = {}
    for item in session.execute(query.order_by(AgendaItem.order, AgendaItem.id)):
        found.setdefault(item.parent_id, []).append(item)
    return _items(found, None, _patterns(row, body))


def _items(
    found: Mapping[str | None, Sequence[Row[Any]]], parent_id: str | None, patterns: TitlePatterns
) -> tuple[AgendaTemplateItem, ...]:
    return tuple(
        AgendaTemplateItem(
            title=patterns.pattern(Wording(row.title, row.title_ru)),
            kind=row.kind,
            minutes=row.duration,
            children=_items(found, row.id, patterns),
            key=row.id,
            more=kept(row, OF_ITEM),
        )
        for row in found.get(parent_id, ())
    )


def _programme(session: Session, row: MeetingRow, body: Body) -> tuple[SessionTemplate, ...]:
    query = select(AgendaItem.id, AgendaItem.sitting_id).where(AgendaItem.meeting_id == row.id)
    placed: dict[str | None, list[str]] = {}
    for item in session.execute(query.order_by(AgendaItem.place, AgendaItem.order, AgendaItem.id)):
        placed.setdefault(item.sitting_id, []).append(item.id)
    patterns = _patterns(row, body)
    return tuple(
        _session(sitting, row.date, patterns, placed.get(sitting.id, ()))
        for sitting in sitting_rows(session, row.id)
    )


def _session(
    row: SittingRow, date: VagueDate | None, patterns: TitlePatterns, items: Iterable[str]
) -> SessionTemplate:
    return SessionTemplate(
        title=patterns.pattern(Wording(row.title, row.title_ru)),
        kind=row.kind,
        day=day_number(row.day, date) if row.day else None,
        start=row.start,
        minutes=row.duration,
        room=row.room,
        items=tuple(items),
        key=row.id,
        more=kept(row, OF_SESSION),
    )


def _told(
    items: Iterable[AgendaTemplateItem], sessions: Iterable[SessionTemplate], row: MeetingRow
) -> frozenset[str]:
    """Return the keys of those whose titles belong to the earlier meeting and do not follow the new one."""
    year = row.date.first_day.year if row.date else None
    both: list[AgendaTemplateItem | SessionTemplate] = [*all_items(items), *sessions]
    return frozenset(
        each.key
        for each in both
        if not is_current(each.title) and names_meeting(each.title, year, row.ordinal)
    )


def _links(session: Session, row: MeetingRow, body: Body, language: str) -> tuple[PlannedLink, ...]:
    """Return that the new meeting follows this one, and stands to the next of its companions as this did."""
    found = []
    if row.body == body.code:
        found.append(PlannedLink(LinkKind.FOLLOWS, True, row.id, row.shown_title(language)))
    for link in links_of(session, row.id):
        following = _next(session, link.meeting_id) if link.kind in _GOING_ON else None
        if following is not None and following.id != row.id:
            title = shown_text(following.title, following.title_ru, language)
            found.append(PlannedLink(link.kind, link.outgoing, following.id, title))
    return tuple(found)


def _next(session: Session, meeting_id: str) -> Meeting | None:
    """Return the meeting of the same body that comes after another."""
    before = session.get(Meeting, meeting_id)
    if before is None:
        return None
    others = session.scalars(select(Meeting).where(Meeting.body == before.body, Meeting.id != before.id))
    later = [other for other in others if _comes_after(other, before)]
    return min(later, key=lambda one: (one.ordinal or 0, one.date is None, one.key), default=None)


def _comes_after(other: Meeting, before: Meeting) -> bool:
    if other.ordinal is not None and before.ordinal is not None:
        return other.ordinal > before.ordinal
    return before.date is not None and (other.date is None or before.date < other.date)


def _count(session: Session, entity: Any, meeting_id: str) -> int:
    return session.scalar(select(func.count()).where(entity.meeting_id == meeting_id)) or 0


def _coming(session: Session, meeting_id: str) -> int:
    wanted = Participant.meeting_id == meeting_id, Participant.status.not_in(ABSENT)
    return session.scalar(select(func.count()).where(*wanted)) or 0
