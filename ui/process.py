"""The process of the window: one for a user, from its start to its end."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication

from cica_events.paths import APPLICATION, data_folder
from ui.main import Application
from ui.runtime.desktop_application import DesktopApplication
from ui.runtime.settings import Settings
from ui.runtime.settings_file import open_settings
from ui.runtime.sole_window import SoleWindow
from ui.runtime.theme import ARGUMENTS
from ui.shell.addresses import absolute


def run(address: str = "") -> int:
    """Run the window until it is closed and return the exit status."""
    QApplication.setApplicationName(APPLICATION)
    QApplication.setDesktopFileName("cica-events")
    app = DesktopApplication([*sys.argv[:1], *ARGUMENTS])
    sole = SoleWindow(data_folder(), app)
    alone = sole.take()
    address = absolute(address)
    if not alone and sole.call(address):
        return 0
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    file = open_settings(Path(folder) / "settings.ini")
    application = Application(app, Settings(file.store), data_folder(), file.damaged_copy)
    application.errors.install()
    app.file_asked.connect(application.bring)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal; everything is saved
    try:
        if not application.start(address):
            return 0
        application.hear(sole, alone)
        return app.exec()
    finally:
        application.close()
        sole.release()
