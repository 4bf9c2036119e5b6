"""An agenda is issued at its stages, frozen as it was, compared and withdrawn."""

from __future__ import annotations

import pytest

from cica_events.domain.agenda import ItemKind
from cica_events.domain.agenda_changes import AgendaChangeKind
from cica_events.domain.agenda_entries import Entry
from cica_events.domain.dates import VagueDate
from cica_events.domain.issues import IssueStage
from cica_events.domain.speakers import Speaker, SpeakerRole
from cica_events.errors import InputError, NotFoundError
from cica_events.services.workspace import Workspace
from tests.contents import contents
from tests.services.made_once import once

ENTRIES = (
    Entry("Opening", kind=ItemKind.PROCEDURAL, minutes=10, title_ru="Открытие"),
    Entry("Reports"),
    Entry("Report of the Chairman", 1, minutes=15),
    Entry("Closing", minutes=5),
)


@once
def meeting(workspace: Workspace) -> str:
    """The id of a meeting with four items."""
    meeting_id = workspace.meetings.create(workspace.meetings.plan("BC", VagueDate.parse("2023-11-13")))
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting_id) if row.parent_id is None])
    workspace.agenda.add_entries(meeting_id, ENTRIES)
    return meeting_id


def _ids(workspace: Workspace, meeting: str) -> dict[str, str]:
    return {row.title: row.id for row in workspace.agenda.rows(meeting)}


def test_a_version_stays_as_it_was(workspace: Workspace, meeting: str) -> None:
    versions = workspace.agenda_versions
    issue = versions.issue(meeting, IssueStage.PROVISIONAL)
    frozen = versions.issued(issue)
    ids = _ids(workspace, meeting)
    workspace.agenda.rename(ids["Opening"], "Opening of the session")
    workspace.agenda.remove([ids["Reports"]])
    assert versions.issued(issue) == frozen
    assert [(item.number, item.title.en) for item in frozen.items] == [
        ("1", "Opening"),
        ("2", "Reports"),
        ("2.1", "Report of the Chairman"),
        ("3", "Closing"),
    ]
    assert frozen.items[0].title.ru == "Открытие"
    assert frozen.date.text("ru") == "13 ноября 2023 г."
    assert (frozen.stage, frozen.issued_on[:2]) == ("provisional", "20")


def test_two_versions_and_the_present_are_compared(workspace: Workspace, meeting: str) -> None:
    versions, ids = workspace.agenda_versions, _ids(workspace, meeting)
    first = versions.issue(meeting, IssueStage.PRELIMINARY)
    workspace.agenda.edit([ids["Opening"]], {"annotation": "The Chair will open the session."})
    second = versions.issue(meeting, IssueStage.PROVISIONAL)
    workspace.agenda.add(meeting, "Elections", after_id=ids["Opening"])
    assert [(change.kind, change.after.en) for change in versions.compare(first, second)] == [
        (AgendaChangeKind.ANNOTATION, "The Chair will open the session.")
    ]
    assert [(change.kind, change.title.en) for change in versions.compare(second)] == [
        (AgendaChangeKind.ADDED, "Elections"),
        (AgendaChangeKind.RENUMBERED, "Reports"),
        (AgendaChangeKind.RENUMBERED, "Report of the Chairman"),
        (AgendaChangeKind.RENUMBERED, "Closing"),
    ]
    assert len(versions.compare(first)) == 5


def test_speakers_are_frozen_with_the_item(workspace: Workspace, meeting: str) -> None:
    versions, ids = workspace.agenda_versions, _ids(workspace, meeting)
    first = versions.issue(meeting, IssueStage.PROVISIONAL)
    with workspace.database.changing("Speaker") as session:
        introduces = SpeakerRole.INTRODUCES
        session.add(Speaker(item_id=ids["Reports"], name="The Chair", role=introduces, minutes=5))
    (change,) = versions.compare(first)
    assert (change.kind, change.number, change.after.en) == (
        AgendaChangeKind.INTRODUCERS,
        "2",
        "The Chair, 5 min",
    )


def test_symbols_are_proposed_by_the_pattern_of_the_body(workspace: Workspace, meeting: str) -> None:
    versions = workspace.agenda_versions
    ordinal = workspace.meetings.get(meeting).ordinal
    assert versions.proposed_symbol(meeting, IssueStage.PROVISIONAL) == f"BC/{ordinal}/1"
    versions.issue(meeting, IssueStage.PROVISIONAL)
    assert versions.proposed_symbol(meeting, IssueStage.ANNOTATED) == f"BC/{ordinal}/2"
    versions.issue(meeting, IssueStage.REVISION)
    versions.issue(meeting, IssueStage.REVISION)
    versions.issue(meeting, IssueStage.ADOPTED, "BC/decisions/4")
    assert [(row.symbol, row.name("en")) for row in versions.issues(meeting)] == [
        ("BC/decisions/4", "Adopted"),
        (f"BC/{ordinal}/1/Rev.2", "Revision 2"),
        (f"BC/{ordinal}/1/Rev.1", "Revision 1"),
        (f"BC/{ordinal}/1", "Provisional"),
    ]


def test_what_is_withdrawn_comes_back_on_undo(workspace: Workspace, meeting: str) -> None:
    versions = workspace.agenda_versions
    issue = versions.issue(meeting, IssueStage.ADOPTED)
    before = contents(workspace.database)
    versions.withdraw([issue])
    assert versions.issues(meeting) == []
    with pytest.raises(NotFoundError):
        versions.issued(issue)
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_what_cannot_be_issued_is_refused_in_words(workspace: Workspace, meeting: str) -> None:
    versions = workspace.agenda_versions
    with pytest.raises(InputError, match="issued as one of these: Preliminary"):
        versions.issue(meeting, IssueStage.FINAL)
    with pytest.raises(InputError, match="not in “fr”"):
        versions.issue(meeting, IssueStage.ADOPTED, language="fr")
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting) if row.parent_id is None])
    with pytest.raises(InputError, match="no item yet"):
        versions.issue(meeting, IssueStage.ADOPTED)
    with pytest.raises(NotFoundError):
        versions.present("no such meeting")
