"""Handing out lists: fields of the person, private ones only by name, and what changed since an issue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import event

from cica_events.documents.content import ListOptions
from cica_events.domain.dates import VagueDate
from cica_events.domain.issues import Issue, IssueStage
from cica_events.errors import InputError
from cica_events.services.workspace import Workspace
from tests.made_up import MadeUp
from tests.services.made_once import once

PRIVATE = {
    "mobile": "+7 701 700 00 00",
    "passport_number": "N00012345",
    "dietary": "no nuts",
    "birth_date": VagueDate.parse("1970-02-03"),
}


@once
def listed(workspace: Workspace, meeting: str) -> str:
    """The id of a meeting with one participant of whom the directory knows everything."""
    party = workspace.parties.rows()[0].id
    participant = workspace.participants.add(meeting, MadeUp().person() | {"party": party})
    row = workspace.participants.rows(meeting)[0]
    assert row.id == participant
    workspace.people.edit([row.person_id], {**PRIVATE, "nationality": party, "languages": "English, 中文"})
    return meeting


def sheet(path: Path, name: str = "Participants") -> list[list[Any]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python(skip_empty_area=False)


def written(workspace: Workspace, meeting: str, folder: Path, **choice: Any) -> Path:
    path = folder / "list.xlsx"
    assert workspace.exports.write("participants", meeting, path, **choice).notices == ()
    return path


def test_fields_of_the_person_stand_beside_those_of_the_participant(
    workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    keys = ["family_name", "nationality", "languages", "mobile", "passport_number", "dietary", "birth_date"]
    row = sheet(written(workspace, listed, tmp_path, columns=keys))[-1]
    party = workspace.parties.rows()[0].name
    assert row[1:6] == [party, "English, 中文", PRIVATE["mobile"], "N00012345", "no nuts"]
    assert row[6].isoformat() == "1970-02-03"


def test_nothing_private_leaves_unless_it_is_named(workspace: Workspace, listed: str, tmp_path: Path) -> None:
    names = CalamineWorkbook.from_path(written(workspace, listed, tmp_path)).sheet_names
    assert names == ["Participants", "By delegation", "Summary", "_cica"]
    text = "".join(str(sheet(tmp_path / "list.xlsx", name)) for name in names)
    row = workspace.participants.rows(listed)[0]
    assert row.family_name in text
    for value in (row.email, row.phone, "+7 701", "N00012345", "no nuts", "1970"):
        assert value not in text


def test_what_is_not_asked_for_is_not_read(workspace: Workspace, listed: str, tmp_path: Path) -> None:
    statements: list[str] = []

    def note(_conn: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        statements.append(statement)

    with workspace.database.reading() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        written(workspace, listed, tmp_path, columns=["family_name", "languages"])
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert not any("passport_number" in statement for statement in statements)
    assert sum("person.languages" in statement for statement in statements) == 1


def test_what_changed_since_the_last_issue_stands_on_a_sheet(
    workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    assert "Changes" not in CalamineWorkbook.from_path(written(workspace, listed, tmp_path)).sheet_names
    assert not workspace.exports.changes_known("participants", listed)
    workspace.documents.issue(listed, ListOptions(stage=IssueStage.PROVISIONAL))
    assert workspace.exports.changes_known("participants", listed)
    row = workspace.participants.rows(listed)[0]
    workspace.participants.edit([row.id], {"position": "Under-Secretary"})
    changes = sheet(written(workspace, listed, tmp_path), "Changes")
    assert any(line[0].startswith("Changes since: Provisional, ") for line in changes)
    assert "Under-Secretary" in str(changes[-1])
    unwanted = CalamineWorkbook.from_path(written(workspace, listed, tmp_path, sheets=["summary"]))
    assert unwanted.sheet_names == ["Participants", "Summary", "_cica"]


def test_an_issue_that_cannot_be_read_leaves_its_sheet_out_with_a_word(
    workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    issue = workspace.documents.issue(listed, ListOptions(stage=IssueStage.PROVISIONAL))
    with workspace.database.changing("damage") as session:
        session.get_one(Issue, issue).content = "{"
    path = tmp_path / "list.xlsx"
    told = workspace.exports.write("participants", listed, path).notices
    assert len(told) == 1
    assert "cannot be read" in told[0]
    assert "Changes" not in CalamineWorkbook.from_path(path).sheet_names


def test_a_sheet_that_does_not_exist_is_refused(workspace: Workspace, listed: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="“zoo”"):
        workspace.exports.write("participants", listed, tmp_path / "list.xlsx", sheets=["zoo"])
    assert list(tmp_path.glob("*.xlsx")) == []


def test_the_official_list_names_its_version_and_leaves_out_who_declined(
    workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    party = workspace.parties.rows()[0].id
    values = {"family_name": "Gone", "party": party, "status": "declined"}
    workspace.participants.add(listed, values)
    path = tmp_path / "official.xlsx"
    workspace.exports.write_official(
        listed, path, ListOptions(show=frozenset({"position"})), version="Provisional"
    )
    text = str(sheet(path))
    assert "List of participants · Provisional" in text
    assert "Gone" not in text
    assert "Status" not in text
    assert "Position" in text
    assert "Organization" not in text


def test_the_official_workbook_obeys_what_word_and_pdf_obey(
    workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    party = workspace.parties.rows()[0]
    workspace.parties.edit([party.id], {"formal_name": "Republic of Farland"})
    values = {"family_name": "Akhmetov", "party": party.id, "capacity": "head"}
    workspace.participants.add(listed, values)
    path = tmp_path / "official.xlsx"
    options = ListOptions(symbol="CICA/S/1", capitals=True, formal_names=True)
    workspace.documents.write(listed, path, options)
    text = str(sheet(path))
    assert "List of participants · CICA/S/1" in text
    assert "'AKHMETOV'" in text
    assert "'Republic of Farland'" in text
    assert "'Capacity'" in text
    assert "'Head of delegation'" in text
    assert "2 participants · as of" in text
    workspace.documents.write(listed, path, ListOptions())
    text = str(sheet(path))
    assert "'Akhmetov'" in text
    assert f"'{party.name}'" in text


def test_who_is_left_out_is_said_without_contradiction(
    workspace: Workspace, listed: str, tmp_path: Path
) -> None:
    party = workspace.parties.rows()[0].id
    workspace.participants.add(listed, {"family_name": "Gone", "party": party, "status": "declined"})
    workspace.documents.write(listed, tmp_path / "official.xlsx", ListOptions())
    assert "1 participant · left out as declined or replaced: 1" in str(sheet(tmp_path / "official.xlsx"))
