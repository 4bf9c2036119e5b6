"""The page of States and organizations, and what a test reads of it and types into it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.parties.parties_page import PartiesPage

LEFT = Qt.MouseButton.LeftButton
BEFORE, AFTER = date(2023, 12, 12), date(2023, 12, 26)


def open_parties(qtbot: QtBot, office: Office) -> PartiesPage:
    """Show the parties on the day after the Ministers' decision."""
    page = PartiesPage(office.desk, lambda: AFTER)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.bring_up()
    page.show()
    qtbot.waitExposed(page)
    return page


def party(office: Office, name: str) -> str:
    return next(row.id for row in office.workspace.parties.rows() if row.short_name == name)


def cell(page: PartiesPage, party_id: str, key: str) -> str:
    model = page.model
    return model.text(model.index(model.line_of(party_id), model.column_of(key)))


def under(page: PartiesPage, party_id: str) -> str:
    """Return the heading under which a party stands."""
    model = page.model
    lines = (model.group_at(line) for line in range(model.line_of(party_id), -1, -1))
    return next(line.group.title for line in lines if line is not None)


def type_day(page: PartiesPage, text: str) -> None:
    page.day.line.setFocus()
    page.day.line.selectAll()
    type_text(page.day.line, text)
    press(page.day.line, Qt.Key.Key_Return)
