"""A tab of a meeting on the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from ui.shell.desk import Desk
from ui.shell.page import Page

Tab = TypeVar("Tab", bound=Page)


def open_tab(kind: Callable[[Desk], Tab], qtbot: QtBot, office: Office, meeting_id: str) -> Tab:
    """Show a tab of that kind for a meeting."""
    tab = kind(office.desk)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    qtbot.waitExposed(tab)
    tab.bring_up(meeting_id=meeting_id)
    return tab
