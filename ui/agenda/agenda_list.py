"""The agenda of one meeting as it is stored now, and the changes that the tab asks for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.agenda_entries import Entry, entries_of
from cica_events.domain.agenda_templates import AgendaTemplateItem
from cica_events.domain.changes import ChangeSet
from cica_events.domain.meetings import Meeting, NumberStyle
from cica_events.domain.participants import Participant
from cica_events.domain.sittings import Sitting
from cica_events.domain.speakers import Speaker
from cica_events.i18n import _
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.meetings import MeetingRow
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from ui.agenda.agenda_titles import field_behind
from ui.toolkit.table_model import CellEdit


class AgendaList:
    """Stands between the tab and the services; every change raises `CicaError` where it is refused."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.meeting_id = ""
        self.meeting: MeetingRow | None = None
        self.rows: Sequence[AgendaRow] = ()
        self._added = ""

    def load(self) -> None:
        """Read the meeting and its items anew; NotFoundError where it was removed."""
        self.rows, self.meeting = (), None
        self.meeting = self._workspace.meetings.get(self.meeting_id)
        self.rows = self._workspace.agenda.rows(self.meeting_id)

    def concerned(self, changes: ChangeSet) -> bool:
        """Tell whether `changes` alter this meeting, its items or what is told with them."""
        if self.meeting_id in changes.ids(Meeting) or changes.touches(Sitting, Speaker, Participant):
            return True  # sessions, their times and speakers stand beside the items
        shown = {row.id for row in self.rows}
        for change in changes.changes:
            if change.table == AgendaItem.__tablename__:
                values = change.after or change.before or {}
                if change.id in shown or values.get("meeting_id") == self.meeting_id:
                    return True
        return False

    @property
    def start(self) -> time | None:
        """When the meeting begins."""
        return self.meeting.start_time if self.meeting else None

    @property
    def number_style(self) -> NumberStyle:
        """How the items are numbered."""
        return self.meeting.number_style if self.meeting else NumberStyle.DECIMAL

    def chosen(self, ids: Sequence[str]) -> list[AgendaRow]:
        """Return the items `ids` in the order of the agenda."""
        wanted = set(ids)
        return [row for row in self.rows if row.id in wanted]

    def after(self, ids: Sequence[str]) -> str:
        """Return the item to go to once `ids` and what lies under them are gone: the next, else the last."""
        gone = set(ids)
        for row in self.rows:
            if row.parent_id in gone:
                gone.add(row.id)
        passed = False
        left = ""
        for row in self.rows:
            if row.id in gone:
                passed = True
            else:
                left = row.id
                if passed:
                    break
        return left

    def before(self, item_id: str) -> str:
        """Return the item above one, an empty text for the first."""
        ids = [row.id for row in self.rows]
        place = ids.index(item_id) if item_id in ids else 0
        return ids[place - 1] if place else ""

    # Changes

    def edit(self, item_id: str, key: str, value: Any) -> None:
        """Give a cell of the outline another value."""
        self.edit_all([item_id], self._behind(item_id, key), value)

    def edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give a field of several items the same value."""
        self._workspace.agenda.edit(ids, {key: value})

    def edit_down(self, ids: Sequence[str], key: str, values: Sequence[Any]) -> None:
        """Give cells of a column of the outline one value each, as one step."""
        cells = [Cell(one, self._behind(one, key), value) for one, value in zip(ids, values, strict=False)]
        self._workspace.agenda.edit_cells(cells)

    def edit_many(self, edits: Sequence[CellEdit]) -> None:
        """Give cells of the outline one value each, as one step."""
        self._workspace.agenda.edit_cells(
            [Cell(one.id, self._behind(one.id, one.key), one.value) for one in edits]
        )

    def _behind(self, item_id: str, key: str) -> str:
        row = next((row for row in self.rows if row.id == item_id), None)
        return field_behind(row, key) if row else key

    def set_start(self, start: time | None) -> None:
        """Let the meeting begin at another time."""
        self._workspace.meetings.edit([self.meeting_id], {"start_time": start})

    def set_number_style(self, style: NumberStyle) -> None:
        """Number the items in another style."""
        self._workspace.meetings.edit([self.meeting_id], {"number_style": style})

    def move(self, item_id: str, parent_id: str, place: int) -> None:
        """Move an item under another one ("" is the top level)."""
        self._workspace.agenda.move(item_id, parent_id or None, place)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove items with those under them."""
        gone = set(ids)
        self._workspace.agenda.remove([row.id for row in self.chosen(ids) if row.parent_id not in gone])

    # New items

    def add(self, after_id: str) -> str:
        """Add an item behind another one, to be named at once, and return its id."""
        return self.add_entries([Entry(_("New item"))], after_id)[0]

    def template(self) -> tuple[AgendaTemplateItem, ...]:
        """Return the items with which the agenda of this body begins."""
        return self._workspace.bodies.get(self.meeting.body).agenda if self.meeting else ()

    def usual_count(self) -> int:
        """Return how many items the agenda of this body begins with."""
        return len(list(entries_of(self.template(), 0)))

    def add_template(self) -> list[str]:
        """Add the items with which the agenda of this body begins, and return their ids."""
        day = self.meeting.date.first_day if self.meeting and self.meeting.date else None
        year = (day or date.today()).year  # noqa: DTZ011 - the organizer's own day
        return self.add_entries(list(entries_of(self.template(), year)), "")

    def add_entries(self, entries: Sequence[Entry], after_id: str) -> list[str]:
        """Add items behind another one (at the end without one) and return their ids."""
        ids = self._workspace.agenda.add_entries(self.meeting_id, entries, after_id or None)
        step = self._workspace.history.undoable()
        self._added = step.id if step else ""
        return ids

    def take_back(self) -> bool:
        """Take back the items added last, unless something was done since; tell whether they were."""
        step, added, self._added = self._workspace.history.undoable(), self._added, ""
        if step is None or step.id != added:
            return False
        self._workspace.history.undo()
        return True
