"""The Documents tab: options make the text, findings lead to their place, issues are kept and undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Reply
from cica_events.domain.issues import Issue
from cica_events.domain.participants import Capacity
from cica_events.services.documents import IssueStage
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import KAZ_SECOND, add, bare_meeting
from tests.ui.toolkit_typing import press, type_text
from ui.delegations.delegations_tab import DelegationsTab
from ui.documents.changes_dialog import ChangesDialog
from ui.documents.documents_tab import DocumentsTab
from ui.documents.issue_dialog import IssueDialog
from ui.documents.issue_words import version
from ui.documents.remembered import KEY
from ui.participants.participants_tab import ParticipantsTab
from ui.shell.export_dialog import ExportDialog

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> DocumentsTab:
    return shown(qtbot, office, meeting)


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> DocumentsTab:
    tab = DocumentsTab(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1150, 560)
    tab.bring_up(meeting_id=meeting_id)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    settle(qtbot, office, tab)
    return tab


def settle(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    """Wait until what was chosen and changed is shown."""
    qtbot.waitUntil(lambda: not tab._pause.isActive() and not office.desk.tasks.busy)
    assert tab.snapshot is not None
    assert tab.snapshot.options == tab.options.options()


def text(tab: DocumentsTab) -> str:
    return tab.preview.toPlainText()


def button(place: QWidget, name: str) -> QAbstractButton:
    found = place.findChildren(QAbstractButton)
    return next(one for one in found if name in {one.text(), one.accessibleName()} and one.isVisible())


def click(qtbot: QtBot, widget: QWidget) -> None:
    """Click the left end of a widget: a check box takes no click beside its text."""
    qtbot.mouseClick(widget, LEFT, pos=QPoint(12, widget.height() // 2))


def finding(tab: DocumentsTab, words: str) -> str:
    return next(line for lines in tab.findings.list.texts.values() for line in lines if words in line)


def click_finding(qtbot: QtBot, tab: DocumentsTab, words: str) -> None:
    listed = tab.findings.list
    index = listed.index_of(finding(tab, words))
    listed.scrollTo(index)
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualRect(index).center())


def issue(qtbot: QtBot, office: Office, tab: DocumentsTab, stage: IssueStage | None = None) -> None:
    """Issue the list by the button and its dialog, as proposed where no stage is given."""
    click(qtbot, button(tab, "Issue…"))
    dialog = tab.findChild(IssueDialog)
    if stage is not None:
        dialog.version.setCurrentIndex(dialog.version.findData(stage.value))
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: "issued" in office.desk.messages.text)
    settle(qtbot, office, tab)


class Saving:
    """Answers the next save dialog with a name in `folder`, or as proposed there."""

    def __init__(self, folder: Path, name: str = "") -> None:
        self.proposed = ""
        self._folder, self._name = folder, name
        self._timer = QTimer()
        self._timer.timeout.connect(self._answer)
        self._timer.start(20)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            self._timer.stop()
            self.proposed = Path(dialog.selectedFiles()[0]).name
            line = dialog.findChild(QLineEdit, "fileNameEdit")
            line.selectAll()
            line.insert(str(self._folder / (self._name or self.proposed)))
            agree = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
            QTest.mouseClick(agree, LEFT)


# The text


def test_the_preview_says_who_stands_in_the_list_in_protocol_order(tab: DocumentsTab) -> None:
    names = [
        "Member States",
        "China",
        "Zhang",
        "Kazakhstan",
        "Bakayev",
        "Nurbayeva",
        "Secretariat",
        "Sarybay",
    ]
    listed = text(tab)[text(tab).index("Member States") :]  # the cover names the place of the meeting
    places = [listed.index(name) for name in names]
    assert places == sorted(places)
    assert tab.status().startswith("4 participants")


def test_what_looks_like_html_is_text(qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab) -> None:
    person = next(row for row in office.workspace.participants.rows(meeting) if row.family_name == "Zhang")
    office.workspace.participants.edit([person.id], {"position": "<b>Envoy</b> &amp; more", "honorific": ""})
    office.workspace.participants.edit([person.id], {"courtesy": "", "rank": "<i>Dr.</i>"})
    settle(qtbot, office, tab)
    assert "<b>Envoy</b> &amp; more" in text(tab)
    assert "<i>Dr.</i>" in text(tab)


def test_capitals_are_a_choice_of_the_document(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    assert "BAKAYEV" not in text(tab)
    click(qtbot, tab.options.capitals)
    settle(qtbot, office, tab)
    assert "Alibek BAKAYEV" in text(tab)


def test_the_document_has_its_own_language(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    qtbot.keyClick(tab.options.language, Key.Key_Down)
    settle(qtbot, office, tab)
    assert "Казахстан" in text(tab)
    assert "Kazakhstan" not in text(tab)


def test_what_stands_under_a_name_can_be_chosen(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    assert "Deputy Minister of Foreign Affairs" in text(tab)
    qtbot.keyClick(tab.options.show_under["position"], Key.Key_Space)
    settle(qtbot, office, tab)
    assert "Deputy Minister of Foreign Affairs" not in text(tab)


def test_a_symbol_that_is_typed_stands_at_the_top(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    type_text(tab.options.symbol, "SOC/INF.1")
    settle(qtbot, office, tab)
    assert text(tab).startswith("SOC/INF.1")


def test_a_change_elsewhere_is_followed(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    add(office, meeting, "Azerbaijan", KAZ_SECOND)
    settle(qtbot, office, tab)
    assert "Azerbaijan" in text(tab)


def test_a_hidden_tab_catches_up_when_it_is_shown(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    tab.hide()
    add(office, meeting, "Azerbaijan", KAZ_SECOND)
    assert "Azerbaijan" not in text(tab)
    tab.show()
    settle(qtbot, office, tab)
    assert "Azerbaijan" in text(tab)


def test_choices_are_remembered_and_the_symbol_only_for_its_meeting(
    qtbot: QtBot, office: Office, tab: DocumentsTab, meeting: str
) -> None:
    click(qtbot, tab.options.capitals)
    click(qtbot, tab.options.show_under["contacts"])
    type_text(tab.options.symbol, "SOC/INF.1")
    settle(qtbot, office, tab)
    again, other = (
        shown(qtbot, office, meeting),
        shown(qtbot, office, bare_meeting(office, "YC", "2024-05-01")),
    )
    kept = again.options.options()
    assert replace(kept, show=kept.show | {"contacts"}) == tab.options.options()
    assert other.options.options().capitals
    assert other.options.options().symbol == ""


def test_contacts_are_asked_for_each_time(
    qtbot: QtBot, office: Office, tab: DocumentsTab, meeting: str
) -> None:
    click(qtbot, tab.options.show_under["contacts"])
    click(qtbot, tab.options.show_under["department"])
    settle(qtbot, office, tab)
    assert "contacts" in tab.options.options().show
    again = shown(qtbot, office, meeting)
    assert again.options.options().show == tab.options.options().show - {"contacts"}


def test_contacts_that_were_remembered_once_are_forgotten(qtbot: QtBot, office: Office, meeting: str) -> None:
    office.desk.settings.set_layout(KEY, {"show": ["contacts", "position"]})
    assert shown(qtbot, office, meeting).options.options().show == {"position"}


def test_a_meeting_without_people_offers_the_way_to_them(qtbot: QtBot, office: Office) -> None:
    meeting_id = bare_meeting(office)
    tab = shown(qtbot, office, meeting_id)
    assert not tab.preview.isVisible()
    assert not any(action.isEnabled() for action in tab.file_actions())
    click(qtbot, button(tab, "Go to the participants"))
    assert office.went == [("meeting", {"meeting_id": meeting_id, "tab": "participants"})]


def test_a_meeting_that_is_removed_leaves_its_tab_in_peace(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    office.workspace.meetings.remove([meeting])
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    assert office.reported == []


# The check


def test_findings_stand_under_their_kind_with_the_count(tab: DocumentsTab) -> None:
    assert tab.findings.list.texts == {
        "No function · 1": ["Kairat Sarybay, Secretariat"],
        "No title before the name · 1": ["Kairat Sarybay, Secretariat"],
    }
    assert tab.status().endswith("2 to look at")


def test_a_click_leads_to_the_participant_and_its_field(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    person = office.workspace.participants.rows(meeting)[-1]
    click_finding(qtbot, tab, "Sarybay")
    place = {"meeting_id": meeting, "tab": "participants", "select": person.id, "field": "position"}
    assert office.went == [("meeting", place)]


def test_enter_leads_there_too(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    listed = tab.findings.list
    listed.setFocus()
    listed.setCurrentIndex(listed.index_of(finding(tab, "Sarybay")))
    press(listed, Key.Key_Return)
    assert office.went[0][1]["tab"] == "participants"


def test_a_heading_folds_and_stays_folded(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    listed = tab.findings.list
    QAbstractItemModelTester(listed.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, listed)
    listed.setCurrentIndex(listed.index_of("No function · 1"))
    press(listed, Key.Key_Space)
    assert not listed.isExpanded(listed.index_of("No function · 1"))
    office.workspace.participants.edit(
        [row.id for row in office.workspace.participants.rows(meeting)], {"position": ""}
    )
    settle(qtbot, office, tab)
    assert not listed.isExpanded(listed.index_of("No function · 4"))
    assert office.went == []


def test_a_delegation_that_lacks_its_people_is_gone_to(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    states = {name: key for key, name in office.workspace.parties.choices()}
    (delegation,) = office.workspace.delegations.add_parties(meeting, [states["Qatar"]])
    office.workspace.delegations.edit([delegation], {"reply": Reply.ATTENDING})
    settle(qtbot, office, tab)
    click_finding(qtbot, tab, "Qatar")
    assert office.went == [("meeting", {"meeting_id": meeting, "tab": "delegations", "select": delegation})]


def test_contacts_about_to_leave_are_told_and_lead_to_the_choice(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    person = office.workspace.participants.rows(meeting)[0]
    office.workspace.participants.edit([person.id], {"email": "zhang@example.org"})
    click(qtbot, tab.options.show_under["contacts"])
    tab.options.symbol.setFocus()
    settle(qtbot, office, tab)
    assert "zhang@example.org" in text(tab)
    click_finding(qtbot, tab, "E-mail of 1 participant")
    assert tab.options.show_under["contacts"].hasFocus()
    assert office.went == []


def test_a_list_in_order_says_so(qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab) -> None:
    person = office.workspace.participants.rows(meeting)[-1]
    office.workspace.participants.edit([person.id], {"position": "Secretary General", "honorific": "H.E."})
    settle(qtbot, office, tab)
    assert tab.findings.list.texts == {}
    assert not tab.findings.list.isVisible()
    assert tab.status() == "4 participants"


def test_the_participants_tab_goes_to_the_field_through_filter_and_folds(
    qtbot: QtBot, office: Office, meeting: str
) -> None:
    people = ParticipantsTab(office.desk)
    qtbot.addWidget(people)
    people.bring_up(meeting_id=meeting)
    people.show()
    row = next(row for row in office.workspace.participants.rows(meeting) if row.family_name == "Bakayev")
    people.list.model.set_folded(row.delegation_id, True)
    people.filter.setText("Zhang")
    people.bring_up(meeting_id=meeting, select=row.id, field="position")
    assert people.table.current_id() == row.id
    assert people.list.model.fields[people.table.currentIndex().column()].key == "position"


def test_the_delegations_tab_goes_to_the_delegation(qtbot: QtBot, office: Office, meeting: str) -> None:
    delegations = DelegationsTab(office.desk)
    qtbot.addWidget(delegations)
    delegations.bring_up(meeting_id=meeting)
    delegations.show()
    row = office.workspace.delegations.rows(meeting)[1]
    delegations.filter.setText("nothing of the kind")
    delegations.bring_up(meeting_id=meeting, select=row.id)
    assert delegations.table.selected_ids() == [row.id]


# Issues


def test_an_issue_is_kept_and_can_be_undone(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    assert tab.card.state == "Never issued"
    issue(qtbot, office, tab)
    assert tab.card.state == "Provisional"
    assert office.desk.messages.text == "The list of participants was issued: Provisional."
    office.press_message_button("Undo")
    settle(qtbot, office, tab)
    assert tab.card.state == "Never issued"


def test_what_follows_an_issue_is_proposed_as_a_revision(
    qtbot: QtBot, office: Office, tab: DocumentsTab
) -> None:
    for expected in ("Provisional", "Revision 1", "Revision 2"):
        issue(qtbot, office, tab)
        assert tab.card.state == expected
    issue(qtbot, office, tab, IssueStage.FINAL)
    assert tab.card.state == "Final"


def test_the_symbol_of_the_last_issue_is_proposed(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
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
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
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


def test_an_issue_can_be_withdrawn_and_brought_back(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    issue(qtbot, office, tab)
    withdraw = next(
        one for one in tab.issues.findChildren(QAbstractButton) if "Withdraw" in one.accessibleName()
    )
    qtbot.mouseClick(withdraw, LEFT)
    settle(qtbot, office, tab)
    assert tab.card.state == "Never issued"
    office.press_message_button("Undo")
    settle(qtbot, office, tab)
    assert tab.card.state == "Provisional"


# Files


def test_the_word_button_writes_the_file_and_tells_where(
    qtbot: QtBot, office: Office, tab: DocumentsTab, tmp_path: Path
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
    qtbot: QtBot, office: Office, tab: DocumentsTab, tmp_path: Path
) -> None:
    tab.options.language.setCurrentIndex(tab.options.language.findData("ru"))
    tab.options.version.setCurrentIndex(tab.options.version.findData("final"))
    saving = Saving(tmp_path, "liste.pdf")
    click(qtbot, button(tab, "PDF…"))
    qtbot.waitUntil(lambda: "was written" in office.desk.messages.text, timeout=15_000)
    assert saving.proposed == "SOC-2023-12-12 Список участников, Окончательный.pdf"
    assert (tmp_path / "liste.pdf").read_bytes().startswith(b"%PDF")


def test_an_issue_is_exported_again_as_it_was(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab, tmp_path: Path
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


def test_excel_asks_for_its_columns(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    click(qtbot, button(tab, "Excel…"))
    dialog = tab.findChild(ExportDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_the_file_menu_names_the_document_and_keys_work(
    qtbot: QtBot, office: Office, tab: DocumentsTab
) -> None:
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
    qtbot: QtBot, office: Office, tab: DocumentsTab
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
    qtbot: QtBot, office: Office, tab: DocumentsTab
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
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
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
