"""How high the rows of a list are, chosen for each list and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_people import FIELDS, GUESTS
from ui.runtime.settings import Settings
from ui.toolkit.arrangement import SortBy
from ui.toolkit.cell_painting import wrapped
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.record_table import RecordTable
from ui.toolkit.row_heights import RowHeight
from ui.toolkit.table_model import RecordTableModel


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


def table_of(qtbot: QtBot, settings: Settings) -> RecordTable:
    model = RecordTableModel(FIELDS)
    model.set_rows(GUESTS)
    table = RecordTable(model, name="Guests", layout=StoredLayout(settings, "guests"))
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(700, 400)
    return table


def test_the_chosen_height_holds_for_this_list_and_is_kept(qtbot: QtBot, settings: Settings) -> None:
    table = table_of(qtbot, settings)
    usual = table.rowHeight(0)
    table.heights.actions[2].trigger()
    assert table.rowHeight(0) >= usual + 2 * table.fontMetrics().lineSpacing() - 2
    again = table_of(qtbot, settings)
    assert again.rowHeight(0) == table.rowHeight(0)
    again.columns.reset()
    assert table_of(qtbot, settings).heights.height is RowHeight.TALL


def test_headings_of_groups_stay_one_line_high_over_tall_rows(qtbot: QtBot, settings: Settings) -> None:
    table = table_of(qtbot, settings)
    usual = table.rowHeight(0)
    table.heights.choose(RowHeight.TALL)
    tall = table.rowHeight(0)

    def heights() -> list[int]:
        return [table.rowHeight(line) for line in range(table.records.rowCount())]

    table.records.group_by("party_id")
    assert heights() == [usual, tall, tall, tall, usual, tall, usual, tall, usual, tall]
    groups = [line.group.id for line in map(table.records.group_at, range(10)) if line is not None]
    table.records.set_folded(groups[0], True)
    table.sort_by([SortBy("name")])
    assert heights() == [usual, usual, tall, usual, tall, usual, tall]
    table.records.unfold_all()
    table.records.group_by("")
    assert heights() == [tall] * len(GUESTS)
    table.records.group_by("party_id")
    table.heights.choose(RowHeight.USUAL)
    assert set(heights()) == {usual}


def test_control_and_the_wheel_make_rows_higher_and_lower(qtbot: QtBot, settings: Settings) -> None:
    table = table_of(qtbot, settings)
    seen = []
    for turn in (-120, -120, 60, 60, 120, 120):
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(table.viewport(), event)
        seen.append(table.heights.height.name)
    assert seen == ["COMPACT", "COMPACT", "COMPACT", "USUAL", "TALL", "TALL"]


def test_a_long_text_is_broken_at_words_and_keeps_all_of_it(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    text = "Deputy Minister of Foreign Affairs\nand Special Envoy of the President for the Aral Sea"
    wide = QFontMetrics(font).horizontalAdvance("Deputy Minister of Foreign ")
    lines = wrapped(text, font, wide, 3)
    assert len(lines) == 3
    assert lines[0].strip() == "Deputy Minister of Foreign"
    assert "".join(lines).replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
