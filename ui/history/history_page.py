"""The history of the workspace: who changed what, when, and what stood there before."""

from __future__ import annotations

from ui.shell.desk import Desk
from ui.shell.page import Page


class HistoryPage(Page):
    """Not filled yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
