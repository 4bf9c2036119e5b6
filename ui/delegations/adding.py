"""Adds delegations to a meeting: States and organizations, all of one status, groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.delegations import Group
from cica_events.domain.parties import Status
from cica_events.i18n import _, ngettext
from ui.delegations.delegation_list import DelegationList
from ui.delegations.group_dialog import GroupDialog
from ui.delegations.party_picker import PartyPicker
from ui.shell.desk import Desk
from ui.shell.tone import Tone
from ui.toolkit.dialogs import open_dialog


class Adding(QObject):
    """Adds and says so, with Undo; `select` is called with the ids of those that came."""

    def __init__(
        self,
        desk: Desk,
        delegations: DelegationList,
        select: Callable[[Sequence[str]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = delegations
        self._select = select
        self._over = parent  # where dialogs open

    @Slot()
    def pick_parties(self) -> None:
        """Let the user check the States and organizations to add."""
        absent, day = self._list.absent(), self._list.day()
        picker = PartyPicker(absent, day, self._add_parties, self._desk.icons, self._over)
        picker.show_marks(self._list.parties.mark)
        open_dialog(picker)

    def add_all(self, status: Status) -> None:
        """Add every party that has `status` on the day of the meeting and is not there yet."""
        ids = [row.id for row in self._list.absent(status)]
        if ids:
            self._desk.succeeds(partial(self._add_parties, ids, True))
        else:
            self._desk.messages.show(_("All of them are there already."), Tone.INFO)

    @Slot()
    def name_group(self) -> None:
        """Ask for the name of another group and add it."""
        open_dialog(GroupDialog(partial(self._add_group, Group.OTHER), self._over))

    def add_group(self, group: Group) -> None:
        """Add one of the usual groups."""
        if self._list.has(group):
            told = _("“{group}” is there already.").format(group=group.text)
            self._desk.messages.show(told, Tone.INFO)
        else:
            self._desk.succeeds(partial(self._add_group, group, ""))

    def _add_parties(self, ids: list[str], invited: bool) -> None:
        service, meeting_id = self._desk.workspace.delegations, self._list.meeting_id
        self._added(service.add_parties(meeting_id, ids, invited=invited))

    def _add_group(self, group: Group, name: str) -> None:
        self._added([self._desk.workspace.delegations.add_group(self._list.meeting_id, group, name)])

    def _added(self, ids: Sequence[str]) -> None:
        self._select(ids)
        text = ngettext("{count} delegation was added.", "{count} delegations were added.", len(ids))
        self._desk.tell_done(text.format(count=len(ids)))
