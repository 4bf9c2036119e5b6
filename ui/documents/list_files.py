"""Writes the List of Participants, or an issue of it, to a file that the user chooses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cica_events.i18n import N_, _
from cica_events.progress import Progress
from cica_events.services.documents import Cover, IssueRow, ListOptions, Written
from ui.documents.list_reading import Snapshot
from ui.shell.desk import Desk
from ui.shell.export_choice_file import open_file, show_in_folder
from ui.shell.message_card import Step, Tone
from ui.toolkit.file_dialogs import FileDialogs

KINDS = {".docx": N_("Word documents ({pattern})"), ".pdf": N_("PDF documents ({pattern})")}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')  # by one of the systems, in the name of a file
LONGEST = 120  # characters of a name, without its suffix


class ListFiles(QObject):
    """Asks for the file, writes it beside the window and says where it is."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._dialogs = FileDialogs(desk.settings, "export")

    def write(self, snapshot: Snapshot, options: ListOptions, suffix: str) -> None:
        """Write the list as it is now."""
        documents, meeting_id = self._desk.workspace.documents, snapshot.meeting_id
        content = snapshot.content if options == snapshot.options else documents.content(meeting_id, options)
        name = file_name(snapshot.key, content.cover, suffix)

        def work(path: Path, progress: Progress) -> Written:
            return documents.write(meeting_id, path, options, progress)

        self._ask(name, suffix, work)

    def write_issue(self, snapshot: Snapshot, issue: IssueRow, suffix: str) -> None:
        """Write the list as it was issued."""
        documents = self._desk.workspace.documents
        name = file_name(snapshot.key, documents.issued(issue.id).cover, suffix)

        def work(path: Path, progress: Progress) -> Written:
            return documents.write_issue(issue.id, path, progress)

        self._ask(name, suffix, work)

    def _ask(self, name: str, suffix: str, work: Callable[[Path, Progress], Written]) -> None:
        kinds = _(KINDS[suffix]).format(pattern=f"*{suffix}")
        path = self._dialogs.ask_save(self._page, _("List of participants"), name, kinds)
        if path is None:
            return
        title = _("Writing {file}").format(file=path.name)
        self._desk.tasks.start(partial(work, path), done=self._done, title=title, owner=self)

    def _done(self, written: Written) -> None:
        told = "\n".join([_("{file} was written.").format(file=written.path.name), *written.notices])
        steps = [
            Step(_("Open"), partial(open_file, written.path)),
            Step(_("Show in folder"), partial(show_in_folder, written.path)),
        ]
        self._desk.messages.show(told, Tone.WARNING if written.notices else Tone.DONE, steps)


def file_name(key: str, cover: Cover, suffix: str) -> str:
    """Return "SOC-2023-12-12 List of participants, Provisional.docx", in the language of the document."""
    words = ", ".join(part for part in (cover.heading, cover.stage) if part)
    return _FORBIDDEN.sub("_", f"{key} {words}")[:LONGEST].strip() + suffix
