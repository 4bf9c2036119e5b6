"""What the page of reports asks of each report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cica_events.domain.report_rules import ReportKind
from cica_events.domain.representatives import Counting
from cica_events.progress import Progress
from cica_events.queries.reports import Scope
from cica_events.services.report_files import ReportFiles
from cica_events.services.reports import ReportChoices
from ui.reports.picture import Picture
from ui.shell.desk import Desk

Work = Callable[[Progress], Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is asked about."""

    scope: Scope
    counting: Counting


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why there is nothing to show; `planned` where meetings that were not held would help."""

    title: str
    text: str


class ReportView(QWidget):
    """One report; `asks_again` tells that it is to be read anew.

    `by_scope` tells whether years and bodies are chosen above it, `counts` whether what counts is.
    """

    kind: ReportKind
    by_scope = True
    has_tools = True
    counts = True
    status_changed = Signal()
    asks_again = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.files = ReportFiles(desk.workspace.reports)

    def offer(self, choices: ReportChoices) -> None:
        """Take what may be chosen."""

    def plan(self, asked: Asked) -> Work:
        """Return the work that computes the report beside the window."""
        raise NotImplementedError

    def take(self, result: Any) -> None:
        """Show what was computed."""
        raise NotImplementedError

    def nothing(self) -> Nothing | None:
        """Return why there is nothing to show, None where there is something."""
        return None

    def tools(self) -> Sequence[QWidget]:
        """Return the widgets that stand behind the choice of years."""
        return ()

    def status(self) -> str:
        """Return the counts at the foot of the window."""
        return ""

    def pictured(self) -> bool:
        """Tell whether there is a picture, without drawing it."""
        return False

    def picture(self) -> Picture | None:
        """Return the report as a picture, None where it is none."""
        return None

    def write(self, path: Path, progress: Progress) -> None:
        """Write the report as a workbook, beside the window."""
        raise NotImplementedError
