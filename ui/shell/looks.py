"""How the interface looks: theme, size and motion, chosen by actions, applied at once and remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from ui.runtime.motion import Choice, Motion, choice_of, system_moves
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.runtime.theme import Scheme, Theme
from ui.runtime.zoom import USUAL, bounded, step_from, zoom
from ui.shell.actions import FrameActions, check


class Looks(QObject):
    """Holds theme and motion; joins them with the actions of each window that is built."""

    def __init__(self, app: QApplication, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._actions: FrameActions | None = None
        self.theme = Theme(app, scheme_of(settings.theme), self, bounded(settings.zoom))
        self.motion = Motion(app, choice_of(settings.motion), self)
        if self.motion.choice is not Choice.SYSTEM:
            self.motion.choose(self.motion.choice)

    def connect_actions(self, actions: FrameActions) -> None:
        """Let the actions of a new window choose."""
        self._actions = actions
        check(actions.schemes, self.theme.scheme.value)
        check(actions.motions, self.motion.choice.value)
        actions.schemes.triggered.connect(self._choose_scheme)
        actions.motions.triggered.connect(self._choose_motion)
        actions.larger.triggered.connect(self._enlarge)
        actions.smaller.triggered.connect(self._reduce)
        actions.usual_size.triggered.connect(self._usual)
        actions.zoom_chosen.connect(self.set_zoom)
        actions.show_zoom(zoom())

    def ask_system(self, tasks: TaskRunner) -> None:
        """Ask the system, beside the window, whether things may move."""
        tasks.start(system_moves, done=self.motion.follow, owner=self)

    @Slot(int)
    def set_zoom(self, percent: int) -> None:
        """Draw the interface so large (per cent) from now on."""
        self._settings.zoom = bounded(percent)
        self.theme.enlarge(percent)
        if self._actions is not None:
            self._actions.show_zoom(zoom())

    @Slot()
    def _enlarge(self) -> None:
        self.set_zoom(step_from(zoom(), up=True))

    @Slot()
    def _reduce(self) -> None:
        self.set_zoom(step_from(zoom(), up=False))

    @Slot()
    def _usual(self) -> None:
        self.set_zoom(USUAL)

    @Slot(QAction)
    def _choose_scheme(self, action: QAction) -> None:
        self._settings.theme = action.data()
        self.theme.choose(scheme_of(action.data()))

    @Slot(QAction)
    def _choose_motion(self, action: QAction) -> None:
        self._settings.motion = action.data()
        self.motion.choose(choice_of(action.data()))


def scheme_of(value: str) -> Scheme:
    """Return the scheme that was remembered as `value`; the system's where that is no scheme."""
    return next((scheme for scheme in Scheme if scheme == value), Scheme.SYSTEM)
