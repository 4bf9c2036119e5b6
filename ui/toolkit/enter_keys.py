"""Shortcuts with Enter: both keys do the same, and what is shown is called as keyboards call it."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def key_sequences(keys: str) -> list[QKeySequence]:
    """Return the shortcuts of `keys`, in Qt's spelling; for Return that of Enter first, which is shown."""
    spelt = dict.fromkeys((keys.replace("Return", "Enter"), keys))
    return [QKeySequence(each) for each in spelt]
