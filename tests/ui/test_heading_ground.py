"""The headings of a table leave the round corners of its frame whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ui.toolkit.heading_ground import fill_heading
from ui.toolkit.record_header import RecordHeader


def corners(table: QTableView) -> tuple[bool, bool]:
    """Return whether the ground of the headings covers the left and the right corner."""
    header = table.horizontalHeader()
    width, height = header.viewport().width(), header.viewport().height()
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for column in range(header.count()):
        place = QRect(header.sectionViewportPosition(column), 0, header.sectionSize(column), height)
        fill_heading(header, painter, place, QColor("white"))
    painter.end()
    assert image.pixelColor(width // 2, 0).alpha() == image.pixelColor(0, height - 1).alpha() == 255
    return image.pixelColor(0, 0).alpha() > 0, image.pixelColor(width - 1, 0).alpha() > 0


@pytest.mark.parametrize("numbered", [False, True])
def test_the_ground_of_headings_leaves_round_corners_free_where_it_meets_them(
    qtbot: QtBot, numbered: bool
) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(1, 3, table))
    table.setHorizontalHeader(RecordHeader(table))
    table.horizontalHeader().setStretchLastSection(True)
    table.verticalHeader().setVisible(numbered)
    table.resize(500, 300)
    table.show()
    assert corners(table) == (numbered, False)
