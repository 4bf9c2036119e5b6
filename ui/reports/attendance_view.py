"""The report of attendance: who came, in figures, as a table with bars and a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.report_rules import ReportKind
from cica_events.domain.representatives import Counting
from cica_events.exports.report_table import ReportTable
from cica_events.exports.report_tables import attendance_tables
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress
from cica_events.queries.reports import Scope
from cica_events.queries.reports_attendance import Attendance, By
from cica_events.services.reports import ReportChoices
from ui.reports.chart_widget import NARROW, ChartWidget
from ui.reports.charts import PartsChart
from ui.reports.figures_table import FiguresTable
from ui.reports.meeting_choice import MeetingChoice
from ui.reports.note_of_figures import NoteOfFigures
from ui.reports.picture import Picture
from ui.reports.report_view import Asked, Nothing, ReportView, Work
from ui.shell.desk import Desk
from ui.toolkit.view_switch import Choice, ViewSwitch

LINES = 40  # bars of the chart
PEOPLE = 2  # the column of the participants
ASIDE, HANDLE, ROOM = 20, 12, 4  # pixels at both sides; between table and chart; around the chart


class AttendanceView(ReportView):
    """Attendance of the meetings of a span, or of one."""

    kind = ReportKind.ATTENDANCE

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._scope = Scope()
        self._found: Attendance | None = None
        self._tables: dict[By, ReportTable] = {}
        self.meeting = MeetingChoice(_("All meetings of these years"), self)
        self.meeting.picked.connect(self.asks_again)
        self.by = ViewSwitch(_("Counted by"), [Choice(by.value, _SHORT[by]()) for by in By], desk.icons, self)
        self.by.chosen.connect(self._show)
        self.table = FiguresTable(_("Attendance"), PEOPLE, self)
        self.chart = ChartWidget(_("Women and men"), self)
        self.note = NoteOfFigures(self)
        self._lay_out()

    def _lay_out(self) -> None:
        area = QScrollArea(self)
        area.setWidget(self.chart)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panel = QFrame(self)
        panel.setProperty("panel", True)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(area)
        self._beside = panel
        panel.setMinimumWidth(NARROW + area.verticalScrollBar().sizeHint().width() + ROOM)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(HANDLE)
        parts.addWidget(self.table)
        parts.addWidget(panel)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(ASIDE, 0, ASIDE, 12)
        layout.setSpacing(8)
        layout.addWidget(self.by)
        layout.addWidget(parts, 1)
        layout.addWidget(self.note)

    def minimumSizeHint(self) -> QSize:
        """Ask for what both need at least; the table asks for as much more as there is."""
        return QSize(2 * self._beside.minimumWidth(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole table where the chart stays readable beside it."""
        super().resizeEvent(event)
        self._claim()

    def _claim(self) -> None:
        room = self.width() - 2 * ASIDE - HANDLE - self._beside.minimumWidth()
        self.table.setMinimumWidth(max(0, min(self.table.whole_width(), room)))

    def offer(self, choices: ReportChoices) -> None:
        """Offer every meeting."""
        self.meeting.offer(choices.meetings)

    def tools(self) -> Sequence[QWidget]:
        """Return the choice of one meeting."""
        return (self.meeting,)

    def plan(self, asked: Asked) -> Work:
        """Count."""
        self._scope = replace(asked.scope, meeting_id=self.meeting.meeting_id)
        return partial(_read, self.desk, self._scope, asked.counting)

    def take(self, result: Any) -> None:
        """Show what was counted."""
        self._found = result
        self._tables = dict(zip(By, attendance_tables(result, language()), strict=True))
        self.note.tell(_reported(result.reported), result.total.unknown)
        self._show()
        self.status_changed.emit()

    @Slot()
    def _show(self) -> None:
        if self._found is None:
            return
        by = By.of(self.by.view)
        self.table.show_table(self._tables[by])
        self._claim()
        lines = self._found.tables[by][:LINES]
        values = tuple((line.women, line.men, line.unknown) for line in lines if line.people)
        names = tuple(line.label for line in lines if line.people)
        parts = (_("Women"), _("Men"), _("Not stated"))
        chart = PartsChart(by.text, parts, names, values)
        self.chart.show_charts([chart] if names else [], _("The same figures stand in the table."))

    def nothing(self) -> Nothing | None:
        """Tell that nobody counts."""
        if self._found is None or self._found.total.people or self._found.total.delegations:
            return None
        return Nothing(
            _("Nobody counts here"),
            _("Attendance counts people who are registered or attended, and delegations that are marked "
              "present. Choose other years, or count more under “What counts”."),
        )  # fmt: skip

    def status(self) -> str:
        """Return how many people and delegations were counted."""
        if self._found is None:
            return ""
        total = self._found.total
        people = ngettext("{count} participant", "{count} participants", total.people)
        homes = ngettext("{count} delegation", "{count} delegations", total.delegations)
        return DOT.join([people.format(count=total.people), homes.format(count=total.delegations)])

    def pictured(self) -> bool:
        """Tell whether there is a picture."""
        return self._found is not None and self._found.total.people > 0

    def picture(self) -> Picture | None:
        """Return the chart as a picture."""
        return self.chart.picture(_("Attendance figures"))

    def write(self, path: Path, progress: Progress) -> None:
        """Write all tables with their charts."""
        if self._found is not None:
            self.files.attendance(self._found, self._scope, path, progress)


_SHORT = {
    By.SECTION: lambda: _("Section"),
    By.STATE: lambda: _("State or organization"),
    By.CAPACITY: lambda: _("Capacity"),
    By.MODE: lambda: _("Mode"),
    By.MEETING: lambda: _("Meeting"),
}


def _read(desk: Desk, scope: Scope, counting: Counting, _progress: Progress) -> Attendance:
    return desk.workspace.reports.attendance(scope, counting)


def _reported(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "{count} more participant was reported than is counted by name.",
        "{count} more participants were reported than are counted by name.",
        count,
    )
    return text.format(count=count)
