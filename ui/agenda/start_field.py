"""The field in which the time is typed at which a meeting starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cica_events.domain.fields import Field
from cica_events.errors import CicaError
from cica_events.i18n import _
from ui.toolkit.editors import LineEditor, mark_problem
from ui.toolkit.plain import PlainLabel
from ui.toolkit.problem_bubble import ProblemBubble
from ui.toolkit.values import Values

WIDTH = 8  # average characters
UNKNOWN = "––:––"


class StartField(QWidget):
    """Saves by `save` when left or by Enter; what is refused stays, with its problem under it."""

    def __init__(
        self, field: Field, values: Values, save: Callable[[time | None], None], page: QWidget
    ) -> None:
        super().__init__(page)
        self._save = save
        self._page = page
        self.editor = LineEditor(field, values, self)
        self.editor.setAccessibleName(_("Time at which the meeting starts"))
        self.editor.setToolTip(_("The meeting starts at this time; all others follow from it"))
        self.editor.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDTH + 16)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.editor.finished.connect(self.save)
        self.editor.textEdited.connect(self._calm)
        self.editor.installEventFilter(self)
        self.bubble = ProblemBubble(page)
        label = PlainLabel(_("Starts at"), self)
        label.setProperty("role", "muted")
        label.setBuddy(self.editor)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.editor)

    def show_time(self, start: time | None) -> None:
        """Show the time that stands, unless another one is being typed or was refused."""
        typing = self.editor.hasFocus() and self.editor.touched()
        if not self.editor.problem and not typing:
            self._show(start)

    def _show(self, start: time | None) -> None:
        self.editor.set_value(start)
        self.editor.setPlaceholderText(UNKNOWN)

    def forget(self) -> None:
        """Give up what was typed."""
        self.editor.reset()
        self._calm()

    @Slot()
    def save(self) -> None:
        """Save what was typed, if anything was."""
        if not self.editor.touched():
            self._calm()
            return
        try:
            value = self.editor.value()
            self._save(value)
        except CicaError as error:
            mark_problem(self.editor, str(error))
            corner = self.editor.mapTo(self._page, self.editor.rect().topLeft())
            self.bubble.tell(str(error), self.editor.rect().translated(corner))
            return
        self._calm()
        self._show(value)

    @Slot()
    def _calm(self) -> None:
        if self.editor.problem:
            mark_problem(self.editor, "")
        self.bubble.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up what was typed."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress:
            self.forget()
            return True
        return bool(super().eventFilter(watched, event))
