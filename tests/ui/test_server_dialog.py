"""A workspace on a PostgreSQL server, opened and created from the window."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.shell_parts import settings_in
from tests.ui.toolkit_typing import press, type_text
from ui.main import Application
from ui.runtime.settings import Settings
from ui.shell.failed_state import FailedState
from ui.shell.server_dialog import ServerDialog
from ui.shell.start_page import StartPage

SECRET = "s3cret"
PASSWORD = QLineEdit.EchoMode.Password


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_in(tmp_path)
    settings.language = "en"
    return settings


@pytest.fixture
def application(qapp: QApplication, settings: Settings, tmp_path: Path) -> Iterator[Application]:
    application = Application(qapp, settings, tmp_path / "data")
    application.start()
    yield application
    application.close()
    application.deleteLater()


@pytest.fixture
def no_server() -> str:
    """Where a server was once; nobody answers there."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A server that takes the call and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"127.0.0.1:{listener.getsockname()[1]}"


def asked(application: Application, qtbot: QtBot) -> ServerDialog:
    application.window.frame_actions.server.trigger()
    dialog = application.window.findChildren(ServerDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def fill(dialog: ServerDialog, address: str) -> None:
    line = dialog.fields.address.line
    line.selectAll()
    type_text(line, address)


def with_password(address: str) -> str:
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.replace("@", f":{SECRET}@")).geturl()


def test_a_workspace_on_a_server_is_opened_and_its_password_kept_nowhere(
    application: Application, settings: Settings, postgres_workspace: str, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = asked(application, qtbot)
    fill(dialog, with_password(postgres_workspace))
    shown = [line.text() for line in dialog.findChildren(QLineEdit) if line.echoMode() is not PASSWORD]
    assert not any(SECRET in text for text in shown)
    assert dialog.fields.password.line.text() == SECRET
    dialog.primary.click()
    assert dialog.waiting
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not application.window.findChildren(ServerDialog))
    assert application.window.windowTitle() == f"{urlsplit(postgres_workspace).path[1:]} — CICA Events"
    assert settings.recent == [postgres_workspace]
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(SECRET.encode() in content for content in written)


def test_a_workspace_is_created_in_an_empty_database(
    application: Application, postgres_address: str, qtbot: QtBot
) -> None:
    parts = urlsplit(postgres_address)
    dialog = asked(application, qtbot)
    type_text(dialog.fields.server.line, f"{parts.hostname}:{parts.port}")
    type_text(dialog.fields.database.line, parts.path[1:])
    type_text(dialog.fields.user.line, parts.username or "")
    dialog.primary.click()
    qtbot.waitUntil(lambda: "holds no CICA Events workspace" in dialog.problem, timeout=20_000)
    dialog.create_there.click()
    assert (dialog.primary.text(), dialog.problem) == ("Create", "")
    dialog.primary.click()
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=30_000)
    assert application.opener.workspace is not None
    assert application.opener.workspace.meetings.rows() == []


def test_what_is_missing_is_told_under_its_field_and_what_was_typed_is_kept(
    application: Application, qtbot: QtBot
) -> None:
    dialog = asked(application, qtbot)
    type_text(dialog.fields.user.line, "office")
    press(dialog.fields.user.line, Qt.Key.Key_Return)
    assert "on which server" in dialog.fields.server.problem
    assert not dialog.waiting
    type_text(dialog.fields.server.line, "db.example.org")
    assert dialog.fields.server.problem == ""
    assert dialog.fields.address.line.text() == "postgresql://office@db.example.org"
    dialog.primary.click()
    assert dialog.fields.database.problem == "Say what the database is called."
    dialog.reject()


def test_a_server_that_refuses_is_told_in_the_dialog(
    application: Application, postgres_workspace: str, qtbot: QtBot
) -> None:
    dialog = asked(application, qtbot)
    fill(dialog, with_password(postgres_workspace.replace("postgres@", "nobody@")))
    dialog.primary.click()
    qtbot.waitUntil(lambda: bool(dialog.problem), timeout=20_000)
    assert "nobody" in dialog.problem
    assert SECRET not in dialog.problem
    assert dialog.fields.password.line.text() == SECRET
    assert application.window.findChildren(StartPage)
    dialog.reject()


def test_a_server_that_does_not_answer_leaves_the_window_alive(
    application: Application, silent_server: str, sqlite_workspace: str, qtbot: QtBot
) -> None:
    dialog = asked(application, qtbot)
    fill(dialog, f"postgresql://office@{silent_server}/cica")
    dialog.primary.click()
    assert dialog.waiting
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not application.window.findChildren(ServerDialog))
    application.opener.open(sqlite_workspace)
    qtbot.waitUntil(lambda: application.opener.address == sqlite_workspace, timeout=4_000)


def test_the_server_of_last_time_asks_for_the_password_again(
    qapp: QApplication, settings: Settings, no_server: str, tmp_path: Path, qtbot: QtBot
) -> None:
    settings.remember(f"postgresql://office:{SECRET}@{no_server}/cica")
    application = Application(qapp, settings, tmp_path / "data")
    try:
        application.start()
        qtbot.waitUntil(lambda: bool(application.window.findChildren(FailedState)), timeout=20_000)
        state = application.window.findChildren(FailedState)[0]
        way = state.findChildren(QPushButton)[0]
        assert way.text() == "Open from a server…"
        way.click()
        dialog = application.window.findChildren(ServerDialog)[0]
        assert dialog.fields.server.line.text() == no_server
        assert dialog.fields.user.line.text() == "office"
        dialog.reject()
    finally:
        application.close()
        application.deleteLater()
