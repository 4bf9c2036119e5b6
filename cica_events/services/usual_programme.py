"""Gives a meeting that has no programme yet the usual one of its body, around the agenda that it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_templates import AgendaTemplateItem, SessionTemplate
from cica_events.domain.bodies import Body
from cica_events.domain.meetings import Meeting
from cica_events.domain.sittings import Sitting
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _
from cica_events.services.programme_making import add_items, add_sessions, place_beside

_LANGUAGES: Final = ("en", "ru")


def add_usual_programme(session: Session, meeting_id: str, body: Body) -> list[str]:
    """Add the body's sessions, its agenda too where there is none, and return the ids of the sessions.

    An item of the agenda stands in the session in which the body deals with a subject of that title; one
    with another title goes along with the item before it. Raises ValidationError where the meeting has
    sessions already or its body no usual programme.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFoundError(_("The meeting was removed."))
    _check_empty(session, meeting_id, body)
    year = (meeting.date.first_day if meeting.date else date.today()).year  # noqa: DTZ011 - the organizer's day
    there = list(session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)))
    items = _known(there, body, year) if there else add_items(session, meeting_id, body.agenda, year)
    sittings = add_sessions(session, meeting, body.programme, items, year)
    if there:
        place_beside(there, {item.id for item in there}, sittings.values())
    if body.rooms and not meeting.rooms.strip():
        meeting.rooms = "\n".join(body.rooms)
    return [record.id for record in sittings.values()]


def _check_empty(session: Session, meeting_id: str, body: Body) -> None:
    if not body.programme:
        reason = _("“{body}” has no usual programme. Add the sessions one by one.")
        raise ValidationError("programme", reason.format(body=body.name.en))
    if session.scalar(select(Sitting.id).where(Sitting.meeting_id == meeting_id).limit(1)):
        reason = _("This meeting has sessions already. Remove them to begin with the usual programme.")
        raise ValidationError("programme", reason)


def usual_sessions(items: Sequence[AgendaTemplateItem], body: Body, year: int) -> tuple[SessionTemplate, ...]:
    """Return the sessions of the body with those of `items` that bear the titles of its subjects."""
    numbers = _numbers(body, year)
    keys: dict[str, str] = {}
    for item in items:
        titles = (item.text(language, year) for language in _LANGUAGES)
        number = next((numbers[folded] for folded in map(_folded, titles) if folded in numbers), None)
        if number:
            keys.setdefault(number, item.key)
    return tuple(
        replace(session, items=tuple(keys[number] for number in session.items if number in keys))
        for session in body.programme
    )


def _numbers(body: Body, year: int) -> dict[str, str]:
    """Return by title, in either language, the number in the body's agenda."""
    return {
        _folded(template.text(language, year)): template.key
        for template in body.agenda
        for language in _LANGUAGES
    }


def _known(items: list[AgendaItem], body: Body, year: int) -> dict[str, AgendaItem]:
    """Return by the number in the body's agenda the items that bear the title of that subject."""
    numbers = _numbers(body, year)
    found: dict[str, AgendaItem] = {}
    for item in items:
        key = numbers.get(_folded(item.title)) or numbers.get(_folded(item.title_ru))
        if key and item.parent_id is None:
            found.setdefault(key, item)
    return found


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())
