"""The application in Russian, as a process of its own that goes past every page and looks at each.

    python -m tests.journeys.walked_pages WORKSPACE FOLDER

At each stop of the light pages and the dialogs it waits to be listened to (`spoken_pages`); then come the
pages in the dark. In the end it writes what was wrong to see into FOLDER.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication

from tests.journeys.every_page import PATIENCE, EveryPage, Stop, until
from tests.journeys.looks import LAPTOP, Looks
from tests.journeys.spoken_pages import Told
from ui.main import Application
from ui.runtime.settings import Settings
from ui.runtime.theme import ARGUMENTS, Scheme

SEEN = "seen.json"  # the faults that were seen


def main(workspace: str, folder: Path) -> None:
    """Open `workspace` with settings in `folder`, and go past every page."""
    application = started(workspace, folder)
    told, looks = Told(), Looks(application)

    def visit(stop: Stop) -> None:
        told.visit(stop)
        looks.visit(stop)

    try:
        EveryPage(application, visit).walk()
        application.theme.choose(Scheme.DARK)
        EveryPage(application, looks.visit_dark, dialogs=False).walk()
    except AssertionError as error:  # the application's log leaves out what an error says
        sys.stderr.write(f"{error}\n")
        faulthandler.dump_traceback()
        raise
    (folder / SEEN).write_text(json.dumps(looks.faults), encoding="utf-8")
    application.close()


def started(workspace: str, folder: Path) -> Application:
    """Start the application with `workspace`, with dialogs of Qt's own, which can be read here."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.language, settings.theme = "ru", "light"
    qapp = QApplication(["walked", *ARGUMENTS])
    qapp.setCursorFlashTime(0)  # where the caret alone shows who has the keyboard, it must not be away
    application = Application(qapp, settings, folder / "data")
    application.errors.install()
    application.start(workspace)
    application.window.setGeometry(0, 0, *LAPTOP)
    assert until(lambda: application.opener.workspace is not None, PATIENCE)
    return application


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
