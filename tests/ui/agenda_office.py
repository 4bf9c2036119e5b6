"""Agendas to test with, and how tests read and reach into the Agenda tab."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from tests.ui.meeting_desk import Office, laid_once
from ui.agenda.agenda_view import AgendaView
from ui.toolkit.editors import ChoiceEditor, LineEditor

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@laid_once
def empty_meeting(office: Office, body: str = "SOC") -> str:
    plan = office.workspace.meetings.plan(body, VagueDate.parse("2023-12-12"))
    meeting_id = office.workspace.meetings.create(replace(plan, with_agenda=False))
    office.workspace.meetings.edit([meeting_id], {"start_time": None})
    return meeting_id


@laid_once
def written(office: Office) -> str:
    """Create a meeting with four items, the third under the second."""
    meeting_id, agenda = empty_meeting(office), office.workspace.agenda
    agenda.add(meeting_id, "Opening", values={"duration": 30})
    second = agenda.add(meeting_id, "Food security")
    agenda.add(meeting_id, "National approaches", parent_id=second, values={"duration": 40})
    agenda.add(meeting_id, "Closing")
    return meeting_id


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> AgendaView:
    tab = AgendaView(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1150, 650)
    tab.bring_up(meeting_id=meeting_id)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    tab.outline.setFocus()
    return tab


def lines(tab: AgendaView, *keys: str) -> list[str]:
    """Return what the outline shows, a line for each item."""
    found = []
    for row in tab.model.rows:
        cells = [tab.model.text(tab.model.index_of(row.id, key)) for key in ("number", "title", *keys)]
        found.append(" ".join(filter(None, cells)))
    return found


def item(tab: AgendaView, title: str) -> str:
    return str(next(row.id for row in tab.model.rows if row.title == title))


def go(tab: AgendaView, title: str, key: str = "title") -> None:
    flags = QItemSelectionModel.SelectionFlag  # whatever modifier the last key event left
    index = tab.model.index_of(item(tab, title), key)
    tab.outline.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def editor(tab: AgendaView) -> Any:
    found = [one for one in tab.outline.viewport().children() if isinstance(one, LineEditor | ChoiceEditor)]
    return next((one for one in found if one.isVisible()), None)


def button(place: QWidget, name: str) -> Any:
    return next(one for one in place.findChildren(QAbstractButton) if one.accessibleName() == name)


def columns(tab: AgendaView) -> list[Any]:
    return tab.outline.columns.columns()
