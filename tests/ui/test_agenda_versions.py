"""The versions of an agenda are issued, compared and withdrawn by hand, and its numbers chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cica_events.domain.issues import IssueStage
from cica_events.domain.meetings import NumberStyle
from cica_events.i18n import use_language
from tests.ui.agenda_office import item, lines, shown, written
from tests.ui.meeting_desk import Office
from ui.agenda.agenda_view import AgendaView
from ui.agenda.comparison import PRESENT
from ui.agenda.versions_dialog import VersionsDialog

Key = Qt.Key


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> AgendaView:
    return shown(qtbot, office, written(office))


@pytest.fixture
def issued(tab: AgendaView, office: Office) -> VersionsDialog:
    """The window of versions, with two of them and an agenda that went on."""
    versions, agenda = office.workspace.agenda_versions, office.workspace.agenda
    meeting = tab.model.rows[0].meeting_id
    versions.issue(meeting, IssueStage.PROVISIONAL, "SOC/1")
    agenda.edit([item(tab, "Opening")], {"annotation": "The Chair opens the meeting."})
    versions.issue(meeting, IssueStage.ANNOTATED, "SOC/2")
    agenda.rename(item(tab, "Food security"), "Food and water security")
    agenda.remove([item(tab, "Closing")])
    return tab.show_versions()


@pytest.fixture
def russian() -> Iterator[None]:
    use_language("ru")
    yield
    use_language("en")


def test_without_a_version_the_next_step_is_told(tab: AgendaView) -> None:
    dialog = tab.show_versions()
    assert dialog.list.count() == 0
    assert "Once a version is issued" in dialog.comparison.text.toPlainText()
    assert not dialog.withdraw_action.isEnabled()


def test_a_version_is_issued_under_the_proposed_symbol(tab: AgendaView, office: Office) -> None:
    dialog = tab.show_versions()
    asked = dialog.ask_issue()
    assert asked.focusWidget() is asked.stage
    assert asked.stage.currentData() == "provisional"
    proposed = asked.symbol.text()
    assert proposed.startswith("SOC/")
    asked.stage.setCurrentIndex(asked.stage.findData("annotated"))
    assert asked.symbol.text() == proposed
    asked.primary.click()
    (issue,) = office.workspace.agenda_versions.issues(tab.model.rows[0].meeting_id)
    assert (issue.stage, issue.symbol) == (IssueStage.ANNOTATED, proposed)
    assert dialog.list.item(0).text().startswith(f"Annotated · {proposed}")
    dialog.take_back()
    assert dialog.list.count() == 0


def test_a_symbol_that_was_typed_stays(tab: AgendaView, qtbot: QtBot) -> None:
    asked = tab.show_versions().ask_issue()
    asked.symbol.clear()
    qtbot.keyClicks(asked.symbol, "SOC/X")
    asked.stage.setCurrentIndex(0)
    assert asked.symbol.text() == "SOC/X"


def test_an_agenda_without_items_is_not_issued(tab: AgendaView, office: Office) -> None:
    office.workspace.agenda.remove([row.id for row in tab.model.rows if row.parent_id is None])
    asked = tab.show_versions().ask_issue()
    asked.primary.click()
    assert "no item yet" in asked.problem
    assert asked.isVisible()


def test_the_newest_version_is_compared_with_the_present_first(issued: VersionsDialog) -> None:
    words = issued.comparison.text.toPlainText().split("\n")
    assert words == [
        "2  Food and water security",
        "Title: Food and water security",
        "3  Closing   − Item taken out",
    ]
    assert issued.comparison.count.text() == "1 item taken out · 1 item changed"


def test_where_the_newest_is_the_present_it_is_compared_with_the_one_before(
    issued: VersionsDialog, tab: AgendaView, office: Office
) -> None:
    office.workspace.agenda_versions.issue(tab.model.rows[0].meeting_id, IssueStage.REVISION, "SOC/3")
    again = tab.show_versions()
    comparison = again.comparison
    newest, before = (again.issues[at].id for at in (0, 1))
    assert (comparison.before.currentData(), comparison.after.currentData()) == (before, newest)
    assert "Food and water security" in comparison.text.toPlainText()


def test_what_went_is_struck_out_and_what_came_is_underlined(issued: VersionsDialog) -> None:
    found = {}
    block = issued.comparison.text.document().begin()
    while block.isValid():
        for piece in block:
            looks = piece.fragment().charFormat()
            found[piece.fragment().text().strip()] = (looks.fontStrikeOut(), looks.fontUnderline())
        block = block.next()
    assert found["and water"] == (False, True)
    assert found["Closing"] == (True, False)


def test_any_two_versions_are_compared(issued: VersionsDialog) -> None:
    first, second = issued.issues[1].id, issued.issues[0].id
    issued.comparison.compare(first, second)
    assert issued.comparison.text.toPlainText() == "1  Opening\nAnnotation: The Chair opens the meeting."
    issued.list.setCurrentRow(1)
    assert issued.comparison.after.currentData() == PRESENT
    assert issued.comparison.count.text() == "1 item taken out · 2 items changed"


def test_a_version_is_withdrawn_and_brought_back(issued: VersionsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(issued.list, Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row.symbol for row in issued.issues] == ["SOC/1"]
    issued.take_back()
    qtbot.waitUntil(lambda: len(issued.issues) == 2)


@pytest.mark.usefixtures("russian")
def test_the_window_speaks_russian(tab: AgendaView, office: Office) -> None:
    opening = item(tab, "Opening")
    office.workspace.agenda.edit([opening], {"title_ru": "Открытие"})
    office.workspace.agenda_versions.issue(tab.model.rows[0].meeting_id, IssueStage.PROVISIONAL)
    office.workspace.agenda.edit([opening], {"expected": "Opened"})
    dialog = tab.show_versions()
    assert dialog.comparison.text.toPlainText().startswith("1  Открытие")


def test_numbers_follow_the_style_that_is_chosen(tab: AgendaView, office: Office) -> None:
    tab.numbers.chosen.emit(NumberStyle.LETTERS)
    assert lines(tab) == ["1 Opening", "2 Food security", "(a) National approaches", "3 Closing"]
    assert [action.isChecked() for action in tab.numbers.actions()] == [False, True, False, False]
    office.workspace.history.undo()
    assert lines(tab)[2] == "2.1 National approaches"


def test_the_inspector_cites_the_number_and_proposes_priority_areas(tab: AgendaView) -> None:
    tab.numbers.chosen.emit(NumberStyle.LETTERS)
    tab.outline.select_ids([item(tab, "National approaches")])
    assert "Item 2 (a)" in [label.text() for label in tab.inspector.findChildren(QLabel)]
    editor = tab.inspector.field("priority_area").editor
    completer = editor.completer()  # type: ignore[union-attr]  # a line of text
    completer.setCompletionPrefix("terror")
    assert completer.currentCompletion() == "Combating terrorism"


def test_the_inspector_leads_to_the_speakers_of_the_item(
    tab: AgendaView, office: Office, qtbot: QtBot
) -> None:
    tab.outline.select_ids([item(tab, "Opening")])
    assert tab.inspector.speakers.words == "Say who speaks…"
    office.workspace.speakers.add(item(tab, "Opening"), names=["K. Sarybay"])
    tab.outline.select_ids([item(tab, "Closing")])
    tab.outline.select_ids([item(tab, "Opening")])
    with qtbot.waitSignal(tab.goes) as asked:
        tab.inspector.speakers.click()
    assert asked.args == ["speakers", {"item_id": item(tab, "Opening")}]


def test_the_window_of_versions_closes_when_its_meeting_is_removed(
    tab: AgendaView, office: Office, qtbot: QtBot
) -> None:
    dialog = tab.show_versions()
    office.workspace.meetings.remove([tab.model.rows[0].meeting_id])
    qtbot.waitUntil(lambda: not dialog.isVisible())
