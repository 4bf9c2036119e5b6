"""What cannot be saved stays on screen with the reason, and is saved when that is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.small_files import files_no_larger_than, possible
from tests.ui.documents_open import Saving, button, click, open_documents
from tests.ui.import_office import open_import, settled, spreadsheet, taken
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import go, open_participants
from tests.ui.people_at_meeting import family_names
from tests.ui.shell_parts import settings_in
from tests.ui.toolkit_typing import press, type_text
from ui.meetings.template_dialog import TemplateDialog
from ui.participants.participants_tab import ParticipantsTab
from ui.shell.export_dialog import open_export
from ui.toolkit.editors import LineEditor

Key = Qt.Key
Trouble = Callable[[], AbstractContextManager[None]]


@contextmanager
def away(file: Path) -> Iterator[None]:
    hidden = file.with_name("away")
    file.rename(hidden)
    try:
        yield
    finally:
        hidden.rename(file)


@pytest.fixture(params=["no room", "file away"])
def trouble(request: pytest.FixtureRequest, office: Office) -> Trouble:
    """A disk that takes nothing more, and a drive that was pulled out."""
    if request.param == "no room":
        return partial(files_no_larger_than, 4096)
    return partial(away, office.workspace.database.address.path)


pytestmark = possible


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> ParticipantsTab:
    return open_participants(qtbot, office, meeting)


def position(office: Office, meeting: str) -> str:
    rows = office.workspace.participants.rows(meeting)
    return next(row.position for row in rows if row.family_name == "Zhang")


def test_what_was_typed_into_a_cell_stays(
    office: Office, meeting: str, tab: ParticipantsTab, trouble: Trouble
) -> None:
    go(tab, "Zhang", "position")
    tab.table.setFocus()
    type_text(tab.table, "C")
    editor = next(one for one in tab.table.findChildren(LineEditor) if one.isVisible())
    type_text(editor, "onsul")
    with trouble():
        press(editor, Key.Key_Return)
        assert editor.isVisible()
        assert editor.text() == "Consul"
        assert "office.cica" in tab.table.problem
    assert office.reported == []
    press(editor, Key.Key_Return)
    assert position(office, meeting) == "Consul"


def test_what_was_typed_into_the_inspector_stays(
    office: Office, meeting: str, tab: ParticipantsTab, trouble: Trouble
) -> None:
    tab.table.select_ids([row.id for row in tab.list.rows if row.family_name == "Zhang"])
    field = tab.inspector.field("position")
    assert isinstance(field.editor, LineEditor)
    field.editor.setText("Consul")
    with trouble():
        field.editor.finished.emit()
        assert field.editor.text() == "Consul"
        assert "office.cica" in field.problem
    field.editor.finished.emit()
    assert field.problem == ""
    assert position(office, meeting) == "Consul"


def test_an_import_stays_as_it_was_decided(
    qtbot: QtBot, office: Office, meeting: str, tmp_path: Path, trouble: Trouble
) -> None:
    rows = [("Country", "Family name", "Given name"), ("Mongolia", "Bat", "Oyun")]
    with open_import(qtbot, office, meeting) as dialog:
        taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
        with trouble():
            dialog.primary.click()
            settled(qtbot, office)
            assert dialog.isVisible()
            assert "office.cica" in dialog.problem
        dialog.primary.click()
        settled(qtbot, office)
    assert "Bat" in family_names(office, meeting)


def test_an_export_that_finds_no_room_keeps_its_dialog(
    qtbot: QtBot, office: Office, meeting: str, tmp_path: Path
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    path = tmp_path / "list.xlsx"
    dialog = open_export(office.desk, "participants", meeting, parent)
    dialog.file.set_path(path)
    with files_no_larger_than(1000):
        dialog.primary.click()
        qtbot.waitUntil(lambda: not office.desk.tasks.busy)
        assert dialog.isVisible()
        assert not path.exists()
    assert [path.name for path in tmp_path.glob(".*")] == []
    dialog.primary.click()
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    assert path.exists()


def test_a_document_that_finds_no_room_is_told_and_written_afterwards(
    qtbot: QtBot, office: Office, meeting: str, tmp_path: Path
) -> None:
    view = open_documents(qtbot, office, meeting)
    with files_no_larger_than(1000):
        saving = Saving(tmp_path)
        click(qtbot, button(view, "Word…"))
        qtbot.waitUntil(lambda: bool(office.reported))
        assert "cannot be written" in str(office.reported.pop())
    assert not (tmp_path / saving.proposed).exists()
    saving = Saving(tmp_path)
    click(qtbot, button(view, "Word…"))
    qtbot.waitUntil(lambda: "was written" in office.desk.messages.text)
    assert (tmp_path / saving.proposed).exists()


def test_a_template_keeps_its_dialog(qtbot: QtBot, office: Office, meeting: str, trouble: Trouble) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TemplateDialog(office.workspace, office.workspace.meetings.get(meeting), parent)
    dialog.name.setCurrentText("Two days")
    dialog.show()
    with trouble():
        dialog.primary.click()
        assert dialog.isVisible()
        assert dialog.name.currentText() == "Two days"
        assert "office.cica" in dialog.problem
    dialog.primary.click()
    body = office.workspace.meetings.get(meeting).body
    assert [row.name for row in office.workspace.beginnings.templates(body)] == ["Two days"]


def test_settings_are_kept_in_mind_until_they_can_be_saved(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with files_no_larger_than(1):
        settings.theme = "dark"
        settings._store.sync()
        assert settings.theme == "dark"
    settings._store.sync()
    assert settings_in(tmp_path).theme == "dark"
    assert [path.name for path in tmp_path.glob("settings*")] == ["settings.ini"]
