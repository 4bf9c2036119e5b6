"""What the window asks of every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cica_events.imports.sources.source import Source
from ui.toolkit.drag_out import HandedOut


class Page(QWidget):
    """One page of the window; built when first shown and kept until the workspace is closed."""

    status_changed = Signal()
    actions_changed = Signal()
    begins_at: QWidget | None = None  # where the keyboard begins, if not at the list or the first control

    def bring_up(self, **args: Any) -> None:
        """Prepare to be shown; `args` come from `show_page`, so a page about one record gets its id here."""

    def prepare(self) -> None:
        """Build now what would have to be built when the page is gone to; nothing else is to be done."""

    def way_back(self) -> dict[str, Any]:
        """Return what leads back here when it is handed to `bring_up`, as JSON can hold it."""
        return {}

    def part(self) -> str:
        """Return which part of the page is shown, the outer first, such as "agenda/programme"."""
        return ""

    def handed_out(self) -> HandedOut | None:
        """Return what can be dragged out of the window here; None for the list that is in sight."""
        return None

    def status(self) -> str:
        """Return the counts that stand at the foot; emit `status_changed` when they change."""
        return ""

    def file_actions(self) -> Sequence[QAction]:
        """Return what the File menu offers while this page is shown, such as Import and Export."""
        return ()

    def list_offer(self) -> str:
        """Return what a list dropped on this page would do, in words; empty where it takes none."""
        return ""

    def take_list(self, source: Source) -> None:
        """Show what the list would bring; asked only where `list_offer` says something."""
