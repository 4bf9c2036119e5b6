"""One meeting in which a person takes part: the way to it, and how the person stands there."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.shown_texts import shown_text
from cica_events.i18n import _, language
from cica_events.queries.people import AttendanceRow, PersonRow
from ui.shell.desk import Go
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.plain import PlainLabel

COMPARED = ("name", "position", "department", "organization")


class AttendanceLine(QWidget):
    """Says quietly what name and function were at the meeting, where the directory says otherwise."""

    def __init__(self, found: AttendanceRow, person: PersonRow, go: Go, parent: QWidget) -> None:
        super().__init__(parent)
        title = shown_text(found.title, found.title_ru, language())
        self.button = ElidedButton(title, self, link=True)
        self.button.clicked.connect(partial(go, "meeting", meeting_id=found.meeting_id, tab="participants"))
        when = found.date.in_words(language()) if found.date else ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.button)
        self._say(DOT.join(filter(None, (when, found.capacity.text, found.contribution))))
        then = differences(found, person)
        self.remark = _("Listed there as: {facts}").format(facts=DOT.join(then)) if then else ""
        if then:
            self._say(self.remark)

    def _say(self, text: str) -> None:
        label = PlainLabel(text, self)
        label.setProperty("role", "small")
        label.setWordWrap(True)
        label.setContentsMargins(5, 0, 0, 2)  # under the link's own text
        self._layout.addWidget(label)


def differences(found: AttendanceRow, person: PersonRow) -> list[str]:
    """Return what the meeting says of a person otherwise than the directory does now."""
    said = ((getattr(found, key), getattr(person, key)) for key in COMPARED)
    return [there for there, here in said if there and there != here]
