"""The Agenda tab hosts several views: one bar, one switch, and what is selected goes along."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.agenda_office import go, item, written
from tests.ui.meeting_desk import Office
from ui.agenda.agenda_tab import AgendaTab
from ui.agenda.agenda_view import AgendaView
from ui.shell.desk import Desk
from ui.shell.view import Corner, HostedView, View

ALT = Qt.KeyboardModifier.AltModifier


class Other(View):
    """Takes note of what it is asked to bring up."""

    def __init__(self, _desk: Desk) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.asked: list[dict[str, Any]] = []
        self.bar_row.addWidget(QPushButton("Do something", self.bar))

    def bring_up(self, **args: Any) -> None:
        self.asked.append(args)

    def status(self) -> str:
        return "other"


class Sign(Corner):
    """A corner with a panel."""

    def __init__(self, _desk: Desk) -> None:
        super().__init__()
        self.meeting_id = ""
        self.panel = QLabel("panel")

    def bring_up(self, **args: Any) -> None:
        self.meeting_id = args["meeting_id"]


VIEWS = [
    HostedView("agenda", "Agenda", lambda: AgendaView),
    HostedView("programme", "Programme", lambda: Other),
]


@pytest.fixture
def tab(qtbot: QtBot, office: Office) -> AgendaTab:
    tab = AgendaTab(office.desk, VIEWS, lambda: Sign)
    qtbot.addWidget(tab)
    tab.resize(1150, 650)
    tab.bring_up(meeting_id=written(office))
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    return tab


def outline(tab: AgendaTab) -> AgendaView:
    view = tab.view("agenda")
    assert isinstance(view, AgendaView)
    return view


def other(tab: AgendaTab) -> Other:
    view = tab.view("programme")
    assert isinstance(view, Other)
    return view


def test_the_selected_item_goes_along_to_the_other_view(tab: AgendaTab, qtbot: QtBot) -> None:
    go(outline(tab), "National approaches")
    qtbot.mouseClick(tab.switch.button("programme"), Qt.MouseButton.LeftButton)
    assert tab.current is other(tab)
    assert other(tab).asked[-1]["item_id"] == item(outline(tab), "National approaches")
    assert other(tab).bar.isVisible()
    assert not outline(tab).bar.isVisible()
    assert tab.status() == "other"


def test_a_view_that_is_built_beforehand_does_not_show_its_bar_yet(tab: AgendaTab, qtbot: QtBot) -> None:
    tab.prepare()
    assert other(tab).bar.parentWidget() is not tab
    assert not other(tab).bar.isVisible()
    assert outline(tab).bar.isVisible()


def test_alt_and_a_number_switches_and_leads_the_keyboard_into_the_view(tab: AgendaTab, qtbot: QtBot) -> None:
    outline(tab).outline.setFocus()
    qtbot.keyClick(outline(tab).outline, Qt.Key.Key_2, ALT)
    assert tab.switch.view == "programme"
    assert other(tab).hasFocus()
    qtbot.keyClick(other(tab), Qt.Key.Key_1, ALT)
    assert outline(tab).outline.hasFocus()


def test_a_view_brings_another_up_at_an_item(tab: AgendaTab) -> None:
    closing = item(outline(tab), "Closing")
    tab.show_view("programme")
    other(tab).goes.emit("agenda", {"item_id": closing})
    assert tab.current is outline(tab)
    assert outline(tab).outline.current_id() == closing


def test_the_view_looked_at_last_is_shown_again(tab: AgendaTab, office: Office, qtbot: QtBot) -> None:
    tab.show_view("programme")
    again = AgendaTab(office.desk, VIEWS)
    qtbot.addWidget(again)
    again.bring_up(meeting_id=written(office))
    assert again.switch.view == "programme"


def test_the_corner_stands_at_the_right_of_every_view_and_hears_of_the_meeting(tab: AgendaTab) -> None:
    assert isinstance(tab.corner, Sign)
    assert tab.corner.meeting_id
    assert tab.corner.geometry().left() > tab.switch.geometry().right()
    assert tab.corner.panel is not None
    assert tab.corner.panel.isVisible()
    tab.corner.goes.emit("programme", {"sitting_id": "s"})
    assert other(tab).asked[-1]["sitting_id"] == "s"


def test_where_words_would_be_cut_the_bar_goes_below_the_switch(tab: AgendaTab, qtbot: QtBot) -> None:
    bar = outline(tab).bar
    tab.resize(2000, 650)
    qtbot.waitUntil(lambda: not tab.row.folded)
    assert bar.mapTo(tab, QPoint()).y() < tab.switch.geometry().bottom()
    tab.resize(640, 650)
    qtbot.waitUntil(lambda: bar.mapTo(tab, QPoint()).y() > tab.switch.geometry().bottom())
    assert bar.width() >= bar.minimumSizeHint().width()
