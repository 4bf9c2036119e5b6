"""How fine the grid of the day is and how tall its hours are, remembered from one time to the next."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.i18n import _
from ui.programme.day_frame import DayFrame
from ui.programme.day_scale import USUAL_ZOOM, ZOOMS
from ui.programme.programme_actions import GRIDS, ProgrammeActions
from ui.runtime.settings import Settings
from ui.toolkit.buttons import MenuButton

LAYOUT = "programme"
USUAL_GRID = 15  # minutes


class DayMeasure(QObject):
    """Follows the actions for grid and zoom; `button` shows the grid and offers the others."""

    def __init__(
        self, settings: Settings, commands: ProgrammeActions, frame: DayFrame, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._commands = commands
        self._frame = frame
        menu = QMenu(parent)
        menu.addActions(commands.grids.actions())
        menu.addSeparator()
        menu.addActions([commands.zoom_in, commands.zoom_out])
        hint = _("The steps on which sessions begin and end, and how tall an hour is")
        self.button = MenuButton("", menu, hint=hint, parent=parent)
        kept = settings.layout(LAYOUT)
        grid, hour = kept.get("grid"), kept.get("hour")
        self._hour = hour if hour in ZOOMS else USUAL_ZOOM
        self._set_grid(grid if grid in GRIDS else USUAL_GRID)
        frame.set_hour(self._hour)
        commands.zoom_in.triggered.connect(partial(self._zoom, 1))
        commands.zoom_out.triggered.connect(partial(self._zoom, -1))
        commands.grids.triggered.connect(self._grid_chosen)

    def _keep(self, **values: Any) -> None:
        self._settings.set_layout(LAYOUT, {**self._settings.layout(LAYOUT), **values})

    @Slot(QAction)
    def _grid_chosen(self, action: QAction) -> None:
        self._set_grid(int(action.data()))
        self._keep(grid=self._frame.canvas.grid)

    def _set_grid(self, minutes: int) -> None:
        self._frame.canvas.grid = minutes
        action = next(one for one in self._commands.grids.actions() if one.data() == minutes)
        action.setChecked(True)
        self.button.setText(action.text())
        self.button.setAccessibleName(_("Grid: {minutes} min").format(minutes=minutes))

    def _zoom(self, by: int, _checked: bool = False) -> None:
        place = min(max(ZOOMS.index(self._hour) + by, 0), len(ZOOMS) - 1)
        self._hour = ZOOMS[place]
        self._frame.set_hour(self._hour)
        self._keep(hour=self._hour)
