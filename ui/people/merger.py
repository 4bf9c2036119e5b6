"""Opens the merge window for two people, and tells what came of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.backups import BackupReason
from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.queries.people import PersonRow
from ui.people.merge_dialog import MergeDialog
from ui.people.pair_rows import fuller_first
from ui.shell.desk import Desk
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.values import Values


class Merger(QObject):
    """Asks how to merge over `window`."""

    def __init__(self, desk: Desk, values: Values, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._values = values
        self._window = window

    def ask(self, *people: PersonRow) -> None:
        """Offer to make one person of two records; who takes part in more meetings stands left."""
        one, other = fuller_first(people)
        try:
            dialog = MergeDialog(self._desk.workspace, self._values, one.id, other.id, self._window)
        except CicaError as error:
            self._desk.report(error)
            return
        dialog.merged.connect(self._tell)
        self._secure(dialog)
        open_dialog(dialog)

    def _secure(self, dialog: MergeDialog) -> None:
        """Have a backup made while the two are compared; merging waits for that, or for its failure."""
        database = self._desk.workspace.database
        if not database.is_secured:
            return
        dialog.primary.setEnabled(False)

        def go_on(_outcome: object = None) -> None:
            dialog.primary.setEnabled(True)

        def report(error: BaseException) -> None:
            go_on()
            self._desk.report(error)

        self._desk.tasks.start(
            partial(database.secure, BackupReason.MERGE),
            done=go_on,
            failed=report,
            cancelled=go_on,
            owner=dialog,
        )

    @Slot(str)
    def _tell(self, name: str) -> None:
        text = _("Both records of {name} are one now.").format(name=name)
        self._desk.tell_done(text)
