"""The columns of a table share the room: text takes what is left over, a width that was chosen stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell_parts import settings_in
from tests.ui.toolkit_people import FIELDS, GUESTS
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel

NAME, POSITION, CAPACITY = range(3)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    return page


def table_in(page: QWidget, folder: Path) -> RecordTable:
    model = RecordTableModel(FIELDS, parent=page)
    model.set_rows(GUESTS)
    table = RecordTable(model, name="Guests", layout=StoredLayout(settings_in(folder), "guests"), parent=page)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(table)
    page.resize(1300, 400)
    page.show()
    return table


def widths(table: RecordTable) -> dict[int, int]:
    header = table.horizontalHeader()
    return {column: header.sectionSize(column) for column in table.columns.shown_columns()}


def missing(table: RecordTable) -> int:
    """Return by how much the columns are wider (or, negative, narrower) than the table."""
    return sum(widths(table).values()) - table.viewport().width()


def needed(table: RecordTable, column: int) -> int:
    """Return the width of the longest text of a column."""
    texts = (table.records.text(table.records.index(line, column)) for line in range(len(GUESTS)))
    return max(map(table.fontMetrics().horizontalAdvance, texts))


def test_no_text_is_cut_beside_a_column_with_more_room_than_it_needs(page: QWidget, tmp_path: Path) -> None:
    table = table_in(page, tmp_path)
    told = widths(table)
    assert all(told[column] > needed(table, column) for column in (NAME, POSITION))
    assert table.horizontalScrollBar().maximum() == 0
    longer = [replace(guest, position=guest.position * 3) for guest in GUESTS]
    table.records.set_rows([*longer, replace(longer[0], id="another")])
    assert widths(table) == told  # nothing jumps as rows are edited, added or read again
    table.records.set_rows([replace(guest, id=f"other {guest.id}") for guest in longer])
    assert widths(table)[POSITION] > told[POSITION]  # another list came in its place


def test_columns_of_text_take_the_room_that_is_left_over(page: QWidget, tmp_path: Path) -> None:
    table = table_in(page, tmp_path)
    before = widths(table)
    page.resize(1700, 400)
    after = widths(table)
    assert after[POSITION] - before[POSITION] > 100
    assert after[NAME] > before[NAME]
    assert after[CAPACITY] == before[CAPACITY]
    assert missing(table) == 0


def test_a_little_room_that_is_missing_is_taken_from_them(page: QWidget, tmp_path: Path) -> None:
    table = table_in(page, tmp_path)
    page.resize(2000, 400)
    roomy = sum(widths(table).values())
    for width in range(2000, 700, -10):
        page.resize(width, 400)
        if missing(table) > 0:
            break
    assert missing(table) > 30  # where much is missing, all of it is: nothing is squeezed any more
    assert width < roomy - 100


def test_a_width_that_was_chosen_stays_and_only_it_is_remembered(page: QWidget, tmp_path: Path) -> None:
    table = table_in(page, tmp_path)
    table.horizontalHeader().resizeSection(NAME, 333)
    page.resize(1700, 400)
    assert widths(table)[NAME] == 333
    assert settings_in(tmp_path).layout("guests")["widths"] == {"name": 333}


def test_the_usual_columns_share_the_room_again(page: QWidget, tmp_path: Path) -> None:
    table = table_in(page, tmp_path)
    before = widths(table)
    table.horizontalHeader().resizeSection(NAME, 500)
    table.columns.reset()
    assert widths(table) == before
