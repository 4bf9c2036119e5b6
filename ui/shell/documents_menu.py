"""A button that leads to the documents of a meeting, from wherever what they say is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from cica_events.i18n import N_, _
from ui.shell.desk import Desk
from ui.toolkit.buttons import MenuButton

PAPERS: Mapping[str, tuple[str, str]] = {
    "agenda": (N_("Agenda"), "list-ordered"),
    "programme": (N_("Programme"), "calendar-days"),
    "chair": (N_("Chair's programme"), "gavel"),
    "speakers": (N_("List of speakers"), "message-square-text"),
}


def documents_button(desk: Desk, meeting_id: Callable[[], str], parent: QWidget) -> MenuButton:
    """Return a button whose menu shows a document of the meeting that is shown then."""
    menu = QMenu(parent)
    for key, (label, icon) in PAPERS.items():
        action = menu.addAction(_(label))
        desk.icons.put(action, icon, "muted")
        action.triggered.connect(partial(_go, desk, meeting_id, key))
    hint = _("See the documents made of this, and write them as Word or PDF")
    return MenuButton(_("Documents"), menu, hint=hint, parent=parent)


def _go(desk: Desk, meeting_id: Callable[[], str], key: str, _checked: bool = False) -> None:
    desk.go("meeting", meeting_id=meeting_id(), tab="documents", document=key)
