"""Members put in order by hand: dragged by their numbers, or moved up and down by keys."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from PySide6.QtCore import QObject, Slot

from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.queries.participants import ParticipantRow
from ui.participants.participant_actions import ParticipantActions
from ui.participants.participant_list import ParticipantList
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.tone import Step, Tone
from ui.toolkit.arranged_model import OWN
from ui.toolkit.record_table import RecordTable
from ui.toolkit.row_dragging import Landing, RowDragging


class Moving(QObject):
    """Takes what the table and its actions ask for to the workspace."""

    def __init__(
        self, desk: Desk, table: RecordTable, shown: ParticipantList, actions: ParticipantActions
    ) -> None:
        super().__init__(table)
        self._desk = desk
        self._table = table
        self._list = shown
        self._dragging = RowDragging(table, shown.model, table.selection)
        self._dragging.began.connect(self._began)
        self._dragging.moved.connect(self._moved)
        table.addActions([actions.up, actions.down])
        table.arranging.share_alt_down(actions.down, self._in_order)
        actions.up.triggered.connect(self._up)
        actions.down.triggered.connect(self._down)
        actions.unplace.triggered.connect(self._unplace)
        self._unplacing = actions.unplace
        table.selection_changed.connect(self._note_places)
        shown.model.lines_changed.connect(self._note_places)
        self._note_places()

    def _in_order(self) -> bool:
        model = self._list.model
        return not model.order and model.grouping in {OWN, ""}

    def _ordered(self) -> bool:
        """Tell whether the list stands in protocol order; if not, say why nothing can be moved."""
        model = self._list.model
        grouped = "" if model.grouping == OWN else model.grouping
        if self._in_order():
            return True
        key, text = grouped, _("The list is grouped by “{column}”. People are moved in the protocol order.")
        if model.order:
            key = model.order[0].key
            text = _("The list is sorted by “{column}”. People are moved by hand in the protocol order.")
        step = Step(_("Show in protocol order"), self._unsort)
        said = text.format(column=model.heading(model.field(key)))
        self._desk.messages.show(said, Tone.INFO, [step])
        return False

    def _unsort(self) -> None:
        self._table.sort_by([])
        if self._list.model.grouping not in {OWN, ""}:
            self._table.arranging.group_by(OWN)
        self._table.setFocus()

    @Slot(list)
    def _began(self, _ids: Sequence[str]) -> None:
        if not self._ordered():
            self._dragging.give_up()

    @Slot(list, object)
    def _moved(self, ids: Sequence[str], landing: Landing) -> None:
        """Put the dragged ones where they were dropped; into another delegation with a message."""
        delegation_id, before_id = self._place(landing, set(ids))
        rows = self._list.chosen(ids)
        if not rows or not delegation_id:
            return
        try:
            self._desk.workspace.participants.move(
                [row.id for row in rows], before_id, delegation_id=delegation_id
            )
        except CicaError as error:
            self._desk.messages.show(str(error), Tone.WARNING, [])
            return
        self._table.setFocus()
        came = [row for row in rows if row.delegation_id != delegation_id]
        home = self._list.delegation(delegation_id)
        if came and home is not None:
            text = ngettext(
                "{name} was moved to {delegation}.",
                "{count} participants were moved to {delegation}.",
                len(came),
            )
            said = text.format(name=came[0].name, count=len(came), delegation=home.party_name)
            self._desk.tell_done(said)

    def _place(self, landing: Landing, moved: set[str]) -> tuple[str, str | None]:
        """Return the delegation and the member before whom the moved ones go, None for the last place."""
        rows = self._list.rows
        if landing.group_id:
            members = [row for row in rows if row.delegation_id == landing.group_id]
            first = next((row.id for row in members if row.id not in moved), None)
            return landing.group_id, first
        at: ParticipantRow | None = next((row for row in rows if row.id == landing.record_id), None)
        if at is None:
            return "", None
        if not landing.below:
            return at.delegation_id, at.id
        members = [row for row in rows if row.delegation_id == at.delegation_id]
        later = list(dropwhile(lambda row: row.id != at.id, members))[1:]
        return at.delegation_id, next((row.id for row in later if row.id not in moved), None)

    # By keys

    @Slot()
    def _up(self) -> None:
        self._shift(-1)

    @Slot()
    def _down(self) -> None:
        self._shift(1)

    def _shift(self, steps: int) -> None:
        ids = self._table.selected_ids()
        if not ids or not self._ordered():
            return
        before = self._desk.workspace.history.undoable()
        try:
            self._desk.workspace.participants.shift(ids, steps)
        except CicaError as error:
            self._desk.messages.show(str(error), Tone.WARNING, [])
            return
        if self._desk.workspace.history.undoable() == before:
            text = _("There is no further place in that direction: heads and deputies stand first.")
            self._desk.messages.show(text, Tone.INFO, [])

    # Giving up the places by hand

    @Slot()
    def _note_places(self) -> None:
        """Offer to give up places by hand only where there are any."""
        homes = {row.delegation_id for row in self._list.chosen(self._table.selected_ids())}
        placed = homes and any(row.order and row.delegation_id in homes for row in self._list.rows)
        allow(self._unplacing, bool(placed), _("Select somebody whom you have moved first."))

    @Slot()
    def _unplace(self) -> None:
        try:
            self._desk.workspace.participants.give_up_places(self._table.selected_ids())
        except CicaError as error:
            self._desk.messages.show(str(error), Tone.WARNING, [])
