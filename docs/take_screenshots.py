"""Takes the pictures of `docs/screenshots/`: every page of the sample, light and dark, in a real window.

    python docs/take_screenshots.py [--language ru] [--into FOLDER] [--size 1366x768]

Needs a display; where there is none, start one: `Xvfb :9 -screen 0 1366x768x24`, and set DISPLAY to it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cica_events.services.workspace import create_workspace
from ui.main import Application
from ui.runtime.settings import Settings
from ui.toolkit.outline import OutlineView
from ui.toolkit.record_table import RecordTable

PATIENCE = 30_000  # milliseconds
SETTLING = 0.7  # seconds that animations and late layouts take


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="en")
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "screenshots")
    parser.add_argument("--size", default="1366x768")
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    QApplication.setApplicationName("CICA Events")
    app = QApplication(sys.argv[:1])
    width, height = map(int, chosen.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        for scheme in ("light", "dark"):
            place = Path(folder) / scheme
            place.mkdir()
            store = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
            settings = Settings(store)
            settings.theme, settings.language = scheme, chosen.language
            create_workspace(place / "Sample.cica", sample=True).close()
            application = Application(app, settings, place)
            suffix = scheme if chosen.language == "en" else f"{chosen.language}-{scheme}"
            _Camera(application, chosen.into, suffix, width, height).take(place)
            application.close()
            application.window.close()
            application.deleteLater()


class _Camera:
    """Leads one window through its pages."""

    def __init__(self, application: Application, into: Path, suffix: str, width: int, height: int) -> None:
        self._application = application
        self._into = into
        self._suffix = suffix
        self._size = (width, height)

    def take(self, place: Path) -> None:
        """Take a picture of each page."""
        window = self._application.window
        self._application.start()
        window.resize(*self._size)
        window.move(0, 0)
        self._shot("start")
        self._application.opener.open(str(place / "Sample.cica"))
        self._until(lambda: self._application.opener.workspace is not None)
        workspace = self._application.opener.workspace
        assert workspace is not None
        soc, forum = (workspace.meetings.get(key).id for key in ("SOC-2023-12-12", "REP-2023-10-29"))
        for name, show in {
            "home": partial(window.show_page, "home"),
            "meetings": partial(window.show_page, "meetings"),
            "overview": partial(window.show_page, "meeting", meeting_id=soc, tab="overview"),
            "delegations": partial(window.show_page, "meeting", meeting_id=soc, tab="delegations"),
            "participants": partial(window.show_page, "meeting", meeting_id=forum, tab="participants"),
            "documents": partial(window.show_page, "meeting", meeting_id=soc, tab="documents"),
            "agenda": partial(window.show_page, "meeting", meeting_id=soc, tab="agenda"),
            "outcomes": partial(window.show_page, "meeting", meeting_id=soc, tab="outcomes"),
            "people": partial(window.show_page, "people"),
            "parties": partial(window.show_page, "parties"),
            "history": partial(window.show_page, "history"),
            "settings": partial(window.show_page, "settings"),
        }.items():
            show()
            self._settle()
            self._select()
            self._shot(name)

    def _select(self) -> None:
        """Select a record of the list in sight, so that its details show."""
        for view in (
            *_shown(self._application.window, RecordTable),
            *_shown(self._application.window, OutlineView),
        ):
            for line in range(view.model().rowCount()):
                view.setCurrentIndex(view.model().index(line, 1))
                if view.selected_ids():
                    break

    def _shot(self, name: str) -> None:
        self._settle()
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.deselect()
        file = self._into / f"{name}-{self._suffix}.png"
        self._application.window.grab().save(str(file))

    def _settle(self) -> None:
        end = time.monotonic() + SETTLING
        while time.monotonic() < end:
            QApplication.processEvents()

    def _until(self, condition: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(PATIENCE)
        while not condition() and not deadline.hasExpired():
            QApplication.processEvents()


def _shown(window: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [view for view in window.findChildren(kind) if view.isVisible()]


if __name__ == "__main__":
    main()
