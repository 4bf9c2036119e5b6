"""Hands reports out as workbooks with charts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cica_events.domain.report_rules import ReportKind
from cica_events.exports.report_table import ReportHeading
from cica_events.i18n import language, translator
from cica_events.progress import Progress, silent
from cica_events.queries.reports import Scope
from cica_events.queries.reports_attendance import Attendance
from cica_events.queries.reports_map import ParticipationMap
from cica_events.queries.reports_press import PressCount, PressFacts
from cica_events.queries.reports_trends import TrendPoint
from cica_events.services.reports import ReportService


class ReportFiles:
    """Writes what `ReportService` computed, in the language at hand; openpyxl is loaded with the first.

    Each raises OutputError where the file cannot be written, and Cancelled from `progress`.
    """

    def __init__(self, reports: ReportService) -> None:
        self._reports = reports

    def participation(
        self, found: ParticipationMap, scope: Scope, path: Path, progress: Progress = silent
    ) -> None:
        """Write the map, and how often each party attended."""
        from cica_events.exports.report_map_sheet import MapSheet
        from cica_events.exports.report_tables import map_tables
        from cica_events.exports.report_workbook import write_report

        heading = self._heading(ReportKind.PARTICIPATION, self.scope_in_words(scope))
        name = translator(language()).gettext("Map")
        write_report(heading, map_tables(found, language()), path, progress, (name, MapSheet(found)))

    def attendance(self, found: Attendance, scope: Scope, path: Path, progress: Progress = silent) -> None:
        """Write the tables of attendance."""
        from cica_events.exports.report_tables import attendance_tables
        from cica_events.exports.report_workbook import write_report

        words = self.scope_in_words(scope)
        if scope.meeting_id and found.meetings:
            words = found.meetings[0].shown_title(language())
        heading = self._heading(ReportKind.ATTENDANCE, words)
        write_report(heading, attendance_tables(found, language()), path, progress)

    def press(
        self,
        facts: PressFacts,
        count: PressCount,
        sentences: Iterable[str],
        path: Path,
        progress: Progress = silent,
    ) -> None:
        """Write the sentences and what they count."""
        from cica_events.exports.report_tables import press_tables
        from cica_events.exports.report_workbook import write_report

        heading = self._heading(ReportKind.PRESS, facts.meeting.shown_title(language()))
        write_report(heading, press_tables(facts, count, tuple(sentences), language()), path, progress)

    def trends(
        self, points: tuple[TrendPoint, ...], scope: Scope, path: Path, progress: Progress = silent
    ) -> None:
        """Write the years, with charts."""
        from cica_events.exports.report_tables import trend_tables
        from cica_events.exports.report_workbook import write_report

        bodies = {point.body: self._reports.body(point.body) for point in points if point.body}
        heading = self._heading(ReportKind.TRENDS, self.scope_in_words(scope))
        write_report(heading, trend_tables(points, bodies, language()), path, progress)

    def scope_in_words(self, scope: Scope) -> str:
        """Return "2021–2023 · Senior Officials Committee, Youth Council"."""
        words = translator(language())
        first, last = scope.first_year, scope.last_year
        if first is None and last is None:
            span = words.gettext("All years")
        elif first is None or last is None:
            pattern = words.gettext("Until {year}") if first is None else words.gettext("Since {year}")
            span = pattern.format(year=last or first)
        else:
            span = str(first) if first == last else f"{first}–{last}"
        bodies = ", ".join(self._reports.body(code) for code in sorted(scope.bodies)) or words.gettext(
            "all bodies"
        )
        return f"{span} · {bodies}"

    def _heading(self, kind: ReportKind, scope: str) -> ReportHeading:
        words = translator(language())
        rules = tuple(words.gettext(rule) for rule in kind.rules)
        return ReportHeading(language(), words.gettext(kind.label), scope, datetime.now().astimezone(), rules)
