"""What was changed after a backup, in the words of the history, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from cica_events.directions import runs_isolated
from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_, _
from cica_events.queries.history import Step
from ui.backups.backup_lines import Now
from ui.shell.desk import Desk
from ui.shell.moments import ago
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel

FIELDS = (
    Field("label", N_("What was done"), editable=False, width=18),
    Field("ago", N_("When"), Kind.STAMP, editable=False, width=11),
    Field("actor", N_("By"), editable=False, width=9),
    Field("count", N_("Records"), Kind.INTEGER, editable=False, width=8, shown=False),
)


@dataclass(frozen=True, slots=True)
class LaterChange:
    """One step that a backup does not have yet."""

    id: str
    label: str
    ago: datetime
    actor: str
    count: int


class LaterChanges(RecordTable):
    """Choosing a line leads to that step in the history, where it is told field by field."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget) -> None:
        self._desk, self._now = desk, now
        texts = {"ago": lambda line: ago(line.ago, now()), "label": lambda line: runs_isolated(line.label)}
        self._lines = RecordTableModel(FIELDS, texts=texts)
        super().__init__(
            self._lines,
            name=_("What was changed after the backup"),
            layout=StoredLayout(desk.settings, "backups/later"),
            opens=True,
            parent=parent,
        )
        self._lines.setParent(self)
        self.opened.connect(self._go)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps instead of those before."""
        zone = self._now().tzinfo
        self._lines.set_rows(
            [
                LaterChange(step.id, step.label, step.at.astimezone(zone), step.actor, step.count)
                for step in steps
            ]
        )

    def _go(self, step_id: str) -> None:
        self._desk.go("history", step=step_id)
