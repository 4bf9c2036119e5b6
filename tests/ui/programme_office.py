"""Programmes to test with, and how tests reach into the Programme view."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cica_events.domain.sittings import SittingKind
from tests.ui.agenda_office import empty_meeting
from tests.ui.meeting_desk import Office, laid_once
from ui.programme.programme_view import ProgrammeView
from ui.programme.sitting_block import SittingBlock

DAY = date(2023, 12, 12)


@laid_once
def planned(office: Office) -> str:
    """Create a meeting with four items and four sessions in two rooms; two items are in no session."""
    meeting_id, agenda = empty_meeting(office), office.workspace.agenda
    office.workspace.meetings.edit([meeting_id], {"rooms": "Main hall\nRoom B"})
    titles = ("Opening", "Food security", "Green finance", "Closing")
    items = [agenda.add(meeting_id, title, values={"duration": 20}) for title in titles]
    first = session(office, meeting_id, "Plenary", 9, 60, "Main hall")
    session(office, meeting_id, "Food", 10, 60, "Main hall")
    session(office, meeting_id, "Bilateral", 10, 45, "Room B", kind=SittingKind.BILATERAL)
    session(office, meeting_id, "Lunch", 12, 60, "", kind=SittingKind.LUNCH)
    office.workspace.programme.place(items[:2], first)
    return meeting_id


def session(
    office: Office, meeting_id: str, title: str, hour: int, minutes: int, room: str, **values: Any
) -> str:
    """Add a session of the first day."""
    given = {"title": title, "day": DAY, "start": time(hour), "duration": minutes, "room": room}
    return office.workspace.programme.add(meeting_id, {**given, **values})


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> ProgrammeView:
    """Show the view, its conflicts told."""
    view = ProgrammeView(office.desk)
    qtbot.addWidget(view)
    view.resize(1150, 700)
    view.bring_up(meeting_id=meeting_id)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    qtbot.waitUntil(lambda: bool(view.programme.conflicts))
    view.frame.scroll_to(7 * 60)  # room to drag without scrolling along
    return view


def block(view: ProgrammeView, title: str) -> SittingBlock:
    """Return the block of a session by its title."""
    return next(one for one in view.canvas.blocks if one.sitting.row.title == title)


def program(view: ProgrammeView) -> list[str]:
    """Return the sessions of the meeting as lines: "12 09:00 60 Main hall Plenary"."""
    lines = []
    for sitting in view.programme.sittings():
        row, start = sitting.row, sitting.start
        when = start.strftime("%d %H:%M") if start else "--"
        lines.append(f"{when} {sitting.minutes} {row.room or '*'} {row.title}")
    return lines


def line_of(view: ProgrammeView, title: str) -> str:
    """Return the line of one session."""
    return next(line for line in program(view) if line.endswith(title))


def items_in(view: ProgrammeView, title: str) -> list[str]:
    """Return the titles of the items in a session."""
    sitting = next(one for one in view.programme.sittings() if one.row.title == title)
    return [item.row.title for item in sitting.items]


def drag(view: ProgrammeView, start: QPoint, end: QPoint) -> None:
    """Press the button on the canvas, pull in steps over the screen, release it."""
    canvas = view.canvas
    first, last = canvas.mapToGlobal(start), canvas.mapToGlobal(end)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        move(view, canvas.mapFromGlobal(first + QPointF(QPointF(last - first) * share).toPoint()))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=canvas.mapFromGlobal(last))


def move(view: ProgrammeView, at: QPoint) -> None:
    """Move the mouse on the canvas with the button held."""
    canvas, left = view.canvas, Qt.MouseButton.LeftButton
    point, plain = QPointF(at), Qt.KeyboardModifier.NoModifier
    where = QPointF(canvas.mapToGlobal(at))
    event = QMouseEvent(QEvent.Type.MouseMove, point, where, Qt.MouseButton.NoButton, left, plain)
    QCoreApplication.sendEvent(canvas, event)
