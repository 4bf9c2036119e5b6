"""The quiet message: next steps, leaves by itself, never takes the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.runtime.icons import Icons
from ui.runtime.theme import Theme
from ui.shell.message_card import MessageCard
from ui.shell.messages import Messages
from ui.shell.soft_shadow import SoftShadow
from ui.shell.tone import Step, Tone


@pytest.fixture
def area(qapp: QApplication, qtbot: QtBot) -> QWidget:
    area = QWidget()
    QVBoxLayout(area).addWidget(QLineEdit(area))
    area.resize(700, 500)
    qtbot.addWidget(area)
    area.show()
    return area


@pytest.fixture
def messages(qapp: QApplication, area: QWidget) -> Iterator[Messages]:
    theme = Theme(qapp)
    yield Messages(Icons(theme), area)
    theme.deleteLater()


def test_a_message_stands_over_the_foot_of_the_page(messages: Messages, area: QWidget) -> None:
    messages.show("12 participants imported")
    card = shown(area)
    assert card.isVisible()
    assert card.accessibleName() == "12 participants imported"
    assert area.rect().contains(card.geometry())
    assert card.geometry().center().y() > area.height() / 2


def test_its_shadow_stays_under_it_and_goes_with_it(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    messages.show("12 participants imported")
    card, shadow = shown(area), area.findChildren(SoftShadow)[0]
    assert shadow.isVisible()
    assert shadow.geometry().contains(card.geometry())
    assert area.childAt(card.geometry().center()) is not shadow
    assert area.children().index(shadow) < area.children().index(card)
    area.resize(500, 300)
    assert shadow.geometry().contains(card.geometry())
    messages.close()
    assert not shadow.isVisible()
    qtbot.waitUntil(lambda: not area.findChildren(SoftShadow))


def test_it_lays_out_no_page_that_is_out_of_sight(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    laid_out: list[QEvent.Type] = []

    class Page(QWidget):
        def resizeEvent(self, event: QResizeEvent) -> None:
            laid_out.append(event.type())

    stack = QStackedWidget(area)
    stack.addWidget(QLabel("in sight", stack))
    page = Page(stack)
    stack.addWidget(page)
    stack.show()
    page.resize(300, 200)
    messages.show("12 participants imported")
    qtbot.waitExposed(area)
    qtbot.wait(50)
    assert shown(area).isVisible()
    assert not laid_out


def test_a_step_is_taken_and_the_message_leaves(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    taken: list[str] = []
    messages.show(
        "Exported",
        steps=[Step("Open", lambda: taken.append("open")), Step("Undo", lambda: taken.append("undo"))],
    )
    qtbot.mouseClick(button(area, "Undo"), Qt.MouseButton.LeftButton)
    assert taken == ["undo"]
    assert messages.text == ""


def test_a_step_may_show_the_next_message(messages: Messages, area: QWidget) -> None:
    messages.show("Removed", steps=[Step("Undo", lambda: messages.show("Back again"))])
    button(area, "Undo").click()
    assert messages.text == "Back again"


def test_the_keyboard_stays_where_it_was(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    editor = area.findChildren(QLineEdit)[0]
    area.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    messages.show("Saved", steps=[Step("Undo", print)])
    assert editor.hasFocus()


def test_a_new_message_takes_the_place_of_the_old_one(messages: Messages, area: QWidget) -> None:
    messages.show("One")
    messages.show("Two")
    assert [card.text for card in area.findChildren(MessageCard) if card.isVisible()] == ["Two"]


def test_a_done_message_leaves_by_itself(messages: Messages, area: QWidget) -> None:
    messages.show("Done")
    timer = messages.findChildren(QTimer)[0]
    QApplication.sendEvent(shown(area), QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    timer.timeout.emit()
    assert messages.text == ""


def test_a_message_stays_while_the_keyboard_is_on_it(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    area.activateWindow()
    messages.show("Done", steps=[Step("Undo", print)])
    button(area, "Undo").setFocus()
    qtbot.waitUntil(button(area, "Undo").hasFocus)
    messages.findChildren(QTimer)[0].timeout.emit()
    assert messages.text == "Done"


def test_a_problem_stays_until_it_is_closed(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    messages.show("The disk is full", Tone.PROBLEM)
    assert not messages.findChildren(QTimer)[0].isActive()
    close = next(button for button in buttons(area) if button.accessibleName() == "Close message")
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert messages.text == ""


def test_a_long_message_wraps_within_the_page(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    text = "The file could not be written because another program has it open. " * 4
    messages.show(text, Tone.WARNING)
    assert area.rect().contains(shown(area).geometry())
    label = next(label for label in shown(area).findChildren(QLabel) if label.text() == text)
    assert label.height() >= label.heightForWidth(label.width())


def test_a_message_stays_in_place_when_the_window_is_resized(
    messages: Messages, area: QWidget, qtbot: QtBot
) -> None:
    messages.show("Done")
    area.resize(400, 300)
    qtbot.waitUntil(lambda: area.rect().contains(shown(area).geometry()))


def test_text_from_a_file_is_shown_as_it_is(messages: Messages, area: QWidget) -> None:
    messages.show("<b>list</b>.xlsx exported")
    label = next(label for label in shown(area).findChildren(QLabel) if label.text())
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_message_covers_nothing_that_one_works_on(messages: Messages, area: QWidget, qtbot: QtBot) -> None:
    line = QLineEdit(area)
    line.setGeometry(200, 440, 300, 40)
    line.show()
    area.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    messages.show("12 participants imported from a list with a long name of its own")
    assert not shown(area).geometry().intersects(line.geometry())
    line.move(0, 0)
    line.resize(700, 60)
    qtbot.waitUntil(lambda: shown(area).geometry().top() > 60)


def test_a_message_covers_no_button_while_there_is_room_beside(
    messages: Messages, area: QWidget, qtbot: QtBot
) -> None:
    block = QPushButton(area)
    block.setGeometry(0, area.height() - 80, area.width() // 2, 80)
    block.show()
    messages.show("Moved")
    assert not shown(area).geometry().intersects(block.geometry())
    block.setGeometry(0, area.height() - 80, area.width(), 80)
    qtbot.waitUntil(lambda: shown(area).geometry().bottom() < 80)  # at the head
    block.setGeometry(area.rect())
    qtbot.waitUntil(lambda: shown(area).geometry().top() > 80)  # it is in the way everywhere


def test_the_steps_of_a_long_message_stand_under_it(messages: Messages, area: QWidget) -> None:
    way = Step("Restore a backup…", messages.close)
    messages.show("A short one.", Tone.PROBLEM, [way])
    assert button(area, way.text).y() < label_of(area).geometry().bottom()
    messages.show("Two lines of it leave room for a button at their side. " * 2, Tone.PROBLEM, [way])
    assert button(area, way.text).x() > label_of(area).geometry().right()
    messages.show("The file is damaged, and much is to be told of it. " * 8, Tone.PROBLEM, [way, way])
    label = label_of(area)
    assert button(area, way.text).y() > label.geometry().bottom()
    assert label.height() >= label.heightForWidth(label.width())
    assert label.width() > area.width() / 2


def test_a_line_is_shown_whole_also_where_its_letters_grow(messages: Messages, area: QWidget) -> None:
    messages.show("The workspace is there again.", Tone.DONE, [Step("Show in folder", messages.close)])
    area.setStyleSheet("QLabel { font-size: 21px }")
    area.resize(area.width() + 1, area.height())  # it is fitted again
    label = label_of(area)
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
    area.setStyleSheet("")


def label_of(area: QWidget) -> QLabel:
    return next(one for one in shown(area).findChildren(QLabel) if one.text() == shown(area).text)


def shown(area: QWidget) -> MessageCard:
    (card,) = [card for card in area.findChildren(MessageCard) if card.isVisible()]
    return card


def buttons(area: QWidget) -> list[QPushButton]:
    return shown(area).findChildren(QPushButton)


def button(area: QWidget, text: str) -> QPushButton:
    return next(button for button in buttons(area) if button.text() == text)
