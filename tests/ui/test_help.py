"""The help: opens where one is, finds words, goes back and forth, and loads nothing but its own pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTreeWidgetItemIterator, QWidget
from pytestqt.qtbot import QtBot

from cica_events.i18n import use_language
from tests.ui.shell_parts import settings_in
from ui.help.help_window import HelpWindow
from ui.help.library import HelpLibrary
from ui.runtime.icons import Icons
from ui.runtime.theme import Theme


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[HelpWindow]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield help_in(qapp, parent, tmp_path)
    use_language("en")


def help_in(qapp: QApplication, parent: QWidget, folder: Path, *shared: QAction) -> HelpWindow:
    return HelpWindow(Icons(Theme(qapp, parent=parent), parent), settings_in(folder), parent, shared)


def test_the_help_opens_at_the_place_where_one_is(window: HelpWindow) -> None:
    window.show_place("meeting/participants")
    assert window.windowTitle() == "Add and edit participants — Help"
    window.show_place("meeting/participants/whatever")
    assert window.windowTitle() == "Add and edit participants — Help"
    window.show_place("meeting/participants/ImportDialog")
    assert window.windowTitle() == "Take in a list of participants — Help"
    window.show_place("no such place")
    assert window.windowTitle() == "Find your way in the window — Help"


def test_one_goes_back_and_forth(window: HelpWindow) -> None:
    window.show_topic("finding-your-way")
    assert not window.back.isEnabled()
    window.text.anchorClicked.emit(QUrl("participants.md"))
    assert window.windowTitle().startswith("Add and edit")
    window.back.trigger()
    assert window.windowTitle().startswith("Find your way")
    window.forward.trigger()
    assert window.windowTitle().startswith("Add and edit")
    assert not window.forward.isEnabled()


def test_words_are_found_in_any_form_and_marked_in_the_text(window: HelpWindow) -> None:
    window.search.setText("chasing reply")
    line = window.contents.topLevelItem(0)
    assert line is not None
    found = [window.contents.topLevelItem(at).text(0) for at in range(window.contents.topLevelItemCount())]  # type: ignore[union-attr]
    assert "Put delegations in order" in found
    window.search.setText("merging")
    window.search.returnPressed.emit()
    assert window.windowTitle().startswith("Find and merge duplicates")
    marked = {mark.cursor.selectedText() for mark in window.text.extraSelections()}
    assert {"merge", "Merge"} <= marked
    window.search.setText("submarine")
    assert window.contents.topLevelItem(0).text(0) == "The help says nothing about that."  # type: ignore[union-attr]
    window.search.clear()
    assert window.contents.topLevelItem(0).text(0) == "First steps"  # type: ignore[union-attr]
    assert not window.text.extraSelections()


def test_keys_are_written_as_the_system_writes_them_and_pictures_fit(window: HelpWindow) -> None:
    window.resize(700, 500)
    window.show_topic("calendar")
    assert "Alt+Right" in window.text.toPlainText()
    assert "`" not in window.text.toPlainText()
    assert "{" not in window.text.toPlainText()
    assert 0 < window.text.document().idealWidth() <= window.text.viewport().width()


def test_the_window_comes_back_as_large_as_it_was(
    window: HelpWindow, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    window.to_front()
    window.resize(640, 480)
    window.close()
    again = QWidget()
    qtbot.addWidget(again)
    other = help_in(qapp, again, tmp_path)
    other.to_front()
    assert (other.width(), other.height()) == (640, 480)
    other.close()


def test_no_title_of_the_contents_is_cut_in_russian(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    use_language("ru")
    window = help_in(qapp, parent, tmp_path)
    window.to_front()
    qtbot.waitExposed(window)
    contents = window.contents
    lines = QTreeWidgetItemIterator(contents)
    while (line := lines.value()) is not None:
        place = contents.visualItemRect(line)
        if line.parent() is not None:
            needed = contents.fontMetrics().horizontalAdvance(line.text(0))
            assert needed <= contents.viewport().width() - place.left() - 4, line.text(0)
        lines += 1
    window.close()
    use_language("en")


def test_a_dialog_of_the_other_window_does_not_block_the_help(window: HelpWindow, qtbot: QtBot) -> None:
    other = window.parentWidget()
    assert other is not None
    part = QWidget(other)
    other.show()
    dialog = QDialog(other)
    dialog.open()
    window.to_front()
    assert part.windowHandle() is None, "a part of the other window became a window of the system"
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClicks(window.search, "merge")
    assert window.search.text() == "merge"
    window.close()
    dialog.close()


def test_escape_gives_up_the_search_before_the_window(window: HelpWindow) -> None:
    window.to_front()
    window.search.setText("merge")
    leave = next(action for action in window.actions() if action.shortcut().toString() == "Esc")
    leave.trigger()
    assert window.isVisible()
    assert not window.search.text()
    leave.trigger()
    assert not window.isVisible()


@pytest.mark.parametrize(
    "name", ["../../themes/light.toml", "/etc/hostname", "file:///etc/hostname", "https://example.org/a.png"]
)
def test_nothing_but_pictures_of_the_help_is_loaded(window: HelpWindow, name: str) -> None:
    assert window.library.picture(name) == b""
    picture = window.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert picture.isNull()
    assert window.text.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl(name)) is None


@pytest.mark.parametrize(
    "link", ["https://example.org", "file:///etc/hostname", "../participants.md", "x.html"]
)
def test_a_link_leads_only_to_topics(window: HelpWindow, link: str) -> None:
    window.show_topic("finding-your-way")
    window.text.anchorClicked.emit(QUrl(link))
    assert window.windowTitle().startswith("Find your way")


def test_what_is_not_translated_is_there_in_english() -> None:
    library = HelpLibrary("kk")
    assert library.at("home").title == "See what needs you today"
    assert library.chapters[0].title == "First steps"
