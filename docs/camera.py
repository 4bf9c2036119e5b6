"""The camera of the pictures in `docs/`: leads one real window about, and writes what it shows into files."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QSettings, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cica_events.services.workspace import Workspace
from ui.main import Application
from ui.runtime.settings import Settings
from ui.runtime.theme import ARGUMENTS

W = TypeVar("W", bound=QWidget)
PATIENCE = 30_000  # milliseconds
BREATH = 0.005  # seconds between two looks
SETTLING = 0.7  # seconds that animations and late layouts take
LAPTOP = (1366, 768)


def application() -> QApplication:
    """Return Qt's application, with dialogs that a picture can show on every system."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QApplication.setApplicationName("CICA Events")
    return QApplication(["pictures", *ARGUMENTS])


class Camera:
    """Takes pictures of one window into the folder `into`; each name ends in `suffix`."""

    def __init__(
        self,
        application: Application,
        into: Path,
        suffix: str = "",
        size: tuple[int, int] = LAPTOP,
        settling: float = SETTLING,
    ) -> None:
        self.application = application
        self.window = application.window
        self._into = into
        self._suffix = f"-{suffix}" if suffix else ""
        self._size = size
        self._settling = settling

    def open(self, path: Path) -> Workspace:
        """Open a workspace in the window."""
        self.application.opener.open(str(path))
        self.until(lambda: self.application.opener.workspace is not None)
        workspace = self.application.opener.workspace
        assert workspace is not None
        return workspace

    def place(self) -> None:
        """Give the window its size, at the corner of the screen."""
        self.window.resize(*self._size)
        self.window.move(0, 0)

    def shot(self, name: str, dialog: QWidget | None = None) -> None:
        """Write what a dialog, else the window, shows."""
        self.settle()
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.deselect()
        self.save((dialog or self.window).grab(), name)

    def screen(self, name: str) -> None:
        """Write what the screen shows of the window, with dialogs and menus over it."""
        self.settle()
        picture = self.window.grab()
        if QApplication.platformName() != "offscreen":
            picture = self.window.screen().grabWindow(0, 0, 0, self.window.width(), self.window.height())
        self.save(picture, name)

    def save(self, picture: QPixmap | QImage, name: str) -> None:
        """Write a picture."""
        picture.save(str(self.path_of(name)))

    def path_of(self, name: str) -> Path:
        """Return the file of the picture `name`."""
        return self._into / f"{name}{self._suffix}.png"

    def rest(self) -> None:
        """Wait until nothing goes on beside the window."""
        self.until(lambda: not self.application.tasks.busy)
        self.settle()

    def settle(self) -> None:
        """Let animations and late layouts come to their end."""
        end = time.monotonic() + self._settling
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(BREATH)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so; RuntimeError where that takes too long."""
        deadline = QDeadlineTimer(PATIENCE)
        while not condition():
            if deadline.hasExpired():
                raise RuntimeError("the window did not come so far")
            QApplication.processEvents()
            time.sleep(BREATH)


@contextmanager
def window_in(folder: Path, app: QApplication, *, theme: str, language: str) -> Iterator[Application]:
    """Give a window of a user who has never started the application, with settings in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.theme, settings.language = theme, language
    made = Application(app, settings, folder)
    try:
        yield made
    finally:
        made.close()
        made.window.close()
        made.deleteLater()


def shown(window: QWidget, kind: type[W]) -> list[W]:
    """Return what can be seen of a kind."""
    return [view for view in window.findChildren(kind) if view.isVisible()]
