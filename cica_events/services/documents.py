"""The official List of Participants: what it says, its files, and its issues."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cica_events.documents.content import (
    MAY_BE_SHOWN,
    USUALLY_SHOWN,
    ChangeKind,
    ListChange,
    ListContent,
    ListCover,
    ListedParty,
    ListedPerson,
    ListedSection,
    ListOptions,
)
from cica_events.domain.issues import IssueStage
from cica_events.persistence.database import Database
from cica_events.progress import Progress, silent
from cica_events.queries.issues import IssueRow
from cica_events.services.exporting import ExportService, Written
from cica_events.services.meetings import MeetingService
from cica_events.services.participants import ParticipantService

__all__ = [
    "MAY_BE_SHOWN",
    "USUALLY_SHOWN",
    "ChangeKind",
    "DocumentService",
    "IssueRow",
    "IssueStage",
    "ListChange",
    "ListContent",
    "ListCover",
    "ListOptions",
    "ListedParty",
    "ListedPerson",
    "ListedSection",
    "Written",
]

SUFFIXES = (".docx", ".pdf", ".xlsx")


class DocumentService:
    """Builds, writes and issues the List of Participants of a meeting."""

    def __init__(
        self,
        database: Database,
        meetings: MeetingService,
        participants: ParticipantService,
        exports: ExportService,
        templates_folder: Path | None = None,
    ) -> None:
        self._database = database
        self._meetings = meetings
        self._participants = participants
        self._exports = exports
        self._templates_folder = templates_folder

    def suggested_name(self, meeting_id: str, suffix: str) -> str:
        """Return a file name such as "SOC-2023-12-12 list of participants.docx"."""
        return f"{self._meetings.get(meeting_id).key} list of participants{suffix}"

    def content(self, meeting_id: str, options: ListOptions) -> ListContent:
        """Return what the list says now, in protocol order.

        Who declined or was replaced is left out. Raises InputError for a language or option that does not
        exist, NotFoundError for the meeting.
        """
        raise NotImplementedError

    def write(
        self, meeting_id: str, path: Path, options: ListOptions, progress: Progress = silent
    ) -> Written:
        """Write the list as .docx, .pdf or .xlsx, by the ending of `path`: all of it or nothing.

        Raises InputError for an option or a template that cannot be used, NotFoundError for the meeting,
        OutputError where the file cannot be written, Cancelled.
        """
        raise NotImplementedError

    def write_issue(self, issue_id: str, path: Path, progress: Progress = silent) -> Written:
        """Write a list as it was issued, as .docx or .pdf; raises as `write`."""
        raise NotImplementedError

    def issue(self, meeting_id: str, options: ListOptions) -> str:
        """Record that the list is given out as it is now, and return the issue's id.

        Revisions are numbered from 1. Raises InputError where `options` names no stage.
        """
        raise NotImplementedError

    def issues(self, meeting_id: str) -> list[IssueRow]:
        """Return the issues of the list, the newest first."""
        raise NotImplementedError

    def issued(self, issue_id: str) -> ListContent:
        """Return what an issue said; NotFoundError where there is none."""
        raise NotImplementedError

    def changes(self, meeting_id: str, options: ListOptions, since: str | None = None) -> list[ListChange]:
        """Return what changed since the issue `since`, or since the last one; nothing without an issue."""
        raise NotImplementedError

    def withdraw(self, issue_ids: Sequence[str]) -> None:
        """Remove issues as one step that can be undone."""
        raise NotImplementedError
