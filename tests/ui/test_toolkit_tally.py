"""What is told of the selected cells: counts, sums, averages and extremes, as in a spreadsheet's foot."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.fields import Kind
from tests.ui.toolkit_guests import go, guest_table
from tests.ui.toolkit_people import FIELDS, GUESTS
from ui.shell.list_menus import ListMenus
from ui.shell.selection_facts import SelectionFacts
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.record_table import RecordTable
from ui.toolkit.row_heights import RowHeight
from ui.toolkit.tally import Tally, hours


def told(tally: Tally) -> dict[str, str]:
    return {fact.key: fact.text for fact in tally.facts()}


def test_numbers_are_added_and_nothing_else_is() -> None:
    tally = Tally()
    for kind, value, text in (
        (Kind.INTEGER, 2, "2"),
        (Kind.INTEGER, 1, "1"),
        (Kind.INTEGER, 2, "2"),
        (Kind.TEXT, "7", "7"),
        (Kind.INTEGER, None, ""),
    ):
        tally.add(kind, value, text)
    assert told(tally) == {
        "count": "4", "different": "3", "empty": "1",
        "sum": "5", "average": "1.67", "least": "1", "most": "2",
    }  # fmt: skip


def test_durations_are_added_to_hours() -> None:
    tally = Tally()
    tally.add(Kind.DURATION, 45, "45 min")
    tally.add(Kind.DURATION, 90, "90 min")
    assert told(tally)["time"] == "2 h 15 min"
    assert [fact.copied for fact in tally.facts() if fact.key == "time"] == ["2:15"]
    assert [hours(minutes) for minutes in (0, 59, 60, 61)] == ["0 min", "59 min", "1 h", "1 h 1 min"]


def test_the_earliest_and_the_latest_date_are_told_vague_or_not() -> None:
    tally = Tally()
    for notation in ("2024-Q3", "2023-12-12", "2024"):
        tally.add(Kind.DATE, VagueDate.parse(notation), notation)
    tally.add(Kind.DAY, date(2023, 1, 5), "5 January 2023")
    assert (told(tally)["first"], told(tally)["last"]) == ("5 January 2023", "2024")


def test_one_cell_is_not_worth_telling() -> None:
    tally = Tally()
    tally.add(Kind.INTEGER, 2, "2")
    assert tally.facts() == ()


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    table, _book = guest_table(qtbot)
    table.columns.set_columns([ColumnState(field.key, field.label, shown=True) for field in FIELDS])
    return table


def counted(table: RecordTable, qtbot: QtBot) -> dict[str, str]:
    qtbot.waitUntil(lambda: not table.tally.busy)
    return {fact.key: fact.text for fact in table.tally.facts}


def test_the_selected_cells_are_counted_as_the_selection_grows(table: RecordTable, qtbot: QtBot) -> None:
    go(table, "1", "rank", down=5)
    assert counted(table, qtbot)["sum"] == "12"
    go(table, "1", "rank")
    assert counted(table, qtbot) == {}
    table.select_ids(["1"])
    assert counted(table, qtbot) == {}
    table.select_ids(["1", "2"])
    assert counted(table, qtbot)["count"] != ""


def test_a_hundred_thousand_cells_are_counted_without_holding_the_window(qtbot: QtBot) -> None:
    table, _book = guest_table(qtbot)
    table.records.set_rows([replace(GUESTS[n % 6], id=str(n)) for n in range(20_000)])
    table.moves.select_all()
    turns: list[None] = []
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None
    dispatcher.awake.connect(lambda: turns.append(None))
    assert counted(table, qtbot)["different"] == "21"
    assert len(turns) > 3  # the window was asked in between


def test_the_foot_tells_of_the_list_at_hand_and_copies_by_a_click(qtbot: QtBot, table: RecordTable) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    foot, line = SelectionFacts(window), QLineEdit(window)
    layout = QVBoxLayout(window)
    for widget in (table, line, foot):
        layout.addWidget(widget)
    window.show()
    foot.attend(None, table)
    go(table, "1", "rank", down=5)
    counted(table, qtbot)
    buttons = [button for button in foot.findChildren(QPushButton) if button.isVisible()]
    assert "Sum: 12" in [button.text() for button in buttons]
    foot.attend(table, line)  # the inspector, say
    assert foot.isVisible()
    QTest.mouseClick(next(b for b in buttons if b.text() == "Sum: 12"), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "12"
    table.hide()
    foot.attend(table, line)
    assert not foot.isVisible()
    table.setParent(None)


def test_the_menus_offer_what_the_list_at_hand_can(qtbot: QtBot, table: RecordTable) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit, view = QMenu(window), QMenu(window)
    view.addAction("Narrow sidebar")
    at_hand: list[RecordTable | None] = [table]
    ListMenus(edit, view, lambda: at_hand[0], window)
    edit.aboutToShow.emit()
    view.aboutToShow.emit()
    assert "Find and replace…" in [action.text() for action in edit.actions()]
    heights = view.actions()[1].menu()
    assert isinstance(heights, QMenu)
    heights.actions()[0].trigger()
    assert table.heights.height is RowHeight.COMPACT
    at_hand[0] = None
    edit.aboutToShow.emit()
    view.aboutToShow.emit()
    assert edit.actions() == []
    assert not heights.isEnabled()
