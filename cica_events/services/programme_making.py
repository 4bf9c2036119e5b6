"""Turns the items and sessions that a meeting begins with into records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_templates import AgendaTemplateItem, SessionTemplate
from cica_events.domain.base import fields_of
from cica_events.domain.beginnings import TAKEN_UP
from cica_events.domain.meeting_days import numbered_day
from cica_events.domain.meetings import Meeting
from cica_events.domain.rules import tidy
from cica_events.domain.sittings import Sitting, SittingKind

WORKING: Final = frozenset({SittingKind.PLENARY, SittingKind.THEMATIC, SittingKind.PRESENTATIONS})
"""The kinds of sessions in which a further item may be dealt with."""


def add_items(
    session: Session,
    meeting_id: str,
    items: Sequence[AgendaTemplateItem],
    year: int,
    parent_id: str | None = None,
) -> dict[str, AgendaItem]:
    """Add `items` with their sub-items for a meeting held in `year`; return the records by key.

    An item without a key is found under its id.
    """
    made: dict[str, AgendaItem] = {}
    for order, item in enumerate(items):
        record = _item(meeting_id, parent_id, order, item, year)
        session.add(record)
        made[item.key or record.id] = record
        made |= add_items(session, meeting_id, item.children, year, record.id)
    return made


def _item(
    meeting_id: str, parent_id: str | None, order: int, item: AgendaTemplateItem, year: int
) -> AgendaItem:
    title = fields_of(AgendaItem)["title"]
    return AgendaItem(
        meeting_id=meeting_id,
        parent_id=parent_id,
        order=order,
        title=tidy(title, item.text("en", year)),
        title_ru=tidy(title, item.text("ru", year)) if item.title.ru else "",
        kind=item.kind,
        duration=item.minutes,
        **item.more,
    )


def add_sessions(
    session: Session,
    meeting: Meeting,
    sessions: Iterable[SessionTemplate],
    items: Mapping[str, AgendaItem],
    year: int,
) -> dict[str, Sitting]:
    """Add `sessions` with those of the `items`, by key, that are dealt with in them; return them by key.

    A session without a key is found under its id.
    """
    made: dict[str, Sitting] = {}
    for order, template in enumerate(sessions):
        record = Sitting(
            meeting_id=meeting.id,
            title=template.text("en", year),
            title_ru=template.text("ru", year) if template.title.ru else "",
            kind=template.kind,
            day=None if template.day is None else numbered_day(template.day, meeting.date),
            start=template.start,
            duration=template.minutes,
            room=template.room,
            order=order,
            **template.more,
        )
        session.add(record)
        made[template.key or record.id] = record
        for place, key in enumerate(key for key in template.items if key in items):
            items[key].sitting_id, items[key].place = record.id, place
    return made


def place_added(items: Mapping[str, AgendaItem], sittings: Iterable[Sitting]) -> None:
    """Let the items that were added to those of a template be dealt with where the one before them is."""
    added = [record for key, record in items.items() if key == record.id or key.startswith(TAKEN_UP)]
    place_beside(items.values(), {record.id for record in added}, sittings)


def place_beside(items: Iterable[AgendaItem], wanted: set[str], sittings: Iterable[Sitting]) -> None:
    """Put the items with the ids `wanted`, if they are in no session, into that of the item before them.

    Only working sessions take them: an opening, a break or a closing keeps to what it is for.
    """
    working = {record.id for record in sittings if record.kind in WORKING}
    top = sorted((item for item in items if item.parent_id is None), key=lambda item: item.order)
    for item, session_id in _after(top, working):
        if item.id in wanted and item.sitting_id is None:
            before = [other.place for other in top if other.sitting_id == session_id]
            item.sitting_id, item.place = session_id, max(before) + 1


def _after(items: Iterable[AgendaItem], working: set[str]) -> Iterator[tuple[AgendaItem, str]]:
    """Yield each item behind one that is in a working session, with that session."""
    last = ""
    for item in items:
        if last:
            yield item, last
        if item.sitting_id in working:
            last = item.sitting_id or ""
