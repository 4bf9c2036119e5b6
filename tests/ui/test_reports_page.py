"""Reports as a person reads, explores and saves them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.participants import Participation
from cica_events.domain.presence import Presence
from cica_events.domain.protocol import Section
from cica_events.domain.report_rules import ReportKind
from cica_events.domain.representatives import People
from cica_events.queries.reports import Scope
from cica_events.queries.reports_map import ParticipationMap
from cica_events.services.reports import ReportService
from tests.ui.meeting_desk import Office
from tests.ui.opened_reports import held_meeting, open_reports, settle
from tests.ui.people_at_meeting import party
from ui.reports.attendance_view import AttendanceView
from ui.reports.map_lines import Order
from ui.reports.map_view import MapView
from ui.reports.press_view import PressView
from ui.reports.reports_page import PATIENCE, ReportsPage
from ui.reports.saving import PRINT, save_picture


@pytest.fixture
def held(office: Office) -> str:
    """A meeting that was held, as all reports here count it."""
    return held_meeting(office)


@pytest.fixture
def open_page(qtbot: QtBot, office: Office) -> Callable[..., ReportsPage]:
    return partial(open_reports, qtbot, office)


def test_a_report_that_takes_long_says_at_once_that_it_is_read_and_moves_nothing(
    open_page: Callable[..., ReportsPage],
    office: Office,
    held: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, go_on, read = open_page(), Event(), ReportService.participation
    place = page.stack.geometry()

    def waiting(service: ReportService, scope: Scope) -> ParticipationMap:
        go_on.wait(10)
        return read(service, scope)

    monkeypatch.setattr(ReportService, "participation", waiting)
    page.all.trigger()
    qtbot.waitUntil(page.busy.isVisible)
    assert page.stack.geometry() == place
    go_on.set()
    settle(qtbot, office)
    assert not page.busy.isVisible()
    assert page.stack.geometry() == place
    assert PATIENCE < 100


def mapped(page: ReportsPage) -> MapView:
    view = page.views[ReportKind.PARTICIPATION]
    assert isinstance(view, MapView)
    return view


def row_of(view: MapView, name: str) -> int:
    return next(n for n, line in enumerate(view.model.lines) if line.text == name)


def test_the_map_tells_each_cell_in_words_and_its_models_keep_the_rules_of_qt(
    open_page: Callable[..., ReportsPage], held: str, qtmodeltester: ModelTester
) -> None:
    page = open_page()
    model = mapped(page).model
    qtmodeltester.check(model)
    row = row_of(mapped(page), "Kazakhstan")
    words = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Kazakhstan, SOC-2023-12-12, 12 December 2023: Attended in person · Host · 2 people"
    hint = model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Bakayev, Deputy Minister of Foreign Affairs" in hint
    assert page.status() == "1 meeting · 45 States and organizations · 2 delegations took part"


def test_a_screen_reader_hears_the_cells_of_the_map(open_page: Callable[..., ReportsPage], held: str) -> None:
    view = mapped(open_page())
    found: QAccessibleInterface = QAccessible.queryAccessibleInterface(view.table)
    texts = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert any(text.startswith("China, SOC-2023-12-12") for text in texts)


def test_enter_and_a_click_go_to_the_delegation(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str, office: Office
) -> None:
    view = mapped(open_page())
    table = view.table
    table.setCurrentIndex(view.model.index(row_of(view, "Cambodia"), 0))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == row_of(view, "China")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    home = next(
        row.id for row in office.workspace.delegations.rows(held) if row.party_id == party(office, "China")
    )
    assert office.went == [("meeting", {"meeting_id": held, "tab": "delegations", "select": home})]
    place: QPoint = table.visualRect(view.model.index(row_of(view, "Kazakhstan"), 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(office.went) == 2


def test_who_is_at_the_cell_is_told_below_the_map(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str
) -> None:
    view = mapped(open_page())
    view.table.setCurrentIndex(view.model.index(row_of(view, "China"), 0))
    qtbot.waitUntil(lambda: "Zhang" in view.words.text())


def test_rows_are_sorted_by_participation_and_sections_keep_their_sums(
    open_page: Callable[..., ReportsPage], held: str
) -> None:
    view = mapped(open_page())
    assert view.model.lines[0].text == "Member States"
    assert view.model.lines[0].total == 2
    view.order.setCurrentIndex(view.order.findData(Order.PARTICIPATION))
    totals = [line.total for line in view.model.lines]
    assert totals == sorted(totals, reverse=True)
    assert all(line.party for line in view.model.lines)


def test_zoom_keeps_cells_readable(open_page: Callable[..., ReportsPage], held: str) -> None:
    table = mapped(open_page()).table
    for _step in range(20):
        table.zoom(-1)
    small = table.extent
    for _step in range(20):
        table.zoom(1)
    assert small == 8
    assert table.extent == 44
    table.fit()
    assert 8 <= table.extent <= 44


def test_the_map_fills_its_width_until_one_chooses_a_size(
    open_page: Callable[..., ReportsPage], held: str
) -> None:
    page = open_page()
    table = mapped(page).table
    assert (table.extent, table.high) == (44, 28)
    table.zoom(-1)
    chosen = table.extent
    page.resize(1000, 720)
    assert table.extent == table.high == chosen < 44
    table.fit()
    assert table.extent == 44


def test_a_change_elsewhere_is_seen(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str, office: Office
) -> None:
    view = mapped(open_page())
    home = next(row for row in office.workspace.delegations.rows(held) if row.party_name == "China")
    ids = [row.id for row in office.workspace.participants.rows(held) if row.delegation_id == home.id]
    office.workspace.participants.edit(ids, {"status": Participation.ACCREDITED})
    settle(qtbot, office)
    cell = view.model.cell(row_of(view, "China"), 0)
    assert cell is not None
    assert cell.presence is Presence.ABSENT


def test_where_no_meeting_was_held_the_next_step_is_told(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], office: Office
) -> None:
    office.plan("SOC", "2030-05-01")
    page = open_page()
    assert page.stack.currentWidget() is page.empty
    assert not page.saving.workbook.isEnabled()
    page.all.trigger()
    settle(qtbot, office)
    assert page.stack.currentWidget() is mapped(page)
    assert len(mapped(page).model.meetings) == 1


def test_a_workspace_that_went_away_is_told_and_read_again_when_it_is_back(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str, office: Office, tmp_path: Path
) -> None:
    file, away = tmp_path / "office.cica", tmp_path / "away.cica"
    page = open_page()
    office.workspace.database.close()
    file.rename(away)
    page.scope.last.currentIndexChanged.emit(0)
    settle(qtbot, office)
    assert page.stack.currentWidget() is page.empty
    assert page.again.isVisible()
    away.rename(file)
    page.again.trigger()
    settle(qtbot, office)
    assert page.stack.currentWidget() is mapped(page)


def test_without_any_meeting_one_is_led_to_a_new_one(
    open_page: Callable[..., ReportsPage], office: Office
) -> None:
    page = open_page("press")
    assert page.stack.currentWidget() is page.empty
    page.new.trigger()
    assert office.went == [("meetings", {"new": True})]


def test_attendance_counts_by_what_one_chooses(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str, office: Office
) -> None:
    page = open_page("attendance")
    view = page.views[ReportKind.ATTENDANCE]
    assert isinstance(view, AttendanceView)
    figures = view.table.figures
    assert [figures.text(row, 0) for row in range(figures.rowCount())] == [
        "Member States",
        "Secretariat",
        "Total",
    ]
    assert figures.text(2, 2) == "4"
    qtbot.mouseClick(view.by.button("capacity"), Qt.MouseButton.LeftButton)
    assert figures.text(0, 0) == "Head of delegation"
    next(each for each in page.scope.counting_menu.actions() if each.text() == "Secretariat").trigger()
    settle(qtbot, office)
    assert figures.text(figures.rowCount() - 1, 2) == "3"
    assert page.status() == "3 participants · 2 delegations"


def test_the_press_sentence_follows_the_checklist_and_is_copied(
    open_page: Callable[..., ReportsPage], held: str
) -> None:
    view = open_page("press").views[ReportKind.PRESS]
    assert isinstance(view, PressView)
    assert view.cards["en"].sentence == "3 representatives from 2 Member States"
    assert view.cards["ru"].sentence == "3 представителя из 2 государств-членов"
    assert view.boxes[People.SECRETARIAT].text() == "Secretariat: 1"
    assert view.boxes[Participation.ACCREDITED].text() == "Accredited: 0"
    view.boxes[People.SECRETARIAT].click()
    assert view.cards["en"].sentence == "4 representatives from 2 Member States"
    view.cards["ru"].copy.trigger()
    assert QGuiApplication.clipboard().text() == "4 представителя из 2 государств-членов"
    view.boxes[Participation.REGISTERED].click()
    assert view.cards["en"].sentence == ""
    assert not view.cards["en"].copy.isEnabled()
    assert "Mark delegations as present" in view.note.text()


def test_one_can_be_led_to_the_sentence_of_a_meeting(
    qtbot: QtBot, office: Office, held: str, open_page: Callable[..., ReportsPage]
) -> None:
    office.workspace.meetings.edit([office.hold("YC", "2024-05-06")], {"participants_at_least": 31})
    page = ReportsPage(office.desk)
    qtbot.addWidget(page)
    page.bring_up(report="press", meeting_id=held)
    page.show()
    settle(qtbot, office)
    view = page.views[ReportKind.PRESS]
    assert isinstance(view, PressView)
    assert view.meeting.meeting_id == held
    assert view.meeting.currentText().endswith(" · 12 December 2023 · SOC-2023-12-12")
    view.meeting.setFixedWidth(240)
    QApplication.sendPostedEvents()
    shown = view.meeting.lineEdit().shown_text()  # type: ignore[union-attr]
    assert shown.endswith("…")
    assert view.meeting.currentText().startswith(shown[:-1])
    assert view.counted.people.text().startswith("Representatives: 3.")
    assert view.counted.sections[Section.MEMBER_STATES][1].text() == "China, Kazakhstan"
    view.boxes[Section.MEMBER_STATES].setChecked(False)
    assert not view.counted.sections[Section.MEMBER_STATES][1].isVisible()
    view.boxes[Section.MEMBER_STATES].setChecked(True)
    assert view.cards["en"].sentence == "3 representatives from 2 Member States"


def test_a_narrow_window_keeps_the_chart_readable_and_a_wide_one_the_names(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str
) -> None:
    page = open_page("attendance")
    view = page.views[ReportKind.ATTENDANCE]
    assert isinstance(view, AttendanceView)
    assert view.table.width() >= view.table.whole_width()
    page.resize(760, 560)
    qtbot.waitUntil(lambda: view.table.width() < view.table.whole_width())
    assert view.chart.width() >= view.chart.minimumSizeHint().width()
    assert view.chart.visibleRegion().boundingRect().width() == view.chart.width()


@pytest.mark.parametrize("report", ["participation", "attendance", "trends"])
def test_pictures_are_saved_sharp_and_as_drawings(
    open_page: Callable[..., ReportsPage], held: str, tmp_path: Path, report: str
) -> None:
    picture = open_page(report).views[ReportKind.of(report)].picture()
    assert picture is not None
    png, svg = tmp_path / "picture.png", tmp_path / "picture.svg"
    save_picture(picture, png, PRINT)
    save_picture(picture, svg, PRINT)
    assert QImage(str(png)).width() == picture.size.width() * 4
    drawn = svg.read_bytes()
    assert QSvgRenderer(QByteArray(drawn)).viewBoxF() == QRectF(
        0, 0, picture.size.width(), picture.size.height()
    )
    assert b"<text" in drawn
    assert [path.suffix for path in sorted(tmp_path.iterdir()) if path.name.startswith("picture")] == [
        ".png",
        ".svg",
    ]


def test_a_workbook_is_written_where_one_says(
    qtbot: QtBot,
    open_page: Callable[..., ReportsPage],
    held: str,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, path = open_page(), tmp_path / "map.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    page.saving.workbook.trigger()
    settle(qtbot, office)
    assert path.exists()
    assert office.desk.messages.text == "map.xlsx was written."


def test_how_it_is_counted_is_told(qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str) -> None:
    dialog = open_page().tell_rules()
    assert "Participation map" in dialog.windowTitle()
    dialog.reject()


def test_the_choice_is_kept(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str, office: Office
) -> None:
    office.hold("YC", "2021-05-06")
    page = open_page()
    page.scope.first.setCurrentIndex(page.scope.first.findData(2023))
    page.scope.bodies_menu.actions()[0].trigger()
    settle(qtbot, office)
    again = open_page().scope.scope()
    assert (again.first_year, again.last_year) == (2023, 2023)
    assert len(again.bodies) == 1


def test_in_a_low_window_the_map_keeps_rows_in_sight_and_the_legend_waits(
    qtbot: QtBot, open_page: Callable[..., ReportsPage], held: str
) -> None:
    view = mapped(open_page())
    page = view.window()
    assert view.legend.isVisible() == view.signs.isChecked()
    page.resize(1200, 900)
    assert view.legend.isVisible()
    page.resize(1200, 440)
    assert not view.legend.isVisible()
    assert view.table.viewport().height() >= 3 * view.table.high
    view.signs.trigger()
    assert view.legend.isVisible()
    page.resize(1200, 450)
    assert view.legend.isVisible()
