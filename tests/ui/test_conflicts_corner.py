"""Conflicts are counted as they arise, lead to where they are, and are accepted with a reason."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.sittings import SittingKind
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.toolkit_typing import press, type_text
from ui.conflicts.conflicts_corner import ConflictsCorner
from ui.conflicts.conflicts_panel import MOST, ConflictCard, ConflictsPanel, KindHeading
from ui.runtime.icons import NAME

DAY = date(2023, 12, 12)
AT_ONE = {"kind": SittingKind.LUNCH, "day": DAY, "start": time(13), "duration": 60, "room": "Hall"}


@pytest.fixture
@laid_once
def meeting(office: Office) -> str:
    """A meeting without agenda and programme."""
    meeting_id = office.hold("SOC", "2023-12-12")
    workspace = office.workspace
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting_id) if not row.depth])
    workspace.sittings.remove([row.id for row in workspace.sittings.rows(meeting_id)])
    return meeting_id


@pytest.fixture
def corner(qtbot: QtBot, office: Office, meeting: str) -> ConflictsCorner:
    shown = ConflictsCorner(office.desk)
    qtbot.addWidget(panel_of(shown))
    qtbot.addWidget(shown)
    shown.show()
    shown.bring_up(meeting_id=meeting)
    return shown


def panel_of(corner: ConflictsCorner) -> ConflictsPanel:
    assert isinstance(corner.panel, ConflictsPanel)
    return corner.panel


def says(qtbot: QtBot, corner: ConflictsCorner, text: str) -> None:
    qtbot.waitUntil(lambda: corner.button.text() == text)


def press_step(parent: Any, text: str) -> None:
    next(one for one in parent.findChildren(QPushButton) if one.text() == text).click()


def folded(parent: Any) -> str:
    """Return the picture that says whether what was accepted is folded away."""
    return next(one.property(NAME) for one in parent.findChildren(QPushButton) if "accepted" in one.text())


def crowd(office: Office, meeting: str, times: int) -> list[str]:
    """Put several lunches into one room at one time."""
    return [office.workspace.sittings.add(meeting, AT_ONE) for _number in range(times)]


def test_a_conflict_is_counted_as_soon_as_it_arises_and_gone_with_its_cause(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    says(qtbot, corner, "No conflicts")
    crowd(office, meeting, 2)
    says(qtbot, corner, "▲ 1 conflict")
    office.workspace.history.undo()
    says(qtbot, corner, "No conflicts")


def test_a_conflict_leads_to_its_session(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    lunches = crowd(office, meeting, 2)
    says(qtbot, corner, "▲ 1 conflict")
    corner.button.click()
    (card,) = panel_of(corner).cards
    with qtbot.waitSignal(corner.goes) as went:
        press_step(card, "Show")
    view, args = went.args
    assert view == "programme"
    assert args["sitting_id"] in lunches


def test_a_conflict_is_accepted_with_a_reason_and_told_again(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    crowd(office, meeting, 2)
    says(qtbot, corner, "▲ 1 conflict")
    corner.button.click()
    (card,) = panel_of(corner).cards
    press_step(card, "Accept…")
    press(card.reason, Qt.Key.Key_Return)  # without a reason nothing happens
    assert not office.workspace.conflicts.of(meeting)[0].accepted
    type_text(card.reason, "two tables")
    press(card.reason, Qt.Key.Key_Return)
    says(qtbot, corner, "No conflicts")
    (conflict,) = office.workspace.conflicts.of(meeting)
    assert conflict.accepted == "two tables"
    assert folded(panel_of(corner)) == "chevron-right"
    press_step(panel_of(corner), "1 accepted")
    assert folded(panel_of(corner)) == "chevron-down"
    (card,) = panel_of(corner).cards
    assert card.isVisible()
    press_step(card, "Tell again")
    says(qtbot, corner, "▲ 1 conflict")


def test_all_of_a_kind_are_accepted_as_one_step(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    crowd(office, meeting, 3)
    says(qtbot, corner, "▲ 3 conflicts")
    corner.button.click()
    (heading,) = panel_of(corner).findChildren(KindHeading)
    press_step(heading, "Accept all…")
    type_text(heading.reason, "three tables")
    press(heading.reason, Qt.Key.Key_Return)
    says(qtbot, corner, "No conflicts")
    office.workspace.history.undo()
    says(qtbot, corner, "▲ 3 conflicts")


def test_escape_gives_up_the_reason_and_a_draft_outlives_other_changes(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    crowd(office, meeting, 2)
    says(qtbot, corner, "▲ 1 conflict")
    corner.button.click()
    (card,) = panel_of(corner).cards
    press_step(card, "Accept…")
    type_text(card.reason, "draft")
    office.workspace.sittings.add(meeting, AT_ONE)
    says(qtbot, corner, "▲ 3 conflicts")
    drafts = [one for one in panel_of(corner).cards if one.reason.text() == "draft"]
    assert len(drafts) == 1
    press(drafts[0].reason, Qt.Key.Key_Escape)
    assert drafts[0].reason.isHidden()


def test_the_keyboard_enters_the_panel_goes_on_to_what_is_left_and_leaves_by_escape(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    crowd(office, meeting, 2)
    crowd_elsewhere = {**AT_ONE, "room": "Foyer"}
    for _number in range(2):
        office.workspace.sittings.add(meeting, crowd_elsewhere)
    says(qtbot, corner, "▲ 2 conflicts")
    panel = panel_of(corner)
    corner.button.click()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    qtbot.waitUntil(lambda: panel.cards[0].isAncestorOf(panel.focusWidget()))
    first, second = (card.conflict.key for card in panel.cards)
    card_of(panel, first).reason.ask()
    type_text(card_of(panel, first).reason, "two tables")
    press(card_of(panel, first).reason, Qt.Key.Key_Return)
    says(qtbot, corner, "▲ 1 conflict")
    qtbot.waitUntil(lambda: card_of(panel, second).isAncestorOf(panel.focusWidget()))
    press(card_of(panel, second).steps[0], Qt.Key.Key_Escape)
    assert not panel.isVisible()


def card_of(panel: ConflictsPanel, key: str) -> ConflictCard:
    """Return the card of a conflict; it is another one after each look for conflicts."""
    return next(card for card in panel.cards if card.conflict.key == key)


def test_of_many_conflicts_the_first_are_shown_and_the_rest_on_demand(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    crowd(office, meeting, 9)
    says(qtbot, corner, "▲ 36 conflicts")
    corner.button.click()
    assert len(panel_of(corner).cards) == MOST
    press_step(panel_of(corner), f"Show {36 - MOST} more")
    assert len(panel_of(corner).cards) == 36
    assert panel_of(corner).focusWidget() is panel_of(corner).cards[MOST].steps[0]


def test_an_endless_word_leaves_the_steps_within_the_panel(
    qtbot: QtBot, office: Office, meeting: str, corner: ConflictsCorner
) -> None:
    for _number in range(2):
        office.workspace.sittings.add(meeting, {**AT_ONE, "title": "x" * 200})
    says(qtbot, corner, "▲ 1 conflict")
    corner.button.click()
    panel = panel_of(corner)
    qtbot.waitUntil(lambda: panel.widget().width() <= panel.viewport().width())
