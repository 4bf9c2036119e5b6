"""Leads a window to what is told of workspaces that are locked with a passphrase."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from cica_events.services import locking
from cica_events.services.backups import BackupReason
from cica_events.services.workspace import open_workspace
from docs.camera import shown
from docs.message_walk import MessageWalk
from ui.shell.failed_state import FailedState
from ui.shell.passphrase_dialogs import (
    BackupPassphraseDialog,
    NewPassphraseDialog,
    PlainCopiesDialog,
    RemovePassphraseDialog,
    UnlockDialog,
)
from ui.shell.passphrase_field import PassphraseField
from ui.shell.restore_dialog import RestoreDialog

PASSPHRASE = "lantern kettle seven gravel"
EARLIER = "marble window ninety otter"


class LockWalk(MessageWalk):
    """Locks a workspace, opens it, forgets its passphrase."""

    def show(self) -> None:
        """Take the pictures."""
        parts = (self._lock, self._unlock, self._change, self._shut, self._forgotten, self._damaged)
        for part in (*parts, self._elsewhere):
            part()
        self.leave()

    def _lock(self) -> None:
        if not self.wanted("lock-set", "lock-different", "lock-locked", "lock-copies"):
            return
        self.open(self._backed_up())
        actions = self._camera.window.frame_actions
        actions.set_passphrase.trigger()
        dialog = self.dialog(NewPassphraseDialog)
        assert isinstance(dialog, NewPassphraseDialog)
        _write(dialog.new, PASSPHRASE)
        self.over("lock-set", lambda: _write(dialog.again, PASSPHRASE))
        _write(dialog.again, "lantern kettle")
        self.over("lock-different", dialog.primary.click)
        _write(dialog.again, PASSPHRASE)
        dialog.primary.click()
        self._camera.until(actions.remove_passphrase.isVisible)
        self._camera.rest()
        self.over("lock-locked", self.told)
        copies = locking.plain_copies(self._running.opener.address)
        self._running.ways_in.lock._ask_copies(copies)
        self.dialog(PlainCopiesDialog)
        self.over("lock-copies", lambda: None)
        self.leave()

    def _unlock(self) -> None:
        if not self.wanted("lock-asked", "lock-wrong"):
            return
        self.open(self._locked())
        dialog = self.dialog(UnlockDialog)
        assert isinstance(dialog, UnlockDialog)
        self.over("lock-asked", lambda: None)
        _write(dialog.passphrase, "lantern kettle")
        dialog.primary.click()
        self._camera.until(lambda: bool(dialog.problem))
        self.over("lock-wrong", lambda: None)
        self.leave()

    def _change(self) -> None:
        if not self.wanted("lock-change", "lock-remove", "lock-not-changed", "lock-removed"):
            return
        self.open(self._locked(), PASSPHRASE)
        actions = self._camera.window.frame_actions
        actions.change_passphrase.trigger()
        change = self.dialog(NewPassphraseDialog)
        self.over("lock-change", lambda: None)
        assert isinstance(change, NewPassphraseDialog)
        assert change.now is not None
        for field, text in ((change.now, "wrong"), (change.new, EARLIER), (change.again, EARLIER)):
            _write(field, text)
        change.primary.click()
        self.over("lock-not-changed", self._camera.rest)
        self.close_dialogs()
        self._camera.until(lambda: self._running.opener.workspace is not None)
        self._camera.rest()
        actions.remove_passphrase.trigger()
        removal = self.dialog(RemovePassphraseDialog)
        assert isinstance(removal, RemovePassphraseDialog)
        _write(removal.passphrase, PASSPHRASE)
        self.over("lock-remove", lambda: None)
        removal.primary.click()
        self._camera.until(actions.set_passphrase.isVisible)
        self._camera.rest()
        self.over("lock-removed", self.told)

    def _shut(self) -> None:
        if not self.wanted("lock-shut", "lock-shut-wrong"):
            return
        self.open(self._locked(), PASSPHRASE)
        self._camera.window.frame_actions.lock_now.trigger()
        cover = self._running.sleeping.cover
        assert cover is not None
        self.over("lock-shut", lambda: None)
        _write(cover.passphrase, "wrong")
        cover.primary.click()
        self._camera.until(lambda: bool(cover.problem))
        self.over("lock-shut-wrong", lambda: None)
        _write(cover.passphrase, PASSPHRASE)
        cover.primary.click()
        self._camera.until(lambda: self._running.sleeping.cover is None)

    def _elsewhere(self) -> None:
        """Let another program lock the workspace that is open."""
        if not self.wanted("lock-elsewhere"):
            return
        path = self.fresh()
        self.open(path)
        command = [sys.executable, "-m", "cica_events", "passphrase", "set", str(path)]
        environment = {**os.environ, "CICA_EVENTS_NEW_PASSPHRASE": PASSPHRASE}
        subprocess.run(command, env=environment, check=False, capture_output=True)
        self._camera.until(lambda: bool(self._camera.window.lasting.text))
        self._camera.rest()
        self.over("lock-elsewhere", lambda: None)
        self.leave()

    def _forgotten(self) -> None:
        if not self.wanted(
            "lock-forgotten", "lock-backups", "lock-backups-wrong", "lock-back", "lock-restored"
        ):
            return
        path = self._backed_up()
        locking.lock(path, EARLIER)
        locking.discard(locking.plain_copies(path))
        with closing(open_workspace(path, key=locking.key_for(path, EARLIER))) as work:
            work.backups.take(BackupReason.WORK)
        locking.change_passphrase(path, locking.key_for(path, EARLIER), PASSPHRASE)
        self.open(path)
        dialog = self.dialog(UnlockDialog)
        assert isinstance(dialog, UnlockDialog)
        self.over("lock-forgotten", dialog.forgotten.click)
        dialog.back.click()
        asked = self.dialog(BackupPassphraseDialog)
        assert isinstance(asked, BackupPassphraseDialog)
        self.over("lock-backups", lambda: None)
        _write(asked.passphrase, "wrong")
        asked.primary.click()
        self.over("lock-backups-wrong", self._camera.rest)
        _write(asked.passphrase, EARLIER)
        asked.primary.click()
        offer = self.dialog(RestoreDialog)
        assert isinstance(offer, RestoreDialog)
        self._camera.until(offer.primary.isEnabled)
        self.over("lock-back", lambda: None)
        offer.primary.click()
        self._camera.until(lambda: self._running.opener.workspace is not None)
        self.over("lock-restored", self.told)

    def _damaged(self) -> None:
        if not self.wanted("lock-damaged", "lock-damaged-beginning"):
            return
        path = self._locked()
        _flip(path, path.stat().st_size // 2)
        self.open(path, PASSPHRASE)
        self._camera.until(lambda: bool(self._camera.window.lasting.text))
        self.over("lock-damaged", lambda: None)
        path = self._locked()
        _flip(path, 200)
        self.open(path)
        dialog = self.dialog(UnlockDialog)
        assert isinstance(dialog, UnlockDialog)
        _write(dialog.passphrase, PASSPHRASE)
        dialog.primary.click()
        self._camera.until(lambda: bool(shown(self._window, FailedState)))
        self.over("lock-damaged-beginning", self._camera.rest)

    def _backed_up(self) -> Path:
        path = self.fresh()
        with closing(open_workspace(path)) as work:
            work.backups.take(BackupReason.WORK)
            work.people.edit([work.people.rows()[0].id], {"position": "Ambassador-at-Large"})
            work.backups.take(BackupReason.IMPORT)
        return path

    def _locked(self) -> Path:
        path = self.fresh()
        locking.lock(path, PASSPHRASE)
        return path


def _write(field: PassphraseField, text: str) -> None:
    field.line.setText(text)
    field.edited.emit(text)


def _flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 0x02
    path.write_bytes(content)
