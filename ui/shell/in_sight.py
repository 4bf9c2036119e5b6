"""What stands on a page and is not hidden there: found without a look at what lies behind it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.shell.page import Page


def in_sight(page: QWidget) -> Iterator[QWidget]:
    """Yield the widgets on `page` that are shown when it is, each before those on it.

    `findChildren` looks at all there is, also on the hidden tabs of a meeting, which takes much longer.
    """
    for child in page.children():
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow():
            yield child
            yield from in_sight(child)


def hands_out(page: Page) -> bool:
    """Tell whether something on `page` could be dragged out; lists are known by what they can say."""
    views = (view for view in in_sight(page) if isinstance(view, QAbstractItemView))
    return any(hasattr(view, "selected_ids") for view in views) or page.handed_out() is not None
