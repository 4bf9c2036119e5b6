"""A table of guests on the screen, and what tests read from it and do with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_people import FIELDS, GUESTS, PILLS, Guestbook, parties
from tests.ui.toolkit_typing import press
from ui.toolkit.record_table import RecordTable
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.values import Values

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Store:
    """Remembers a layout in memory."""

    def __init__(self) -> None:
        self.layout: dict[str, Any] | None = None

    def load(self) -> dict[str, Any] | None:
        return self.layout

    def save(self, layout: dict[str, Any]) -> None:
        self.layout = layout


def guest_table(
    qtbot: QtBot, layout: Store | None = None, *, opens: bool = False
) -> tuple[RecordTable, Guestbook]:
    """Show a table of guests, and return the book that it edits too; with `opens`, Enter opens records."""
    book = Guestbook()
    model = RecordTableModel(FIELDS, values=Values(parties), edit=book.edit, edit_many=book.edit_many)
    book.changed = lambda: model.set_rows(tuple(book.guests))
    model.set_rows(GUESTS)
    table = RecordTable(model, name="Guests", pills=PILLS, layout=layout, numbers=True, opens=opens)
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1000, 400)
    table.show()
    qtbot.waitExposed(table)
    table.setFocus()
    return table, book


def go(table: RecordTable, record_id: str, key: str, down: int = 0, right: int = 0) -> None:
    """Select a block of cells from one cell on."""
    model = table.records
    index = model.index(model.line_of(record_id), model.column_of(key))
    table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    for key_pressed, count in ((Key.Key_Down, down), (Key.Key_Right, right)):
        for _time in range(count):
            press(table, key_pressed, SHIFT)


def column(table: RecordTable, key: str) -> list[str]:
    """Return what a column shows."""
    model = table.records
    return [model.text(model.index(line, model.column_of(key))) for line in range(model.rowCount())]


def put(text: str) -> None:
    """Put `text` on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def told(table: RecordTable) -> QSignalSpy:
    """Return a record of what the table tells."""
    return QSignalSpy(table.commands.told)


def done(table: RecordTable) -> QSignalSpy:
    """Return a record of what the table says was done."""
    return QSignalSpy(table.commands.done)


def paste(table: RecordTable, record_id: str, key: str, text: str, *, down: int = 0, right: int = 0) -> None:
    """Paste `text` over a block of cells from one cell on."""
    go(table, record_id, key, down, right)
    put(text)
    table.commands.paste()
