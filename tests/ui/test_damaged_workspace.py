"""A damaged workspace is told, can be looked at, and what can be saved of it is saved into a new file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.errors import DamagedError
from cica_events.i18n import use_language
from cica_events.services.workspace import open_workspace
from tests.ui.shell_parts import settings_in
from ui.main import Application
from ui.shell.failed_state import FailedState
from ui.shell.message_card import MessageCard


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    settings = settings_in(tmp_path)
    settings.language = "en"
    application = Application(qapp, settings, tmp_path / "data")
    yield application
    application.close()
    application.deleteLater()
    use_language("en")


@pytest.fixture
def workspace(sqlite_workspace: str) -> Path:
    """A workspace file with a person whose phone number is easily found."""
    with closing(open_workspace(sqlite_workspace)) as workspace:
        workspace.people.add({"family_name": "Somebody", "phone": "+7 717 2 57 65 10"})
    return Path(sqlite_workspace)


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x02
    path.write_bytes(content)


def offered(application: Application) -> list[str]:
    cards = application.window.findChildren(MessageCard)
    return [
        button.text()
        for card in cards
        if card.isVisible()
        for button in card.findChildren(QPushButton)
        if button.text()
    ]


def test_damage_is_told_beside_the_window_and_what_can_be_saved_is_saved(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    flip(workspace, workspace.read_bytes().index(b"+7 717 2 57"))
    application.start(str(workspace))
    messages = application.window.messages
    qtbot.waitUntil(lambda: "is damaged: 1 part of 4 KB is not" in messages.text, timeout=20_000)
    assert "It was last whole on" in messages.text
    assert offered(application) == ["Save what can be saved…"]
    foot = [label.text() for label in application.window.findChildren(QLabel)]
    assert "Damaged: read-only" in foot
    opened = application.opener.workspace
    assert opened is not None
    with pytest.raises(DamagedError) as refused:
        opened.people.add({"family_name": "Other"})
    messages.close()
    application.errors.report(refused.value)
    qtbot.waitUntil(lambda: "nothing is saved to it" in messages.text)
    assert offered(application) == ["Save what can be saved…"]
    saved = workspace.with_name("saved.cica")
    application.ways_in.rescue.save(workspace, saved)
    qtbot.waitUntil(lambda: "1 byte was put right. Nothing is lost" in messages.text, timeout=20_000)
    assert offered(application) == ["Open it"]
    with closing(open_workspace(saved)) as again:
        assert [row.phone for row in again.people.rows()] == ["+7 717 2 57 65 10"]


def test_a_file_too_damaged_to_open_offers_to_save_what_can_be_saved(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    flip(workspace, 30)
    application.start(str(workspace))
    qtbot.waitUntil(lambda: bool(application.window.findChildren(FailedState)), timeout=20_000)
    (state,) = application.window.findChildren(FailedState)
    first = state.findChildren(QPushButton)[0]
    assert first.text() == "Save what can be saved of a damaged workspace…"


def test_a_workspace_goes_out_into_an_archive_and_comes_back(
    application: Application, workspace: Path, qtbot: QtBot
) -> None:
    actions = application.window.frame_actions
    assert not actions.archive.isEnabled()
    application.start(str(workspace))
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    assert actions.archive.isEnabled()
    door, messages = application.ways_in.archive, application.window.messages
    assert application.opener.workspace is not None
    door.hand_out(application.opener.workspace, workspace.with_name("all.zip"))
    qtbot.waitUntil(lambda: "all.zip was written" in messages.text, timeout=20_000)
    door.rebuild(workspace.with_name("all.zip"), workspace.with_name("again.cica"))
    qtbot.waitUntil(lambda: "again.cica was made" in messages.text, timeout=20_000)
    with closing(open_workspace(workspace.with_name("again.cica"))) as again:
        assert [row.family_name for row in again.people.rows()] == ["Somebody"]
