"""A button that leads to the documents of a meeting, from wherever what they say is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cica_events.i18n import N_, _
from ui.shell.desk import Desk

PAPERS: Mapping[str, tuple[str, str]] = {
    "agenda": (N_("Agenda"), "list-ordered"),
    "programme": (N_("Programme"), "calendar-days"),
    "chair": (N_("Chair's programme"), "gavel"),
    "speakers": (N_("List of speakers"), "message-square-text"),
}


def documents_button(desk: Desk, meeting_id: Callable[[], str], parent: QWidget) -> QToolButton:
    """Return a button whose menu shows a document of the meeting that is shown then."""
    menu = QMenu(parent)
    for key, (label, icon) in PAPERS.items():
        action = menu.addAction(_(label))
        desk.icons.put(action, icon, "muted")
        action.triggered.connect(partial(_go, desk, meeting_id, key))
    made = QToolButton(parent)  # its icon alone, as bars are narrow
    made.setAccessibleName(_("Documents"))
    made.setToolTip(_("See the documents made of this, and write them as Word or PDF"))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    made.setMenu(menu)
    desk.icons.put(made, "file-text", "muted")
    return made


def _go(desk: Desk, meeting_id: Callable[[], str], key: str, _checked: bool = False) -> None:
    desk.go("meeting", meeting_id=meeting_id(), tab="documents", document=key)
