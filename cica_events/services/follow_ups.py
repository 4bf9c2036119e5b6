"""What earlier meetings left open, as items that a meeting may take up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem, ItemKind
from cica_events.domain.agenda_entries import Entry
from cica_events.domain.agenda_templates import AgendaTemplateItem, literal
from cica_events.domain.beginnings import TAKEN_UP, FollowUp
from cica_events.domain.body_file import Wording
from cica_events.domain.meetings import Meeting, Stage
from cica_events.domain.outcomes import Outcome, OutcomeKind
from cica_events.domain.shown_texts import shown_text
from cica_events.domain.sittings import Sitting
from cica_events.i18n import _
from cica_events.services.agenda import add_entries
from cica_events.services.editing import present
from cica_events.services.programme_making import place_beside

OPEN: Final = (
    OutcomeKind.DEFERRED,
    OutcomeKind.NO_CONSENSUS,
    OutcomeKind.REQUESTED,
    OutcomeKind.RECOMMENDED,
    OutcomeKind.AGREED,
)
"""The kinds of outcomes that ask to be taken up."""

_LONGEST: Final = 200  # characters of a proposed title
_OTHER: Final = frozenset({"other matters", "any other business", "other business"})


def open_follow_ups(
    session: Session, body: str, meeting_id: str | None, language: str, planned_id: str | None = None
) -> tuple[FollowUp, ...]:
    """Return what the meeting `meeting_id`, and what others asked of the `body`, left open.

    Nobody has taken it up yet, or it is to be taken up by the meeting `planned_id`. A meeting that was
    cancelled left nothing.
    """
    asked = or_(Outcome.meeting_id == (meeting_id or ""), Outcome.addressee == body)
    untouched = or_(Outcome.followed_by_id.is_(None), Outcome.followed_by_id == (planned_id or ""))
    meant = Outcome.followed_by_id == planned_id if planned_id else Outcome.id.is_(None)
    query = (
        select(Outcome, Meeting)
        .join(Meeting, Meeting.id == Outcome.meeting_id)
        .where(or_(asked & Outcome.kind.in_(OPEN) & untouched, meant))
        .where(Meeting.stage != Stage.CANCELLED, Meeting.id != (planned_id or ""))
    )
    found = session.execute(query.order_by(Meeting.key, Outcome.order, Outcome.id)).all()
    return tuple(_follow_up(outcome, meeting, language) for outcome, meeting in found)


def _follow_up(outcome: Outcome, meeting: Meeting, language: str) -> FollowUp:
    name = shown_text(meeting.title, meeting.title_ru, language)
    held = f"{name}, {meeting.date.in_words(language)}" if meeting.date else name
    told = _("{meeting}. {kind}: {text}")
    return FollowUp(
        outcome_id=outcome.id,
        kind=outcome.kind,
        text=outcome.text,
        meeting=name,
        date=meeting.date,
        title=_title(outcome.text),
        annotation=told.format(meeting=held, kind=outcome.kind.text, text=outcome.text),
    )


def _title(text: str) -> str:
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
    return line[:1].upper() + line[1:].rstrip(".;")


def with_follow_ups(
    items: Sequence[AgendaTemplateItem], chosen: Iterable[FollowUp]
) -> tuple[AgendaTemplateItem, ...]:
    """Return an agenda that takes up what is `chosen` and nothing else, before its last procedural items."""
    wanted = {each.key: each for each in chosen}
    rest = [item for item in items if not item.key.startswith(TAKEN_UP) or item.key in wanted]
    there = {item.key for item in rest}
    new = [_item(each) for key, each in wanted.items() if key not in there]
    place = _end_of_substance([(item.title.en, item.kind) for item in rest])
    return (*rest[:place], *new, *rest[place:])


def take_up(session: Session, meeting_id: str, chosen: Sequence[FollowUp]) -> list[str]:
    """Add an item for each of `chosen` to an agenda that exists, and return their ids.

    They stand before its last procedural items, in the session of the item before them.
    """
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, AgendaItem.parent_id.is_(None))
    top = list(session.scalars(query.order_by(AgendaItem.order, AgendaItem.id)))
    place = _end_of_substance([(item.title, item.kind) for item in top])
    entries = [Entry(each.title, kind=ItemKind.DISCUSSION) for each in chosen]
    made = add_entries(session, meeting_id, entries, top[place - 1].id if place else None)
    session.flush()
    items = {item.id: item for item in session.scalars(query)}
    for item_id, each in zip(made, chosen, strict=True):
        items[item_id].annotation = each.annotation
    sittings = session.scalars(select(Sitting).where(Sitting.meeting_id == meeting_id))
    place_beside(items.values(), set(made), list(sittings))
    for outcome in present(session, Outcome, [each.outcome_id for each in chosen]).values():
        outcome.followed_by_id = outcome.followed_by_id or meeting_id
    return made


def _item(follow_up: FollowUp) -> AgendaTemplateItem:
    plain = AgendaTemplateItem(Wording(literal(follow_up.title)), ItemKind.DISCUSSION, key=follow_up.key)
    return replace(plain, more={"annotation": follow_up.annotation})


def _end_of_substance(items: Sequence[tuple[str, ItemKind | None]]) -> int:
    """Return the place of "Other matters", else that of the last procedural items, by title and kind."""
    for place, (title, _kind) in enumerate(items):
        if title.strip().casefold() in _OTHER:
            return place
    place = len(items)
    while place and items[place - 1][1] is ItemKind.PROCEDURAL:
        place -= 1
    return place or len(items)
