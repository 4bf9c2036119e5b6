"""Leads a window to what is told of damaged workspaces, and of one that a stranger made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from cica_events.i18n import _
from cica_events.services.workspace import open_workspace
from docs.backups_to_picture import make_backups
from docs.message_walk import MessageWalk
from ui.shell.restore_dialog import RestoreDialog

SOMETHING = b"Ambassador"  # that stands in a page of a table
TRIGGER = "CREATE TRIGGER greet AFTER INSERT ON person BEGIN DELETE FROM meeting; END"
VIEW = "CREATE VIEW report AS SELECT * FROM person"


class DamageWalk(MessageWalk):
    """Changes bytes of a workspace as a hex editor does, and opens it."""

    def show(self) -> None:
        """Take the pictures."""
        self._page_of_a_table()
        self._restored()
        self._saved()
        for name, damage in (("header", _header), ("cut", _cut), ("zeroed", _zeroed), ("empty", _empty)):
            if self.wanted(f"damaged-{name}"):
                path = self._with_backups()
                damage(path)
                self.open(path)
                self.over(f"damaged-{name}", lambda: None)
        self._without_backup()
        for name, part in (("trigger", TRIGGER), ("view", VIEW)):
            if self.wanted(f"stranger-{name}"):
                path = self.fresh()
                with closing(sqlite3.connect(path)) as connection:
                    connection.execute(part)
                self.open(path)
                self.over(f"stranger-{name}", lambda: None)
        self.leave()

    def _with_backups(self) -> Path:
        path = self.fresh()
        with closing(open_workspace(path)) as work:
            make_backups(work)
        return path

    def _damaged(self) -> Path:
        path = self._with_backups()
        _page(path)
        self.open(path)
        self._camera.until(lambda: bool(self._camera.window.lasting.text))
        self._camera.rest()
        return path

    def _page_of_a_table(self) -> None:
        if not self.wanted("damaged-page", "damaged-people"):
            return
        self._damaged()
        self.over("damaged-page", lambda: None)
        self.over("damaged-people", lambda: self._listed("people"))

    def _restored(self) -> None:
        if not self.wanted("damaged-restore", "damaged-restored"):
            return
        self._damaged()
        self.press(_("Restore a backup…"))
        dialog = self.dialog(RestoreDialog)
        self.over("damaged-restore", lambda: None)
        assert isinstance(dialog, RestoreDialog)
        dialog.primary.click()
        self._camera.until(lambda: self._running.opener.workspace is not None)
        self.over("damaged-restored", self.told)

    def _saved(self) -> None:
        if not self.wanted("damaged-saved", "damaged-saved-less"):
            return
        path = self._damaged()
        self._running.ways_in.rescue.save(path, path.with_name("CICA 2026 saved.cica"))
        self.over("damaged-saved", self._camera.rest)
        self.leave()
        path = self._with_backups()
        content = bytearray(path.read_bytes())
        place = content.index(SOMETHING) // 4096 * 4096
        content[place : place + 4096] = bytes(4096)
        path.write_bytes(content)
        self.open(path)
        self._running.ways_in.rescue.save(path, path.with_name("CICA 2026 saved.cica"))
        self.over("damaged-saved-less", self._camera.rest)

    def _without_backup(self) -> None:
        if self.wanted("damaged-no-backup"):
            path = self.fresh()
            _page(path)
            self.open(path)
            self._camera.until(lambda: bool(self._camera.window.lasting.text))
            self.press(_("Restore a backup…"))
            self.over("damaged-no-backup", self._camera.rest)


def _page(path: Path) -> None:
    """Change a byte of a name, as a hex editor does."""
    content = bytearray(path.read_bytes())
    content[content.index(SOMETHING)] ^= 0x02
    path.write_bytes(content)


def _header(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20] ^= 0x02
    path.write_bytes(content)


def _cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _zeroed(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _empty(path: Path) -> None:
    path.write_bytes(b"")
