"""The widget in which one of a field's choices is picked, or found by typing its letters."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from cica_events.domain.collation import search_key
from cica_events.domain.fields import Field
from cica_events.i18n import _
from ui.toolkit.cut_values import CutChoice
from ui.toolkit.reading import read_choice
from ui.toolkit.values import DIFFERENT, choice_text

OTHER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class ChoiceEditor(CutChoice):
    """One of a field's choices; letters that begin none of them stay in sight and are refused in words."""

    finished = Signal()
    chosen = Signal()  # picked from the list
    understood = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = ""
        self._field = field
        self._members: list[Any] = [*([] if field.required else [None]), *(field.choices or ())]
        self._keys: list[str] = []
        self._initial = -1
        self._hint = ""
        self._typed = ""
        self.unknown = ""  # what was typed, as long as it is the beginning of no choice
        for member in self._members:
            self.addItem("" if member is None else choice_text(field, member))
            self._keys.append(search_key(self.itemText(self.count() - 1)))
        self.setCurrentIndex(-1)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._forget_typing)
        self.activated.connect(self.chosen)
        self.chosen.connect(self.finished)

    def set_value(self, value: Any) -> None:
        """Show `value` as the one that stands; one that is no choice any more shows as nothing."""
        wanted = None if value in {None, ""} else value
        self._initial = self._members.index(wanted) if wanted in self._members else -1
        self._hint = ""
        self.reset()

    def set_different(self) -> None:
        """Show that several records differ."""
        self._initial = -1
        self._hint = _(DIFFERENT)
        self.reset()

    def reset(self) -> None:
        """Show again what stands."""
        self._forget_typing()
        self._show(self._initial)

    def touched(self) -> bool:
        """Tell whether another choice was made, or something typed that is none."""
        return bool(self.unknown) or self.currentIndex() != self._initial

    def value(self) -> Any:
        """Return the choice, None for none; raises `ValidationError` for what is no choice."""
        if self.unknown:
            return read_choice(self._field, self.unknown)
        index = self.currentIndex()
        return self._members[index] if index >= 0 else None

    def look_for(self, text: str) -> None:
        """Show the choice that begins with `text`, or `text` itself where none does."""
        place = self._place_of(search_key(text)) if text else self._initial
        self._typed = text
        self.unknown = text if place is None else ""
        self._show(-1 if place is None else place)

    def _place_of(self, wanted: str) -> int | None:
        """Return the first choice, or word in one, that begins so; a letter again goes to the next one."""
        for mark in ("\n", " "):
            for place, key in enumerate(self._keys):
                if wanted and mark + wanted in f"\n{key}":
                    return place
        if len(wanted) > 1 and len(set(wanted)) == 1:
            again = [place for place, key in enumerate(self._keys) if key.startswith(wanted[0])]
            later = [place for place in again if place > self.currentIndex()]
            return next(iter([*later, *again]), None)
        return None

    def _show(self, place: int) -> None:
        self.setPlaceholderText(self.unknown or self._hint)
        with QSignalBlocker(self):
            self.setCurrentIndex(place)
        self.update()

    def _forget_typing(self) -> None:
        self._typed = self.unknown = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and arrows look for a choice; it is made by Enter or by leaving the field."""
        text = event.text() if not event.modifiers() & OTHER else ""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.look_for(QGuiApplication.clipboard().text().strip())
        elif event.key() == Qt.Key.Key_Backspace and self._typed:
            self.look_for(self._typed[:-1])
        elif (text.strip() and text.isprintable()) or (text == " " and self._typed):
            self.look_for(self._typed + text)
        else:
            self._move(event)

    def _move(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        with QSignalBlocker(self):
            super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._forget_typing()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._typed = ""
            self.finished.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll; a turn of the wheel must not change a value by accident."""
        event.ignore()
