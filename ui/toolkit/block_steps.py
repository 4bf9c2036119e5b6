"""Takes a planned block to its records: at once, or after a look at it where several would be changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

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

    def __init__(self, view: QWidget, model: BlockModel, records: Records) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._records = records
        self.work = BitByBit(self)
        self.work.began.connect(self._tell_work)

    def ask(self, edit: BlockEdit) -> None:
        """Ask for all of a block or, where a cell stands against it, for nothing."""
        self.began.emit()
        objection = edit.objection()
        if objection:
            self.refused.emit(edit.problems[0].index, objection)
        elif edit.edits and self._model.ask(edit.edits) is not None:
            return
        elif edit.left_out:
            self.told.emit(left_out(edit.left_out))

    def offer(self, plan: Plan) -> None:
        """Ask for a block that is pasted: one that concerns several records is shown before."""
        self.began.emit()
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
        self.told.emit(_("Looking at what is pasted… Esc gives up."))

    @Slot(object)
    def _tell_pasted(self, edit: BlockEdit) -> None:
        many, problems = len(edit.edits), len(edit.problems)
        parts = [
            ngettext("{count} cell was changed.", "{count} cells were changed.", many).format(count=many)
        ]
        if problems:
            text = ngettext(
                "{count} cell had a problem and stayed as it was.",
                "{count} cells had problems and stayed as they were.",
                problems,
            )
            parts.append(text.format(count=problems))
        if edit.left_out:
            parts.append(left_out(edit.left_out))
        self.told.emit(" ".join(parts))


def left_out(count: int) -> str:
    """Return in words how many cells of a block find no place."""
    return ngettext(
        "{count} cell was left out: it cannot be edited here or lies beyond the table.",
        "{count} cells were left out: they cannot be edited here or lie beyond the table.",
        count,
    ).format(count=count)
