"""A desk over a workspace of its own, and a meeting with people, for the tests of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cica_events.i18n import use_language
from tests.ui.meeting_desk import Grounds, Office, make_template, open_office
from tests.ui.people_at_meeting import attended_meeting
from tests.ui.shell_parts import Frame, build_frame, settings_in
from ui.main import Application
from ui.runtime.settings import Settings


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """A bot that keeps what it is given: Python would clear a page while Qt still shows it, amid an event."""
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **how: Any) -> None:
        kept.append(widget)
        add(widget, **how)

    qtbot.addWidget = add_and_keep  # type: ignore[method-assign]  # of this bot alone
    return qtbot


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file with the States and organizations, to copy."""
    return make_template(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Grounds:
    """What tests begin with, each made once."""
    return Grounds(tmp_path_factory.mktemp("grounds"))


@pytest.fixture
def office(
    qapp: QApplication, qtbot: QtBot, template: Path, tmp_path: Path, grounds: Grounds
) -> Iterator[Office]:
    """A desk over a workspace of its own."""
    with open_office(qapp, template, tmp_path, grounds) as office:
        yield office


@pytest.fixture
def meeting(office: Office) -> str:
    """A meeting with two heads, a delegate and one of the Secretariat without title and function."""
    return attended_meeting(office)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of somebody who has never started the application."""
    return settings_in(tmp_path)


@pytest.fixture
def application(
    qapp: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The whole application in English, with nothing open yet."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    settings.language = "en"
    application = Application(qapp, settings, tmp_path / "data")
    yield application
    application.close()
    application.deleteLater()
    use_language("en")


@pytest.fixture
def frame(qapp: QApplication, qtbot: QtBot, settings: Settings) -> Iterator[Frame]:
    """The window alone, with pages that hold little."""
    frame = build_frame(qapp, settings)
    qtbot.addWidget(frame.window)
    frame.window.show()
    yield frame
    frame.tasks.close()


@pytest.fixture
def opened(frame: Frame) -> Frame:
    """The same window with a workspace open."""
    frame.window.leave_workspace()
    frame.window.open_workspace("Meetings")
    return frame
