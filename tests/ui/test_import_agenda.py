"""Agenda items come in through the same window as participants, and go again by one undo."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cica_events.imports.sources.source import Source
from tests.ui.import_office import cells, settled, spreadsheet
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import bare_meeting
from ui.agenda.agenda_view import AgendaView
from ui.imports.import_dialog import ImportDialog


def test_an_agenda_dropped_on_its_page_is_seen_first_and_then_imported(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    meeting = bare_meeting(office)
    tab = AgendaView(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1300, 740)
    tab.bring_up(meeting_id=meeting)
    tab.show()
    assert tab.list_offer() == "Drop to import agenda items from this list"
    rows = (("No.", "Agenda item"), ("1", "Opening"), ("2", "Statements"), ("2.1", "Statement of the Chair"))
    tab.take_list(Source(spreadsheet(tmp_path, *rows, title="Agenda")))
    settled(qtbot, office)
    dialog = tab.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert cells(dialog, "title") == ["Opening", "Statements", "Statement of the Chair"]
    assert dialog.primary.text() == "Import 3 items"
    dialog.primary.click()
    settled(qtbot, office)
    titles = [row.title for row in office.workspace.agenda.rows(meeting)]
    assert titles == ["Opening", "Statements", "Statement of the Chair"]
    assert office.desk.messages.text == "3 items were added."
    office.press_message_button("Undo")
    assert list(office.workspace.agenda.rows(meeting)) == []
