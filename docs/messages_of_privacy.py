"""Leads a window to what is asked and told when sensitive details are erased, and when nobody is there."""

from __future__ import annotations

from contextlib import closing
from time import monotonic, time

from cica_events.services import locking
from cica_events.services.backups import BackupReason
from cica_events.services.workspace import open_workspace
from docs.message_walk import MessageWalk
from docs.messages_of_locks import PASSPHRASE
from ui.shell.erasing_dialog import ErasingDialog
from ui.shell.erasure_question import ErasureQuestion

PEOPLE = 3  # whose details stand in the workspace
SENSITIVE = {"passport_number": "N 01234567", "dietary": "No nuts"}


class PrivacyWalk(MessageWalk):
    """Erases the details of a few people, and leaves a locked workspace alone."""

    def show(self) -> None:
        """Take the pictures."""
        self._erase()
        self._idle()
        self.leave()

    def _erase(self) -> None:
        if not self.wanted("erase-people", "erase-asked", "erase-done"):
            return
        path = self.fresh()
        with closing(open_workspace(path)) as work:
            ids = [row.id for row in work.people.rows()[:PEOPLE]]
            work.people.edit(ids, SENSITIVE)
            work.backups.take(BackupReason.WORK)
        self.open(path)
        self._page("people")
        self._camera.window.frame_actions.erasing.trigger()
        dialog = self.dialog(ErasingDialog)
        assert isinstance(dialog, ErasingDialog)
        self._camera.rest()
        dialog.table.select_ids(ids)
        self.over("erase-people", lambda: None)
        dialog.erase.click()
        question = self.dialog(ErasureQuestion)
        assert isinstance(question, ErasureQuestion)
        self.over("erase-asked", lambda: None)
        question.primary.click()
        self._camera.rest()
        dialog.reject()
        self.over("erase-done", self.told)

    def _idle(self) -> None:
        if not self.wanted("lock-idle", "lock-idle-back"):
            return
        path = self.fresh()
        locking.lock(path, PASSPHRASE)
        self.open(path, PASSPHRASE)
        sleeping, before = self._running.sleeping, self._running.settings.idle_minutes
        self._running.settings.idle_minutes = 5
        sleeping.follow()
        self.type_into_cell("Minister")
        sleeping._idleness._touched = (monotonic() - 300, time() - 300)  # nobody waits so long for a picture
        sleeping._idleness.look()
        self._camera.until(lambda: sleeping.cover is not None)
        cover = sleeping.cover
        assert cover is not None
        self.over("lock-idle", lambda: None)
        cover.passphrase.line.setText(PASSPHRASE)
        cover.primary.click()
        self._camera.until(lambda: sleeping.cover is None)
        self.over("lock-idle-back", lambda: None)
        self._running.settings.idle_minutes = before
        sleeping.follow()
