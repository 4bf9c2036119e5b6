"""Erasing sensitive details in the window: the rule, the reminder, the question, and what is told after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.erasing import Rule
from tests.ui.directory import join, shown
from tests.ui.meeting_desk import Office, laid_once
from ui.main import Application
from ui.people.people_page import PeoplePage
from ui.shell.erasing_dialog import ErasingDialog
from ui.shell.erasure_question import ErasureQuestion
from ui.shell.moments import local_now
from ui.shell.tone import Tone


@pytest.fixture
@laid_once
def ids(office: Office) -> list[str]:
    add = office.workspace.people.add
    return [add({"family_name": f"Person{n}", "passport_number": f"N{n}"}) for n in range(3)]


def opened(qtbot: QtBot, office: Office) -> ErasingDialog:
    dialog = ErasingDialog(
        office.workspace, office.desk.tasks, office.desk.room or QApplication.activeWindow()
    )  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(dialog.model.rows))
    return dialog


def test_the_rule_marks_whom_it_means_and_is_kept_by_saving(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    join(office, ids[0], when="2023-12-12")
    dialog = opened(qtbot, office)
    assert [line.standing for line in dialog.model.rows] == [None, None, None]
    dialog.form.after.setChecked(True)
    dialog.form.days.setValue(30)
    assert [bool(line.standing) for line in dialog.model.rows] == [True, False, False]
    dialog.primary.click()
    assert office.workspace.erasing.rule() == Rule(days=30)
    again = opened(qtbot, office)
    assert again.form.days.value() == 30
    assert again.table.selected_ids() == [ids[0]]
    assert again.erase.text() == "Erase those of 1 person now…"
    again.reject()


def test_a_day_that_is_none_is_told_and_nothing_is_kept(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    dialog = opened(qtbot, office)
    dialog.form.on_day.setChecked(True)
    dialog.form.day.setText("31 November")
    dialog.primary.click()
    assert dialog.problem
    assert not office.workspace.erasing.rule()
    dialog.reject()


def test_a_day_that_has_come_is_dropped_once_all_is_erased(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    office.workspace.erasing.choose(Rule(day=local_now().date() - timedelta(days=1)))
    page._eraser.erase(ids)
    qtbot.waitUntil(lambda: not office.workspace.erasing.rule())
    assert office.workspace.erasing.holdings() == []


def test_the_selected_people_lose_their_details_after_a_question(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    page.table.select_ids(ids[:2])
    page.erase_action.trigger()
    question = next(each for each in QApplication.allWidgets() if isinstance(each, ErasureQuestion))
    assert [question.people.item(row).text() for row in range(question.people.count())] == [
        "Person0",
        "Person1",
    ]
    said = " ".join(label.text() for label in question.findChildren(QLabel))
    for part in ("history", "Backups", "cannot be undone", "exported"):
        assert part in said
    with qtbot.waitSignal(page._eraser.done):
        question.primary.click()
    rows = office.workspace.people.rows(ids)
    assert sorted(row.passport_number for row in rows) == ["", "", "N2"]
    assert "2 people were erased" in office.desk.messages.text


def test_what_was_erased_is_told_where_the_page_is_gone(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = PeoplePage(office.desk)
    page._eraser.erase(ids[:1])
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: "1 person were erased" in office.desk.messages.text)


def test_nothing_is_erased_where_the_question_is_declined(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    page.table.select_ids(ids[:1])
    page.erase_action.trigger()
    next(each for each in QApplication.allWidgets() if isinstance(each, ErasureQuestion)).reject()
    assert len(office.workspace.erasing.holdings()) == len(ids)


def test_a_birth_date_alone_is_a_detail_too(office: Office) -> None:
    person = office.workspace.people.add({"family_name": "A", "birth_date": VagueDate.parse("1970")})
    assert [each.id for each in office.workspace.erasing.holdings()] == [person]


def test_what_is_told_later_is_told_in_the_window_that_is_there_then(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    qtbot.waitUntil(lambda: application.opener.workspace is not None and not application.tasks.busy)
    desk = application._desk()
    application._rebuild()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.tell("Done", Tone.DONE)
    assert application.window.messages.text == "Done"


def test_what_was_erased_is_told_where_the_dialog_was_closed_meanwhile(
    application: Application, sqlite_workspace: str, qtbot: QtBot
) -> None:
    application.start(sqlite_workspace)
    qtbot.waitUntil(lambda: application.opener.workspace is not None and not application.tasks.busy)
    workspace = application.opener.workspace
    assert workspace is not None
    workspace.people.add({"family_name": "Person", "passport_number": "N1"})
    application.ways_in.erasing.ask()
    (dialog,) = application.window.findChildren(ErasingDialog)
    dialog.erase_asked.emit(workspace.erasing.holdings())
    dialog.findChildren(ErasureQuestion)[0].primary.click()
    dialog.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: "1 person were erased" in application.window.messages.text)
