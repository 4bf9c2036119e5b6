"""Agenda, programme, chair's programme and list of speakers in the Documents tab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from cica_events.services.papers import AGENDA, CHAIR, PROGRAMME, SPEAKERS_LIST, IssueStage
from tests.documents.papers import paper
from tests.documents.test_paper_word import read
from tests.ui.documents_open import LEFT, Saving, button, click
from tests.ui.meeting_desk import Office, open_office
from tests.ui.toolkit_typing import press, type_text
from ui.agenda.issue_agenda_dialog import IssueAgendaDialog
from ui.documents.documents_tab import DocumentsTab
from ui.documents.list_view import ListView
from ui.documents.paper_preview import PaperPreview
from ui.documents.paper_view import PaperView
from ui.shell.documents_menu import documents_button

MEETING = "SOC-2023-12-12"


@pytest.fixture
def office(qapp: QApplication, template_of_2023: Path, tmp_path: Path) -> Iterator[Office]:
    with open_office(qapp, template_of_2023, tmp_path) as made:
        yield made


@pytest.fixture
def meeting(office: Office) -> str:
    return office.workspace.meetings.get(MEETING).id


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> DocumentsTab:
    """The Documents tab at the List of Participants."""
    made = DocumentsTab(office.desk, issue_agenda=IssueAgendaDialog)
    qtbot.addWidget(made)
    made.resize(1150, 600)
    made.bring_up(meeting_id=meeting)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def show(qtbot: QtBot, office: Office, tab: DocumentsTab, key: str, name: str) -> PaperView:
    """Choose a document by its button and wait until it is shown."""
    qtbot.mouseClick(button(tab, name), LEFT)
    view = tab.view(key)
    assert isinstance(view, PaperView)
    settle(qtbot, office, view)
    return view


def settle(qtbot: QtBot, office: Office, view: PaperView) -> None:
    """Wait until what was chosen and changed is shown."""
    qtbot.waitUntil(lambda: not view._pause.isActive() and not office.desk.tasks.busy)
    assert view.snapshot is not None
    assert view.snapshot.options == view.options.options()


def named(view: PaperView, beginning: str) -> QAbstractButton:
    """Return the visible button whose name begins so."""
    found = view.findChildren(QAbstractButton)
    return next(one for one in found if one.accessibleName().startswith(beginning) and one.isVisible())


def text(view: PaperView) -> str:
    """Return the text of the preview with plain blanks."""
    return view.preview.toPlainText().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "name", "words"),
    [
        (AGENDA, "Agenda", "1.\tOpening of the meeting"),
        (PROGRAMME, "Programme", "10:15–11:20\tFirst plenary session"),
        (CHAIR, "Chair's programme", "I declare the Meeting of the CICA Senior Officials Committee closed."),
        (SPEAKERS_LIST, "List of speakers", "1\tH.E. Mr. Alibek Bakayev"),
    ],
)
def test_each_document_is_shown_as_it_will_be_printed(
    key: str, name: str, words: str, qtbot: QtBot, office: Office, tab: DocumentsTab
) -> None:
    assert words in text(show(qtbot, office, tab, key, name))


def test_times_begin_one_below_the_other(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    document = QTextDocument()
    PaperPreview(frame).write(document, paper(PROGRAMME))
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    starts = {
        block.text().partition("\t")[0]: block.blockFormat().leftMargin() + block.blockFormat().textIndent()
        for block in blocks
        if block.text()[:2].isdigit()
    }
    assert "09:30" in starts  # of an item below another
    assert set(starts.values()) == {0}


def test_the_document_looked_at_last_is_shown_next_time(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    show(qtbot, office, tab, CHAIR, "Chair's programme")
    again = DocumentsTab(office.desk)
    qtbot.addWidget(again)
    again.bring_up(meeting_id=meeting)
    assert [action.text() for action in again.file_actions()] == [
        "Chair's programme as Word…",
        "Chair's programme as PDF…",
    ]
    again.bring_up(document=ListView.key)
    assert again.file_actions()[0].text() == "Issue list of participants…"
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)


def test_options_change_the_text(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    view = show(qtbot, office, tab, PROGRAMME, "Programme")
    assert "Alibek Bakayev, Deputy" in text(view)
    click(qtbot, view.options.checks["speakers"])
    settle(qtbot, office, view)
    assert "Alibek Bakayev, Deputy" not in text(view)
    view.options.language.setCurrentIndex(view.options.language.findData("ru"))
    type_text(view.options.symbol, "SOC/INF.2")
    settle(qtbot, office, view)
    assert "Программа" in text(view)
    assert "SOC/INF.2" in text(view)


def test_what_is_chosen_is_remembered_but_internal_notes(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    view = show(qtbot, office, tab, PROGRAMME, "Programme")
    click(qtbot, view.options.checks["times"])
    click(qtbot, view.options.checks["notes"])
    settle(qtbot, office, view)
    again = PaperView(office.desk, view.kind)
    qtbot.addWidget(again)
    again.bring_up(meeting_id=meeting)
    checked = {key for key, check in again.options.checks.items() if check.isChecked()}
    assert checked == {"speakers"}
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)


def test_internal_notes_are_not_offered_for_the_public(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    view = show(qtbot, office, tab, AGENDA, "Agenda")
    audience, notes = view.options.audience, view.options.checks["notes"]
    audience.setCurrentIndex(audience.findData("public"))
    assert (notes.isEnabled(), notes.toolTip()) == (False, "Internal notes are never printed for the public")
    audience.setCurrentIndex(audience.findData("delegations"))
    assert (notes.isEnabled(), notes.toolTip()) == (True, "")
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)


def test_the_programme_of_the_chair_is_for_the_chair(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    audience = show(qtbot, office, tab, CHAIR, "Chair's programme").options.audience
    assert [audience.itemText(place) for place in range(audience.count())] == ["The chair", "The Secretariat"]
    assert audience.currentText() == "The chair"


def test_times_are_offered_where_a_speaker_has_one(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    speakers = [one.id for people in office.workspace.speakers.rows(meeting).values() for one in people]
    office.workspace.speakers.edit(speakers, {"minutes": None})
    times = show(qtbot, office, tab, SPEAKERS_LIST, "List of speakers").options.checks["times"]
    why = "No speaker has a time allotted: there is none to print"
    qtbot.waitUntil(lambda: (times.isEnabled(), times.toolTip()) == (False, why))
    office.workspace.speakers.edit(speakers[:1], {"minutes": 5})
    qtbot.waitUntil(lambda: (times.isEnabled(), times.toolTip()) == (True, ""))
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)


def test_a_change_of_the_agenda_is_shown_at_once(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab
) -> None:
    view = show(qtbot, office, tab, AGENDA, "Agenda")
    row = office.workspace.agenda.rows(meeting)[0]
    office.workspace.agenda.edit([row.id], {"title": "Another opening"})
    qtbot.waitUntil(lambda: "1.\tAnother opening" in text(view))


def test_the_agenda_is_issued_listed_written_again_and_withdrawn(
    qtbot: QtBot, office: Office, meeting: str, tab: DocumentsTab, tmp_path: Path
) -> None:
    view = show(qtbot, office, tab, AGENDA, "Agenda")
    assert tab.choice.state(AGENDA) == "Never issued"
    click(qtbot, button(view, "Issue…"))
    dialog = view.findChild(IssueAgendaDialog)
    dialog.stage.setCurrentIndex(dialog.stage.findData(IssueStage.ANNOTATED.value))
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: tab.choice.state(AGENDA) == "Annotated")
    assert office.desk.messages.text == "The agenda was issued: Annotated."
    first = office.workspace.agenda.rows(meeting)[0]
    office.workspace.agenda.edit([first.id], {"title": "Another opening"})
    settle(qtbot, office, view)
    saving = Saving(tmp_path)
    again = named(view, "Export again as Word")
    qtbot.mouseClick(again, LEFT)
    qtbot.waitUntil(lambda: "was written" in office.desk.messages.text)
    assert saving.proposed == f"{MEETING} Annotated agenda.docx"
    written = read(tmp_path / saving.proposed)
    assert "1.Opening of the meeting (procedural)" in [line.replace("\u00a0", " ") for line in written]
    qtbot.mouseClick(named(view, "Withdraw"), LEFT)
    qtbot.waitUntil(lambda: tab.choice.state(AGENDA) == "Never issued")
    office.press_message_button("Undo")
    qtbot.waitUntil(lambda: tab.choice.state(AGENDA) == "Annotated")


def test_a_paper_is_written_as_pdf(qtbot: QtBot, office: Office, tab: DocumentsTab, tmp_path: Path) -> None:
    view = show(qtbot, office, tab, PROGRAMME, "Programme")
    saving = Saving(tmp_path)
    click(qtbot, button(view, "PDF…"))
    qtbot.waitUntil(lambda: "was written" in office.desk.messages.text, timeout=15_000)
    assert saving.proposed == f"{MEETING} Programme.pdf"
    assert (tmp_path / saving.proposed).read_bytes().startswith(b"%PDF")


def test_words_that_cannot_be_used_are_told(
    qtbot: QtBot, office: Office, tab: DocumentsTab, tmp_path: Path
) -> None:
    view = show(qtbot, office, tab, PROGRAMME, "Programme")
    own = tmp_path / "templates"
    own.mkdir()
    (own / "words.en.toml").write_text("[words]\nagenda = 5\n", encoding="utf-8")
    office.workspace.papers._templates_folder = own
    saving = Saving(tmp_path)
    click(qtbot, button(view, "Word…"))
    qtbot.waitUntil(lambda: bool(office.reported))
    assert not (tmp_path / saving.proposed).exists()
    assert "“words.agenda” must be a text" in str(office.reported.pop())


def test_documents_are_chosen_without_a_mouse(qtbot: QtBot, office: Office, tab: DocumentsTab) -> None:
    tab.choice.enter(ListView.key)
    press(tab.focusWidget(), Qt.Key.Key_Down)
    press(tab.focusWidget(), Qt.Key.Key_Space)
    view = tab.view(AGENDA)
    qtbot.waitUntil(view.isVisible)
    assert tab.focusWidget() is tab.choice._buttons[AGENDA]
    assert isinstance(view, PaperView)
    settle(qtbot, office, view)


def test_the_menu_leads_to_a_document_of_the_meeting(qtbot: QtBot, office: Office, meeting: str) -> None:
    made = documents_button(office.desk, lambda: meeting, office.area)
    names = [action.text() for action in made.menu().actions()]
    assert names == ["Agenda", "Programme", "Chair's programme", "List of speakers"]
    made.menu().actions()[2].trigger()
    assert office.went == [("meeting", {"meeting_id": meeting, "tab": "documents", "document": "chair"})]
