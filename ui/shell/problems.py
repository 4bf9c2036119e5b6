"""What went wrong, as the messages of a window tell it; damage only as long as its workspace is open."""

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
        self._damage = ""  # what was told of damage last
        errors.told.connect(self._tell)
        errors.damage_told.connect(self._tell_damage)

    @Slot(str)
    def _tell(self, words: str) -> None:
        window = self._window()
        window.messages.show(window.lasting.shorter(words), Tone.PROBLEM)

    @Slot(str)
    def _tell_damage(self, words: str) -> None:
        """Tell of damage, unless the strip over the page does; what failed to be read says so itself."""
        lasting = self._window().lasting
        if lasting.is_damaged and lasting.shorter(words) == words:
            return
        self._tell(words)
        self._damage = self._window().messages.text

    @Slot()
    def forget_damage(self) -> None:
        """Say no more what was damaged in the workspace that was left."""
        messages = self._window().messages
        if self._damage and messages.text == self._damage:
            messages.close()
        self._damage = ""
