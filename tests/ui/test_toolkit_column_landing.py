"""While a heading is dragged a line shows where it would go, and there it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_guests import guest_table
from ui.toolkit.frozen_columns import FrozenHeader
from ui.toolkit.record_table import RecordTable

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable:
    table, _book = guest_table(qtbot)
    return table


def header_of(table: RecordTable) -> FrozenHeader:
    header = table.horizontalHeader()
    assert isinstance(header, FrozenHeader)
    return header


def drag(table: RecordTable, key: str, over: str, part: float) -> None:
    """Drag a heading over another, `part` of its width from its left, without letting it go."""
    header, model = header_of(table), table.records
    start = header.place(model.column_of(key)).center()
    seen = header.place(model.column_of(over))
    goal = QPoint(seen.left() + round(seen.width() * part), start.y())
    QTest.mousePress(header.viewport(), LEFT, pos=start)
    for step in (1, 2, 3):
        QTest.mouseMove(header.viewport(), start + (goal - start) * step / 3)


def drop(table: RecordTable) -> None:
    QTest.mouseRelease(header_of(table).viewport(), LEFT)


def keys(table: RecordTable) -> list[str]:
    return [state.key for state in table.columns.columns() if state.shown]


def line_at(table: RecordTable) -> int | None:
    """Return where (in the headings' pixels) the middle of the line stands, None where there is none."""
    header, line = header_of(table), header_of(table).landing.line
    if line is None or not line.isVisible():
        return None
    return header.viewport().mapFrom(table, line.geometry().center()).x()


@pytest.mark.parametrize("part", [0.3, 0.7])
@pytest.mark.parametrize("back", [False, True])
def test_the_line_stands_where_the_column_goes(table: RecordTable, part: float, back: bool) -> None:
    before = keys(table)
    key, over = (before[3], before[1]) if back else (before[0], before[2])
    drag(table, key, over, part)
    at = line_at(table)
    assert at is not None
    header, model = header_of(table), table.records
    left = [one for one in before if header.place(model.column_of(one)).right() <= at + 2 and one != key]
    drop(table)
    assert keys(table) != before
    assert keys(table).index(key) == len(left)
    assert line_at(table) is None


def test_no_line_stands_where_the_column_would_stay(table: RecordTable) -> None:
    first, second = keys(table)[:2]
    drag(table, first, second, 0.2)
    assert line_at(table) is None
    drop(table)
    assert keys(table)[0] == first


def test_a_heading_goes_among_the_frozen_ones_that_are_seen(table: RecordTable) -> None:
    before = keys(table)
    header_of(table).resizeSection(table.records.column_of(before[0]), 120)
    header_of(table).resizeSection(table.records.column_of(before[1]), 120)
    table.resize(700, 400)
    table.columns.freeze(before[1])
    header = header_of(table)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert header.frozen_width() > 0
    drag(table, before[-1], before[1], 0.3)
    seen = header.place(table.records.column_of(before[1]))
    at = line_at(table)
    assert at is not None
    assert abs(at - seen.left()) <= 2
    drop(table)
    assert keys(table)[:3] == [before[0], before[-1], before[1]]
