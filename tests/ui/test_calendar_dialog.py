"""The calendar dialog: the part that is chosen is written, and what cannot be is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from tests.calendar_readers import read_alike
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.programme_office import planned
from ui.shell.calendar_dialog import CalendarDialog, Part, open_calendar

Opened = Callable[[], CalendarDialog]


@pytest.fixture
@laid_once
def meeting(office: Office) -> str:
    """A meeting with four sessions on one day, its first chaired by its only participant."""
    meeting_id = planned(office)
    person = office.workspace.participants.add(meeting_id, {"family_name": "Made-up", "group": "guests"})
    first = office.workspace.sittings.rows(meeting_id)[0]
    office.workspace.sittings.edit([first.id], {"chair": person})
    return meeting_id


@pytest.fixture
def opened(qtbot: QtBot, office: Office, meeting: str, tmp_path: Path) -> Opened:
    """What opens the dialog of the meeting, its file in the folder of the test."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def open_dialog() -> CalendarDialog:
        dialog = open_calendar(office.desk, meeting, parent)
        dialog.file.set_path(tmp_path / dialog.file.path().name)
        return dialog

    return open_dialog


def written(qtbot: QtBot, office: Office, dialog: CalendarDialog) -> None:
    dialog.primary.click()
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)


def choose(dialog: CalendarDialog, part: Part) -> None:
    dialog.part.setCurrentIndex(dialog.part.findData(part))


def test_the_whole_meeting_is_written(qtbot: QtBot, office: Office, opened: Opened, tmp_path: Path) -> None:
    dialog = opened()
    assert not dialog.which.isEnabled()
    written(qtbot, office, dialog)
    path = next(tmp_path.glob("*.ics"))
    assert len(read_alike(path.read_bytes())) == 5
    assert office.desk.messages.text == f"{path.name} was written."


def test_one_day_and_one_person_are_offered_by_name(
    qtbot: QtBot, office: Office, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened()
    choose(dialog, Part.DAY)
    assert [dialog.which.itemText(at) for at in range(dialog.which.count())] == ["12 December 2023"]
    assert "2023-12-12" in dialog.file.path().name
    choose(dialog, Part.PERSON)
    assert [dialog.which.itemText(at) for at in range(dialog.which.count())] == ["Made-up"]
    written(qtbot, office, dialog)
    (entry,) = read_alike(next(tmp_path.glob("*Made-up.ics")).read_bytes()).values()
    assert entry.summary.startswith("In the chair: ")


def test_what_cannot_be_written_is_told_and_the_choice_stays(
    qtbot: QtBot, office: Office, opened: Opened, tmp_path: Path
) -> None:
    dialog = opened()
    dialog.organizer.setText("office")
    written(qtbot, office, dialog)
    assert dialog.problem == "“office” is no e-mail address."
    assert dialog.isVisible()
    dialog.organizer.setText("office@example.org")
    written(qtbot, office, dialog)
    assert b"ORGANIZER" in next(tmp_path.glob("*.ics")).read_bytes()
    assert opened().organizer.text() == "office@example.org"


def test_a_vague_date_offers_the_meeting_alone(
    qtbot: QtBot, office: Office, meeting: str, opened: Opened
) -> None:
    office.workspace.meetings.edit([meeting], {"date": VagueDate.parse("2024-Q3")})
    dialog = opened()
    assert dialog.part.count() == 1
    written(qtbot, office, dialog)
    assert dialog.problem.startswith("The date of the meeting is not fixed yet")
