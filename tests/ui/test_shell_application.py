"""The whole window: opening, creating, the sample, what goes wrong, a second window, another language."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cica_events.i18n import use_language
from tests.ui.shell_parts import settings_in
from ui.main import Application
from ui.runtime.instance import Instance
from ui.runtime.settings import Settings
from ui.shell.failed_state import FailedState
from ui.shell.recent_list import RecentLine, RecentRow
from ui.shell.start_page import Card, StartPage


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_in(tmp_path)
    settings.language = "en"
    settings.page = "settings-is-no-page-of-a-workspace"
    return settings


@pytest.fixture
def application(qapp: QApplication, settings: Settings, tmp_path: Path) -> Iterator[Application]:
    application = Application(qapp, settings, tmp_path / "data")
    yield application
    application.close()
    application.deleteLater()
    use_language("en")


def test_the_first_start_offers_three_ways(application: Application, qtbot: QtBot) -> None:
    assert application.start()
    qtbot.waitUntil(application.window.isVisible)
    cards = application.window.findChildren(Card)
    assert [card.accessibleName() for card in cards] == [
        "Create a workspace",
        "Open a workspace",
        "Look at the sample",
    ]
    assert all(card.isVisible() for card in cards)


def test_a_window_larger_than_its_screen_is_made_smaller_when_its_frame_is_known(
    application: Application, qtbot: QtBot
) -> None:
    application.window.resize(9000, 9000)
    application.start()
    screen = application.window.screen().availableGeometry()
    qtbot.waitUntil(lambda: screen.contains(application.window.frameGeometry()), timeout=20_000)


def test_the_cards_have_the_same_size(application: Application, qtbot: QtBot) -> None:
    application.start()
    cards = application.window.findChildren(Card)
    qtbot.waitUntil(lambda: max(card.width() for card in cards) - min(card.width() for card in cards) <= 1)
    assert len({card.height() for card in cards}) == 1


def test_a_workspace_is_opened_and_remembered(
    application: Application, sqlite_workspace: str, settings: Settings, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    assert application.window.windowTitle() == "test — CICA Events"
    assert settings.last_workspace == sqlite_workspace
    assert settings.recent == [sqlite_workspace]


def test_the_last_workspace_is_opened_at_the_next_start(
    application: Application, sqlite_workspace: str, settings: Settings, qtbot: QtBot
) -> None:
    settings.remember(sqlite_workspace)
    application.start()
    opened(application, qtbot)


def test_a_recent_workspace_is_one_click_away(
    application: Application, sqlite_workspace: str, settings: Settings, qtbot: QtBot
) -> None:
    settings.remember(sqlite_workspace)
    settings.last_workspace = ""
    application.start()
    application.window.findChildren(RecentLine)[0].click()
    opened(application, qtbot)


def test_a_missing_file_is_told_with_the_ways_on(
    application: Application, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    address = str(tmp_path / "missing.cica")
    settings.remember(address)
    application.start(address)
    state = failed(application, qtbot)
    assert any("missing.cica" in label.text() for label in state.findChildren(QLabel))
    assert len(state.findChildren(QPushButton)) == 3
    assert settings.last_workspace == ""
    assert settings.recent == [address]  # a drive may come back
    assert not (tmp_path / "missing.cica").exists()


def test_recent_workspaces_can_be_pinned_removed_and_found_again(
    application: Application, sqlite_workspace: str, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = str(tmp_path / "gone.cica")
    for address in (gone, sqlite_workspace):
        settings.remember(address)
    settings.last_workspace = ""
    application.start()
    rows = application.window.findChildren(RecentRow)
    assert [row.line.address for row in rows] == [sqlite_workspace, gone]
    qtbot.waitUntil(rows[1].search.isVisible)
    assert rows[1].line.accessibleName() == "gone.cica, missing"
    assert not rows[0].search.isVisible()
    rows[1].pin.click()
    assert settings.recent == [gone, sqlite_workspace]
    for number in range(20):
        settings.remember(f"/{number}.cica")
    assert settings.recent[0] == gone
    rows[1].remove.click()
    assert gone not in settings.recent
    assert settings.pinned == []


def test_a_file_that_is_no_workspace_leaves_the_open_one_open(
    application: Application, sqlite_workspace: str, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    (tmp_path / "foreign.cica").write_bytes(b"this is no database at all" * 100)
    application.opener.open(str(tmp_path / "foreign.cica"))
    qtbot.waitUntil(lambda: "foreign.cica" in application.window.messages.text)
    assert application.opener.address == sqlite_workspace
    assert application.window.windowTitle() == "test — CICA Events"
    assert Instance(tmp_path / "foreign.cica").take()


def test_another_workspace_takes_the_place_of_the_first(
    application: Application, sqlite_workspace: str, tmp_path: Path, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    application.opener.create(str(tmp_path / "other.cica"))
    qtbot.waitUntil(lambda: application.window.windowTitle() == "other — CICA Events", timeout=20_000)
    page = application.window.current_page()
    assert page is not None
    assert page.isVisible()
    assert Instance(Path(sqlite_workspace)).take()


def test_the_sample_is_made_once_and_opened(application: Application, tmp_path: Path, qtbot: QtBot) -> None:
    application.start()
    application.window.frame_actions.sample.trigger()
    qtbot.waitUntil(lambda: application.window.windowTitle() == "Sample — CICA Events", timeout=30_000)
    made = (tmp_path / "data" / "Sample.cica").stat().st_ino
    application.window.frame_actions.close.trigger()
    assert application.window.findChildren(StartPage)
    application.window.frame_actions.sample.trigger()
    qtbot.waitUntil(lambda: application.window.windowTitle() == "Sample — CICA Events", timeout=30_000)
    assert (tmp_path / "data" / "Sample.cica").stat().st_ino == made


def test_a_file_open_in_another_window_is_not_opened_twice(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    with OtherWindow(sqlite_workspace):
        application.start(sqlite_workspace)
        state = failed(application, qtbot)
        assert any(
            "test.cica is open in another window" in label.text() for label in state.findChildren(QLabel)
        )


def test_a_lock_left_by_a_killed_process_is_no_obstacle(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    with OtherWindow(sqlite_workspace) as process:
        process.kill()
        process.wait()
    application.start(sqlite_workspace)
    opened(application, qtbot)


def test_a_second_start_brings_the_window_to_front(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    caller = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from ui.runtime.instance import Instance; app = QCoreApplication([]);"
        "other = Instance(Path(sys.argv[1]));"
        "sys.exit(0 if not other.take() and other.call_other() else 1)"
    )
    process = subprocess.Popen([sys.executable, "-c", caller, sqlite_workspace])
    qtbot.waitUntil(lambda: "is already open" in application.window.messages.text)
    assert "test.cica" in application.window.messages.text
    qtbot.waitUntil(lambda: process.poll() is not None)
    assert process.returncode == 0


def test_a_window_that_hangs_is_not_said_to_have_come_to_front(qapp: QApplication, tmp_path: Path) -> None:
    first, second = Instance(tmp_path / "a.cica"), Instance(tmp_path / "a.cica")
    assert first.take()
    first.listen()  # and never looks who calls, as both stand in one thread
    assert not second.take()
    assert not second.call_other(patience=50)
    first.release()


def test_a_closed_window_lets_others_have_the_file(
    qapp: QApplication, settings: Settings, sqlite_workspace: str, tmp_path: Path, qtbot: QtBot
) -> None:
    first = Application(qapp, settings, tmp_path / "data")
    first.start(sqlite_workspace)
    opened(first, qtbot)
    first.close()
    assert Instance(Path(sqlite_workspace)).take()


def test_another_language_rebuilds_the_window_around_the_same_workspace(
    application: Application, sqlite_workspace: str, settings: Settings, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    workspace, old = application.opener.workspace, application.window
    choose(application, application.window.frame_actions.languages.actions(), "ru")
    qtbot.waitUntil(lambda: application.window is not old)
    assert settings.language == "ru"
    assert application.language.code == "ru"
    assert application.opener.workspace is workspace
    assert application.window.current_page() is not None
    qtbot.waitUntil(lambda: QApplication.translate("QPlatformTheme", "Cancel") != "Cancel")


def test_what_a_window_had_read_is_let_go_of_with_it(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    old, gone = application.window, ref(application.window.current_page())
    choose(application, application.window.frame_actions.languages.actions(), "ru")
    qtbot.waitUntil(lambda: not isValid(old))
    gc.unfreeze()
    gc.collect()
    assert gone() is None


def test_the_theme_is_switched_in_the_settings_and_remembered(
    application: Application, settings: Settings, qtbot: QtBot
) -> None:
    application.start()
    application.window.show_page("settings")
    dark = next(radio for radio in application.window.findChildren(QRadioButton) if radio.text() == "Dark")
    dark.click()
    assert application.theme.dark
    assert settings.theme == "dark"
    assert dark.isChecked()


def test_an_unknown_theme_in_the_settings_follows_the_system(
    qapp: QApplication, settings: Settings, tmp_path: Path
) -> None:
    settings.theme = "purple"
    application = Application(qapp, settings, tmp_path / "data")
    assert application.theme.scheme.value == "system"
    application.close()


def test_every_page_of_the_sidebar_can_be_shown(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    for key in ("home", "meetings", "people", "parties", "history", "settings"):
        application.window.show_page(key)
        page = application.window.current_page()
        assert page is not None
        assert page.isVisible()


def test_damaged_settings_are_told_quietly(
    qapp: QApplication, settings: Settings, tmp_path: Path, qtbot: QtBot
) -> None:
    application = Application(qapp, settings, tmp_path / "data", "settings (damaged).ini")
    application.start()
    qtbot.waitUntil(lambda: "settings (damaged).ini" in application.window.messages.text)
    application.close()
    use_language("en")


def opened(application: Application, qtbot: QtBot) -> None:
    """Wait until a workspace is open."""
    qtbot.waitUntil(lambda: application.opener.workspace is not None, timeout=20_000)


def failed(application: Application, qtbot: QtBot) -> FailedState:
    """Wait until the window says that a workspace could not be opened."""
    qtbot.waitUntil(lambda: bool(application.window.findChildren(FailedState)), timeout=20_000)
    return application.window.findChildren(FailedState)[0]


def choose(application: Application, actions: list, value: str) -> None:  # type: ignore[type-arg]
    next(action for action in actions if action.data() == value).trigger()


class OtherWindow:
    """A process that holds a workspace's lock without answering."""

    def __init__(self, address: str) -> None:
        code = (
            "import sys, time; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
            "from ui.runtime.instance import Instance; held = Instance(Path(sys.argv[1]));"
            "print(held.take(), flush=True); sys.stdin.read()"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-c", code, address], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
        )

    def __enter__(self) -> subprocess.Popen[str]:
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "True\n"
        return self._process

    def __exit__(self, *_exc: object) -> None:
        self._process.kill()
        self._process.communicate()


def test_a_workspace_may_be_left_before_all_pages_are_loaded(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    opened(application, qtbot)
    before = application.window.current_page()
    application.opener.close()
    application._loaded()
    assert application.window.current_page() is before
