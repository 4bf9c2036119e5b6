"""Lists pasted into the Participants tab: over cells, beyond the end, with headings, into nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cica_events.services.import_plan import Action
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import go, open_participants
from tests.ui.people_at_meeting import bare_meeting, family_names
from ui.imports.import_dialog import ImportDialog
from ui.participants.participants_tab import ParticipantsTab
from ui.toolkit.paste_preview import PastePreview

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LIST = "Country\tGiven name\tFamily name\nMongolia\tBat\tDorj\nKazakhstan\tAsel\tOmarova\n"


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str) -> ParticipantsTab:
    return shown(qtbot, office, meeting)


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> ParticipantsTab:
    tab = open_participants(qtbot, office, meeting_id)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


def put(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def dialog(qtbot: QtBot, office: Office, tab: ParticipantsTab) -> ImportDialog:
    """Return the window that takes lists in, once it has read the list."""
    found = tab.findChild(ImportDialog)
    assert isinstance(found, ImportDialog)
    preview = found.work
    qtbot.waitUntil(lambda: preview.preview is not None and preview.preview.complete, timeout=15_000)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy, timeout=15_000)
    return found


def test_a_list_pasted_into_an_empty_tab_is_previewed(office: Office, qtbot: QtBot) -> None:
    meeting_id = bare_meeting(office)
    tab = shown(qtbot, office, meeting_id)
    put(LIST)
    qtbot.keyClick(tab, Key.Key_V, CONTROL)
    window = dialog(qtbot, office, tab)
    window.primary.click()
    qtbot.waitUntil(lambda: sorted(family_names(office, meeting_id)) == ["Dorj", "Omarova"], timeout=15_000)


def test_a_list_pasted_where_no_cell_is_selected_is_previewed(
    tab: ParticipantsTab, office: Office, qtbot: QtBot
) -> None:
    tab.table.clearSelection()
    put(LIST)
    tab.table.commands.paste()
    dialog(qtbot, office, tab).reject()


def test_cells_with_headings_are_a_list_wherever_they_are_pasted(
    tab: ParticipantsTab, office: Office, qtbot: QtBot
) -> None:
    go(tab, "Zhang", "position")
    put(LIST)
    tab.table.commands.paste()
    assert not tab.findChildren(PastePreview)
    dialog(qtbot, office, tab).reject()


def test_cells_that_fit_into_the_table_stay_with_it(tab: ParticipantsTab) -> None:
    go(tab, "Zhang", "position")
    put("Consul\nCounsellor\n")
    tab.table.commands.paste()
    assert tab.findChild(ImportDialog) is None
    tab.findChildren(PastePreview)[0].reject()


def test_the_clipboard_without_a_list_is_told(tab: ParticipantsTab, office: Office) -> None:
    QGuiApplication.clipboard().clear()
    tab.actions_here.import_clipboard.trigger()
    assert "no list on the clipboard" in office.desk.messages.text


def test_rows_beyond_the_end_are_added_and_those_at_the_cursor_changed_as_one_step(
    tab: ParticipantsTab, office: Office, qtbot: QtBot, meeting: str
) -> None:
    before = family_names(office, meeting)
    last = tab.list.rows[-1]
    go(tab, last.family_name, "given_name")
    put(f"{last.given_name}\tEdited\nBat\tDorj\n")
    tab.table.commands.paste()
    window = dialog(qtbot, office, tab)
    assert window.work.preview is not None
    planned = window.work.preview.plan.rows
    assert [row.action for row in planned] == [Action.UPDATE, Action.CREATE]
    window.primary.click()
    qtbot.waitUntil(lambda: len(family_names(office, meeting)) == len(before) + 1, timeout=15_000)
    rows = office.workspace.participants.rows(meeting)
    assert {row.family_name for row in rows} == {*before[:-1], "Edited", "Dorj"}
    assert next(row for row in rows if row.family_name == "Dorj").delegation_id == last.delegation_id
    qtbot.waitUntil(lambda: len(tab.list.rows) == len(rows), timeout=15_000)
    qtbot.waitUntil(lambda: not office.desk.tasks.busy, timeout=15_000)
    office.desk.undo.undo.trigger()
    qtbot.waitUntil(lambda: family_names(office, meeting) == before, timeout=15_000)
