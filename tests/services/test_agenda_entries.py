"""Several agenda items added together: their tree, their place, one step."""

from __future__ import annotations

from cica_events.domain.agenda_entries import Entry
from cica_events.domain.dates import VagueDate
from cica_events.persistence.database import Database
from cica_events.services.workspace import Workspace


def made(database: Database) -> tuple[Workspace, str]:
    workspace = Workspace(database)
    plan = workspace.meetings.plan("XX", VagueDate.parse("2024"))
    meeting_id = workspace.meetings.create(plan)
    workspace.agenda.add_entries(meeting_id, [Entry("Opening"), Entry("Closing")])
    return workspace, meeting_id


def agenda(workspace: Workspace, meeting_id: str) -> list[str]:
    return [f"{row.number} {row.title}" for row in workspace.agenda.rows(meeting_id)]


def test_entries_stand_behind_the_chosen_item_with_their_depth(database: Database) -> None:
    workspace, meeting_id = made(database)
    opening = workspace.agenda.rows(meeting_id)[0].id
    entries = [Entry("Budget"), Entry("Scale", 1), Entry("Notes", 2), Entry("Audit", 1), Entry("Plan")]
    ids = workspace.agenda.add_entries(meeting_id, entries, opening)
    assert agenda(workspace, meeting_id) == [
        "1 Opening",
        "2 Budget",
        "2.1 Scale",
        "2.1.1 Notes",
        "2.2 Audit",
        "3 Plan",
        "4 Closing",
    ]
    assert [row.id for row in workspace.agenda.rows(meeting_id)[1:6]] == ids


def test_they_are_one_step_to_undo(database: Database) -> None:
    workspace, meeting_id = made(database)
    before = workspace.agenda.rows(meeting_id)
    workspace.agenda.add_entries(meeting_id, [Entry("One"), Entry("Two", 1)], before[0].id)
    workspace.history.undo()
    assert [(row.id, row.order, row.title) for row in workspace.agenda.rows(meeting_id)] == [
        (row.id, row.order, row.title) for row in before
    ]


def test_entries_behind_a_sub_item_stay_under_its_parent(database: Database) -> None:
    workspace, meeting_id = made(database)
    workspace.agenda.add_entries(meeting_id, [Entry("Budget"), Entry("Scale", 1)])
    scale = next(row.id for row in workspace.agenda.rows(meeting_id) if row.title == "Scale")
    workspace.agenda.add_entries(meeting_id, [Entry("Audit")], scale)
    assert agenda(workspace, meeting_id)[-2:] == ["3.1 Scale", "3.2 Audit"]
