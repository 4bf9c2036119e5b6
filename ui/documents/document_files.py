"""Writes a document to a file that the user chooses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cica_events.domain import safe_names
from cica_events.i18n import N_, _
from cica_events.progress import Progress
from cica_events.services.documents import Cover, Written
from ui.shell.desk import Desk
from ui.shell.written_file import tell_written
from ui.toolkit.file_dialogs import FileDialogs

KINDS = {".docx": N_("Word documents ({pattern})"), ".pdf": N_("PDF documents ({pattern})")}
Write = Callable[[Path, Progress], Written]


class DocumentFiles(QObject):
    """Asks for the file, writes it beside the window and says where it is."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._dialogs = FileDialogs(desk.settings, "export")

    def ask(self, title: str, name: str, suffix: str, write: Write) -> None:
        """Let the user choose where the document called `title` goes, then write it there."""
        kinds = _(KINDS[suffix]).format(pattern=f"*{suffix}")
        path = self._dialogs.ask_save(self._page, title, name, kinds)
        if path is None:
            return
        told = _("Writing {file}").format(file=path.name)
        self._desk.tasks.start(partial(write, path), done=self._done, title=told, owner=self)

    def _done(self, written: Written) -> None:
        tell_written(self._desk, written)


def file_name(key: str, cover: Cover, suffix: str) -> str:
    """Return "SOC-2023-12-12 List of participants, Provisional.docx", in the language of the document."""
    words = ", ".join(part for part in (cover.heading, cover.stage) if part)
    return safe_names.file_name(f"{key} {words}{suffix}")
