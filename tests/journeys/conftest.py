"""A person before the application's real window, with settings and workspaces in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.i18n import use_language
from tests.journeys.driver import Person
from tests.journeys.looks import LAPTOP
from tests.journeys.pictures import FOLDER, take_pictures
from tests.ui.shell_parts import settings_in
from ui.main import Application
from ui.runtime.settings import Settings
from ui.runtime.theme import ARGUMENTS


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the walk past every page: no earlier window of this process takes the keyboard from it."""
    items.sort(key=lambda item: item.path.name != "test_every_page.py")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start Qt like the application does, with dialogs and menus that a test can reach on every system."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
    return ["journeys", *ARGUMENTS]


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path) -> Path:
    """A workspace of the test's own with the sample's data."""
    return Path(shutil.copy(sample_template, tmp_path / "Office.cica"))


@pytest.fixture
def sample_of_2023(template_of_2023: Path, tmp_path: Path) -> Path:
    """A workspace of the test's own with the sample's data and the programmes of 2023."""
    return Path(shutil.copy(template_of_2023, tmp_path / "Office.cica"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a user who has never started the application, in English."""
    settings = settings_in(tmp_path)
    settings.language = "en"
    settings.theme = "light"
    return settings


class Office:
    """Starts the application for a person; what is still open at the end is closed."""

    def __init__(self, app: QApplication, bot: QtBot, settings: Settings, folder: Path) -> None:
        self._app, self._bot, self.settings, self.folder = app, bot, settings, folder
        self._running: list[Application] = []

    def start(self, address: object = "", *, size: tuple[int, int] | None = LAPTOP) -> Person:
        """Start the application, with a workspace if one is named, and wait until it can be used."""
        application = Application(self._app, self.settings, self.folder / "data")
        self._running.append(application)
        person = Person(self._bot, application)
        if application.start(str(address)):
            if size:
                application.window.setGeometry(0, 0, *size)
            self._bot.waitExposed(application.window)
            application.window.activateWindow()
            person.until(lambda: self._app.activeWindow() is application.window)
            person.until(lambda: person.title != "", "nothing was shown")
            person.rests()
        return person

    def leave(self, person: Person) -> None:
        """Close the window and end the application."""
        person.press("Ctrl+Q")
        assert not person.application.window.isVisible()
        self._end(person.application)

    def close(self) -> None:
        """End what still runs, with a picture of it where pictures are wanted."""
        for application in list(self._running):
            self._end(application)

    def picture(self, name: str) -> None:
        """Take pictures of the window that is open."""
        for application in self._running[-1:]:
            take_pictures(application, name)

    def _end(self, application: Application) -> None:
        self._running.remove(application)
        application.close()
        application.deleteLater()


@pytest.fixture
def office(
    qapp: QApplication, qtbot: QtBot, settings: Settings, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Office]:
    """Where the application is started; it is closed when the story ends."""
    office = Office(qapp, qtbot, settings, tmp_path)
    yield office
    if FOLDER:
        office.picture(request.node.name)
    office.close()
    use_language("en")


@pytest.fixture
def person(office: Office, sample: Path) -> Person:
    """A person before the window with a copy of the sample open."""
    return office.start(sample)
