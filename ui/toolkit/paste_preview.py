"""Shows cell by cell what a pasted block would change, before anything is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.errors import CicaError, ConflictError
from cica_events.i18n import _, grouped, ngettext
from ui.toolkit.bit_by_bit import Steps, at_once
from ui.toolkit.block_edits import BlockEdit, BlockModel
from ui.toolkit.buttons import ActionButton
from ui.toolkit.dialogs import Dialog
from ui.toolkit.paste_lines import FIELDS, PILLS, Fate, PasteLine, lining
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.quiet_table import QuietTable
from ui.toolkit.table_model import RecordTableModel, Stop, past_stopping

SHARES = (None, *Fate)
STILL = frozenset({Fate.REFUSED, Fate.LEFT_OUT})  # fates of cells that stay as they are
SHARE = 0.86  # of the window that the dialog takes


Plan = Callable[[], Steps[BlockEdit]]
"""Says bit by bit what is to be pasted into the records as they are."""


class PastePreview(Dialog):
    """Pastes `edit` when it is accepted; where the records changed meanwhile, `plan` gives it anew."""

    pasted = Signal(object)  # the BlockEdit that was taken

    def __init__(
        self,
        model: BlockModel,
        edit: BlockEdit,
        lines: list[PasteLine],
        plan: Plan,
        records: Callable[[], Sequence[Any]],
        parent: QWidget,
    ) -> None:
        super().__init__(_("Paste into several rows"), _("Paste"), parent)
        self._target = model
        self._plan = plan
        self._records = records
        self._fate: Fate | None = None
        self._lines: list[PasteLine] = []
        self._writing = False  # the cells are being pasted
        self._stop: Stop = past_stopping
        self._left: set[str] = set()  # ids of the lines that are left out
        self._summary = self._words("")
        self._remark = self._words("muted")
        self._lost = self._warning()
        self.model = RecordTableModel(FIELDS, parent=self)
        self.table = QuietTable(self.model, name=_("Cells that are pasted"), pills=PILLS, parent=self)
        self.leave = QAction(_("Leave out or take again"), self)
        self.leave.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self.leave.setToolTip(_("Leave the selected cells as they are, or paste them after all"))
        self.leave.triggered.connect(self._leave_selected)
        self.table.addAction(self.leave)
        self.body.addWidget(self._summary)
        self.body.addWidget(self._lost)
        self.body.addLayout(self._shares())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._remark)
        self.table.selectionModel().selectionChanged.connect(self._explain)
        self._take(edit, lines)
        self.resize(parent.window().size() * SHARE)
        self.primary.setFocus()

    def _words(self, role: str) -> QLabel:
        label = PlainLabel(self)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _warning(self) -> QFrame:
        """Return the frame that says that most of what was copied goes nowhere."""
        frame = QFrame(self)
        frame.setProperty("notice", "warning")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(12, 8, 12, 8)
        self._lost_words = PlainLabel(frame)
        self._lost_words.setWordWrap(True)
        inside.addWidget(self._lost_words)
        return frame

    def _shares(self) -> QHBoxLayout:
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for number in range(len(SHARES)):
            button = QPushButton(self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(number == 0)
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        leave = ActionButton(self.leave, parent=self)
        leave.setAutoDefault(False)
        row.addWidget(leave)
        self._group.idClicked.connect(self._narrow)
        return row

    def share(self, fate: Fate | None) -> QPushButton:
        """Return the button that shows the cells with this fate only, or all."""
        button = self._group.button(SHARES.index(fate))
        assert isinstance(button, QPushButton)
        return button

    # What is shown

    @property
    def summary(self) -> str:
        """What becomes of the block, in words."""
        return self._summary.text()

    @property
    def warning(self) -> str:
        """What is lost of the block, if that is most of it."""
        return "" if self._lost.isHidden() else self._lost_words.text()

    def _take(self, edit: BlockEdit, lines: list[PasteLine]) -> None:
        self._edit = edit
        self._lines = lines
        self.table.show_column("problem", any(line.problem for line in self._lines))
        self.table.show_column("number", any(line.number for line in self._lines))
        self._show()

    def _now(self) -> list[PasteLine]:
        left = self._left
        return [replace(line, fate=Fate.LEFT_OUT) if line.id in left else line for line in self._lines]

    def _show(self) -> None:
        lines = self._now()
        counts = Counter(line.fate for line in lines)
        for fate in SHARES:
            count = counts[fate] if fate else len(lines)
            text = fate.text if fate else _("All cells")
            self.share(fate).setText(f"{text}  {grouped(count)}")
            self.share(fate).setVisible(bool(count) or fate is None)
        if self._fate and not counts[self._fate]:
            self._fate = None
            self.share(None).setChecked(True)
        changing = [line for line in lines if line.fate not in STILL]
        lost, most = _left_out(self._edit), self._edit.left_out > len(lines) + self._edit.same
        summary = _summary(self._edit, changing, counts[Fate.REFUSED])
        self._summary.setText(summary if most else " ".join(filter(None, (summary, lost))))
        self._lost_words.setText(lost)
        self._lost.setVisible(most)
        text = ngettext("Paste {count} cell", "Paste {count} cells", len(changing))
        self.primary.setText(text.format(count=grouped(len(changing))))
        self.primary.setToolTip(plain_hint(_("{action} (Enter)").format(action=self.primary.text())))
        self.primary.setEnabled(bool(changing))
        self.model.set_rows([line for line in lines if self._fate is None or line.fate is self._fate])
        self._explain()

    @Slot(int)
    def _narrow(self, number: int) -> None:
        self._fate = SHARES[number]
        self._show()

    def _selected(self) -> list[PasteLine]:
        selection = self.table.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.size())]
        lines = {line for part in parts for line in range(part.top(), part.bottom() + 1)}
        return [self.model.row_at(line) for line in sorted(lines)]

    @Slot()
    def _explain(self) -> None:
        """Say the whole problem of the selected cell, which its column may be too narrow for."""
        chosen = self._selected()
        self.leave.setEnabled(any(line.fate is not Fate.REFUSED for line in chosen))
        line = chosen[0] if len(chosen) == 1 else None
        self._remark.setText(
            _("{name}, {column}: {problem}").format(name=line.name, column=line.column, problem=line.problem)
            if line and line.problem
            else ""
        )
        self._remark.setVisible(bool(self._remark.text()))

    @Slot()
    def _leave_selected(self) -> None:
        """Leave the selected cells out; all of them that were left out already come back."""
        ids = {line.id for line in self._selected() if line.fate is not Fate.REFUSED}
        self._left = self._left - ids if ids <= self._left else self._left | ids
        self.tell("")
        self._show()

    # Doing it

    def accept(self) -> None:
        """Stay until all is pasted."""

    def reject(self) -> None:
        """Stop the pasting if that is under way, else close."""
        if self._writing:
            self._stop()
        else:
            super().reject()

    def apply(self) -> None:
        """Paste the cells that have no problem and are not left out, as one step."""
        if self._writing:
            return
        if self._edit.stale(self._records()):
            edit = at_once(self._plan())
            self._take(edit, at_once(lining(self._target, edit)))
            raise ConflictError(_("Some of the cells were changed meanwhile. Look at them once more."))
        taken = replace(self._edit, cells=[line.cell for line in self._lines if line.id not in self._left])
        self._writing = True
        self._stop = self._target.ask_beside(taken.edits, partial(self._written, taken))
        if self._writing:
            self._summary.setText(_("Pasting…"))

    def _written(self, taken: BlockEdit, error: CicaError | None) -> None:
        """Close, or tell why nothing was pasted."""
        if not shiboken6.isValid(self):
            return
        self._writing = False
        if error is not None:
            self._show()
            self.tell(str(error))
            return
        self.pasted.emit(taken)
        super().accept()


def _summary(edit: BlockEdit, changing: Sequence[PasteLine], problems: int) -> str:
    """Return in words what becomes of the block."""
    rows, count = len({line.cell.row.id for line in changing}), len(changing)
    in_rows = ngettext("in {count} row", "in {count} rows", rows).format(count=grouped(rows))
    text = ngettext("{count} cell changes {rows}.", "{count} cells change {rows}.", count)
    parts = [text.format(count=grouped(count), rows=in_rows)] if changing else [_("Nothing is pasted.")]
    if problems:
        text = ngettext(
            "{count} cell has a problem and stays as it is.",
            "{count} cells have problems and stay as they are.",
            problems,
        )
        parts.append(text.format(count=grouped(problems)))
    if edit.same:
        text = ngettext(
            "{count} cell holds its value already.", "{count} cells hold their values already.", edit.same
        )
        parts.append(text.format(count=grouped(edit.same)))
    return " ".join(parts)


def _left_out(edit: BlockEdit) -> str:
    """Return in words how many cells of the block go nowhere, if any do."""
    if not edit.left_out:
        return ""
    text = ngettext(
        "{count} cell finds no place: it cannot be edited here or lies beyond the table.",
        "{count} cells find no place: they cannot be edited here or lie beyond the table.",
        edit.left_out,
    )
    return text.format(count=grouped(edit.left_out))
