"""What is copied for a report of an error tells of the program, and never of people and places."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.errors import ConflictError, ValidationError
from tests.ui.meeting_desk import Office
from ui.runtime.errors import ErrorReporter
from ui.shell.about_dialog import AboutDialog
from ui.shell.actions import FrameActions
from ui.shell.diagnostics import facts

PERSONAL = (
    "Zhanserik",
    "Ospanov",
    "zhanserik@ospanov.example",
    "+7 701 555 01 23",
    "N12345678",
    "Astana Hilton",
)


def test_the_facts_name_no_person_no_path_and_no_address(office: Office, qapp: QApplication) -> None:
    given, family, mail, phone, passport, hotel = PERSONAL
    office.workspace.people.add({"given_name": given, "family_name": family, "email": mail, "phone": phone})
    meeting = office.plan("SOC", "2024-05-20", place=hotel)
    office.workspace.meetings.edit([meeting], {"title": f"Talks with {family}, passport {passport}"})
    errors = ErrorReporter(Path("/nowhere"))
    for error in (ValidationError("family_name", f"{family} is there already"), ConflictError(mail)):
        errors._show(error)
    text = facts(qapp, office.workspace, False, list(errors.kinds))
    for secret in (*PERSONAL, str(office.workspace.address.path), office.workspace.name, str(Path.home())):
        assert secret not in text
    assert "person: 1" in text
    assert "SQLite, schema" in text
    assert "ValidationError, ConflictError" in text
    assert "Screen 1: 1366 x 768" in text


def test_without_a_workspace_there_are_facts_as_well(qapp: QApplication) -> None:
    assert "none is open" in facts(qapp, None, True, [])


def test_about_has_the_licences_and_a_button_that_copies_the_facts(qapp: QApplication, qtbot: QtBot) -> None:
    actions_of = QPushButton()
    qtbot.addWidget(actions_of)
    actions = FrameActions(actions_of)
    actions.diagnostics.triggered.connect(lambda: QGuiApplication.clipboard().setText("facts"))
    dialog = AboutDialog(actions_of, actions.diagnostics)
    told = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    for text in ("sqlcipher3", "ZETETIC LLC", "The OpenSSL Project Authors", "Apache License", "Lucide"):
        assert text in told
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == actions.diagnostics.text())
    button.click()
    assert QGuiApplication.clipboard().text() == "facts"
