"""The delegations of one meeting as the tab shows them, and how edits reach the service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from cica_events.domain.delegations import Group, Reply
from cica_events.domain.parties import Status
from cica_events.errors import NotFoundError
from cica_events.i18n import ngettext
from cica_events.queries.parties import PartyRow
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from ui.delegations.columns import TEXTS, SectionGroups, table_fields
from ui.delegations.delegation_line import DelegationLine, lines_of
from ui.shell.party_choices import PartyChoices
from ui.toolkit.table_model import CellEdit, RecordTableModel
from ui.toolkit.values import Values


class DelegationList:
    """Reads the delegations, hands them to `model` and takes its edits to the workspace."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        self._workspace = workspace
        self._groups = SectionGroups()
        self.meeting_id = ""
        self.rows: Sequence[DelegationLine] = ()
        self.parties = PartyChoices(workspace)
        self.values = Values(mark=self.parties.mark)
        self.model = RecordTableModel(
            table_fields(workspace.delegations.fields),
            values=self.values,
            edit=self.edit,
            edit_many=self.edit_many,
            texts=TEXTS,
            parent=parent,
        )
        self.model.set_grouping(self._groups)

    def read(self) -> None:
        """Read the meeting again."""
        try:
            rows = self._workspace.delegations.rows(self.meeting_id)
            body = self._workspace.meetings.get(self.meeting_id).body
            self.rows = lines_of(rows, dict(self._workspace.bodies.get(body).limits))
        except NotFoundError:  # the meeting was removed; its page is left
            self.rows = ()
        self._groups.renew(self.rows)
        self.model.set_rows(self.rows)

    def chosen(self, ids: Iterable[str]) -> list[DelegationLine]:
        """Return the delegations with these ids."""
        wanted = set(ids)
        return [row for row in self.rows if row.id in wanted] if wanted else []

    def absent(self, status: Status | None = None) -> list[PartyRow]:
        """Return the parties without a delegation, with their status on the day of the meeting.

        With `status` only those that have it on that day.
        """
        there = {row.party_id for row in self.rows}
        parties = self._workspace.parties.rows(self.day())
        return [row for row in parties if row.id not in there and (status is None or row.status is status)]

    def day(self) -> date:
        """Return the day of the meeting, on which statuses count."""
        return self._workspace.meetings.get(self.meeting_id).day

    def has(self, group: Group) -> bool:
        """Tell whether the meeting has that group already, without a name of its own."""
        return any(row.group is group and not row.name for row in self.rows)

    # Edits

    def edit(self, delegation_id: str, key: str, value: Any) -> None:
        """Write one cell."""
        self._workspace.delegations.edit([delegation_id], {key: value})

    def edit_many(self, edits: Sequence[CellEdit]) -> None:
        """Write a block of cells as one step."""
        self._workspace.delegations.edit_cells([Cell(each.id, each.key, each.value) for each in edits])

    def edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give several delegations the same value as one step."""
        self._workspace.delegations.edit(ids, {key: value})


def counted(rows: Sequence[DelegationLine], found: int, selected: int) -> str:
    """Return the counts at the foot of the list: those invited, and what they replied."""
    invited = [row for row in rows if row.invited]
    replies = Counter(row.reply for row in invited)
    attending, declined, silent = replies[Reply.ATTENDING], replies[Reply.DECLINED], replies[Reply.NONE]
    counts = (
        (ngettext("{count} delegation", "{count} delegations", len(rows)), len(rows)),
        (ngettext("{count} invited", "{count} invited", len(invited)), len(invited)),
        (ngettext("{count} attending", "{count} attending", attending), attending),
        (ngettext("{count} declined", "{count} declined", declined), declined),
        (ngettext("{count} without a reply", "{count} without a reply", silent), silent),
    )
    parts = [text.format(count=count) for text, count in counts]
    if found < len(rows):
        parts.append(ngettext("{count} shown", "{count} shown", found).format(count=found))
    if selected:
        parts.append(ngettext("{count} selected", "{count} selected", selected).format(count=selected))
    return "    ".join(parts)
