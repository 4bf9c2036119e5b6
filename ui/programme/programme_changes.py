"""Carries out what is done in a programme, tells what came of it and offers to undo it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from cica_events.errors import ValidationError
from cica_events.i18n import _, ngettext
from cica_events.queries.programme import ProgrammeSitting
from ui.programme.programme_list import ProgrammeList, start_of, wall_clock
from ui.programme.programme_words import day_words, title_of
from ui.programme.rooms_dialog import RoomChanges
from ui.shell.desk import Desk
from ui.shell.tone import Tone

LONGEST = 24 * 60  # minutes


class ProgrammeChanges(QObject):
    """Every change is one step; what is refused is told and leaves everything as it was."""

    def __init__(self, desk: Desk, programme: ProgrammeList, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = programme
        self._service = desk.workspace.programme

    # Sessions

    def add(self, day: date, start: int, minutes: int, room: str) -> str:
        """Add a session and return its id, an empty text where it was refused."""
        return self._desk.result(lambda: self._list.add(day, start, minutes, room)) or ""

    def move(self, sitting_id: str, day: date, start: int, room: str, *, shift: bool) -> None:
        """Let a session begin `start` minutes after midnight of a day, in a room ("" is all of them)."""
        self._desk.succeeds(lambda: self._list.move(sitting_id, day, start, room, shift=shift))

    def send(self, sitting: ProgrammeSitting, day: date, *, shift: bool) -> bool:
        """Move a session to another day, at the same time."""
        start, room = start_of(sitting), sitting.row.room
        if not self._desk.succeeds(lambda: self._list.move(sitting.row.id, day, start, room, shift=shift)):
            return False
        if self._list.programme is not None:
            where = day_words(day, self._list.programme)
            self._desk.tell_done(_("“{title}” moved to {day}.").format(title=title_of(sitting), day=where))
        return True

    def resize(self, sitting: ProgrammeSitting, minutes: int, *, shift: bool) -> None:
        """Let a session last so many minutes."""
        minutes = min(max(minutes, 1), LONGEST)
        if minutes != sitting.minutes:
            self._desk.succeeds(lambda: self._service.resize(sitting.row.id, minutes, shift=shift))

    def shift_following(self, sitting: ProgrammeSitting, minutes: int) -> None:
        """Let what follows a session begin so many minutes later."""
        self._desk.succeeds(lambda: self._service.shift_following(sitting.row.id, minutes))

    def pin(self, sitting: ProgrammeSitting, pinned: bool) -> None:
        """Fix the time of a session, or let it shift with others again."""
        self._desk.succeeds(lambda: self._list.edit([sitting.row.id], "pinned", pinned))

    def remove(self, sitting: ProgrammeSitting) -> None:
        """Remove a session; its items come back into the tray."""
        if self._desk.succeeds(lambda: self._desk.workspace.sittings.remove([sitting.row.id])):
            self._desk.tell_done(_("“{title}” was removed.").format(title=title_of(sitting)))

    def add_usual(self) -> None:
        """Begin with the usual programme of the body."""
        ids = self._desk.result(
            lambda: self._desk.workspace.beginnings.add_usual_programme(self._list.meeting_id)
        )
        if ids:
            text = ngettext("{count} session added.", "{count} sessions added.", len(ids))
            self._desk.tell_done(text.format(count=len(ids)))

    # Items

    def put(self, ids: Sequence[str], sitting_id: str, before: str = "") -> None:
        """Put items into a session, before one of its own or last."""
        sitting = self._list.sitting(sitting_id)
        if sitting is None or not ids:
            return
        standing = [item.row.id for item in sitting.items if item.row.sitting_id == sitting_id]
        rest = [one for one in standing if one not in ids]
        index = self._place(sitting, rest, before)
        self._desk.succeeds(lambda: self._service.place(list(ids), sitting_id, index))

    @staticmethod
    def _place(sitting: ProgrammeSitting, rest: Sequence[str], before: str) -> int | None:
        """Return before how many of the items that stand there themselves; sub-items only go along."""
        behind = False
        for item in sitting.items:
            behind = behind or item.row.id == before
            if behind and item.row.id in rest:
                return rest.index(item.row.id)
        return None

    def shift_item(self, item_id: str, by: int) -> None:
        """Deal with an item so many places later among those that stand in its session."""
        sitting = self._list.home_of(item_id)
        standing = [item.row.id for item in sitting.items if not item.within] if sitting is not None else []
        if sitting is not None and item_id in standing:
            index = min(max(standing.index(item_id) + by, 0), len(standing) - 1)
            if index != standing.index(item_id):
                self._desk.succeeds(lambda: self._service.place([item_id], sitting.row.id, index))

    def take_out(self, ids: Sequence[str]) -> None:
        """Take items out of their sessions."""
        if ids and self._desk.succeeds(lambda: self._service.place(list(ids), None)):
            text = ngettext(
                "{count} item taken out of its session.",
                "{count} items taken out of their sessions.",
                len(ids),
            )
            self._desk.tell_done(text.format(count=len(ids)))

    def put_rest(self) -> None:
        """Put the unscheduled items into the sessions that have room left."""
        ids = self._desk.result(lambda: self._service.schedule_rest(self._list.meeting_id))
        if ids is None:
            return
        if not ids:
            self._desk.messages.show(_("No session has enough room left."), Tone.INFO)
            return
        text = ngettext("{count} item scheduled.", "{count} items scheduled.", len(ids))
        self._desk.tell_done(text.format(count=len(ids)))

    def give_time(self, sitting: ProgrammeSitting, day: date, start: int) -> None:
        """Let a session that has no time yet begin on a day."""
        room = sitting.row.room
        self._desk.succeeds(lambda: self._service.move(sitting.row.id, day, wall_clock(start), room))

    # Rooms

    def change_rooms(self, changes: RoomChanges) -> None:
        """Do what was decided about the rooms; raises `CicaError`."""
        held = {sitting.row.room for sitting in self._list.sittings()}
        taken = next((room for room in changes.removed if room in held), "")
        if taken:
            message = _("There are sessions in “{room}”. Move them to another room first, or rename it.")
            raise ValidationError("room", message.format(room=taken))
        self._service.set_rooms(self._list.meeting_id, changes.rooms, changes.renamed)
