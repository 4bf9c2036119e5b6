"""The saved views of one list, from and to the workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # a start waits only for what the first page shows
    from cica_events.services.saved_views import SavedViewRow
    from cica_events.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SavedViews:
    """The views of the list `listing`, such as "people"."""

    workspace: Workspace
    listing: str

    def rows(self) -> Sequence[SavedViewRow]:
        """Return them by name."""
        return self.workspace.saved_views.rows(self.listing)

    def save(self, name: str, content: Mapping[str, Any]) -> str:
        """Save an arrangement under a name; return its id."""
        return self.workspace.saved_views.save(self.listing, name, content)

    def rename(self, view_id: str, name: str) -> None:
        """Give a view another name."""
        self.workspace.saved_views.rename(view_id, name)

    def remove(self, view_id: str) -> None:
        """Remove a view."""
        self.workspace.saved_views.remove([view_id])
