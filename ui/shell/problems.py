"""What went wrong, as the messages of a window tell it, as long as the workspace is open in which it did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.runtime.errors import ErrorReporter
from ui.shell.tone import Tone

if TYPE_CHECKING:
    from ui.shell.window import MainWindow


class Problems(QObject):
    """Tells what `errors` reports in the window that `window` returns."""

    def __init__(self, errors: ErrorReporter, window: Callable[[], MainWindow], parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._told = ""  # what was told last
        errors.told.connect(self._tell)
        errors.damage_told.connect(self._tell_damage)

    @Slot(str)
    def _tell(self, words: str) -> None:
        window = self._window()
        self._told = window.lasting.shorter(words)
        window.messages.show(self._told, Tone.PROBLEM)

    @Slot(str)
    def _tell_damage(self, words: str) -> None:
        """Tell of damage, unless the strip over the page does; what failed to be read says so itself."""
        lasting = self._window().lasting
        if lasting.is_damaged and lasting.shorter(words) == words:
            return
        self._tell(words)

    @Slot()
    def forget(self) -> None:
        """Say no more what went wrong in the workspace that was left."""
        messages = self._window().messages
        if self._told and messages.text == self._told:
            messages.close()
        self._told = ""
