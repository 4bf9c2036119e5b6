"""A workspace written by an earlier version opens whole, and what was done in it can still be taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cica_events.domain.delegations import Credentials
from cica_events.domain.meetings import Leading
from cica_events.persistence.schema import SCHEMA
from cica_events.services.workspace import Workspace, open_workspace

FILES = Path(__file__).parent / "files"


@pytest.fixture(params=[f"schema-{number}.cica" for number in range(1, SCHEMA)])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    """A copy of a workspace of an earlier schema: one meeting, a participant, another one removed."""
    path = tmp_path / "older.cica"
    shutil.copy(FILES / request.param, path)
    return open_workspace(str(path))


def test_what_was_there_is_there_and_what_is_new_has_its_usual_value(workspace: Workspace) -> None:
    (meeting,) = workspace.meetings.rows()
    assert (meeting.key, meeting.leading, meeting.drawn_id) == ("SOC-2023-12-12", Leading.NOBODY, None)
    (row,) = workspace.participants.rows(meeting.id)
    assert (row.honorific, row.rank, row.courtesy, row.gender) == ("H.E. Ambassador", "", "", None)
    assert row.name == "H.E. Ambassador Mira Dyrbek"
    assert {each.credentials for each in workspace.delegations.rows(meeting.id)} == {Credentials.NONE}
    assert workspace.check() == []
    workspace.close()


def test_a_removal_made_before_can_be_taken_back(workspace: Workspace) -> None:
    (meeting,) = workspace.meetings.rows()
    workspace.history.undo()
    rows = {row.family_name: row for row in workspace.participants.rows(meeting.id)}
    assert set(rows) == {"Dyrbek", "Second"}
    assert (rows["Second"].rank, rows["Second"].replaced_by_id) == ("", None)
    while workspace.history.undoable():
        workspace.history.undo()
    assert workspace.meetings.rows() == []
    while workspace.history.redoable():
        workspace.history.redo()
    assert len(workspace.participants.rows(meeting.id)) == 1
    workspace.close()
