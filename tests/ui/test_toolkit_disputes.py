"""Somebody else changes the very value that is being typed: both are shown, and the user chooses."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.persistence.opening import open_database
from cica_events.services.people import PeopleService
from tests.ui.directory import retype as type_into
from tests.ui.directory import shown
from tests.ui.meeting_desk import Office
from tests.ui.test_toolkit_inspector import Desk, retype
from tests.ui.test_toolkit_record_table import editor, text
from tests.ui.toolkit_guests import go, guest_table
from tests.ui.toolkit_people import Guestbook
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.record_table import RecordTable

Key = Qt.Key
THEIRS = "This was changed to “Minister” meanwhile."


@pytest.fixture
def typing(qtbot: QtBot) -> tuple[RecordTable, Guestbook]:
    """A table in which "Expert" is being typed where somebody else writes "Minister"."""
    table, book = guest_table(qtbot)
    go(table, "2", "position")
    begin(table, "Expert")
    elsewhere(book, "Minister")
    return table, book


def begin(table: RecordTable, words: str) -> None:
    """Type into the current cell."""
    type_text(table, words[0])
    type_text(editor(table), words[1:])


def elsewhere(book: Guestbook, position: str) -> None:
    """Change the second guest as another window does."""
    book.guests[1] = replace(book.guests[1], position=position)
    book.changed()


def test_a_cell_that_changed_under_its_editor_shows_both_values(
    typing: tuple[RecordTable, Guestbook], qtbot: QtBot
) -> None:
    table, book = typing
    press(editor(table), Key.Key_Return)
    assert (editor(table).text(), table.problem, book.edits) == ("Expert", THEIRS, [])
    away = table.visualRect(table.records.index(4, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=away)
    assert (editor(table).text(), table.problem, book.edits) == ("Expert", THEIRS, [])
    press(editor(table), Key.Key_Return)
    assert (text(table, "2", "position"), editor(table), table.problem) == ("Expert", None, "")


@pytest.mark.parametrize(
    ("button", "left"), [("Keep mine (Enter)", "Expert"), ("Take theirs (Esc)", "Minister")]
)
def test_either_value_is_chosen_by_a_button(
    typing: tuple[RecordTable, Guestbook], button: str, left: str
) -> None:
    table, _book = typing
    press(editor(table), Key.Key_Return)
    push(table, button)
    assert (text(table, "2", "position"), editor(table), table.problem) == (left, None, "")


def test_both_values_and_both_ways_are_wholly_in_sight(typing: tuple[RecordTable, Guestbook]) -> None:
    table, book = typing
    elsewhere(book, "Permanent Representative to the United Nations Office and other organizations")
    table.tell_at(table.currentIndex(), "Told before.")  # the note is in sight already
    press(editor(table), Key.Key_Return)
    buttons = [each for each in table.findChildren(QPushButton) if each.isVisible() and "(E" in each.text()]
    assert len(buttons) == 2
    for button in buttons:
        assert button.parentWidget().rect().contains(button.geometry())
        assert button.height() >= button.sizeHint().height()


def test_escape_takes_theirs_and_what_agrees_is_not_asked_about(
    typing: tuple[RecordTable, Guestbook],
) -> None:
    table, book = typing
    press(editor(table), Key.Key_Return)
    press(editor(table), Key.Key_Escape)
    assert (text(table, "2", "position"), editor(table), book.edits) == ("Minister", None, [])
    go(table, "2", "position")
    begin(table, "Envoy")
    elsewhere(book, "Envoy")
    press(editor(table), Key.Key_Return)
    assert (text(table, "2", "position"), editor(table)) == ("Envoy", None)


def test_a_field_that_changed_while_it_is_typed_in_asks_and_is_still_asking_when_one_comes_back(
    qtbot: QtBot,
) -> None:
    desk = Desk(qtbot)
    qtbot.waitUntil(desk.isActiveWindow)
    desk.select("2")
    retype(desk, "position", "Expert")
    elsewhere(desk.book, "Minister")
    field = desk.inspector.field("position")
    desk.elsewhere.setFocus()
    assert (field.draft(), field.problem, field.disputed, desk.book.edits) == ("Expert", THEIRS, True, [])
    desk.select("3")
    assert (field.problem, field.disputed) == ("", False)
    desk.select("2")
    assert (field.draft(), field.problem, field.disputed) == ("Expert", THEIRS, True)
    push(field, "Take theirs (Esc)")
    assert (field.draft(), field.problem, field.disputed, desk.book.edits) == ("Minister", "", False, [])
    retype(desk, "position", "Envoy")
    elsewhere(desk.book, "Consul")
    press(field.editor, Key.Key_Return)
    press(field.editor, Key.Key_Return)
    assert (field.draft(), field.disputed, desk.book.guests[1].position) == ("Envoy", False, "Envoy")


def test_what_is_typed_stays_though_the_keyboard_is_elsewhere_meanwhile(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.select("2")
    type_text(desk.inspector.field("email").editor, "x")
    elsewhere(desk.book, "Minister")
    assert desk.inspector.field("email").draft() == "x"


def test_what_another_window_wrote_and_nobody_was_told_of_yet_stands_against_table_and_inspector(
    qtbot: QtBot, office: Office
) -> None:
    person = office.workspace.people.add({"family_name": "Somebody"})
    page = shown(qtbot, office, person_id=person)
    office.workspace.catch_up()

    def position() -> str:
        return office.workspace.people.rows([person])[0].position

    with closing(open_database(office.workspace.database.address, actor="Aigul")) as other:
        PeopleService(other).edit([person], {"position": "Minister"})
        field = page.inspector.field("position")
        type_into(field, "Expert")
        assert (field.problem, position()) == ("Aigul changed this to “Minister” meanwhile.", "Minister")
        press(field.editor, Key.Key_Return)
        assert (field.problem, position()) == ("", "Expert")

        PeopleService(other).edit([person], {"position": "Consul"})
        go(page.table, person, "position")
        begin(page.table, "Envoy")
        press(editor(page.table), Key.Key_Return)
        told = "Aigul changed this to “Consul” meanwhile."
        assert (editor(page.table).text(), page.table.problem, position()) == ("Envoy", told, "Consul")
        press(editor(page.table), Key.Key_Return)
        assert (editor(page.table), position()) == (None, "Envoy")


def push(widget: QWidget, words: str) -> None:
    """Push the button in sight that says `words`."""
    (button,) = [
        each for each in widget.findChildren(QPushButton) if each.isVisible() and each.text() == words
    ]
    button.click()
