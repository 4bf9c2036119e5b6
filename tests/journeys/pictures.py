"""Pictures of the window for people to look at: CICA_EVENTS_PICTURES names the folder they go to."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.main import Application
from ui.runtime.theme import Scheme

FOLDER = os.environ.get("CICA_EVENTS_PICTURES", "")
SIZES = ((1366, 768), (1920, 1080))


def take_pictures(application: Application, name: str) -> None:
    """Show the window in both themes and at both sizes, each into a file of its own."""
    window, before = application.window, application.theme.scheme
    for width, height in SIZES:
        window.setGeometry(0, 0, width, height)
        for scheme in (Scheme.LIGHT, Scheme.DARK):
            application.theme.choose(scheme)
            QTest.qWait(150)
            save(application, Path(FOLDER) / f"{name}-{scheme.value}-{width}.png")
    application.theme.choose(before)


def save(application: Application, path: Path) -> None:
    """Write what the screen shows of the window, dialogs over it included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    window = application.window
    picture = window.grab()
    if QApplication.platformName() != "offscreen":
        corner = window.mapToGlobal(QPoint())
        picture = window.screen().grabWindow(0, corner.x(), corner.y(), window.width(), window.height())
    picture.save(str(path))
