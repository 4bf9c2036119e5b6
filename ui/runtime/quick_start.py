"""Two habits of Python and PySide6 that cost a third of a start, set aside until the window can be used."""

from __future__ import annotations

import builtins
import gc
import sys

import PySide6.QtCore  # noqa: F401 - puts its own import function in place

SWITCH = 0.001  # seconds that a thread computes before the window gets its turn; Python's own are five
RARELY = (50_000, 20, 50)  # reading a list of thousands would otherwise take a third longer


def begin() -> None:
    """Start quickly: collect no garbage, as what is loaded stays, and import without PySide6 looking on.

    PySide6 reads the source of every module imported after it, only to learn whether the module may want
    its alternative spelling of method names (`from __feature__ import ...`), which nothing here uses.
    """
    gc.disable()
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def settle() -> None:
    """Let the garbage collector work again, on what comes from now on, and threads give way to the window."""
    if not gc.isenabled():
        sys.setswitchinterval(SWITCH)
        gc.set_threshold(*RARELY)
        gc.freeze()
        gc.enable()
