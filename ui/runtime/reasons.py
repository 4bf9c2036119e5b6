"""Why an action cannot be done just now, in words, for who looks for it by its name."""

from __future__ import annotations

from PySide6.QtGui import QAction

_WHY = "why_not"


def allow(action: QAction, possible: bool, otherwise: str) -> None:
    """Enable `action` if it is `possible`; a sentence says what is missing `otherwise`."""
    action.setProperty(_WHY, "" if possible else otherwise)
    action.setEnabled(possible)


def why_not(action: QAction) -> str:
    """Return why `action` cannot be done; empty where nobody said it."""
    return "" if action.isEnabled() else str(action.property(_WHY) or "")
