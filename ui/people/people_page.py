"""The directory of people: found, sorted, changed, added and removed."""

from __future__ import annotations

from ui.shell.desk import Desk
from ui.shell.page import Page


class PeoplePage(Page):
    """Not filled yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
