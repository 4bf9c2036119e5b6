"""States and organizations with the status that each has on a day."""

from __future__ import annotations

from ui.shell.desk import Desk
from ui.shell.page import Page


class PartiesPage(Page):
    """Not filled yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
