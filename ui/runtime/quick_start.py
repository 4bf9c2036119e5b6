"""Habits of Python and PySide6 that cost a third of a start, or let threads disturb the window, set aside."""

from __future__ import annotations

import builtins
import gc
import sys

import PySide6.QtCore  # noqa: F401 - puts its own import function in place

SWITCH = 0.001  # seconds that a thread computes before the window gets its turn; Python's own are five


def begin() -> None:
    """Start quickly: look for no garbage, as what is loaded stays, and import without PySide6 looking on.

    Python does not look for garbage by itself later either, as it would in any thread: `Tidying` does.

    PySide6 reads the source of every module imported after it, only to learn whether the module may want
    its alternative spelling of method names (`from __feature__ import ...`), which nothing here uses.
    """
    gc.disable()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def settle() -> None:
    """Let threads give way to the window from now on, and garbage be looked for among what comes."""
    if not gc.isenabled():
        sys.setswitchinterval(SWITCH)
        gc.set_threshold(0)  # never by itself
        gc.freeze()
        gc.enable()
