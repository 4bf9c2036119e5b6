"""What a page that hosts several views asks of each of them, and of what stands in its corner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.shell.desk import Desk
from ui.shell.page import Page


class View(Page):
    """A page whose actions stand in `bar`, beside the switch; the layout of `bar` is `bar_row`.

    Where there is nothing to act on, the view hides its `bar`. `goes` asks the host for another view:
    its key, and the arguments that go to its `bring_up`.
    """

    goes = Signal(str, dict)

    def __init__(self) -> None:
        super().__init__()
        self.bar = QWidget(self)
        self.bar_row = QHBoxLayout(self.bar)
        self.bar_row.setContentsMargins(0, 0, 0, 0)
        self.bar_row.setSpacing(8)

    def chosen_item(self) -> str:
        """Return the id of what is selected, which the next view brings up as `item_id`; empty for none."""
        return ""

    def enter(self) -> None:
        """Take the keyboard, as the user has just switched to this view."""
        self.setFocus()


class Corner(QWidget):
    """What stands at the far right of the bar, whatever the view: a button, with a panel if it has one.

    `goes` asks the host for a view, as a view does. The host puts `panel` at the right of the views; it is
    for the corner to show and hide it.
    """

    goes = Signal(str, dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel: QWidget | None = None

    def bring_up(self, **args: Any) -> None:
        """Tell of the meeting `meeting_id`; called whenever the page is shown."""


@dataclass(frozen=True, slots=True)
class HostedView:
    """One view of a page; `load` imports what builds it."""

    key: str
    title: str  # marked for translation, not translated
    load: Callable[[], Callable[[Desk], View]]
    icon: str = ""


LoadCorner = Callable[[], Callable[[Desk], Corner]]
