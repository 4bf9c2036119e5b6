"""The form of the current session, at the right of the day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.conflicts import Conflict
from cica_events.domain.fields import Field
from cica_events.i18n import _
from cica_events.queries.programme import ProgrammeSitting
from ui.programme.chair_values import FIELD, ChairValues
from ui.programme.programme_list import ProgrammeList
from ui.programme.programme_words import SIGN, minutes_words, time_of, title_of
from ui.toolkit.inspector import Inspector
from ui.toolkit.marks import Mark, no_mark
from ui.toolkit.plain import PlainLabel

ORDER = ("title", "title_ru", "kind", "day", "start", "duration", "room")
REST = ("interpretation", "pinned", "visibility", "notes")


class ProgrammeInspector(Inspector):
    """Edits one session; Escape asks to go back to the day."""

    left = Signal()

    def __init__(
        self,
        catalogue: Mapping[str, Field],
        programme: ProgrammeList,
        parent: QWidget,
        mark: Mark = no_mark,
    ) -> None:
        self.people = ChairValues(mark)
        self._programme = programme
        fields = [*(catalogue[key] for key in ORDER), FIELD, *(catalogue[key] for key in REST)]
        hint = _("Select a session to see and edit its details.")
        super().__init__(fields, values=self.people, edit=self._keep, hint=hint, parent=parent)

    def _keep(self, ids: Sequence[str], key: str, value: Any) -> None:
        self._programme.edit(ids, "chair" if key == FIELD.key else key, value)

    def show_sitting(self, sitting: ProgrammeSitting | None, conflicts: Sequence[Conflict]) -> None:
        """Show one session of this meeting with what does not fit in it, or none."""
        before, typing = self.ids, self.isAncestorOf(self.window().focusWidget())
        self._show_own(sitting if sitting is not None and sitting.own else None, conflicts)
        if typing and before not in ((), self.ids):
            self.left.emit()  # another session came in its place: what is typed next is not meant for it

    def _show_own(self, sitting: ProgrammeSitting | None, conflicts: Sequence[Conflict]) -> None:
        if sitting is None:
            self.show_records(())
            return
        dated = self._programme.programme is not None and self._programme.programme.dated
        self.field("day").setVisible(dated)  # a vague one has only numbers, which the tabs show
        times = f"{time_of(sitting.start)}–{time_of(sitting.end)}" if sitting.start else ""
        taken = _("its items take {minutes}").format(minutes=minutes_words(sitting.taken))
        parts = [times, minutes_words(sitting.minutes), taken if sitting.taken else ""]
        self.show_records([sitting.row], title_of(sitting), DOT.join(part for part in parts if part))
        self.set_notes([_note(conflict, self) for conflict in conflicts])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the day."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _note(conflict: Conflict, parent: QWidget) -> QFrame:
    """Return a conflict in words; one that was accepted with its reason."""
    frame = QFrame(parent)
    if not conflict.accepted:
        frame.setProperty("notice", "warning")
    words = f"{SIGN} {conflict.text}"
    if conflict.accepted:
        words = _("Accepted: {text} ({reason})").format(text=conflict.text, reason=conflict.accepted)
    label = PlainLabel(words, frame)
    label.setWordWrap(True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(10, 8, 10, 8)
    layout.addWidget(label)
    return frame
