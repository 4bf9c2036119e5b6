"""Keys that nobody else took: a question mark shows the shortcuts, Ctrl+S says that all is saved."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from ui.shell.actions import FrameActions
from ui.shell.foot import Foot
from ui.shell.messages import Messages


def take(event: QKeyEvent, actions: FrameActions, foot: Foot, messages: Messages) -> bool:
    """Act on a key that came to the window itself; tell whether it was one of these."""
    if event.text() == "?":
        actions.shortcuts.trigger()
        return True
    from PySide6.QtGui import QKeySequence  # whose enumeration the first picture does not wait for

    if event.matches(QKeySequence.StandardKey.Save) and (words := foot.on_saving()):
        messages.show(words)
        return True
    return False
