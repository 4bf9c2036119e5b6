"""All that the tab shows of one paper of a meeting, read in one go."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.domain.participation import ABSENT
from cica_events.services.papers import AGENDA, SPEAKERS_LIST, IssueRow, Paper, PaperOptions
from cica_events.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PaperSnapshot:
    """The paper as it would be now, and what was issued of it, the newest first."""

    meeting_id: str
    key: str  # by which files name the meeting
    symbol: str  # of the meeting
    options: PaperOptions
    content: Paper
    issues: tuple[IssueRow, ...]
    timed: bool = True  # whether there are times that could be printed


def read_paper(workspace: Workspace, meeting_id: str, kind: str, options: PaperOptions) -> PaperSnapshot:
    """Read it; raises NotFoundError for a meeting that is gone, InputError for words that cannot be used."""
    meeting = workspace.meetings.get(meeting_id)
    content = workspace.papers.content(meeting.id, kind, options)
    issues = workspace.agenda_versions.issues(meeting.id) if kind == AGENDA else []
    timed = kind != SPEAKERS_LIST or _is_timed(workspace, meeting.id)
    return PaperSnapshot(meeting.id, meeting.key, meeting.symbol, options, content, tuple(issues), timed)


def _is_timed(workspace: Workspace, meeting_id: str) -> bool:
    """Tell whether anybody on the list of speakers has a time allotted."""
    lists = workspace.speakers.rows(meeting_id).values()
    return any(each.minutes for people in lists for each in people if each.status not in ABSENT)
