"""The form of outcomes: its pickers, and the way that an outcome takes, with a button that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _, ngettext
from cica_events.queries.outcomes import OutcomeRow
from ui.outcomes.chain import chain_of
from ui.outcomes.outcome_fields import PICKED
from ui.outcomes.outcome_values import OutcomeValues
from ui.toolkit.editors import PartyEditor
from ui.toolkit.form_field import FormField
from ui.toolkit.inspector import EditAll, Inspector
from ui.toolkit.plain import PlainLabel

LINES = 5  # of the text, without scrolling


class ChainNote(QFrame):
    """One sentence about the outcome's way, and a button that goes to the meeting that took it up."""

    followed = Signal(str)

    def __init__(self, words: str, outcome: OutcomeRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self._meeting_id = outcome.followed_by_id or ""
        self.setProperty("panel", True)
        label = PlainLabel(words, self)
        label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(label)
        if self._meeting_id:
            self.link = QPushButton(_("Open the meeting"), self)
            self.link.setProperty("link", True)
            self.link.setToolTip(_("Open the meeting that took this up"))
            self.link.clicked.connect(self._follow)
            layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be high enough for the whole sentence: the form scrolls only for what is asked for so."""
        super().resizeEvent(event)
        layout = self.layout()
        assert layout is not None
        self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    @Slot()
    def _follow(self) -> None:
        self.followed.emit(self._meeting_id)


class OutcomeInspector(Inspector):
    """Edits the selected outcomes."""

    followed = Signal(str)

    def __init__(
        self, fields: Sequence[Field], values: OutcomeValues, edit: EditAll, parent: QWidget
    ) -> None:
        plain = [field for field in fields if field.key not in PICKED]
        hint = _("Select an outcome to see and edit its details.")
        super().__init__(plain, values=values, edit=edit, hint=hint, parent=parent)
        self._values = values
        last = self.field(plain[-1].key)
        form = last.parentWidget()
        body = form.layout() if form is not None else None
        assert isinstance(body, QVBoxLayout)
        for place, field in enumerate((f for f in fields if f.key in PICKED), body.indexOf(last) + 1):
            self._fields[field.key] = FormField(field, values, partial(self._save), self)
            body.insertWidget(place, self._fields[field.key])
        self.field("text").editor.setMaximumHeight(self.fontMetrics().lineSpacing() * LINES)

    def show_outcomes(self, rows: Sequence[OutcomeRow], bodies: dict[str, str]) -> None:
        """Show one outcome with its way (`bodies`: name by code), or what several have in common."""
        if len(rows) > 1:
            count = ngettext("{count} outcome", "{count} outcomes", len(rows)).format(count=len(rows))
            self.show_records(rows, count, _("What you change here changes in all of them."))
            self.set_notes([])
            return
        self.show_records(rows, *(_heading(rows[0]) if rows else ()))
        self._show_beginnings()
        self.set_notes([])
        words = chain_of(rows[0], bodies.get(rows[0].addressee, rows[0].addressee)) if rows else ""
        if words:
            note = ChainNote(words, rows[0], self)
            note.followed.connect(self.followed)
            self.set_notes([note])

    def _show_beginnings(self) -> None:
        """Show long names from their beginning."""
        for key in PICKED:
            editor = self.field(key).editor
            line = editor.lineEdit() if isinstance(editor, PartyEditor) else None
            if line is not None and not line.hasFocus():
                line.setCursorPosition(0)


def _heading(row: OutcomeRow) -> tuple[str, str]:
    return row.kind.text, row.item
