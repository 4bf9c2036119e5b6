"""Those who owe something are listed, written to and handed on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from cica_events.domain.delegations import Credentials, Reply
from tests.ui.delegations_open import Key, opened, shown
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import KAZ, add, attended_meeting, party
from tests.ui.toolkit_typing import press, type_text
from ui.delegations.chase_dialog import ChaseDialog
from ui.delegations.chase_list import Owed
from ui.delegations.delegations_tab import DelegationsTab


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> DelegationsTab:
    return shown(qtbot, office, attended_meeting(office))


@pytest.fixture
def owing(office: Office, tab: DelegationsTab) -> DelegationsTab:
    """China owes a reply and credentials, Egypt a head as well, Kazakhstan and Qatar nothing."""
    china, kazakhstan, _secretariat = (row.id for row in tab.list.rows)
    add_parties, edit = office.workspace.delegations.add_parties, office.workspace.delegations.edit
    _egypt, qatar = add_parties(tab.list.meeting_id, [party(office, name) for name in ("Egypt", "Qatar")])
    edit([qatar], {"reply": Reply.DECLINED})
    edit([china], {"invited": True, "contact_email": "a@mfa.example", "contact_name": "Li"})
    edit([kazakhstan], {"invited": True, "reply": Reply.ATTENDING, "credentials": Credentials.COPY})
    return tab


def chase(tab: DelegationsTab) -> ChaseDialog:
    tab.actions_here.chase.trigger()
    return opened(tab, ChaseDialog)


def listed(dialog: ChaseDialog) -> list[tuple[str, str]]:
    return [(line.party_name, line.owes) for line in dialog.lines()]


def test_those_who_owe_what_is_chosen_are_listed(owing: DelegationsTab) -> None:
    dialog = chase(owing)
    assert listed(dialog) == [("China", "Reply"), ("Egypt", "Reply")]
    assert dialog.count.text() == "2 delegations    1 has no e-mail address: type it into the list."
    dialog.choices[Owed.HEAD].click()
    dialog.choices[Owed.CREDENTIALS].click()
    assert listed(dialog) == [("China", "Reply, Credentials"), ("Egypt", "Reply, Credentials, Head")]
    dialog.choices[Owed.REPLY].click()
    dialog.choices[Owed.CREDENTIALS].click()
    assert listed(dialog) == [("Egypt", "Head")]
    dialog.reject()
    again = chase(owing)
    assert [owed for owed in Owed if again.choices[owed].isChecked()] == [Owed.HEAD]


def test_their_e_mail_addresses_are_copied_each_once(office: Office, owing: DelegationsTab) -> None:
    office.workspace.delegations.add_parties(owing.list.meeting_id, [party(office, "Mongolia")])
    ids = {row.party_name: row.id for row in owing.list.rows}
    for name, address in (("Egypt", "b@mfa.example"), ("Mongolia", "a@mfa.example")):
        office.workspace.delegations.edit([ids[name]], {"contact_email": address})
    chase(owing).primary.click()
    assert QGuiApplication.clipboard().text() == "a@mfa.example; b@mfa.example"
    assert office.desk.messages.text == "2 e-mail addresses were copied."


def test_without_any_address_the_list_stays_and_asks_for_one(owing: DelegationsTab) -> None:
    dialog = chase(owing)
    dialog.choices[Owed.REPLY].click()
    dialog.choices[Owed.HEAD].click()
    dialog.primary.click()
    assert dialog.problem.startswith("None of them has an e-mail address yet.")
    egypt = dialog.lines()[0].id
    assert dialog.table.edit_record(egypt, "contact_email")
    editor = next(one for one in dialog.table.findChildren(QLineEdit) if one.isVisible())
    type_text(editor, "cairo@mfa.example")
    press(editor, Key.Key_Return)
    assert dialog.problem == ""
    dialog.primary.click()
    assert QGuiApplication.clipboard().text() == "cairo@mfa.example"


def test_the_list_is_copied_as_a_table(owing: DelegationsTab) -> None:
    chase(owing).table_button.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Delegation\tOwes\tContact\tContact's e-mail\tContact's phone",
        "China\tReply\tLi\ta@mfa.example\t",
        "Egypt\tReply\t\t\t",
    ]


def test_contacts_are_filled_in_from_the_contact_points(office: Office, owing: DelegationsTab) -> None:
    dialog = chase(owing)
    assert not dialog.fill_button.isVisible()
    dialog.reject()
    point = {"name": "Protocol", "email": "protocol@mfa.example", "phone": "+20 2"}
    office.workspace.contact_points.add(party(office, "Egypt"), point)
    dialog = chase(owing)
    dialog.fill_button.click()
    assert [line.contact_email for line in dialog.lines()] == [
        "a@mfa.example",
        "protocol@mfa.example",
    ]
    assert not dialog.fill_button.isVisible()
    office.desk.undo.undo.trigger()
    assert dialog.lines()[1].contact_name == ""


def write(dialog: ChaseDialog, name: str, key: str, text: str) -> QLineEdit:
    """Type into a cell of the list, press Enter and return the editor."""
    line = next(line for line in dialog.lines() if line.party_name == name)
    assert dialog.table.edit_record(line.id, key)
    editor = next(one for one in dialog.table.findChildren(QLineEdit) if one.isVisible())
    type_text(editor, text)
    press(editor, Key.Key_Return)
    return editor


def test_the_keys_undo_and_redo_in_the_modal_list(
    qtbot: QtBot, office: Office, owing: DelegationsTab
) -> None:
    dialog = chase(owing)
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog, "Egypt", "contact_name", "Nadia")
    for key, contact in ((Key.Key_Z, ""), (Key.Key_Y, "Nadia"), (Key.Key_Z, "")):
        qtbot.keyClick(dialog.table, key, Qt.KeyboardModifier.ControlModifier)
        assert dialog.lines()[1].contact_name == contact


def test_who_owes_a_head_follows_the_participants(office: Office, owing: DelegationsTab) -> None:
    dialog = chase(owing)
    dialog.choices[Owed.REPLY].click()
    dialog.choices[Owed.HEAD].click()
    assert listed(dialog) == [("Egypt", "Head")]
    add(office, owing.list.meeting_id, "Egypt", KAZ)
    assert listed(dialog) == []
    office.desk.undo.undo.trigger()
    assert listed(dialog) == [("Egypt", "Head")]


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("contact_email", "cairo at mfa", "“cairo at mfa” is no e-mail address."),
        ("contact_phone", "the duty officer", "“the duty officer” is no phone number."),
        ("contact_phone", "a2@mfa.example", "“a2@mfa.example” is no phone number."),
    ],
)
def test_what_is_no_address_is_refused_in_words(
    owing: DelegationsTab, key: str, typed: str, words: str
) -> None:
    dialog = chase(owing)
    editor = write(dialog, "Egypt", key, typed)
    problem, kept = dialog.table.problem, getattr(dialog.lines()[1], key)
    press(editor, Key.Key_Escape)
    assert (problem, kept) == (words, "")


def test_the_list_is_exported(
    qtbot: QtBot, office: Office, owing: DelegationsTab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "chase.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    chase(owing).export_button.click()
    qtbot.waitUntil(lambda: office.desk.messages.text == "chase.xlsx was written.")
    grid = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [row[2] for row in grid[6:]] == ["China", "Egypt"]


def test_nobody_owing_anything_is_said(owing: DelegationsTab) -> None:
    dialog = chase(owing)
    dialog.choices[Owed.REPLY].click()
    assert dialog.count.text() == "Nobody is to be chased."
    assert not dialog.primary.isEnabled()
