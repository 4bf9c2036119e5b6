"""Errors: expected ones quietly, unexpected ones with a report that says nothing about people."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.errors import Cancelled, ConflictError, StorageError
from ui.runtime.crash_dialog import CrashDialog
from ui.runtime.errors import ErrorReporter
from ui.runtime.log import FILE
from ui.runtime.report import crash_report


@pytest.fixture
def errors(qapp: QApplication, tmp_path: Path) -> Iterator[ErrorReporter]:
    reporter = ErrorReporter(tmp_path / "logs")
    yield reporter
    for dialog in dialogs():
        dialog.reject()
    reporter.close()
    reporter.deleteLater()


def test_an_expected_error_is_told_quietly(errors: ErrorReporter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(errors.told) as told:
        errors.report(StorageError("Meetings.cica is read-only."))
    assert told.args == ["Meetings.cica is read-only."]
    assert not dialogs()


class Inner(QWidget):
    """Cannot be shown."""

    def showEvent(self, _event: QShowEvent) -> None:
        """Fail as where a drive is away."""
        raise StorageError("Meetings.cica cannot be reached.")


def test_what_qt_writes_before_the_words_of_an_error_is_not_told(errors: ErrorReporter, qtbot: QtBot) -> None:
    inner = Inner()
    qtbot.addWidget(inner)
    with pytest.raises(StorageError) as raised:
        inner.show()
    assert str(raised.value).startswith("Error calling Python override of QWidget::showEvent()")
    with qtbot.waitSignal(errors.told) as told:
        errors.report(raised.value)
    assert told.args == ["Meetings.cica cannot be reached."]


def test_what_the_user_cancelled_is_not_told(errors: ErrorReporter, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(errors.told):
        errors.report(Cancelled("stopped"))
    assert not dialogs()


def test_an_unexpected_error_shows_its_report(errors: ErrorReporter) -> None:
    errors.report(broken())
    (dialog,) = dialogs()
    report = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    assert "ValueError" in report
    assert "in open_list" in report


def test_the_report_holds_no_values_of_the_workspace(errors: ErrorReporter) -> None:
    report = crash_report(broken())
    assert "Nurbayeva" not in report
    assert "KeyError" in report  # what caused it is told as well


def test_the_report_holds_the_message_of_an_error_that_comes_from_the_code() -> None:
    assert "no attribute 'titel'" in crash_report(error_of(lambda: ("x").titel))


def test_the_report_holds_no_private_paths() -> None:
    assert str(Path.home()) not in crash_report(broken())


def test_the_log_holds_the_report(errors: ErrorReporter, tmp_path: Path) -> None:
    errors.report(broken())
    text = (tmp_path / "logs" / FILE).read_text("utf-8")
    assert "ValueError" in text
    assert "Nurbayeva" not in text


def test_a_second_error_opens_no_second_dialog(errors: ErrorReporter, tmp_path: Path) -> None:
    errors.report(broken())
    (first,) = dialogs()
    errors.report(TypeError("again"))
    assert dialogs() == [first]
    assert "TypeError" in (tmp_path / "logs" / FILE).read_text("utf-8")


def test_after_continue_the_next_error_is_shown_again(errors: ErrorReporter, qtbot: QtBot) -> None:
    errors.report(broken())
    press("Continue")
    qtbot.waitUntil(lambda: not dialogs())
    errors.report(broken())
    assert len(dialogs()) == 1


def test_the_report_can_be_copied(errors: ErrorReporter) -> None:
    errors.report(broken())
    press("Copy report")
    assert "ValueError" in QGuiApplication.clipboard().text()


def test_the_buttons_are_whole_in_letters_of_any_size(errors: ErrorReporter) -> None:
    errors.report(broken())
    (dialog,) = dialogs()
    font = dialog.font()
    font.setPointSize(30)
    dialog.setFont(font)
    dialog.resize(1, 1)
    for button in dialog.findChildren(QPushButton):
        assert button.width() >= button.minimumSizeHint().width()


def test_the_user_can_quit(errors: ErrorReporter, qtbot: QtBot) -> None:
    errors.report(broken())
    with qtbot.waitSignal(errors.quit_asked):
        press("Quit")


def test_an_error_in_a_thread_is_told_on_the_gui_thread(errors: ErrorReporter, qtbot: QtBot) -> None:
    seen: list[int] = []
    errors.told.connect(lambda _text: seen.append(threading.get_ident()))
    thread = threading.Thread(target=errors.report, args=(ConflictError("changed meanwhile"),))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]


def test_what_nobody_caught_is_caught(
    errors: ErrorReporter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    errors.install()
    try:
        error = broken()
        sys.excepthook(type(error), error, error.__traceback__)
        assert len(dialogs()) == 1
        thread = threading.Thread(target=open_list, args=({},))
        thread.start()
        thread.join()
        qWarning("a warning of Qt")
        log = tmp_path / "logs" / FILE
        qtbot.waitUntil(lambda: log.read_text("utf-8").count("ValueError") == 2)
        assert "a warning of Qt" in log.read_text("utf-8")
    finally:
        errors.close()


def test_a_log_folder_that_cannot_be_written_stops_nothing(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file, no folder")
    reporter = ErrorReporter(tmp_path / "logs")
    reporter.report(broken())
    assert len(dialogs()) == 1
    dialogs()[0].reject()
    reporter.close()


def dialogs() -> list[CrashDialog]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, CrashDialog) and window.isVisible()
    ]


def press(text: str) -> None:
    (button,) = [button for button in dialogs()[0].findChildren(QPushButton) if button.text() == text]
    button.click()


def open_list(lists: dict[str, int]) -> None:
    try:
        lists["Nurbayeva"]
    except KeyError as error:
        raise ValueError("Nurbayeva is no list") from error


def broken() -> BaseException:
    return error_of(lambda: open_list({}))


def error_of(call) -> BaseException:  # type: ignore[no-untyped-def]
    try:
        call()
    except (AttributeError, ValueError) as error:
        return error
    raise AssertionError("nothing was raised")
