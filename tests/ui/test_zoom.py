"""The size of the whole interface: live, remembered, bounded; and motion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.shell_parts import settings_in
from tests.ui.toolkit_guests import go, guest_table
from tests.ui.toolkit_people import GUESTS
from ui.home.matter_line import SignChip
from ui.main import Application
from ui.participants.participants_tab import ParticipantsTab
from ui.runtime.fixed_sizes import grow
from ui.runtime.icons import Icons
from ui.runtime.motion import Choice, Motion, moves
from ui.runtime.theme import Scheme, Theme, style_sheet
from ui.runtime.zoom import scaled, scaled_sheet, step_from, use_zoom
from ui.shell.size_slider import SizeSlider


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, Scheme.LIGHT)
    yield theme
    theme.undress()
    theme.deleteLater()


def test_fonts_and_the_style_sheets_lengths_grow_together(theme: Theme, qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    theme.enlarge(150)
    assert qapp.font().pointSizeF() == pytest.approx(usual * 1.5, abs=0.1)
    assert "min-height: 27px" in style_sheet("light", QFont("Sans", 10))
    theme.enlarge(100)
    assert qapp.font().pointSizeF() == usual
    assert "min-height: 18px" in style_sheet("light", QFont("Sans", 10))


def test_lines_stay_hairlines() -> None:
    use_zoom(200)
    assert scaled_sheet("border: 1px; margin: 4px 0px;") == "border: 1px; margin: 8px 0px;"
    use_zoom(100)


def test_icons_grow(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    Icons(theme, label).put_picture(label, "plus", size=16)
    theme.enlarge(200)
    theme.dressing.finish()  # the label is not in sight
    assert label.pixmap().deviceIndependentSize().width() == 32


def test_room_that_was_taken_for_words_grows_with_them(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setMinimumSize(400, 300)
    words, rule = QPushButton(window), QLabel(window)
    words.setMinimumWidth(100)
    words.setMaximumWidth(200)
    rule.setFixedHeight(1)
    grow([window, words, rule], 1.5)
    assert (words.minimumWidth(), words.maximumWidth()) == (150, 300)
    assert rule.maximumHeight() == 1
    assert window.minimumWidth() == 400


def test_a_sign_on_the_first_page_is_as_wide_as_before_once_the_size_is_back(
    theme: Theme, qtbot: QtBot
) -> None:
    line = QWidget()
    qtbot.addWidget(line)
    line.show()
    usual = SignChip("▲", "warning", line)
    usual.show()
    theme.enlarge(200)
    late = SignChip("▲", "warning", line)  # as when the page is filled anew in the meantime
    late.show()
    theme.enlarge(100)
    theme.dressing.finish()
    widths = [max(sign.minimumSizeHint().width(), sign.minimumWidth()) for sign in (usual, late)]
    assert widths[0] == widths[1]


@pytest.mark.parametrize(
    ("percent", "up", "there"), [(100, True, 110), (100, False, 90), (200, True, 200), (130, True, 150)]
)
def test_keys_go_from_step_to_step(percent: int, up: bool, there: int) -> None:
    assert step_from(percent, up=up) == there


def test_the_size_is_chosen_live_and_remembered(application: Application, qtbot: QtBot) -> None:
    application.start()
    actions = application.window.frame_actions
    actions.larger.trigger()
    actions.larger.trigger()
    assert (application.settings.zoom, scaled(100)) == (125, 125)
    application.window.show_page("settings")
    slider = application.window.findChildren(SizeSlider)[0].slider
    slider.setValue(20)
    assert application.settings.zoom == 200
    assert not actions.larger.isEnabled()
    actions.usual_size.trigger()
    assert (application.settings.zoom, slider.value()) == (100, 10)


def test_the_current_cell_stays_in_sight_while_all_grows(theme: Theme, qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    table.records.set_rows([replace(GUESTS[number % 6], id=str(number)) for number in range(60)])
    go(table, "40", "status")
    table.scrollTo(table.currentIndex(), QTableView.ScrollHint.PositionAtBottom)

    def seen() -> bool:
        return table.viewport().rect().contains(table.visualRect(table.currentIndex()))

    for percent in (125, 150, 100):
        before = table.rowHeight(0)
        theme.enlarge(percent)
        qtbot.waitUntil(lambda before=before: table.rowHeight(0) != before)
        qtbot.waitUntil(seen)


def test_a_list_scrolled_away_from_its_current_cell_stays_there_while_all_grows(
    theme: Theme, qtbot: QtBot
) -> None:
    table, _book = guest_table(qtbot)
    table.records.set_rows([replace(GUESTS[number % 6], id=str(number)) for number in range(60)])
    go(table, "40", "status")
    table.verticalScrollBar().setValue(0)
    before = table.rowHeight(0)
    theme.enlarge(150)
    qtbot.waitUntil(lambda: table.rowHeight(0) != before)
    assert table.verticalScrollBar().value() == 0


def test_a_remembered_size_that_is_none_is_bounded(qapp: QApplication, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.zoom = 7000
    application = Application(qapp, settings, tmp_path / "data")
    assert scaled(100) == 200
    application.close()


def test_motion_is_off_where_the_system_says_so_unless_the_user_chose(qapp: QApplication) -> None:
    motion = Motion(qapp, Choice.SYSTEM, qapp)
    motion.follow(False)
    assert not moves()
    motion.choose(Choice.ON)
    assert moves()
    motion.choose(Choice.SYSTEM)
    assert not moves()
    motion.follow(True)
    assert moves()
    motion.deleteLater()


def test_columns_grow_and_what_the_user_chose_is_kept_for_every_size(
    theme: Theme, office: Office, meeting: str, qtbot: QtBot
) -> None:
    tab = ParticipantsTab(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1300, 600)
    tab.bring_up(meeting_id=meeting)
    tab.show()
    table = tab.table
    header, column = table.horizontalHeader(), table.records.column_of("family_name")
    header.resizeSection(column, 300)
    theme.enlarge(150)
    qtbot.waitUntil(lambda: header.sectionSize(column) == 450)
    header.resizeSection(column, 600)
    theme.enlarge(100)
    qtbot.waitUntil(lambda: header.sectionSize(column) == 400)
