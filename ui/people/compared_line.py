"""One field of two people side by side: what each record says, and what is to be kept."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QWidget

from cica_events.domain.fields import Kind
from cica_events.i18n import _
from cica_events.services.comparing import ComparisonLine
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.values import Values

DIFFERS, SAME = "≠", "="
NOTHING = "—"
LABEL, ONE, OTHER, KEPT = range(4)  # columns
DOWN = 6  # pixels, independent of the screen's density, that bring words to the height of an editor's text


class ComparedLine(QObject):
    """Fills one row of the grid; where the records differ, one side is chosen or something else typed."""

    def __init__(
        self, line: ComparisonLine, values: Values, grid: QGridLayout, row: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.line = line
        self.value = line.suggested
        self.sides: tuple[Side, ...] = ()
        self.kept: FormField | None = None
        self.label = PlainLabel(f"{DIFFERS if line.differs else SAME}  {_(line.field.label)}", parent)
        self.label.setWordWrap(True)
        self.label.setContentsMargins(0, DOWN, 0, 0)
        self.label.setProperty("role", "strong" if line.differs else "muted")
        difference = _("The records differ") if line.differs else _("Both records say the same")
        self.label.setToolTip(plain_hint(difference))
        self.label.setAccessibleDescription(difference)
        self._group = QButtonGroup(self)
        self._words: list[tuple[QLabel, str]] = []  # what both records say, to be veiled
        self._veiled = False
        self.parts: list[QWidget] = [self.label]
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.label, row, LABEL, top)
        if line.differs:
            self._offer(values, grid, row, parent)
        else:
            text = self._text(values, line.one_value)
            for column in (ONE, OTHER, KEPT):
                same = PlainLabel(text, parent)
                same.setProperty("role", "muted")
                same.setWordWrap(True)
                same.setContentsMargins(9 if column == KEPT else 30, DOWN, 0, 0)
                grid.addWidget(same, row, column, top)
                self.parts.append(same)
                self._words.append((same, text))

    def _offer(self, values: Values, grid: QGridLayout, row: int, parent: QWidget) -> None:
        line = self.line
        self.sides = tuple(
            Side(self._text(values, value), parent) for value in (line.one_value, line.other_value)
        )
        self.kept = FormField(line.field, values, self._keep, parent, labelled=False)
        self.kept.editor.setAccessibleName(_("{field}: what is kept").format(field=_(line.field.label)))
        for side, column, value, which in zip(
            self.sides, (ONE, OTHER), (line.one_value, line.other_value), (_("left"), _("right")), strict=True
        ):
            side.which = which
            side.name(_(line.field.label), shown=True)
            side.radio.clicked.connect(partial(self.choose, value))
            self._group.addButton(side.radio)
            grid.addWidget(side, row, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.kept, row, KEPT, Qt.AlignmentFlag.AlignTop)
        self.parts += [*self.sides, self.kept]
        self._words += [(side.words, side.text) for side in self.sides]
        self.choose(self.value)

    def _text(self, values: Values, value: Any) -> str:
        field = self.line.field
        if field.kind is Kind.BOOLEAN:
            return _("Yes") if value else _("No")
        return values.shown(field, value) or NOTHING

    def choose(self, value: Any, _checked: bool = False) -> None:
        """Keep `value`, of one side or another."""
        self._keep(self.line.field.key, value)
        if self.kept is not None and not self._veiled:
            self.kept.show_values([value])

    def take_side(self, number: int) -> None:
        """Keep what the left (0) or the right (1) record says."""
        if self.line.differs:
            self.choose((self.line.one_value, self.line.other_value)[number])

    def show(self, shown: bool) -> None:
        """Show or hide the row; what is hidden stands in no widget."""
        if shown == self._veiled:
            self._veil(not shown)
        for part in self.parts:
            part.setVisible(shown)

    def _veil(self, veiled: bool) -> None:
        shown = not veiled
        if veiled and self.kept is not None:
            self.kept.save()
        self._veiled = veiled
        for label, text in self._words:
            label.setText(text if shown else "")
        for side in self.sides:
            side.name(_(self.line.field.label), shown=shown)
        if self.kept is not None:
            nothing = None if self.line.field.kind is Kind.DATE else ""
            self.kept.show_values([self.value if shown else nothing])

    def _keep(self, _key: str, value: Any) -> None:
        self.value = value
        self._group.setExclusive(False)
        for side, its in zip(self.sides, (self.line.one_value, self.line.other_value), strict=False):
            side.radio.setChecked(its == value)
        self._group.setExclusive(True)


class Side(QFrame):
    """What one record says: chosen by a click anywhere on it."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.text, self.which = text, ""
        self.radio = QRadioButton(self)
        self.words = PlainLabel(text, self)
        self.words.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, DOWN - 1, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 1)

    def name(self, field: str, *, shown: bool) -> None:
        """Name the choice for screen readers, with what it says if that is shown."""
        self.radio.setAccessibleName(
            f"{field}, {self.which}: {self.text}" if shown else f"{field}, {self.which}"
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this side."""
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        self.radio.click()
        event.accept()
