"""Leads a window to what is told of disks that are full, away or read-only, and of two at one field."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from functools import partial
from pathlib import Path

from campaigns.small_disk import SmallDisk
from cica_events.progress import Progress
from cica_events.services.documents import ListOptions
from cica_events.services.workspace import Workspace, open_workspace
from docs.camera import shown
from docs.every_page import SOC
from docs.message_walk import MessageWalk
from ui.backups.backups_page import BackupsPage
from ui.documents.list_view import ListView
from ui.runtime.watch import FAILURES
from ui.shell.export_dialog import open_export
from ui.toolkit.record_table import RecordTable

FILLER = "films.bin"  # what fills the disk


class DiskWalk(MessageWalk):
    """Works on a small disk that is filled, taken away and made read-only meanwhile."""

    def show_on(self, disk: SmallDisk) -> None:
        """Take the pictures."""
        self._disk = disk
        for part in (self._full, self._full_import, self._full_files, self._full_backup, self._away):
            part()
        for part in (self._read_only, self._two):
            part()
        self.leave()

    # Full

    def _fill(self) -> None:
        """Leave no room at all."""
        with suppress(OSError), (self._disk.place / FILLER).open("wb") as file:
            while True:
                file.write(bytes(2**16))
                file.flush()
        with suppress(OSError), (self._disk.place / f"{FILLER}2").open("wb", buffering=0) as file:
            while True:
                file.write(bytes(512))

    def _empty(self) -> None:
        for name in (FILLER, f"{FILLER}2"):
            (self._disk.place / name).unlink(missing_ok=True)

    def _on_disk(self) -> Path:
        self.leave()
        self._empty()
        for each in self._disk.place.iterdir():
            if each.is_dir() and each.name != "lost+found":
                shutil.rmtree(each)
        path = self.fresh(self._disk.place / "Documents")
        self.open(path)
        return path

    def _full(self) -> None:
        if not self.wanted("full-cell"):
            return
        self._on_disk()
        editor = self.type_into_cell("Minister")
        self._fill()
        self.over("full-cell", lambda: self.enter(editor))
        self._empty()
        self.enter(editor)

    def _full_import(self) -> None:
        if not self.wanted("full-import"):
            return
        self._on_disk()
        dialog = self._import_dialog()
        self._fill()
        self.over("full-import", dialog.primary.click)
        self._empty()

    def _full_files(self) -> None:
        if not self.wanted("full-excel", "full-pdf", "full-archive"):
            return
        self.leave()
        self._empty()
        self.open(self.fresh())
        self._meeting(SOC, "participants")
        meeting = self._work.meetings.get(SOC).id
        dialog = open_export(self._running._desk(), "participants", meeting, self._window)
        dialog.file.set_path(self._disk.place / "List of participants.xlsx")
        self._fill()
        dialog.primary.click()
        self.over("full-excel", self._camera.rest)
        self.close_dialogs()
        self._meeting(SOC, "documents", document="participants")
        self.over("full-pdf", self._write_pdf)
        self._camera.window.messages.close()
        archive = self._disk.place / "CICA 2026.zip"
        self._running.ways_in.archive.hand_out(self._work, archive)
        self.over("full-archive", self._camera.rest)
        self._empty()

    def _write_pdf(self) -> None:
        view = shown(self._window, ListView)[0]
        target = self._disk.place / "List of participants.pdf"
        write = partial(_write_list, self._work, self._work.meetings.get(SOC).id, target)
        self._running.tasks.start(write, done=_forget, title=target.name, owner=view)
        self._camera.rest()

    def _full_backup(self) -> None:
        if not self.wanted("full-backup"):
            return
        self.leave()
        self._empty()
        before = os.environ["CICA_EVENTS_BACKUPS"]
        os.environ["CICA_EVENTS_BACKUPS"] = str(self._disk.place / "backups")
        self.open(self.fresh())
        self._fill()
        self._page("backups")
        self._one_action("take")
        self.over("full-backup", self.told)
        os.environ["CICA_EVENTS_BACKUPS"] = before
        self._empty()

    def _one_action(self, name: str) -> None:
        getattr(shown(self._window, BackupsPage)[0].actions_of_backups, name).trigger()
        self._camera.rest()

    # Away

    def _away(self) -> None:
        if not self.wanted("away-cell", "away-dialog", "away-told", "away-back", "away-again"):
            return
        path = self._on_disk()
        away = path.parent.with_name("Elsewhere")
        editor = self.type_into_cell("Minister")
        path.parent.rename(away)
        self._look()
        self.over("away-told", lambda: None)
        self.over("away-cell", lambda: self.enter(editor))
        away.rename(path.parent)
        self._look()
        self.over("away-again", self.told)
        self.enter(self.cell_editor())
        self.over("away-back", lambda: None)
        dialog = self._import_dialog()
        path.parent.rename(away)
        self.over("away-dialog", dialog.primary.click)
        away.rename(path.parent)

    def _look(self) -> None:
        """Look as often as the window does until it says that something is lost."""
        for _turn in range(FAILURES):
            self._running.watch.look()
            self._camera.rest()

    # Read-only

    def _read_only(self) -> None:
        if not self.wanted("readonly-open"):
            return
        path = self._on_disk()
        self.leave()
        remount(self._disk, "ro")
        try:
            self.open(path)
            self.over("readonly-open", lambda: None)
        finally:
            self.leave()
            remount(self._disk, "rw")

    # Two people

    def _two(self) -> None:
        if not self.wanted("two-cell"):
            return
        self.leave()
        path = self.fresh()
        self.open(path)
        editor = self.type_into_cell("Minister")
        other = open_workspace(path)
        try:
            person = other.people.rows()[0]
            first = self._first_person()
            other.people.edit([first or person.id], {"position": "Ambassador-at-Large"})
        finally:
            other.close()
        self.over("two-cell", lambda: self.enter(editor))

    def _first_person(self) -> str:
        return str(shown(self._window, RecordTable)[0].records.rows[0].id)


def _forget(_result: object) -> None:
    """Say nothing of what was written."""


def _write_list(work: Workspace, meeting_id: str, target: Path, progress: Progress) -> object:
    return work.documents.write(meeting_id, target, ListOptions(), progress)


def remount(disk: SmallDisk, how: str) -> None:
    """Let the disk be read only ("ro"), or written again ("rw")."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk.place)], check=True, capture_output=True)
