"""Takes a planned block to its records: at once, or after a look at it where several would be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from cica_events.errors import Cancelled, CicaError
from cica_events.i18n import _, ngettext
from ui.toolkit.bit_by_bit import BitByBit, Steps
from ui.toolkit.block_edits import BlockEdit, BlockModel
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.paste_lines import PasteLine, lining
from ui.toolkit.paste_preview import PastePreview, Plan

Records = Callable[[], Sequence[Any]]
"""Returns all records of a model as they are now."""


class BlockSteps(QObject):
    """Asks the model of `view` for blocks."""

    began = Signal()  # a block is asked for: what was told of an earlier one is past
    refused = Signal(QModelIndex, str)  # the first cell that stands against a block, and why
    told = Signal(str)  # what was left out of a block, or that it changes nothing
    done = Signal(str)  # what a step changed, in words

    def __init__(self, view: QWidget, model: BlockModel, records: Records) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._records = records
        self._asking = False
        self._waited: BlockEdit | None = None  # which is being done, as was told
        self._pasting = False
        self.work = BitByBit(self)
        self.work.began.connect(self._tell_work)

    def ask(self, edit: BlockEdit) -> None:
        """Ask for all of a block or, where a cell stands against it, for nothing."""
        self.began.emit()
        objection, edits = edit.objection(), edit.edits
        if objection:
            self.refused.emit(edit.problems[0].index, objection)
        elif edits:
            self._asking = True
            self._model.ask_beside(edits, partial(self._answered, edit))
            if self._asking:
                self._waited = edit
                self.told.emit(changing(len(edits)))
        elif edit.left_out:
            self.told.emit(left_out(edit.left_out))

    def _answered(self, edit: BlockEdit, error: CicaError | None) -> None:
        """Tell what was done, of one cell only where it was waited for; the model tells what refuses it."""
        self._asking, waited = False, self._waited is edit
        if error is None:
            if waited or len(edit.edits) > 1 or edit.left_out:
                parts = [changed(len(edit.edits))] + [left_out(edit.left_out)] * bool(edit.left_out)
                self.done.emit(" ".join(parts))
        elif isinstance(error, Cancelled):
            self.told.emit(str(error))

    def fill(self, plan: Plan) -> None:
        """Ask for what is planned bit by bit, again where the records changed meanwhile."""
        self.work_out(self._planned(plan), self.ask)

    def work_out(self, steps: Steps[BlockEdit], done: Callable[[BlockEdit], None]) -> None:
        """Look at cells that are to be filled bit by bit."""
        self._pasting = False
        self.work.run(steps, done)

    def _planned(self, plan: Plan) -> Steps[BlockEdit]:
        while True:
            before = self._records()
            edit = yield from plan()
            if self._records() is before:
                return edit

    def offer(self, plan: Plan) -> None:
        """Ask for a block that is pasted: one that concerns several records is shown before."""
        self.began.emit()
        self._pasting = True
        self.work.run(self._prepare(plan), partial(self._show, plan))

    def _prepare(self, plan: Plan) -> Steps[tuple[BlockEdit, list[PasteLine]]]:
        """Plan the block, again where the records changed meanwhile, and put it into words."""
        while True:
            before = self._records()
            edit = yield from plan()
            lines = (yield from lining(self._model, edit)) if edit.many else []
            if self._records() is before:
                return edit, lines

    def _show(self, plan: Plan, planned: tuple[BlockEdit, list[PasteLine]]) -> None:
        edit, lines = planned
        if edit.many:
            dialog = PastePreview(self._model, edit, lines, plan, self._records, self._view.window())
            dialog.pasted.connect(self._tell_pasted)
            open_dialog(dialog)
        elif edit.cells:
            self.ask(edit)
        else:
            same = _("Nothing changes: the cells hold already what was pasted.")
            self.told.emit(
                " ".join([same] * bool(edit.same) + [left_out(edit.left_out)] * bool(edit.left_out))
            )

    @Slot()
    def _tell_work(self) -> None:
        pasted = _("Looking at what is pasted… Esc gives up.")
        self.told.emit(pasted if self._pasting else _("Looking at the cells… Esc gives up."))

    @Slot(object)
    def _tell_pasted(self, edit: BlockEdit) -> None:
        many, problems = len(edit.edits), len(edit.problems)
        parts = [changed(many)]
        if problems:
            text = ngettext(
                "{count} cell had a problem and stayed as it was.",
                "{count} cells had problems and stayed as they were.",
                problems,
            )
            parts.append(text.format(count=problems))
        if edit.left_out:
            parts.append(left_out(edit.left_out))
        self.done.emit(" ".join(parts))


def changing(count: int) -> str:
    """Return in words that so many cells are being changed."""
    return ngettext("Changing {count} cell…", "Changing {count} cells…", count).format(count=count)


def changed(count: int) -> str:
    """Return in words that so many cells were changed."""
    return ngettext("{count} cell was changed.", "{count} cells were changed.", count).format(count=count)


def left_out(count: int) -> str:
    """Return in words how many cells of a block find no place."""
    return ngettext(
        "{count} cell was left out: it cannot be edited here or lies beyond the table.",
        "{count} cells were left out: they cannot be edited here or lie beyond the table.",
        count,
    ).format(count=count)
