"""What can be done with the agenda of a meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_entries import Entry
from cica_events.domain.agenda_moves import Moves, lifted, moved, nested, shifted
from cica_events.domain.agenda_tree import Line
from cica_events.domain.base import fields_of
from cica_events.domain.meetings import NumberStyle
from cica_events.domain.rules import tidy
from cica_events.errors import NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.agenda import AgendaRow, lines_of, number_style_of
from cica_events.queries.agenda_in_programme import full_agenda_rows
from cica_events.queries.meetings import meeting_by
from cica_events.services.editing import NounService, loaded, one
from cica_events.services.removal import remove


class AgendaService(NounService):
    """Reads and changes agendas."""

    entity = AgendaItem

    def rows(self, meeting_id: str) -> list[AgendaRow]:
        """Return the items in document order, numbered and timed, with their sessions and speakers."""
        with self._database.reading() as session:
            meeting = meeting_by(session, language(), meeting_id)
            if meeting is None:
                raise NotFoundError(_("The meeting was removed."))
            return full_agenda_rows(session, meeting, language())

    def number_style(self, meeting_id: str) -> NumberStyle:
        """Return how the items of a meeting are numbered."""
        with self._database.reading() as session:
            return number_style_of(session, meeting_id)

    def add(
        self,
        meeting_id: str,
        title: str,
        *,
        parent_id: str | None = None,
        after_id: str | None = None,
        values: Mapping[str, Any] | None = None,
    ) -> str:
        """Add an item at the end of its level, or right behind `after_id`, and return its id."""
        with self._database.changing(_("New agenda item")) as session:
            lines = lines_of(session, meeting_id)
            if after_id is not None:
                parent_id = _beside(lines, after_id).parent_id
            elif parent_id is not None:
                _beside(lines, parent_id)  # it is of this meeting
            siblings = [line for line in lines if line.parent_id == parent_id]
            last = max((line.order for line in siblings), default=-1)
            item = AgendaItem(
                meeting_id=meeting_id,
                parent_id=parent_id,
                order=last + 1,
                title=tidy(self.fields["title"], title),
                **(values or {}),
            )
            session.add(item)
            session.flush()
            if after_id is not None:
                ordered = sorted(siblings, key=lambda line: line.order)
                place = next(number for number, line in enumerate(ordered) if line.id == after_id) + 1
                _place(session, moved(lines_of(session, meeting_id), item.id, parent_id, place))
            return str(item.id)

    def add_entries(
        self, meeting_id: str, entries: Sequence[Entry], after_id: str | None = None
    ) -> list[str]:
        """Add items as one step, right behind `after_id` or at the end, and return their ids in order."""
        count = len(entries)
        many = ngettext("{count} new agenda item", "{count} new agenda items", count).format(count=count)
        with self._database.changing(_("New agenda item") if count == 1 else many) as session:
            return add_entries(session, meeting_id, entries, after_id)

    def rename(self, item_id: str, title: str) -> None:
        """Give an item another title."""
        self.edit([item_id], {"title": title})

    def move(self, item_id: str, new_parent_id: str | None, index: int) -> None:
        """Move an item with its sub-items to place `index` under another parent, or to the top level."""
        self._rearrange(item_id, lambda lines: moved(lines, item_id, new_parent_id, index))

    def nest(self, item_id: str) -> None:
        """Make an item a sub-item of the one before it."""
        self._rearrange(item_id, lambda lines: nested(lines, item_id))

    def lift(self, item_id: str) -> None:
        """Bring an item one level up, behind its parent."""
        self._rearrange(item_id, lambda lines: lifted(lines, item_id))

    def shift(self, item_id: str, steps: int) -> None:
        """Move an item among its siblings, up for negative `steps`."""
        self._rearrange(item_id, lambda lines: shifted(lines, item_id, steps))

    def remove(self, ids: Sequence[str]) -> None:
        """Remove items with their sub-items."""
        text = ngettext("Removal of {count} agenda item", "Removal of {count} agenda items", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, AgendaItem, ids)

    def _rearrange(self, item_id: str, plan: Callable[[list[Line]], Moves]) -> None:
        with self._database.changing(_("Move of an agenda item")) as session:
            item = one(session, AgendaItem, item_id)
            _place(session, plan(lines_of(session, item.meeting_id)))


def _beside(lines: list[Line], item_id: str) -> Line:
    found = next((line for line in lines if line.id == item_id), None)
    if found is None:
        raise NotFoundError(_("This agenda item no longer exists."))
    return found


def add_entries(
    session: Session, meeting_id: str, entries: Sequence[Entry], after_id: str | None = None
) -> list[str]:
    """Add items in the caller's unit of work and return their ids; deeper ones lie under the one before."""
    lines = lines_of(session, meeting_id)
    parent_id = _beside(lines, after_id).parent_id if after_id else None
    siblings = sorted((line for line in lines if line.parent_id == parent_id), key=lambda line: line.order)
    place = next((at + 1 for at, line in enumerate(siblings) if line.id == after_id), len(siblings))
    path: list[AgendaItem] = []
    made: list[AgendaItem] = []
    orders = Counter[str | None]({parent_id: place})
    for entry in entries:
        del path[entry.depth :]
        above = path[-1].id if path else parent_id
        path.append(_new_item(meeting_id, above, orders[above], entry))
        orders[above] += 1
        made.append(path[-1])
    around = loaded(session, AgendaItem, [line.id for line in siblings])
    for order, line in enumerate(siblings):
        around[line.id].order = order if order < place else order - place + orders[parent_id]
    session.add_all(made)
    return [item.id for item in made]


def _new_item(meeting_id: str, parent_id: str | None, order: int, entry: Entry) -> AgendaItem:
    title = fields_of(AgendaItem)["title"]
    return AgendaItem(
        meeting_id=meeting_id,
        parent_id=parent_id,
        order=order,
        title=tidy(title, entry.title),
        title_ru=tidy(title, entry.title_ru),
        kind=entry.kind,
        duration=entry.minutes,
    )


def _place(session: Session, moves: Moves) -> None:
    items = loaded(session, AgendaItem, moves)
    for item_id, (parent_id, order) in moves.items():
        items[item_id].parent_id, items[item_id].order = parent_id, order
