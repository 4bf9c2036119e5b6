"""The States and organizations that forms offer, with their flags, read again when they changed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtGui import QPixmap

from cica_events.domain.changes import ChangeSet
from cica_events.domain.parties import Party
from cica_events.errors import StorageError
from cica_events.services.workspace import Workspace
from ui.shell.party_marks import PartyMarks


class PartyChoices:
    """Returns (id, short name) of every party; the same sequence while nothing changed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: Sequence[tuple[str, str]] = ()
        self._outdated = True
        self._marks = PartyMarks()

    def __call__(self) -> Sequence[tuple[str, str]]:
        """Return the parties in the order in which they are offered; those known before, if none can be read.

        Cells ask for them while they are painted, where nobody could be told of a drive that is away.
        """
        if self._outdated:
            with suppress(StorageError):
                self._read()
        return self._known

    def _read(self) -> None:
        rows = self._workspace.parties.rows()
        self._outdated = False
        self._known = [(row.id, row.name) for row in rows]
        self._marks.renew(rows)

    def mark(self, party_id: str, height: int, ratio: float) -> QPixmap | None:
        """Return the flag of a State or the mark of an organization, for `Values`."""
        self()
        return self._marks(party_id, height, ratio)

    def heed(self, changes: ChangeSet) -> None:
        """Read again where `changes` touch parties."""
        if changes.touches(Party):
            self.forget()

    def forget(self) -> None:
        """Read again next time."""
        self._outdated = True
