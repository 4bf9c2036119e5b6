"""The report of trends: charts over the years, and their figures in a table."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cica_events.domain.report_rules import ReportKind
from cica_events.domain.representatives import Counting
from cica_events.exports.report_tables import trend_tables
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress
from cica_events.queries.reports import Scope
from cica_events.queries.reports_trends import ALL, TrendPoint
from ui.reports.chart_widget import ChartWidget
from ui.reports.charts import YearChart, said
from ui.reports.figures_table import FiguresTable
from ui.reports.note_of_figures import NoteOfFigures
from ui.reports.picture import Picture
from ui.reports.report_view import Asked, Nothing, ReportView, Work
from ui.shell.desk import Desk
from ui.toolkit.view_switch import Choice, ViewSwitch

PEOPLE, BODY = 3, 1  # columns of the table
TOGETHER, APART = "together", "apart"


class TrendsView(ReportView):
    """Participants, States and the share of women by year."""

    kind = ReportKind.TRENDS
    has_tools = False

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._scope = Scope()
        self._points: tuple[TrendPoint, ...] = ()
        self._read = False
        self.chart = ChartWidget(_("Trends"), self)
        choices = [Choice(TOGETHER, _("By year")), Choice(APART, _("By year and body"))]
        self.by = ViewSwitch(_("Counted by"), choices, desk.icons, self)
        self.by.chosen.connect(self._show_table)
        self.table = FiguresTable(_("Trends"), PEOPLE, self)
        self.note = NoteOfFigures(self)
        panel = QFrame(self)
        panel.setProperty("panel", True)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.chart)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 12)
        layout.setSpacing(8)
        layout.addWidget(panel, 3)
        layout.addWidget(self.by)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.note)

    def plan(self, asked: Asked) -> Work:
        """Count."""
        self._scope = asked.scope
        return partial(_read, self.desk, asked.scope, asked.counting)

    def take(self, result: Any) -> None:
        """Show what was counted."""
        self._points, self._read = result, True
        years = [point for point in self._points if point.body == ALL]
        names = tuple(str(point.year) for point in years)
        charts = (
            YearChart(_("Participants"), names, tuple(point.people or None for point in years)),
            YearChart(_("States"), names, tuple(point.states or None for point in years)),
            YearChart(_("Share of women"), names, tuple(point.share for point in years), share=True),
        )
        self.chart.show_charts(charts, "\n".join(map(_in_words, charts)))
        unknown = sum(point.unknown for point in years)
        self.note.tell(_reported(sum(point.reported for point in years)), unknown)
        self._show_table()
        self.status_changed.emit()

    @Slot()
    def _show_table(self) -> None:
        bodies = {
            each.body: self.desk.workspace.reports.body(each.body) for each in self._points if each.body
        }
        together, apart = trend_tables(self._points, bodies, language())
        if self.by.view == TOGETHER:
            self.table.show_table(together, hidden=(BODY,), even=True)
        else:
            self.table.show_table(apart, even=True)

    def nothing(self) -> Nothing | None:
        """Tell that there is no meeting."""
        if self._points or not self._read:
            return None
        return Nothing(
            _("No meeting in these years"),
            _("Trends count the participants of meetings that were held. Choose more years or bodies."),
        )

    def status(self) -> str:
        """Return how many meetings were counted."""
        count = sum(point.meetings for point in self._points if point.body == ALL)
        return ngettext("{count} meeting", "{count} meetings", count).format(count=count)

    def pictured(self) -> bool:
        """Tell whether there is a picture."""
        return bool(self._points)

    def picture(self) -> Picture | None:
        """Return the charts as a picture."""
        return self.chart.picture(_("Trends"))

    def write(self, path: Path, progress: Progress) -> None:
        """Write the figures with their charts."""
        self.files.trends(self._points, self._scope, path, progress)


def _reported(count: int) -> str:
    if not count:
        return ""
    text = ngettext(
        "{count} participant was reported beyond those counted by name, and counts neither as a woman nor as "
        "a man.",
        "{count} participants were reported beyond those counted by name, and count neither as women nor as "
        "men.",
        count,
    )
    return text.format(count=count)


def _in_words(chart: YearChart) -> str:
    pairs = zip(chart.years, chart.values, strict=True)
    values = ", ".join(f"{year}: {said(chart, value)}" for year, value in pairs)
    return f"{chart.title} – {values}"


def _read(desk: Desk, scope: Scope, counting: Counting, _progress: Progress) -> tuple[TrendPoint, ...]:
    return desk.workspace.reports.trends(scope, counting)
