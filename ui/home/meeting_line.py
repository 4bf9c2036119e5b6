"""One meeting on Home: its date, title, place and stage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from cica_events.directions import COMMA, DOT
from cica_events.domain.meetings import Stage
from cica_events.i18n import _, language
from cica_events.queries.meetings import MeetingRow
from ui.home.line_button import LineButton, ShortLabel
from ui.home.relative_time import until
from ui.home.title_label import TitleLabel
from ui.toolkit.plain import PlainLabel, plain_hint

DATE_CHARACTERS = 21
MARKS = {Stage.PLANNED: ("neutral", "○"), Stage.CONFIRMED: ("good", "✓")}


class MeetingLine(LineButton):
    """A click opens the meeting."""

    def __init__(self, meeting: MeetingRow, today: date, go: Callable[[], object], parent: QWidget) -> None:
        title = meeting.shown_title(language())
        when = meeting.date.in_words(language()) if meeting.date else _("No date yet")
        super().__init__(f"{title}, {when}", go, parent)
        self.setToolTip(plain_hint(title))
        day = PlainLabel(when[:1].upper() + when[1:], self)
        day.setWordWrap(True)
        day.setFixedWidth(self.fontMetrics().averageCharWidth() * DATE_CHARACTERS)
        self.put(day)
        where = COMMA.join(part for part in (meeting.place, meeting.country) if part)
        form = meeting.format.text if meeting.format else ""
        below = DOT.join(part for part in (where, form) if part)
        self.put_two(TitleLabel(title, self), ShortLabel(below, "small", self))
        self._add_distance(until(meeting.date, today))
        self._add_stage(meeting.stage)

    def _add_distance(self, words: str) -> None:
        if words:
            label = PlainLabel(words, self)
            label.setProperty("role", "muted")
            self.put(label)

    def _add_stage(self, stage: Stage) -> None:
        if stage in MARKS:
            tone, symbol = MARKS[stage]
            label = PlainLabel(f"{symbol} {stage.text}", self)
            label.setProperty("chip", tone)
            self.put(label)
