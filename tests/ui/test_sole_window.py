"""A second start of the same user hands its file to the first window, which comes to front."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cica_events.i18n import use_language
from tests.ui.shell_parts import settings_in
from ui.main import Application
from ui.runtime.instance import server_name
from ui.runtime.sole_window import SoleWindow
from ui.shell.addresses import absolute

SECOND = (
    "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    "from ui.runtime.sole_window import SoleWindow; app = QCoreApplication([]);"
    "second = SoleWindow(Path(sys.argv[1]));"
    "sys.exit(0 if not second.take() and second.call(sys.argv[2]) else 1)"
)


@contextmanager
def second_start(folder: Path, address: str = "") -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, "-c", SECOND, str(folder), address])
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SoleWindow]:
    first = SoleWindow(tmp_path, patience=300)
    assert first.take()
    yield first
    first.release()


def test_a_second_start_hands_its_file_over_and_ends(first: SoleWindow, tmp_path: Path, qtbot: QtBot) -> None:
    asked: list[str] = []
    first.asked.connect(asked.append)
    first.listen()
    with second_start(tmp_path, "/there/Встречи 2024.cica") as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=20_000)
        assert process.returncode == 0
    assert asked == ["/there/Встречи 2024.cica"]


def test_a_user_whose_folder_cannot_be_made_gets_a_window_too(tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("a file where the folder should be")
    assert SoleWindow(in_the_way / "CICA Events").take()


def test_a_first_window_that_hangs_is_not_waited_for_forever(first: SoleWindow, tmp_path: Path) -> None:
    second = SoleWindow(tmp_path, patience=200)
    assert not second.take()
    assert not second.call("/there/a.cica")  # nobody listens
    first.listen()
    assert not second.call("/there/a.cica")  # the event loop of the first one stands still


def test_what_a_dead_window_left_is_no_obstacle(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from ui.runtime.sole_window import SoleWindow;"
        "first = SoleWindow(Path(sys.argv[1])); assert first.take(); first.listen(); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 9
    heir = SoleWindow(tmp_path)
    assert heir.take()
    heir.listen()
    heir.release()


@pytest.mark.parametrize("noise", [b"GET / HTTP/1.1\n", b'{"open": 5}\n', b"[]\n", b"\xff\xfe\n"])
def test_noise_is_not_answered(first: SoleWindow, tmp_path: Path, qtbot: QtBot, noise: bytes) -> None:
    asked: list[str] = []
    first.asked.connect(asked.append)
    first.listen()
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path / "window"))
    assert socket.waitForConnected(1000)
    socket.write(noise)
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert not asked


def test_the_window_opens_what_a_second_start_was_given(
    qapp: QApplication, first: SoleWindow, sqlite_workspace: str, tmp_path: Path, qtbot: QtBot
) -> None:
    settings = settings_in(tmp_path)
    settings.language = "en"
    application = Application(qapp, settings, tmp_path / "data")
    application.start()
    application.hear(first, alone=True)
    first.asked.emit(sqlite_workspace)
    qtbot.waitUntil(lambda: application.opener.address == sqlite_workspace, timeout=20_000)
    application.bring("")
    application.hear(first, alone=False)
    assert "does not answer" in application.window.messages.text
    application.close()
    application.deleteLater()
    use_language("en")


def test_a_file_asked_for_by_the_system_is_told() -> None:
    code = (
        "from PySide6.QtGui import QFileOpenEvent;"
        "from ui.runtime.desktop_application import DesktopApplication; app = DesktopApplication([]);"
        "app.file_asked.connect(print); app.sendEvent(app, QFileOpenEvent('/there/a.cica'))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout == "/there/a.cica\n"


def test_an_address_means_the_same_in_another_folder() -> None:
    assert absolute("a.cica") == str(Path.cwd() / "a.cica")
    assert absolute("postgresql://db/cica") == "postgresql://db/cica"
    assert absolute("") == ""
