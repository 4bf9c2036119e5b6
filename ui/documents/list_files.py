"""Writes the List of Participants, or an issue of it, to a file that the user chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from cica_events.progress import Progress
from cica_events.services.documents import IssueRow, ListOptions, Written
from ui.documents.document_files import DocumentFiles, file_name
from ui.documents.list_reading import Snapshot
from ui.shell.desk import Desk


class ListFiles(DocumentFiles):
    """Writes lists."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self._documents = desk.workspace.documents

    def write(self, snapshot: Snapshot, options: ListOptions, suffix: str) -> None:
        """Write the list as it is now."""
        documents, meeting_id = self._documents, snapshot.meeting_id
        content = snapshot.content if options == snapshot.options else documents.content(meeting_id, options)

        def work(path: Path, progress: Progress) -> Written:
            return documents.write(meeting_id, path, options, progress)

        self.ask(_("List of participants"), file_name(snapshot.key, content.cover, suffix), suffix, work)

    def write_issue(self, snapshot: Snapshot, issue: IssueRow, suffix: str) -> None:
        """Write the list as it was issued."""
        documents = self._documents
        cover = documents.issued(issue.id).cover

        def work(path: Path, progress: Progress) -> Written:
            return documents.write_issue(issue.id, path, progress)

        self.ask(_("List of participants"), file_name(snapshot.key, cover, suffix), suffix, work)
