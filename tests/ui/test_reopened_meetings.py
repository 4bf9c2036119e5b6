"""A meeting that was shown lately comes back at once, and never with anything that has changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from cica_events.domain.delegations import Reply
from cica_events.domain.meetings import Leading
from cica_events.domain.participants import Capacity
from cica_events.services.workspace import open_workspace
from tests.ui.meeting_desk import Office
from tests.ui.participants_open import open_participants
from tests.ui.people_at_meeting import KAZ, add, bare_meeting, party
from ui.participants.columns import DIFFERS
from ui.participants.participant_list import KEPT
from ui.participants.participants_tab import ParticipantsTab


@pytest.fixture
def other(office: Office) -> str:
    return bare_meeting(office, "MC", "2023-09-21")


@pytest.fixture
def tab(qtbot: QtBot, office: Office, meeting: str, other: str) -> ParticipantsTab:
    return open_participants(qtbot, office, meeting)


def lines(tab: ParticipantsTab) -> list[str]:
    """Return what the table shows: headings, and below them family names and posts."""
    model = tab.list.model
    found = []
    for line in range(model.rowCount()):
        group, row = model.group_at(line), model.row_at(line)
        found.append(
            f"{group.group.title}: {group.group.subtitle}" if group else f"{row.family_name}, {row.position}"
        )
    return found


def test_an_unchanged_meeting_is_not_read_again(tab: ParticipantsTab, meeting: str, other: str) -> None:
    rows, seen = tab.list.rows, lines(tab)
    tab.bring_up(meeting_id=other)
    assert lines(tab) == []
    tab.bring_up(meeting_id=meeting)
    assert tab.list.rows is rows
    assert lines(tab) == seen


def test_only_the_meetings_shown_last_are_kept(office: Office, tab: ParticipantsTab, meeting: str) -> None:
    others = [bare_meeting(office, "MC", f"20{year}-09-21") for year in range(10, 10 + KEPT)]
    tab.bring_up(meeting_id=others[0])
    tab.bring_up(meeting_id=meeting)
    rows = tab.list.rows
    for one in others:
        tab.bring_up(meeting_id=one)
    tab.bring_up(meeting_id=meeting)
    assert tab.list.rows is not rows
    assert len(tab.list.rows) == 4


def rename_state(office: Office, meeting: str) -> None:
    office.workspace.parties.edit([party(office, "China")], {"short_name": "People's China"})


def edit_post(office: Office, meeting: str) -> None:
    row = office.workspace.participants.rows(meeting)[0]
    office.workspace.participants.edit([row.id], {"position": "Consul"})


def move_up(office: Office, meeting: str) -> None:
    rows = office.workspace.participants.rows(meeting)
    office.workspace.participants.edit([rows[1].id], {"capacity": Capacity.SUPPORT})


def remove_one(office: Office, meeting: str) -> None:
    office.workspace.participants.remove([office.workspace.participants.rows(meeting)[0].id])


def reply(office: Office, meeting: str) -> None:
    row = office.workspace.delegations.rows(meeting)[0]
    office.workspace.delegations.edit([row.id], {"invited": True, "reply": Reply.ATTENDING})


def lead(office: Office, meeting: str) -> None:
    chair = {"leading": Leading.CHAIR, "chair": party(office, "Kazakhstan")}
    office.workspace.meetings.edit([meeting], chair)


def lose_status(office: Office, meeting: str) -> None:
    affiliations = office.workspace.parties.affiliations(party(office, "China"))
    office.workspace.affiliations.remove([row.id for row in affiliations])


CHANGES = (rename_state, edit_post, move_up, remove_one, reply, lead, lose_status)


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_meanwhile_is_shown_and_so_is_its_undo(
    office: Office, tab: ParticipantsTab, meeting: str, other: str, change: Callable[[Office, str], None]
) -> None:
    before = lines(tab)
    tab.bring_up(meeting_id=other)
    change(office, meeting)
    tab.bring_up(meeting_id=meeting)
    changed = lines(tab)
    assert changed != before
    tab.bring_up(meeting_id=other)
    office.workspace.history.undo()
    tab.bring_up(meeting_id=meeting)
    assert lines(tab) == before
    tab.bring_up(meeting_id=other)
    office.workspace.history.redo()
    tab.bring_up(meeting_id=meeting)
    assert lines(tab) == changed


def test_an_edit_in_the_list_itself_is_there_when_it_is_opened_again(
    tab: ParticipantsTab, meeting: str, other: str
) -> None:
    tab.list.edit(tab.list.rows[0].id, "position", "Consul")
    tab.bring_up(meeting_id=other)
    tab.bring_up(meeting_id=meeting)
    assert "Zhang, Consul" in lines(tab)


@pytest.mark.parametrize("change", [rename_state, edit_post, remove_one, lose_status])
def test_what_another_program_changed_is_shown_before_it_was_told(
    office: Office, tab: ParticipantsTab, meeting: str, other: str, change: Callable[[Office, str], None]
) -> None:
    before = lines(tab)
    office.workspace.catch_up()
    tab.bring_up(meeting_id=other)
    mine = office.workspace
    office.workspace = open_workspace(mine.address.path)
    change(office, meeting)
    office.workspace.close()
    office.workspace = mine
    tab.bring_up(meeting_id=meeting)
    changed = lines(tab)
    assert changed != before
    tab.bring_up(meeting_id=other)
    assert office.workspace.catch_up() == 1
    tab.bring_up(meeting_id=meeting)
    assert lines(tab) == changed


def test_the_narrowed_list_is_one_delegation_of_what_is_kept(
    tab: ParticipantsTab, meeting: str, other: str
) -> None:
    home = tab.list.delegations[0].id
    tab.bring_up(meeting_id=other)
    tab.bring_up(meeting_id=meeting, delegation_id=home)
    assert [line.split(",")[0] for line in lines(tab)][1:] == ["Zhang"]
    tab.bring_up(meeting_id=meeting, delegation_id="")
    assert len(tab.list.model.shown_ids()) == 4


def test_a_column_that_compares_with_the_directory_compares_anew(
    office: Office, tab: ParticipantsTab, meeting: str, other: str
) -> None:
    tab.bring_up(meeting_id=other)
    row = office.workspace.participants.rows(meeting)[0]
    states = tab.table.columns.columns()
    tab.table.columns.set_columns([s if s.key != DIFFERS else type(s)(s.key, s.label, True) for s in states])
    tab.bring_up(meeting_id=meeting)
    model = tab.list.model
    cell = model.index(model.line_of(row.id), model.column_of(DIFFERS))
    assert model.text(cell) == ""
    tab.bring_up(meeting_id=other)
    office.workspace.people.edit([row.person_id], {"position": "Consul"})
    tab.bring_up(meeting_id=meeting)
    cell = model.index(model.line_of(row.id), model.column_of(DIFFERS))
    assert model.text(cell) == "Position"


def test_a_meeting_opened_while_it_is_filled_shows_all(
    office: Office, tab: ParticipantsTab, meeting: str, other: str
) -> None:
    tab.bring_up(meeting_id=other)
    add(office, other, "Kazakhstan", KAZ)
    tab.bring_up(meeting_id=meeting)
    tab.bring_up(meeting_id=other)
    assert [line.split(",")[0] for line in lines(tab)][1:] == ["Bakayev"]


def test_names_that_were_read_beforehand_are_those_of_the_first_meeting(
    qtbot: QtBot, office: Office, meeting: str
) -> None:
    tab = ParticipantsTab(office.desk)
    qtbot.addWidget(tab)
    tab.prepare()
    rename_state(office, meeting)  # before the names are taken
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)
    tab.bring_up(meeting_id=meeting)
    assert any(line.startswith("People's China: ") for line in lines(tab))
    assert "People's China" in dict(tab.list.homes()).values()
    assert "China" not in dict(tab.list.homes()).values()
