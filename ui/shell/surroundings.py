"""What stands around the doors of the window: the window itself, and what opens, runs and remembers."""

from __future__ import annotations

from typing import Protocol

from ui.runtime.errors import ErrorReporter
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.shell.opener import Opener
from ui.shell.window import MainWindow


class Surroundings(Protocol):
    """What holds the window, which is another one after a change of the language."""

    @property
    def window(self) -> MainWindow:
        """The window as it is now."""
        ...

    @property
    def opener(self) -> Opener:
        """What opens a workspace."""
        ...

    @property
    def settings(self) -> Settings:
        """What is remembered."""
        ...

    @property
    def icons(self) -> Icons:
        """The icons in the theme's colours."""
        ...

    @property
    def tasks(self) -> TaskRunner:
        """What runs beside the window."""
        ...

    @property
    def errors(self) -> ErrorReporter:
        """What tells of errors."""
        ...
