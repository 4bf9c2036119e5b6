"""What the selected step changed: each record with its fields, from and to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from cica_events.directions import DOT, runs_isolated
from cica_events.domain.taking_back import Choice
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress
from cica_events.services.history_details import HistoryDetails, RecordChange
from ui.history.change_lines import FIELDS, RECORD, ChangeLine, ChangeWords, group_of
from ui.history.step_lines import Now, Standing, StepLine
from ui.history.step_taker import StepTaker
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.list_frame import page_action
from ui.shell.moments import exact
from ui.shell.revealing import Revealing
from ui.toolkit.buttons import ActionButton
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel
from ui.toolkit.record_table import RecordTable
from ui.toolkit.scrolled_to_end import ScrolledToEnd
from ui.toolkit.table_model import RecordTableModel

FALLEN = frozenset({Standing.UNDONE, Standing.UNDO, Standing.REDO, Standing.LOAD, Standing.ERASURE})
PAGE = 200  # records that are read at once
FEW = 50  # records told, with fewer of which more are read at once: the list may be too short to be scrolled
PAUSE = 80  # milliseconds on one step before it is read


Answer = tuple[tuple[str, int, frozenset[str] | None], Sequence[RecordChange]]
"""What was asked for (step, from where on, of which records), and the changes."""


class StepDetails(QWidget):
    """Shows one step; its changes are read once the selection rests, more of them at the end."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._now = now
        self._details = HistoryDetails(desk.workspace.database)
        self._words = ChangeWords(self._body_name)
        self._step: StepLine | None = None
        self._records: frozenset[str] | None = None  # of which the changes are shown, None for all
        self._read = 0  # records read so far
        self._busy = False
        self._lines: list[ChangeLine] = []
        self._changes: list[RecordChange] = []
        self.model = RecordTableModel(FIELDS, parent=self)
        self.model.set_grouping(group_of)
        self.model.named_by = RECORD
        self.table = RecordTable(
            self.model,
            name=_("What the step changed"),
            layout=StoredLayout(desk.settings, "history/changes"),
            parent=self,
        )
        ScrolledToEnd(self.table).near.connect(self._more)
        self._taker = StepTaker(desk, self)
        self._add_taking(parent)
        self._title, self._facts = _label("heading", self), _label("muted", self)
        self._hint = self._told_hint()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._more)
        self._lay_out()

    def _add_taking(self, page: QWidget) -> None:
        """Add what takes the step or a part of it back."""
        self.take_action = page_action(
            page,
            _("Take back this step"),
            _("Take back this step alone; what came later stays"),
            "Ctrl+Alt+Z",
        )
        self.part_action = page_action(
            self,
            _("Take back what is selected"),
            _("Take back only the selected records and fields of this step"),
        )
        self._desk.icons.put(self.take_action, "rotate-ccw")
        self.take_action.triggered.connect(self._take_back)
        self.part_action.triggered.connect(self._take_part)
        self.revealing = Revealing(self._desk.icons, self)
        self.revealing.changed.connect(self._reveal)
        actions = [self.part_action, self.take_action, None, self.revealing.action]
        self.table.commands.set_page_actions(actions)
        self.table.selection_changed.connect(self._enable)

    def _told_hint(self) -> QLabel:
        hint = _label("muted", self)
        hint.setText(_("Select a step to see what it changed, field by field."))
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        hint.setContentsMargins(16, 16, 16, 16)
        return hint

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(12, 8, 16, 0)
        column.setSpacing(2)
        column.addWidget(self.revealing)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addSpacing(8)
        buttons = FlowLayout()
        buttons.addWidget(ActionButton(self.take_action, parent=self))
        buttons.addWidget(ActionButton(self.part_action, parent=self))
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self.table, 1)
        self._stack.addWidget(self._hint)
        self._stack.addWidget(filled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)

    @property
    def facts(self) -> str:
        """When the step was done, by whom, and how much it changed."""
        return self._facts.text()

    def show_step(self, step: StepLine | None, records: frozenset[str] | None = None) -> None:
        """Show what a step changed, of all records or some; None shows that none is selected."""
        same = step is not None and self._step is not None and step.id == self._step.id
        same = same and records == self._records
        self._records = records
        self._step = step
        self._enable()
        self._stack.setCurrentIndex(0 if step is None else 1)
        if step is None:
            return
        count = ngettext("{count} record", "{count} records", step.count).format(count=step.count)
        self._facts.setText(DOT.join(filter(None, (exact(step.ago, self._now()), step.actor, count))))
        if same:
            return
        self._title.setText(runs_isolated(step.label))
        self._read, self._lines, self._changes = 0, [], []
        self.revealing.end()
        self.model.set_rows(())
        self._pause.start()

    @Slot()
    def _enable(self) -> None:
        """Offer to take back what stands: not what was loaded, nor an undo, for which there is Redo."""
        step = self._step
        possible = step is not None and step.standing not in FALLEN
        fallen = _("This step was taken back already, or is none that can be.")
        why = fallen if step is not None else _("Select a step first.")
        allow(self.take_action, possible, why)
        some = possible and bool(self.table.selected_ids())
        allow(self.part_action, some, _("Select some of its changes first.") if possible else why)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        """Tell sensitive values, or only that there were some."""
        self._words.revealed = shown
        self._lines = list(self._words.lines(self._changes))
        self.model.set_rows(self._lines)

    @Slot()
    def _take_back(self) -> None:
        if self._step is not None:
            self._taker.take_back(self._step.id, self._step.label, self._step.changes)

    @Slot()
    def _take_part(self) -> None:
        """Take back the selected lines: fields of records that were changed, else the whole record."""
        if self._step is None:
            return
        ids, meant = set(self.table.selected_ids()), dict[str, set[str] | None]()
        for line in self._lines:
            if line.id in ids:
                kept = meant.setdefault(line.record_id, set())
                if not line.attribute:
                    meant[line.record_id] = None
                elif kept is not None:
                    kept.add(line.attribute)
        if meant:
            self._taker.take_back(self._step.id, self._step.label, len(meant), Choice(meant))

    @Slot()
    def _more(self) -> None:
        step = self._step
        if step is None or self._busy or self._read >= step.changes:
            return
        self._busy = True
        work = partial(_read, self._details, step.id, self._read, self._records)
        self._desk.tasks.start(work, done=self._take, failed=self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._desk.report(error)

    def _take(self, result: Answer) -> None:
        asked, changes = result
        self._busy = False
        if self._step is None or asked != (self._step.id, self._read, self._records):
            self._more()
            return
        self._read += PAGE
        self._changes.extend(changes)
        self._lines.extend(self._words.lines(changes))
        self.model.set_rows(self._lines)
        if len(self._changes) < FEW and self._records is None:  # most that was read was only shifted
            self._more()

    def _body_name(self, code: str) -> str:
        bodies = self._desk.workspace.bodies
        return bodies.get(code).name.text(language()) if bodies.known(code) else code


def _read(
    details: HistoryDetails, step_id: str, offset: int, records: frozenset[str] | None, _progress: Progress
) -> Answer:
    return (step_id, offset, records), details.of_step(step_id, PAGE, offset, records)


def _label(role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
