"""A desk over a workspace of its own, and a meeting with people, for the tests of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office, make_template, open_office
from tests.ui.people_at_meeting import attended_meeting


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file with the States and organizations, to copy."""
    return make_template(tmp_path_factory.mktemp("office"))


@pytest.fixture
def office(qapp: QApplication, qtbot: QtBot, template: Path, tmp_path: Path) -> Iterator[Office]:
    """A desk over a workspace of its own."""
    with open_office(qapp, template, tmp_path) as office:
        yield office


@pytest.fixture
def meeting(office: Office) -> str:
    """A meeting with two heads, a delegate and one of the Secretariat without title and function."""
    return attended_meeting(office)
