"""What a window of a backup asks of who knows the pages."""

from __future__ import annotations

from collections.abc import Callable

from ui.shell.desk import Desk
from ui.shell.window import MainWindow

Fill = Callable[[MainWindow, Callable[[], Desk]], None]
"""Gives a window the pages of a workspace."""
