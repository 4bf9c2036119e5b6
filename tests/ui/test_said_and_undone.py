"""What cells and views of a list a step changed is said, with Undo for that step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.participants_open import go, open_participants
from tests.ui.toolkit_typing import press
from ui.participants.participants_tab import ParticipantsTab
from ui.toolkit.paste_preview import PastePreview

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> ParticipantsTab:
    tab = open_participants(qtbot, office, meeting)
    tab.table.setFocus()
    return tab


def positions(tab: ParticipantsTab) -> list[str]:
    return [row.position for row in tab.list.rows]


def choose(tab: ParticipantsTab) -> list[str]:
    """Select all positions; return what they were."""
    go(tab, tab.list.rows[0].family_name, "position")
    for _time in range(6):  # delegations' headings among them
        press(tab.table, Key.Key_Down, SHIFT)
    return positions(tab)


def paste(tab: ParticipantsTab) -> None:
    QGuiApplication.clipboard().setText("Envoy")
    press(tab.table, Key.Key_V, CONTROL)
    tab.window().findChildren(PastePreview)[0].primary.click()


@pytest.mark.parametrize("way", ["fill", "clear", "paste"])
def test_a_block_that_was_changed_is_told_with_its_own_undo(
    tab: ParticipantsTab, office: Office, meeting: str, way: str
) -> None:
    before = choose(tab)
    if way == "paste":
        paste(tab)
    else:
        press(tab.table, *((Key.Key_D, CONTROL) if way == "fill" else (Key.Key_Delete,)))
    changed = sum(one != other for one, other in zip(before, positions(tab), strict=True))
    assert changed > 1
    assert office.desk.messages.text == f"{changed} cells were changed."
    office.workspace.meetings.edit([meeting], {"title": "Another title"})
    office.press_message_button("Undo")
    assert positions(tab) == before
    assert office.workspace.meetings.get(meeting).title == "Another title"


def test_of_a_single_cell_that_was_emptied_nothing_is_told(tab: ParticipantsTab, office: Office) -> None:
    go(tab, tab.list.rows[0].family_name, "position")
    press(tab.table, Key.Key_Delete)
    assert positions(tab)[0] == ""
    assert office.desk.messages.text == ""


def test_a_view_that_was_saved_is_told_and_taken_back(tab: ParticipantsTab, office: Office) -> None:
    tab.bar.views.save_as.trigger()
    dialog = tab.bar.views.dialog
    dialog.line.setText("Hotel")
    dialog.primary.click()
    assert office.desk.messages.text == "The view “Hotel” was saved."
    office.press_message_button("Undo")
    assert office.workspace.saved_views.rows("participants") == []


def test_what_is_put_and_not_stored_changes_nothing_and_offers_no_undo(
    qtbot: QtBot, tab: ParticipantsTab, office: Office, meeting: str
) -> None:
    office.workspace.participants.edit([row.id for row in tab.list.rows[:3]], {"position": "Envoy"})
    office.workspace.meetings.edit([meeting], {"title": "Another title"})
    tab.table.commands.finding.replace()
    dialog = tab.table.commands.finding.dialog
    dialog.sought.setText("Envoy")
    dialog.by.setText("Envoy ")
    dialog.look()
    qtbot.waitUntil(lambda: len(dialog.model.cells) == 3)
    assert not any(cell.changes for cell in dialog.model.cells)
    dialog.reject()
    go(tab, tab.list.rows[0].family_name, "position")
    press(tab.table, Key.Key_Down, SHIFT)
    QGuiApplication.clipboard().setText("Envoy\u200b")
    press(tab.table, Key.Key_V, CONTROL)
    assert "changed" not in office.desk.messages.text
    assert office.workspace.meetings.get(meeting).title == "Another title"


@pytest.mark.parametrize("name", ["Hotel", "Hot\u200bel"])
def test_a_view_that_stood_so_before_offers_no_undo(
    tab: ParticipantsTab, office: Office, meeting: str, name: str
) -> None:
    views = tab.bar.views
    views.save("Hotel")
    views.look()
    office.workspace.meetings.edit([meeting], {"title": "Another title"})
    views.save(name)
    assert office.desk.messages.text == "The view “Hotel” was saved."
    views.update.trigger()
    assert not [one for one in office.desk.messages.findChildren(QPushButton) if one.text() == "Undo"]
