"""A list of thousands is painted before all of it is read, and nobody ever sees less than the truth."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from cica_events.domain.collation import sort_key
from cica_events.queries.participants import ParticipantRow
from cica_events.services.workspace import open_workspace
from tests.made_up import fill
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import open_participants
from tests.ui.people_at_meeting import bare_meeting
from ui.participants.participant_list import MANY
from ui.participants.participants_tab import ParticipantsTab
from ui.toolkit.arrangement import SortBy

COUNT = MANY + 200


@pytest.fixture
def crowd(office: Office) -> str:
    return fill(office.workspace.database, parties=4, meetings=1, participants=COUNT)[0]


@pytest.fixture
def held(office: Office) -> Iterator[Event]:
    """Keeps all threads busy until it is set, as on a slow machine: nothing is read beside the window."""
    held = Event()
    for _ in range(QThread.idealThreadCount()):
        office.desk.tasks.start(lambda _progress: held.wait(60), done=bool)
    yield held
    held.set()


@pytest.fixture
def tab(qtbot: QtBot, office: Office, crowd: str, held: Event) -> ParticipantsTab:
    """The tab at the moment in which the rest of the list is still to be read."""
    tab = open_participants(qtbot, office, crowd)
    assert tab.list.late
    return tab


def wait(qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event) -> None:
    """Have the rest read, and wait until all is."""
    held.set()
    qtbot.waitUntil(lambda: not tab.list.late and not office.desk.tasks.busy)


def texts(tab: ParticipantsTab, row: ParticipantRow) -> list[str]:
    """Return what all columns show of a participant, where its line is."""
    model = tab.list.model
    line = model.line_of(row.id)
    return [model.text(model.index(line, column)) for column in range(model.columnCount())]


def expected(tab: ParticipantsTab, row: ParticipantRow) -> list[str]:
    """Return what all columns should show of a participant."""
    return [tab.list.model.shown(row, field) for field in tab.list.model.fields]


def test_all_lines_are_there_at_once_in_their_order(office: Office, tab: ParticipantsTab, crowd: str) -> None:
    rows = office.workspace.participants.rows(crowd)
    assert tab.list.model.shown_ids() == [row.id for row in rows]
    assert tab.status().startswith(f"{COUNT:d} participants    ")
    assert texts(tab, rows[0]) == expected(tab, rows[0])
    assert tab.list.late  # the first lines did not need the others


def test_the_rest_comes_beside_the_window(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event, crowd: str
) -> None:
    tab.table.select_ids([tab.list.rows[0].id])
    status = tab.status()
    wait(qtbot, office, tab, held)
    rows = office.workspace.participants.rows(crowd)
    assert tab.list.rows == rows
    assert [tab.list.model.row_at(tab.list.model.line_of(row.id)) for row in rows] == rows
    assert tab.table.selected_ids() == [rows[0].id]
    assert tab.status() == status


def test_a_line_that_is_looked_at_before_shows_all_of_it(
    office: Office, tab: ParticipantsTab, crowd: str
) -> None:
    last = office.workspace.participants.rows(crowd)[-1]
    assert texts(tab, last) == expected(tab, last)


def test_a_filter_typed_before_finds_all(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event, crowd: str
) -> None:
    last = office.workspace.participants.rows(crowd)[-1]
    tab.filter.setText(last.email)
    qtbot.waitUntil(lambda: tab.list.model.shown_ids() == [last.id])
    wait(qtbot, office, tab, held)
    assert tab.list.model.shown_ids() == [last.id]


def test_an_order_chosen_before_is_that_of_all(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event
) -> None:
    tab.list.model.set_order([SortBy("email")])
    before = tab.list.model.shown_ids()
    wait(qtbot, office, tab, held)
    assert tab.list.model.shown_ids() == before
    mails = {row.id: row.email for row in tab.list.rows}
    tab.table.arranging.group_by("")
    found = [mails[one] for one in tab.list.model.shown_ids()]
    assert found == sorted(found, key=sort_key)


def test_an_edit_made_before_stays(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event, crowd: str
) -> None:
    last = office.workspace.participants.rows(crowd)[-1]
    assert texts(tab, last) == expected(tab, last)  # which has all of it read
    tab.list.edit(last.id, "position", "Consul")
    assert "Consul" in texts(tab, last)
    wait(qtbot, office, tab, held)
    assert "Consul" in texts(tab, last)
    office.workspace.history.undo()
    qtbot.waitUntil(lambda: texts(tab, last) == expected(tab, last))


def test_who_was_removed_by_another_program_meanwhile_goes(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event, crowd: str
) -> None:
    last = office.workspace.participants.rows(crowd)[-1]
    other = open_workspace(office.workspace.address.path)
    other.participants.remove([last.id])
    other.close()
    assert last.email not in texts(tab, last)
    wait(qtbot, office, tab, held)
    assert tab.list.model.line_of(last.id) == -1
    assert len(tab.list.rows) == COUNT - 1


def test_another_meeting_gone_to_before_is_not_mixed_up(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event, crowd: str
) -> None:
    tab.bring_up(meeting_id=bare_meeting(office))
    wait(qtbot, office, tab, held)
    assert tab.list.model.shown_ids() == []
    tab.bring_up(meeting_id=crowd)
    wait(qtbot, office, tab, held)
    assert tab.list.rows == office.workspace.participants.rows(crowd)


def test_one_delegation_of_many_participants_is_read_at_once(
    office: Office, tab: ParticipantsTab, crowd: str
) -> None:
    home = tab.list.delegations[-1].id
    tab.bring_up(meeting_id=crowd, delegation_id=home)
    assert not tab.list.late
    assert len(tab.list.model.shown_ids()) == COUNT / 4


def test_a_participant_gone_to_in_another_meeting_has_it_read_at_once(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event, crowd: str
) -> None:
    last = office.workspace.participants.rows(crowd)[-1]
    tab.bring_up(meeting_id=bare_meeting(office))
    wait(qtbot, office, tab, held)
    tab.bring_up(meeting_id=crowd, select=last.id, field="email")
    assert not tab.list.late
    assert tab.table.selected_ids() == [last.id]


def test_a_list_that_is_read_again_keeps_its_rows(
    qtbot: QtBot, office: Office, tab: ParticipantsTab, held: Event, crowd: str
) -> None:
    wait(qtbot, office, tab, held)
    rows = list(tab.list.rows)
    tab.hide()
    with qtbot.waitSignal(office.desk.relay.changed):
        office.workspace.participants.edit([rows[0].id], {"department": "Protocol"})
    tab.show()
    assert not tab.list.late
    assert tab.list.rows[0].department == "Protocol"
    assert tab.list.rows[1:] == rows[1:]
