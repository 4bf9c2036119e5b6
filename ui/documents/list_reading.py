"""All that the tab shows of a meeting's List of Participants, read in one go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from cica_events.domain.pre_issue import Finding
from cica_events.errors import StorageError
from cica_events.progress import Progress, silent
from cica_events.services.documents import IssueRow, ListContent, ListOptions
from cica_events.services.workspace import Workspace

LEAVING = {"contacts": ("email", "phone"), "native_name": ("native_name",)}
"""Which fields of a participant an option prints, where it is not called like its field."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The document as it would be now, what to look at before, and what was issued, the newest first."""

    meeting_id: str
    key: str  # by which files name the meeting
    symbol: str  # of the meeting
    options: ListOptions
    content: ListContent
    findings: tuple[Finding, ...]
    issues: tuple[IssueRow, ...]
    people: int
    without_changes: str = ""  # why the changes that were asked for are not in it


def read(
    workspace: Workspace, meeting_id: str, options: ListOptions, progress: Progress = silent
) -> Snapshot:
    """Read it; raises NotFoundError for a meeting that is gone, and what `progress` raises to stop."""
    meeting = workspace.meetings.get(meeting_id)
    content, why = _content(workspace, meeting_id, options)
    return Snapshot(
        meeting_id,
        meeting.key,
        meeting.symbol,
        options,
        content,
        tuple(workspace.pre_issue.findings(meeting_id, leaving(options.show), progress)),
        tuple(workspace.documents.issues(meeting_id)),
        sum(1 for _one in content.people()),
        why,
    )


def _content(workspace: Workspace, meeting_id: str, options: ListOptions) -> tuple[ListContent, str]:
    """Return what the list says; without changes, and why, where the last issue cannot be read."""
    try:
        return workspace.documents.content(meeting_id, options), ""
    except StorageError as error:
        if not options.with_changes:
            raise
        plain = replace(options, with_changes=False)
        return workspace.documents.content(meeting_id, plain), str(error)


def leaving(show: Collection[str]) -> frozenset[str]:
    """Return the participants' fields that the options `show` print."""
    return frozenset(key for option in show for key in LEAVING.get(option, (option,)))
