"""The menu of sessions into which items of the tray can be put."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.directions import DOT, isolated
from cica_events.i18n import _
from ui.programme.programme_list import ProgrammeList
from ui.programme.programme_words import day_words, time_of, title_of


def put_menu(programme: ProgrammeList, put: Callable[[str], None], parent: QWidget) -> QMenu:
    """Return the sessions by day and time; `put` is called with the id of the one chosen."""
    menu = QMenu(_("Put into…"), parent)
    read = programme.programme
    day = None
    for sitting in programme.sittings():
        if sitting.start is not None and read is not None and sitting.start.date() != day:
            day = sitting.start.date()
            menu.addSection(day_words(day, read))
        words = f"{time_of(sitting.start)}  {isolated(title_of(sitting))}".strip()
        words = DOT.join(filter(None, (words, sitting.row.room)))
        menu.addAction(words.replace("&", "&&")).triggered.connect(partial(_put, put, sitting.row.id))
    return menu


def _put(put: Callable[[str], None], sitting_id: str, _checked: bool = False) -> None:
    put(sitting_id)


def pop_up(menu: QMenu, at: QPoint) -> None:
    """Show a menu with its first session chosen, so that Enter takes it."""
    first = next((action for action in menu.actions() if not action.isSeparator()), None)
    menu.popup(at)
    if first is not None:
        menu.setActiveAction(first)
