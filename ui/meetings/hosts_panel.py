"""Who organizes, hosts and supports a meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.domain.meetings import HostRole
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _
from cica_events.queries.meetings import HostRow
from ui.meetings.record_dialog import RecordDialog
from ui.meetings.side_panel import SideLine, SidePanel, plain_label
from ui.shell.desk import Desk
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.values import Values

FIELDS = (
    Field("role", N_("Role"), Kind.CHOICE, HostRole, required=True),
    Field("party", N_("State or organization"), Kind.PARTY),
    Field("name", N_("Name, if it is another institution")),
)


class HostsPanel(SidePanel):
    """Lists the hosts; each can be added, changed and removed."""

    def __init__(self, desk: Desk, values: Values, parent: QWidget) -> None:
        super().__init__(
            desk.icons,
            _("Hosts and supporters"),
            _("Add an organizer, host or supporter"),
            _("Nobody is named yet."),
            parent,
        )
        self._desk = desk
        self._values = values
        self._meeting_id = ""
        self.add_asked.connect(self._ask)

    def show_hosts(self, meeting_id: str, hosts: Sequence[HostRow]) -> None:
        """Show the hosts of a meeting."""
        self._meeting_id = meeting_id
        self.fill([self._line(host) for host in hosts])

    def _line(self, host: HostRow) -> SideLine:
        return SideLine(
            self._desk.icons,
            host.role.text,
            plain_label(host.name, "plain", self),
            name=host.name,
            edit=partial(self._change, host),
            remove=partial(self._remove, host),
            parent=self,
        )

    @Slot()
    def _ask(self) -> None:
        title = _("Add an organizer, host or supporter")
        self._open_form(title, _("Add"), {"role": HostRole.ORGANIZER}, self._add)

    def _change(self, host: HostRow) -> None:
        known = {"role": host.role, "party": host.party_id, "name": host.name}
        title = _("Change an organizer, host or supporter")
        self._open_form(title, _("Change"), known, partial(self._edit, host.id))

    def _open_form(
        self, title: str, accept: str, known: Mapping[str, Any], save: Callable[[Mapping[str, Any]], None]
    ) -> None:
        open_dialog(RecordDialog(title, accept, FIELDS, known, values=self._values, save=save, parent=self))

    def _add(self, filled: Mapping[str, Any]) -> None:
        self._desk.workspace.meetings.add_host(
            self._meeting_id, filled["role"], self._name(filled), filled["party"] or None
        )

    def _edit(self, host_id: str, filled: Mapping[str, Any]) -> None:
        changed = {"role": filled["role"], "name": self._name(filled), "party": filled["party"] or None}
        self._desk.workspace.meetings.edit_host(host_id, changed)

    def _name(self, filled: Mapping[str, Any]) -> str:
        name = str(filled["name"]).strip() or self._values.shown(FIELDS[1], filled["party"])
        if not name:
            raise ValidationError("party", _("Choose a State or organization, or write a name."))
        return name

    def _remove(self, host: HostRow) -> None:
        if self._desk.succeeds(partial(self._desk.workspace.meetings.remove_host, host.id)):
            self._desk.tell_done(_("Removed “{title}”.").format(title=host.name))
