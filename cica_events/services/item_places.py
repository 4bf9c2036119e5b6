"""Putting agenda items into sessions and taking them out, in the caller's unit of work."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_tree import AgendaTree
from cica_events.domain.scheduling import Space, Waiting, scheduled
from cica_events.domain.sittings import Sitting
from cica_events.errors import ConflictError
from cica_events.i18n import _
from cica_events.queries.agenda import lines_of
from cica_events.queries.timetables import timetable_of
from cica_events.services.editing import loaded, one


def place(
    session: Session, item_ids: Sequence[str], sitting_id: str | None, index: int | None = None
) -> None:
    """Put items into a session in the given order, before the item at `index` there, or out of all.

    `index` counts what stands there besides the items themselves. A sub-item goes with the item above it
    where both are given. Places are left without gaps. ConflictError where the session is of another meeting.
    """
    ids = list(dict.fromkeys(item_ids))
    items: dict[str, AgendaItem] = loaded(session, AgendaItem, ids)
    meetings = {item.meeting_id for item in items.values()}
    if sitting_id is not None:
        meetings.add(one(session, Sitting, sitting_id).meeting_id)
    if len(meetings) > 1:
        raise ConflictError(_("The agenda item belongs to another meeting than the session."))
    for meeting_id in meetings:
        _place(session, meeting_id, [items[key] for key in ids], sitting_id, index)


def _place(
    session: Session, meeting_id: str, items: list[AgendaItem], sitting_id: str | None, index: int | None
) -> None:
    tree = AgendaTree(lines_of(session, meeting_id))
    ranks = {line.id: rank for rank, (line, _depth) in enumerate(tree.walk())}
    left = {item.sitting_id for item in items} - {None, sitting_id}
    chosen = {item.id for item in items}
    for item in items:
        item.sitting_id, item.place = None, 0
    going = [item for item in items if not chosen & _above(tree, item.id)]
    for each in sorted(filter(None, left)):
        _number(_held(session, each, ranks, chosen))
    if sitting_id is not None:
        there = _held(session, sitting_id, ranks, chosen)
        at = len(there) if index is None else max(0, min(index, len(there)))
        there[at:at] = going
        for item in going:
            item.sitting_id = sitting_id
        _number(there)


def _above(tree: AgendaTree, item_id: str) -> set[str]:
    found = set()
    at = tree.parent_of(item_id)
    while at is not None:
        found.add(at)
        at = tree.parent_of(at)
    return found


def _held(session: Session, sitting_id: str, ranks: dict[str, int], without: set[str]) -> list[AgendaItem]:
    """Return what stands in a session in order, without those that are being moved."""
    found = session.scalars(select(AgendaItem).where(AgendaItem.sitting_id == sitting_id))
    rest = (item for item in found if item.id not in without)
    return sorted(rest, key=lambda item: (item.place, ranks.get(item.id, 0)))


def _number(items: Sequence[AgendaItem]) -> None:
    for place_, item in enumerate(items):
        item.place = place_


def place_rest(session: Session, meeting_id: str) -> list[str]:
    """Put what stands in no session into those that have room left, and return the ids of what was put."""
    times = timetable_of(session, meeting_id)
    tree = AgendaTree(lines_of(session, meeting_id))
    ranks = {line.id: rank for rank, (line, _depth) in enumerate(tree.walk())}
    lost = {each.id for each in times.unscheduled}
    waiting = [
        Waiting(each.id, ranks[each.id], each.minutes)
        for each in times.unscheduled
        if tree.parent_of(each.id) not in lost
    ]
    sittings = session.scalars(select(Sitting).where(Sitting.meeting_id == meeting_id))
    spaces = []
    for sitting in sittings:
        block = times.blocks[sitting.id]
        if sitting.kind.has_the_floor and block.start is not None:
            length = sitting.duration or max(block.minutes, sitting.kind.usual_minutes)
            held = [ranks[each.id] for each in block.items if not each.within]
            spaces.append(
                (block.start.timestamp(), sitting.order, Space(sitting.id, length - block.taken, held))
            )
    plan = scheduled(waiting, [space for *_key, space in sorted(spaces, key=lambda each: each[:2])])
    for each in plan:
        place(session, [each.item_id], each.sitting_id, each.index)
    return [each.item_id for each in plan]
