"""The delegations of a meeting, and what a test chooses and opens there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.ui.meeting_desk import Office
from tests.ui.tab_open import open_tab
from ui.delegations.delegations_tab import DelegationsTab

Key = Qt.Key
Window = TypeVar("Window", bound=QDialog)


def shown(qtbot: QtBot, office: Office, meeting_id: str) -> DelegationsTab:
    return open_tab(DelegationsTab, qtbot, office, meeting_id)


def choose(tab: DelegationsTab, *names: str) -> None:
    tab.table.select_ids([row.id for row in tab.list.rows if row.party_name in names])


def names(tab: DelegationsTab) -> list[str]:
    return [row.party_name for row in tab.list.rows]


def cell(tab: DelegationsTab, name: str, key: str) -> str:
    row = next(row for row in tab.list.rows if row.party_name == name)
    model = tab.list.model
    return str(model.index(model.line_of(row.id), model.column_of(key)).data())


def opened(tab: DelegationsTab, kind: type[Window]) -> Window:
    return next(dialog for dialog in tab.findChildren(kind) if dialog.isVisible())
