"""The States and organizations that may be chosen in forms, read again only when they changed."""

from __future__ import annotations

from collections.abc import Sequence

from cica_events.domain.changes import ChangeSet
from cica_events.domain.parties import Party
from cica_events.services.workspace import Workspace


class PartyChoices:
    """Returns (id, short name) of every party; the same sequence while nothing changed."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: Sequence[tuple[str, str]] | None = None

    def __call__(self) -> Sequence[tuple[str, str]]:
        """Return the parties in the order in which they are offered."""
        if self._known is None:
            self._known = self._workspace.parties.choices()
        return self._known

    def heed(self, changes: ChangeSet) -> None:
        """Read again where `changes` touch parties."""
        if changes.touches(Party):
            self._known = None
