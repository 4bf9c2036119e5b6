"""What the programme view takes in from files and hands out."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cica_events.imports.sources.source import Source
from tests.ui.meeting_desk import Office
from tests.ui.programme_office import planned, program, shown
from ui.imports.import_dialog import ImportDialog
from ui.shell.calendar_dialog import CalendarDialog
from ui.shell.export_dialog import ExportDialog


def test_the_view_offers_its_files(qtbot: QtBot, office: Office) -> None:
    view = shown(qtbot, office, planned(office))
    assert [action.text() for action in view.file_actions()] == ["Import…", "Export…", "Calendar…"]
    view.files.calendar.trigger()
    view.files.export.trigger()
    assert len(view.findChildren(CalendarDialog)) == len(view.findChildren(ExportDialog)) == 1
    for dialog in (*view.findChildren(CalendarDialog), *view.findChildren(ExportDialog)):
        dialog.reject()


def test_a_programme_that_is_dropped_is_shown_and_taken_in(
    qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    view = shown(qtbot, office, planned(office))
    assert view.list_offer() == "Drop to import sessions from this list"
    path = tmp_path / "programme.csv"
    path.write_text("Time;Activity;Hall\n15:00-16:30;Second session;Main hall\n", "utf-8")
    view.take_list(Source(path))
    (dialog,) = view.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog.primary.text() == "Import 1 session")
    dialog.primary.click()
    qtbot.waitUntil(lambda: "12 15:00 90 Main hall Second session" in program(view))
