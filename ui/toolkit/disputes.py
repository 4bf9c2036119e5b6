"""What is said where somebody else changed the very value that is being typed: both stay, and two ways on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from cica_events.directions import isolated
from cica_events.errors import ChangedMeanwhileError
from cica_events.i18n import _


@dataclass(frozen=True, slots=True)
class Dispute:
    """An editor, what became of its value meanwhile, and what can be done about it."""

    editor: QWidget
    words: str
    keep: Callable[[], None]
    take: Callable[[], None]


def dispute_words(theirs: str, error: ChangedMeanwhileError | None = None) -> str:
    """Return who changed a value to `theirs`, as it is shown; empty is what was emptied."""
    if error is not None and error.who:
        text = (
            _("{who} changed this to “{theirs}” meanwhile.") if theirs else _("{who} emptied this meanwhile.")
        )
        return text.format(who=isolated(error.who), theirs=isolated(theirs))
    text = _("This was changed to “{theirs}” meanwhile.") if theirs else _("This was emptied meanwhile.")
    return text.format(theirs=isolated(theirs))


def keep_words() -> str:
    """Return what the button says that writes what was typed."""
    return _("Keep mine (Enter)")


def take_words() -> str:
    """Return what the button says that gives up what was typed."""
    return _("Take theirs (Esc)")
