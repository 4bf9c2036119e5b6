"""Keys that nobody else took: a question mark shows the shortcuts, Ctrl+S saves what is being typed."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent

from cica_events.i18n import _
from ui.shell.actions import FrameActions
from ui.shell.foot import Foot
from ui.shell.messages import Messages
from ui.shell.tone import Tone
from ui.shell.unsaved import Unsaved


def take(event: QKeyEvent, actions: FrameActions, foot: Foot, messages: Messages, unsaved: Unsaved) -> bool:
    """Act on a key that came to the window itself; tell whether it was one of these."""
    if event.text() == "?":
        actions.shortcuts.trigger()
        return True
    from PySide6.QtGui import QKeySequence  # whose enumeration the first picture does not wait for

    if event.matches(QKeySequence.StandardKey.Save) and foot.on_saving():
        unsaved.save()
        if unsaved:
            words = _("What is marked in red is not saved: {reason}").format(reason=unsaved.reason)
            messages.show(words, Tone.PROBLEM)
        else:
            messages.show(foot.on_saving(), Tone.DONE if foot.all_saved else Tone.WARNING)
        return True
    return False
