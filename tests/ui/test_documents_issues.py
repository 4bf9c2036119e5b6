"""Issues of the list of participants are kept and undone, and files of it are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cica_events.domain.issues import Issue
from cica_events.domain.participants import Capacity
from cica_events.services.documents import IssueStage
from tests.ui.documents_open import Saving, button, click, issue, open_documents, settle, state, text
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.documents.changes_dialog import ChangesDialog
from ui.documents.issue_dialog import IssueDialog
from ui.documents.issue_words import version
from ui.documents.list_view import ListView
from ui.shell.export_dialog import ExportDialog

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> ListView:
    return open_documents(qtbot, office, meeting)


# Issues


def test_an_issue_is_kept_and_can_be_undone(qtbot: QtBot, office: Office, tab: ListView) -> None:
    assert state(tab) == "Never issued"
    issue(qtbot, office, tab)
    assert state(tab) == "Provisional"
    assert office.desk.messages.text == "The list of participants was issued: Provisional."
    office.press_message_button("Undo")
    settle(qtbot, office, tab)
    assert state(tab) == "Never issued"


def test_what_follows_an_issue_is_proposed_as_a_revision(qtbot: QtBot, office: Office, tab: ListView) -> None:
    for expected in ("Provisional", "Revision 1", "Revision 2"):
        issue(qtbot, office, tab)
        assert state(tab) == expected
    issue(qtbot, office, tab, IssueStage.FINAL)
    assert state(tab) == "Final"


def test_the_symbol_of_the_last_issue_is_proposed(qtbot: QtBot, office: Office, tab: ListView) -> None:
    type_text(tab.options.symbol, "SOC/INF.1")
    settle(qtbot, office, tab)
    issue(qtbot, office, tab)
    tab.options.symbol.selectAll()
    press(tab.options.symbol, Key.Key_Delete)
    click(qtbot, button(tab, "Issue…"))
    dialog = tab.findChild(IssueDialog)
    assert dialog.symbol.text() == "SOC/INF.1"
    press(dialog, Key.Key_Escape)
    settle(qtbot, office, tab)
    assert len(tab.snapshot.issues if tab.snapshot else ()) == 1


def test_what_changed_since_an_issue_is_told(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView
) -> None:
    assert not tab.options.with_changes.isEnabled()
    issue(qtbot, office, tab)
    office.workspace.participants.edit(
        [office.workspace.participants.rows(meeting)[0].id], {"position": "Vice-Minister"}
    )
    settle(qtbot, office, tab)
    click(qtbot, button(tab, "What changed since"))
    qtbot.waitUntil(lambda: tab.findChild(ChangesDialog) is not None)
    shown_changes = tab.findChild(ChangesDialog).list.texts
    assert list(shown_changes) == ["Function · 1"]
    assert "Vice-Minister" in shown_changes["Function · 1"][0]
    assert "Zhang" in shown_changes["Function · 1"][0]
    press(tab.findChild(ChangesDialog), Key.Key_Escape)
    click(qtbot, tab.options.with_changes)
    settle(qtbot, office, tab)
    assert "Changes since" in text(tab)


def test_an_issue_can_be_withdrawn_and_brought_back(qtbot: QtBot, office: Office, tab: ListView) -> None:
    issue(qtbot, office, tab)
    withdraw = next(
        one for one in tab.issues.findChildren(QAbstractButton) if "Withdraw" in one.accessibleName()
    )
    qtbot.mouseClick(withdraw, LEFT)
    settle(qtbot, office, tab)
    assert state(tab) == "Never issued"
    office.press_message_button("Undo")
    settle(qtbot, office, tab)
    assert state(tab) == "Provisional"


# Files


def test_the_word_button_writes_the_file_and_tells_where(
    qtbot: QtBot, office: Office, tab: ListView, tmp_path: Path
) -> None:
    saving = Saving(tmp_path)
    click(qtbot, button(tab, "Word…"))
    qtbot.waitUntil(lambda: "was written" in office.desk.messages.text)
    assert saving.proposed == "SOC-2023-12-12 List of participants.docx"
    words = [one.text for one in Document(str(tmp_path / saving.proposed)).paragraphs]
    assert any("Bakayev" in line for line in words)
    steps = [one.text() for one in office.area.findChildren(QAbstractButton)]
    assert {"Open", "Show in folder"} <= set(steps)


def test_a_file_is_named_in_the_language_of_the_document(
    qtbot: QtBot, office: Office, tab: ListView, tmp_path: Path
) -> None:
    tab.options.language.setCurrentIndex(tab.options.language.findData("ru"))
    tab.options.version.setCurrentIndex(tab.options.version.findData("final"))
    saving = Saving(tmp_path, "liste.pdf")
    click(qtbot, button(tab, "PDF…"))
    qtbot.waitUntil(lambda: "was written" in office.desk.messages.text, timeout=15_000)
    assert saving.proposed == "SOC-2023-12-12 Список участников, Окончательная версия.pdf"
    assert (tmp_path / "liste.pdf").read_bytes().startswith(b"%PDF")


def test_an_issue_is_exported_again_as_it_was(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView, tmp_path: Path
) -> None:
    issue(qtbot, office, tab)
    people = office.workspace.participants.rows(meeting)
    office.workspace.participants.remove([row.id for row in people if row.capacity is Capacity.HEAD])
    settle(qtbot, office, tab)
    assert "Bakayev" not in text(tab)
    saving = Saving(tmp_path, "again.docx")
    again = button(tab, "Export again as Word: " + version(office.workspace.documents.issues(meeting)[0]))
    qtbot.mouseClick(again, LEFT)
    qtbot.waitUntil(lambda: "was written" in office.desk.messages.text)
    assert saving.proposed == "SOC-2023-12-12 List of participants, Provisional.docx"
    words = [one.text for one in Document(str(tmp_path / "again.docx")).paragraphs]
    assert any("Bakayev" in line for line in words)


def test_excel_asks_for_its_columns(qtbot: QtBot, office: Office, tab: ListView) -> None:
    click(qtbot, button(tab, "Excel…"))
    dialog = tab.findChild(ExportDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_the_file_menu_names_the_document_and_keys_work(qtbot: QtBot, office: Office, tab: ListView) -> None:
    assert [action.text() for action in tab.file_actions()] == [
        "Issue list of participants…",
        "List of participants as Word…",
        "List of participants as PDF…",
        "List of participants as Excel…",
    ]
    qtbot.keyClick(tab, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.findChild(ExportDialog) is not None)
    tab.findChild(ExportDialog).reject()


def test_tab_goes_from_the_buttons_over_the_options_to_text_findings_and_issues(
    qtbot: QtBot, office: Office, tab: ListView
) -> None:
    issue(qtbot, office, tab)
    button(tab, "Issue…").setFocus()
    passed = []
    for _step in range(22):
        focused = tab.focusWidget()
        passed.append(focused.accessibleName() or getattr(focused, "text", str)())
        press(focused, Key.Key_Tab)
    assert passed[1:8] == [
        "List of participants as Word…",
        "List of participants as PDF…",
        "List of participants as Excel…",
        "Language",
        "Layout",
        "Version",
        "Symbol",
    ]
    after = ["Preview of the document", "Check before issue", "Withdraw “Provisional"]
    assert all(passed), passed
    places = [n for n, name in enumerate(passed) for start in after if name.startswith(start)]
    assert len(places) == 3, passed
    assert places == sorted(places)


def test_the_keyboard_reaches_an_issue_the_moment_it_is_read(
    qtbot: QtBot, office: Office, tab: ListView
) -> None:
    issue(qtbot, office, tab)
    issues = tab.snapshot.issues
    tab.issues.show_issues(())
    tab.issues.show_issues(issues)  # no event is handled between this and the keys
    tab.findings.list.setFocus()
    reached = []
    for _step in range(4):
        press(tab.focusWidget(), Key.Key_Tab)
        reached.append(tab.focusWidget().accessibleName().partition(version(issues[0]))[0])
    links = ["Export again as Word: ", "Export again as PDF: ", "What changed since "]
    assert reached == [*links, "Withdraw “"]


def test_an_issue_that_cannot_be_read_leaves_the_preview_alive(
    qtbot: QtBot, office: Office, meeting: str, tab: ListView
) -> None:
    issue(qtbot, office, tab)
    (issued,) = office.workspace.documents.issues(meeting)
    with office.workspace.database.changing("Damage") as session:
        session.get_one(Issue, issued.id).content = "{"
    click(qtbot, tab.options.with_changes)
    settle(qtbot, office, tab)
    assert "cannot be read" in tab.options.remark
    assert "Changes since" not in text(tab)
    click(qtbot, tab.options.capitals)
    settle(qtbot, office, tab)
    assert "Alibek BAKAYEV" in text(tab)
    click(qtbot, tab.options.with_changes)
    settle(qtbot, office, tab)
    assert tab.options.remark == ""
    assert office.reported == []
