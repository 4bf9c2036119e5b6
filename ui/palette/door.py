"""Opens the palette from anywhere in the window; what it needs is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.tasks import TaskRunner
from ui.shell.desk import Desk
from ui.shell.window import MainWindow
from ui.toolkit.plain import plain_hint

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.domain.found import Hit
    from cica_events.services.workspace import Workspace
    from ui.palette.panel import PalettePanel

WAITS = "palette-waits"
EDGE = 12  # pixels from the corner of a dialog to what it says
CALM = 2500  # milliseconds after the opening of a workspace, until all that can be found is read


class PaletteDoor(QObject):
    """Hears `action`; `desk` is None while no workspace is open. `ways` are the pages: key, title, icon."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        action: QAction,
        icons: Icons,
        desk: Callable[[], Desk | None],
        ways: Sequence[tuple[str, str, str]],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._action = action
        self._icons = icons
        self._desk = desk
        self._ways = ways
        self.panel: PalettePanel | None = None
        action.triggered.connect(self.open)
        app.focusChanged.connect(self._focus_moved)

    @Slot()
    def open(self) -> None:
        """Open the palette, or close the one that is open."""
        if self.panel is not None and shiboken6.isValid(self.panel) and self.panel.isVisible():
            self.panel.close_palette()
            return
        from ui.palette.commands import Commands, Way
        from ui.palette.palette import open_palette
        from ui.palette.parts import Parts
        from ui.palette.places import meeting_places

        desk = self._desk()
        ways = self._ways if desk is not None else ()
        titles = {"settings": _("Settings"), **{key: title for key, title, _icon in ways}}
        icons = {"settings": "settings", **{key: icon for key, _title, icon in ways}}
        parts = Parts(self.go, self._window.current_page, titles, icons)
        commands = Commands(self._window, [Way(*way) for way in self._ways], self._action, parts)
        where_used = partial(self._show_where_used, desk)
        self.panel = open_palette(self._window, self._icons, commands, desk, meeting_places(), where_used)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let a dialog that waits for an answer say why the palette does not open over it.

        What one finds leads to another page: the dialog and what was entered there would be in the way.
        """
        dialog = QApplication.activeModalWidget() if now is not None else None
        if dialog is None:
            return
        from PySide6.QtCore import Qt  # whose many enumerations the first picture does not wait for

        if dialog.findChild(QAction, WAITS, Qt.FindChildOption.FindDirectChildrenOnly) is None:
            waits = QAction(dialog)
            waits.setObjectName(WAITS)
            waits.setShortcuts(self._action.shortcuts())
            waits.triggered.connect(partial(_tell_why, dialog))
            dialog.addAction(waits)

    def go(self, key: str, **args: Any) -> None:
        """Show the page `key`, and remember which record it is handed among those opened lately."""
        desk = self._desk()
        if desk is not None:
            from ui.palette.recent import Recent, opened_by

            ref = opened_by(args)
            if ref is not None:
                Recent(desk.settings, str(desk.workspace.address)).note(ref)
        self._window.show_page(key, **args)

    def _show_where_used(self, desk: Desk | None, hit: Hit) -> None:
        from ui.shell.where_used_dialog import show_where_used

        if desk is not None:
            show_where_used(desk, hit.ref, hit.name, self._window)

    def prepare(self, workspace: Workspace, tasks: TaskRunner) -> None:
        """Read all that can be found, once the window has been calm for a while."""
        QTimer.singleShot(CALM, self, partial(self._make, workspace, tasks))

    def _make(self, workspace: Workspace, tasks: TaskRunner) -> None:
        if self._is_open(workspace):
            tasks.start(workspace.finding.make, done=_nothing, owner=self)

    def _is_open(self, workspace: Workspace) -> bool:
        desk = self._desk()
        return desk is not None and desk.workspace is workspace


def _tell_why(dialog: QWidget) -> None:
    text = _("First finish or close this dialog: what is found leads to another page.")
    QToolTip.showText(dialog.mapToGlobal(QPoint(EDGE, EDGE)), plain_hint(text), dialog)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(dialog, text))


def _nothing(_result: None) -> None:
    """There is nothing to show."""
