"""The programme of a meeting in short: a line for each day, which leads to the day itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.meeting_days import day_in_words
from cica_events.i18n import _, language, ngettext
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.sittings import SittingRow
from ui.meetings.side_panel import SidePanel, plain_label
from ui.shell.desk import Desk

DAY = 24 * 60  # minutes


class ProgrammePanel(SidePanel):
    """Tells how many sessions each day has, and from when to when; sessions are edited in the programme."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            desk.icons, _("Programme"), _("Go to the programme"), _("No session is planned yet."), parent
        )
        self._desk = desk
        self._meeting_id = ""
        desk.icons.put(self.add, "arrow-right", "muted")
        self.add_asked.connect(self._go)

    def show_sittings(self, meeting: MeetingRow, sittings: Sequence[SittingRow]) -> None:
        """Show the days of a meeting."""
        self._meeting_id = meeting.id
        timed = [sitting for sitting in sittings if sitting.day is not None and sitting.start is not None]
        days: dict[date, list[SittingRow]] = {}
        for sitting in timed:
            if sitting.day is not None:
                days.setdefault(sitting.day, []).append(sitting)
        lines = [
            self._line(day_in_words(day, meeting.date, language()), _span(held), held)
            for day, held in sorted(days.items())
        ]
        rest = [sitting for sitting in sittings if sitting not in timed]
        if rest:
            lines.append(self._line(_("Without a time"), "", rest))
        self.fill(lines)

    def _line(self, day: str, span: str, sittings: Sequence[SittingRow]) -> QWidget:
        line = QWidget(self)
        count = ngettext("{count} session", "{count} sessions", len(sittings)).format(count=len(sittings))
        rooms = len({sitting.room for sitting in sittings if sitting.room})
        parts = [span, count]
        if rooms > 1:
            parts.append(ngettext("{count} room", "{count} rooms", rooms).format(count=rooms))
        button = QPushButton(day, line)
        button.setProperty("link", True)
        button.setStyleSheet("padding-left: 0; padding-right: 0;")
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        words = DOT.join(part for part in parts if part)
        button.setAccessibleName(f"{day}, {words}")
        button.setToolTip(_("Show this day in the programme"))
        button.clicked.connect(partial(self._go, sittings[0].id))
        layout = QVBoxLayout(line)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(0)
        layout.addWidget(button)
        told = plain_label(words, "small", line)
        told.setContentsMargins(1, 0, 0, 0)
        layout.addWidget(told)
        return line

    @Slot()
    def _go(self, sitting_id: str = "", _checked: bool = False) -> None:
        place = {"sitting_id": sitting_id} if sitting_id else {}
        self._desk.go("meeting", meeting_id=self._meeting_id, tab="agenda", view="programme", **place)


def _span(sittings: Sequence[SittingRow]) -> str:
    """Return from when to when sessions of one day are held, as far as known: "09:00–16:00"."""
    starts = [sitting.start.hour * 60 + sitting.start.minute for sitting in sittings if sitting.start]
    ends = [start + (sitting.duration or 0) for start, sitting in zip(starts, sittings, strict=True)]
    return "–".join(f"{moment % DAY // 60:02}:{moment % 60:02}" for moment in (min(starts), max(ends)))
