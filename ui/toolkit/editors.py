"""The widget in which one value is typed or chosen, by the kind of its field, in tables and forms alike."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import _
from ui.runtime.styled import style_as
from ui.toolkit.choice_editor import ChoiceEditor as ChoiceEditor  # noqa: PLC0414 - handed on
from ui.toolkit.date_editor import DateEditor as DateEditor  # noqa: PLC0414 - handed on
from ui.toolkit.file_drops import brings_files
from ui.toolkit.line_editor import LineEditor as LineEditor  # noqa: PLC0414 - handed on
from ui.toolkit.party_editor import PartyEditor as PartyEditor  # noqa: PLC0414 - handed on
from ui.toolkit.refusal import tell_window
from ui.toolkit.values import DIFFERENT, Values, is_overlong, refuse_overlong

LEAST_LINES, MOST_LINES = 4, 10  # of a text of several lines


class TextEditor(QPlainTextEdit):
    """Several lines of text; Tab goes on."""

    finished = Signal()
    understood = Signal(str)
    objected = Signal(str)  # why what is typed so far cannot be kept

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initial = ""
        self._required = field.required
        self._field = field
        self.problem = ""
        self.setTabChangesFocus(True)
        self._grow()
        self._objecting = False
        self.textChanged.connect(self._grow)
        self.textChanged.connect(self._explain)

    @Slot()
    def _explain(self) -> None:
        """Say at once that more is typed than fits, and take it back as soon as it fits."""
        text, objecting = self.toPlainText().strip(), self._objecting
        self._objecting = is_overlong(self._field, text) and self.touched()
        if self._objecting:
            self.objected.emit(self._field.too_long(text))
        elif objecting:
            self.understood.emit("")

    def set_value(self, value: Any) -> None:
        """Show `value` as the one that stands."""
        self._initial = str(value or "")
        self.setPlainText(self._initial)
        self.setPlaceholderText("")

    def set_different(self) -> None:
        """Show that several records differ."""
        self.set_value("")
        self.setPlaceholderText(_(DIFFERENT))

    def reset(self) -> None:
        """Show again what stands."""
        self.setPlainText(self._initial)

    def touched(self) -> bool:
        """Tell whether something else than what stands was typed."""
        return self.toPlainText() != self._initial

    def value(self) -> str:
        """Return the text typed; raises `ValidationError` when it must not be empty."""
        text = self.toPlainText().strip()
        if self._required and not text:
            raise ValidationError(
                self._field.key, _("“{label}” cannot be empty.").format(label=_(self._field.label))
            )
        refuse_overlong(self._field, text)
        return text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Enter begins a new line, as it does in a cell."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    @Slot()
    def _grow(self) -> None:
        """Be as high as the text needs, within bounds."""
        wanted = max(LEAST_LINES, min(round(self.document().size().height()) + 1, MOST_LINES))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take words, but leave files to who is under this field."""
        return not brings_files(source) and super().canInsertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finished.emit()


class CheckEditor(QCheckBox):
    """Yes or no."""

    finished = Signal()
    understood = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(_(field.label), parent)
        self.problem = ""
        self._initial = Qt.CheckState.Unchecked
        self.clicked.connect(self.finished)

    def set_value(self, value: Any) -> None:
        """Show `value` as the one that stands."""
        self.setTristate(False)
        self._initial = Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
        self.setCheckState(self._initial)

    def set_different(self) -> None:
        """Show that several records differ."""
        self._initial = Qt.CheckState.PartiallyChecked
        self.setCheckState(self._initial)

    def reset(self) -> None:
        """Show again what stands."""
        self.setCheckState(self._initial)

    def touched(self) -> bool:
        """Tell whether it was clicked."""
        return self.checkState() != self._initial

    def value(self) -> bool:
        """Return whether it is checked."""
        return self.checkState() == Qt.CheckState.Checked


Editor = LineEditor | TextEditor | ChoiceEditor | PartyEditor | CheckEditor
EDITORS = (LineEditor, TextEditor, ChoiceEditor, PartyEditor, CheckEditor)


def editor_for(field: Field, values: Values, parent: QWidget | None = None) -> Editor:
    """Return the editor for `field`, named for assistive technology."""
    editor: Editor
    match field.kind:
        case Kind.MULTILINE:
            editor = TextEditor(field, parent)
        case Kind.CHOICE:
            editor = ChoiceEditor(field, parent)
        case Kind.PARTY:
            editor = PartyEditor(field, values, parent)
        case Kind.BOOLEAN:
            editor = CheckEditor(field, parent)
        case Kind.DATE | Kind.DAY:
            editor = DateEditor(field, values, parent)
        case _:
            editor = LineEditor(field, values, parent)
    editor.setAccessibleName(_(field.label))
    return editor


def mark_problem(editor: Editor, problem: str) -> None:
    """Show (or, with an empty text, no longer show) that what stands in `editor` is refused."""
    editor.problem = problem
    style_as(editor, "problem", bool(problem))
    editor.setAccessibleDescription(problem)
    tell_window(editor, problem)


def draft(editor: Editor) -> str:
    """Return the text as it was typed, to be kept although it is refused."""
    if isinstance(editor, LineEditor):
        return editor.text()
    if isinstance(editor, TextEditor):
        return editor.toPlainText()
    if isinstance(editor, ChoiceEditor):
        return editor.unknown
    return editor.currentText() if isinstance(editor, PartyEditor) else ""


def set_draft(editor: Editor, text: str) -> None:
    """Bring back what was typed."""
    if isinstance(editor, LineEditor):
        editor.setText(text)
    elif isinstance(editor, TextEditor):
        editor.setPlainText(text)
    elif isinstance(editor, PartyEditor):
        editor.setEditText(text)
    elif isinstance(editor, ChoiceEditor) and text:
        editor.look_for(text)
