"""What is done with the selected delegations: their reply, their place, who comes again, whom to chase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from cica_events.domain.delegations import Reply
from cica_events.exports.delegations_xlsx import CHASE
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.services.exporting import Written
from ui.delegations.bring_over_dialog import BringOverDialog
from ui.delegations.chase_dialog import ChaseDialog
from ui.delegations.delegation_line import DelegationLine
from ui.delegations.delegation_list import DelegationList
from ui.delegations.place_dialog import PlaceDialog
from ui.shell.desk import Desk
from ui.shell.tone import Tone
from ui.shell.written_file import tell_written
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.file_dialogs import FileDialogs


class SelectedWork:
    """Does it by the service and says so, with Undo; dialogs open over `parent`."""

    def __init__(self, desk: Desk, delegations: DelegationList, parent: QWidget) -> None:
        self._desk = desk
        self._list = delegations
        self._parent = parent

    def reply(self, ids: Sequence[str], reply: Reply) -> None:
        """Give delegations a reply."""
        rows = [row for row in self._list.chosen(ids) if row.reply is not reply]
        if rows:
            self._desk.succeeds(lambda: self._reply(rows, reply))

    def _reply(self, rows: Sequence[DelegationLine], reply: Reply) -> None:
        self._list.edit_all([row.id for row in rows], "reply", reply)
        many = ngettext("{count} delegation: {reply}.", "{count} delegations: {reply}.", len(rows))
        text = _("{name}: {reply}.") if len(rows) == 1 else many
        self._desk.tell_done(text.format(name=rows[0].party_name, count=len(rows), reply=reply.text))

    def bring_over(self, ids: Sequence[str]) -> None:
        """Show who would come again for delegations; say so where nobody would."""
        rows = self._list.chosen(ids)
        if rows:
            self._desk.succeeds(lambda: self._review(rows))

    def _review(self, rows: Sequence[DelegationLine]) -> None:
        ids, names = [row.id for row in rows], {row.id: row.party_name for row in rows}
        plans = self._desk.workspace.delegations.foresee(self._list.meeting_id, ids)
        if any(plan.people for plan in plans):
            bring = partial(self._bring, ids)
            open_dialog(BringOverDialog(plans, names, self._list.values, bring, self._parent))
        elif any(plan.meeting_id for plan in plans):
            self._desk.messages.show(_("All who came last time are here already."), Tone.INFO)
        else:
            self._desk.messages.show(
                _("There is no earlier meeting of this body in which they took part."), Tone.INFO
            )

    def _tell(self, text: str) -> None:
        self._desk.messages.show(text, Tone.INFO)

    def _bring(self, ids: Sequence[str], people: list[str]) -> None:
        made = self._desk.workspace.delegations.bring_over(self._list.meeting_id, ids, people)
        text = ngettext("{count} participant was added.", "{count} participants were added.", len(made))
        self._desk.tell_done(text.format(count=len(made)))

    def place(self, ids: Sequence[str]) -> None:
        """Ask for the place of one delegation by hand."""
        rows = self._list.chosen(ids)
        if len(rows) == 1:
            self._desk.succeeds(lambda: self._ask_place(rows[0]))

    def _ask_place(self, row: DelegationLine) -> None:
        others = self._desk.workspace.delegations.neighbours(row.id)
        open_dialog(PlaceDialog(row, others, partial(self._place, row), self._parent))

    def _place(self, row: DelegationLine, before_id: str | None, reason: str) -> None:
        self._desk.workspace.delegations.pin(row.id, before_id, reason)
        self._desk.tell_done(_("{name} was placed by hand.").format(name=row.party_name))

    def unplace(self, ids: Sequence[str]) -> None:
        """Let delegations stand where the protocol order puts them."""
        placed = [row.id for row in self._list.chosen(ids) if row.order]
        if placed:
            self._desk.succeeds(lambda: self._unplace(placed))

    def _unplace(self, ids: Sequence[str]) -> None:
        self._desk.workspace.delegations.unpin(ids)
        text = ngettext(
            "{count} delegation is back in the protocol order.",
            "{count} delegations are back in the protocol order.",
            len(ids),
        )
        self._desk.tell_done(text.format(count=len(ids)))

    def chase(self) -> None:
        """Show whom to chase."""
        open_dialog(ChaseDialog(self._desk, self._list, self._export, self._parent))

    def _export(self, ids: list[str]) -> None:
        exports, meeting_id = self._desk.workspace.exports, self._list.meeting_id
        name = _("{meeting} to chase").format(meeting=self._desk.workspace.meetings.get(meeting_id).key)
        path = FileDialogs(self._desk.settings, "export").ask_save(
            self._parent, _("Export to Excel"), f"{name}.xlsx", _("Excel workbooks (*.xlsx)")
        )
        if path is not None:
            write = partial(exports.write, "delegations", meeting_id, path, columns=CHASE, only=ids)
            work = partial(_written, write)
            self._desk.tasks.start(work, done=self._exported, title=_("Exporting"), owner=self._parent)

    def _exported(self, written: Written) -> None:
        tell_written(self._desk, written)


def _written(write: Callable[..., Written], progress: Progress) -> Written:
    return write(progress=progress)
