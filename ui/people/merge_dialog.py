"""Makes one person of two records: both side by side, field by field, and what is kept beside them."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.fields import Privacy
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _
from cica_events.services.comparing import Comparison
from cica_events.services.workspace import Workspace
from ui.people.compared_line import KEPT, LABEL, ONE, OTHER, ComparedLine
from ui.people.merge_words import meetings_of, what_moves
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

WIDTH, HEIGHT = 150, 40  # average characters, lines
SHARES = {LABEL: 2, ONE: 4, OTHER: 4, KEPT: 4}  # of the room


class MergeDialog(Dialog):
    """Raises NotFoundError where one of the two is gone; emits the name kept when they were merged."""

    merged = Signal(str)

    def __init__(
        self, workspace: Workspace, values: Values, keep_id: str, other_id: str, parent: QWidget
    ) -> None:
        super().__init__(_("Merge two records of one person"), _("Merge"), parent)
        self._service = workspace.duplicates
        self._comparison: Comparison = self._service.compare(keep_id, other_id)
        self.lines: list[ComparedLine] = []
        self.body.addWidget(_words(what_moves(self._comparison, workspace), "muted", self))
        self.body.addWidget(self._scrolled(values), 1)
        self._hide_sensitive()
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * WIDTH, metrics.lineSpacing() * HEIGHT)

    def _scrolled(self, values: Values) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 8, 8, 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for number, share in SHARES.items():
            grid.setColumnStretch(number, share)
        self._head(grid, body)
        for row, line in enumerate(self._comparison.lines, start=1):
            self.lines.append(ComparedLine(line, values, grid, row, body))
        column.addLayout(grid)
        column.addStretch(1)
        area.setWidget(body)
        return area

    def _head(self, grid: QGridLayout, parent: QWidget) -> None:
        people = (self._comparison.keep, self._comparison.other)
        for number, (person, column) in enumerate(zip(people, (ONE, OTHER), strict=True)):
            head = QWidget(parent)
            layout = QVBoxLayout(head)
            layout.setContentsMargins(0, 0, 0, 4)
            layout.setSpacing(2)
            layout.addWidget(_words(person.name, "heading", head))
            layout.addWidget(_words(meetings_of(person), "small", head))
            take = QPushButton(_("Take all from here"), head)
            take.setProperty("link", True)
            take.setAutoDefault(False)
            take.setToolTip(_("Keep what this record says wherever the two differ"))
            take.clicked.connect(partial(self.take_side, number))
            layout.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_words(_("What is kept"), "heading", parent), 0, KEPT, Qt.AlignmentFlag.AlignTop)

    def line(self, key: str) -> ComparedLine:
        """Return the line of one field; KeyError if neither record says anything about it."""
        found = {line.line.field.key: line for line in self.lines}
        return found[key]

    def take_side(self, number: int, _checked: bool = False) -> None:
        """Keep what the left (0) or the right (1) record says, wherever they differ."""
        for line in self.lines:
            line.take_side(number)

    # What is hidden

    def _sensitive(self) -> list[ComparedLine]:
        return [line for line in self.lines if line.line.field.privacy is Privacy.SENSITIVE]

    def _hide_sensitive(self) -> None:
        hidden = self._sensitive()
        self.reveal = QCheckBox(_("Show passport and needs"), self)
        self.reveal.setVisible(bool(hidden))
        self.reveal.toggled.connect(self._reveal)
        self.footer.insertWidget(0, self.reveal)
        if any(line.line.differs for line in hidden):
            self.reveal.setText(_("Show passport and needs, which differ too"))
        self._reveal(shown=False)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        for line in self._sensitive():
            line.show(shown)

    # What is done

    def apply(self) -> None:
        """Merge the two; a value that is refused is told under its field."""
        differing = [line for line in self.lines if line.kept is not None]
        for line in differing:
            if line.kept is not None:
                line.kept.save()
        wrong = next((line for line in differing if line.kept and line.kept.problem), None)
        if wrong is not None:
            self._point_at(wrong)
        values = {line.line.field.key: line.value for line in differing}
        comparison = self._comparison
        try:
            self._service.merge(comparison.keep.id, comparison.other.id, values)
        except ValidationError as error:
            self._refuse(error)
        self.accepted.connect(partial(self.merged.emit, self._name(values)))

    def _name(self, values: dict[str, Any]) -> str:
        parts = [
            values.get(key, getattr(self._comparison.keep, key)) for key in ("given_name", "family_name")
        ]
        first = values.get("family_first", self._comparison.keep.family_first)
        return " ".join(filter(None, reversed(parts) if first else parts))

    def _refuse(self, error: ValidationError) -> None:
        line = next((line for line in self.lines if line.line.field.key == error.field), None)
        if line is None or line.kept is None:
            raise error
        line.show(shown=True)
        line.kept.restore(line.kept.draft(), error.reason)
        self._point_at(line)

    def _point_at(self, line: ComparedLine) -> None:
        line.show(shown=True)
        if line.kept is not None:
            line.kept.setFocus()
        raise CicaError(_("Please correct what is marked."))


def _words(text: str, role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
