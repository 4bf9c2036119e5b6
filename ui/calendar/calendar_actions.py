"""What can be done in the calendar, with its keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.reasons import allow
from ui.toolkit.enter_keys import key_sequences
from ui.toolkit.plain import plain_hint


class CalendarActions:
    """Actions that work while the page has the keyboard; those of a meeting only while `canvas` has it."""

    def __init__(self, icons: Icons, page: QWidget, canvas: QWidget) -> None:
        self._icons = icons
        self._add_ways_about(page, canvas)
        self._add_deeds(page, canvas)
        self._add_files(page)

    def _add_ways_about(self, page: QWidget, canvas: QWidget) -> None:
        """Add what leads to a new meeting, to another time and to another meeting."""
        self.new = self._action(page, _("New meeting"), "plus", hint=_("Set up a meeting on the day at hand"))
        self.new_here = self._action(canvas, _("New meeting on this day"), "calendar-plus", "N")
        self.back = self._action(
            page, _("Show earlier"), "chevron-left", "PgUp", _("The month, quarter or year before")
        )
        self.onward = self._action(
            page, _("Show later"), "chevron-right", "PgDown", _("The month, quarter or year after")
        )
        self.today = self._action(page, _("Today"), "", "Ctrl+T", _("Go to today"))
        self.go_to = self._action(
            page, _("Go to a date…"), "calendar-days", "Ctrl+G", _("Type a date to go to")
        )
        self.next = self._action(canvas, _("Next meeting"), "arrow-right", "Ctrl+Right")
        self.previous = self._action(canvas, _("Previous meeting"), "arrow-left", "Ctrl+Left")

    def _add_deeds(self, page: QWidget, canvas: QWidget) -> None:
        """Add what is done with the meeting at hand."""
        self.open = self._action(canvas, _("Open"), "external-link", "Ctrl+Return", _("Open the meeting"))
        self.precise = self._action(canvas, _("Choose the days…"), "calendar-plus", "F2")
        self.details = self._action(
            page, _("Details"), "panel-right", "Ctrl+E", _("Show the card and the tray")
        )
        self.details.setCheckable(True)
        self.undated = self._action(canvas, _("Take the date away"), "circle-minus", "Ctrl+Backspace")
        self.moves = dict(self._moves(canvas))
        self.ends = {
            -1: self._action(canvas, _("End a day earlier"), "", "Alt+Shift+Left"),
            1: self._action(canvas, _("End a day later"), "", "Alt+Shift+Right"),
        }

    def _add_files(self, page: QWidget) -> None:
        """Add what hands on the meetings shown."""
        self.save = self._action(
            page,
            _("Calendar file…"),
            "download",
            hint=_("Write the meetings shown into a calendar file (.ics)"),
        )
        self.plan = self._action(
            page,
            _("Annual plan…"),
            "file-text",
            "Ctrl+P",
            _("The year by dimension, priority area and coordinator, as Word, PDF or Excel"),
        )
        self.vague_too = self._action(page, _("With vague dates, as notes"), "")
        self.vague_too.setToolTip(
            _("Write those without exact days as notes over all days that may be meant")
        )
        self.vague_too.setCheckable(True)
        self.copy = self._action(
            page,
            _("Copy as a table"),
            "copy",
            "Ctrl+Shift+C",
            _("Copy the meetings shown, for a spreadsheet"),
        )

    def _moves(self, canvas: QWidget) -> Iterator[tuple[tuple[int, bool], QAction]]:
        """Yield the actions that move the meeting at hand, by (steps, large)."""
        yield (-1, False), self._action(canvas, _("Move earlier"), "", "Alt+Left")
        yield (1, False), self._action(canvas, _("Move later"), "", "Alt+Right")
        yield (-1, True), self._action(canvas, _("Move a week earlier"), "", "Alt+Up")
        yield (1, True), self._action(canvas, _("Move a week later"), "", "Alt+Down")

    def _action(self, owner: QWidget, text: str, icon: str, keys: str = "", hint: str = "") -> QAction:
        action = QAction(text, owner)
        if hint:
            action.setToolTip(plain_hint(hint))
        if keys:
            action.setShortcuts(key_sequences(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon:
            self._icons.put(action, icon)
        owner.addAction(action)
        return action

    def of_meeting(self) -> list[QAction | None]:
        """Return what can be done with the meeting at hand, None for a line between."""
        moves = list(self.moves.values())
        return [
            self.open,
            self.precise,
            None,
            *moves,
            *self.ends.values(),
            None,
            self.undated,
            None,
            self.new_here,
        ]

    def allow(self, *, chosen: bool, exact: bool) -> None:
        """Allow what can be done with the meeting at hand: none, a vague one or an exact one."""
        for action in (self.open, self.precise, self.undated, *self.moves.values()):
            allow(action, chosen, _("Select a meeting first."))
        whole = _("The days of this meeting are not fixed yet.") if chosen else _("Select a meeting first.")
        for action in self.ends.values():
            allow(action, chosen and exact, whole)
