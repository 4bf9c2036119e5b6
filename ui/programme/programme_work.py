"""Turns what is done in the day and in the tray, by mouse or keys, into changes of the programme."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from cica_events.queries.programme import ProgrammeSitting
from ui.programme.day_frame import DayFrame
from ui.programme.day_plan import DAY
from ui.programme.programme_actions import STEPS, ProgrammeActions
from ui.programme.programme_changes import ProgrammeChanges
from ui.programme.programme_list import ProgrammeList, start_of

USUAL_MINUTES = 60
NINE = 9 * 60  # minutes after midnight


class ProgrammeWork(QObject):
    """What is done with sessions; `day` is the one that is shown, `went` is called with one to go to."""

    def __init__(
        self,
        programme: ProgrammeList,
        changes: ProgrammeChanges,
        commands: ProgrammeActions,
        frame: DayFrame,
        went: Callable[[date, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._list = programme
        self._changes = changes
        self._commands = commands
        self._frame = frame
        self._canvas = frame.canvas
        self._went = went
        self.day = date.min
        self._connect()

    def _connect(self) -> None:
        canvas, commands = self._canvas, self._commands
        canvas.moved.connect(self._moved)
        canvas.resized.connect(self._resized)
        canvas.sent.connect(self._sent)
        self._frame.drops.dropped.connect(self._changes.put)
        for name, _keys, rooms, lines, days in STEPS:
            commands.moves[name].triggered.connect(partial(self._step, rooms, lines, days))
        commands.longer.triggered.connect(partial(self._lengthen, 1))
        commands.shorter.triggered.connect(partial(self._lengthen, -1))
        commands.shift_later.triggered.connect(partial(self._shift_rest, 1))
        commands.shift_earlier.triggered.connect(partial(self._shift_rest, -1))
        commands.pin.triggered.connect(self._pin)
        commands.remove.triggered.connect(self._remove)
        commands.rest.triggered.connect(self._changes.put_rest)

    @property
    def _shift(self) -> bool:
        return self._commands.shift.isChecked()

    def current(self) -> ProgrammeSitting | None:
        """Return the current session of the day, None where there is none that can be changed."""
        sitting = self._list.sitting(self._canvas.current)
        return sitting if sitting is not None and sitting.own else None

    # New sessions

    def next_place(self) -> tuple[int, int, str]:
        """Return when a new session begins, how long it is, and its room: behind the current one."""
        sitting = self.current()
        if sitting is None or sitting.end is None or sitting.start is None:
            return NINE, USUAL_MINUTES, ""
        end = start_of(sitting) + sitting.minutes
        if end >= DAY:  # nothing begins behind midnight on this day
            return start_of(sitting), USUAL_MINUTES, sitting.row.room
        return end, USUAL_MINUTES, sitting.row.room

    # The current session

    @Slot(str, int, int)
    def _moved(self, sitting_id: str, start: int, column: int) -> None:
        sitting = self._list.sitting(sitting_id)
        if sitting is None:
            return
        room = self._frame.columns[column].room if column >= 0 else sitting.row.room
        if column >= 0 and not self._frame.columns[column].own:
            room = sitting.row.room
        self._changes.move(sitting_id, self.day, start, room, shift=self._shift)

    @Slot(str, int)
    def _resized(self, sitting_id: str, minutes: int) -> None:
        sitting = self._list.sitting(sitting_id)
        if sitting is not None:
            self._changes.resize(sitting, minutes, shift=self._shift)

    @Slot(str, object)
    def _sent(self, sitting_id: str, day: date) -> None:
        sitting = self._list.sitting(sitting_id)
        own = sitting is not None and sitting.start is not None and sitting.start.date() != day
        if sitting is not None and own and self._changes.send(sitting, day, shift=self._shift):
            self._went(day, sitting_id)

    def _step(self, rooms: int, lines: int, days: int) -> None:
        sitting = self.current()
        if sitting is None or sitting.start is None:
            return
        if days:
            there = self._list.days()
            number = there.index(self.day) + days if self.day in there else -1
            if 0 <= number < len(there):
                self._sent(sitting.row.id, there[number])
            return
        day, start, grid = sitting.start.date(), start_of(sitting), self._canvas.grid
        if lines > 0:
            start = (start // grid + 1) * grid
        elif lines < 0:
            start = -(-start // grid) * grid - grid
        room = self._room_beside(sitting.row.room, rooms)
        if (start, room) != (start_of(sitting), sitting.row.room):
            self._changes.move(sitting.row.id, day, start, room, shift=self._shift and bool(lines))

    def _room_beside(self, room: str, by: int) -> str:
        """Return the next room in a direction; before the first one are all rooms together."""
        own = [column.room for column in self._frame.columns if column.own]
        rooms = list(dict.fromkeys(["", *own]))
        place = rooms.index(room) + by if room in rooms else 0
        return rooms[min(max(place, 0), len(rooms) - 1)]

    def _lengthen(self, lines: int) -> None:
        sitting = self.current()
        if sitting is not None:
            grid = self._canvas.grid
            end = start_of(sitting) + sitting.minutes
            end = (end // grid + 1) * grid if lines > 0 else -(-end // grid) * grid - grid
            minutes = end - start_of(sitting)
            if minutes > 0:
                self._changes.resize(sitting, minutes, shift=self._shift)

    def _shift_rest(self, lines: int) -> None:
        sitting = self.current()
        if sitting is not None:
            self._changes.shift_following(sitting, lines * self._canvas.grid)

    @Slot(bool)
    def _pin(self, pinned: bool) -> None:
        sitting = self.current()
        if sitting is not None:
            self._changes.pin(sitting, pinned)

    @Slot()
    def _remove(self) -> None:
        sitting = self.current()
        if sitting is None:
            return
        ids = [block.id for block in self._canvas.blocks]
        place = ids.index(sitting.row.id)
        held = self._canvas.holds_keyboard()
        self._changes.remove(sitting)
        rest = [one for one in ids if one != sitting.row.id]
        if rest:
            self._canvas.choose(rest[min(place, len(rest) - 1)], enter=held)
