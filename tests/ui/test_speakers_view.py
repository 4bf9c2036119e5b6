"""The speakers of a meeting: named, put in order, given a place with a reason, taken away, brought back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.agenda_entries import Entry
from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity, Participation
from cica_events.domain.speakers import SpeakerRole, SpeakingRule
from cica_events.services.workspace import Workspace
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.toolkit_typing import press, type_text
from ui.speakers.pin_dialog import PinDialog
from ui.speakers.speakers_view import SpeakersView

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


@pytest.fixture
@laid_once
def meeting(office: Office) -> str:
    """A meeting with two items, and a participant of Kazakhstan, of Mongolia and of the Secretariat."""
    meeting_id = office.hold("SOC", "2023-12-12")
    workspace = office.workspace
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting_id) if not row.depth])
    workspace.agenda.add_entries(meeting_id, [Entry("Opening", minutes=30), Entry("Debate", minutes=10)])
    for family, party, capacity in (
        ("Alfa", "Kazakhstan", Capacity.DELEGATE),
        ("Bravo", "Mongolia", Capacity.HEAD),
    ):
        party_id = next(row.id for row in workspace.parties.rows() if row.name == party)
        values = {"family_name": family, "capacity": capacity, "party": party_id}
        workspace.participants.add(meeting_id, values)
    home = next(row.id for row in workspace.delegations.rows(meeting_id) if row.group is Group.SECRETARIAT)
    workspace.participants.add(meeting_id, {"family_name": "Charlie", "delegation_id": home})
    return meeting_id


@pytest.fixture
def view(qtbot: QtBot, office: Office, meeting: str) -> SpeakersView:
    shown = SpeakersView(office.desk)
    qtbot.addWidget(shown.bar)
    qtbot.addWidget(shown)
    shown.resize(1150, 650)
    shown.bring_up(meeting_id=meeting)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def names(view: SpeakersView) -> list[str]:
    return [row.speaker for row in view.model.rows]


def name_speaker(view: SpeakersView, text: str) -> None:
    view.commands.add.trigger()
    type_text(view.entry, text)
    press(view.entry, Key.Key_Return)


def stored(workspace: Workspace, meeting_id: str) -> list[list[str]]:
    speakers = workspace.speakers.rows(meeting_id)
    return [[one.speaker for one in speakers.get(row.id, ())] for row in workspace.agenda.rows(meeting_id)]


def test_part_of_a_name_gives_a_participant_the_floor(
    office: Office, meeting: str, view: SpeakersView
) -> None:
    name_speaker(view, "char")
    assert names(view) == ["Charlie"]
    (row,) = view.model.rows
    assert row.participant_id is not None
    assert stored(office.workspace, meeting) == [["Charlie"], []]
    assert view.sum.text() == "1 speaker"


def test_a_delegation_and_a_stranger_are_named_as_well(view: SpeakersView) -> None:
    name_speaker(view, "Mongolia")  # also part of “Bravo · Mongolia”: the whole name is meant
    name_speaker(view, "Zulu of the press")
    by_name = {row.speaker: row for row in view.model.rows}
    assert set(by_name) == {"Mongolia", "Zulu of the press"}
    assert by_name["Mongolia"].party_id
    assert not by_name["Mongolia"].participant_id
    assert by_name["Zulu of the press"].party_id is None


def test_pasted_lines_are_several_speakers_and_one_step(
    office: Office, meeting: str, view: SpeakersView
) -> None:
    QGuiApplication.clipboard().setText("Mongolia\n\n  Kazakhstan \r\n")
    view.entry.setFocus()
    press(view.entry, Key.Key_V, CONTROL)
    assert sorted(names(view)) == ["Kazakhstan", "Mongolia"]
    office.workspace.history.undo()
    assert stored(office.workspace, meeting) == [[], []]


def test_another_item_has_other_speakers(view: SpeakersView) -> None:
    name_speaker(view, "alfa")
    view.items.setFocus()
    press(view.items, Key.Key_Down)
    assert names(view) == []
    name_speaker(view, "bravo")
    assert names(view) == ["Bravo"]
    press(view.items, Key.Key_Up)
    assert names(view) == ["Alfa"]


def test_the_rule_puts_them_in_order_and_moves_are_for_the_order_of_inscription(
    office: Office, meeting: str, view: SpeakersView
) -> None:
    for name in ("charlie", "bravo", "alfa"):
        name_speaker(view, name)
    assert names(view) == [
        "Alfa",
        "Bravo",
        "Charlie",
    ]  # members in the order of their names, Secretariat last
    place = view.rule.box.findData(SpeakingRule.INSCRIPTION.value)
    view.rule.box.setCurrentIndex(place)
    view.rule.box.activated.emit(place)
    assert names(view) == ["Charlie", "Bravo", "Alfa"]
    assert office.workspace.meetings.get(meeting).speaking_rule is SpeakingRule.INSCRIPTION
    view.table.select_ids([view.model.rows[2].id])
    view.commands.up.trigger()
    assert names(view) == ["Charlie", "Alfa", "Bravo"]
    assert not view.findChildren(PinDialog)


def test_another_place_than_the_rule_gives_needs_a_reason(office: Office, view: SpeakersView) -> None:
    for name in ("alfa", "bravo"):
        name_speaker(view, name)
    view.table.select_ids([view.model.rows[1].id])
    view.commands.up.trigger()
    (dialog,) = view.findChildren(PinDialog)
    dialog.primary.click()
    assert dialog.problem
    assert dialog.isVisible()
    type_text(dialog.field("pin_reason").editor, "leaves early")
    dialog.primary.click()
    assert names(view) == ["Bravo", "Alfa"]
    assert (
        view.model.text(view.model.index(0, view.model.column_of("status"))) == "Place 1 fixed: leaves early"
    )
    view.commands.unpin.trigger()
    assert names(view) == ["Alfa", "Bravo"]
    assert not office.reported


def test_who_was_removed_comes_back_with_undo(qtbot: QtBot, office: Office, view: SpeakersView) -> None:
    name_speaker(view, "alfa")
    view.commands.remove.trigger()
    assert names(view) == []
    office.press_message_button("Undo")
    qtbot.waitUntil(lambda: names(view) == ["Alfa"])


def test_time_role_and_who_declined_are_told(office: Office, meeting: str, view: SpeakersView) -> None:
    name_speaker(view, "alfa")
    (row,) = view.model.rows
    office.workspace.speakers.edit([row.id], {"minutes": 45, "role": SpeakerRole.MODERATOR})
    assert view.sum.text() == "1 speaker · ▲ 45 of 30 min"
    office.workspace.participants.edit([row.participant_id], {"status": Participation.DECLINED})
    assert view.model.text(view.model.index(0, view.model.column_of("status"))) == "▲ Declined"


def test_the_same_speaker_twice_is_told_and_not_added(office: Office, view: SpeakersView) -> None:
    name_speaker(view, "alfa")
    name_speaker(view, "alfa")
    assert names(view) == ["Alfa"]
    assert office.desk.messages.text == "They speak to this item already."


def test_every_button_has_a_name(view: SpeakersView) -> None:
    buttons = [*view.findChildren(QPushButton), *view.bar.findChildren(QPushButton)]
    assert all(button.accessibleName() or button.text() for button in buttons)


def test_the_list_is_filtered_like_the_others_and_shows_whom_one_adds(view: SpeakersView) -> None:
    name_speaker(view, "alfa")
    type_text(view.list_bar.filter, "zulu")
    assert view.model.rowCount() == 0
    name_speaker(view, "bravo")
    assert [row.speaker for row in view.model.rows] == ["Alfa", "Bravo"]
    assert len(view.model.shown_ids()) == 2


def test_a_large_window_gives_the_titles_of_items_room(qtbot: QtBot, office: Office, meeting: str) -> None:
    wide = SpeakersView(office.desk)
    qtbot.addWidget(wide.bar)
    qtbot.addWidget(wide)
    wide.resize(1900, 650)
    wide.bring_up(meeting_id=meeting)
    wide.show()
    assert wide.items.width() > 1.3 * wide.items.minimumWidth()
