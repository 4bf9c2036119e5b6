"""The List of Participants is written, issued, compared and withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from cica_events.errors import InputError, NotFoundError, OutputError, ValidationError
from cica_events.services.documents import ChangeKind, IssueStage, ListOptions
from cica_events.services.workspace import Workspace
from tests.contents import contents
from tests.made_up import MadeUp
from tests.services.made_once import once

PROVISIONAL = ListOptions(stage=IssueStage.PROVISIONAL)
REVISION = ListOptions(stage=IssueStage.REVISION)


@once
def listed(workspace: Workspace, meeting: str) -> str:
    """The id of a meeting with four participants of two parties."""
    source, parties = MadeUp(5), workspace.parties.rows()
    for number in range(4):
        workspace.participants.add(meeting, source.person() | {"party": parties[number // 2].id})
    return meeting


def test_an_issue_keeps_what_was_said(workspace: Workspace, listed: str) -> None:
    before = workspace.documents.content(listed, PROVISIONAL)
    issue = workspace.documents.issue(listed, PROVISIONAL)
    first = workspace.participants.rows(listed)[0]
    workspace.participants.edit([first.id], {"family_name": "Changed"})
    kept = workspace.documents.issued(issue)
    assert kept.sections == before.sections
    assert kept.cover.stage == "Provisional"
    assert workspace.documents.content(listed, PROVISIONAL).sections != kept.sections


def test_revisions_are_numbered(workspace: Workspace, listed: str) -> None:
    for options in (PROVISIONAL, REVISION, REVISION, ListOptions(language="ru", stage=IssueStage.FINAL)):
        workspace.documents.issue(listed, options)
    rows = workspace.documents.issues(listed)
    assert [row.name("en") for row in rows] == ["Final", "Revision 2", "Revision 1", "Provisional"]
    assert [row.language for row in rows] == ["ru", "en", "en", "en"]
    assert all(row.issued_at is not None for row in rows)
    assert workspace.documents.content(listed, REVISION).cover.stage == "Revision 3"


def test_issuing_and_withdrawing_are_steps_that_can_be_taken_back(workspace: Workspace, listed: str) -> None:
    bare = contents(workspace.database)
    issue = workspace.documents.issue(listed, ListOptions(stage=IssueStage.PROVISIONAL, symbol="S/1"))
    issued = contents(workspace.database)
    assert "Provisional" in workspace.history.steps(1)[0].label
    workspace.history.undo()
    assert contents(workspace.database) == bare
    workspace.history.redo()
    assert contents(workspace.database) == issued
    workspace.documents.withdraw([issue])
    assert contents(workspace.database) == bare
    workspace.history.undo()
    assert workspace.documents.issues(listed)[0].symbol == "S/1"


def test_an_issue_without_a_stage_is_refused(workspace: Workspace, listed: str) -> None:
    with pytest.raises(InputError, match="Choose what is issued"):
        workspace.documents.issue(listed, ListOptions())


def test_changes_are_those_since_the_last_issue(workspace: Workspace, listed: str) -> None:
    assert workspace.documents.changes(listed, REVISION) == []
    first_issue = workspace.documents.issue(listed, PROVISIONAL)
    gone, changed = workspace.participants.rows(listed)[:2]
    workspace.participants.edit([gone.id], {"status": "declined"})
    workspace.participants.edit([changed.id], {"position": "Attaché"})
    assert {one.kind for one in workspace.documents.changes(listed, REVISION)} == {
        ChangeKind.LEFT,
        ChangeKind.FUNCTION,
    }
    workspace.documents.issue(listed, REVISION)
    assert workspace.documents.changes(listed, REVISION) == []
    assert len(workspace.documents.changes(listed, REVISION, since=first_issue)) == 2


def test_the_document_may_say_what_changed(workspace: Workspace, listed: str) -> None:
    options = ListOptions(stage=IssueStage.REVISION, with_changes=True)
    assert workspace.documents.content(listed, options).changes_heading == ""
    workspace.documents.issue(listed, PROVISIONAL)
    workspace.participants.edit([workspace.participants.rows(listed)[0].id], {"position": "Attaché"})
    content = workspace.documents.content(listed, options)
    assert content.changes_heading.startswith("Changes since the provisional list (")
    assert [change.kind for change in content.changes] == [ChangeKind.FUNCTION]


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx", ".DOCX"])
def test_the_ending_decides_the_format(
    workspace: Workspace, listed: str, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"list{suffix}"
    assert workspace.documents.write(listed, path, PROVISIONAL).path == path
    assert path.read_bytes()[:4] == (b"%PDF" if suffix == ".pdf" else b"PK\x03\x04")


def test_an_issue_can_be_written_again(workspace: Workspace, listed: str, tmp_path: Path) -> None:
    issue = workspace.documents.issue(listed, PROVISIONAL)
    workspace.documents.write_issue(issue, tmp_path / "again.docx")
    assert (tmp_path / "again.docx").exists()
    with pytest.raises(InputError, match="must end in"):
        workspace.documents.write_issue(issue, tmp_path / "again.xlsx")


@pytest.mark.parametrize(
    ("options", "name", "words"),
    [
        (ListOptions(), "list.odt", "must end in .docx or .pdf or .xlsx"),
        (ListOptions(language="fr"), "list.docx", "not in “fr”"),
        (ListOptions(show=frozenset({"passport_number"})), "list.docx", "cannot show “passport_number”"),
        (ListOptions(columns=3), "list.docx", "one column or two"),
    ],
)
def test_what_cannot_be_written_is_refused(
    options: ListOptions, name: str, words: str, workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as refused:
        workspace.documents.write(listed, tmp_path / name, options)
    assert words in str(refused.value)
    assert list(tmp_path.glob("list.*")) == []


def test_an_issue_goes_with_its_meeting(workspace: Workspace, listed: str) -> None:
    issue = workspace.documents.issue(listed, PROVISIONAL)
    workspace.meetings.remove([listed])
    with pytest.raises(NotFoundError):
        workspace.documents.issued(issue)
    workspace.history.undo()
    assert workspace.documents.issued(issue).cover.stage == "Provisional"


def test_an_unknown_meeting_is_told(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.documents.content("no such meeting", PROVISIONAL)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".xlsx"])
def test_a_list_that_cannot_be_recorded_is_not_handed_out(
    suffix: str, workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    before = set(tmp_path.iterdir())
    options = ListOptions(stage=IssueStage.FINAL, symbol="S" * 600)
    with pytest.raises(ValidationError, match="too long"):
        workspace.documents.hand_out(listed, tmp_path / f"list{suffix}", options)
    assert set(tmp_path.iterdir()) == before
    assert workspace.documents.issues(listed) == []


def test_a_list_that_cannot_take_its_place_is_not_recorded(
    workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.docx"

    def put_a_folder_there(done: int, total: int) -> None:
        path.mkdir(exist_ok=True)

    with pytest.raises(OutputError):
        workspace.documents.hand_out(listed, path, PROVISIONAL, put_a_folder_there)
    assert workspace.documents.issues(listed) == []
    assert path.is_dir()


def test_what_is_handed_out_is_recorded(workspace: Workspace, listed: str, tmp_path: Path) -> None:
    written = workspace.documents.hand_out(listed, tmp_path / "list.docx", PROVISIONAL)
    assert written.path.exists()
    assert [row.name("en") for row in workspace.documents.issues(listed)] == ["Provisional"]
