"""The page of the backups, by clicking and typing: made, told, compared, restored, looked into, deleted."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.persistence.backup_notes import note_of
from cica_events.persistence.cipher import new_key
from cica_events.persistence.relocking import relock
from cica_events.services.workspace import open_workspace
from tests.ui.meeting_desk import Office
from ui.backups.backups_page import BackupsPage
from ui.backups.delete_dialog import DeleteDialog
from ui.backups.other_passphrase_dialog import OtherPassphraseDialog
from ui.backups.records_dialog import RecordsDialog
from ui.pages import add_pages
from ui.runtime.reasons import why_not
from ui.shell.backup_words import held, megabytes
from ui.shell.restore_dialog import RestoreDialog

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def page(office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BackupsPage:
    """The page over a workspace with one person and no backup yet."""
    monkeypatch.setenv("CICA_EVENTS_BACKUPS", str(tmp_path / "backups"))
    office.workspace.people.add({"given_name": "Kairat", "family_name": "Sarybay", "family_first": True})
    page = BackupsPage(office.desk, add_pages, lambda: datetime.now().astimezone())
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.bring_up()
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    return page


def test_on_a_server_it_says_whose_duty_they_are(
    office: Office, postgres_workspace: str, qtbot: QtBot
) -> None:
    with closing(open_workspace(postgres_workspace)) as workspace:
        page = BackupsPage(replace(office.desk, workspace=workspace), add_pages)
        qtbot.addWidget(page)
        page.bring_up()
        page.show()
        qtbot.waitExposed(page)
        assert not page.frame.shows_list
        said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
        assert "The server keeps the backups" in said
        assert "pg_dump" in said
        take = page.actions_of_backups.take
        assert not take.isEnabled()
        assert "lies on a server" in why_not(take)


def press(qtbot: QtBot, page: BackupsPage, words: str) -> None:
    """Click the button of the page that says `words`."""
    qtbot.waitUntil(lambda: not page._desk.tasks.busy)
    button = next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())
    qtbot.mouseClick(button, LEFT)


def backed_up(qtbot: QtBot, page: BackupsPage) -> None:
    """Make a backup by its button."""
    count = len(page.model.rows)
    press(qtbot, page, "Back up now")
    qtbot.waitUntil(lambda: len(page.model.rows) == count + 1, timeout=20_000)
    qtbot.waitUntil(lambda: not page._desk.tasks.busy)


def opened(qtbot: QtBot, page: BackupsPage, kind: type[D]) -> D:
    """Return the dialog of this kind that has opened, when it has read what it shows."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(kind)))
    qtbot.waitUntil(lambda: not page._desk.tasks.busy)
    return next(one for one in page.findChildren(kind) if one.isVisible())


def told(page: BackupsPage, key: str) -> list[str]:
    """Return what a column of the list says, line by line."""
    model = page.model
    lines = [line for line in range(model.rowCount()) if model.row_at(line) is not None]
    return [model.text(model.index(line, model.column_of(key))) for line in lines]


def positions(office: Office) -> dict[str, str]:
    """Return the positions of all people by their family names."""
    return {row.family_name: row.position for row in office.workspace.people.rows()}


def test_without_a_backup_it_says_what_they_are_and_makes_one(page: BackupsPage, qtbot: QtBot) -> None:
    assert not page.frame.shows_list
    backed_up(qtbot, page)
    assert page.frame.shows_list
    assert told(page, "reason") == ["Made by hand"]
    assert told(page, "condition") == ["Good"]
    assert told(page, "people") == ["1"]
    assert told(page, "at")[0].endswith("just now")
    assert page.details.held == "1\N{NO-BREAK SPACE}person"
    qtbot.waitUntil(lambda: page.details.compared == "Nothing was changed after it")
    assert "found whole" in page._desk.messages.text
    assert page.status().startswith("1 backup    ")


def test_the_models_keep_the_rules_of_qt(page: BackupsPage, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    backed_up(qtbot, page)
    qtmodeltester.check(page.model)


def test_a_number_is_never_parted_from_what_it_counts() -> None:
    for size in (1, 1024 * 1024, 700 * 1024 * 1024):
        assert " " not in megabytes(size)
    assert held({"agenda_item": 20}) == "20\N{NO-BREAK SPACE}agenda items"


def test_restored_whole_in_two_clicks_and_undone(page: BackupsPage, office: Office, qtbot: QtBot) -> None:
    backed_up(qtbot, page)
    office.workspace.people.edit([office.workspace.people.rows()[0].id], {"position": "Ambassador"})
    office.workspace.people.add({"family_name": "Later"})
    qtbot.waitUntil(lambda: page.details.compared == "2 changes were made after it")
    steps = page.details.later.records.rows
    assert [line.label for line in steps] == ["New person", "Change of “Position”"]
    press(qtbot, page, "Restore…")
    dialog = opened(qtbot, page, RestoreDialog)
    assert dialog.missing.text() == "2 changes were made after it and would be missing:"
    assert dialog.steps.item(0).text().startswith("New person · just now")
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: "is as it was on" in office.desk.messages.text, timeout=20_000)
    assert positions(office) == {"Sarybay": ""}
    qtbot.waitUntil(lambda: len(page.model.rows) == 2)
    assert told(page, "reason") == ["Before a backup was restored", "Made by hand"]
    office.press_message_button("Undo")
    assert positions(office) == {"Sarybay": "Ambassador", "Later": ""}


def test_single_records_are_ticked_and_restored_as_one_step(
    page: BackupsPage, office: Office, qtbot: QtBot
) -> None:
    people = office.workspace.people
    gone = people.add({"family_name": "Gone", "phone": "+7 717"})
    changed = next(row.id for row in people.rows() if row.family_name == "Sarybay")
    backed_up(qtbot, page)
    people.remove([gone])
    people.edit([changed], {"position": "Ambassador", "passport_number": "N 123"})
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    qtbot.keyClick(page.table, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | SHIFT)
    dialog = opened(qtbot, page, RecordsDialog)
    names = [dialog.records.topLevelItem(place).text(0) for place in range(2)]
    assert names == ["Gone", "Sarybay Kairat"]
    dialog.records.setFocus()
    qtbot.keyClick(dialog.records, Qt.Key.Key_Space)
    qtbot.keyClick(dialog.records, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.records, Qt.Key.Key_Space)
    assert sides(dialog) == [("Position", "(empty)", "Ambassador"), ("Passport number", "(empty)", "•••")]
    dialog.sensitive.click()
    assert sides(dialog)[1] == ("Passport number", "(empty)", "N 123")
    assert dialog.primary.text() == "Restore 2 records"
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: office.desk.messages.text == "2 records were restored.", timeout=20_000)
    assert positions(office) == {"Sarybay": "", "Gone": ""}
    office.press_message_button("Undo")
    assert positions(office) == {"Sarybay": "Ambassador"}


def sides(dialog: RecordsDialog) -> list[tuple[str, ...]]:
    """Return what stands side by side: field, in the backup, now."""
    lines = (dialog.sides.topLevelItem(place) for place in range(dialog.sides.topLevelItemCount()))
    return [tuple(line.text(column) for column in range(3)) for line in lines if line is not None]


def test_with_nothing_ticked_there_is_nothing_to_restore(
    page: BackupsPage, office: Office, qtbot: QtBot
) -> None:
    backed_up(qtbot, page)
    press(qtbot, page, "Restore single records…")
    dialog = opened(qtbot, page, RecordsDialog)
    assert not dialog.primary.isEnabled()  # all is as it was
    dialog.reject()
    office.workspace.people.edit([office.workspace.people.rows()[0].id], {"position": "Ambassador"})
    press(qtbot, page, "Restore single records…")
    dialog = opened(qtbot, page, RecordsDialog)
    assert not dialog.primary.isEnabled()
    assert dialog.primary.toolTip() == "Tick at least one record."
    dialog.everything.click()
    assert dialog.primary.isEnabled()
    assert dialog.primary.toolTip() == "Restore (Enter)"
    dialog.reject()


def test_a_damaged_one_is_marked_and_never_restored(page: BackupsPage, qtbot: QtBot) -> None:
    backed_up(qtbot, page)
    backup = page.chosen
    assert backup is not None
    content = bytearray(backup.path.read_bytes())
    content[len(content) // 3] ^= 1
    backup.path.write_bytes(content)
    page.bring_up()
    qtbot.waitUntil(lambda: told(page, "condition") == ["Damaged"])
    offered = page.actions_of_backups
    assert not offered.restore.isEnabled()
    assert not offered.look.isEnabled()
    assert offered.delete.isEnabled()
    assert page.status().endswith("1 damaged")


def test_one_with_another_passphrase_is_no_damaged_one_and_opens_with_it(
    page: BackupsPage, qtbot: QtBot
) -> None:
    backed_up(qtbot, page)
    backup = page.chosen
    assert backup is not None
    relock(backup.path, None, new_key("earlier one"))
    note_of(backup.path).unlink()
    page.bring_up()
    qtbot.waitUntil(lambda: told(page, "condition") == ["Locked"])
    offered = page.actions_of_backups
    assert page.status().endswith("1 locked")
    assert "passphrase first" in why_not(offered.restore)
    press(qtbot, page, "Unlock…")
    dialog = opened(qtbot, page, OtherPassphraseDialog)
    dialog.passphrase.line.setText("wrong")
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: "does not open the backup" in dialog.problem, timeout=20_000)
    dialog.passphrase.line.setText("earlier one")
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: told(page, "condition") == ["Good"], timeout=20_000)
    assert told(page, "people") == ["1"]
    assert offered.restore.isEnabled()
    assert not offered.unlock.isVisible()
    qtbot.waitUntil(lambda: page.details.compared == "Nothing was changed after it")


def test_deleting_asks_first_and_deletes(page: BackupsPage, qtbot: QtBot) -> None:
    backed_up(qtbot, page)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    opened(qtbot, page, DeleteDialog).reject()
    assert len(page.model.rows) == 1
    qtbot.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    dialog = opened(qtbot, page, DeleteDialog)
    qtbot.mouseClick(dialog.primary, LEFT)
    qtbot.waitUntil(lambda: not page.frame.shows_list)


def test_what_changed_while_another_page_was_shown_is_compared(
    page: BackupsPage, office: Office, qtbot: QtBot
) -> None:
    backed_up(qtbot, page)
    page.hide()
    office.workspace.people.add({"family_name": "Later"})
    page.bring_up()
    page.show()
    qtbot.waitUntil(lambda: page.details.compared == "1 change was made after it")


def test_a_later_change_leads_to_its_step(page: BackupsPage, office: Office, qtbot: QtBot) -> None:
    backed_up(qtbot, page)
    office.workspace.people.add({"family_name": "Later"})
    qtbot.waitUntil(lambda: len(page.details.later.records.rows) == 1)
    later = page.details.later
    later.select_ids([later.records.rows[0].id])
    qtbot.keyClick(later, Qt.Key.Key_Return)
    assert office.went == [("history", {"step": later.records.rows[0].id})]
