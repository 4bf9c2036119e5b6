"""One field of a form: its label, its editor and, in words under it, what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.fields import Field
from cica_events.errors import ChangedMeanwhileError, CicaError
from cica_events.i18n import _
from ui.runtime.styled import style_as
from ui.toolkit.disputes import dispute_words, keep_words, take_words
from ui.toolkit.editors import (
    CheckEditor,
    LineEditor,
    TextEditor,
    draft,
    editor_for,
    mark_problem,
    set_draft,
)
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

Save = Callable[[str, Any], None]
"""Called with the field's key and the new value; raises `CicaError` to refuse it."""


class FormField(QWidget):
    """Saves when it is left or Enter is pressed; what is refused stays with its problem.

    Without `labelled` its label is for the page to show.
    """

    def __init__(
        self, field: Field, values: Values, save: Save, parent: QWidget, *, labelled: bool = True
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._labelled = labelled
        self._save = save
        self._values = values
        self._shown: tuple[Any, ...] = ()
        self._now: tuple[Any, ...] = ()  # what the records hold while something else is being typed
        self._ways: QWidget | None = None  # shown while it is open whose value stays
        self.editor = editor_for(field, values, self)
        self._remark = PlainLabel(self)
        self._remark.setWordWrap(True)
        self._remark.hide()
        self._aside: QWidget | None = None
        self.editor.setEnabled(field.editable)
        if self.editor.focusPolicy() == Qt.FocusPolicy.WheelFocus:  # scrolling the form must not lead into it
            self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editor.finished.connect(self.save)
        self.editor.understood.connect(self._explain)
        if isinstance(self.editor, LineEditor | TextEditor):
            self.editor.objected.connect(self._object)
        self.editor.installEventFilter(self)
        self.setFocusProxy(self.editor)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        if self._labelled and not isinstance(self.editor, CheckEditor):
            label = PlainLabel(_(self.field.label), self)
            label.setProperty("role", "small")
            label.setBuddy(self.editor)
            layout.addWidget(label)
        layout.addWidget(self.editor)
        layout.addWidget(self._remark)

    def set_aside(self, aside: QWidget | None) -> None:
        """Put a quiet word of the page under the field, in the place of an earlier one."""
        if self._aside is not None:
            self._aside.hide()
            self._aside.deleteLater()
        self._aside, layout = aside, self.layout()
        if aside is not None and layout is not None:
            layout.addWidget(aside)
            aside.show()

    @property
    def problem(self) -> str:
        """What is wrong with what was typed, empty if nothing is."""
        return self.editor.problem

    def draft(self) -> str:
        """Return the text as it was typed."""
        return draft(self.editor)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show the value of one or more records."""
        self._shown = self._now = tuple(values)
        self._remark_on("")
        if all(value == values[0] for value in values[1:]):
            self.editor.set_value(values[0])
        else:
            self.editor.set_different()

    def refresh(self, values: Sequence[Any]) -> None:
        """Show the values as they are now, unless something is being typed or was refused.

        Where the keyboard is and nothing changed, nothing is shown anew: what is marked stays marked.
        """
        self._now = tuple(values)
        at_work = self.editor.touched() or (self._busy() and self._now == self._shown)
        if not self.problem and not at_work:
            self.show_values(values)

    def _busy(self) -> bool:
        return self.editor.hasFocus() or any(child.hasFocus() for child in self.editor.findChildren(QWidget))

    def restore(self, text: str, problem: str, *, disputed: bool = False) -> None:
        """Bring back what was refused before, or not decided."""
        set_draft(self.editor, text)
        self._remark_on(problem, problem=True)
        if disputed:
            self._offer_ways()

    @Slot()
    def save(self) -> None:
        """Save what was typed, if anything was."""
        if not self.editor.touched():
            self._remark_on("")
            return
        if self._ways is not None:
            return
        try:
            value = self.editor.value()
            if self._now != self._shown and any(now != value for now in self._now):
                self._dispute()
                return
            self._save(self.field.key, value)
        except ChangedMeanwhileError as error:
            self._dispute(error)
            return
        except CicaError as error:
            self._remark_on(str(error), problem=True)
            return
        self._remark_on("")
        self._shown = self._now = (value,) * len(self._shown)
        self.editor.set_value(value)

    # Where somebody else changed the value meanwhile

    def _dispute(self, error: ChangedMeanwhileError | None = None) -> None:
        """Keep what was typed, say what the value is now, and let the user choose."""
        self._remark_on(dispute_words(self._theirs(error), error), problem=True)
        self._offer_ways()

    def _offer_ways(self) -> None:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        for words, act in ((keep_words(), self.keep_mine), (take_words(), self.give_up)):
            button = QPushButton(words, row)
            button.clicked.connect(act)
            line.addWidget(button)
        line.addStretch(1)
        self._ways, layout = row, self.layout()
        if layout is not None:
            layout.addWidget(row)
        row.show()

    def _theirs(self, error: ChangedMeanwhileError | None) -> str:
        """Return the words of what the records hold now; `error` knows a text that was not read yet."""
        if error is not None and self._now == self._shown:
            return str(error.value or "")
        return self._values.shown(self.field, next(now for now in self._now if now not in self._shown))

    @Slot()
    def keep_mine(self) -> None:
        """Write what was typed over what somebody else wrote meanwhile."""
        self._shown = self._now
        self._settle()
        self.save()

    def _settle(self) -> None:
        if self._ways is not None:
            self._ways.hide()
            self._ways.deleteLater()
            self._ways = None

    @property
    def disputed(self) -> bool:
        """Whether the user is asked which of two values stays."""
        return self._ways is not None

    @Slot(str)
    def _explain(self, meaning: str) -> None:
        self._remark_on(meaning)

    @Slot(str)
    def _object(self, reason: str) -> None:
        self._remark_on(reason, problem=True)

    def _remark_on(self, text: str, *, problem: bool = False) -> None:
        self._settle()
        if problem or self.editor.problem:
            mark_problem(self.editor, text if problem else "")
        self._remark.setText(text)
        style_as(self._remark, "role", "problem" if problem else "small")
        self._remark.setVisible(bool(text))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Escape gives up what was typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self._ways is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.keep_mine()
                return True
            untouched = not self.editor.touched() and not self.problem
            if event.key() == Qt.Key.Key_Escape and not untouched:
                self.give_up()
                return True
        return False

    def give_up(self) -> None:
        """Show what stands."""
        if self._now != self._shown:
            self.show_values(self._now)
        self.editor.reset()
        self._remark_on("")
