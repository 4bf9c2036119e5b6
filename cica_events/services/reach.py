"""Whether an open workspace can still be reached: a network drive goes away, and comes back."""

from __future__ import annotations

from cica_events.errors import StorageError
from cica_events.persistence.faults import away
from cica_events.services.workspace import Workspace

Identity = tuple[int, int]


class Reach:
    """Looks after one open workspace; what was kept open of a file that went is let go of."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._identity = self._found()
        self._away = False

    def look(self) -> int:
        """Take in what others changed and return how many steps; raises `StorageError` while away."""
        found = self._found()
        if found is None and not self._workspace.database.address.is_server:
            self._away = True
            raise StorageError(away(self._workspace.database.address))
        if self._away or found != self._identity:
            self._workspace.database.reconnect()
        self._away, self._identity = False, found
        return self._workspace.catch_up()

    def _found(self) -> Identity | None:
        address = self._workspace.database.address
        if address.is_server:
            return None
        try:
            facts = address.path.stat()
        except OSError:
            return None
        return facts.st_dev, facts.st_ino
