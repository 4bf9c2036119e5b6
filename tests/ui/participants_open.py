"""The Participants tab of a meeting on the screen, and the way to one of its cells."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.tab_open import open_tab
from ui.participants.participants_tab import ParticipantsTab


def open_participants(qtbot: QtBot, office: Office, meeting_id: str) -> ParticipantsTab:
    """Show the participants of a meeting."""
    return open_tab(ParticipantsTab, qtbot, office, meeting_id)


def go(tab: ParticipantsTab, family_name: str, key: str) -> None:
    """Make the cell of a participant the current one."""
    row = next(row for row in tab.list.rows if row.family_name == family_name)
    model = tab.list.model
    tab.table.setCurrentIndex(model.index(model.line_of(row.id), model.column_of(key)))
