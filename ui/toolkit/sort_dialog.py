"""Asks by which columns a list is sorted: levels that are added, removed, turned round and put in order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.toolkit.arrangement import SortBy
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.table_model import RecordTableModel

ROWS = 6  # levels that are seen without scrolling


class SortLevel(QWidget):
    """One level: its column, and ascending or descending."""

    def __init__(self, choices: Sequence[tuple[str, str]], step: SortBy, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = PlainLabel(self)
        both = (_("Sort by"), _("then by"))
        self.words.setMinimumWidth(max(map(self.fontMetrics().horizontalAdvance, both)) + 4)
        self.column = QComboBox(self)
        for key, heading in choices:
            self.column.addItem(heading, key)
        self.column.setCurrentIndex(max(0, self.column.findData(step.key)))
        self.column.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.column.setMinimumContentsLength(18)
        self.way = QComboBox(self)
        self.way.addItem(_("Ascending"), False)
        self.way.addItem(_("Descending"), True)
        self.way.setCurrentIndex(int(step.descending))
        self.way.setAccessibleName(_("Direction"))
        self.way.setToolTip(_("Ascending: A to Z, small to large, early to late"))
        self.up = self._button("↑", _("Move the level up"))
        self.down = self._button("↓", _("Move the level down"))
        self.remove = self._button("×", _("Remove the level"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words)
        row.addWidget(self.column, 1)
        for widget in (self.way, self.up, self.down, self.remove):
            row.addWidget(widget)

    def _button(self, sign: str, hint: str) -> QPushButton:
        button = QPushButton(sign, self)
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setAccessibleName(hint)
        button.setToolTip(plain_hint(hint))
        button.setMaximumWidth(self.fontMetrics().height() * 2)
        return button

    def step(self) -> SortBy:
        """Return what is chosen."""
        return SortBy(self.column.currentData(), bool(self.way.currentData()))

    def stand(self, place: int, last: bool) -> None:
        """Say the level's place, counted from 0."""
        text = _("Sort by") if place == 0 else _("then by")
        self.words.setText(text)
        self.column.setAccessibleName(f"{text} ({place + 1})")
        self.column.setToolTip(plain_hint(text))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(not last)


class SortDialog(Dialog):
    """Emits `chosen` with the steps of the sort; none is the list's own order."""

    chosen = Signal(object)

    def __init__(self, model: RecordTableModel, columns: ColumnLayout, parent: QWidget) -> None:
        super().__init__(_("Sort"), _("Sort"), parent)
        shown = [model.fields[column] for column in columns.shown_columns()]
        others = [field for field in model.fields if field not in shown]
        self._choices = [(field.key, model.heading(field)) for field in (*shown, *others)]
        self.levels: list[SortLevel] = []
        self._none = PlainLabel(_("The list stands in its own order. Add a level to sort it."), self)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self._add = QPushButton(_("Add a level"), self)
        self._add.setAutoDefault(False)
        self._add.setToolTip(_("Sort rows that are alike so far by one more column"))
        self._add.clicked.connect(self.add)
        holder = QWidget(self)
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        area.setMinimumHeight((self.fontMetrics().height() + 22) * ROWS)
        self.body.addWidget(area, 1)
        self.footer.insertWidget(0, self._add)
        for step in model.order:
            self._append(step)
        if not self.levels:
            self.add()
        self._renew()
        area.setMinimumWidth(holder.minimumSizeHint().width() + 20)
        self.levels[0].column.setFocus()

    @Slot()
    def add(self) -> None:
        """Add a level by the first column that has none."""
        taken = {level.step().key for level in self.levels}
        key = next((key for key, _heading in self._choices if key not in taken), "")
        if key:
            self._append(SortBy(key))
            self._renew()
            self.levels[-1].column.setFocus()

    def _append(self, step: SortBy) -> None:
        level = SortLevel(self._choices, step, self)
        level.up.clicked.connect(partial(self.move_level, level, -1))
        level.down.clicked.connect(partial(self.move_level, level, 1))
        level.remove.clicked.connect(partial(self.remove, level))
        level.column.currentIndexChanged.connect(self._renew)
        self.levels.append(level)

    def move_level(self, level: SortLevel, by: int, *_args: object) -> None:
        """Move a level up (-1) or down (1)."""
        place = self.levels.index(level)
        if 0 <= place + by < len(self.levels):
            self.levels.insert(place + by, self.levels.pop(place))
            self._renew()
            button = level.up if by < 0 else level.down
            (button if button.isEnabled() else level.column).setFocus()

    def remove(self, level: SortLevel, *_args: object) -> None:
        """Take a level away."""
        place = self.levels.index(level)
        self.levels.remove(level)
        self._column.removeWidget(level)
        level.hide()
        level.deleteLater()
        self._renew()
        if self.levels:
            self.levels[min(place, len(self.levels) - 1)].column.setFocus()
        else:
            self._add.setFocus()

    @Slot()
    def _renew(self) -> None:
        """Lay the levels out in their order, and say where two sort by the same column."""
        for place, level in enumerate(self.levels):
            self._column.removeWidget(level)
            self._column.insertWidget(place, level)
            level.stand(place, place == len(self.levels) - 1)
        self._none.setVisible(not self.levels)
        keys = [level.step().key for level in self.levels]
        twice = len(set(keys)) < len(keys)
        self.tell(_("Two levels sort by the same column. Choose another one or remove it.") if twice else "")
        self.primary.setEnabled(not twice)
        self._add.setEnabled(len(keys) < len(self._choices))

    def apply(self) -> None:
        """Sort."""
        self.chosen.emit([level.step() for level in self.levels])
