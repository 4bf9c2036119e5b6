"""The import's window over a real workspace, and what tests read from it and do with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from ui.imports.import_dialog import ImportDialog
from ui.imports.preview_model import FATE
from ui.participants.participant_importer import participant_importer


@contextmanager
def open_import(qtbot: QtBot, office: Office, meeting: str) -> Iterator[ImportDialog]:
    """Open the window for a meeting, over one of a good size; close it when done."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1300, 740)
    parent.show()
    dialog = ImportDialog(office.desk, participant_importer(office.desk, meeting), parent)
    dialog.open()
    yield dialog
    if dialog.isVisible():
        dialog.reject()


def spreadsheet(folder: Path, *rows: Sequence[str], name: str = "list.xlsx", title: str = "Список") -> Path:
    """Write a list under a title."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([title])
    for row in rows:
        sheet.append(list(row))
    book.save(folder / name)
    return folder / name


def settled(qtbot: QtBot, office: Office) -> None:
    """Wait until nothing goes on beside the window."""
    qtbot.waitUntil(lambda: not office.desk.tasks.busy, timeout=15_000)


def taken(qtbot: QtBot, office: Office, dialog: ImportDialog, path: Path) -> None:
    """Read a file."""
    dialog.take(path)
    settled(qtbot, office)


def fates(dialog: ImportDialog) -> list[tuple[int, str]]:
    """Return (number, what happens) of the rows shown."""
    model = dialog.rows.model
    return [
        (model.row_at(line).number, model.text(model.index(line, FATE))) for line in range(model.rowCount())
    ]


def cells(dialog: ImportDialog, key: str) -> list[str]:
    """Return what the rows show in a field."""
    model = dialog.rows.model
    column = model.column_of(key)
    return [model.text(model.index(line, column)) for line in range(model.rowCount())]


def columns(dialog: ImportDialog, place: int) -> list[str]:
    """Return what is said of the columns of the file."""
    model = dialog.columns.model
    return [model.text(model.index(line, place)) for line in range(model.rowCount())]


def press(widget: QWidget, text: str) -> None:
    """Press the one button of this text in `widget`."""
    (button,) = [one for one in widget.findChildren(QPushButton) if one.text() == text and not one.isHidden()]
    button.click()
