"""What is to be said of the selected rows, and what can be decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from cica_events.i18n import _, ngettext
from cica_events.services.import_plan import Action, CellFate, Decision, Recognised, Side
from cica_events.services.planned_rows import PlannedRow
from ui.imports.decisions import Decisions
from ui.imports.details_parts import Details
from ui.imports.fate_looks import row_look
from ui.imports.preview import is_gone
from ui.imports.preview_model import PreviewModel
from ui.toolkit.buttons import with_shortcut

NAME = ("honorific", "given_name", "family_name", "title")
MANY = 8  # names of selected rows that are listed
COMPARED = 2000  # rows of which it is asked whether all are treated alike


class RowDetails(Details):
    """Stands at the right of the rows; `mend_asked` gives the field of the current row to be typed over."""

    mend_asked = Signal(str)

    def __init__(self, model: PreviewModel, decisions: Decisions, parent: QWidget) -> None:
        super().__init__(_("Details of the selected rows"), parent)
        self._model = model
        self._decisions = decisions
        self._offered: frozenset[Decision] = frozenset()
        self.show_rows([])

    def show_rows(self, rows: Sequence[PlannedRow]) -> None:
        """Show one row, or what can be decided about several."""
        self._offered = self._decisions.refresh(rows)
        self.begin()
        if not rows:
            self.say(
                _("Select a row to see what it would change, or several to decide about them together."),
                "muted",
                gap=8,
            )
        elif len(rows) == 1:
            self._show_row(rows[0])
        else:
            self._show_many(rows)
        self.finish()

    def _show_row(self, row: PlannedRow) -> None:
        look = row_look(row, self._model.choices)
        name, place = self._name(row), _("Row {number}").format(number=row.number)
        self.say(name or place, "heading")
        self.say(f"{place} · {look.text}" if name and not is_gone(row) else look.text, "muted")
        self._show_problems(row)
        self._show_recognised(row.recognised)
        self._show_decisions([row])
        self._show_conflicts(row)
        self._show_changes(row)
        self._show_values(row)

    def _show_values(self, row: PlannedRow) -> None:
        """Show everything that the row holds, which the table may be too narrow for."""
        said = {*row.before, *row.conflicts} if row.action is Action.UPDATE else set(row.conflicts)
        keys = [key for key in self._model.keys if key not in said]
        texts = [(self._model.label(key), self._model.value_text(row, key)) for key in keys]
        shown = [(label, text) for label, text in texts if text]
        if shown:
            self.say(_("In this row"), "small", gap=10)
            self.pairs(shown)

    def _name(self, row: PlannedRow) -> str:
        parts = (self._model.value_text(row, key) for key in NAME)
        return " ".join(part for part in parts if part)

    def _show_problems(self, row: PlannedRow) -> None:
        for problem in row.problems:
            told = self._told(problem.field, problem.value, problem.message)
            self.notice(told, "danger", self._mend(problem.field))
        for doubt in row.doubts:
            told = self._told(doubt.field, "", doubt.message)
            self.notice(told, "warning", self._mend(doubt.field))

    def _told(self, key: str, value: str, message: str) -> str:
        label = self._model.label(key) if key else ""
        if not label:
            return message
        if not value or value in message:
            return _("{field}: {message}").format(field=label, message=message)
        return _("{field} “{value}”: {message}").format(field=label, value=value, message=message)

    def _mend(self, key: str) -> tuple[QPushButton, ...]:
        if key not in self._model.keys:
            return ()
        act = partial(self.mend_asked.emit, key)
        hint = with_shortcut_text(_("Type over the cell"), "F2")
        return (self.button(_("Correct it"), act, hint=hint, link=True),)

    def _show_recognised(self, found: Sequence[Recognised]) -> None:
        for each in found:
            self.say(f"{each.acquaintance.text}: {each.name}".rstrip(": "), "strong", gap=6)
            place = _("Row {number}").format(number=each.row) if each.row else ""
            self.say(". ".join(filter(None, (place, each.reason))), "muted")

    def _show_decisions(self, rows: Sequence[PlannedRow]) -> None:
        offered = [each for each in Decision if each in self._offered]
        if not offered:
            return
        self.say(_("What shall happen"), "small", gap=8)
        self.buttons(*(self._decision(each, rows) for each in offered))

    def _decision(self, decision: Decision, rows: Sequence[PlannedRow]) -> QPushButton:
        action = self._decisions.actions[decision]
        hint = with_shortcut(action.toolTip(), action.shortcut())
        button = self.button(decision.text, partial(self._decisions.decide, decision), hint=hint)
        button.setCheckable(True)
        button.setChecked(len(rows) <= COMPARED and all(holds(decision, row) for row in rows))
        return button

    def _show_conflicts(self, row: PlannedRow) -> None:
        for key, conflict in row.conflicts.items():
            self.say(self._model.label(key), "strong", gap=8)
            nothing = _("nothing")
            theirs, ours = (self._model.shown(key, each) for each in (conflict.theirs, conflict.ours))
            texts = (conflict.base or nothing, theirs or nothing, ours or nothing)
            self.pairs(list(zip((_("As exported"), _("In the file"), _("Here")), texts, strict=True)))
            self.buttons(*(self._side(side, row, key) for side in Side))

    def _side(self, side: Side, row: PlannedRow, key: str) -> QPushButton:
        hint = with_shortcut(side.text, self._decisions.sides[side].shortcut())
        button = self.button(side.text, partial(self._decisions.settle, side, key), hint=hint)
        button.setCheckable(True)
        button.setChecked(self._model.choices.sides.get((row.number, key)) is side)
        return button

    def _show_changes(self, row: PlannedRow) -> None:
        nothing = _("nothing")
        keys = [key for key in row.before if row.fate(key) is not CellFate.CONFLICT]
        if keys and row.action is Action.UPDATE:
            self.say(_("What would change"), "small", gap=8)
        for key in keys if row.action is Action.UPDATE else ():
            self.say(self._model.label(key), "strong")
            before = self._model.before_text(row, key) or nothing
            after = self._model.value_text(row, key) or nothing
            self.say(_("{before} → {after}").format(before=before, after=after))
        for key, text in row.changed_here.items():
            self.say(self._model.label(key), "strong")
            told = _("Changed here since it was exported: {text}")
            self.say(told.format(text=text or nothing), "muted")

    def _show_many(self, rows: Sequence[PlannedRow]) -> None:
        count = len(rows)
        text = ngettext("{count} row selected", "{count} rows selected", count)
        self.say(text.format(count=count), "heading")
        names = [self._name(row) or str(row.number) for row in rows[:MANY]]
        self.say(", ".join(names) + ("…" if count > MANY else ""), "muted")
        self._show_decisions(rows)
        if any(row.conflicts for row in rows):
            self.say(_("Cells changed on both sides"), "small", gap=8)
            self.buttons(*(self._all_sides(side) for side in Side))

    def _all_sides(self, side: Side) -> QPushButton:
        hint = with_shortcut(side.text, self._decisions.sides[side].shortcut())
        return self.button(side.text, partial(self._decisions.settle, side), hint=hint)


def holds(decision: Decision, row: PlannedRow) -> bool:
    """Tell whether a row is treated so, decided or proposed."""
    if row.decided is not None:
        return row.decided is decision
    return {
        Action.CREATE: Decision.ADD,
        Action.UPDATE: Decision.UPDATE,
        Action.REMOVE: Decision.REMOVE,
    }.get(row.action, Decision.SKIP) is decision and row.action is not Action.REFUSE


def with_shortcut_text(text: str, keys: str) -> str:
    """Return `text` for a tooltip, the name of a key behind it."""
    return f"{text} ({keys})"
