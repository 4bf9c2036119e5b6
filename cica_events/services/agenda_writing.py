"""Writes what an import of agenda items planned, as one unit of work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_tree import AgendaTree
from cica_events.domain.base import column_of
from cica_events.domain.meetings import Meeting
from cica_events.errors import ConflictError, NotFoundError
from cica_events.i18n import _
from cica_events.imports.columns.agenda_columns import NUMBER
from cica_events.progress import Progress
from cica_events.queries.agenda import lines_of
from cica_events.services.agenda_plan import AgendaPlan
from cica_events.services.import_plan import Action
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.removal import remove

_PULSE: Final = 100  # rows between two reports

Parts = tuple[int, ...]


class AgendaWriter:
    """Writes the rows of a plan in the caller's unit of work."""

    def __init__(self, session: Session, plan: AgendaPlan) -> None:
        self._session = session
        self._plan = plan
        self._meeting_id = plan.meeting_id
        self._check_unchanged()
        query = select(AgendaItem).where(AgendaItem.meeting_id == plan.meeting_id)
        self._items: dict[str, AgendaItem] = {item.id: item for item in session.scalars(query)}
        self._tree = Places(AgendaTree(lines_of(session, plan.meeting_id)))

    def _check_unchanged(self) -> None:
        if self._session.get(Meeting, self._meeting_id) is None:
            raise NotFoundError(_("The meeting was removed."))
        query = select(AgendaItem.id, AgendaItem.version).where(AgendaItem.meeting_id == self._meeting_id)
        if {(row.id, row.version) for row in self._session.execute(query)} != self._plan.seen:
            message = _("The agenda changed since the preview. Look at the preview again.")
            raise ConflictError(message)

    def write(self, progress: Progress) -> None:
        """Write all that is to be done; steps reported are rows."""
        rows = self._plan.rows
        numbers = self._tree.numbers()
        with self._session.no_autoflush:
            made = self._made(rows, progress)
            self._move(numbers)
            for row in made:
                self._place_by_number(row, made[row], numbers)
            self._remove()
            for item_id, (parent_id, order) in self._tree.places().items():
                item = self._items[item_id]
                if (item.parent_id, item.order) != (parent_id, order):
                    item.parent_id, item.order = parent_id, order
        progress(len(rows), len(rows))

    def _made(self, rows: Sequence[PlannedRow], progress: Progress) -> Mapping[int, str]:
        """Change the items that are known and make the new ones where they stand; return these by row."""
        made: dict[int, str] = {}
        path: list[tuple[int, str]] = []  # depth in the file and id of the rows above
        for place, row in enumerate(rows):
            if place % _PULSE == 0:
                progress(place, len(rows))
            depth = self._plan.depths[row.number]
            item_id = row.participant_id
            if row.action is Action.UPDATE and item_id:
                self._update(self._items[item_id], row)
            if row.action is Action.CREATE:
                item_id = self._create(row)
                made[row.number] = item_id
                self._hang(item_id, place, depth, path)
            if item_id is None or item_id not in self._items:
                continue
            while path and path[-1][0] >= depth:
                path.pop()
            path.append((depth, item_id))
        return made

    def _update(self, item: AgendaItem, row: PlannedRow) -> None:
        for key in row.before:
            if key != NUMBER:
                setattr(item, column_of(AgendaItem, key), row.values[key])

    def _create(self, row: PlannedRow) -> str:
        values: dict[str, Any] = {
            column_of(AgendaItem, key): value for key, value in row.values.items() if key != NUMBER
        }
        item = AgendaItem(meeting_id=self._meeting_id, parent_id=None, order=0, **values)
        self._session.add(item)
        self._items[item.id] = item
        return str(item.id)

    def _hang(self, item_id: str, place: int, depth: int, path: Sequence[tuple[int, str]]) -> None:
        """Put a new item under the row above that is less deep, behind the one above that is as deep."""
        if not self._plan.following:
            self._tree.put(item_id, None)
            return
        above = [record_id for level, record_id in path if level < depth]
        parent = above[-1] if above else None
        beside = [record_id for level, record_id in path if level == depth]
        if beside and self._tree.parent(beside[-1]) == parent:
            self._tree.put(item_id, parent, behind=beside[-1])
        else:
            self._tree.put(item_id, parent, before=self._next(place, depth, parent))

    def _next(self, place: int, depth: int, parent: str | None) -> str | None:
        """Return the first item further down in the list that is here already, beside the new one."""
        for row in self._plan.rows[place + 1 :]:
            if self._plan.depths[row.number] < depth:
                return None
            if row.participant_id in self._items and self._tree.parent(row.participant_id) == parent:
                return row.participant_id
        return None

    def _move(self, numbers: dict[Parts, str]) -> None:
        """Move the items that were given other numbers or places, and say so in `numbers`."""
        targets = sorted(self._plan.targets, key=lambda target: target.parts)
        renumbered = {target.record_id for target in targets if target.parts}
        for parts in [parts for parts, record_id in numbers.items() if record_id in renumbered]:
            del numbers[parts]
        numbers.update({target.parts: target.record_id for target in targets if target.parts})
        for target in targets:
            if target.parts:
                parent = numbers.get(target.parts[:-1]) if len(target.parts) > 1 else None
                self._tree.move(target.record_id, parent, target.parts[-1] - 1)
            else:
                self._tree.move_behind(target.record_id, target.beside)

    def _place_by_number(self, row: int, item_id: str, numbers: Mapping[Parts, str]) -> None:
        """Put a new item where its own number says, if it has one in a list that came back."""
        parts = self._plan.numbers.get(row, ())
        if parts and (len(parts) == 1 or parts[:-1] in numbers):
            parent = numbers[parts[:-1]] if len(parts) > 1 else None
            self._tree.move(item_id, parent, parts[-1] - 1)

    def _remove(self) -> None:
        """Remove what shall go; what stands under it and stays takes its place."""
        gone = [row.participant_id for row in self._plan.gone if row.action is Action.REMOVE]
        ids = [item_id for item_id in gone if item_id is not None]
        for item_id in ids:
            self._tree.take_out(item_id)
        for item_id, (parent_id, _order) in self._tree.places().items():
            self._items[item_id].parent_id = parent_id
        self._session.flush()
        remove(self._session, AgendaItem, ids)


class Places:
    """Which items stand under which, in order, while they are moved about."""

    def __init__(self, tree: AgendaTree) -> None:
        self._children: dict[str | None, list[str]] = {None: []}
        self._parents: dict[str, str | None] = {}
        for line, _depth in tree.walk():
            parent = tree.parent_of(line.id)
            self._children.setdefault(parent, []).append(line.id)
            self._parents[line.id] = parent

    def parent(self, item_id: str) -> str | None:
        """Return under which item one stands, None on the top level."""
        return self._parents[item_id]

    def numbers(self) -> dict[Parts, str]:
        """Return the items by their numbers."""
        found: dict[Parts, str] = {}
        waiting: list[tuple[str | None, Parts]] = [(None, ())]
        while waiting:
            parent, above = waiting.pop()
            for place, item_id in enumerate(self._children.get(parent, ()), 1):
                found[(*above, place)] = item_id
                waiting.append((item_id, (*above, place)))
        return found

    def put(
        self, item_id: str, parent: str | None, *, behind: str | None = None, before: str | None = None
    ) -> None:
        """Put an item under a parent, behind or before one that stands there, else at the end."""
        siblings = self._children.setdefault(parent, [])
        if behind is not None:
            siblings.insert(siblings.index(behind) + 1, item_id)
        elif before is not None:
            siblings.insert(siblings.index(before), item_id)
        else:
            siblings.append(item_id)
        self._parents[item_id] = parent

    def move(self, item_id: str, parent: str | None, index: int) -> None:
        """Move an item to a place under another parent; ConflictError where it would stand under itself."""
        above = parent
        while above is not None:
            if above == item_id:
                raise ConflictError(_("An item cannot stand under itself."))
            above = self._parents[above]
        self._children[self._parents[item_id]].remove(item_id)
        self._children.setdefault(parent, []).insert(max(index, 0), item_id)
        self._parents[item_id] = parent

    def move_behind(self, item_id: str, beside: str | None) -> None:
        """Move an item behind another one beside it, None: to the first place."""
        siblings = self._children[self._parents[item_id]]
        siblings.remove(item_id)
        siblings.insert(siblings.index(beside) + 1 if beside in siblings else 0, item_id)

    def take_out(self, item_id: str) -> None:
        """Take an item out; what stands under it takes its place."""
        parent = self._parents.pop(item_id)
        siblings = self._children[parent]
        below = self._children.pop(item_id, [])
        place = siblings.index(item_id)
        siblings[place : place + 1] = below
        for child in below:
            self._parents[child] = parent

    def places(self) -> dict[str, tuple[str | None, int]]:
        """Return for each item its parent and its place under it."""
        return {
            item_id: (parent, place)
            for parent, several in self._children.items()
            for place, item_id in enumerate(several)
        }
