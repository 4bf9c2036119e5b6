"""The day on which the status of States and organizations is shown: today, or one that is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, QRect, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _, language
from ui.toolkit.editors import LineEditor, mark_problem
from ui.toolkit.plain import PlainLabel
from ui.toolkit.problem_bubble import ProblemBubble
from ui.toolkit.values import Values

DAY = Field("day", N_("Status on"), Kind.DAY)
WIDTH = 28  # average characters


class DayPicker(QWidget):
    """A line for the day, empty for today, and a button back to today; a problem is told under it."""

    chosen = Signal()

    def __init__(self, today: Callable[[], date], page: QWidget) -> None:
        super().__init__(page)
        self._today = today
        self._page = page
        self._chosen: date | None = None
        self.line = LineEditor(DAY, Values(), self)
        self.line.setAccessibleName(_(DAY.label))
        self.line.setToolTip(_("The day on which the status is shown, such as 12 December 2023"))
        self.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.line.returnPressed.connect(self._take)
        self.line.editingFinished.connect(self._take)
        self.line.understood.connect(self._explain)
        self.back = QPushButton(_("Today"), self)
        self.back.setToolTip(_("Show the status of today"))
        self.back.clicked.connect(self._go_back)
        self._note = ProblemBubble(page)
        label = PlainLabel(_(DAY.label), self)
        label.setBuddy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (label, self.line, self.back):
            row.addWidget(widget)
        self._show()

    @property
    def day(self) -> date:
        """The day chosen."""
        return self._chosen or self._today()

    @property
    def in_words(self) -> str:
        """The day chosen, in words."""
        return VagueDate.of(self.day).in_words(language())

    @property
    def is_today(self) -> bool:
        """Whether the status of today is shown."""
        return self.day == self._today()

    @property
    def problem(self) -> str:
        """What is wrong with what was typed."""
        return self.line.problem

    def choose(self, day: date | None) -> None:
        """Show the status on `day`, None for today."""
        self._chosen = None if day == self._today() else day
        self._show()
        self.chosen.emit()

    def _show(self) -> None:
        mark_problem(self.line, "")
        self._note.hide()
        self.line.set_value(self._chosen)
        today = VagueDate.of(self._today()).in_words(language())
        self.line.setPlaceholderText(_("Today, {day}").format(day=today))
        self.back.setVisible(self._chosen is not None)

    @Slot()
    def _take(self) -> None:
        if not self.line.touched():
            self._show()
            return
        try:
            day = self.line.value()
        except ValidationError as error:
            mark_problem(self.line, error.reason)
            self._tell(error.reason, "danger")
        else:
            self.choose(day)

    @Slot()
    def _go_back(self) -> None:
        self.choose(None)

    @Slot(str)
    def _explain(self, meaning: str) -> None:
        if meaning:
            self._tell(meaning, "good")
        else:
            self._note.hide()

    def _tell(self, text: str, notice: str) -> None:
        corner = self.line.mapTo(self._page, QPoint(0, 0))
        self._note.tell(text, QRect(corner, self.line.size()), notice)
