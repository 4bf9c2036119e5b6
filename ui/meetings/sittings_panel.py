"""The sessions of a meeting's days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field
from cica_events.domain.sittings import SittingKind
from cica_events.errors import CicaError
from cica_events.i18n import _, language
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.sittings import SittingRow
from ui.meetings.record_dialog import RecordDialog, Save
from ui.meetings.side_panel import SideLine, SidePanel, plain_label
from ui.shell.desk import Desk
from ui.shell.tone import Step, Tone
from ui.toolkit.values import Values

ASKED = ("kind", "title", "day", "start", "duration", "room")


class SittingsPanel(SidePanel):
    """Lists the sessions by day and time; each can be added, changed and removed."""

    def __init__(self, desk: Desk, values: Values, parent: QWidget) -> None:
        super().__init__(
            desk.icons, _("Sessions"), _("Add a session"), _("No session is planned yet."), parent
        )
        self._desk = desk
        self._values = values
        self._meeting: MeetingRow | None = None
        self._last: SittingRow | None = None
        self.add_asked.connect(self._ask)

    def show_sittings(self, meeting: MeetingRow, sittings: Sequence[SittingRow]) -> None:
        """Show the sessions of a meeting."""
        self._meeting = meeting
        self._last = sittings[-1] if sittings else None
        self.fill([self._line(sitting) for sitting in sittings])

    def _line(self, sitting: SittingRow) -> SideLine:
        name = sitting.title or sitting.kind.text
        return SideLine(
            self._desk.icons,
            _when(sitting) or sitting.kind.text,
            plain_label(_what(sitting), "plain", self),
            name=name,
            edit=partial(self._change, sitting),
            remove=partial(self._remove, sitting, name),
            parent=self,
        )

    @property
    def _fields(self) -> list[Field]:
        known = self._desk.workspace.sittings.fields
        return [known[key] for key in ASKED]

    @Slot()
    def _ask(self) -> None:
        """Offer the day of the session before, else the meeting's first."""
        meeting = self._meeting
        first = meeting.date.first_day if meeting and meeting.date and meeting.date.is_exact else None
        day = self._last.day if self._last and self._last.day else first
        initial = {"kind": SittingKind.PLENARY, "day": day}
        self._open(_("Add a session"), _("Add session"), initial, self._add)

    def _add(self, filled: Mapping[str, Any]) -> None:
        if self._meeting is not None:
            self._desk.workspace.sittings.add(self._meeting.id, filled)

    def _change(self, sitting: SittingRow) -> None:
        initial = {key: getattr(sitting, key) for key in ASKED}
        save = partial(self._desk.workspace.sittings.edit, [sitting.id])
        self._open(_("Change the session"), _("Save"), initial, save)

    def _open(self, title: str, primary: str, initial: Mapping[str, Any], save: Save) -> None:
        dialog = RecordDialog(
            title, primary, self._fields, initial, values=self._values, save=save, parent=self
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _remove(self, sitting: SittingRow, name: str) -> None:
        try:
            self._desk.workspace.sittings.remove([sitting.id])
        except CicaError as error:
            self._desk.report(error)
            return
        undo = Step(_("Undo"), self._desk.undo.this_step())
        self._desk.messages.show(_("Removed “{title}”.").format(title=name), Tone.DONE, [undo])


def _when(sitting: SittingRow) -> str:
    day = VagueDate.of(sitting.day).in_words(language()) if sitting.day else ""
    start = sitting.start.strftime("%H:%M") if sitting.start else ""
    minutes = _("{minutes} min").format(minutes=sitting.duration) if sitting.duration else ""
    return " · ".join(part for part in (day, start, minutes, sitting.room) if part)


def _what(sitting: SittingRow) -> str:
    return f"{sitting.kind.text}: {sitting.title}" if sitting.title else sitting.kind.text
