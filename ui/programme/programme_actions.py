"""What can be done with a programme, each action once, for buttons, menus and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from cica_events.i18n import _
from ui.runtime.icons import Icons

GRIDS = (5, 10, 15, 20, 30, 60)  # minutes
STEPS = (
    ("earlier", "Alt+Up", 0, -1, 0),
    ("later", "Alt+Down", 0, 1, 0),
    ("left", "Alt+Left", -1, 0, 0),
    ("right", "Alt+Right", 1, 0, 0),
    ("day_before", "Alt+PgUp", 0, 0, -1),
    ("day_after", "Alt+PgDown", 0, 0, 1),
)  # name, keys, rooms, lines of the grid, days


class ProgrammeActions(QObject):
    """Those of the whole view, and in `moves` those of the current session, which live in the day."""

    def __init__(self, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = icons
        self.add = self._action(_("Add session"), "plus", "Insert")
        self.first = self._action(_("Add the first session"), "plus")
        self.usual = self._action(_("Take the usual programme"), "calendar-days")
        self.shift = self._action(_("Shift what follows"), "arrow-down", "Ctrl+Shift+F")
        self.shift.setCheckable(True)
        self.shift.setToolTip(
            _("When a session moves or grows, move what comes after it on that day as well")
        )
        self.add_day = self._action(_("Add a day"), "plus")
        self.rooms = self._action(_("Rooms…"), "map-pin")
        self.zoom_in = self._action(_("Draw hours taller"), "plus", "Alt++", "Alt+=")
        self.zoom_out = self._action(_("Draw hours smaller"), "minus", "Alt+-")
        self.details = self._action(_("Details"), "panel-right", "Ctrl+E")
        self.details.setCheckable(True)
        self.put = self._action(_("Put into…"), "arrow-right")
        self.rest = self._action(_("Schedule the rest"), "sparkles")
        self.rest.setToolTip(_("Put what is not yet scheduled into the sessions that have room left"))
        self.out = self._action(_("Take out of its session"), "x", "Del")
        self.item_up = self._action(_("Earlier in its session"), "arrow-up", "Alt+Up")
        self.item_down = self._action(_("Later in its session"), "arrow-down", "Alt+Down")
        self._of_session()
        self.grids = QActionGroup(self)
        for minutes in GRIDS:
            action = self.grids.addAction(_("{minutes} min").format(minutes=minutes))
            action.setCheckable(True)
            action.setData(minutes)

    def _of_session(self) -> None:
        self.edit = self._action(_("Edit"), "pencil")
        self.remove = self._action(_("Remove"), "trash-2", "Ctrl+Del")
        self.pin = self._action(_("Fixed time"), "lock", "Ctrl+L")
        self.pin.setCheckable(True)
        self.pin.setToolTip(_("Keep this session where it is when others shift"))
        self.longer = self._action(_("Longer"), "", "Shift+Alt+Down")
        self.shorter = self._action(_("Shorter"), "", "Shift+Alt+Up")
        self.shift_later = self._action(_("Let what follows begin later"), "", "Ctrl+Alt+Down")
        self.shift_earlier = self._action(_("Let what follows begin earlier"), "", "Ctrl+Alt+Up")
        texts = (
            _("Move earlier"), _("Move later"), _("Move to the room at the left"),
            _("Move to the room at the right"), _("Move to the day before"), _("Move to the next day"),
        )  # fmt: skip
        self.moves = {
            name: self._action(text, "", keys)
            for (name, keys, *_rest), text in zip(STEPS, texts, strict=True)
        }

    def session_actions(self) -> Iterator[QAction | None]:
        """Yield what can be done with the current session, in the order of its menu; None parts groups."""
        yield from (self.edit, self.pin, None, *self.moves.values(), None, self.longer, self.shorter)
        yield from (None, self.shift_earlier, self.shift_later, None, self.remove)

    def _action(self, text: str, icon: str, *keys: str) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(each) for each in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if icon:
            self._icons.put(action, icon)
        return action
