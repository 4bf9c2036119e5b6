"""The widget in which one line of text is typed and read by its field's kind."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _
from ui.toolkit.cut_values import CutLine
from ui.toolkit.reading import phone_doubt
from ui.toolkit.values import DIFFERENT, OPEN_DATE, Values, is_overlong

EXPLAINED = frozenset({Kind.DATE, Kind.DAY, Kind.TIME, Kind.DURATION, Kind.PHONE})

PLACEHOLDERS = {
    Kind.DATE: N_("12.12.2023, Q3 2024"),
    Kind.DAY: N_("12 December 2023"),
    Kind.TIME: N_("09:30"),
    Kind.DURATION: N_("30 or 1:30"),
    Kind.EMAIL: N_("name@example.org"),
    Kind.PHONE: N_("+7 7172 000000"),
}


class LineEditor(CutLine):
    """One line of text, read by the field's kind."""

    finished = Signal()
    understood = Signal(str)  # what a half-typed date means; empty when there is nothing to say
    objected = Signal(str)  # why what is typed so far cannot be kept

    def __init__(self, field: Field, values: Values, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._values = values
        self._value: Any = None
        self._initial = ""
        self.problem = ""
        example = _(PLACEHOLDERS.get(field.kind, ""))
        self._hint = _("e.g. {example}").format(example=example) if example else ""
        self.setPlaceholderText(self._hint)
        self.editingFinished.connect(self.finished)
        self._objecting = False
        self.textEdited.connect(self._explain)

    def set_value(self, value: Any) -> None:
        """Show `value` as the one that stands."""
        self._value, self._initial = value, self._values.shown(self._field, value)
        self.setText(self._initial)
        self.setCursorPosition(0)
        self.setPlaceholderText(self._hint)

    def set_different(self) -> None:
        """Show that several records differ."""
        self.set_value(None)
        self.setPlaceholderText(_(DIFFERENT))

    def reset(self) -> None:
        """Show again what stands."""
        self.setText(self._initial)

    def touched(self) -> bool:
        """Tell whether something else than what stands was typed."""
        return self.text() != self._initial

    def value(self) -> Any:
        """Return the value typed; raises `ValidationError`."""
        return self._values.typed(self._field, self.text()) if self.touched() else self._value

    @Slot(str)
    def _explain(self, text: str) -> None:
        text, objecting = text.strip(), self._objecting
        self._objecting = is_overlong(self._field, text)
        if self._objecting:
            self.objected.emit(self._field.too_long(text))
        elif objecting or self._field.kind in EXPLAINED:
            self.understood.emit(self._meaning(text) if self._field.kind in EXPLAINED else "")

    def _meaning(self, text: str) -> str:
        """Return how a text that is being typed is understood, or a doubt; empty where it is plain."""
        if self._field.kind is Kind.PHONE:
            return phone_doubt(text)
        if self._field.kind is Kind.DATE and text.casefold() in OPEN_DATE and not self._field.required:
            return _("No date yet: to be announced")
        try:
            value = self._values.typed(self._field, text) if text else None
        except ValidationError:
            return ""
        shown = self._values.shown(self._field, value)
        return "" if shown.casefold() == text.casefold() else shown
