"""Trends over the years, in charts and in a table beside them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cica_events.domain.meetings import Stage
from cica_events.domain.report_rules import ReportKind
from tests.ui.meeting_desk import Office
from tests.ui.opened_reports import held_meeting, open_reports
from ui.reports.trends_view import TrendsView


def trends(qtbot: QtBot, office: Office) -> TrendsView:
    view = open_reports(qtbot, office, "trends").views[ReportKind.TRENDS]
    assert isinstance(view, TrendsView)
    return view


def test_trends_stand_in_charts_and_in_a_table(qtbot: QtBot, office: Office) -> None:
    held_meeting(office)
    view = trends(qtbot, office)
    assert "Participants – 2023: 4" in view.chart.accessibleDescription()
    assert view.table.figures.text(0, 3) == "4"


def test_the_figures_stand_side_by_side_over_the_whole_width(qtbot: QtBot, office: Office) -> None:
    held_meeting(office)
    table = trends(qtbot, office).table
    heads = table.horizontalHeader()
    shown = [heads.sectionSize(column) for column in range(heads.count()) if heads.sectionSize(column)]
    assert heads.length() == table.viewport().width()
    assert max(shown) < 3 * min(shown)


def test_a_year_of_which_nothing_is_known_is_no_year_with_nobody(qtbot: QtBot, office: Office) -> None:
    held_meeting(office)
    office.workspace.meetings.edit([office.plan("SUMMIT", "2022-10-12")], {"stage": Stage.HELD})
    assert "Participants – 2022: –, 2023: 4" in trends(qtbot, office).chart.accessibleDescription()


def test_who_is_neither_among_the_women_nor_among_the_men_is_told(qtbot: QtBot, office: Office) -> None:
    office.workspace.meetings.edit([held_meeting(office)], {"participants_at_least": 6})
    office.workspace.meetings.edit([office.hold("YC", "2023-05-06")], {"participants_at_least": 31})
    view = trends(qtbot, office)
    figures = view.table.figures
    assert [figures.text(0, column) for column in (3, 5, 6, 7)] == ["37", "1", "2", "1"]
    assert view.note.text().startswith("33 participants were reported beyond those counted by name")
