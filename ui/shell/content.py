"""What of a page the keyboard begins at."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QLabel, QProgressBar, QRadioButton, QWidget

STILL = (QLabel, QProgressBar)  # not asked for their focus policy: that loads all enums, and a start waits


def content_of(page: QWidget) -> QWidget:
    """Return where the page says that it begins, else its list or first control, else the page itself.

    It asks for the children: PySide6 takes a widget from `nextInFocusChain` for a child of the one before.
    """
    start = getattr(page, "begins_at", None)  # no focus proxy: Tab would go round within the page for ever
    if isinstance(start, QWidget) and start.isVisibleTo(page):
        return start
    for view in page.findChildren(QAbstractItemView):
        if _reachable(view, page):
            return view
    for widget in page.findChildren(QWidget):
        if _reachable(widget, page) and not (isinstance(widget, QRadioButton) and not widget.isChecked()):
            return widget
    return page


def _reachable(widget: QWidget, page: QWidget) -> bool:
    """Tell whether the Tab key could lead to `widget`."""
    by_tab = not isinstance(widget, STILL) and widget.focusPolicy().value & 1  # Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isEnabled() and widget.isVisibleTo(page)
