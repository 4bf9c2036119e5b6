"""The windows that stand beside the main one, such as the help, or a search beside its list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def close_beside(window: QWidget) -> None:
    """Close those that are shown, as they would stay on the screen while work still ends without `window`."""
    for child in window.findChildren(QWidget):
        if child.isWindow() and child.isVisible():
            child.close()
